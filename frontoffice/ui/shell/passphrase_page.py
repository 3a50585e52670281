"""Page asking for the passphrase of the register's key, on a computer without a keyring."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from frontoffice.errors import Unavailable
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.form import load_ui, show_beside

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
