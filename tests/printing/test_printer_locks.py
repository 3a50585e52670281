from __future__ import annotations

import contextlib
import threading

from frontoffice.printing.printer_session import PrinterLocks


def test_a_printer_is_had_by_one_at_a_time() -> None:
    locks = PrinterLocks()
    with locks.hold("network 10.0.0.5", 0.1) as ours:
        assert ours
        with locks.hold("network 10.0.0.5", 0.01) as theirs:
            assert not theirs
        with locks.hold("network 10.0.0.6", 0.01) as another:
            assert another
    with locks.hold("network 10.0.0.5", 0.01) as again:
        assert again


def test_whoever_waits_gets_it_when_it_is_free() -> None:
    locks, began, got = PrinterLocks(), threading.Event(), []

    def wait() -> None:
        began.set()
        with locks.hold("p", 60) as ours:
            got.append(ours)

    with locks.hold("p", 0):
        thread = threading.Thread(target=wait)
        thread.start()
        began.wait(60)
    thread.join(60)
    assert got == [True]


def test_a_printer_is_free_again_also_after_an_error() -> None:
    locks = PrinterLocks()
    with contextlib.suppress(KeyError), locks.hold("p", 0):
        raise KeyError
    with locks.hold("p", 0) as ours:
        assert ours
