"""Page shown for seconds or minutes during the preparation of a register."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from frontoffice.ui.widgets import plain_text, text_size

_WIDEST = 420  # pixels of the bar


class BusyPage(QWidget):
    """Reason of a wait, and its progress if known; nothing can be done meanwhile."""

    def __init__(self, *, is_training: bool = False) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Complaint register"))
        self.reason = plain_text.label(
            self.tr("The sample complaints are being recorded: some seconds, at the first start only.")
            if is_training
            else self.tr("The lists are being made anew from the journal. This may take some minutes; please wait.")
        )
        self.reason.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.reason.setWordWrap(True)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, 0)  # it moves, and says no figure that nobody knows
        self.bar.setMaximumWidth(text_size.px(_WIDEST))
        self.bar.setAccessibleName(self.reason.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(16)
        column.addStretch()
        column.addWidget(self.reason)
        column.addWidget(self.bar, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def show_progress(self, done: int, of: int) -> None:
        """How far it is; the same many times a second costs nothing."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)
