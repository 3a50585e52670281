"""The count of the working days in a window of its own, for pages that have no place for it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from frontoffice.domain.working_days import OfficeCalendar
from frontoffice.ui.due_explanation import DueExplanation


class DueDialog(QDialog):
    """Each day from the receipt to the due date; Esc leaves."""

    def __init__(self, calendar: OfficeCalendar, received: date, parent: QWidget) -> None:
        super().__init__(parent)
        explanation = DueExplanation(self)
        explanation.show_count(calendar, received)
        explanation.left.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(explanation)
        self.setWindowTitle(self.tr("How the due date was counted"))
        self.resize(520, 560)
        self.finished.connect(self.deleteLater)
        explanation.focus()
