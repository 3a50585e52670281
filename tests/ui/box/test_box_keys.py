from __future__ import annotations

from frontoffice.domain.people import May
from frontoffice.ui.box.box_page import BOX_KEYS
from frontoffice.ui.widgets.page_keys import keys_of


def test_no_letter_is_a_key_since_sheets_are_typed() -> None:
    assert not [one for one in BOX_KEYS if len(one.key) == 1]


def test_who_records_has_the_keys_of_a_sheet() -> None:
    assert keys_of(BOX_KEYS, "record") == ("F9",)
    assert keys_of(BOX_KEYS, "void") == ("Shift+F9",)
    assert {one.may for one in BOX_KEYS if one.action in ("record", "void", "to_closing")} == {May.RECORD}
