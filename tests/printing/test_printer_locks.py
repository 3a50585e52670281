from __future__ import annotations

import threading

from frontoffice.printing.printer_locks import Turns


def test_a_printer_is_had_by_one_at_a_time() -> None:
    turns = Turns()
    with turns.taken("network 10.0.0.5", 0.1) as ours:
        assert ours
        with turns.taken("network 10.0.0.5", 0.01) as theirs:
            assert not theirs
        with turns.taken("network 10.0.0.6", 0.01) as another:
            assert another
    with turns.taken("network 10.0.0.5", 0.01) as again:
        assert again


def test_whoever_waits_gets_it_when_it_is_free() -> None:
    turns, began, got = Turns(), threading.Event(), []

    def wait() -> None:
        began.set()
        with turns.taken("p", 5) as ours:
            got.append(ours)

    with turns.taken("p", 0):
        thread = threading.Thread(target=wait)
        thread.start()
        began.wait(5)
    thread.join(5)
    assert got == [True]
