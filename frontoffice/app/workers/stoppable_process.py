"""Process awaited by a worker's thread and stoppable from another one."""

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
        """Track a newly started process; it is ended at once where ``stop`` came meanwhile."""
        self._process = process
        if self.is_stopped:
            process.kill()

    def begin(self) -> None:
        """Allow new processes after a stop."""
        self._stopped.clear()

    def stop(self) -> None:
        """End the running process, and allow no other until :meth:`begin`."""
        self._stopped.set()
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
