"""Diagnosis file for the program page, made by a child process after a verification."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from frontoffice.app.workers import own_process
from frontoffice.app.workers.background import Background, Worker
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import BackupFailure, RegisterFailure
from frontoffice.ui.shell.about_page import AboutPage

_WRITTEN, _NOT_WRITTEN = 0, 2  # the exit codes of ``frontoffice diagnose``
_NAME: Final = "diagnosis-frontoffice-%Y-%m-%d-%H%M%S.zip"  # names nobody and no counter


class DiagnosisRequests(QObject):
    """One file at a time; ``clock`` gives the time in its name."""

    def __init__(
        self,
        page: AboutPage,
        where: Places,
        clock: Callable[[], datetime],
        background: Callable[[str], Background] = Worker,
    ) -> None:
        super().__init__(page)
        self._page, self._where, self._clock = page, where, clock
        self._worker = background("diagnosis")
        self._process: subprocess.Popen[str] | None = None
        page.diagnosis_asked.connect(self._write)

    def end(self) -> None:
        """Stop the running work; call it before the register closes."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
        self._worker.stop()

    def _write(self, folder: Path) -> None:
        file = folder / self._clock().astimezone().strftime(_NAME)
        self._page.show_diagnosing()
        self._worker.run(lambda: self._write_diagnosis(file), self._page.show_diagnosis, self._fail)

    def _write_diagnosis(self, file: Path) -> Path:
        """In the worker: the file, written. A process that dies has looked at something that cannot be read."""
        if not file.parent.is_dir():
            raise Unavailable(BackupFailure.PLACE_MISSING, path=file.parent)
        self._process = own_process.start("diagnose", str(file), "--data", str(self._where.folder))
        self._process.communicate()
        if self._process.returncode == _NOT_WRITTEN:
            raise Unavailable(BackupFailure.PLACE_FORBIDDEN, path=file.parent)
        if self._process.returncode != _WRITTEN:
            raise Unavailable(RegisterFailure.DISK_ERROR)
        return file

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, Unavailable):
            raise error
        self._page.show_failure(error)
