from __future__ import annotations

from frontoffice.domain.people import May
from frontoffice.ui.search.search_keys import SEARCH_KEYS
from frontoffice.ui.widgets.page_keys import keys_of


def test_whatever_takes_a_list_away_is_for_who_may_export() -> None:
    taking = [one for one in SEARCH_KEYS if one.action.startswith("export_")]
    assert {one.may for one in taking} == {May.EXPORT}
    assert len(taking) == 3


def test_enter_opens_from_the_field_and_from_the_list_alike() -> None:
    assert keys_of(SEARCH_KEYS, "open") == ("Return", "Enter", "Return", "Enter")
    assert {one.within for one in SEARCH_KEYS if one.action == "open"} == {"find_field", "results"}
