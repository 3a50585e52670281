"""Every key of the day's page, its closing among them."""

from __future__ import annotations

from typing import Final

from frontoffice.domain.people import May
from frontoffice.ui.widgets.page_keys import PageKey

DAY_KEYS: Final = (
    PageKey("Alt+Left", "previous_day"),
    PageKey("Alt+Right", "next_day"),
    PageKey("Alt+Home", "today"),
    PageKey("Alt+T", "today"),
    PageKey("Ctrl+F", "filter"),
    PageKey("Alt+L", "more_filters"),
    PageKey("Esc", "clear"),
    PageKey("Return", "open", within="lines"),
    PageKey("Enter", "open", within="lines"),
    PageKey("Alt+R", "tick", May.REVIEW, within="lines"),
    PageKey("Ctrl+Z", "take_back", May.REVIEW, within="lines"),
    PageKey("Ctrl+Z", "take_back", May.REVIEW, within="previous_day"),  # where the keys are when no line is left
    PageKey("Alt+C", "write_note", May.REVIEW, within="lines"),
    PageKey("Return", "tick", May.REVIEW, within="review_note"),
    PageKey("Enter", "tick", May.REVIEW, within="review_note"),
    PageKey("Down", "go_to_lines", within="text_filter"),
    PageKey("Return", "go_to_lines", within="text_filter"),
    PageKey("Enter", "go_to_lines", within="text_filter"),
    PageKey("Ctrl+K", "close_page"),
    PageKey("Ctrl+P", "print_page", May.EXPORT),
)
