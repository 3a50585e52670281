"""The recovery key: how the register is kept, its paper made, and the code typed back before anything is encrypted."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from frontoffice.domain import recovery_code
from frontoffice.errors import Unavailable
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.form import draw
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys

RECOVERY_KEYS: Final = (PageKey("F9", "confirm"),)


class Protection(Enum):
    """How the register's file is kept; ``ASKED`` is encrypted at the next start, ``PAPER_DUE`` has no paper yet."""

    PLAIN = auto()
    ASKED = auto()
    ENCRYPTED = auto()
    PAPER_DUE = auto()


class RecoveryPage(QWidget):
    """``paper_asked``: a new key with its paper; ``code_typed``: what was typed from the paper, whole."""

    paper_asked = Signal()
    code_typed = Signal(str)

    protection: QLabel
    make_paper: QPushButton
    code: QLineEdit
    code_problem: QLabel
    confirm: QPushButton
    message: QLabel

    def __init__(self) -> None:
        super().__init__()
        draw("admin/recovery_page", onto=self)
        self._message = MessageLine(self.message)
        self.make_paper.clicked.connect(self.paper_asked)
        self.code.textEdited.connect(self._show_group)
        self.code.returnPressed.connect(self.confirm.click)
        self.confirm.clicked.connect(lambda: self.code_typed.emit(self.code.text()))
        bind_keys(self, RECOVERY_KEYS, {"confirm": self.confirm.click})
        self.show_protection(Protection.PLAIN)

    def show_protection(self, protection: Protection, key_name: str = "") -> None:
        """Say how the register is kept; what is encrypted, or will be, needs no other paper."""
        sentences = {
            Protection.PLAIN: self.tr("The register is not encrypted: whoever has the file reads it."),
            Protection.ASKED: self.tr("The register is encrypted when the program is opened the next time."),
            Protection.ENCRYPTED: self.tr("The register is encrypted with the key {key}.").format(key=key_name),
            Protection.PAPER_DUE: self.tr(
                "The register is encrypted with the key {key}, which only this computer has. Until the recovery paper "
                "is made, the register is lost with this computer, and so are all its copies."
            ).format(key=key_name),
        }
        self.protection.setText(sentences[protection])
        self.make_paper.setEnabled(protection in (Protection.PLAIN, Protection.PAPER_DUE))
        is_due = protection is Protection.PAPER_DUE
        self.confirm.setText(self.tr("The code is right (F9)") if is_due else self.tr("Encrypt at the next start (F9)"))
        for field in (self.code, self.confirm):
            field.setEnabled(False)
        self.code.clear()
        self.code_problem.clear()
        self._message.show("")

    def show_paper(self) -> None:
        """Ask for the code, which stands on the paper."""
        self._message.show(self.tr("Print the paper now, and type the code from it."), "done")
        self.code.clear()
        self.code.setEnabled(True)
        self.confirm.setEnabled(False)
        self.code.setFocus()

    def show_other_code(self) -> None:
        """Say that the code is whole, but of another paper."""
        self._message.show(self.tr("This is the code of another paper."))
        self.code.setFocus()

    def show_failure(self, error: Unavailable) -> None:
        """Say why there is no paper, or why the register cannot be encrypted."""
        self._message.show(wording.unavailable(error))

    def _show_group(self, text: str) -> None:
        """Say which group is wrong as soon as it is whole."""
        group = recovery_code.wrong_group(text)
        self.confirm.setEnabled(group is None)
        is_whole = group is not None and recovery_code.letters_in(text) >= group * recovery_code.GROUP_LETTERS
        self.code_problem.setText(self.tr("Group {group} is wrong.").format(group=group) if is_whole else "")
