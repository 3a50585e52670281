from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from frontoffice.app.workers.background import GuiThread
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure


def never() -> bool:
    return False


def asked_from_a_worker(job: Callable[[], None]) -> tuple[threading.Thread, list[str]]:
    codes: list[str] = []

    def run() -> None:
        try:
            job()
        except Unavailable as error:
            codes.append(error.code)
        else:
            codes.append("")

    thread = threading.Thread(target=run)
    thread.start()
    return thread, codes


def full() -> None:
    raise Unavailable(RegisterFailure.DISK_FULL)


def test_from_the_windows_thread_it_is_done_at_once(qtbot: QtBot) -> None:
    done: list[threading.Thread] = []
    GuiThread().do(lambda: done.append(threading.current_thread()), never)
    assert done == [threading.current_thread()]


def test_a_worker_waits_until_the_windows_thread_has_done_it(qtbot: QtBot) -> None:
    window, done = GuiThread(), []
    _, codes = asked_from_a_worker(lambda: window.do(lambda: done.append(threading.current_thread()), never))
    qtbot.waitUntil(lambda: codes == [""])
    assert done == [threading.current_thread()]


def test_what_keeps_it_from_being_done_is_told_to_the_worker(qtbot: QtBot) -> None:
    window = GuiThread()
    _, codes = asked_from_a_worker(lambda: window.do(full, never))
    qtbot.waitUntil(lambda: codes == ["disk_full"])


@pytest.mark.parametrize(("stopped", "code"), [(True, "printer_stopped"), (False, "register_busy")])
def test_what_was_withdrawn_is_never_done(qtbot: QtBot, stopped: bool, code: str) -> None:
    window, done = GuiThread(), list[int]()
    thread, codes = asked_from_a_worker(lambda: window.do(lambda: done.append(1), lambda: stopped, 0.05))
    thread.join(5)  # the window's thread is busy all the while
    assert codes == [code]
    QCoreApplication.processEvents()
    assert done == []
