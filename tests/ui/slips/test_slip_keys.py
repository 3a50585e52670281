from __future__ import annotations

from frontoffice.domain.people import May
from frontoffice.ui.slips.slip_keys import SLIP_KEYS
from frontoffice.ui.widgets.page_keys import keys_of


def test_a_supervisor_alone_has_the_key_that_voids() -> None:
    assert keys_of(SLIP_KEYS, "void") == ("Shift+F9",)
    assert {one.may for one in SLIP_KEYS if one.action == "void"} == {May.CANCEL}
    assert {one.may for one in SLIP_KEYS if one.action in ("record", "reserve")} == {May.RECORD}
