"""SMS through gammu-smsd: its folder, and a test SMS to see whether it sends."""

from __future__ import annotations

import dataclasses
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from frontoffice.domain.people import May
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import FailureCode, Unavailable
from frontoffice.settings import Settings
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.file_choice import choose_folder
from frontoffice.ui.widgets.form import load_ui
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys

SMS_KEYS: Final = (PageKey("F9", "save", May.KEEP_SETTINGS), PageKey("F5", "try_out", May.KEEP_SETTINGS))


class SmsPage(QWidget):
    """Page for SMS; ``saved`` carries the settings, ``trial_asked`` the typed folder and a telephone number."""

    saved = Signal(object)
    trial_asked = Signal(str, str)

    folder: QLineEdit
    choose_folder: QPushButton
    save: QPushButton
    phone: QLineEdit
    try_out: QPushButton
    message: QLabel

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        load_ui("admin/sms_page", into=self)
        self._message = MessageLine(self.message)
        self._settings = settings
        self.choose_folder.clicked.connect(self._choose)
        self.save.clicked.connect(self._save)
        self.try_out.clicked.connect(self._try_out)
        bind_keys(self, SMS_KEYS, {"save": self._save, "try_out": self.try_out.click})
        self.start()

    def start(self) -> None:
        """Show the folder as it is kept, and the office's own number for the test."""
        self.folder.setText(self._settings.sms_folder)
        self.phone.setText(self._settings.office.sms)
        self._message.show("")

    def use(self, settings: Settings) -> None:
        """Apply settings saved on another page; what was typed here stays."""
        self._settings = settings

    def show_saved(self, settings: Settings) -> None:
        """The disk took the folder."""
        self._settings = settings
        self.folder.setText(settings.sms_folder)
        self._message.show(self.tr("The folder is saved."), "done")

    def show_failure(self, unavailable: Unavailable) -> None:
        """Show an error; what was typed stays."""
        self._message.show(wording.unavailable(unavailable))

    def show_handed_over(self) -> None:
        """The test SMS lies in the outbox."""
        self._message.show(self.tr("The test SMS lies in the outbox. gammu-smsd has not sent it yet…"), "soon")

    def show_sent(self) -> None:
        """Smsd has moved it to ``sent``."""
        self._message.show(self.tr("gammu-smsd has sent the test SMS. Look whether it arrived."), "done")
        self.try_out.setEnabled(True)

    def show_not_taken(self) -> None:
        """Show that the SMS lies in the outbox for longer than smsd needs."""
        self._message.show(
            self.tr("gammu-smsd does not take the test SMS out of the outbox. Does it run, and is this its folder?")
        )
        self.try_out.setEnabled(True)

    def show_problem(self, reason: FailureCode) -> None:
        """Say why the test SMS was not sent."""
        self._message.show(wording.unavailable(Unavailable(reason)))
        self.try_out.setEnabled(True)

    def _choose(self) -> None:
        choose_folder(self, self.tr("Folder of gammu-smsd"), lambda path: self.folder.setText(str(path)))

    def _save(self) -> None:
        self.saved.emit(dataclasses.replace(self._settings, sms_folder=one_line(self.folder.text())))

    def _try_out(self) -> None:
        self.try_out.setEnabled(False)
        self._message.show(self.tr("Looking into the folder…"), "soon")
        self.trial_asked.emit(one_line(self.folder.text()), self.phone.text())
