"""Every key of the complaint's page: its actions, the steps of its handling, and what it shows."""

from __future__ import annotations

from typing import Final

from frontoffice.domain.people import May
from frontoffice.ui.widgets.page_keys import PageKey

COMPLAINT_KEYS: Final = (
    PageKey("Esc", "back"),
    PageKey("Alt+E", "amend", May.AMEND),
    PageKey("Ctrl+P", "print", May.PRINT),
    PageKey("Alt+O", "papers", May.EXPORT),
    PageKey("Alt+A", "attachments"),
    PageKey("Return", "show_attachment", within="attached_strip"),
    PageKey("Enter", "show_attachment", within="attached_strip"),
    PageKey("Alt+R", "review", May.REVIEW),
    PageKey("Alt+I", "reveal", May.REVEAL),
    PageKey("Alt+X", "cancel", May.CANCEL),
    PageKey("Alt+W", "sp4n", May.CONTACT),
    PageKey("Alt+C", "write_note", May.CONTACT),
    PageKey("Alt+Z", "correct"),  # whoever may take the last step, or decides: correcting.refusal
    PageKey("Alt+V", "extend", May.DECIDE),
    PageKey("Alt+U", "take", May.CONTACT),
    PageKey("Alt+H", "hand", May.CONTACT),
    PageKey("Ctrl+J", "explain_due"),
    PageKey("Ctrl+H", "show_earlier"),
    PageKey("Ctrl+W", "show_rest"),
    PageKey("Alt+J", "more"),
    PageKey("Ctrl+M", "show_who"),
    PageKey("Ctrl+B", "show_files"),
    PageKey("Alt+B", "others"),
    *(PageKey(f"Alt+{digit}", "step") for digit in "123456789"),  # in the order of the offer; RULES say who may
    PageKey("Alt+K", "contact", May.CONTACT),
    PageKey("Alt+F", "ask_for_papers", May.CONTACT),
    PageKey("Alt+M", "paper_came", May.CONTACT),
    PageKey("Alt+Q", "paper_came", May.CONTACT),
    PageKey("F9", "save"),  # while the form of a step is open
    PageKey("Ctrl+Return", "save"),
    PageKey("Ctrl+D", "change_day"),
    PageKey("Ctrl+Space", "choose_phrase", within="text"),
    PageKey("Ctrl+Shift+Space", "next_blank", within="text"),
    PageKey("Ctrl+Shift+C", "copy_answer", May.CONTACT),  # in the form of a contact, where letters are typed
    PageKey("Ctrl+Shift+J", "copy_answer_subject", May.CONTACT),
    PageKey("Ctrl+Shift+W", "open_chat", May.CONTACT),
    PageKey("Ctrl+Shift+K", "send_answer", May.CONTACT),
)
