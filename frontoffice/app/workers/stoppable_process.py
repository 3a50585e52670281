"""The process that a worker's thread waits for, and that another thread ends."""

from __future__ import annotations

import subprocess
import threading
from typing import Any


class StoppableProcess:
    """One process at a time. ``stop`` ends it from any thread; what is waited for then comes to its end."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[Any] | None = None
        self._stopped = threading.Event()

    @property
    def is_stopped(self) -> bool:
        """Whether nothing is to run."""
        return self._stopped.is_set()

    def follow(self, process: subprocess.Popen[Any]) -> None:
        """Take over a process that was just started; it is ended at once where ``stop`` came meanwhile."""
        self._process = process
        if self.is_stopped:
            process.kill()

    def begin(self) -> None:
        """Let what follows run, after a stop."""
        self._stopped.clear()

    def stop(self) -> None:
        """End what runs, and let nothing more run until :meth:`begin`."""
        self._stopped.set()
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
