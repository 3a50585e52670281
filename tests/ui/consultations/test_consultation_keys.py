from __future__ import annotations

from frontoffice.domain.people import May
from frontoffice.ui.consultations import CONSULTATION_KEYS
from frontoffice.ui.widgets.page_keys import keys_of


def test_what_is_done_with_a_line_of_the_list_has_its_key_there_alone() -> None:
    lines = {one.action: one.within for one in CONSULTATION_KEYS if one.action in ("turn", "reveal", "open")}
    assert lines == dict.fromkeys(("turn", "reveal", "open"), "lines")


def test_who_records_has_the_key_for_it() -> None:
    assert keys_of(CONSULTATION_KEYS, "record") == ("F9",)
    assert [one.may for one in CONSULTATION_KEYS if one.action in ("record", "turn")] == [May.RECORD] * 2
