"""The keys of the page of the suggestion box."""

from __future__ import annotations

from typing import Final

from frontoffice.domain.complaint import Kind
from frontoffice.domain.people import May
from frontoffice.ui.widgets.choice_row import DIGITS
from frontoffice.ui.widgets.page_keys import PageKey

BOX_KEYS: Final = (
    PageKey("F9", "record", May.RECORD),
    PageKey("Shift+F9", "void", May.RECORD),
    PageKey("Ctrl+K", "to_closing", May.RECORD),
    PageKey("Ctrl+T", "scan", May.CONTACT),
    PageKey("Ctrl+S", "set_box", May.KEEP_LISTS),
    PageKey("Ctrl+P", "minutes", May.PRINT),
    PageKey("Ctrl+Shift+P", "board", May.PRINT),
    PageKey("Return", "go_on", within="opening"),
    PageKey("Enter", "go_on", within="opening"),
    PageKey("Return", "go_on", within="closing"),
    PageKey("Enter", "go_on", within="closing"),
    PageKey("Return", "open", within="sheets"),
    PageKey("Enter", "open", within="sheets"),
    PageKey("Return", "minutes", May.PRINT, within="openings"),
    PageKey("Enter", "minutes", May.PRINT, within="openings"),
    PageKey("Ctrl+Space", "choose_phrase", within="description"),
    PageKey("Ctrl+Shift+Space", "next_blank", within="description"),
    PageKey("Ctrl+Space", "choose_phrase", within="note"),
    PageKey("Ctrl+Shift+Space", "next_blank", within="note"),
    PageKey("Ctrl+Down", "to_list"),
    PageKey("Ctrl+Up", "to_form"),
    PageKey("Esc", "back"),
    *(PageKey(f"Alt+{digit}", f"kind_{digit}", May.RECORD, within="sheet") for digit in DIGITS[: len(Kind)]),
)
