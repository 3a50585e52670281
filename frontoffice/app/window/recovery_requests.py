"""What the page of the recovery key asks for: a paper, and that the register be encrypted once its code was typed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from frontoffice.app import key_paper
from frontoffice.domain import recovery_code
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.storage import encryption
from frontoffice.ui.admin.recovery_page import Protection, RecoveryPage


class RecoveryRequests(QObject):
    """Holds the key of a paper until its code was typed back; a paper that another takes the place of is void."""

    def __init__(self, page: RecoveryPage, where: Places) -> None:
        super().__init__(page)
        self._page, self._where = page, where
        self._key: bytes | None = None
        page.paper_asked.connect(self._make)
        page.code_typed.connect(self._confirm)

    def start(self) -> None:
        """Show how the register is kept now."""
        register = self._where.register
        if encryption.key_name(register):
            self._page.show_protection(Protection.ENCRYPTED, encryption.key_name(register)[:8])
        else:
            self._page.show_protection(Protection.ASKED if self._where.encryption_wish.exists() else Protection.PLAIN)

    def _make(self) -> None:
        paper = self._where.folder / key_paper.PAPER
        try:
            if self._key is not None:
                key_paper.give_up(self._key, paper)
                self._key = None
            self._key = key_paper.make(self._where, paper)
        except Unavailable as error:
            self._page.show_failure(error)
            return
        self._page.show_paper(str(paper))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(paper)))

    def _confirm(self, typed: str) -> None:
        if self._key is None or recovery_code.read(typed) != self._key:
            self._page.show_other_code()
            return
        try:
            key_paper.ask_at_start(self._where, self._key)
        except Unavailable as error:
            self._page.show_failure(error)
            return
        self._key = None
        self.start()
