from __future__ import annotations

from frontoffice.domain.people import May
from frontoffice.register.queries.urgency import URGENCIES
from frontoffice.ui.worklist.worklist_keys import WORKLIST_KEYS


def test_a_figure_shows_what_is_as_urgent_in_the_order_of_urgency() -> None:
    figures = {one.key: one.action for one in WORKLIST_KEYS if one.key.startswith("Alt+")}
    assert figures == {f"Alt+{place}": f"only_{urgency}" for place, urgency in enumerate(URGENCIES, 1)}


def test_everybodys_list_is_for_who_reviews_and_ones_own_for_everybody() -> None:
    rights = {one.action: one.may for one in WORKLIST_KEYS}
    assert rights["print_all"] is May.REVIEW
    assert rights["print_mine"] is rights["open"] is None
