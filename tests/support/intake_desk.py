"""The intake page with an officer's hands on its keys; shared by the tests of its parts."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Complaint, Intake
from frontoffice.register.register import Register
from frontoffice.settings import Settings
from frontoffice.ui.intake import asked_fields
from frontoffice.ui.intake.asked_fields import write_text
from frontoffice.ui.intake.intake_fields import write_fields
from frontoffice.ui.intake.intake_page import IntakePage
from tests.support.examples import a_signed_in
from tests.support.in_front import reading
from tests.support.same_reader import SameReader

GRAB = "^This plugin does not support grabbing the keyboard"  # offscreen, when the proposals open
TAB, ENTER, ESC = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape
CONTROL = Qt.KeyboardModifier.ControlModifier


def popup_of(combo: QComboBox) -> QAbstractItemView:
    """The list of proposals of a combo box."""
    completer = combo.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    return popup


class IntakeDesk:
    """The intake page with an officer's hands on the keys, and what came out of it."""

    def __init__(self, register: Register, qtbot: QtBot) -> None:
        self.register, self.qtbot = register, qtbot
        self.officer = a_signed_in(register)
        self.reader = SameReader()
        self.recorded: list[Complaint] = []
        self.amended: list[Complaint] = []
        self.opened: list[UUID] = []
        self.abandoned: list[UUID] = []
        self.page = self.sit_down()

    def sit_down(self) -> IntakePage:
        page = reading(IntakePage)(self.register, Settings(), lambda: self.officer, self.reader)
        self.qtbot.addWidget(page)
        page.resize(1366, 700)
        page.recorded.connect(lambda recorded: self.recorded.append(recorded.complaint))
        page.amended.connect(self.amended.append)
        page.opened.connect(self.opened.append)
        page.abandoned.connect(self.abandoned.append)
        page.show()
        page.activateWindow()
        self.qtbot.waitUntil(page.isActiveWindow)
        page.form.focus("description")
        return page

    def focus(self) -> QWidget:
        found = self.page.focusWidget()
        assert found is not None
        return found

    def where(self) -> str:
        widget: QWidget | None = self.focus()
        while widget is not None and widget is not self.page:
            if widget.objectName() in self.page.form.fields:
                return widget.objectName()
            widget = widget.parentWidget()
        return self.focus().objectName()

    def type(self, text: str) -> None:
        for letter in text:  # a key may move the focus on
            QTest.keyClicks(self.focus(), letter)

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.focus(), key, modifier)

    def choose_channel(self, digit: str) -> None:
        QTest.keyClick(self.focus(), Qt.Key(ord(digit)), Qt.KeyboardModifier.AltModifier)

    def go_to(self, name: str) -> None:
        if asked_fields.fold_of(name):
            self.page.form.uncover(name)
        elif name in asked_fields.FOLDS and not self.button(name).isVisible():
            self.button("more_fold").click()
        for _ in range(60):
            if self.where() == name:
                return
            self.press(TAB)
        raise AssertionError(name)

    def button(self, name: str) -> QPushButton:
        found = self.page.findChild(QPushButton, name)
        assert found is not None
        return found

    def fill(self, name: str, text: str) -> None:
        self.go_to(name)
        self.type(text)

    def problem(self, name: str) -> str:
        label = self.page.findChild(QLabel, f"{name}_problem")
        assert label is not None
        return label.text() if label.isVisible() else ""

    def put(self, intake: Intake) -> None:
        self.page.form.write(write_fields(intake))

    def text(self, name: str) -> str:
        return self.page.form.texts()[name]

    def set(self, name: str, text: str) -> None:
        write_text(self.page.form.fields[name], text)

    def combo(self, name: str) -> QComboBox:
        found = self.page.form.fields[name]
        assert isinstance(found, QComboBox)
        return found


@pytest.fixture
def desk(register: Register, qtbot: QtBot) -> IntakeDesk:
    return IntakeDesk(register, qtbot)
