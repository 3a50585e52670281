"""Chips: what is filled in and hidden at the moment, each with its name and value, in as many lines as it takes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from frontoffice.domain.text.printable_text import one_line
from frontoffice.ui.widgets import plain_text
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout

_LONGEST: Final = 40  # characters
_GAP: Final = 4


class ChipLine(QWidget):
    """Line of chips. ``pressed`` carries a chip's key, for the page to show its field."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = FlowLayout(self, _GAP)
        self.chips: dict[str, QPushButton] = {}
        self.hide()

    def show_chips(self, texts: Mapping[str, str]) -> None:
        """Show one chip for each of these texts, and no other; none take no room."""
        if list(texts) != list(self.chips):
            for chip in self.chips.values():
                self._lines.removeWidget(chip)
                chip.hide()
                _write(chip, "")  # whose text it was may be hidden from who comes next, and Qt deletes it later
                chip.deleteLater()
            self.chips = {key: self._make(key) for key in texts}
        for key, chip in self.chips.items():
            _write(chip, one_line(texts[key]))
        self.setVisible(bool(texts))

    def _make(self, key: str) -> QPushButton:
        chip = QPushButton(self)
        chip.setProperty("chip", True)
        chip.setAutoDefault(True)
        chip.clicked.connect(partial(self.pressed.emit, key))
        self._lines.addWidget(chip)
        return chip


def _write(chip: QPushButton, whole: str) -> None:
    brief = whole if len(whole) <= _LONGEST else f"{whole[: _LONGEST - 1].rstrip()}…"
    chip.setText(plain_text.caption(brief))
    chip.setAccessibleName(whole)
    plain_text.set_tool_tip(chip, whole if brief != whole else "")
