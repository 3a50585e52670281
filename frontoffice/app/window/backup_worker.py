"""The worker in which everything with the process of copies is done, one after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from frontoffice.app.window.backup_process import BackupProcess
from frontoffice.app.workers.background import Background
from frontoffice.places import Places

Result = TypeVar("Result")


class BackupWorker(QObject):
    """``stepped`` carries how far what runs is, of 100; it comes from the worker's thread.

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
        """Do something with the process of copies, after what is on its way; ``failed`` gets why it did not work."""
        self.process.begin()
        self.go_on(job, done, failed)

    def go_on(
        self,
        job: Callable[[BackupProcess], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do what belongs to the last job; when that was stopped, this runs into ``backup_stopped``."""
        self._background.run(lambda: job(self.process), done, failed)

    def stop(self) -> None:
        """Stop the copy, or the look into one, that is on its way."""
        self.stopped.emit()
        self.process.stop()

    def end(self) -> None:
        """Stop what runs, and call nobody any more; what was being made is thrown away."""
        self.process.stop()
        self._background.stop()
