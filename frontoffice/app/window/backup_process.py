"""``frontoffice backup`` and ``restore`` in a process of their own that the window can stop; for a worker's thread."""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
from collections.abc import Callable, Mapping
from typing import Any, Final

from frontoffice.app.workers import own_process
from frontoffice.errors import FailureCode, Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import BackupFailure, RegisterFailure

_CODES: Final[Mapping[str, FailureCode]] = {str(code): code for code in (*BackupFailure, *RegisterFailure)}


class BackupProcess:
    """One process at a time. ``stop`` ends it; what it was making is thrown away."""

    def __init__(self, where: Places) -> None:
        self._where = where
        self._process: subprocess.Popen[str] | None = None
        self._stopped = threading.Event()

    def run(self, *arguments: str, report: Callable[[int], object] = lambda _step: None) -> dict[str, Any]:
        """Run a command; gives what it said at its end. Waits. ``report`` gets the steps, of 100.

        Raises Unavailable as the command says; ``backup_stopped`` when it was stopped, ``disk_error`` when it died.
        """
        if self._stopped.is_set():
            raise Unavailable(BackupFailure.STOPPED)
        last: dict[str, Any] = {}
        with own_process.start(*arguments, "--data", str(self._where.folder)) as process:
            self._process = process
            if self._stopped.is_set():  # just now
                process.kill()
            for line in process.stdout or ():
                with contextlib.suppress(ValueError):
                    last = json.loads(line)
                    if "step" in last:
                        report(int(last["step"]))
        if self._stopped.is_set():
            raise Unavailable(BackupFailure.STOPPED)
        if "done" in last:
            return last
        code = _CODES.get(str(last.get("failed")), RegisterFailure.DISK_ERROR)
        raise Unavailable(code, **last.get("facts", {}))

    def begin(self) -> None:
        """Let what follows run, after a stop."""
        self._stopped.clear()

    def stop(self) -> None:
        """End what runs, and let nothing more run until :meth:`begin`."""
        self._stopped.set()
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
