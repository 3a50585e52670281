from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from frontoffice.app.workers.own_process import StoppableProcess


@contextmanager
def waiting() -> Iterator[subprocess.Popen[bytes]]:
    """A process that ends when its standard input does."""
    with subprocess.Popen([sys.executable, "-I", "-c", "input()"], stdin=subprocess.PIPE) as process:
        yield process
        process.kill()


@pytest.mark.thorough
def test_what_runs_is_ended_by_a_stop() -> None:
    stoppable = StoppableProcess()
    with waiting() as process:
        stoppable.follow(process)
        assert process.poll() is None
        stoppable.stop()
        assert process.wait(60) != 0
    assert stoppable.is_stopped


@pytest.mark.thorough
def test_what_was_started_while_the_stop_came_is_ended_as_well() -> None:
    stoppable = StoppableProcess()
    stoppable.stop()
    with waiting() as process:
        stoppable.follow(process)
        assert process.wait(60) != 0


def test_after_a_new_beginning_it_runs() -> None:
    stoppable = StoppableProcess()
    stoppable.stop()
    stoppable.begin()
    assert not stoppable.is_stopped
    with waiting() as process:
        stoppable.follow(process)
        assert process.poll() is None
