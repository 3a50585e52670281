"""Asks on the page what becomes of a case that is left: kept as a draft, thrown away, or gone on with."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from frontoffice.ui.intake.intake_keys import INTAKE_KEYS
from frontoffice.ui.widgets.form import load_ui
from frontoffice.ui.widgets.page_keys import bind_keys, rows_of


class LeaveBar(QFrame):
    """``kept``, ``dropped`` and ``stayed`` are the three answers; each of them closes the question."""

    kept = Signal()
    dropped = Signal()
    stayed = Signal()

    ask_keep: QPushButton
    ask_drop: QPushButton
    ask_back: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_ui("intake/leave_bar", into=self)
        for button, answer in ((self.ask_keep, self.kept), (self.ask_drop, self.dropped), (self.ask_back, self.stayed)):
            button.clicked.connect(self.hide)
            button.clicked.connect(lambda _=False, answer=answer: answer.emit())
        actions = {"throw_away": self.ask_drop.click}
        bind_keys(self, rows_of(INTAKE_KEYS, actions), actions)
        self.hide()

    def ask(self) -> None:
        """Ask; Enter keeps, as it presses the button that has the focus."""
        self.show()
        self.ask_keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Keep it."""
        self.ask_keep.click()
