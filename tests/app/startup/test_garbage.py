"""Who looks for garbage: the window's thread, and no worker, which would hold what that one waits for."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from frontoffice.app.startup import garbage

MANY = 30_000


class Cycle:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def usual() -> Iterator[None]:
    """Have any thread look for garbage, as in any program, and often."""
    limits = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    gc.enable()
    yield
    gc.disable()
    gc.set_threshold(*limits)


def _made_by_a_worker(ended: list[int]) -> None:
    def work() -> None:
        for _ in range(MANY):
            weakref.finalize(Cycle(), lambda: ended.append(threading.get_ident())).atexit = False

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()


@pytest.mark.usefixtures("usual")
def test_garbage_of_a_worker_is_taken_away_by_the_windows_thread(qtbot: QtBot, qapp: QObject) -> None:
    parent, ended = QObject(qapp), list[int]()
    garbage.look_here(parent)
    _made_by_a_worker(ended)
    assert not ended
    qtbot.waitUntil(lambda: len(ended) == MANY)
    assert {*ended} == {threading.get_ident()}
    parent.deleteLater()


@pytest.mark.usefixtures("usual")
def test_a_worker_looks_for_garbage_where_nobody_keeps_it_from_that() -> None:
    ended = list[int]()
    _made_by_a_worker(ended)
    assert threading.get_ident() not in ended
    assert ended


@pytest.mark.usefixtures("usual", "qapp")
def test_nothing_is_looked_for_where_little_was_made() -> None:
    gc.disable()
    gc.collect()
    looks: list[int] = []

    def note(phase: str, facts: dict[str, int]) -> None:
        if phase == "start":
            looks.append(facts["generation"])

    gc.callbacks.append(note)
    try:
        garbage.collect_if_due()
        assert looks == []
        kept: list[list[int]] = [[] for _ in range(800)]
        garbage.collect_if_due()
        assert looks == [0]
        assert len(kept) == 800
    finally:
        gc.callbacks.remove(note)
