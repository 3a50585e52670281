"""Every key of the page of a complaint's attachments, beside those of the files that are to be attached."""

from __future__ import annotations

from typing import Final

from frontoffice.domain.people import May
from frontoffice.ui.widgets.page_keys import PageKey

_LIST: Final = "kept"
_PAPER: Final = "kept_paper"

ATTACHED_KEYS: Final = (
    PageKey("Esc", "back"),
    PageKey("Ctrl+B", "add", May.CONTACT),
    PageKey("F9", "attach", May.CONTACT),
    PageKey("Ctrl+P", "print", May.PRINT),
    PageKey("Ctrl+S", "save", May.PRINT),
    PageKey("Return", "show", within=_LIST),
    PageKey("Enter", "show", within=_LIST),
    PageKey("Delete", "withdraw", within=_LIST),
    PageKey("+", "larger", within=_PAPER),
    PageKey("=", "larger", within=_PAPER),
    PageKey("-", "smaller", within=_PAPER),
    PageKey("PgDown", "next_page", within=_PAPER),
    PageKey("PgUp", "previous_page", within=_PAPER),
)
