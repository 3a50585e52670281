"""The page for when the register cannot be opened: what is wrong, what to do, try again."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from frontoffice.errors import Unavailable
from frontoffice.register.codes import BackupFailure, RegisterFailure
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.file_choice import choose_copy
from frontoffice.ui.widgets.form import draw

_RESTORABLE: Final = (*BackupFailure, RegisterFailure.MISSING, RegisterFailure.DAMAGED, RegisterFailure.FOREIGN)


class StartupErrorPage(QWidget):
    """Says why there is no register to work with; nothing was written to it.

    Where the register is missing, a new one is begun (``anew``) only when somebody says that the old one is lost. A
    copy may take the place of one that is missing or damaged (``restore_asked`` names it).
    """

    again = Signal()
    anew = Signal()
    left = Signal()
    restore_asked = Signal(object)

    why: QLabel
    where: QLabel
    lost: QWidget
    looked: QCheckBox
    begin_anew: QPushButton
    try_again: QPushButton
    restore: QPushButton
    leave: QPushButton

    def __init__(self, error: Unavailable) -> None:
        super().__init__()
        draw("shell/startup_error_page", onto=self)
        self.why.setText(wording.unavailable(error))
        self.where.setText(str(error.facts.get("path", "")))
        self.lost.setVisible(error.code == RegisterFailure.MISSING)
        self.looked.toggled.connect(self.begin_anew.setEnabled)
        self.begin_anew.clicked.connect(self.anew)
        self.try_again.clicked.connect(self.again)
        self.restore.setVisible(error.code in _RESTORABLE)
        self.restore.clicked.connect(lambda: choose_copy(self, self.restore_asked.emit))
        self.leave.clicked.connect(self.left)
        self.try_again.setFocus()
