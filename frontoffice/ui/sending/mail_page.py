"""The office's mail account: server, protection, who signs in, and from which address it is sent."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox, QVBoxLayout, QWidget

from frontoffice.domain import people
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem, Unavailable
from frontoffice.settings import Mail, Settings
from frontoffice.ui.messages import wording
from frontoffice.ui.messages.settings_sentences import SettingsRefusal
from frontoffice.ui.sending.mailbox_panel import MailboxPanel
from frontoffice.ui.sending.web_form_panel import WebFormPanel
from frontoffice.ui.widgets import needed
from frontoffice.ui.widgets.form import child, load_ui, show_problems
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout, fold_behind

MAIL_KEYS: Final = (PageKey("F5", "test"), PageKey("F9", "save"), PageKey("Esc", "back"))
_PORTS: Final = {"starttls": 587, "tls": 465}


@dataclass(frozen=True, slots=True)
class TypedMail:
    """Typed values of the page: the account as it would be, and the password ("" for the stored one)."""

    mail: Mail
    password: str

    def __repr__(self) -> str:
        return "TypedMail(…)"


class MailPage(QWidget):
    """Mail account; ``test_asked`` and ``save_asked`` carry the typed values.

    Whoever hears them answers with a ``show_``.
    """

    test_asked = Signal(object)
    save_asked = Signal(object)
    stop_asked = Signal()
    left = Signal()

    host: QLineEdit
    port: QSpinBox
    security: QComboBox
    user: QLineEdit
    password: QLineEdit
    from_address: QLineEdit
    name: QLineEdit
    message: QLabel
    foot: QWidget
    leave: QPushButton
    stop_button: QPushButton
    test: QPushButton
    save_button: QPushButton

    def __init__(self, settings: Settings, today: Callable[[], date]) -> None:
        super().__init__()
        load_ui("sending/mail_page", into=self)
        self._message = MessageLine(self.message)
        self._kept = Mail()
        for name in ("host", "from_address"):
            needed.mark(child(self, QLabel, f"{name}_label"))
        self.mailbox = MailboxPanel(settings.mailbox, today, self)
        self.mailbox_fold = QPushButton(self.tr("Reading a mailbox"), self)
        self.mailbox_fold.setCheckable(True)
        self.mailbox_fold.setProperty("icon_name", "right")
        lines = child(self, QVBoxLayout, "mail_lines")
        self.web_form = WebFormPanel(settings.form_folder, self)
        self.web_form_fold = QPushButton(self.tr("Reading the form of a website"), self)
        self.web_form_fold.setCheckable(True)
        self.web_form_fold.setProperty("icon_name", "right")
        for widget in (self.mailbox_fold, self.mailbox, self.web_form_fold, self.web_form):
            lines.insertWidget(lines.count() - 1, widget)
        fold_behind(self.mailbox_fold, self.mailbox, first=self.mailbox.mailbox_host)
        fold_behind(self.web_form_fold, self.web_form, first=self.web_form.form_folder)
        flow = FlowLayout(self.foot)
        for button in (self.leave, self.stop_button, self.test, self.save_button):
            flow.addWidget(button)
        for field in (self.host, self.port, self.security, self.user, self.password, self.from_address, self.name):
            field.setMinimumWidth(1)  # two columns in whatever the window has
        self.user.setPlaceholderText(self.tr("empty where the server asks for none"))
        self.security.addItem(self.tr("STARTTLS (port 587)"), "starttls")
        self.security.addItem(self.tr("TLS from the first byte (port 465)"), "tls")
        self.security.currentIndexChanged.connect(self._follow_protection)
        self.leave.clicked.connect(self.left)
        self.stop_button.clicked.connect(self.stop_asked)
        self.test.clicked.connect(self._test)
        self.save_button.clicked.connect(self._save)
        buttons = {"test": self.test, "save": self.save_button, "back": self.leave}
        bind_keys(self, MAIL_KEYS, {action: button.click for action, button in buttons.items()})
        self.use(settings)

    def start(self) -> None:
        """Begin at the first field."""
        self.host.setFocus()

    def use(self, settings: Settings) -> None:
        """Show the saved account; the password is never shown."""
        self._kept, mail = settings.mail, settings.mail
        self.host.setText(mail.host)
        self.security.setCurrentIndex(max(0, self.security.findData(mail.security)))
        self.port.setValue(mail.port)
        self.user.setText(mail.user)
        self.from_address.setText(mail.sender or settings.office.email)
        self.name.setText(mail.name)
        self.name.setPlaceholderText(settings.office.name)
        self.password.clear()
        self.password.setPlaceholderText(self.tr("kept in this computer's keyring") if mail.user else "")
        self.stop_button.setVisible(bool(mail.host))
        self.mailbox.use(settings.mailbox)
        self.web_form.use(settings.form_folder)
        show_problems(self, [])
        self._say("", "done")

    def show_tried(self, answer: str) -> None:
        """Show the successful test with the server's answer."""
        self._say(self.tr("The mail server takes messages: {}").format(answer), "done")

    def show_saved(self) -> None:
        """Show that the account is saved, and used from now on."""
        self._say(self.tr("Saved. Ready texts can be sent by e-mail now."), "done")

    def show_stopped(self) -> None:
        """There is no account any more."""
        self._say(self.tr("No e-mail is sent by itself any more; ready texts are copied."), "done")

    def show_refused(self, text: str) -> None:
        """Why the settings are not kept."""
        self._say(text, "late")

    def show_failure(self, error: Unavailable, answer: str = "") -> None:
        """Show the failure with the server's own words."""
        self._say(" ".join(part for part in (wording.unavailable(error), answer) if part), "late")

    def _say(self, text: str, state: str) -> None:
        self._message.show(text, state)
        for button in (self.test, self.save_button, self.stop_button):
            button.setEnabled(True)

    def _follow_protection(self) -> None:
        """The usual port of a protection, unless another one was typed."""
        if self.port.value() in _PORTS.values():
            self.port.setValue(_PORTS[self.security.currentData()])

    def _test(self) -> None:
        if (typed := self._validate()) is not None:
            self._wait(self.tr("Trying the account…"))
            self.test_asked.emit(typed)

    def _save(self) -> None:
        if (typed := self._validate()) is not None:
            self._wait(self.tr("Saving…"))
            self.save_asked.emit(typed)

    def _wait(self, text: str) -> None:
        self._message.show(text, "soon")
        for button in (self.test, self.save_button, self.stop_button):
            button.setEnabled(False)

    def _validate(self) -> TypedMail | None:
        """Typed values, None with problems shown beside incomplete fields."""
        typed = TypedMail(self._read(), self.password.text())
        problems = self._problems(typed)
        show_problems(self, problems, focus=True)
        if problems:
            self._message.show_refusal(self.tr("Nothing is saved yet: look at the red lines."))
            return None
        return typed

    def _read(self) -> Mail:
        return Mail(
            host=one_line(self.host.text()),
            port=self.port.value(),
            security=self.security.currentData(),
            user=one_line(self.user.text()),
            sender=one_line(self.from_address.text()),
            name=one_line(self.name.text()),
        )

    def _problems(self, typed: TypedMail) -> list[Problem]:
        mail, kept = typed.mail, self._kept
        found = [] if mail.host else [Problem("host", SettingsRefusal.MAIL_HOST_MISSING)]
        found += (
            people.email_problems("from_address", mail.sender)
            if mail.sender
            else [Problem("from_address", SettingsRefusal.MAIL_SENDER_MISSING)]
        )
        same = dataclasses.replace(kept, sender=mail.sender, name=mail.name, security=mail.security) == mail
        if mail.user and not typed.password and not same:
            found.append(Problem("password", SettingsRefusal.MAIL_PASSWORD_MISSING))
        return found
