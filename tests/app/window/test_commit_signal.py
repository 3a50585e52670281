"""Every commit is announced in the window's thread, once for all that came meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import closing

import pytest
from PySide6.QtCore import QCoreApplication, QThread
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontoffice.app.window.commit_signal import CommitSignal
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from tests.support.examples import a_signed_in, an_intake


class Announcements:
    """Counts the signal, and notes whether it came in the window's thread."""

    def __init__(self, qtbot: QtBot, on_commit: list[Callable[[], None]]) -> None:
        self.qtbot = qtbot
        self.signal = CommitSignal(on_commit)
        self.times = 0
        self.signal.committed.connect(self._count)

    def _count(self) -> None:
        assert QThread.isMainThread()
        self.times += 1

    def after_a_turn(self) -> int:
        QCoreApplication.processEvents()
        return self.times


@pytest.fixture
def announcements(register: Register, qtbot: QtBot) -> Announcements:
    return Announcements(qtbot, register.on_commit)


@pytest.mark.thorough
def test_many_commits_are_one_signal_when_the_event_loop_comes_round(
    register: Register, announcements: Announcements
) -> None:
    officer = a_signed_in(register)
    register.complaints.record(an_intake(), officer, new_id(), with_paper=True)
    assert announcements.times == 0
    assert announcements.after_a_turn() == 1
    assert announcements.after_a_turn() == 1


class Painted(QWidget):
    """Notes when it is painted."""

    def __init__(self, order: list[str]) -> None:
        super().__init__()
        self.order = order

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        self.order.append("painted")


def test_what_is_to_be_painted_goes_before_what_listens(
    register: Register, announcements: Announcements, qtbot: QtBot
) -> None:
    order: list[str] = []
    seen = Painted(order)
    qtbot.addWidget(seen)
    seen.show()
    qtbot.waitUntil(lambda: bool(order))
    announcements.after_a_turn()
    order.clear()
    announcements.signal.committed.connect(lambda: order.append("committed"))
    a_signed_in(register)  # a commit
    seen.update()
    announcements.after_a_turn()
    assert order == ["painted", "committed"]


def test_a_commit_of_another_thread_through_its_own_connection_is_heard_in_the_windows(
    register: Register, announcements: Announcements
) -> None:
    def begin_origin() -> None:
        with closing(register.replica()) as replica:
            replica.begin_origin("a copy has spoken")

    thread = threading.Thread(target=begin_origin)
    thread.start()
    thread.join(20)
    assert announcements.after_a_turn() == 1


def test_the_bookkeeping_of_each_round_is_not_announced(register: Register, announcements: Announcements) -> None:
    """Lists that are looked at would be read anew each minute, and what is pulled down in them would close."""
    with closing(register.replica()) as replica:
        replica.greeting(replica.present())
        replica.store_next_token(replica.present())
        replica.sync_log.keep({}, complete=True)
    assert announcements.after_a_turn() == 0


def test_what_was_rolled_back_is_not_announced(register: Register, announcements: Announcements) -> None:
    with pytest.raises(ZeroDivisionError), register.unit.writing():
        raise ZeroDivisionError
    assert announcements.after_a_turn() == 0


@pytest.mark.thorough
def test_what_is_committed_while_the_listeners_read_is_announced_anew(
    register: Register, announcements: Announcements
) -> None:
    officer = a_signed_in(register)
    announcements.after_a_turn()
    before = announcements.times

    def record_once() -> None:
        announcements.signal.committed.disconnect(record_once)
        register.complaints.record(an_intake(), officer, new_id())

    announcements.signal.committed.connect(record_once)
    announcements.signal.announce()
    announcements.qtbot.waitUntil(lambda: announcements.times == before + 2)


def test_who_stopped_hears_no_more(register: Register, announcements: Announcements) -> None:
    announcements.signal.announce()
    announcements.signal.stop()
    a_signed_in(register)
    assert announcements.after_a_turn() == 0


def test_what_comes_home_after_the_end_is_announced_to_nobody(announcements: Announcements) -> None:
    announcements.signal.stop()
    announcements.signal.announce()
    assert announcements.after_a_turn() == 0
