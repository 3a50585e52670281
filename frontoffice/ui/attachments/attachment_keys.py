"""Every key of the files beside a form: how they come, what becomes of the one that is marked, and of its pages."""

from __future__ import annotations

from typing import Final

from frontoffice.ui.widgets.page_keys import PageKey

_PANEL: Final = "AttachmentsPanel"
_LIST: Final = "attachments"
_VIEWER: Final = "AttachmentViewer"

ATTACHMENT_KEYS: Final = (
    PageKey("Ctrl+T", "add", within=_PANEL),
    PageKey("Insert", "add", within=_PANEL),
    PageKey("Ctrl+U", "scan", within=_PANEL),
    PageKey("Ctrl+Y", "take_scan", within=_PANEL),
    PageKey("Ctrl+V", "paste", within=_PANEL),
    PageKey("Return", "view", within=_LIST),
    PageKey("Enter", "view", within=_LIST),
    PageKey("Ctrl+Right", "turn", within=_LIST),
    PageKey("Ctrl+Up", "earlier", within=_LIST),
    PageKey("Ctrl+Down", "later", within=_LIST),
    PageKey("Ctrl+G", "join", within=_LIST),
    PageKey("Delete", "remove", within=_LIST),
    *(PageKey(f"Ctrl+{digit}", "kind", within=_PANEL) for digit in "123456"),  # in the order of AttachmentKind
    PageKey("+", "larger", within=_VIEWER),
    PageKey("=", "larger", within=_VIEWER),  # the same key without Shift
    PageKey("-", "smaller", within=_VIEWER),
    PageKey("PgDown", "next_page", within=_VIEWER),
    PageKey("PgUp", "previous_page", within=_VIEWER),
    PageKey("Ctrl+Right", "turn_page", within=_VIEWER),
    PageKey("Ctrl+Up", "page_earlier", within=_VIEWER),
    PageKey("Ctrl+Down", "page_later", within=_VIEWER),
    PageKey("Ctrl+E", "split", within=_VIEWER),
    PageKey("Delete", "remove_page", within=_VIEWER),
)
