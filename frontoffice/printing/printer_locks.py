"""Locks for one receipt at a time on each printer: two at once come out as one with the lines of both."""

from __future__ import annotations

import contextlib
import threading
from collections import defaultdict
from collections.abc import Iterator


class PrinterLocks:
    """A lock for each printer, known by its transport and address, so that two names of one printer share it."""

    def __init__(self) -> None:
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._guard = threading.Lock()

    @contextlib.contextmanager
    def hold(self, printer: str, seconds: float) -> Iterator[bool]:
        """Whether it is ours within ``seconds``; until the block ends."""
        with self._guard:
            lock = self._locks[printer]
        ours = lock.acquire(timeout=seconds)
        try:
            yield ours
        finally:
            if ours:
                lock.release()
