"""The parts of a counter that nobody needs before the signing in, made by the first who asks for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from frontoffice.app.window.notice_controller import NoticeController
from frontoffice.app.window.register_notices import RegisterNotices
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.domain.people import Officer
from frontoffice.places import Places
from frontoffice.register.register import Register
from frontoffice.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from frontoffice.app.window.backup_controller import BackupController
    from frontoffice.app.window.centre_controller import CentreController
    from frontoffice.app.window.documents_controller import DocumentsController
    from frontoffice.app.window.file_check import FileReport
    from frontoffice.app.window.file_check_controller import FileCheckController
    from frontoffice.app.window.files_controller import FilesController
    from frontoffice.app.window.morning_controller import MorningController
    from frontoffice.app.window.preview_controller import PreviewController
    from frontoffice.app.window.read_notes import ReadNotes
    from frontoffice.app.window.recovery_reminder import RecoveryReminder
    from frontoffice.app.window.sending_controller import SendingController
    from frontoffice.app.window.sms_controller import SmsController


class LateParts(QObject):
    """What the counter lets them have, the signals of it that they emit, and ``ending``, by which they end."""

    counted = Signal()
    paper_made = Signal(object, str)
    pressing_asked = Signal(str)
    ending = Signal()

    register: Register
    where: Places
    window: MainWindow
    notices: NoticeController
    register_notices: RegisterNotices
    settings_controller: SettingsController
    committed: SignalInstance
    officer: Callable[[], Officer]
    _check: Callable[[Places], FileReport] | None

    @cached_property
    def recovery_reminder(self) -> RecoveryReminder:
        """The reminder of the recovery key."""
        from frontoffice.app.window.recovery_reminder import RecoveryReminder  # at the signing in

        return RecoveryReminder(self.settings_controller, self.where, self.window, self.notices, self.officer)

    @cached_property
    def read_notes(self) -> ReadNotes:
        """What readers look at, written down."""
        from frontoffice.app.window.read_notes import ReadNotes  # with the pages

        return ReadNotes(self.register, self.window, self.officer)

    @cached_property
    def centre(self) -> CentreController:
        """The exchange with the centre."""
        from frontoffice.app.window.centre_controller import CentreController  # with the pages

        made = CentreController(self.register, self.settings_controller, self.window, self.committed)
        made.came_in.connect(self.register_notices.warn_of_outdated_dates)
        self.ending.connect(made.end)
        return made

    @cached_property
    def sending(self) -> SendingController:
        """The messages to complainants."""
        from frontoffice.app.window.sending_controller import SendingController  # with the pages

        kept, window, officer = self.settings_controller, self.window, self.officer
        made = SendingController(self.register, kept, window, officer, self.committed, self.sms)
        self.ending.connect(made.end)
        return made

    @cached_property
    def files(self) -> FilesController:
        """The files that people bring, and scanners."""
        from frontoffice.app.window.files_controller import FilesController  # with the pages

        return FilesController(self.settings_controller, self.where, self.ending)

    @cached_property
    def documents(self) -> DocumentsController:
        """The office's papers as PDF."""
        from frontoffice.app.window.documents_controller import DocumentsController  # when the first is asked for

        kept, window, officer = self.settings_controller, self.window, self.officer
        made = DocumentsController(self.register, kept, self.where, window, officer, self.files)
        made.made.connect(self.paper_made)
        self.ending.connect(made.end)
        return made

    @cached_property
    def backups(self) -> BackupController:
        """Copies of the register."""
        from frontoffice.app.window.backup_controller import BackupController  # once the window is warm

        light = self.window.backup_light
        made = BackupController(self.register, self.settings_controller, self.where, light, self.committed)
        made.places.others_found.connect(self.register_notices.refresh)
        self.ending.connect(made.end)
        return made

    @cached_property
    def sms(self) -> SmsController:
        """SMS to complainants, where the office has what sends them."""
        from frontoffice.app.window.sms_controller import SmsController  # once the window is warm
        from frontoffice.app.workers.background import ExpendableWorker

        kept = self.settings_controller

        def folder() -> str:
            return "" if kept.current.training else kept.current.sms_folder

        made = SmsController(self.register.sending, folder, ExpendableWorker("sms", self))
        self.committed.connect(made.look)
        kept.changed.connect(lambda _settings: made.look())
        self.ending.connect(made.end)
        return made

    @cached_property
    def file_check(self) -> FileCheckController:
        """The check of the whole file."""
        from frontoffice.app.window.file_check_controller import FileCheckController  # once the window is warm

        made = FileCheckController(self.register, self.notices, self._check)
        self.ending.connect(made.end)
        return made

    @cached_property
    def morning(self) -> MorningController:
        """What presses whoever signs in."""
        from frontoffice.app.window.morning_controller import MorningController  # the worklist, at the signing in

        made = MorningController(self.register, self.window, self.notices, self.officer)
        self.counted.connect(made.refresh)
        self.window.morning.asked.connect(self.pressing_asked)
        return made

    @cached_property
    def previews(self) -> PreviewController:
        """The office's papers on the screen and to a printer."""
        from frontoffice.app.window.preview_controller import PreviewController  # its workers

        take = self.read_notes.take
        made = PreviewController(self.settings_controller, self.window, self.register.today, take)
        self.ending.connect(made.end)
        return made
