"""The keys of the intake page hold where what they do can be seen."""

from __future__ import annotations

from frontoffice.ui.intake.intake_keys import INTAKE_KEYS
from frontoffice.ui.widgets.page_keys import keys_of


def test_the_list_of_drafts_has_its_key_for_keyboards_without_f_keys() -> None:
    assert keys_of(INTAKE_KEYS, "show_drafts") == ("F7",)


def test_a_key_that_throws_something_away_holds_only_where_that_is_shown() -> None:
    places = {one.action: one.within for one in INTAKE_KEYS if one.key == "Delete"}
    assert places == {"drop_draft": "DraftsPanel", "throw_away": "LeaveBar"}
