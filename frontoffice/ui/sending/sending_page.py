"""Page of unsettled messages.

What waits, failed or may have been sent, and what an officer does about it.

Nobody's name, address or words stand here; whoever wants to see them opens the complaint.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QTableWidget, QWidget

from frontoffice.domain import people
from frontoffice.domain.calendar import dates
from frontoffice.domain.people import May, Officer
from frontoffice.register.commands.send_job import ASKING, SendJob, SendState
from frontoffice.register.register import Register
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import table_rows, theme
from frontoffice.ui.widgets.form import load_ui
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout

SENDING_KEYS: Final = (
    PageKey("Alt+Y", "came", May.CONTACT),
    PageKey("Alt+N", "not_came", May.CONTACT),
    PageKey("F5", "again", May.CONTACT),
    PageKey("Alt+X", "drop", May.CONTACT),
    PageKey("Alt+O", "open"),
    PageKey("Alt+E", "settings", May.KEEP_SETTINGS),
)


def _is_same(one: object, other: SendJob | None) -> bool:
    return isinstance(one, SendJob) and other is not None and one.job_id == other.job_id


_UNSENT: Final = (SendState.QUEUED, SendState.FAILED)


class SendingPage(QWidget):
    """``opened`` carries the subject of a complaint; ``settings_asked`` wants the mail account.

    ``anew_asked`` carries the subject of a complaint whose complainant is written to anew: a message that came back has
    no words any more.
    """

    opened = Signal(object)
    anew_asked = Signal(object)
    settings_asked = Signal()

    title_row: QWidget
    sends_title: QLabel
    settings_button: QPushButton
    sends_message: QLabel
    sends: QTableWidget
    send_whole: QLabel
    action_row: QWidget
    came_button: QPushButton
    not_came_button: QPushButton
    again_button: QPushButton
    drop_button: QPushButton
    open_button: QPushButton

    def __init__(
        self,
        register: Register,
        officer: Callable[[], Officer],
        why_waits: Callable[[SendJob], str] = lambda job: job.reason,
    ) -> None:
        super().__init__()
        self._register, self._officer, self._why_waits = register, officer, why_waits
        load_ui("sending/sending_page", into=self)
        self._message = MessageLine(self.sends_message)
        actions: Mapping[str, QPushButton] = {
            "came": self.came_button,
            "not_came": self.not_came_button,
            "again": self.again_button,
            "drop": self.drop_button,
            "open": self.open_button,
            "settings": self.settings_button,
        }
        for row, parts in (
            (self.title_row, (self.sends_title, self.settings_button)),
            (self.action_row, tuple(button for name, button in actions.items() if name != "settings")),
        ):
            flow = FlowLayout(row)
            for part in parts:
                flow.addWidget(part)
        names = (self.tr("Number"), self.tr("State"), self.tr("By"), self.tr("Since"), self.tr("Asked for by"))
        table_rows.name_fitting_columns(self.sends, names, len(names) - 1)
        self.sends.itemSelectionChanged.connect(self._show_chosen)
        register_of = self._register.sending
        self.came_button.clicked.connect(lambda: self._do(lambda job, by: register_of.answer(job, by, came=True)))
        self.not_came_button.clicked.connect(lambda: self._do(lambda job, by: register_of.answer(job, by, came=False)))
        self.again_button.clicked.connect(self._send_again)
        self.drop_button.clicked.connect(lambda: self._do(register_of.take_back))
        self.open_button.clicked.connect(self._open)
        self.settings_button.clicked.connect(self.settings_asked)
        bind_keys(self, SENDING_KEYS, {action: button.click for action, button in actions.items()}, repeats=False)

    def start(self) -> None:
        """Reload the unsettled messages and focus the list."""
        self._message.show("")
        self.refresh()
        self.sends.setFocus()

    def refresh(self) -> None:
        """Read it anew; the marked one stays marked."""
        marked = self._current_job()
        with show_errors(self._message.show) as reading:
            jobs = self._register.sending.open_jobs()
        if not reading.worked:
            return
        self.sends_title.setText(self.tr("Messages to complainants: {}").format(len(jobs)))
        self.settings_button.setVisible(people.may(self._officer(), May.KEEP_SETTINGS))
        rows = [(job, self._cells(job)) for job in jobs]
        table_rows.fill(self.sends, rows, lambda one: _is_same(one, marked))
        if jobs and self._current_job() is None:
            table_rows.choose(self.sends, 0)
        self._show_chosen()

    def _cells(self, job: SendJob) -> tuple[str, ...]:
        zone = self._register.zone
        since = f"{dates.short(dates.local_date(job.queued_at, zone))}, {dates.time_of_day(job.queued_at, zone)}"
        return (job.number_text, wording.word(job.state), job.message.channel, since, job.requested_by)

    def _show_chosen(self) -> None:
        """Show reason, answer and possible actions of the selected message."""
        job = self._current_job()
        may = job is not None and people.may(self._officer(), May.CONTACT)
        state = job.state if job is not None else None
        for button in (self.came_button, self.not_came_button):
            button.setVisible(may and state is SendState.UNCERTAIN)
        for button in (self.again_button, self.drop_button):
            button.setVisible(may and state in _UNSENT)
        self.open_button.setVisible(job is not None)
        theme.mark(self.send_whole, state="late" if state in ASKING else "")
        self.send_whole.setText(self._whole(job) if job is not None else self.tr("Nothing waits to be sent."))

    def _whole(self, job: SendJob) -> str:
        parts = [wording.reason(self._why_waits(job))]
        if job.evidence and job.evidence != "officer":
            parts.append(self.tr("Details: {}").format(job.evidence))
        if job.state is SendState.QUEUED and job.tries:
            at = dates.time_of_day(job.next_at, self._register.zone)
            parts.append(self.tr("Tries: {tries}; the next is at {at}.").format(tries=job.tries, at=at))
        return " ".join(part for part in parts if part)

    def _current_job(self) -> SendJob | None:
        chosen = table_rows.current_value(self.sends)
        return chosen if isinstance(chosen, SendJob) else None

    def _do(self, verb: Callable[..., object]) -> None:
        job = self._current_job()
        if job is None:
            return
        with show_errors(self._message.show) as writing:
            verb(job.job_id, self._officer())
        if writing.worked:
            self._message.show("")
            self.refresh()
            self.sends.setFocus()

    def _send_again(self) -> None:
        job = self._current_job()
        if job is not None and job.is_returned:
            self.anew_asked.emit(job.message.subject)
        else:
            self._do(self._register.sending.send_again)

    def _open(self) -> None:
        job = self._current_job()
        if job is not None:
            self.opened.emit(job.message.subject)
