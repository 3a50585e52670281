"""Jobs are done elsewhere, in order, and their outcome comes home to the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.workers.background import ExpendableWorker, Worker
from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason
from tests.support.fakes import AtOnce


@pytest.fixture(params=[Worker, ExpendableWorker])
def worker(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Worker]:
    worker: Worker = request.param("printer")
    yield worker
    worker.stop()


def unexpected(outcome: object) -> None:
    raise AssertionError(outcome)


def test_the_job_runs_elsewhere_and_its_result_comes_home(qtbot: QtBot, worker: Worker) -> None:
    home: list[tuple[int, int]] = []
    worker.run(threading.get_ident, lambda there: home.append((there, threading.get_ident())), unexpected)
    qtbot.waitUntil(lambda: bool(home))
    there, here = home[0]
    assert there != here == threading.get_ident()


def test_what_a_job_raises_comes_home_as_well(qtbot: QtBot, worker: Worker) -> None:
    def fail() -> None:
        raise Unavailable(PrintReason.NONE)

    failures: list[Exception] = []
    worker.run(fail, unexpected, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert str(failures[0]) == str(Unavailable(PrintReason.NONE))


def test_jobs_stay_in_order(qtbot: QtBot, worker: Worker) -> None:
    done: list[int] = []
    for number in range(20):
        worker.run(partial(int, number), done.append, unexpected)
    qtbot.waitUntil(lambda: len(done) == 20)
    assert done == list(range(20))


def test_a_stopped_worker_calls_nobody(qtbot: QtBot) -> None:
    worker = Worker("printer")
    started, gate = threading.Event(), threading.Event()

    def wait() -> None:
        started.set()
        gate.wait()

    worker.run(wait, unexpected, unexpected)
    worker.run(lambda: None, unexpected, unexpected)
    started.wait()
    gate.set()
    worker.stop()
    qtbot.wait(1)


def test_a_stopped_worker_is_heard_out_when_that_is_wanted(qtbot: QtBot) -> None:
    worker = Worker("printer")
    home: list[int] = []
    worker.run(lambda: 7, home.append, unexpected)
    worker.stop(deliver=True)
    assert home == [7]


def test_the_fake_does_it_at_once() -> None:
    outcomes: list[object] = []
    AtOnce().run(lambda: 7, outcomes.append, outcomes.append)
    AtOnce().run(lambda: 1 // 0, unexpected, outcomes.append)
    assert outcomes[0] == 7
    assert isinstance(outcomes[1], ZeroDivisionError)


def test_an_expendable_worker_is_not_waited_for_when_its_job_never_ends(qtbot: QtBot) -> None:
    worker = ExpendableWorker("share", patience=0.05)
    started, gate = threading.Event(), threading.Event()

    def hang() -> None:
        started.set()
        gate.wait()

    worker.run(hang, unexpected, unexpected)
    worker.run(hang, unexpected, unexpected)
    assert started.wait(60)
    worker.stop()
    gate.set()
    qtbot.wait(20)


def test_an_expendable_worker_may_deliver_what_it_has_in_hand(qtbot: QtBot) -> None:
    worker, home = ExpendableWorker("share"), list[int]()
    worker.run(lambda: 7, home.append, unexpected)
    worker.stop(deliver=True)
    assert home == [7]
