"""Protection of a new register without a keyring: behind a passphrase, or plain because the office decided so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QWidget

from frontoffice.domain import recovery_code
from frontoffice.domain.codes import AccessRefusal, FieldRefusal
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem, Refused
from frontoffice.ui.widgets.form import child, load_ui


class ProtectionOption(StrEnum):
    """The choices; ``LATER`` begins with a plain register, of which a line reminds."""

    PASSPHRASE = "passphrase"  # noqa: S105
    LATER = "later"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class ChosenProtection:
    """Chosen protection: the passphrase ("" for none), whether nothing is encrypted by decision, and who decided."""

    passphrase: str = ""
    is_plain: bool = False
    decided_by: str = ""

    def __repr__(self) -> str:
        return "ChosenProtection(…)"


NOT_CHOSEN: Final = ChosenProtection()


class ProtectionChoice(QWidget):
    """Protection choice in the panel ``around``, hidden until there is something to choose."""

    protection: QComboBox
    decided_by_label: QLabel
    decided_by: QLineEdit
    passphrase_box: QWidget
    passphrase: QLineEdit
    passphrase_again: QLineEdit

    def __init__(self, around: QFrame, *, asks_who: bool) -> None:
        """``asks_who``: a plain register wants a name, and nothing is put off."""
        super().__init__(around)
        load_ui("widgets/protection_choice", into=self)
        self._around, self._asks_who = around, asks_who
        texts = {
            ProtectionOption.LATER: self.tr("Decide later ({page:recovery})"),
            ProtectionOption.PASSPHRASE: self.tr("A passphrase at each start (recommended)"),
            ProtectionOption.PLAIN: self.tr("Unencrypted: the office decided so"),
        }
        for choice, text in texts.items():
            if not (asks_who and choice is ProtectionOption.LATER):
                self.protection.addItem(text, choice)
        self.protection.currentIndexChanged.connect(self._show_chosen)
        layout = around.layout()
        if layout is not None:
            layout.addWidget(self)
        self._show_chosen()
        around.hide()

    def offer(self) -> None:
        """Let the office choose."""
        self._around.show()

    def read(self) -> ChosenProtection:
        """Chosen protection; nothing where there was no choice."""
        protection = self._protection()
        return ChosenProtection(
            self.passphrase.text() if protection is ProtectionOption.PASSPHRASE else "",
            protection is ProtectionOption.PLAIN,
            one_line(self.decided_by.text()) if self._asks_who and protection is ProtectionOption.PLAIN else "",
        )

    def problems(self) -> tuple[Problem, ...]:
        """Problems of the choice, by field."""
        protection = self._protection()
        if protection is ProtectionOption.PLAIN and self._asks_who and not one_line(self.decided_by.text()):
            return (Problem("decided_by", FieldRefusal.NAME_MISSING),)
        if protection is not ProtectionOption.PASSPHRASE:
            return ()
        found: tuple[Problem, ...] = ()
        try:
            recovery_code.check(self.passphrase.text())
        except Refused as refused:
            found = refused.problems
        if self.passphrase.text() != self.passphrase_again.text():
            found = (*found, Problem("passphrase_again", AccessRefusal.SECRET_DIFFERS))
        return found

    def _protection(self) -> ProtectionOption:
        return ProtectionOption.LATER if self._around.isHidden() else ProtectionOption(self.protection.currentData())

    def _show_chosen(self) -> None:
        chosen = ProtectionOption(self.protection.currentData())
        self.passphrase_box.setVisible(chosen is ProtectionOption.PASSPHRASE)
        is_asked = self._asks_who and chosen is ProtectionOption.PLAIN
        for one in (self.decided_by_label, self.decided_by):
            one.setVisible(is_asked)
        if not is_asked:
            child(self, QLabel, "decided_by_problem").hide()
