"""How the page of printers stands in a window: list and columns beside each other, or one below the other."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QBoxLayout, QListWidget, QScrollArea, QWidget

from frontoffice.ui.widgets import folding
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.text_size import ANY, px

_AROUND: Final = 48  # pixels: the margins of the page, and its scroll bar
_LIST_WIDTH: Final = 236
_FEW_ROWS: Final = 80  # pixels
_EDITOR: Final = 220  # pixels: below that a form is read through a slit


def fit(page: QWidget) -> None:
    """Let stand beside each other what has room: first the columns of the editor give way, then the list."""
    outer, columns = (child(page, QBoxLayout, name) for name in ("list_and_editor", "editor_columns"))
    room = page.width() - _AROUND
    beside_list = room - px(_LIST_WIDTH) - outer.spacing()
    is_list_above = folding.least_below(columns) > beside_list
    folding.fold(outer, is_folded=is_list_above)
    folding.fold(child(page, QBoxLayout, "list_buttons"), is_folded=not is_list_above)
    box = child(page, QWidget, "list_box")
    box.setMinimumWidth(0 if is_list_above else px(_LIST_WIDTH))
    box.setMaximumWidth(ANY if is_list_above else px(_LIST_WIDTH))
    child(page, QListWidget, "printers").setMaximumHeight(px(_FEW_ROWS) if is_list_above else ANY)
    child(page, QScrollArea, "scroll").setMinimumHeight(px(_EDITOR) if is_list_above else 0)
    folding.fold(columns, is_folded=folding.least_beside(columns) > (room if is_list_above else beside_list))
