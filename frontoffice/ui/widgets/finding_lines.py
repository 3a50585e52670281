"""Lines with findings: an icon, a sentence, and a button for each thing that may be done about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from frontoffice.ui.widgets import plain_text, theme


@dataclass(frozen=True, slots=True)
class Finding:
    """One line; ``presses`` name what its buttons do."""

    icon: str
    state: str
    text: str
    presses: tuple[str, ...] = ()
    subject: UUID | None = None


class FindingLines(QWidget):
    """The lines one below the other. ``pressed`` carries the Finding and which of its ``presses`` it was.

    ``names`` are what stands on the buttons.
    """

    pressed = Signal(object, str)

    def __init__(self, names: Mapping[str, str], place: QWidget) -> None:
        super().__init__(place)
        self._names = names
        self.shown: tuple[Finding, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        around = QVBoxLayout(place)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show these; the same ones stay as they are, with the focus where it is."""
        if findings == self.shown:
            return
        self.shown = findings
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for finding in findings:
            self._column.addWidget(self._line(finding))

    def _line(self, finding: Finding) -> QWidget:
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        icon, text = plain_text.label(parent=line), plain_text.label(finding.text, line)
        theme.give_icon(icon, finding.icon, finding.state)
        text.setWordWrap(True)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(text, 1)
        for press in finding.presses:
            button = QPushButton(self._names[press], line)
            button.setObjectName(press)
            button.clicked.connect(partial(self._press, finding, press))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _press(self, finding: Finding, press: str, _checked: bool = False) -> None:
        self.pressed.emit(finding, press)
