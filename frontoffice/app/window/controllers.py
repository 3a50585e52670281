"""Controllers of a counter not needed by the sign-in page, made together while the officer types the PIN."""

from __future__ import annotations

import contextlib
import dataclasses
from collections import Counter as Tally
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, SignalInstance
from PySide6.QtGui import QClipboard, QGuiApplication

from frontoffice.app.centre import CentreDesk
from frontoffice.app.keys import new_register
from frontoffice.app.receiving import FormSource, MailSource, ReceiveDesk, SmsSource, name_of
from frontoffice.app.sending import MailCarrier, SendDesk
from frontoffice.app.window.backup_controller import BackupController
from frontoffice.app.window.documents_controller import DocumentsController
from frontoffice.app.window.file_check import NOTICES, FileCheck, FileReport, FileState
from frontoffice.app.window.files_controller import FilesController
from frontoffice.app.window.morning_controller import MorningController
from frontoffice.app.window.notice_controller import NoticeController, Offer
from frontoffice.app.window.preview_controller import PreviewController
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.app.window.sms_controller import SmsController
from frontoffice.app.workers.background import ExpendableWorker, Worker
from frontoffice.domain.calendar.dates import in_digits, local_date, time_of_day
from frontoffice.domain.people import May, Officer, Role, may
from frontoffice.errors import Refused, Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterNotice
from frontoffice.register.commands.reading_log import Read, ReadWhat
from frontoffice.register.commands.send_job import UNDERWAY, Message, SendJob, SendState, SendWay
from frontoffice.register.register import Register
from frontoffice.register.storage import encryption
from frontoffice.register.storage.desk import Notice
from frontoffice.sending.codes import MailReason, SmsReason
from frontoffice.settings import Centre, Mail, Mailbox, Settings
from frontoffice.ui.centre import centre_messages
from frontoffice.ui.complaint.handling_panel import AnswerSending
from frontoffice.ui.inbox import ReadingState
from frontoffice.ui.messages import wording
from frontoffice.ui.messages.window_sentences import WindowNotice
from frontoffice.ui.shell.main_window import MainWindow
from frontoffice.ui.widgets.guarded import show_unavailable
from frontoffice.ui.widgets.read_gate import ReadGate

# --- Messages to complainants at the window: their queue, its light, and the pages that send ---

if TYPE_CHECKING:
    from frontoffice.app.sending import Carrier
    from frontoffice.ui.complaint.complaint_page import ComplaintPage
    from frontoffice.ui.intake.recorded_page import RecordedPage
    from frontoffice.ui.shell.main_window import MainWindow


class SendingController(QObject):
    """Controller of outgoing messages, with ``offers`` and ``queue`` for the pages.

    Nothing invented ever leaves, so not in training.
    """

    def __init__(
        self,
        register: Register,
        settings: SettingsController,
        window: MainWindow,
        officer: Callable[[], Officer],
        committed: SignalInstance,
        sms: SmsController,
    ) -> None:
        super().__init__()
        self._register, self._settings, self._window, self._officer = register, settings, window, officer
        self._sms, self._mail, self._office = sms, Mail(), ""
        self._carriers: dict[SendWay, Carrier] = {}
        self.desk: SendDesk = SendDesk(register, parent=self)
        for changed in (self.desk.changed, sms.changed, sms.answered):
            changed.connect(self._show_light)
        committed.connect(self._on_committed)
        settings.changed.connect(self._use)
        window.destroyed.connect(self.end)

    def begin(self) -> None:
        """Send the waiting messages if a carrier is set up, and show the state."""
        self._use(self._settings.current)

    def end(self) -> None:
        """Stop the workers; call it before the register closes."""
        self.desk.end()

    def offers(self, way: SendWay) -> bool:
        """Whether the office sends by this way."""
        return way in self._ways(self._settings.current)

    def queue(self, message: Message, job_id: UUID) -> SendJob:
        """Queue a message in the name of the signed-in officer. Raises Refused and Unavailable."""
        return self._register.sending.queue(message, self._officer(), job_id)

    def connect_recorded(self, page: RecordedPage) -> None:
        """Connect the page after F9 for sending, and show the outcome there."""
        page.answer_words.queue = self
        for changed in (self.desk.changed, self._sms.changed):
            changed.connect(page.answer_words.show_sending)

    def connect_complaint(self, page: ComplaintPage) -> None:
        """Let the form of a contact send."""
        AnswerSending(page.handling, self)

    def why_waits(self, job: SendJob) -> str:
        """The code of why a message waits longer than it takes, "" for none."""
        is_underway, way = job.state in UNDERWAY, job.message.way
        if is_underway and way is SendWay.EMAIL and not self.offers(way):
            return MailReason.NO_ACCOUNT  # whatever its last try said
        if job.state is SendState.QUEUED and way is SendWay.SMS and not self.offers(way):
            return SmsReason.NO_FOLDER
        return job.reason or (self._sms.reason if is_underway and way is SendWay.SMS else "")

    # --- the queue ---------------------------------------------------------------------------------------------------

    @staticmethod
    def _ways(settings: Settings) -> frozenset[SendWay]:
        """Ways of sending in the settings; SMS have a controller of their own."""
        found = {SendWay.EMAIL: settings.mail.host, SendWay.SMS: settings.sms_folder}
        return frozenset(way for way, by in found.items() if by and not settings.training)

    def _use(self, settings: Settings) -> None:
        """Send by these settings; a carrier stays the same one as long as what it goes by is the same."""
        if (settings.mail, settings.office.name) != (self._mail, self._office):
            self._carriers.pop(SendWay.EMAIL, None)
        self._mail, self._office = settings.mail, settings.office.name
        ways = self._ways(settings)
        if SendWay.EMAIL in ways and SendWay.EMAIL not in self._carriers:
            self._carriers[SendWay.EMAIL] = MailCarrier(settings.mail, settings.office.name)
        carriers: Mapping[SendWay, Carrier] = {way: one for way, one in self._carriers.items() if way in ways}
        self.desk.use(carriers)
        self._show_light()

    def _on_committed(self) -> None:
        self.desk.go_on()
        self._show_light()

    def _show_light(self, _job: object = None) -> None:
        """Show the number of waiting messages, and those in need of attention.

        Nothing where nothing is sent by itself.
        """
        with contextlib.suppress(Unavailable):
            jobs = self._register.sending.open_jobs()
            light = self._window.send_light
            light.setVisible(bool(jobs or self._ways(self._settings.current)))
            if not light.isHidden():
                light.show_state(*_sign(jobs, is_late=any(map(self.why_waits, jobs))))


def _sign(jobs: tuple[SendJob, ...], *, is_late: bool) -> tuple[str, str, str]:
    """Icon, colour and word of the light."""
    counted = Tally(job.state for job in jobs)
    translate = QCoreApplication.translate
    if uncertain := counted[SendState.UNCERTAIN]:
        return "warning", "late", translate("sending", "Messages: {} perhaps sent").format(uncertain)
    if failed := counted[SendState.FAILED]:
        return "warning", "late", translate("sending", "Messages: {} failed").format(failed)
    if jobs:
        words = translate("sending", "Messages: {} waiting").format(len(jobs))
        return ("late", "soon", words) if is_late else ("send", "muted", words)
    return "ok", "done", translate("sending", "Messages: none waiting")


# --- controllers ---

# --- The exchange with the centre at the window: its light, what a round brought, and the connection ---

if TYPE_CHECKING:
    from frontoffice.sync.rounds.centre_overview import CentreOverview
    from frontoffice.sync.rounds.round_progress import Round
    from frontoffice.ui.centre.centre_page import CentrePage
    from frontoffice.ui.centre.connection_page import ConnectionPage, TypedConnection
    from frontoffice.ui.shell.main_window import MainWindow

_MINUTE: Final = 60_000


class CentreController(QObject):
    """Controller of the centre; ``came_in`` reports new entries of other desks in the register."""

    came_in = Signal()

    def __init__(
        self, register: Register, settings: SettingsController, window: MainWindow, committed: SignalInstance
    ) -> None:
        super().__init__()
        self._register, self._settings, self._window = register, settings, window
        self._committed = committed
        self._desk: CentreDesk | None = None
        self._minutes = QTimer(self, interval=_MINUTE)  # "since 08.05" gets its day after midnight
        self._minutes.timeout.connect(lambda: self._show_light(self.desk.overview))
        window.destroyed.connect(self.end)  # no timer and no round outlives the light that it is shown on

    @property
    def desk(self) -> CentreDesk:
        """Worker of the exchange, imported once the window is warm."""
        if self._desk is None:
            self._desk = self._make_desk()
        return self._desk

    def _make_desk(self) -> CentreDesk:
        desk = CentreDesk(self._register, parent=self)  # so that it is there as long as the window may end it
        desk.expect(self._centre(self._settings.current))  # a page may be looked at before the first round
        desk.changed.connect(self._show_light)
        desk.came_in.connect(self.came_in)
        desk.healed.connect(self._show_healed)
        self._committed.connect(desk.check_outbox)
        self._settings.changed.connect(self._use)
        self._minutes.start()
        return desk

    def begin(self) -> None:
        """Show how it stands, and have the first round if this desk is connected."""
        self._use(self._settings.current)
        self._show_light(self.desk.overview)

    def end(self) -> None:
        """Stop the worker; call it before the register closes. It ends with the window at the latest."""
        self._minutes.stop()
        if self._desk is not None:
            self._desk.end()

    def connect_page(self, page: CentrePage) -> None:
        """Show this desk's state with the centre on the page, and connect the page's requests."""
        page.now_asked.connect(self.desk.start_round)
        page.settled.connect(self.desk.start_round)
        self.desk.changed.connect(page.show_overview)
        self.desk.progressed.connect(page.show_doing)
        page.use(self._settings.current.centre)
        page.show_overview(self.desk.overview)

    def connect_connection(self, page: ConnectionPage) -> None:
        """Try, make and end the connection as the page asks."""
        page.test_asked.connect(lambda typed: self._test(typed, page))
        page.connect_asked.connect(lambda typed: self._connect(typed, page))
        page.disconnect_asked.connect(lambda: self._disconnect(page))

    def _use(self, settings: Settings) -> None:
        self.desk.use(self._centre(settings))

    def _centre(self, settings: Settings) -> Centre:
        return Centre() if settings.training else settings.centre  # nothing invented ever leaves

    def _show_light(self, overview: CentreOverview) -> None:
        text = centre_messages.light(overview, self._register.now(), self._register.zone)
        self._window.centre_light.show_state(*centre_messages.sign(overview), text)

    def _show_healed(self, report: Round) -> None:
        for repair in report.healed:
            self._window.show_notice(centre_messages.format_healing(repair), f"healed_{repair.cause}")

    # --- the connection --------------------------------------------------------------------------------------------

    def _test(self, typed: TypedConnection, page: ConnectionPage) -> None:
        self.desk.try_out(typed.settings.centre, typed.secret, page.show_tried, page.show_failure)

    def _connect(self, typed: TypedConnection, page: ConnectionPage) -> None:
        """Connect; once that works and the secret is in the keyring, the settings say so, too."""
        text = QCoreApplication.translate("centre", "This desk is connected; the first exchange is on its way.")

        def keep() -> None:
            read = typed.settings
            kept = dataclasses.replace(self._settings.current, centre=read.centre, gives_numbers=read.gives_numbers)
            self._save(kept, text, page)

        self.desk.connect_to(typed.settings.centre, typed.secret, keep, page.show_failure)

    def _disconnect(self, page: ConnectionPage) -> None:
        before = self._settings.current.centre
        self.desk.forget(before)
        kept = dataclasses.replace(self._settings.current, centre=Centre(seconds=before.seconds))
        text = QCoreApplication.translate("centre", "This desk is not connected any more; its register stays.")
        self._save(kept, text, page)

    def _save(self, kept: Settings, done: str, page: ConnectionPage) -> None:
        try:
            self._settings.keep(kept)
        except (Refused, Unavailable) as error:
            page.show_failure(error)
            return
        page.show_settings(kept)
        page.show_message(done)


# --- controllers ---

# --- What a reader of another institution looks at or takes away, written down before it is shown or leaves ---
# What pages list is held by their gates (``ui/widgets/read_gate``); complaints, papers and files are asked about here.


class ReadNotes(QObject):
    """Notes on reading in one window. Unrecordable reading is not shown, with a notice above the page."""

    def __init__(self, register: Register, window: MainWindow, officer: Callable[[], Officer]) -> None:
        super().__init__(window)
        self._register, self._window, self._officer = register, window, officer
        self._last = Read(ReadWhat.COPIED)  # what is in front, as it was written down
        clipboard = QGuiApplication.clipboard()
        clipboard.dataChanged.connect(self._on_copied)
        clipboard.selectionChanged.connect(self._on_selected)

    def complaint(self, subject: UUID, limited: str = "") -> bool:
        """Whether a complaint, or the named part of it, may be shown: it is written down, or nobody asks for that."""
        try:
            return self._may(Read(ReadWhat.COMPLAINT, subject, limited))
        except Refused:
            return True  # there is no such complaint, which its page says

    def paper(self, heading: str) -> bool:
        """Whether a paper of the office may be shown."""
        return self._may(Read(ReadWhat.PAPER, limited=heading))

    def record_read(self, what: ReadWhat, heading: str) -> None:
        """Record that something is printed, saved or viewed by itself; Unavailable where it must not be then."""
        self._note(Read(what, limited=heading), self._officer())

    def guard(self, gate: ReadGate) -> None:
        """Have the lines of a page shown once they are written down, and anew whenever somebody signed in."""
        gate.join(self._officer, self._note, self._set_last_read)
        self._window.locked.connect(gate.forget)

    def _on_copied(self) -> None:
        """Record a copy to the clipboard, or clear the clipboard if that is impossible."""
        clipboard = QGuiApplication.clipboard()
        if not self._is_readers(QClipboard.Mode.Clipboard):
            return
        if not self._may(dataclasses.replace(self._last, what=ReadWhat.COPIED, lines=1)):
            clipboard.clear()

    def _on_selected(self) -> None:
        """Clear a mere mouse selection, out of other programs' reach: nobody asked for a copy."""
        if self._is_readers(QClipboard.Mode.Selection):
            QGuiApplication.clipboard().clear(QClipboard.Mode.Selection)

    def _is_readers(self, mode: QClipboard.Mode) -> bool:
        clipboard = QGuiApplication.clipboard()
        is_ours = clipboard.ownsSelection() if mode is QClipboard.Mode.Selection else clipboard.ownsClipboard()
        return is_ours and bool(clipboard.text(mode)) and self._officer().role is Role.READER

    def _set_last_read(self, read: Read) -> None:
        """Set the last recorded page when it is in front again."""
        self._last = read

    def _may(self, read: Read) -> bool:
        with show_unavailable(self._window.show_failure) as noting:
            self._note(read, self._officer())
        return noting.worked

    def _note(self, read: Read, by: Officer) -> None:
        self._register.reading_log.note(read, by)
        if read.what is not ReadWhat.COPIED:
            self._last = read


# --- controllers ---

# --- The reminder of the recovery key: what can be lost or read by others, for who can do something about it ---


class RecoveryReminder:
    """Reminds at the signing in, and whenever the key was seen to; never in training."""

    def __init__(
        self,
        settings: SettingsController,
        where: Places,
        window: MainWindow,
        notices: NoticeController,
        officer: Callable[[], Officer],
    ) -> None:
        self._settings, self._where, self._officer = settings, where, officer
        self._window, self._notices = window, notices

    def remind(self) -> None:
        """Remind authorised officers of the missing recovery paper, until it exists or encryption is due."""
        if self._settings.current.training:
            return
        plain = self._of_a_plain_register()
        holds: Notice | None = None
        with show_unavailable(self._notices.show_failure):
            if not encryption.key_name(self._where.register):
                holds = None if self._where.encryption_wish.exists() else plain
            elif new_register.is_paper_due(self._where):
                holds = Notice(WindowNotice.PAPER_DUE)
        can_act = may(self._officer(), May.KEEP_SETTINGS)
        for code in (WindowNotice.NOT_ENCRYPTED, WindowNotice.PLAIN, WindowNotice.PAPER_DUE):
            if holds is None or holds.code is not code or not can_act:
                self._withdraw(code, forget=can_act)
        if holds is not None and can_act:
            self._notices.show(holds, None if holds.code is WindowNotice.PLAIN else self._offer_paper())

    def _of_a_plain_register(self) -> Notice:
        """Notice for a plain register: that it is not encrypted, or who decided so."""
        plain = Notice(WindowNotice.NOT_ENCRYPTED)
        with show_unavailable(self._window.show_failure):
            if self._settings.is_plain_by_decision:
                settings = self._settings.current
                by, on = settings.plain_by, "-".join(reversed(settings.plain_on.split("-")))
                plain = Notice(WindowNotice.PLAIN, {"by": by, "on": on})
        return plain

    def _withdraw(self, code: WindowNotice, *, forget: bool) -> None:
        """Take a line away; what was acknowledged stays so while it only is not shown to who is here."""
        if forget:
            self._notices.withdraw(code)
        else:
            self._window.drop_notice(code)

    def _offer_paper(self) -> Offer:
        return QCoreApplication.translate("RegisterNotices", "Make the paper…"), lambda: self._window.go("recovery")


# --- controllers ---

# --- The check of the whole file while the window is open, and what its outcome means for the officer ---


class FileCheckController:
    """Runs ``check`` on a worker: the verification in a process of its own, unless a test gives another."""

    def __init__(
        self, register: Register, notices: NoticeController, check: Callable[[Places], FileReport] | None = None
    ) -> None:
        self._register, self._notices = register, notices
        self._process = FileCheck()
        self._check = check or self._process.run
        self._worker = Worker("check")
        self.found: FileState | None = None  # since the start

    @property
    def is_whole(self) -> bool | None:
        """Whether the file was found whole since the start; None while nothing was found."""
        return None if self.found is None else self.found is FileState.WHOLE

    def begin(self, where: Places) -> None:
        """Look through the whole file beside the officer's work."""
        unknown = FileReport(FileState.UNKNOWN)
        self._worker.run(lambda: self._check(where), self.show, lambda _error: self.show(unknown))

    def end(self) -> None:
        """Call it off."""
        self._process.stop()
        self._worker.stop()

    def show(self, report: FileReport) -> None:
        """Show the result of a file check; only a whole file ends the notice of an unclean end."""
        self.found = report.state
        if report.state is FileState.WHOLE:
            self._notices.withdraw(RegisterNotice.ENDED_UNCLEANLY)
        elif report.state in NOTICES:
            self._notices.show(Notice(NOTICES[report.state], {"where": report.detail}))
        if report.state is FileState.DIFFERS:
            with show_unavailable(self._notices.show_failure):
                self._register.maintenance.request_rebuild()


# --- controllers ---


@dataclass(frozen=True, slots=True)
class CounterContext:
    """Shared parts of the controllers of one counter."""

    register: Register
    settings: SettingsController
    where: Places
    window: MainWindow
    notices: NoticeController
    officer: Callable[[], Officer]
    committed: SignalInstance


class ReceivingController(QObject):
    """Controller of what comes in by itself: read by the mailbox of the settings, never in training.

    ``changed`` follows another ``state`` of the reading.
    """

    changed = Signal(object)

    def __init__(
        self,
        register: Register,
        settings: SettingsController,
        window: MainWindow,
        notices: NoticeController,
        committed: SignalInstance,
    ) -> None:
        super().__init__()
        self._register, self._settings, self._window, self._notices = register, settings, window, notices
        self._kept = self._used = Mailbox()
        self.elsewhere: dict[str, str] = {}  # counter that reads this desk's mailbox in its place, and since when
        self.desk = ReceiveDesk(register, parent=self)
        self.sms = ReceiveDesk(register, ExpendableWorker("receive sms"), self)  # a lost share keeps no mail waiting
        self.forms = ReceiveDesk(register, ExpendableWorker("receive forms"), self)
        self._sms_folder = self._form_folder = ""
        for desk in (self.desk, self.sms, self.forms):
            desk.answered.connect(self._show)
        committed.connect(self._follow_journal)
        settings.changed.connect(self._use)

    @property
    def state(self) -> ReadingState:
        """Whether this desk reads a mailbox, and why it cannot just now."""
        reason = self.desk.reason or self.sms.reason or self.forms.reason
        reads = bool(self._used.host or self._sms_folder or self._form_folder)
        return ReadingState(reads, wording.reason(reason) if reason else "")

    def look(self) -> None:
        """Read now."""
        for desk in (self.desk, self.sms, self.forms):
            desk.look()

    def is_unread(self, mailbox: Mailbox) -> bool:
        """Whether no desk says that it reads the mailbox."""
        return self._register.receiving.reader(name_of(mailbox)) is None

    def claim(self, mailbox: Mailbox, by: Officer) -> None:
        """Have the mailbox read at this desk, whoever did before. Raises Refused (``not_allowed``)."""
        self._register.receiving.claim_mailbox(name_of(mailbox), by)

    def _show(self) -> None:
        self.changed.emit(self.state)
        self._show_light()

    def _show_light(self) -> None:
        """Show how many messages wait; nothing where none do and none are read here."""
        with contextlib.suppress(Unavailable):
            waiting, light = self._register.inbox.count_waiting(), self._window.inbox_light
            light.setVisible(bool(waiting or self.state.reads))
            if not light.isHidden():
                light.show_state(*_inbox_sign(waiting, is_late=bool(self.state.problem)))

    def begin(self) -> None:
        """Read from now on."""
        self._use(self._settings.current)

    def end(self) -> None:
        """Stop the readers; call it before the register closes."""
        for desk in (self.desk, self.sms, self.forms):
            desk.end()

    def _use(self, settings: Settings) -> None:
        self._kept = Mailbox() if settings.training else settings.mailbox
        folder = "" if settings.training else settings.sms_folder
        if folder != self._sms_folder:
            self._sms_folder = folder
            self.sms.use(SmsSource(Path(folder, "inbox"), self._register.now) if folder else None)
        forms = "" if settings.training else settings.form_folder
        if forms != self._form_folder:
            self._form_folder = forms
            self.forms.use(FormSource(Path(forms), self._register.now, wording.refusal_text) if forms else None)
        self._use_mailbox()
        self._show()

    def _follow_journal(self) -> None:
        before = self.elsewhere
        self._use_mailbox()
        self._show() if before != self.elsewhere else self._show_light()

    def _use_mailbox(self) -> None:
        """Read the mailbox of the settings, unless another desk was the last to say that it does."""
        elsewhere = self._find_reader_elsewhere()
        used = Mailbox() if elsewhere else self._kept
        if used != self._used:
            self._used = used
            self.desk.use(MailSource(used) if used.host else None)
        if elsewhere != self.elsewhere:
            self.elsewhere = elsewhere
            if elsewhere:
                self._notices.show(Notice(WindowNotice.MAILBOX_ELSEWHERE, elsewhere))
            else:
                self._notices.withdraw(WindowNotice.MAILBOX_ELSEWHERE)

    def _find_reader_elsewhere(self) -> dict[str, str]:
        if not self._kept.host:
            return {}
        try:
            reader = self._register.receiving.reader(name_of(self._kept))
        except Unavailable:
            return self.elsewhere
        if reader is None or reader.is_here:
            return {}
        zone = self._register.zone
        since = f"{in_digits(local_date(reader.since, zone))} {time_of_day(reader.since, zone)}"
        return {"counter": reader.counter, "since": since}


def _inbox_sign(waiting: int, *, is_late: bool) -> tuple[str, str, str]:
    """Icon, colour and word of the light."""
    words = QCoreApplication.translate("receiving", "Inbox: {}").format(waiting)
    if is_late:
        return "warning", "late", QCoreApplication.translate("receiving", "Inbox: {}, not read").format(waiting)
    return ("day", "soon", words) if waiting else ("ok", "done", words)


class Controllers(QObject):
    """All of them, with the workers of each; ``end`` stops these."""

    def __init__(self, of: CounterContext, check: Callable[[Places], FileReport] | None) -> None:
        super().__init__()
        register, settings, where, window = of.register, of.settings, of.where, of.window
        notices, officer, committed = of.notices, of.officer, of.committed
        self.recovery_reminder = RecoveryReminder(settings, where, window, notices, officer)
        self.read_notes = ReadNotes(register, window, officer)
        self.files = FilesController(settings, where)
        self.centre = CentreController(register, settings, window, committed)
        self.sms = SmsController(register.sending, lambda: _sms_folder(settings), ExpendableWorker("sms", self))
        committed.connect(self.sms.look)
        settings.changed.connect(lambda _settings: self.sms.look())
        self.sending = SendingController(register, settings, window, officer, committed, self.sms)
        self.receiving = ReceivingController(register, settings, window, notices, committed)
        self.documents = DocumentsController(register, settings, where, window, officer, self.files)
        self.backups = BackupController(register, settings, where, window.backup_light, committed)
        self.file_check = FileCheckController(register, notices, check)
        self.morning = MorningController(register, window, notices, officer)
        self.previews = PreviewController(settings, window, register.today, self.read_notes.record_read)

    def end(self) -> None:
        """Stop the workers."""
        for one in (self.centre, self.sms, self.sending, self.receiving, self.files, self.documents):
            one.end()
        for other in (self.backups, self.file_check, self.previews):
            other.end()


def _sms_folder(settings: SettingsController) -> str:
    return "" if settings.current.training else settings.current.sms_folder
