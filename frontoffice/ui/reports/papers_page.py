"""The papers of a period: which one, with which words of the supervisor; shown and printed, or saved as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, astuple
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from frontoffice.documents.reports import evaluation_sheet
from frontoffice.documents.reports.evaluation_sheet import TypedMeeting
from frontoffice.documents.reports.figure_tables import number
from frontoffice.documents.reports.report_file import EVALUATED, PAPER_TITLES, ReportPaper, counter_in_words
from frontoffice.domain import people
from frontoffice.domain.calendar.report_period import Period, title
from frontoffice.domain.field_spec import QT_TRANSLATE_NOOP
from frontoffice.domain.people import May, Officer
from frontoffice.domain.reports.report import Figures, Scope
from frontoffice.domain.reports.report_approval import EvaluationMeeting, SupervisorWords
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands.drafts import report_form
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import form
from frontoffice.ui.widgets.bounded_text import BoundedText
from frontoffice.ui.widgets.form_keeper import FormKeeper
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.reason_bar import ReasonBar
from frontoffice.ui.widgets.text_size import px
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout

# --- The short question before a report is approved: its main figures, what is doubtful, and that it stays as
# it is ---

APPROVAL_KEYS: Final = (
    PageKey("Return", "answer", within="approval_frame"),
    PageKey("Enter", "answer", within="approval_frame"),
)


class ApprovalPanel(QWidget):
    """Approval question: ``given`` reports a yes, ``closed`` a no for now."""

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


# --- The fields of the meeting that evaluates a quarter, semester or year, for its minutes and attendance sheet ---


class MeetingPanel(QWidget):
    """Fields of the meeting, each with its problem below."""

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
        """Restore the typed texts of the fields."""
        form.show_problems(self, ())
        for field, text in zip(self.fields(), astuple(typed), strict=True):
            field.setPlainText(text) if isinstance(field, QPlainTextEdit) else field.setText(text)

    def read(self, period: Period, today: date) -> EvaluationMeeting | None:
        """The meeting; None where a field is wrong, with its message and the focus."""
        try:
            meeting = evaluation_sheet.read(self.typed, period, today)
        except Refused as error:
            form.show_problems(self, error.problems, focus=True)
            return None
        form.show_problems(self, ())
        return meeting

    def fields(self) -> tuple[QLineEdit | QPlainTextEdit, ...]:
        """The fields in reading order."""
        return (self.meeting_on, self.meeting_place, self.chair, self.attended, self.minutes)


# --- papers page ---

PAPERS_KEYS: Final = (
    PageKey("F9", "show"),
    PageKey("Ctrl+P", "show"),
    PageKey("Return", "show", within="paper_choice"),
    PageKey("Enter", "show", within="paper_choice"),
    PageKey("F12", "workbook"),
    PageKey("Shift+F12", "list"),
    PageKey("Ctrl+Shift+I", "identities", May.REVEAL),
    PageKey("Ctrl+Shift+S", "approve", May.APPROVE),
    PageKey("Ctrl+O", "approved"),
    PageKey("Ctrl+M", "show_meeting"),
    PageKey("Alt+J", "more"),
    PageKey("Esc", "back"),
)
_HIGH, _LOW = 88, 60  # pixels of a field of words: all of them are seen at once, with the meeting or without
_NOTES: Final = {
    ReportPaper.REPORT: QT_TRANSLATE_NOOP(
        "PapersPage", "Tables, charts, your words, a place to sign; from a quarter on with minutes and attendance."
    ),
    ReportPaper.EVALUATION: QT_TRANSLATE_NOOP("PapersPage", "Indicators 25 to 28 with the list of proofs, of a year."),
    ReportPaper.SUMMARY: QT_TRANSLATE_NOOP(
        "PapersPage", "One page without identities; small counts are hidden. Publish months or quarters, not both."
    ),
    ReportPaper.NOTICE_BOARD: QT_TRANSLATE_NOOP("PapersPage", "A few large numbers; small ones are hidden."),
    ReportPaper.LIST: QT_TRANSLATE_NOOP(
        "PapersPage", "Every complaint of the period, names as anyone may see them. That you took it is written down."
    ),
}


class PapersPage(QWidget):
    """``show_asked`` carries a ReportPaper; the others ask for the workbook, the list as CSV, to approve the report.

    ``identities_asked`` wants the list with who asked for confidence: why, and the identity of that action.
    ``approved_asked`` carries the scope whose approved reports are wanted.
    """

    show_asked = Signal(object)
    identities_asked = Signal(str, object)
    workbook_asked = Signal()
    list_asked = Signal()
    approve_asked = Signal()
    approved_asked = Signal(object)
    stop_asked = Signal()
    left = Signal()

    papers_title: QLabel
    page: QVBoxLayout
    words_column: QVBoxLayout
    button_row: QWidget
    paper_choice: QListWidget
    paper_note: QLabel
    obstacles: BoundedText
    solutions: BoundedText
    conclusion: BoundedText
    changes: BoundedText
    show_button: QPushButton
    workbook_button: QPushButton
    list_button: QPushButton
    identities_button: QPushButton
    approve_button: QPushButton
    approved_button: QPushButton
    meeting_button: QPushButton
    more_button: QPushButton
    stop_button: QPushButton
    papers_progress: QProgressBar
    back_button: QPushButton
    papers_approval: QLabel
    papers_message: QLabel

    def __init__(self, register: Register, officer: Callable[[], Officer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scope: Scope | None = None
        self.meeting = EvaluationMeeting()  # of the report that was asked for last
        self._today, self._officer, self._busy = register.today, officer, False
        self._approved = SupervisorWords()  # of the report that holds, with which nothing typed begins
        form.load_ui("reports/papers_page", into=self)
        self.meeting_panel = MeetingPanel(self)
        self.words_column.insertWidget(self.words_column.count() - 1, self.meeting_panel)  # above what stretches
        self.meeting_panel.hide()
        self.meeting_button.hide()
        self.meeting_button.toggled.connect(self.meeting_panel.setVisible)
        self._lay_buttons()
        self.more_button.toggled.connect(lambda _is_open: self._fold_rest())
        self._fold_rest()
        self.asking = ReasonBar(self)
        self.approval = ApprovalPanel(self)
        for asking in (self.asking, self.approval):
            self.page.insertWidget(1, asking)  # above all that scrolls: it is seen wherever it is asked
        self.asking.given.connect(lambda why: self.identities_asked.emit(why, self.asking.action))
        self.asking.closed.connect(self.paper_choice.setFocus)
        self._message = MessageLine(self.papers_message)
        self.keeper = FormKeeper(register, self._fields, self)
        self.keeper.failed.connect(lambda failure: self.say(wording.unavailable(failure)))
        for field in self._words():
            field.refused.connect(self._message.show_refusal)
        for typed in (*self._words(), *self.meeting_panel.fields()):
            typed.textChanged.connect(self.keeper.schedule_save)
        self.paper_choice.addItems([PAPER_TITLES[which] for which in ReportPaper])
        self.paper_choice.currentRowChanged.connect(self._explain)
        self.paper_choice.itemDoubleClicked.connect(lambda _item: self._show())
        self.paper_choice.setCurrentRow(0)
        self.show_button.clicked.connect(self._show)
        self.workbook_button.clicked.connect(self.workbook_asked)
        self.list_button.clicked.connect(self.list_asked)
        self.identities_button.clicked.connect(self._ask_why)
        self.approve_button.clicked.connect(self._ask_approval)
        self.approved_button.clicked.connect(lambda: self.approved_asked.emit(self.scope))
        self.approval.closed.connect(self.approve_button.setFocus)
        self.stop_button.clicked.connect(self.stop_asked)
        self.back_button.clicked.connect(self.left)
        actions = {
            "show": self._show,
            "workbook": self.workbook_button.click,
            "list": self.list_button.click,
            "identities": self._ask_why,
            "approve": self._ask_approval,
            "approved": self.approved_button.click,
            "show_meeting": self._show_meeting,
            "more": self.more_button.click,
            "back": self._leave,
        }
        bind_keys(self, PAPERS_KEYS, actions)
        self.show_idle()

    @property
    def words(self) -> SupervisorWords:
        """Texts typed by the supervisor."""
        return SupervisorWords(*(field.toPlainText() for field in self._words()))

    def show_scope(self, scope: Scope, approved: SupervisorWords | None = None) -> None:
        """Show the papers of that period and counter.

        What was typed for another is kept until that is shown again.

        ``approved`` are the words of the approved report, with which nothing typed begins.
        """
        if scope != self.scope:
            self.asking.forget()
        self._approved = approved or SupervisorWords()
        self.scope = scope
        self.hand_over()
        is_evaluated = scope.period.kind in EVALUATED
        self.meeting_button.setVisible(is_evaluated)
        self.meeting_button.setChecked(is_evaluated and self.meeting_panel.typed != TypedMeeting())
        for field in self._words():
            field.setMaximumHeight(px(_LOW if is_evaluated else _HIGH))
        self.papers_title.setText(self.tr("Papers: {}, {}").format(title(scope.period), counter_in_words(scope)))
        self.approval.hide()
        self.say("")

    def hand_over(self) -> None:
        """Show the current officer's texts for this period; what another one typed is kept for them."""
        if self.scope is None or self.keeper.is_open(of := report_form(self.scope), who := self._officer().officer_id):
            return
        given = asdict(self._approved) | asdict(TypedMeeting())
        self._show_fields(self.keeper.open(of, who, given))

    def allow_approving(self, *, allowed: bool) -> None:
        """Show the approve button only to officers with the right."""
        self.approve_button.setVisible(allowed)

    def show_approval(self, text: str) -> None:
        """Show the state of this period's report; "" for an unapproved one."""
        self.papers_approval.setText(text or self.tr("This report is not approved yet."))

    def leave_approval(self) -> None:
        """The question is answered; the keys stay on the page while its papers are made."""
        self.paper_choice.setFocus()
        self.approval.hide()

    def say_approved(self) -> None:
        """Show that the report is approved with the typed texts, and its location."""
        self._approved = self.words
        self.keeper.mark_recorded()
        self.say(self.tr("The report is approved. {key:papers.approved}: its papers, and what comes later."), "done")

    def start(self) -> None:
        """Focus the choice of a paper."""
        self.paper_choice.doItemsLayout()  # their height is known once they are dressed
        self.paper_choice.setFocus()
        self._fold_rest()

    def show_busy(self, done: int, of: int) -> None:
        """Say how far it is; of 0 it is not known."""
        self._busy = True
        self.papers_progress.setRange(0, of)
        self.papers_progress.setValue(done)
        self._allow()

    def show_idle(self) -> None:
        """Offer everything again."""
        self._busy = False
        self._allow()

    def say(self, text: str, state: str = "late") -> None:
        """Say how it went."""
        self._message.show(text, state)

    def say_saved(self, place: str) -> None:
        """Show the path of a saved file."""
        self.say(self.tr("Saved: {}").format(place), "done")

    def _allow(self) -> None:
        for button in (*self._papers(), self.approve_button):
            button.setEnabled(not self._busy)
        self.back_button.setVisible(not self._busy)
        self.stop_button.setVisible(self._busy)
        self.papers_progress.setVisible(self._busy)

    def _explain(self, row: int) -> None:
        self.paper_note.setText(QCoreApplication.translate("PapersPage", _NOTES[list(ReportPaper)[row]]))

    def _lay_buttons(self) -> None:
        """Lay out the buttons in a row, wrapping if necessary."""
        flow = FlowLayout(self.button_row)
        first = (self.show_button, self.approve_button, self.stop_button, self.papers_progress, self.back_button)
        for widget in (*first, self.more_button, *self._papers()[1:], self.approved_button):
            flow.addWidget(widget)

    def _fold_rest(self) -> None:
        """Show what is seldom made, or fold it behind its button; the keys make it from there, too."""
        is_open = self.more_button.isChecked()
        for button in (self.workbook_button, self.list_button, self.approved_button):
            button.setVisible(is_open)
        self.identities_button.setVisible(is_open and people.may(self._officer(), May.REVEAL))

    def _show_meeting(self) -> None:
        """Go to the meeting's fields, or fold them."""
        if not self.meeting_button.isHidden():
            self.meeting_button.toggle()
            (self.meeting_panel.meeting_on if self.meeting_button.isChecked() else self.meeting_button).setFocus()

    def _fields(self) -> dict[str, str]:
        return asdict(self.words) | asdict(self.meeting_panel.typed)

    def _show_fields(self, fields: Mapping[str, str]) -> None:
        for field in self._words():
            field.setPlainText(fields.get(field.objectName(), ""))
        self.meeting_panel.show_typed(TypedMeeting(*(fields.get(name, "") for name in asdict(TypedMeeting()))))

    def _words(self) -> tuple[BoundedText, ...]:
        return (self.obstacles, self.solutions, self.conclusion, self.changes)

    def _show(self) -> None:
        which = list(ReportPaper)[self.paper_choice.currentRow()]
        if not self._busy and self._has_read_meeting(which):
            self.show_asked.emit(which)

    def _papers(self) -> tuple[QPushButton, ...]:
        return (self.show_button, self.workbook_button, self.list_button, self.identities_button)

    def _ask_approval(self) -> None:
        """The meeting goes into the entry, too."""
        is_offered = self.approve_button.isEnabled() and not self.approve_button.isHidden()
        if is_offered and self._has_read_meeting(ReportPaper.REPORT):
            self.approve_asked.emit()

    def _has_read_meeting(self, which: ReportPaper) -> bool:
        """Validate the meeting if the paper prints it; whether nothing is wrong with it."""
        if self.scope is None or which is not ReportPaper.REPORT or self.scope.period.kind not in EVALUATED:
            return True
        self.meeting_button.setChecked(self.meeting_panel.typed != TypedMeeting())
        meeting = self.meeting_panel.read(self.scope.period, self._today())
        self.meeting = meeting or self.meeting
        return meeting is not None

    def _ask_why(self) -> None:
        if not self._busy and people.may(self._officer(), May.REVEAL):
            question = self.tr("The list with hidden identities shown, as PDF. Reason:")
            self.asking.ask(self.scope, question, self.tr("Show and print"))
            form.activate_layouts(self.asking)
            form.go_to(self.asking.reason)

    def _leave(self) -> None:
        for asking in (self.asking, self.approval):
            if not asking.isHidden():
                asking.leave()
                return
        (self.stop_asked if self._busy else self.left).emit()
