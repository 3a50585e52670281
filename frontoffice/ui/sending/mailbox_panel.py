"""The mailbox that this desk reads: server, who signs in, which folder; beneath the account that sends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSpinBox, QWidget

from frontoffice.domain.calendar import dates
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.receiving.codes import MailboxReason
from frontoffice.settings import Mailbox
from frontoffice.ui.messages import wording
from frontoffice.ui.messages.settings_sentences import SettingsRefusal
from frontoffice.ui.widgets import needed
from frontoffice.ui.widgets.file_choice import choose_token_file
from frontoffice.ui.widgets.form import child, load_ui, show_problems
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout, fold_behind

_STARTTLS_PORT: Final = 143
_FOLDED: Final = frozenset({"mailbox_since", "mailbox_token_file"})


@dataclass(frozen=True, slots=True)
class TypedMailbox:
    """Typed values: the mailbox as it would be, and the password ("" for the one that is kept)."""

    mailbox: Mailbox
    password: str

    def __repr__(self) -> str:
        return "TypedMailbox(…)"


class MailboxPanel(QWidget):
    """Fields of the mailbox; ``test_asked`` and ``save_asked`` carry the typed values.

    Whoever hears them answers with a ``show_``.
    """

    test_asked = Signal(object)
    save_asked = Signal(object)
    claim_asked = Signal()

    mailbox_host: QLineEdit
    mailbox_port: QSpinBox
    mailbox_user: QLineEdit
    mailbox_password: QLineEdit
    mailbox_folder: QLineEdit
    mailbox_advanced_fold: QPushButton
    mailbox_advanced: QWidget
    mailbox_since: QLineEdit
    mailbox_token_file: QLineEdit
    mailbox_token_file_button: QPushButton
    mailbox_reader: QLabel
    mailbox_message: QLabel
    mailbox_foot: QWidget
    mailbox_claim: QPushButton
    mailbox_test: QPushButton
    mailbox_save: QPushButton

    def __init__(self, kept: Mailbox, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_ui("sending/mailbox_panel", into=self)
        self._message, self._kept, self._today = MessageLine(self.mailbox_message), kept, today
        needed.mark(child(self, QLabel, "mailbox_user_label"))
        flow = FlowLayout(self.mailbox_foot)
        for button in (self.mailbox_claim, self.mailbox_test, self.mailbox_save):
            flow.addWidget(button)
        self.mailbox_claim.clicked.connect(self.claim_asked)
        self.show_reader()
        fold_behind(self.mailbox_advanced_fold, self.mailbox_advanced, first=self.mailbox_since)
        self.mailbox_token_file_button.clicked.connect(
            lambda: choose_token_file(self, lambda path: self.mailbox_token_file.setText(str(path)))
        )
        self.mailbox_test.clicked.connect(lambda: self._ask(self.test_asked, self.tr("Trying the mailbox…")))
        self.mailbox_save.clicked.connect(lambda: self._ask(self.save_asked, self.tr("Saving…")))
        self.setFocusProxy(self.mailbox_host)
        self.use(kept)

    def use(self, kept: Mailbox) -> None:
        """Show the kept mailbox; the password is never shown."""
        self._kept = kept
        self.mailbox_host.setText(kept.host)
        self.mailbox_port.setValue(kept.port)
        self.mailbox_user.setText(kept.user)
        self.mailbox_folder.setText(kept.folder)
        self.mailbox_password.clear()
        is_in_keyring = kept.user and not kept.token_file
        self.mailbox_password.setPlaceholderText(self.tr("kept in this computer's keyring") if is_in_keyring else "")
        self.mailbox_since.setText(dates.in_digits(date.fromisoformat(kept.since)) if kept.since else "")
        self.mailbox_token_file.setText(kept.token_file)
        if kept.since or kept.token_file:
            self.mailbox_advanced_fold.setChecked(True)
        show_problems(self, [])
        self._say("", "done")

    def show_tried(self, mails: int) -> None:
        """Show that the mailbox opens, and how many mails are in it."""
        self._say(self.tr("The mailbox opens; %n mail(s) in it.", "", mails), "done")

    def show_reader(self, counter: str = "", since: str = "") -> None:
        """Show which other counter reads the kept mailbox, and since when; "" where none does."""
        words = self.tr("{counter} reads this mailbox since {since}; this desk does not.")
        self.mailbox_reader.setText(words.format(counter=counter, since=since) if since else "")
        for widget in (self.mailbox_reader, self.mailbox_claim):
            widget.setVisible(bool(since))

    def show_kept(self) -> None:
        """It is kept, and another counter reads it."""
        self._say(self.tr("Saved."), "done")

    def show_saved(self) -> None:
        """It is kept, and read from now on."""
        reads = self.tr("Saved. This desk reads the mailbox from now on.")
        self._say(reads if self._kept.host else self.tr("Saved. This desk reads no mailbox."), "done")

    def show_refused(self, text: str) -> None:
        """Why it is not kept."""
        self._say(text, "late")

    def show_failure(self, error: Unavailable) -> None:
        """Show the failure, beside the field of the token's file where it is about that."""
        if error.code == MailboxReason.TOKEN_FILE and self.mailbox_token_file.text():
            self._say("", "done")
            self._refuse([Problem("mailbox_token_file", SettingsRefusal.MAILBOX_TOKEN_FILE)])
        else:
            self._say(wording.unavailable(error), "late")

    def _say(self, text: str, state: str) -> None:
        self._message.show(text, state)
        for button in (self.mailbox_test, self.mailbox_save):
            button.setEnabled(True)

    def _ask(self, asked: SignalInstance, waiting: str) -> None:
        typed, problems = self._read()
        if problems:
            self._refuse(problems)
            return
        show_problems(self, [])
        self._message.show(waiting, "soon")
        for button in (self.mailbox_test, self.mailbox_save):
            button.setEnabled(False)
        asked.emit(typed)

    def _refuse(self, problems: Sequence[Problem]) -> None:
        """Show what is refused beside its fields, also those that are folded away."""
        if any(problem.field in _FOLDED for problem in problems):
            self.mailbox_advanced_fold.setChecked(True)
        show_problems(self, problems, focus=True)
        self._message.show_refusal(self.tr("Nothing is saved yet: look at the red lines."))

    def _read(self) -> tuple[TypedMailbox, list[Problem]]:
        """Typed values, and what is wrong with them; an empty server stops the reading whatever else is typed."""
        password = self.mailbox_password.text()
        if not one_line(self.mailbox_host.text()):
            return TypedMailbox(Mailbox(), password), []
        try:
            since = dates.read_date("mailbox_since", self.mailbox_since.text(), self._today())
        except Refused as refused:
            typed = TypedMailbox(self._mailbox(None), password)
            return typed, [*self._problems(typed), *refused.problems]
        typed = TypedMailbox(self._mailbox(since), password)
        return typed, self._problems(typed)

    def _mailbox(self, since: date | None) -> Mailbox:
        host, port = one_line(self.mailbox_host.text()), self.mailbox_port.value()
        security = "starttls" if port == _STARTTLS_PORT else "tls"
        folder = one_line(self.mailbox_folder.text()) or Mailbox().folder
        user, token_file = one_line(self.mailbox_user.text()), one_line(self.mailbox_token_file.text())
        return Mailbox(host, port, security, user, folder, since.isoformat() if since else "", token_file)

    def _problems(self, typed: TypedMailbox) -> list[Problem]:
        kept, mailbox = self._kept, typed.mailbox
        same = not kept.token_file and (kept.host, kept.port, kept.user) == (mailbox.host, mailbox.port, mailbox.user)
        found = [] if mailbox.user else [Problem("mailbox_user", SettingsRefusal.MAILBOX_USER_MISSING)]
        if mailbox.user and not (typed.password or mailbox.token_file or same):
            found.append(Problem("mailbox_password", SettingsRefusal.MAIL_PASSWORD_MISSING))
        return found
