"""Requests of the recovery key page: a paper, and what its code, typed back, allows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from frontoffice.app.keys import key_paper, new_register, passphrase, register_key
from frontoffice.domain import recovery_code
from frontoffice.domain.people import Officer
from frontoffice.errors import Refused
from frontoffice.places import Places
from frontoffice.register.commands import key_papers
from frontoffice.register.commands.key_papers import KeyPaperStep
from frontoffice.register.register import Register
from frontoffice.register.storage import encryption, opening
from frontoffice.ui.admin.recovery_page import Protection, RecoveryPage
from frontoffice.ui.preview.print_order import OfficePaper
from frontoffice.ui.widgets.guarded import show_errors

_KIND: Final = "Kunci Pemulihan"


class RecoveryRequests(QObject):
    """Holds the key of a paper until its code was typed back (``settled``); only the last paper's code is taken.

    ``paper_made`` carries the paper, an OfficePaper: it is on no disk unless somebody saves it.
    """

    settled = Signal()
    paper_made = Signal(object)

    def __init__(
        self,
        page: RecoveryPage,
        where: Places,
        register: Register,
        officer: Callable[[], Officer],
        decide_plain: Callable[[], None],
    ) -> None:
        """``decide_plain`` records the office's decision against encryption, and may raise Unavailable."""
        super().__init__(page)
        self._page, self._where, self._decide_plain = page, where, decide_plain
        self._register, self._officer = register, officer
        self._key: bytes | None = None
        page.paper_asked.connect(self._make)
        page.code_typed.connect(self._confirm)
        page.passphrase_chosen.connect(self._rewrap)
        page.plain_decided.connect(self._stay_plain)

    def start(self) -> None:
        """Show how the register is kept now."""
        name = encryption.key_name(self._where.register)
        with show_errors(self._page.say):
            self._page.offer_passphrase(is_offered=self._where.wrapped_key.exists() or not register_key.has_keyring())
            if name:
                is_due = new_register.is_paper_due(self._where)
                self._page.show_protection(Protection.PAPER_DUE if is_due else Protection.ENCRYPTED, name[:8])
                self._show_papers(name)
            else:
                is_asked = self._where.encryption_wish.exists()
                self._page.show_protection(Protection.ASKED if is_asked else Protection.PLAIN)

    def _show_papers(self, key_name: str) -> None:
        if key_name:
            self._page.show_papers(key_papers.notes(self._register.unit, key_name), self._register.zone)

    def _make(self, words: str) -> None:
        paper = self._where.opened / key_paper.PAPER

        def show_refused(refused: Refused) -> None:
            self._drop(paper)
            self._page.show_refusal(refused)

        with show_errors(self._page.say, show_refused) as making:
            self._drop(paper)
            made = key_paper.make_key_and_paper(self._where, words)
            self._key = made.key
            self._note(KeyPaperStep.MADE)
        if not making.worked:
            return
        self._page.show_paper()
        with show_errors(self._page.say):
            self._show_papers(encryption.key_name(self._where.register))
        self.paper_made.emit(OfficePaper(_KIND, _KIND, made.pdf, partial(self._write, made.pdf)))

    def _drop(self, paper: Path) -> None:
        """Discard the former paper, and its key unless the register has it."""
        if self._key is not None:
            key_paper.give_up(self._where, self._key, paper)
            self._key = None

    def _write(self, pdf: bytes) -> Path:
        with opening.disk(self._where.opened):
            self._where.opened.mkdir(exist_ok=True)
        return key_paper.write(pdf, self._where.opened / key_paper.PAPER)

    def _confirm(self, typed: str) -> None:
        if self._key is None or recovery_code.read(typed) != self._key:
            self._page.show_other_code()
            return
        is_encrypted = bool(encryption.key_name(self._where.register))
        with show_errors(self._page.say, self._page.show_refusal) as confirming:
            self._note(KeyPaperStep.CONFIRMED)
            key_paper.confirm(self._where, self._key)
        if not confirming.worked:
            return
        self._key = None
        self.start()
        if is_encrypted:
            self._page.show_confirmed()
        self.settled.emit()

    def _note(self, step: KeyPaperStep) -> None:
        if self._key is not None:
            key_papers.note(self._register.unit, encryption.name_of(self._key), step, self._officer())

    def _rewrap(self, words: str) -> None:
        with show_errors(self._page.say, self._page.show_refusal) as keeping:
            passphrase.keep(self._where, key_paper.present_key(self._where), words)
        if keeping.worked:
            self._page.show_passphrase_kept()

    def _stay_plain(self) -> None:
        with show_errors(self._page.say) as deciding:
            self._decide_plain()
        if deciding.worked:
            self._page.show_decided()
            self.settled.emit()
