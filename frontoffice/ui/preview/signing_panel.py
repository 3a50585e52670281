"""Certificate and passphrase by which the paper in front is signed; the passphrase is forgotten at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QWidget

from frontoffice.domain.calendar import dates
from frontoffice.paper_layout import SOON, KeptCertificate
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.file_choice import choose_certificate
from frontoffice.ui.widgets.form import load_ui


class SigningPanel(QFrame):
    """``ordered`` carries the certificate's file and the passphrase, ``left`` says that nobody signs.

    The file that signed last is proposed, with whose it is and until when it holds; its passphrase is kept nowhere.
    """

    ordered = Signal(object, str)
    left = Signal()

    certificate: QLabel
    certificate_note: QLabel
    choose_certificate: QPushButton
    signing_passphrase: QLineEdit
    sign_now: QPushButton
    leave_signing: QPushButton

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_ui("preview/signing_panel", into=self)
        self._file: Path | None = None
        self._kept, self._today, self._is_there = KeptCertificate(), date.min, True
        self.choose_certificate.clicked.connect(self._choose)
        self.signing_passphrase.returnPressed.connect(self._order)
        self.sign_now.clicked.connect(self._order)
        self.leave_signing.clicked.connect(self.left)
        self.hide()

    def open(self, kept: KeptCertificate, today: date) -> None:
        """Show it, ready for the passphrase; the file is asked for first where none is known."""
        self._kept, self._today, self._is_there = kept, today, True
        if self._file is None and kept.file:
            self._file = Path(kept.file)
        self.show()
        self._show_file()
        self.signing_passphrase.setFocus()
        if self._file is None:
            self._choose()

    def show_found(self, is_there: bool) -> None:
        """Say that the file of the certificate that signed last is where it was, or is not."""
        self._is_there = is_there
        self._show_file()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed."""
        super().hideEvent(event)
        self.signing_passphrase.clear()

    def confirm(self) -> None:
        """Sign with what stands here."""
        self._order()

    def _choose(self) -> None:
        choose_certificate(self, self._take)

    def _take(self, file: Path) -> None:
        self._file, self._is_there = file, True
        self._show_file()
        self.signing_passphrase.setFocus()

    def _show_file(self) -> None:
        kept = self._kept if self._file and self._file == Path(self._kept.file) else KeptCertificate()
        last, left = kept.last_day, kept.days_left(self._today)
        lines = [self._file.name if self._file else self.tr("No certificate chosen"), kept.holder]
        if last is not None:
            lines.append(self.tr("holds until {}").format(dates.in_digits(last)))
        self.certificate.setText("\n".join(filter(None, lines)))
        note = self._note(kept, left)
        self.certificate_note.setText(note)
        self.certificate_note.setVisible(bool(note))
        theme.mark(self.certificate_note, state="late" if left is None or left < 0 or not self._is_there else "soon")
        self.sign_now.setEnabled(self._file is not None)

    def _note(self, kept: KeptCertificate, left: int | None) -> str:
        """What is to be said of the certificate that signed last before its passphrase is typed."""
        if kept.file and not self._is_there:
            words = self.tr("The file is not where it was: {}. Put its stick in, or choose the file again.")
            return words.format(kept.file)
        if left is None or left > SOON:
            return ""
        if left < 0:
            return self.tr("This certificate expired. Have it renewed, and choose the new file.")
        return self.tr("This certificate expires in {} days. Have it renewed in time.").format(left)

    def _order(self) -> None:
        if self._file is None:
            self._choose()
            return
        passphrase = self.signing_passphrase.text()
        self.signing_passphrase.clear()
        self.ordered.emit(self._file, passphrase)
