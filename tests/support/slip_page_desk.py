"""The page of slips, and whoever works on it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.people import Officer, Role
from frontoffice.domain.slips import Slip, SlipUse
from frontoffice.register.register import Register
from frontoffice.ui.slips import SlipPage
from tests.support.examples import a_signed_in

SHIFT, CTRL, NONE = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)


class SlipPageDesk:
    """The page with somebody at it."""

    def __init__(self, register: Register, qtbot: QtBot, role: Role = Role.SUPERVISOR) -> None:
        self.register = register
        self.officer: Officer = a_signed_in(register, role)
        self.page = SlipPage(register, lambda: self.officer)
        self.printed: list[list[Slip]] = []
        self.wanted: list[SlipUse] = []
        self.page.print_asked.connect(self.printed.append)
        self.page.record_asked.connect(self.wanted.append)
        qtbot.addWidget(self.page)
        self.page.resize(1366, 640)
        with qtbot.waitActive(self.page):
            self.page.show()
        self.page.start()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.page.focusWidget() or self.page, key, modifier)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.page.focusWidget(), text)

    def reserve(self, many: int) -> None:
        self.page.many.setValue(many)
        self.press(Qt.Key.Key_N, CTRL)
        self.type("Pemadaman besok")
        self.press(Qt.Key.Key_Return)
