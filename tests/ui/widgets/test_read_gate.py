from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.commands.reading_log import Read, ReadWhat
from frontoffice.ui.widgets.read_gate import ReadGate

READER = Officer(UUID(int=1), "Ratna Dewi", Role.READER)


class Log:
    """What was written down, and whether the disk takes more."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.stood: list[Read] = []
        self.is_full = False
        self.again = 0

    def note(self, read: Read, _by: Officer) -> None:
        if self.is_full:
            raise Unavailable(RegisterFailure.DISK_FULL)
        self.written.append(read.limited)

    def count(self) -> None:
        self.again += 1


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def beneath(qtbot: QtBot) -> QWidget:
    page = QWidget()
    QVBoxLayout(page).setObjectName("page")
    qtbot.addWidget(page)
    return page


def a_read(limited: str) -> Callable[[], Read]:
    return lambda: Read(ReadWhat.DAY, limited=limited)


def test_it_is_written_once_as_long_as_it_stays_and_anew_after_a_sign_in(beneath: QWidget, log: Log) -> None:
    gate = ReadGate(beneath, log.count)
    gate.join(lambda: READER, log.note, log.stood.append)
    assert all(gate.passes(a_read(one)) for one in ("a", "a", "b", "a"))
    gate.forget()
    assert gate.passes(a_read("a"))
    assert log.written == ["a", "b", "a", "a"]
    assert [one.limited for one in log.stood] == ["a"], "what is in front again, and not written again"


def test_whoever_works_here_passes_and_nothing_is_described(beneath: QWidget, log: Log) -> None:
    officer = Officer(UUID(int=2), "Sari", Role.OFFICER)
    for gate in (ReadGate(beneath, log.count), ReadGate(beneath, log.count, still=1_000)):
        gate.join(lambda: officer, log.note, log.stood.append)
        assert gate.passes(lambda: pytest.fail("described"))
    assert ReadGate(beneath, log.count).passes(lambda: pytest.fail("described")), "and where nobody asks"


def test_what_could_not_be_written_does_not_pass_and_is_tried_again(beneath: QWidget, log: Log) -> None:
    gate = ReadGate(beneath, log.count)
    gate.join(lambda: READER, log.note, log.stood.append)
    log.is_full = True
    assert not gate.passes(a_read("a"))
    assert not gate.isHidden()
    assert not gate.retry.isHidden()
    assert gate.text.text().startswith("Not shown")
    assert gate.text.text().endswith("The disk is full: make room there.")
    gate.retry.click()
    assert log.again == 1
    log.is_full = False
    assert gate.passes(a_read("a"))
    assert gate.isHidden()


def test_what_is_typed_waits_until_it_stands_still(qtbot: QtBot, beneath: QWidget, log: Log) -> None:
    gate = ReadGate(beneath, log.count, still=1)
    gate.join(lambda: READER, log.note, log.stood.append)
    assert not gate.passes(a_read("words"), "a")
    assert not gate.passes(a_read("words"), "ab")
    assert gate.retry.isHidden()
    qtbot.waitUntil(lambda: log.again == 1, timeout=20_000)
    assert not gate.passes(a_read("words"), "abc"), "another one by now"
    gate.at_once()
    assert gate.passes(a_read("words"), "abc")
    assert log.written == ["words"]
    gate.at_once()
    assert log.again == 2, "nothing waits"


def test_what_was_typed_on_a_page_that_was_left_is_not_read(qtbot: QtBot, beneath: QWidget, log: Log) -> None:
    gate = ReadGate(beneath, log.count, still=1)
    gate.join(lambda: READER, log.note, log.stood.append)
    beneath.show()
    assert not gate.passes(a_read("words"), "a")
    beneath.hide()
    qtbot.wait(50)
    assert log.again == 0
    assert not gate.passes(a_read("words"), "a"), "it waits anew"
    gate.at_once()
    assert log.again == 1
