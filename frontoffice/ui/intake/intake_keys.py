"""Keys of the intake page, its drafts panel and its leave question."""

from __future__ import annotations

from typing import Final

from frontoffice.ui.widgets.choice_row import DIGITS
from frontoffice.ui.widgets.page_keys import PageKey

INTAKE_KEYS: Final = (
    PageKey("F9", "save"),
    PageKey("Ctrl+I", "tell"),
    PageKey("Ctrl+Space", "choose_phrase", within="description"),
    PageKey("Ctrl+Shift+Space", "next_blank", within="description"),
    PageKey("Ctrl+Space", "choose_phrase", within="wish"),
    PageKey("Ctrl+Shift+Space", "next_blank", within="wish"),
    PageKey("Ctrl+S", "keep_draft"),
    PageKey("F7", "show_drafts"),
    PageKey("Ctrl+B", "show_attachments"),
    PageKey("Ctrl+J", "explain_due"),
    PageKey("Ctrl+M", "show_more"),
    PageKey("Ctrl+P", "show_resi"),
    PageKey("F5", "fill_in"),
    PageKey("Ctrl+O", "open_similar"),
    PageKey("Esc", "back"),
    *(PageKey(f"Alt+{digit}", f"channel_{digit}") for digit in DIGITS),
    PageKey("Return", "take_up_draft", within="drafts"),
    PageKey("Enter", "take_up_draft", within="drafts"),
    PageKey("Delete", "drop_draft", within="DraftsPanel"),
    PageKey("Delete", "throw_away", within="LeaveBar"),
)
