"""Sign-in page: a name and a PIN or passphrase."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from frontoffice.domain.codes import AccessRefusal
from frontoffice.domain.people import SECRET, Officer
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem, Refused
from frontoffice.register.register import Register
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.form import child, complete_anywhere, load_ui, read_combo_data, show_problems
from frontoffice.ui.widgets.guarded import show_errors
from frontoffice.ui.widgets.message_line import MessageLine

_SECOND = 1000


class SignIn(QWidget):
    """The page before and over all others; whoever signed in last only types the secret."""

    signed_in = Signal(object)

    officer_name: QComboBox
    officer_name_problem: QLabel
    secret: QLineEdit
    secret_problem: QLabel
    enter: QPushButton
    hint: QLabel

    def __init__(self, register: Register, training_pin: str = "") -> None:
        super().__init__()
        load_ui("shell/sign_in", into=self)
        self._message = MessageLine(self.secret_problem)
        if training_pin:
            self.hint.setText(
                self.tr("Training: choose any name. The PIN of each is {pin}. {page:help} shows the help.").format(
                    pin=training_pin
                )
            )
        self._hint = self.hint.text()
        self._register = register
        self._last: UUID | None = None
        self._seconds = 0
        self._countdown = QTimer(self, interval=_SECOND)
        self._countdown.timeout.connect(self.tick)
        complete_anywhere(self.officer_name)
        self.enter.clicked.connect(self._sign_in)
        self.secret.returnPressed.connect(self._sign_in)
        child(self.officer_name, QLineEdit).returnPressed.connect(self.secret.setFocus)
        child(self.officer_name, QLineEdit).editingFinished.connect(self._take_only_match)
        self.officer_name.currentTextChanged.connect(self._forget_problems)
        child(self.officer_name, QLineEdit).textEdited.connect(self._hide_digits)
        self.officer_name.currentIndexChanged.connect(self.secret.clear)  # what was typed was somebody else's

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the list anew: somebody may have been added or disabled."""
        super().showEvent(event)
        self.start()

    def start(self) -> None:
        """Offer everyone with the right to sign in, or the previous list on failure.

        The focus is where typing starts.

        Those who were given a secret at this desk come first; the others came with the entries of other desks.
        """
        self.secret.clear()
        with show_errors(self._message.show):
            here = self._register.officers.with_secret()
            everyone = (officer for officer in self._register.officers.all() if officer.active)
            self._offer(sorted(everyone, key=lambda officer: officer.officer_id not in here))
        row = self.officer_name.findData(self._last.hex) if self._last else -1
        if row < 0 and self.officer_name.count() == 1:
            row = 0
        self.officer_name.setCurrentIndex(row)
        (self.secret if row >= 0 else self.officer_name).setFocus()

    def expect(self, officer: Officer) -> None:
        """Offer this officer first from now on: somebody else may sign in on another page."""
        self._last = officer.officer_id

    def say_idle(self, minutes: int) -> None:
        """Say that the program locked itself, until somebody signs in."""
        text = self.tr("Locked: %n minute(s) without a key. What was typed is kept.", "", minutes)
        self.hint.setText(f"{text}\n{self._hint}")

    def _hide_digits(self, text: str) -> None:
        """Move digits outside any name to the hidden secret field: a PIN typed too early.

        What stood there was for the name before.
        """
        self.secret.clear()
        names = [self.officer_name.itemText(row).casefold() for row in range(self.officer_name.count())]
        name = text.rstrip("0123456789")
        if name == text or any(text.casefold() in one for one in names):
            return
        self.officer_name.setEditText(name.rstrip())
        self._take_only_match()
        self.secret.setText(text[len(name) :])
        self.secret.setFocus()

    def _take_only_match(self) -> None:
        """Part of a name is enough when it fits one officer only."""
        text = one_line(self.officer_name.currentText()).casefold()
        rows = [row for row in range(self.officer_name.count()) if text in self.officer_name.itemText(row).casefold()]
        if text and len(rows) == 1:
            self.officer_name.setCurrentIndex(rows[0])

    def _offer(self, officers: Iterable[Officer]) -> None:
        self.officer_name.clear()
        for officer in officers:
            self.officer_name.addItem(officer.name, officer.officer_id.hex)  # Qt compares texts, not UUIDs

    def tick(self) -> None:
        """One second of the wait has passed."""
        self._seconds -= 1
        if self._seconds > 0:
            self._show_wait()
        else:
            self._end_wait()
            self._forget_problems()

    def _sign_in(self) -> None:
        if not self.enter.isEnabled():
            return
        chosen = read_combo_data(self.officer_name)
        if not isinstance(chosen, str):
            show_problems(self, [Problem("officer_name", AccessRefusal.OFFICER_UNKNOWN)], focus=True)
            return
        with show_errors(self._message.show, self._refuse) as proof:
            officer = self._register.officers.sign_in(UUID(chosen), self.secret.text())
        if proof.worked:
            self.expect(officer)
            self._forget_problems()
            self.secret.clear()
            self.hint.setText(self._hint)
            self.signed_in.emit(officer)

    def _refuse(self, refused: Refused) -> None:
        problem = refused.problems[0]
        if problem.code == AccessRefusal.WAIT:
            self._seconds = int(str(problem.facts["seconds"]))
            self.enter.setEnabled(False)
            self._countdown.start()
            self._show_wait()
            return
        field = SECRET if problem.field == SECRET else "officer_name"
        show_problems(self, [Problem(field, problem.code, problem.facts)], focus=True)
        self.secret.selectAll()

    def _show_wait(self) -> None:
        show_problems(self, [Problem(SECRET, AccessRefusal.WAIT, {"seconds": self._seconds})])

    def _end_wait(self) -> None:
        self._countdown.stop()
        self._seconds = 0
        self.enter.setEnabled(True)

    def _forget_problems(self) -> None:
        self._end_wait()
        if not (self.secret_problem.isHidden() and self.officer_name_problem.isHidden()):
            show_problems(self, [])
        theme.mark(self.secret, problem=False)
