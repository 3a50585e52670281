"""Every key of the page of a complaint's attachments, beside those of the files that are to be attached."""

from __future__ import annotations

from typing import Final

from frontoffice.domain.people import May
from frontoffice.ui.widgets.page_keys import PageKey

_LIST: Final = "kept"
_FILE: Final = "kept_file"

ATTACHED_KEYS: Final = (
    PageKey("Esc", "back"),
    PageKey("Ctrl+B", "add", May.CONTACT),
    PageKey("F9", "attach", May.CONTACT),
    PageKey("Ctrl+P", "print", May.PRINT),
    PageKey("Ctrl+S", "save", May.PRINT),
    PageKey("Return", "show", within=_LIST),
    PageKey("Enter", "show", within=_LIST),
    PageKey("Delete", "withdraw", within=_LIST),
    PageKey("+", "larger", within=_FILE),
    PageKey("=", "larger", within=_FILE),
    PageKey("-", "smaller", within=_FILE),
    PageKey("PgDown", "next_page", within=_FILE),
    PageKey("PgUp", "previous_page", within=_FILE),
    PageKey("Ctrl+Right", "rotate", within=_FILE),
)
