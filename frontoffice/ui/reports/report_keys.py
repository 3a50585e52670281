"""The keys of the reports: of the figures, and of the list that one of them opens."""

from __future__ import annotations

from typing import Final

from frontoffice.ui.widgets.page_keys import PageKey

REPORT_KEYS: Final = (
    PageKey("Alt+1", "day", within="figures_view"),
    PageKey("Alt+2", "week", within="figures_view"),
    PageKey("Alt+3", "month", within="figures_view"),
    PageKey("Alt+4", "quarter", within="figures_view"),
    PageKey("Alt+5", "semester", within="figures_view"),
    PageKey("Alt+6", "year", within="figures_view"),
    PageKey("Alt+7", "range", within="figures_view"),
    PageKey("PgUp", "earlier", within="figures_view"),
    PageKey("PgDown", "later", within="figures_view"),
    PageKey("Alt+T", "now", within="figures_view"),
    PageKey("Return", "open", within="figures_view"),
    PageKey("Enter", "open", within="figures_view"),
    PageKey("Left", "figure_left", within="headline"),
    PageKey("Right", "figure_right", within="headline"),
    PageKey("Up", "figure_up", within="headline"),
    PageKey("Down", "figure_down", within="headline"),
    PageKey("Return", "open_complaint", within="list_view"),
    PageKey("Enter", "open_complaint", within="list_view"),
    PageKey("Esc", "back"),
    PageKey("Ctrl+P", "paper"),
    PageKey("Ctrl+O", "approved"),
)
