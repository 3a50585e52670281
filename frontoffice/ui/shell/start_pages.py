"""What a start shows before its register: an error, a question for the passphrase, word of another start."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget

from frontoffice.domain import recovery_code
from frontoffice.errors import Unavailable
from frontoffice.register.codes import BackupFailure, RegisterFailure
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.file_choice import choose_copy
from frontoffice.ui.widgets.form import load_ui, show_beside

# --- The page for when the register cannot be opened: what is wrong, what to do, try again ---

_RESTORABLE: Final = (*BackupFailure, RegisterFailure.MISSING, RegisterFailure.DAMAGED, RegisterFailure.FOREIGN)


class StartupErrorPage(QWidget):
    """Says why there is no register to work with; nothing was written to it.

    Where the register is missing, a new one is begun (``anew``) only when somebody says that the old one is lost. A
    copy may take the place of one that is missing or damaged (``restore_asked`` names it). Where its key is not on this
    computer, or no keyring gives it, the code of the recovery paper is asked for (``code_typed``).
    """

    again = Signal()
    anew = Signal()
    left = Signal()
    restore_asked = Signal(object)
    code_typed = Signal(str)

    why: QLabel
    where: QLabel
    recovery: QWidget
    code: QLineEdit
    code_problem: QLabel
    open_with_code: QPushButton
    lost: QWidget
    looked: QCheckBox
    begin_anew: QPushButton
    try_again: QPushButton
    restore: QPushButton
    leave: QPushButton

    def __init__(self, error: Unavailable) -> None:
        super().__init__()
        load_ui("shell/startup_error_page", into=self)
        self.why.setText(wording.unavailable(error))
        self.where.setText(str(error.facts.get("path", "")))
        wants_code = error.code in (RegisterFailure.KEY_MISSING, RegisterFailure.KEY_WRONG)
        self.recovery.setVisible(wants_code or error.code == RegisterFailure.KEY_UNREACHABLE)
        self.code.textEdited.connect(self._on_code_edited)
        self.code.returnPressed.connect(self.open_with_code.click)
        self.open_with_code.clicked.connect(lambda: self.code_typed.emit(self.code.text()))
        self.lost.setVisible(error.code == RegisterFailure.MISSING)
        self.looked.toggled.connect(self.begin_anew.setEnabled)
        self.begin_anew.clicked.connect(self.anew)
        self.try_again.clicked.connect(self.again)
        self.restore.setVisible(error.code in _RESTORABLE)
        self.restore.clicked.connect(lambda: choose_copy(self, self.restore_asked.emit))
        self.leave.clicked.connect(self.left)
        (self.code if wants_code else self.try_again).setFocus()

    def show_problem(self, sentence: str = "") -> None:
        """Say why the code did not open the register."""
        show_beside(self, "code", sentence or self.tr("This is the code of another register, or of an older paper."))
        self.code.setFocus()

    def _on_code_edited(self, text: str) -> None:
        """Name the wrong group as soon as it is complete."""
        group = recovery_code.wrong_group(text)
        self.open_with_code.setEnabled(group is None)
        is_whole = group is not None and recovery_code.letters_in(text) >= group * recovery_code.GROUP_LETTERS
        show_beside(self, "code", self.tr("Group {group} is wrong.").format(group=group) if is_whole else "")


# --- Page asking for the passphrase of the register's key, on a computer without a keyring ---

_SECOND: Final = 1000


class PassphrasePage(QWidget):
    """Passphrase page: ``typed`` carries the typed text.

    ``another_way`` is the recovery code.

    For a register that is plain and was to be encrypted now, it is to leave it so.
    """

    typed = Signal(str)
    another_way = Signal()
    left = Signal()

    passphrase: QLineEdit
    passphrase_problem: QLabel
    open_register: QPushButton
    use_code: QPushButton
    leave: QPushButton

    def __init__(self, *, is_plain: bool = False) -> None:
        super().__init__()
        load_ui("shell/passphrase_page", into=self)
        if is_plain:
            self.use_code.setText(self.tr("Leave it &unencrypted"))
        self._seconds = 0
        self._ticker = QTimer(self, interval=_SECOND)
        self._ticker.timeout.connect(self._tick)
        self.passphrase.textEdited.connect(lambda _text: self._show())
        self.passphrase.returnPressed.connect(self.open_register.click)
        self.open_register.clicked.connect(lambda: self.typed.emit(self.passphrase.text()))
        self.use_code.clicked.connect(self.another_way)
        self.leave.clicked.connect(self.left)
        self._show()
        self.passphrase.setFocus()

    def show_wrong(self, seconds: int) -> None:
        """Show that the passphrase is wrong, and block the input for so many seconds."""
        self._seconds = seconds
        if seconds:
            self._ticker.start()
        self._show(is_wrong=True)
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def show_failure(self, error: Unavailable) -> None:
        """Say why it cannot be tried."""
        show_beside(self, "passphrase", wording.unavailable(error))

    def _tick(self) -> None:
        self._seconds -= 1
        if self._seconds <= 0:
            self._ticker.stop()
        self._show(is_wrong=True)

    def _show(self, *, is_wrong: bool = False) -> None:
        """Show the error and the remaining waiting time."""
        self.open_register.setEnabled(self._seconds <= 0 and bool(self.passphrase.text()))
        sentence = self.tr("This is not the passphrase of this register.") if is_wrong else ""
        if self._seconds > 0:
            sentence += " " + self.tr("Wait %n second(s).", "", self._seconds)
        show_beside(self, "passphrase", sentence.strip())


class AlreadyOpenBox(QMessageBox):
    """Message box open until the first window has ``answered`` or the user confirms."""

    def __init__(self, answered: SignalInstance) -> None:
        super().__init__()
        self.setIcon(QMessageBox.Icon.Information)
        self.setWindowTitle(self.tr("Complaint register"))
        self.setText(
            self.tr(
                "The register is open already, in a window that is at work just now. It comes forward by itself; "
                "if it does not within a minute, look for it in the taskbar."
            )
        )
        self.setStandardButtons(QMessageBox.StandardButton.Ok)
        answered.connect(self.accept)
