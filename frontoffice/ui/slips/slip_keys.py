"""The keys of the page of numbered slips."""

from __future__ import annotations

from typing import Final

from frontoffice.domain.people import May
from frontoffice.ui.widgets.page_keys import PageKey

SLIP_KEYS: Final = (
    PageKey("F9", "record", May.RECORD),
    PageKey("Shift+F9", "void", May.CANCEL),
    PageKey("Ctrl+N", "reserve", May.RECORD),
    PageKey("Ctrl+P", "print", May.PRINT),
    PageKey("Ctrl+Shift+N", "again", May.RECORD),
    PageKey("Return", "to_date", within="lines"),
    PageKey("Enter", "to_date", within="lines"),
    PageKey("Return", "record", May.RECORD, within="asked"),
    PageKey("Enter", "record", May.RECORD, within="asked"),
    PageKey("Ctrl+Down", "to_list"),
    PageKey("Esc", "back"),
)
