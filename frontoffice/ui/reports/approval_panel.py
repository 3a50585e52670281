"""The short question before a report is approved: its main figures, what is doubtful, and that it stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from frontoffice.documents.reports.report_file import counter_in_words
from frontoffice.documents.reports.report_words import number
from frontoffice.domain.calendar.report_period import title
from frontoffice.domain.reports.report import Figures
from frontoffice.errors import Problem
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import form
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys

APPROVAL_KEYS: Final = (
    PageKey("Return", "answer", within="approval_frame"),
    PageKey("Enter", "answer", within="approval_frame"),
)


class ApprovalPanel(QWidget):
    """``given`` says that it shall be approved, ``closed`` that it shall not now."""

    given = Signal()
    closed = Signal()

    approval_question: QLabel
    approval_figures: QLabel
    approval_doubts: QLabel
    approval_note: QLabel
    approval_yes: QPushButton
    approval_no: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form.load_ui("reports/approval_panel", into=self)
        self.approval_yes.clicked.connect(self.given)
        self.approval_no.clicked.connect(self.leave)
        bind_keys(self, APPROVAL_KEYS, {"answer": self._answer})
        self.hide()

    def ask(self, figures: Figures, doubts: Sequence[Problem], before: str) -> None:
        """Ask, with the keys on Yes; ``before`` says by whom it was approved already, "" by nobody."""
        scope, moved = figures.scope, figures.movement
        what = f"{title(scope.period)}, {counter_in_words(scope)}"
        self.approval_question.setText(self.tr("Approve the report: {}?").format(what))
        counts = [number(count) for count in (moved.carried, moved.received, moved.done, moved.rest)]
        self.approval_figures.setText(
            self.tr("Carried over {0}, received {1}, done {2}, rest {3}; the words as they are typed.").format(*counts)
        )
        self.approval_doubts.setText("\n".join(map(wording.problem, doubts)))
        self.approval_doubts.setVisible(bool(doubts))
        note = self.tr("Figures and words then stay as they are; what comes later is shown as a difference.")
        self.approval_note.setText(f"{before}\n{note}".strip())
        self.show()
        self.approval_yes.setFocus()

    def leave(self) -> None:
        """Close without an answer."""
        self.hide()
        self.closed.emit()

    def confirm(self) -> None:
        """Approve."""
        self.given.emit()

    def _answer(self) -> None:
        (self.approval_no if self.approval_no.hasFocus() else self.approval_yes).click()
