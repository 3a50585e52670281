"""Dialog with the count of working days, for pages without room for it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.working_days import DueDate, OfficeCalendar
from frontoffice.ui.widgets.due_explanation import DueExplanation


class DueDialog(QDialog):
    """Each day from the receipt to the due date by the calendar behind it; Esc leaves."""

    def __init__(self, calendar: OfficeCalendar, received: date, due: DueDate, parent: QWidget) -> None:
        super().__init__(parent)
        explanation = DueExplanation(self)
        explanation.show_count(calendar, received, self._by(calendar, due))
        explanation.left.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(explanation)
        self.setWindowTitle(self.tr("How the due date was counted"))
        self.resize(520, 560)
        self.finished.connect(self.deleteLater)
        explanation.focus()

    def _by(self, calendar: OfficeCalendar, due: DueDate) -> str:
        if calendar.version == due.calendar_version:
            return self.tr("Counted by the calendar {}.").format(due.calendar_version)
        not_kept = self.tr(
            "The date {day} was given by the calendar {version}, whose days were not kept with it. "
            "This is the count by the calendar in force now."
        )
        return not_kept.format(day=dates.in_words(due.day), version=due.calendar_version)
