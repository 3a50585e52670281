"""``frontoffice backup`` and ``restore`` in a process of their own that the window can stop; for a worker's thread."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from frontoffice.app.workers import own_process
from frontoffice.app.workers.stoppable_process import StoppableProcess
from frontoffice.errors import FailureCode, Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import BackupFailure, RegisterFailure

_CODES: Final[Mapping[str, FailureCode]] = {str(code): code for code in (*BackupFailure, *RegisterFailure)}


class BackupProcess(StoppableProcess):
    """One process at a time. ``stop`` ends it; what it was making is thrown away."""

    def __init__(self, where: Places) -> None:
        super().__init__()
        self._where = where

    def run(self, *arguments: str, report: Callable[[int], object] = lambda _step: None) -> dict[str, Any]:
        """Run a command; gives what it said at its end. Waits. ``report`` gets the steps, of 100.

        Raises Unavailable as the command says; ``backup_stopped`` when it was stopped, ``disk_error`` when it died.
        """
        if self.is_stopped:
            raise Unavailable(BackupFailure.STOPPED)
        last: dict[str, Any] = {}
        with own_process.start(*arguments, "--data", str(self._where.folder)) as process:
            self.follow(process)
            for line in process.stdout or ():
                with contextlib.suppress(ValueError):
                    last = json.loads(line)
                    if "step" in last:
                        report(int(last["step"]))
        if self.is_stopped:
            raise Unavailable(BackupFailure.STOPPED)
        if "done" in last:
            return last
        code = _CODES.get(str(last.get("failed")), RegisterFailure.DISK_ERROR)
        raise Unavailable(code, **last.get("facts", {}))
