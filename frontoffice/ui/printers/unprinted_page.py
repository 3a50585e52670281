"""Papers not yet printed: which resi wait, since when and why, and what the officer does about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import IntEnum
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QTableView, QWidget

from frontoffice.domain.calendar import dates
from frontoffice.domain.people import May
from frontoffice.register.commands.print_job import PUT_OFF, UNDERWAY, UNSENT, JobState, PrintJob
from frontoffice.register.register import Register
from frontoffice.settings import Printer, Settings
from frontoffice.ui.messages import story_sentences, wording
from frontoffice.ui.receipts import other_printer_choice
from frontoffice.ui.widgets import form, table_rows, theme
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.wrapped_layouts import wrap_rows

_NO_INDEX: Final = QModelIndex()
_ANSWERS_KEPT: Final = timedelta(days=7)  # in which an answer about a receipt can be taken back here
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class UnprintedColumn(IntEnum):
    """Columns of the waiting papers."""

    NUMBER = 0
    PAPER = 1
    SINCE = 2
    STATE = 3
    REASON = 4


WIDTHS: Final[Mapping[int, int]] = {
    UnprintedColumn.NUMBER: 23,
    UnprintedColumn.PAPER: 18,
    UnprintedColumn.SINCE: 34,
    UnprintedColumn.STATE: 24,
    UnprintedColumn.REASON: 60,
}
_SIGNS: Final[Mapping[JobState, tuple[str, str]]] = {
    JobState.QUEUED: ("printer", "text"),
    JobState.CHECKING: ("printer", "text"),
    JobState.SENDING: ("print", "text"),
    JobState.AWAITING: ("print", "text"),
    JobState.BLOCKED: ("paper-out", "late"),
    JobState.WAITING: ("paper-out", "soon"),
    JobState.UNCERTAIN: ("warning", "late"),
    JobState.ACCEPTED: ("check", "done"),
    JobState.VOID: ("cancel", "text"),
}


class JobTable(QAbstractTableModel):
    """Table of waiting papers, oldest first."""

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._today = date.max
        self.jobs: tuple[PrintJob, ...] = ()
        self.fixed = theme.fixed_font()

    def show_jobs(self, jobs: tuple[PrintJob, ...], today: date) -> None:
        """Show these jobs instead of those before; those of a past day wait for a decision."""
        self._today = today
        self.beginResetModel()
        self.jobs = jobs
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """One row per paper."""
        return 0 if parent.isValid() else len(self.jobs)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Number of columns: number, paper, since when, state, reason."""
        return 0 if parent.isValid() else len(UnprintedColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if orientation is not Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        return (self.tr("Number"), self.tr("Paper"), self.tr("Since"), self.tr("State"), self.tr("Why"))[section]

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Text or formatting of a cell for ``role``."""
        if not index.isValid() or index.row() >= len(self.jobs):
            return None
        job, column = self.jobs[index.row()], UnprintedColumn(index.column())
        if role == Role.DisplayRole:
            return self._cell(job, column)
        if role == Role.FontRole and column is UnprintedColumn.NUMBER:
            return self.fixed
        if role == Role.DecorationRole and column is UnprintedColumn.STATE and job.state in _SIGNS:
            return theme.icon(*_SIGNS[job.state])
        return None

    def _cell(self, job: PrintJob, column: UnprintedColumn) -> str:
        if column is UnprintedColumn.NUMBER:
            return job.number_text
        if column is UnprintedColumn.PAPER:
            return story_sentences.paper_name(job.copy_no, joined=job.joined is not None)
        if column is UnprintedColumn.SINCE:
            day = dates.short(dates.local_date(job.requested_at, self._zone))
            return f"{day}, {dates.time_of_day(job.requested_at, self._zone)}"
        if column is UnprintedColumn.STATE:
            return wording.word(job.state)
        return self.tell_why(job)

    def tell_why(self, job: PrintJob) -> str:
        """Why a paper waits, or what came of it."""
        if job.state in UNSENT and dates.local_date(job.requested_at, self._zone) < self._today:
            return self.tr("Of a past day: it is not printed by itself. Print it, or say that it is not needed.")
        return wording.reason(job.reason, job.state)


UNPRINTED_KEYS: Final = (
    PageKey("Alt+Y", "whole", May.PRINT),
    PageKey("Alt+N", "broken", May.PRINT),
    PageKey("Alt+Shift+Y", "double", May.PRINT),
    PageKey("Alt+Z", "take_back", May.PRINT),
    PageKey("Alt+O", "open"),
    PageKey("Alt+S", "stop", May.PRINT),
    PageKey("Alt+G", "image", May.PRINT),
    PageKey("Alt+L", "later", May.PRINT),
    PageKey("Alt+X", "drop", May.PRINT),
    PageKey("Return", "again", May.PRINT, within="jobs"),
    PageKey("Enter", "again", May.PRINT, within="jobs"),
)


class UnprintedPage(QWidget):
    """Page of receipts not yet printed.

    The signals say what the officer asked for or saw; others print.

    Those that ask for paper carry the subject first and last the entry by which its complainant joined, if one did.
    """

    print_asked = Signal(object, str, object)
    outcome_answered = Signal(object, bool)
    opened = Signal(object)
    stop_asked = Signal(object)
    elsewhere_asked = Signal(object, object, object)
    later_asked = Signal(object)
    dropped = Signal(object)
    doubled = Signal(object)
    take_back_asked = Signal(object)
    image_asked = Signal(object, str, object)

    paper_count: QLabel
    jobs: QTableView
    nothing: QLabel
    outcome_bar: QFrame
    outcome_icon: QLabel
    outcome_question: QLabel
    whole_button: QPushButton
    broken_button: QPushButton
    double_button: QPushButton
    take_back_button: QPushButton
    again_button: QPushButton
    elsewhere_box: QWidget
    image_button: QPushButton
    later_button: QPushButton
    drop_button: QPushButton
    stop_button: QPushButton
    open_button: QPushButton
    page_problem: QLabel
    why: QLabel

    def __init__(self, register: Register, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        form.load_ui("printers/unprinted_page", into=self)
        wrap_rows(self, "outcome_row", "actions", "more_actions")
        self._message = MessageLine(self.page_problem)
        self.table = JobTable(register.zone, self)
        self.jobs.setModel(self.table)
        table_rows.rule(self.jobs, WIDTHS, stretch=UnprintedColumn.REASON)
        self.jobs.selectionModel().currentRowChanged.connect(self._ask)
        self.jobs.doubleClicked.connect(lambda _index: self._open())
        self.again_button.clicked.connect(lambda: self._print(self.print_asked))
        self.open_button.clicked.connect(self._open)
        self.stop_button.clicked.connect(self._stop)
        self.elsewhere = other_printer_choice.offer(self.elsewhere_box, self, settings)
        self.elsewhere.chosen.connect(self._print_elsewhere)
        self.image_button.clicked.connect(lambda: self._print(self.image_asked))
        self.later_button.clicked.connect(lambda: self._with_unsent(self.later_asked))
        self.drop_button.clicked.connect(lambda: self._with_unsent(self.dropped))
        self.whole_button.clicked.connect(lambda: self._outcome(whole=True))
        self.broken_button.clicked.connect(lambda: self._outcome(whole=False))
        self.double_button.clicked.connect(lambda: self._with(JobState.UNCERTAIN, self.doubled))
        self.take_back_button.clicked.connect(lambda: self._with(JobState.ACCEPTED, self.take_back_asked))
        self.take_back_button.clicked.connect(lambda: self._with(JobState.VOID, self.take_back_asked))
        buttons = {one.action: form.child(self, QPushButton, f"{one.action}_button") for one in UNPRINTED_KEYS}
        bind_keys(self, UNPRINTED_KEYS, {action: button.click for action, button in buttons.items()})
        self._waiting, self._saved = 0, ""
        self.refresh()

    def use(self, settings: Settings) -> None:
        """From now on offer these printers."""
        self.elsewhere.use(settings)

    def show_saved(self, path: Path) -> None:
        """Say where a resi was saved as a PDF, until the page is opened again."""
        self._saved = self.tr("Saved as a PDF: {file}").format(file=path)
        self._message.show(self._saved, "done")

    def start(self) -> None:
        """Reload and focus the table, on a waiting paper."""
        self._saved = ""
        self.refresh()
        if self._waiting and self.jobs.currentIndex().row() >= self._waiting:
            table_rows.go_to(self.jobs, 0)
        self.jobs.setFocus()

    def refresh(self) -> None:
        """Reload the waiting papers; the marked paper stays marked, once answered the next waiting one."""
        row, before = self.jobs.currentIndex().row(), self._current()
        with show_errors(self._message.show) as read:
            waiting = tuple(self._register.printing.open_jobs())
            answered = self._register.printing.list_answered(self._register.now() - _ANSWERS_KEPT)
        if not read.worked:
            return
        self._message.show(self._saved, "done")
        shown = (*waiting, *answered)
        self.table.show_jobs(shown, self._register.today())
        table_rows.make_room(self.jobs, UnprintedColumn.NUMBER, (job.number_text for job in shown), self.table.fixed)
        here = [n for n, job in enumerate(shown) if before is not None and job.job_id == before.job_id]
        was_open, self._waiting = row < self._waiting, len(waiting)
        if here and was_open and waiting and here[0] >= len(waiting):
            here = [min(row, len(waiting) - 1)]
        table_rows.go_to(self.jobs, here[0] if here else row)
        self._ask()
        self._show_count(len(waiting), len(answered))

    def _show_count(self, count: int, answered: int) -> None:
        self.jobs.setVisible(bool(count or answered))
        self.nothing.setVisible(not count)
        self.open_button.setVisible(bool(count or answered))
        self.paper_count.setText(self.tr("%n paper(s) wait. The complaints are recorded.", "", count) if count else "")
        self.nothing.setText(self.tr("No resi is waiting. {page:day} shows today's register."))

    def _ask(self) -> None:
        job = self._current()
        asks = job is not None and job.state is JobState.UNCERTAIN
        self.outcome_bar.setVisible(asks)
        self._show_why(job)
        unsent = job is not None and job.state in UNSENT
        for offered in (self.again_button, self.image_button, self.elsewhere_box, self.drop_button):
            _offer(offered, offers=unsent)
        _offer(self.later_button, offers=job is not None and unsent and job.reason != PUT_OFF)
        self.stop_button.setVisible(job is not None and job.state in UNDERWAY)
        self.take_back_button.setVisible(job is not None and job.state in (JobState.ACCEPTED, JobState.VOID))
        if job is not None and asks:
            question = self.tr("Look at the printer: did {paper} of {number} come out whole?")
            paper = story_sentences.paper_name(job.copy_no, joined=job.joined is not None)
            self.outcome_question.setText(question.format(paper=paper, number=job.number_text))
            theme.give_icon(self.outcome_icon, "warning", "late")

    def _show_why(self, job: PrintJob | None) -> None:
        """Say whole why the marked paper waits: the column cuts a long sentence."""
        waits = job is not None and job.state not in (JobState.ACCEPTED, JobState.VOID)
        why = self.table.tell_why(job) if job is not None and waits else ""
        self.why.setText(why)
        self.why.setVisible(bool(why))

    def _current(self) -> PrintJob | None:
        row = self.jobs.currentIndex().row()
        return self.table.jobs[row] if 0 <= row < len(self.table.jobs) else None

    def _print(self, asked: SignalInstance) -> None:
        job = self._current()
        if job is not None:
            asked.emit(job.subject, "", job.joined)

    def _print_elsewhere(self, printer: Printer) -> None:
        job = self._current()
        if job is not None:
            self.elsewhere_asked.emit(job.subject, printer, job.joined)

    def _with_unsent(self, signal: SignalInstance) -> None:
        job = self._current()
        if job is not None and job.state in UNSENT:
            signal.emit(job.job_id)

    def _with(self, state: JobState, signal: SignalInstance) -> None:
        job = self._current()
        if job is not None and job.state is state:
            signal.emit(job.job_id)

    def _stop(self) -> None:
        job = self._current()
        if job is not None and job.state in UNDERWAY:
            self.stop_asked.emit(job.job_id)

    def _open(self) -> None:
        job = self._current()
        if job is not None:
            self.opened.emit(job.subject)

    def _outcome(self, *, whole: bool) -> None:
        job = self._current()
        if job is not None and job.state is JobState.UNCERTAIN:
            self.outcome_answered.emit(job.job_id, whole)


def _offer(button: QWidget, *, offers: bool) -> None:
    """Show it only where it does something; its key does nothing elsewhere."""
    button.setVisible(offers)
    button.setEnabled(offers)
