from __future__ import annotations

from frontoffice.ui.complaint.attached_keys import ATTACHED_KEYS
from frontoffice.ui.widgets.page_keys import keys_of


def test_what_leaves_the_register_has_one_key_each() -> None:
    assert [keys_of(ATTACHED_KEYS, action) for action in ("print", "save")] == [("Ctrl+P",), ("Ctrl+S",)]
