"""Keys of figures and of their list do not meet: a page key of one would be a move in the other."""

from __future__ import annotations

from frontoffice.domain.calendar.report_period import PeriodKind
from frontoffice.ui.reports.report_keys import REPORT_KEYS


def test_every_length_of_a_period_has_its_digit_with_alt() -> None:
    digits = {one.action: one.key for one in REPORT_KEYS if one.key[-1].isdigit() and one.key.startswith("Alt+")}
    assert digits == {kind.value: f"Alt+{place}" for place, kind in enumerate(PeriodKind, start=1)}


def test_in_the_list_the_page_keys_move_in_it() -> None:
    assert {one.within for one in REPORT_KEYS if one.key in ("PgUp", "PgDown")} == {"figures_view"}
