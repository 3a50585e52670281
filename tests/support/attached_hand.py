"""The page of a complaint's files, and whoever works on it."""

from __future__ import annotations

from uuid import UUID, uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.attachments import AttachmentKind, NewAttachment
from frontoffice.register.register import Register
from frontoffice.ui.complaint.attached_page import AttachedPage
from tests.support import hostile_files
from tests.support.examples import a_signed_in, an_intake
from tests.support.same_reader import SameReader

LETTER = NewAttachment(AttachmentKind.SUPPORTING, "surat.pdf", "application/pdf", 2, hostile_files.pdf(2))
CARD = NewAttachment(AttachmentKind.IDENTITY, "ktp.jpg", "image/jpeg", 1, hostile_files.image())


class AttachedHand:
    """The page with an officer's hand on the keys."""

    def __init__(self, register: Register, qtbot: QtBot) -> None:
        self.register, self.officer, self.reader = register, a_signed_in(register), SameReader()
        self.page = AttachedPage(register, lambda: self.officer, self.reader)
        qtbot.addWidget(self.page)
        self.page.resize(1200, 700)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def open(self, *attached: NewAttachment) -> UUID:
        recorded = self.register.complaints.record(an_intake(), self.officer, uuid4(), attached=attached)
        self.page.open(recorded.complaint.subject)
        return recorded.complaint.subject

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = self.page.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    def answer(self, why: str) -> None:
        QTest.keyClicks(self.page.reasons.reason, why)
        QTest.keyClick(self.page.reasons.reason, Qt.Key.Key_Return)

    def kinds(self, subject: UUID) -> list[str]:
        return [line.kind for line in self.register.complaints.story(subject)]
