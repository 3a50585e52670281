"""Every key of F4."""

from __future__ import annotations

from typing import Final

from frontoffice.domain.people import May
from frontoffice.register.queries.urgency import URGENCIES
from frontoffice.ui.widgets.page_keys import PageKey

WORKLIST_KEYS: Final = (
    PageKey("Return", "open"),  # of the page: a group that was clicked has the focus, and perhaps no lines
    PageKey("Enter", "open"),
    PageKey("Left", "previous_group"),
    PageKey("Right", "next_group"),
    PageKey("Ctrl+P", "print_mine"),
    PageKey("Ctrl+Shift+P", "print_all", May.REVIEW),
    *(PageKey(f"Alt+{key}", f"only_{urgency}") for key, urgency in enumerate(URGENCIES, 1)),
)
