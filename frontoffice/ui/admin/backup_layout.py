"""The parts of the page of copies: side by side where there is room for it, else beneath one another."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from frontoffice.register.storage.place_state import PlaceState
from frontoffice.ui.admin.restore_panel import moment_text
from frontoffice.ui.widgets.folding_row import FoldingRow
from frontoffice.ui.widgets.form import child

_UNFOLDED: Final = 800  # of the two tables
_ROWS: Final = {
    "sides_place": ({"places_side": 1, "copies_side": 1}, _UNFOLDED),
    "bottom_place": ({"bottom_keys": 0, "running": 1, "message": 2}, 0),
}


def fold(page: QWidget) -> None:
    """Let the places and the copies, and the keys and what is said of them, fold: a small screen may be at 200 %."""
    for name, (parts, least) in _ROWS.items():
        place = child(page, QWidget, name)
        row = FoldingRow([(child(page, QWidget, part), stretch) for part, stretch in parts.items()], least, place)
        around = QVBoxLayout(place)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(row)


def place_cells(one: PlaceState, zone: str) -> tuple[str, str, str]:
    """A place as its line has it: its folder, its newest copy, and how it stands."""
    translate = QCoreApplication.translate
    if one.is_unread:
        return one.place.folder, "\N{EN DASH}", translate("BackupPage", "Looking…")
    if one.folder is not None:
        beside, there = translate("BackupPage", "Same disk as the register"), translate("BackupPage", "Connected")
        state = beside if one.is_beside else there
    else:
        silent, away = translate("BackupPage", "Does not answer"), translate("BackupPage", "Not connected")
        state = silent if one.is_silent else away
    newest = moment_text(one.newest_at, zone) if one.newest_at else translate("BackupPage", "none yet")
    return str(one.folder or one.place.folder), newest, state
