"""The counter at work: one open register with its window, its pages and its controllers.

Only the sign-in page is made at the start; the others are made while the officer types the PIN, or when they are first
wanted, so that the program is there at once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from frontoffice.app.window import printed_files
from frontoffice.app.window.commit_signal import CommitSignal
from frontoffice.app.window.counts_controller import CountsController
from frontoffice.app.window.notice_controller import NoticeController
from frontoffice.app.window.officer_session import OfficerSession
from frontoffice.app.window.receipt_controller import ReceiptController
from frontoffice.app.window.register_notices import RegisterNotices
from frontoffice.app.window.rollback_check_controller import RollbackCheckController
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.domain.people import Officer
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.register import Register
from frontoffice.settings import Settings
from frontoffice.ui.shell.main_window import UNKEPT, MainWindow
from frontoffice.ui.shell.named_keys import NAMES
from frontoffice.ui.shell.page_spec import PageSpec

if TYPE_CHECKING:
    from frontoffice.app.window.controllers import Controllers
    from frontoffice.app.window.file_check import FileReport

_log = logging.getLogger(__name__)


class Counter(QObject):
    """One open register with its window. ``end`` stops the workers and closes the register.

    ``signed_in`` says whether somebody else works here than before, ``counted`` that the counts were read anew,
    ``warm`` that every page is made, ``paper_made`` that one of the office's is to be seen, ``pressing_asked`` what
    of the morning's strip is, ``restore_asked`` that a copy lies ready to take the register's place, ``ending`` that
    whatever a page has a worker for must stop it. ``check`` looks through the whole file.
    """

    signed_in = Signal(bool)
    warm = Signal()
    counted = Signal()
    paper_made = Signal(object, str)
    pressing_asked = Signal(str)
    calendar_asked = Signal()
    restore_asked = Signal()
    ending = Signal()

    def __init__(
        self,
        pages: Sequence[PageSpec[Any]],
        register: Register,
        settings: Settings,
        where: Places,
        *,
        check: Callable[[Places], FileReport] | None,
    ) -> None:
        super().__init__()
        self.register, self.where, self._check, self._ended = register, where, check, False
        self.back = ""  # the page to which leaving a complaint leads
        self.commits = CommitSignal(register.unit.on_commit)
        self.committed = self.commits.committed
        NAMES.read_by(None)
        self.window = MainWindow(settings, register.now, register.zone, pages, lambda spec: spec.factory(self))
        self.session = OfficerSession(register, self.window)
        officer = self.officer = self.session.officer
        kept = self.settings_controller = SettingsController(register, settings, where.settings, officer)
        self.notices = NoticeController(self.window, where.acknowledged, officer)
        self.counts = CountsController(register, pages, self.window, officer)
        self.register_notices = RegisterNotices(register, self.window, self.notices)
        self.rollback_check = RollbackCheckController(register, kept, self.register_notices.numbers.refresh)
        self.printing = ReceiptController(register, kept, where.papers, self.window, self.notices, officer)
        self._connect()

    def _connect(self) -> None:
        changed = self.settings_controller.changed
        changed.connect(self.window.stack.use)
        changed.connect(self.window.show_settings)
        changed.connect(lambda _settings: self.register_notices.numbers.refresh())
        self.committed.connect(self.refresh)
        self.window.reader_changed.connect(NAMES.read_by)
        self.window.locked.connect(lambda: printed_files.remove_opened(self.where))
        self.session.changed.connect(self.notices.show)
        self.window.idle.may_press = self.session.follow_role
        self.printing.job_changed.connect(lambda _job: self.commits.announce())

    @cached_property
    def controllers(self) -> Controllers:
        """Those that the sign-in page does without: whoever opens the counter waits a fifth of a second less for it."""
        from frontoffice.app.window.controllers import Controllers, CounterContext

        register, settings, window = self.register, self.settings_controller, self.window
        context = CounterContext(register, settings, self.where, window, self.notices, self.officer, self.committed)
        made = Controllers(context, self._check)
        made.centre.came_in.connect(self.register_notices.warn_of_outdated_dates)
        made.backups.places.others_found.connect(self.register_notices.refresh)
        made.documents.made.connect(self.paper_made)
        self.counted.connect(made.morning.refresh)
        window.morning.asked.connect(self.pressing_asked)
        return made

    @property
    def settings(self) -> Settings:
        """The settings that hold now."""
        return self.settings_controller.current

    def warm_up(self) -> None:
        """Make the pages that are not made yet, one each time nothing else is to be done; then check the file."""
        if self._ended:
            return
        if self.window.stack.make_next():
            QTimer.singleShot(0, self.window, self.warm_up)
            return
        self.refresh()
        self.register_notices.warn_of_outdated_dates()
        late = self.controllers
        self.rollback_check.begin(late.backups.places, late.centre.desk)
        for part in (self.printing, late.centre, late.backups, late.sending, late.sms):
            part.begin()
        late.file_check.begin(self.where)
        self.warm.emit()

    def sign_in(self, officer: Officer) -> None:
        """Let an officer go on where the work stopped."""
        is_another = self.session.begin(officer)
        self.back = "" if is_another else self.back
        self.counts.refresh()
        self.register_notices.numbers.refresh(anew=True)
        self.controllers.recovery_reminder.remind()
        if not self.settings.training:
            self.register_notices.warn_of_place(self.where)
        self.signed_in.emit(is_another)
        self.controllers.morning.begin()
        self.window.stack.refresh_front()
        if self.settings.printers and self.counts.current.unprinted:
            self.printing.desk.resume_jobs(officer)

    def refresh(self) -> None:
        """Read anew what stands around the pages, and the page in front; called once after commits."""
        self.session.follow_role()
        if UNKEPT in self.window.notice_lines and not self.window.stack.keep():
            self.window.drop_notice(UNKEPT)  # its button would close over what is typed next
        self.register_notices.refresh()
        self.counts.refresh()
        self.counted.emit()
        self.window.stack.refresh_front()

    def end(self) -> None:
        """Stop the printers and the other workers, then close the register."""
        self._ended = True
        printed_files.remove_opened(self.where)
        self.commits.stop()
        self.ending.emit()
        if "controllers" in vars(self):  # they were needed
            self.controllers.end()
        for part in (self.printing, self.register_notices):
            part.end()
        try:
            self.register.close()
        except Unavailable as error:  # the next start checks it, as after a power cut
            _log.warning("the register was not closed: %s", error.code)
