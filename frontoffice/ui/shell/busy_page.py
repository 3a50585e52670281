"""The page for the minutes in which the register's tables are made anew."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from frontoffice.ui.widgets import plain_text


class BusyPage(QLabel):
    """Says that it takes a while and why; nothing can be done meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        plain_text.make_plain(self)
        self.setWindowTitle(self.tr("Complaint register"))
        self.setText(
            self.tr("The lists are being made anew from the journal. This may take some minutes; please wait.")
        )
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setMargin(32)
