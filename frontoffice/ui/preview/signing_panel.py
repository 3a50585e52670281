"""Certificate and passphrase by which the paper in front is signed; the passphrase is forgotten at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QWidget

from frontoffice.ui.widgets.file_choice import choose_certificate
from frontoffice.ui.widgets.form import load_ui


class SigningPanel(QFrame):
    """``ordered`` carries the certificate's file and the passphrase, ``left`` says that nobody signs.

    The file that was chosen last is kept for as long as the window runs, and its passphrase never.
    """

    ordered = Signal(object, str)
    left = Signal()

    certificate: QLabel
    choose_certificate: QPushButton
    signing_passphrase: QLineEdit
    sign_now: QPushButton
    leave_signing: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_ui("preview/signing_panel", into=self)
        self._file: Path | None = None
        self.choose_certificate.clicked.connect(self._choose)
        self.signing_passphrase.returnPressed.connect(self._order)
        self.sign_now.clicked.connect(self._order)
        self.leave_signing.clicked.connect(self.left)
        self.hide()

    def open(self) -> None:
        """Show it, ready for the passphrase; the file is asked for first where none is known."""
        self.show()
        self._show_file()
        self.signing_passphrase.setFocus()
        if self._file is None:
            self._choose()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed."""
        super().hideEvent(event)
        self.signing_passphrase.clear()

    def _choose(self) -> None:
        choose_certificate(self, self._take)

    def _take(self, file: Path) -> None:
        self._file = file
        self._show_file()
        self.signing_passphrase.setFocus()

    def _show_file(self) -> None:
        self.certificate.setText(self._file.name if self._file else self.tr("No certificate chosen"))
        self.sign_now.setEnabled(self._file is not None)

    def _order(self) -> None:
        if self._file is None:
            self._choose()
            return
        passphrase = self.signing_passphrase.text()
        self.signing_passphrase.clear()
        self.ordered.emit(self._file, passphrase)
