"""Message of a second start while the busy first window does not come forward yet."""

from __future__ import annotations

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QMessageBox


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
