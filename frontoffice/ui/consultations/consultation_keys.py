"""The keys of the page of consultations: of the form, and of the list beneath."""

from __future__ import annotations

from typing import Final

from frontoffice.domain.people import May
from frontoffice.ui.widgets.choice_row import DIGITS
from frontoffice.ui.widgets.page_keys import PageKey

CONSULTATION_KEYS: Final = (
    PageKey("F9", "record", May.RECORD),
    PageKey("Return", "go_on", within="asked"),
    PageKey("Enter", "go_on", within="asked"),
    PageKey("Ctrl+Space", "choose_phrase", within="about"),
    PageKey("Ctrl+Shift+Space", "next_blank", within="about"),
    PageKey("Ctrl+Space", "choose_phrase", within="answer"),
    PageKey("Ctrl+Shift+Space", "next_blank", within="answer"),
    PageKey("Ctrl+Down", "to_list"),
    PageKey("Ctrl+Up", "to_form"),
    PageKey("Alt+P", "turn", May.RECORD, within="lines"),
    PageKey("Alt+I", "reveal", May.REVEAL, within="lines"),
    PageKey("Return", "open", within="lines"),
    PageKey("Enter", "open", within="lines"),
    PageKey("F12", "export_xlsx", May.EXPORT),
    PageKey("Shift+F12", "export_csv", May.EXPORT),
    PageKey("Esc", "back"),
    *(PageKey(f"Alt+{digit}", f"channel_{digit}") for digit in DIGITS),
)
