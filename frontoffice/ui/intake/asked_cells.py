"""The cells of the intake's fields: those are shown that are asked, and the lines that fold the others away."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from frontoffice.domain.complaint import Manner
from frontoffice.ui.intake import asked_fields
from frontoffice.ui.intake.asked_fields import FOLDS, ORDER
from frontoffice.ui.intake.intake_fields import Fields
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.flow_layout import FlowLayout
from frontoffice.ui.widgets.form import child

_ROWS: Final = (
    "received_row",
    "late_row",
    "who_row",
    "company_row",
    "address_row",
    "foreigner_row",
    "service_row",
    "about_row",
    "attorney_row",
    "event_row",
)
_IN_ONE_CELL: Final = {"identity_copy": "papers_cell", "documents": "papers_cell"}
_ALWAYS: Final = frozenset({"channel", "kind", "description"})


class AskedCells(QObject):
    """Shows and hides the cells of ``form``; ``opened`` names a line that was just opened by its button."""

    opened = Signal(str)
    closed = Signal()

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        names = [name for name in ORDER if name not in (*FOLDS, "attach_button", *_ALWAYS)]
        cells = {name: child(form, QWidget, _IN_ONE_CELL.get(name, f"{name}_cell")) for name in names}
        self._names = {cell: [name for name in names if cells[name] is cell] for cell in cells.values()}
        rows = [child(form, QWidget, name) for name in _ROWS]
        self._rows = {row: [cell for cell in self._names if row.isAncestorOf(cell)] for row in rows}
        self._folds = {name: child(form, QPushButton, name) for name in FOLDS}
        lines = FlowLayout(child(form, QWidget, "folds"))  # in a second one where it is narrow
        for button in (*self._folds.values(), child(form, QPushButton, "attach_button")):
            lines.addWidget(button)
        for name, button in self._folds.items():
            button.toggled.connect(lambda opened, button=button: theme.give_icon(button, "down" if opened else "right"))
            button.clicked.connect(lambda opened=False, name=name: self._on_clicked(name, opened))

    @property
    def open_folds(self) -> frozenset[str]:
        """The lines that are open."""
        return frozenset(name for name, button in self._folds.items() if button.isChecked())

    def set_open(self, folds: Iterable[str]) -> None:
        """Let these lines be open, and no other."""
        wanted = set(folds)
        for name, button in self._folds.items():
            button.setChecked(name in wanted)

    def show(self, texts: Fields, manner: Manner, besides: Collection[str] = ()) -> None:
        """Show what is asked of a case with these texts, and the fields ``besides``, whatever the case is."""
        seen = asked_fields.find_visible_fields(texts, manner, self.open_folds).union(besides)
        for cell, names in self._names.items():
            cell.setVisible(not seen.isdisjoint(names))
        for row, cells in self._rows.items():
            row.setVisible(any(not cell.isHidden() for cell in cells))
        folds = asked_fields.folds(texts, manner)
        for name, button in self._folds.items():
            button.setVisible(name in folds)

    def _on_clicked(self, name: str, opened: bool) -> None:
        if opened:
            self.opened.emit(name)
        else:
            self.closed.emit()
