"""The fields of the meeting that evaluates a quarter, semester or year, for its minutes and attendance sheet."""

from __future__ import annotations

from dataclasses import astuple
from datetime import date

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from frontoffice.documents.reports import evaluation_meeting
from frontoffice.documents.reports.evaluation_meeting import TypedMeeting
from frontoffice.domain.calendar.report_period import Period
from frontoffice.domain.reports.report_approval import EvaluationMeeting
from frontoffice.domain.text.typed_text import one_line
from frontoffice.errors import Refused
from frontoffice.ui.widgets import form
from frontoffice.ui.widgets.bounded_text import BoundedText


class MeetingPanel(QWidget):
    """What is wrong with a field stands under it."""

    meeting_on: QLineEdit
    meeting_place: QLineEdit
    chair: QLineEdit
    attended: BoundedText
    minutes: BoundedText

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form.load_ui("reports/meeting_panel", into=self)
        self.attended.refused.connect(lambda why: form.show_beside(self, "attended", why))
        self.minutes.refused.connect(lambda why: form.show_beside(self, "minutes", why))

    @property
    def typed(self) -> TypedMeeting:
        """The fields as they are."""
        return TypedMeeting(
            self.meeting_on.text(),
            one_line(self.meeting_place.text()),
            one_line(self.chair.text()),
            self.attended.toPlainText(),
            self.minutes.toPlainText(),
        )

    def show_typed(self, typed: TypedMeeting) -> None:
        """Put what was typed back into the fields."""
        form.show_problems(self, ())
        for field, text in zip(self.fields(), astuple(typed), strict=True):
            field.setPlainText(text) if isinstance(field, QPlainTextEdit) else field.setText(text)

    def read(self, period: Period, today: date) -> EvaluationMeeting | None:
        """The meeting; None where a field is wrong, which says so and has the focus."""
        try:
            meeting = evaluation_meeting.read(self.typed, period, today)
        except Refused as error:
            form.show_problems(self, error.problems, focus=True)
            return None
        form.show_problems(self, ())
        return meeting

    def fields(self) -> tuple[QLineEdit | QPlainTextEdit, ...]:
        """The fields in reading order."""
        return (self.meeting_on, self.meeting_place, self.chair, self.attended, self.minutes)
