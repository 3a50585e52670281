"""Worker for all jobs of the backup process, one after the other."""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
from collections.abc import Callable, Iterator, Mapping
from queue import Empty, SimpleQueue
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from frontoffice.app.workers import own_process
from frontoffice.app.workers.background import Background
from frontoffice.app.workers.own_process import StoppableProcess
from frontoffice.errors import FailureCode, Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import BackupFailure, RegisterFailure

# --- ``frontoffice backup`` and ``restore`` in a process of their own that the window can stop; for a worker's
# thread ---

_SILENT: Final = 300.0  # seconds without a step: a slow stick syncs a large copy in less
_CODES: Final[Mapping[str, FailureCode]] = {str(code): code for code in (*BackupFailure, *RegisterFailure)}


class BackupProcess(StoppableProcess):
    """One process at a time. ``stop`` ends it; what it was making is thrown away.

    One that makes no step for ``patience`` seconds hangs in a disk or a share. It is killed, and not waited for: it may
    be beyond signals.
    """

    def __init__(self, where: Places, patience: float = _SILENT) -> None:
        super().__init__()
        self._where, self.patience = where, patience

    def run(self, *arguments: str, report: Callable[[int], object] = lambda _step: None) -> dict[str, Any]:
        """Run a command; gives what it said at its end. Waits. ``report`` gets the steps, of 100.

        Raises Unavailable as the command says; ``backup_stopped`` when it was stopped, ``disk_error`` when it died,
        ``backup_place_silent`` when it hung.
        """
        if self.is_stopped:
            raise Unavailable(BackupFailure.STOPPED)
        last: dict[str, Any] = {}
        process = own_process.start(*arguments, "--data", str(self._where.folder))
        self.follow(process)
        for line in self._lines(process):
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

    def _lines(self, process: subprocess.Popen[str]) -> Iterator[str]:
        """Output lines of the process, until its end. Raises Unavailable (``backup_place_silent``)."""
        said: SimpleQueue[str] = SimpleQueue()

        def listen() -> None:
            with process:
                for line in process.stdout or ():
                    said.put(line)
            said.put("")

        threading.Thread(target=listen, name="copies said", daemon=True).start()
        while True:
            try:
                line = said.get(timeout=self.patience)
            except Empty:
                process.kill()
                raise Unavailable(BackupFailure.PLACE_SILENT) from None
            if not line:
                return
            yield line


# --- backup worker ---

Result = TypeVar("Result")


class BackupWorker(QObject):
    """Worker for copies; ``stepped`` carries the progress of the current job, of 100.

    It comes from the worker's thread.

    ``stopped`` says that somebody wants nothing more of what is on its way.
    """

    stepped = Signal(int)
    stopped = Signal()

    def __init__(self, where: Places, background: Background) -> None:
        super().__init__()
        self.process, self._background = BackupProcess(where), background

    def run(
        self,
        job: Callable[[BackupProcess], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run a job with the backup process after the current one; ``failed`` gets why it did not work."""
        self.process.begin()
        self.go_on(job, done, failed)

    def go_on(
        self,
        job: Callable[[BackupProcess], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run a follow-up of the last job; when that was stopped, this runs into ``backup_stopped``."""
        self._background.run(lambda: job(self.process), done, failed)

    def stop(self) -> None:
        """Stop the running copy or inspection of one."""
        self.stopped.emit()
        self.process.stop()

    def end(self) -> None:
        """Stop the running job, and call no callback any more; what was being made is thrown away."""
        self.process.stop()
        self._background.stop()
