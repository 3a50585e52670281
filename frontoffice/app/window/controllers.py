"""The controllers of a counter that the sign-in page does without, made together while the officer types the PIN."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, SignalInstance

from frontoffice.app.window.backup_controller import BackupController
from frontoffice.app.window.centre_controller import CentreController
from frontoffice.app.window.documents_controller import DocumentsController
from frontoffice.app.window.file_check import FileReport
from frontoffice.app.window.file_check_controller import FileCheckController
from frontoffice.app.window.files_controller import FilesController
from frontoffice.app.window.morning_controller import MorningController
from frontoffice.app.window.notice_controller import NoticeController
from frontoffice.app.window.preview_controller import PreviewController
from frontoffice.app.window.read_notes import ReadNotes
from frontoffice.app.window.recovery_reminder import RecoveryReminder
from frontoffice.app.window.sending_controller import SendingController
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.app.window.sms_controller import SmsController
from frontoffice.app.workers.background import ExpendableWorker
from frontoffice.domain.people import Officer
from frontoffice.places import Places
from frontoffice.register.register import Register
from frontoffice.ui.shell.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class CounterContext:
    """What the controllers of one counter share."""

    register: Register
    settings: SettingsController
    where: Places
    window: MainWindow
    notices: NoticeController
    officer: Callable[[], Officer]
    committed: SignalInstance


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
        self.documents = DocumentsController(register, settings, where, window, officer, self.files)
        self.backups = BackupController(register, settings, where, window.backup_light, committed)
        self.file_check = FileCheckController(register, notices, check)
        self.morning = MorningController(register, window, notices, officer)
        self.previews = PreviewController(settings, window, register.today, self.read_notes.take)

    def end(self) -> None:
        """Stop the workers."""
        for one in (self.centre, self.sms, self.sending, self.files, self.documents):
            one.end()
        for other in (self.backups, self.file_check, self.previews):
            other.end()


def _sms_folder(settings: SettingsController) -> str:
    return "" if settings.current.training else settings.current.sms_folder
