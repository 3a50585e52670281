"""The recovery key: how the register is kept, its paper made, and the code typed back before anything is encrypted."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from frontoffice.domain import recovery_code
from frontoffice.domain.codes import AccessRefusal
from frontoffice.domain.text.printable_text import as_sentence
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands.key_papers import KeyPaperNote, KeyPaperStep
from frontoffice.ui.admin.backup_page import moment_text
from frontoffice.ui.widgets.form import load_ui, show_beside, show_problems, show_refused
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys

RECOVERY_KEYS: Final = (PageKey("F9", "confirm"),)


class Protection(Enum):
    """How the register's file is kept; ``ASKED`` is encrypted at the next start, ``PAPER_DUE`` has no paper yet."""

    UNREAD = auto()
    PLAIN = auto()
    ASKED = auto()
    ENCRYPTED = auto()
    PAPER_DUE = auto()


class RecoveryPage(QWidget):
    """``paper_asked``: the paper, and for a new key the passphrase before it ("" for none).

    ``code_typed``: what was typed from the paper, whole; ``passphrase_chosen``: another one from now on;
    ``plain_decided``: the office wants the register unencrypted.
    """

    paper_asked = Signal(str)
    code_typed = Signal(str)
    passphrase_chosen = Signal(str)
    plain_decided = Signal()

    protection: QLabel
    words_box: QWidget
    words_heading: QLabel
    words_text: QLabel
    passphrase: QLineEdit
    passphrase_again: QLineEdit
    change_passphrase: QPushButton
    stay_plain: QPushButton
    paper_heading: QLabel
    make_paper: QPushButton
    code_heading: QLabel
    code: QLineEdit
    code_problem: QLabel
    papers: QLabel
    confirm: QPushButton
    message: QLabel

    def __init__(self) -> None:
        super().__init__()
        load_ui("admin/recovery_page", into=self)
        self._message = MessageLine(self.message)
        self._is_plain = False
        self.offer_passphrase(is_offered=False)
        self.make_paper.clicked.connect(self._ask_paper)
        self.change_passphrase.clicked.connect(self._choose)
        self.stay_plain.clicked.connect(self.plain_decided)
        self.code.textEdited.connect(self._show_group)
        self.code.returnPressed.connect(self.confirm.click)
        self.confirm.clicked.connect(lambda: self.code_typed.emit(self.code.text()))
        bind_keys(self, RECOVERY_KEYS, {"confirm": self.confirm.click})
        self.show_protection(Protection.UNREAD)

    def show_protection(self, protection: Protection, key_name: str = "") -> None:
        """Say how the register is kept; a paper of what will be encrypted was just made."""
        sentences = {
            Protection.UNREAD: self.tr("How the register is kept has not been read yet."),
            Protection.PLAIN: self.tr("The register is not encrypted: whoever has the file reads it."),
            Protection.ASKED: self.tr("The register is encrypted when the program is opened the next time."),
            Protection.ENCRYPTED: self.tr("The register is encrypted with the key {key}.").format(key=key_name),
            Protection.PAPER_DUE: self.tr(
                "The register is encrypted with the key {key}, which only this computer has. Until the recovery paper "
                "is made, the register is lost with this computer, and so are all its copies."
            ).format(key=key_name),
        }
        self.protection.setText(sentences[protection])
        self.make_paper.setEnabled(protection not in (Protection.ASKED, Protection.UNREAD))
        is_further = protection is Protection.ENCRYPTED
        self.make_paper.setText(
            self.tr("Make a &further paper…") if is_further else self.tr("&Make the recovery paper…")
        )
        self.show_papers(())
        self._is_plain = protection is Protection.PLAIN
        self.change_passphrase.setVisible(protection in (Protection.ENCRYPTED, Protection.PAPER_DUE))
        self.stay_plain.setVisible(self._is_plain)
        self.words_text.setVisible(self._is_plain)
        for typed in (self.passphrase, self.passphrase_again):
            typed.clear()
        self._show_problems(())
        self.confirm.setText(
            self.tr("The code is right ({key:recovery.confirm})")
            if protection in (Protection.PAPER_DUE, Protection.ENCRYPTED)
            else self.tr("Encrypt at the next start ({key:recovery.confirm})")
        )
        for field in (self.code, self.confirm):
            field.setEnabled(False)
        self.code.clear()
        show_beside(self, "code", "")
        self._message.show("")
        (self.make_paper if self.words_box.isHidden() else self.passphrase).setFocus()

    def _number_steps(self) -> None:
        """Number the steps; the first one is left out where no passphrase is asked for."""
        steps = (
            (self.words_heading, self.tr("{number}. Choose a passphrase")),
            (self.paper_heading, self.tr("{number}. Print the recovery paper")),
            (self.code_heading, self.tr("{number}. Type the code of the paper back")),
        )
        shown = steps[1:] if self.words_box.isHidden() else steps
        for number, (heading, text) in enumerate(shown, start=1):
            heading.setText(text.format(number=number))

    def show_papers(self, notes: Sequence[KeyPaperNote], zone: str = "WIB") -> None:
        """Show the papers of the key known to the journal, the newest of each kind."""
        made, right = (
            [one for one in notes if one.step is step] for step in (KeyPaperStep.MADE, KeyPaperStep.CONFIRMED)
        )
        lines = []
        if made:
            lines.append(
                self.tr("%n paper(s) of this key were made here, the last one {at} by {who}.", "", len(made)).format(
                    at=moment_text(made[-1].at, zone), who=made[-1].officer
                )
            )
        if right:
            text = self.tr("A code was last typed back from its paper {at} by {who}.")
            lines.append(as_sentence(text.format(at=moment_text(right[-1].at, zone), who=right[-1].officer)))
        if made:
            lines.append(self.tr("All of them have the same key: a further one makes no other void."))
        self.papers.setText(" ".join(lines))
        self.papers.setVisible(bool(lines))

    def show_confirmed(self) -> None:
        """Show that the code of the paper is right, for a register without encryption."""
        self._message.show(self.tr("The code is right, and that is written down. Seal the paper now."), "done")

    def offer_passphrase(self, *, is_offered: bool) -> None:
        """Ask for a passphrase if there is no keyring or one is in use already."""
        self.words_box.setVisible(is_offered)
        self._number_steps()

    def show_refusal(self, refused: Refused) -> None:
        """Show the faults of the passphrase beside the field, or below that the action is not permitted."""
        show_refused(self, refused, self._message)

    def show_passphrase_kept(self) -> None:
        """Show that the new passphrase is used from the next start."""
        for typed in (self.passphrase, self.passphrase_again):
            typed.clear()
        self._show_problems(())
        self._message.show(self.tr("The new passphrase holds from the next start on."), "done")

    def show_decided(self) -> None:
        """Show that the decision is saved."""
        self._message.show(self.tr("The decision is kept, with your name and today's date."), "done")

    def _ask_paper(self) -> None:
        needs_words = self._is_plain and not self.words_box.isHidden()
        if not needs_words:
            self.paper_asked.emit("")
        elif self._are_same():
            self.paper_asked.emit(self.passphrase.text())

    def _choose(self) -> None:
        if self._are_same():
            self.passphrase_chosen.emit(self.passphrase.text())

    def _are_same(self) -> bool:
        is_same = self.passphrase.text() == self.passphrase_again.text()
        self._show_problems(() if is_same else (Problem("passphrase_again", AccessRefusal.SECRET_DIFFERS),))
        return is_same

    def _show_problems(self, problems: tuple[Problem, ...]) -> None:
        show_problems(self, problems, focus=True)

    def show_paper(self) -> None:
        """Ask for the code on the paper."""
        self._message.show(self.tr("Print the paper now, and type the code from it."), "done")
        self.code.clear()
        self.code.setEnabled(True)
        self.confirm.setEnabled(False)
        self.code.setFocus()

    def show_other_code(self) -> None:
        """Show that the code is complete but of another paper."""
        self._message.show(self.tr("This is the code of another paper."))
        self.code.setFocus()

    def say(self, text: str) -> None:
        """Say why there is no paper, or why the register cannot be encrypted."""
        self._message.show(text)

    def _show_group(self, text: str) -> None:
        """Show an error in a group of the code as soon as it is complete."""
        group = recovery_code.wrong_group(text)
        self.confirm.setEnabled(group is None)
        is_whole = group is not None and recovery_code.letters_in(text) >= group * recovery_code.GROUP_LETTERS
        show_beside(self, "code", self.tr("Group {group} is wrong.").format(group=group) if is_whole else "")
