"""The folder into which a website's form writes, and the secret that signs its files; beneath the mailbox."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem, Unavailable
from frontoffice.receiving.web_forms import SHORTEST_SECRET
from frontoffice.ui.messages import wording
from frontoffice.ui.messages.settings_sentences import SettingsRefusal
from frontoffice.ui.widgets.file_choice import choose_folder
from frontoffice.ui.widgets.form import load_ui, show_problems
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout

_BYTES: Final = 32  # of a new secret


@dataclass(frozen=True, slots=True)
class TypedWebForm:
    """Typed values: the folder, "" for none, and the secret ("" for the one that is kept)."""

    folder: str
    secret: str = field(repr=False)


class WebFormPanel(QWidget):
    """Folder and secret; ``save_asked`` carries the typed values. Whoever hears it answers with a ``show_``."""

    save_asked = Signal(object)

    form_folder: QLineEdit
    form_folder_button: QPushButton
    form_secret: QLineEdit
    form_secret_button: QPushButton
    form_message: QLabel
    form_foot: QWidget
    form_save: QPushButton

    def __init__(self, kept: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_ui("sending/web_form_panel", into=self)
        self._message, self._kept = MessageLine(self.form_message), kept
        FlowLayout(self.form_foot).addWidget(self.form_save)
        title = self.tr("Folder of the forms")
        self.form_folder_button.clicked.connect(
            lambda: choose_folder(self, title, lambda path: self.form_folder.setText(str(path)))
        )
        self.form_secret_button.clicked.connect(self._make_secret)
        self.form_save.clicked.connect(self._ask)
        self.setFocusProxy(self.form_folder)
        self.use(kept)

    def use(self, kept: str) -> None:
        """Show the kept folder; the secret is never shown."""
        self._kept = kept
        self.form_folder.setText(kept)
        self.form_secret.clear()
        self.form_secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.form_secret.setPlaceholderText(self.tr("kept in this computer's keyring") if kept else "")
        show_problems(self, [])
        self._say("", "done")

    def show_saved(self) -> None:
        """It is kept, and read from now on."""
        reads = self.tr("Saved. This desk reads the folder from now on.")
        self._say(reads if self._kept else self.tr("Saved. This desk reads no folder of forms."), "done")

    def show_refused(self, text: str) -> None:
        """Why it is not kept."""
        self._say(text, "late")

    def show_failure(self, error: Unavailable) -> None:
        """Show the failure."""
        self._say(wording.unavailable(error), "late")

    def _say(self, text: str, state: str) -> None:
        self._message.show(text, state)
        self.form_save.setEnabled(True)

    def _make_secret(self) -> None:
        """Put a new secret into the field, to be read and copied to the website."""
        self.form_secret.setEchoMode(QLineEdit.EchoMode.Normal)
        self.form_secret.setText(secrets.token_urlsafe(_BYTES))
        self.form_secret.setFocus()
        self.form_secret.selectAll()
        self._say(self.tr("Copy the secret to the website, then save. It is not shown again."), "soon")

    def _ask(self) -> None:
        typed = TypedWebForm(one_line(self.form_folder.text()), one_line(self.form_secret.text()))
        is_kept = bool(self._kept) and not typed.secret
        is_short = len(typed.secret) < SHORTEST_SECRET
        problems = (
            [Problem("form_secret", SettingsRefusal.FORM_SECRET_SHORT, {"least": SHORTEST_SECRET})]
            if typed.folder and is_short and not is_kept
            else []
        )
        show_problems(self, problems, focus=True)
        if problems:
            self._message.show_refusal(self.tr("Nothing is saved yet: look at the red lines."))
            return
        self._message.show(self.tr("Saving…"), "soon")
        self.form_save.setEnabled(False)
        self.save_asked.emit(typed)
