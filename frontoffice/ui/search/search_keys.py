"""Every key of the search, beside those of its bars."""

from __future__ import annotations

from typing import Final

from frontoffice.domain.people import May
from frontoffice.ui.widgets.page_keys import PageKey

SEARCH_KEYS: Final = (
    PageKey("Return", "open", within="find_field"),
    PageKey("Enter", "open", within="find_field"),
    PageKey("Up", "line_up", within="find_field"),
    PageKey("Down", "line_down", within="find_field"),
    PageKey("PgUp", "page_up", within="find_field"),
    PageKey("PgDown", "page_down", within="find_field"),
    PageKey("Return", "open", within="results"),
    PageKey("Enter", "open", within="results"),
    PageKey("Ctrl+F", "filter"),
    PageKey("Ctrl+S", "keep", May.KEEP_OWN),
    PageKey("Ctrl+Del", "drop", May.KEEP_OWN),
    *(PageKey(f"Ctrl+{place}", f"kept_{place}") for place in range(1, 10)),
    PageKey("F12", "export_xlsx", May.EXPORT),
    PageKey("Shift+F12", "export_csv", May.EXPORT),
    PageKey("Ctrl+P", "export_pdf", May.EXPORT),
    PageKey("Esc", "clear"),
)
