"""A new desk joins the office: its register comes from the centre, then one supervisor gets a PIN for this desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QProgressBar, QPushButton, QWidget

from frontoffice.domain import people
from frontoffice.domain.codes import AccessRefusal, FieldRefusal
from frontoffice.domain.people import Officer
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.settings import Settings
from frontoffice.sync.codes import CentreRefusal
from frontoffice.sync.rounds.round_progress import Progress, Stage
from frontoffice.ui.admin import settings_fields
from frontoffice.ui.centre import centre_messages
from frontoffice.ui.widgets.form import child, load_ui, show_problems, show_refused
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys

JOINING_KEYS: Final = (PageKey("Esc", "stop"), PageKey("F5", "go_on"), PageKey("F9", "begin"))
_WHOLE: Final = 1000


@dataclass(frozen=True, slots=True)
class FirstSecret:
    """First officer to sign in here with a PIN, and the office's secret if it must be shown again.

    Neither secret is written down anywhere as it was typed.
    """

    officer_id: UUID
    secret: str
    connected_by: str
    proof: str

    def __repr__(self) -> str:
        return "FirstSecret(…)"


class JoiningPage(QWidget):
    """First the progress, then the questions; a received register is never asked for again."""

    stop_asked = Signal()
    go_on_asked = Signal()
    change_asked = Signal()
    begin_asked = Signal(object)

    explanation: QLabel
    bar: QProgressBar
    doing: QLabel
    stop: QPushButton
    go_on: QPushButton
    change: QPushButton
    first_panel: QFrame
    supervisor: QComboBox
    secret: QLineEdit
    secret_again: QLineEdit
    connected_by: QLineEdit
    proof_box: QWidget
    proof: QLineEdit
    message: QLabel
    begin: QPushButton

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        load_ui("centre/joining_page", into=self)
        self._message = MessageLine(self.message)
        self.setWindowTitle(self.tr("Complaint register"))
        text = self.tr("{desk}, known to the centre at {address} as {role}.")
        centre = settings.centre
        self.explanation.setText(text.format(desk=settings.counter_name, address=centre.address, role=centre.role))
        self._before = 0
        self.bar.setRange(0, _WHOLE)
        self.first_panel.setEnabled(False)
        self.begin.setEnabled(False)
        self.stop.clicked.connect(self.stop_asked)
        self.go_on.clicked.connect(self.go_on_asked)
        self.change.clicked.connect(self.change_asked)
        self.begin.clicked.connect(self._begin)
        bind_keys(self, JOINING_KEYS, {one.action: child(self, QPushButton, one.action).click for one in JOINING_KEYS})
        self.show_on_its_way()

    def show_on_its_way(self, before: int = 0) -> None:
        """Show the receiving; ``before`` counts the earlier entries, and the bar goes on from there."""
        self._before = before
        self.doing.setText(centre_messages.progress(Progress(Stage.HELLO)))
        self.stop.setEnabled(True)
        self.go_on.setEnabled(False)
        self.change.setEnabled(False)
        self.stop.setFocus()
        self._message.show("")

    def show_progress(self, progress: Progress) -> None:
        """How far it is; what is sent besides does not move the bar, and what was stopped says nothing more."""
        if not self.stop.isEnabled():
            return
        self.doing.setText(centre_messages.progress(progress))
        self._message.show("")
        if progress.stage is Stage.PULL and progress.of:
            self.bar.setValue((self._before + progress.done) * _WHOLE // (self._before + progress.of))
        elif progress.stage is Stage.CONTENTS and progress.of:
            self.bar.setValue(progress.done * _WHOLE // progress.of)

    def show_stopped(self) -> None:
        """Show that it was stopped; what came in stays."""
        self._rest()
        self.doing.setText(self.tr("Stopped. What came in stays; go on whenever you like."))

    def show_failure(self, error: Refused | Unavailable) -> None:
        """Show that it does not go on for now; what came in stays, and it is tried again by itself."""
        self._rest()
        self._message.show(centre_messages.receiving_failure(error))

    def show_received(self, supervisors: Iterable[Officer], *, prove: bool) -> None:
        """All is here: ask who signs in first; ``prove`` wants the office's secret, typed in an earlier run."""
        self.bar.setValue(_WHOLE)
        self.doing.setText(self.tr("The office's register is here."))
        for button in (self.stop, self.go_on, self.change):
            button.setEnabled(False)
        self.supervisor.clear()
        for officer in supervisors:
            self.supervisor.addItem(officer.name, officer.officer_id.hex)
        self.proof_box.setVisible(prove)
        self.first_panel.setEnabled(True)
        self.begin.setEnabled(True)
        self._message.show("")
        self.supervisor.setFocus()

    def show_refusal(self, refused: Refused) -> None:
        """Show the register's or the centre's refusal of the answers, beside the fields."""
        self.begin.setEnabled(True)
        show_refused(self, refused, self._message, self._red_lines())

    def _begin(self) -> None:
        secret = self.secret.text()
        found = list(settings_fields.collect_problems(lambda: people.check_secret(secret)))
        if secret != self.secret_again.text():
            found.append(Problem("secret_again", AccessRefusal.SECRET_DIFFERS))
        connected_by = one_line(self.connected_by.text())
        if not connected_by:
            found.append(Problem("connected_by", FieldRefusal.NAME_MISSING))
        if not self.proof_box.isHidden() and not one_line(self.proof.text()):
            found.append(Problem("proof", CentreRefusal.SECRET_MISSING))
        show_problems(self, found, focus=True)
        if found:
            self._message.show_refusal(self._red_lines())
            return
        self._message.show("")
        self.begin.setEnabled(False)
        officer = UUID(str(self.supervisor.currentData()))
        self.begin_asked.emit(FirstSecret(officer, secret, connected_by, self.proof.text()))

    def _rest(self) -> None:
        self.stop.setEnabled(False)
        self.go_on.setEnabled(True)
        self.change.setEnabled(True)
        self.go_on.setFocus()

    def _red_lines(self) -> str:
        return self.tr("Something is missing or not right yet: look at the red lines.")
