"""Connecting this desk to the centre: one page, filled in once by who sets the computer up."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from frontoffice.domain import numbering
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import FailureCode, Problem, Refused, Unavailable
from frontoffice.settings import Centre, Settings
from frontoffice.sync.codes import CentreFailure, CentreRefusal
from frontoffice.sync.link import centre_address
from frontoffice.sync.link import centre_address as addresses
from frontoffice.sync.rounds import office_keys
from frontoffice.ui.admin import settings_fields
from frontoffice.ui.centre import centre_messages
from frontoffice.ui.messages import wording
from frontoffice.ui.messages.settings_sentences import SettingsRefusal
from frontoffice.ui.widgets import wrapped_layouts
from frontoffice.ui.widgets.form import child, go_to, load_ui, show_beside, show_problems
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.protection_choice import NOT_CHOSEN, ChosenProtection, ProtectionChoice

# Which field a failure is about; whatever is not here concerns none of them.
CONNECTION_KEYS: Final = (PageKey("F5", "test"), PageKey("F9", "connect"), PageKey("Esc", "back"))
_FIELDS: Final[Mapping[FailureCode, str]] = {
    CentreFailure.SECRET: "secret",
    CentreFailure.KEYRING_CLOSED: "secret",
    CentreFailure.KEYRING_LOCKED: "secret",
    CentreFailure.KEYRING_MISSING: "secret",
    CentreFailure.REVOKED: "role",
    CentreFailure.NO_RIGHT: "role",
    CentreFailure.NOT_ADMITTED: "role",
    CentreFailure.ORIGIN_TAKEN: "role",
    CentreFailure.CERTIFICATE: "root_certificate",
    CentreFailure.CLIENT_CERTIFICATE: "root_certificate",
    CentreFailure.NO_TLS: "root_certificate",
    CentreFailure.HOST: "address",
    CentreFailure.UNREACHABLE: "address",
    CentreFailure.NO_DATABASE: "address",
    CentreFailure.NO_SCHEMA: "address",
    CentreFailure.OLDER: "address",
    CentreFailure.NEWER: "address",
}


@dataclass(frozen=True, slots=True)
class TypedConnection:
    """Input of the page.

    The settings as they would be, and the secret ("" for the one that is kept).

    ``chosen`` is how the register that comes is kept, where there is no keyring.
    """

    settings: Settings
    secret: str
    chosen: ChosenProtection = NOT_CHOSEN

    def __repr__(self) -> str:
        return "TypedConnection(…)"


class ConnectionPage(QWidget):
    """Page for the connection; ``test_asked`` and ``connect_asked`` carry the typed values.

    Whoever hears them answers with a ``show_``.
    """

    test_asked = Signal(object)
    connect_asked = Signal(object)
    disconnect_asked = Signal()
    left = Signal()

    heading: QLabel
    explanation: QLabel
    given_text: QLabel
    gives_text: QLabel
    pasted: QLineEdit
    parts: QPushButton
    parts_box: QWidget
    address: QLineEdit
    role: QLineEdit
    secret: QLineEdit
    office_key: QLineEdit
    root_certificate: QLineEdit
    browse: QPushButton
    words_box: QFrame
    counter_box: QWidget
    counter: QLineEdit
    counter_name: QLineEdit
    gives_numbers: QCheckBox
    seconds: QSpinBox
    seconds_box: QWidget
    message: QLabel
    leave: QPushButton
    disconnect_button: QPushButton
    test: QPushButton
    connect_button: QPushButton

    def __init__(self, settings: Settings, *, first: bool = False) -> None:
        super().__init__()
        load_ui("centre/connection_page", into=self)
        self._message = MessageLine(self.message)
        self._first = first
        self._settings = settings
        self.counter_box.setVisible(first)  # a desk that stands has these in its settings
        self.seconds_box.setVisible(not first)
        wrapped_layouts.fold_behind(self.parts, self.parts_box, first=self.address)
        self.parts.setChecked(not first)
        self.parts.setVisible(first)
        if first:
            self._say_what_joining_does()
        self._protection = ProtectionChoice(self.words_box, asks_who=True)
        self.pasted.textChanged.connect(self._take_apart)
        self.address.textChanged.connect(self._take_apart)
        self.office_key.textChanged.connect(self._take_apart)
        self.browse.clicked.connect(self._browse)
        self.test.clicked.connect(lambda: self._ask(self.test_asked.emit, self.tr("Trying the connection…")))
        self.connect_button.clicked.connect(self._connect)
        self.disconnect_button.clicked.connect(self.disconnect_asked)
        self.leave.clicked.connect(self.left)
        buttons = {"test": self.test, "connect": self.connect_button, "back": self.leave}
        bind_keys(self, CONNECTION_KEYS, {action: button.click for action, button in buttons.items()})
        self.show_settings(settings)

    def showEvent(self, event: QShowEvent) -> None:
        """Focus the field for the pasted line, or the first field in need of a correction."""
        super().showEvent(event)
        (self.test if self._settings.centre.address else self.pasted).setFocus()

    def _say_what_joining_does(self) -> None:
        self.setWindowTitle(self.tr("Complaint register"))
        self.heading.setText(self.tr("Join the office"))
        self.explanation.setText(
            self.tr("This computer receives the whole register of your office. Then it works without the network, too.")
        )
        self.given_text.setText(self.tr("Ask the administrator for the line of this computer."))
        self.gives_text.setText(self.tr("Only a counter gives numbers. Every desk reads and handles all complaints."))

    def offer_passphrase(self) -> None:
        """Offer a choice of storage for the incoming register, for a desk without a keyring for its key."""
        self._protection.offer()

    def show_settings(self, settings: Settings) -> None:
        """Show the connection as it is kept now; the secret is never shown."""
        self._settings = settings
        self.address.setText(settings.centre.address)
        self.role.setText(settings.centre.role)
        self.office_key.setText(settings.centre.office_key)
        self.root_certificate.setText(settings.centre.root_certificate)
        # Nobody has said yet which desk this is: what stood there by itself would be taken for right, and a second
        # counter of one code cannot give a number. What was answered before stands there again.
        unknown = self._first and settings == Settings()
        self.counter.setText("" if unknown else settings.counter)
        self.counter_name.setText("" if unknown else settings.counter_name)
        self.gives_numbers.setChecked(settings.gives_numbers)
        self.seconds.setValue(settings.centre.seconds)
        self.secret.clear()
        connected = bool(settings.centre.address)
        self.secret.setPlaceholderText(self.tr("kept in this computer's keyring") if connected else "")
        self.disconnect_button.setVisible(connected and not self._first)
        show_problems(self, [])
        self.show_message("", "")

    def show_message(self, text: str, state: str = "done") -> None:
        """One sentence at the foot of the page; it can be used again."""
        self._message.show(text, state)
        self._enable_buttons()

    def _enable_buttons(self) -> None:
        for button in (self.test, self.connect_button, self.disconnect_button):
            button.setEnabled(True)

    def show_tried(self) -> None:
        """Show that the tested connection works."""
        self.show_message(
            self.tr("The centre answers and knows this computer. Connect with {key:connection.connect}."), "done"
        )

    def show_failure(self, error: Refused | Unavailable) -> None:
        """Show an error, beside its field."""
        if isinstance(error, Refused):
            rest = show_problems(self, error.problems, focus=True)
            text = " ".join(wording.problem(one) for one in rest)
        else:
            text = self._show_beside(error)
        if text:
            self.show_message(text, "late")
        else:
            self._message.show_refusal(self.tr("Nothing is connected yet: look at the red lines."))
            self._enable_buttons()

    def _show_beside(self, error: Unavailable) -> str:
        """Show an error beside its field; returns the sentence when there is no such field."""
        show_problems(self, [])
        name = _FIELDS.get(error.code)
        text = centre_messages.receiving_failure(error) if self._first else wording.unavailable(error)
        if name is None:
            return text
        if self.parts_box.findChild(QWidget, name):
            self.parts.setChecked(True)
        show_beside(self, name, text)
        go_to(child(self, QLineEdit, name))
        return ""

    def _connect(self) -> None:
        self._ask(self.connect_asked.emit, self.tr("Connecting…"), self._protection.problems())

    def _ask(self, then: Callable[[TypedConnection], object], meanwhile: str, others: tuple[Problem, ...] = ()) -> None:
        read = self._read()
        problems = [*self._problems(read), *others]
        if self._lacks_line():
            problems = [one for one in problems if not self.parts_box.findChild(QWidget, one.field)]
        elif any(self.parts_box.findChild(QWidget, one.field) for one in problems):
            self.parts.setChecked(True)
        show_problems(self, problems, focus=True)
        if self._lacks_line():
            show_beside(self, "pasted", self.tr("Paste the line, or type its parts."))
            go_to(self.pasted)
        if problems or self._lacks_line():
            self._message.show_refusal(self.tr("Nothing is connected yet: look at the red lines."))
            self._enable_buttons()
            return
        self.show_message(meanwhile, "soon")
        for button in (self.test, self.connect_button, self.disconnect_button):
            button.setEnabled(False)
        then(read)

    def _lacks_line(self) -> bool:
        """Whether neither the line nor one of its parts is there yet."""
        return not (self.parts.isChecked() or self.address.text() or self.role.text() or self.secret.text())

    def _read(self) -> TypedConnection:
        centre = Centre(
            address=one_line(self.address.text()),
            role=one_line(self.role.text()),
            root_certificate=one_line(self.root_certificate.text()),
            seconds=self.seconds.value(),
            first_pull=self._settings.centre.first_pull,
            office_key=one_line(self.office_key.text()),
        )
        read = dataclasses.replace(
            self._settings,
            centre=centre,
            gives_numbers=self.gives_numbers.isChecked(),
            counter=one_line(self.counter.text()).upper(),
            counter_name=one_line(self.counter_name.text()),
        )
        return TypedConnection(read, self.secret.text(), self._protection.read())

    def _problems(self, read: TypedConnection) -> list[Problem]:
        centre, before = read.settings.centre, self._settings.centre
        found = [*settings_fields.collect_problems(lambda: _check_address(centre))]
        if centre.office_key:
            found += settings_fields.collect_problems(lambda: office_keys.check(centre.office_key))
        kept = before.address and (centre.address, centre.role) == (before.address, before.role)
        if not read.secret.strip() and not kept:
            found.append(Problem("secret", CentreRefusal.SECRET_MISSING))
        if self._first:
            found += settings_fields.collect_problems(lambda: numbering.check_counter(read.settings.counter))
            found += (
                [] if read.settings.counter_name else [Problem("counter_name", SettingsRefusal.COUNTER_NAME_MISSING)]
            )
        return found

    def _take_apart(self, text: str) -> None:
        """A whole line was pasted: each of its parts goes where it belongs."""
        parts = centre_address.read_enrolment(text)
        if parts.office_key and not parts.role and parts.office_key != self.office_key.text():
            self.pasted.clear()
            self.office_key.setText(parts.office_key)
        if not (parts.role and parts.secret):
            return
        self.pasted.clear()
        self.address.setText(parts.address)
        self.role.setText(parts.role)
        self.secret.setText(parts.secret)
        self.office_key.setText(parts.office_key)
        show_problems(self, [])
        if self._first:
            self.show_message(self.tr("The line is taken over."), "done")
        (self.root_certificate if not self.root_certificate.text() else self.test).setFocus()

    def _browse(self) -> None:
        chooser = QFileDialog(self, self.tr("Root certificate of the centre"))
        chooser.setNameFilter(self.tr("Certificates (*.crt *.pem *.cer)"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.root_certificate.setText)
        chooser.open()


def _check_address(centre: Centre) -> None:
    addresses.parse(centre.address, centre.role, centre.root_certificate)
