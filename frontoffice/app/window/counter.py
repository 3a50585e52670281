"""The counter at work: one open register with its window, its pages and its controllers.

Only the sign-in page is made at the start; the others are made while the officer types the PIN, or when they are first
wanted, so that the program is there at once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from frontoffice.app.window.backup_controller import BackupController
from frontoffice.app.window.centre_controller import CentreController
from frontoffice.app.window.commit_signal import CommitSignal
from frontoffice.app.window.documents_controller import DocumentsController
from frontoffice.app.window.notice_controller import NoticeController
from frontoffice.app.window.receipt_controller import ReceiptController
from frontoffice.app.window.register_notices import RegisterNotices
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.domain.people import NOBODY, Officer
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Notice
from frontoffice.settings import Settings, Theme
from frontoffice.ui.messages.window_sentences import WindowNotice
from frontoffice.ui.shell.main_window import MainWindow
from frontoffice.ui.shell.page_spec import SIGN_IN, Counts, PageSpec
from frontoffice.ui.widgets.guarded import guarded_failure

if TYPE_CHECKING:
    from frontoffice.app.window.desktop_notifier import DesktopNotifier
    from frontoffice.app.window.file_check import FileReport
    from frontoffice.app.window.file_check_controller import FileCheckController
    from frontoffice.app.window.morning_controller import MorningController
    from frontoffice.app.window.preview_controller import PreviewController

_log = logging.getLogger(__name__)


class Counter(QObject):
    """One open register with its window. ``end`` stops the workers and closes the register.

    ``signed_in`` says whether somebody else works here than before, ``restore_asked`` that a copy lies ready to take
    the register's place, ``ending`` that whatever has a worker of its own must stop it. ``check`` looks through the
    whole file.
    """

    signed_in = Signal(bool)
    calendar_asked = Signal()
    restore_asked = Signal()
    ending = Signal()

    def __init__(  # noqa: PLR0913  (what a counter is made of)
        self,
        pages: Sequence[PageSpec[Any]],
        register: Register,
        settings: Settings,
        where: Places,
        apply_theme: Callable[[Theme], object],
        failures: Iterable[Unavailable],
        *,
        check: Callable[[Places], FileReport] | None,
    ) -> None:
        super().__init__()
        self.register, self.where, self._check = register, where, check
        self.back = ""  # the page to which leaving a complaint leads
        self.counts = Counts()
        self._off = frozenset[str]()
        self._switches = {spec.switch for spec in pages if spec.switch}
        self._last_officer: UUID | None = None
        self._file_check: FileCheckController | None = None
        self._previews: PreviewController | None = None
        self._morning: MorningController | None = None
        self._notifier: DesktopNotifier | None = None
        self._ended = False
        self.commits = CommitSignal(register.unit.on_commit)
        self.committed = self.commits.committed
        self.settings_controller = SettingsController(register, settings, where.settings, self.officer)
        self.window = MainWindow(settings, register.now, register.zone, pages, lambda spec: spec.factory(self))
        self.notices = NoticeController(self.window, where.acknowledged, self.officer)
        self.register_notices = RegisterNotices(register, self.window, self.notices)
        self.printing = ReceiptController(
            register, self.settings_controller, where.papers, self.window, self.notices, self.officer
        )
        self.centre = CentreController(register, self.settings_controller, self.window, self.committed)
        self.documents = DocumentsController(register, self.settings_controller, where, self.window, self.officer)
        self.backups = BackupController(
            register, self.settings_controller, where, self.window.backup_light, self.committed
        )
        self._connect(apply_theme)
        self._show(failures)

    def _show(self, failures: Iterable[Unavailable]) -> None:
        self.remove_opened()  # of a program that was killed
        self.window.show_page(SIGN_IN)
        for failure in failures:
            self.notices.show_failure(failure)
        self.register_notices.show_noticed()

    def _connect(self, apply_theme: Callable[[Theme], object]) -> None:
        changed = self.settings_controller.changed
        changed.connect(self.window.stack.use)
        changed.connect(self.window.show_settings)
        changed.connect(lambda settings: apply_theme(settings.theme))
        changed.connect(lambda _settings: self.register_notices.numbers.refresh())
        self.committed.connect(self.refresh)
        self.window.locked.connect(self.remove_opened)
        self.backups.places.others_found.connect(self.register_notices.refresh)
        self.centre.came_in.connect(self.register_notices.warn_of_outdated_dates)
        self.printing.job_changed.connect(lambda _job: self.commits.announce())

    @property
    def file_check(self) -> FileCheckController:
        """The check of the whole file."""
        if self._file_check is None:
            from frontoffice.app.window.file_check_controller import FileCheckController  # once the window is warm

            self._file_check = FileCheckController(self.register, self.notices, self._check)
        return self._file_check

    @property
    def morning(self) -> MorningController:
        """What presses whoever signs in."""
        if self._morning is None:
            from frontoffice.app.window.morning_controller import MorningController  # the worklist, at the signing in

            self._morning = MorningController(self.register, self.window, self.notices, self.officer)
        return self._morning

    @property
    def notifier(self) -> DesktopNotifier:
        """What the desktop tells while nobody looks at the window."""
        if self._notifier is None:
            from frontoffice.app.window.desktop_notifier import DesktopNotifier  # once the window is warm

            self._notifier = DesktopNotifier(self.register, self.window, lambda: self.settings, self.officer)
        return self._notifier

    @property
    def previews(self) -> PreviewController:
        """The office's papers on the screen and to a printer."""
        if self._previews is None:
            from frontoffice.app.window.preview_controller import PreviewController  # its workers

            self._previews = PreviewController(self.settings_controller, self.window, self.register.today)
        return self._previews

    @property
    def settings(self) -> Settings:
        """The settings that hold now."""
        return self.settings_controller.current

    def officer(self) -> Officer:
        """Who is signed in, with the role that the register gives them by now."""
        signed_in = self.window.signed_in
        if signed_in is None:
            return NOBODY
        try:
            return self.register.officers.as_now(signed_in)
        except Unavailable:  # said where it was asked for; what is written is checked once more as it is written
            return signed_in

    def warm_up(self) -> None:
        """Make the pages that are not made yet, one each time nothing else is to be done; then check the file."""
        if self._ended:
            return
        if self.window.stack.make_next():
            QTimer.singleShot(0, self.window, self.warm_up)
            return
        self.refresh()
        self.register_notices.warn_of_outdated_dates()
        self.printing.begin()
        self.centre.begin()
        self.backups.begin()
        self.file_check.begin(self.where)
        self.notifier.begin()

    def sign_in(self, officer: Officer) -> None:
        """Let an officer go on where the work stopped, with what is theirs."""
        is_another = self._last_officer not in (None, officer.officer_id)
        self._last_officer = officer.officer_id
        self.window.show_officer(officer)
        self._count()
        self.register_notices.numbers.refresh(anew=True)
        self.remind_of_recovery_key()
        if not self.settings.training:
            self.register_notices.warn_of_place(self.where)
        self.signed_in.emit(is_another)
        self.morning.begin()
        self.window.stack.refresh_front()
        if self.settings.printers and self.counts.unprinted:
            self.printing.desk.resume_jobs(officer)

    def remind_of_recovery_key(self) -> None:
        """Say what can be lost or read by others, to who can do something about it."""
        if not self.settings.training:
            plain = Notice(WindowNotice.NOT_ENCRYPTED)
            with guarded_failure(self.window.show_failure):
                if self.settings_controller.is_plain_by_decision:
                    by, on = self.settings.plain_by, "-".join(reversed(self.settings.plain_on.split("-")))
                    plain = Notice(WindowNotice.PLAIN, {"by": by, "on": on})
            self.register_notices.remind_of_recovery_key(self.officer(), self.where, plain)

    def remove_opened(self) -> None:
        """Remove the papers that were written for another program to show them."""
        if self.where.opened.exists():
            from frontoffice.app.window import printed_files

            printed_files.remove_opened(self.where)

    def refresh(self) -> None:
        """Read anew what stands around the pages, and the page in front; called once after commits."""
        self._follow_role()
        self.register_notices.refresh()
        self._count()
        if self._morning is not None:
            self._morning.refresh()
        self.window.stack.refresh_front()

    def _follow_role(self) -> None:
        """Another role, given here or at another desk, holds at once; whoever may sign in no more is signed out."""
        was, officer = self.window.signed_in, self.officer()
        if was is None or officer == was:
            return
        if officer.active:
            self.window.show_officer(officer)
            return
        self.window.lock()
        self.notices.show(Notice(WindowNotice.SIGNED_OUT, {"officer": officer.name}))

    def _count(self) -> None:
        """Count today's complaints, the receipts still to come, and what waits; offer what the office has on."""
        with guarded_failure(self.window.show_failure) as read:
            limits = self.register.reference_data.limits
            off = frozenset(code for code in self._switches if not limits.amount(code))
            today = self.register.counters.recorded_today()
            unprinted = self.register.printing.count_open()
            work = self.register.worklist.counts(self.officer())
        if read.worked:
            if self._off != off:
                self.window.switch_off(off)
                self._off = off
            self.counts = Counts(today, unprinted, work["mine"], late=bool(work["late"]))
            self.window.set_counts(self.counts)

    def show_bug(self) -> None:
        """Say that something unexpected happened; it is in the log, and the work goes on."""
        self.notices.show(Notice(WindowNotice.UNEXPECTED, {"log": str(self.where.log)}))

    def end(self) -> None:
        """Stop the printers and the other workers, then close the register."""
        self._ended = True
        self.remove_opened()
        self.ending.emit()
        self.commits.stop()
        for late in (self._file_check, self._previews, self._notifier):
            if late is not None:
                late.end()
        for part in (self.backups, self.printing, self.centre, self.documents, self.register_notices):
            part.end()
        try:
            self.register.close()
        except Unavailable as error:
            _log.warning(
                "the register was not closed: %s", error.code
            )  # the next start checks it, as after a power cut
