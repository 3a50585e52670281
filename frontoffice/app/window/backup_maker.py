"""Copies by themselves: each half hour with something written, when a day closes, when a place has come."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from frontoffice.app.window.backup_places_controller import BackupPlacesController
from frontoffice.app.window.backup_process import BackupProcess
from frontoffice.app.window.backup_worker import BackupWorker
from frontoffice.errors import Unavailable
from frontoffice.register.storage.place_state import PlaceState

_EVERY: Final = 30 * 60_000  # milliseconds


class BackupMaker(QObject):
    """``begun`` says that copies are being made, ``made`` that every one was and no more are asked for."""

    begun = Signal()
    made = Signal()

    def __init__(self, places: BackupPlacesController, worker: BackupWorker, committed: SignalInstance) -> None:
        super().__init__()
        self._places, self._worker, self._committed = places, worker, committed
        self.failure: Unavailable | None = None
        self.is_busy = self._is_ended = False
        self._behind: set[str] = set()  # the markers of places that get a copy behind those that are being made
        self.due = QTimer(self, singleShot=True, interval=_EVERY)
        self.due.timeout.connect(self.make_all)
        worker.stopped.connect(self._behind.clear)

    def begin(self) -> None:
        """Copy whatever is written from now on."""
        self._committed.connect(self._note_commit)

    def end(self) -> None:
        """Begin no copy any more."""
        self._is_ended = True
        self.due.stop()

    def make_all(self) -> None:
        """Make a copy in every place that is there."""
        self.make(self._places.states)

    def make(self, states: Sequence[PlaceState]) -> None:
        """Make a copy in those of these places that are there; while others are made, behind them."""
        there = _there(states)
        if self._is_ended or not there:
            return
        if self.is_busy:
            self._behind |= {state.place.marker for state in states}
            return
        self.due.stop()
        self.is_busy = True
        self.begun.emit()
        self._worker.run(lambda process: self._copy_to(there, process), self._end_copies, self._end_with_bug)

    def copy_everywhere(self, process: BackupProcess) -> None:
        """In a job: a copy in every place that is there; failures are those places' own."""
        self._copy_to(_there(self._places.states), process)

    def _note_commit(self) -> None:
        if not self.due.isActive():
            self.due.start()

    def _copy_to(self, places: list[tuple[Path, str]], process: BackupProcess) -> Unavailable | None:
        """In the worker: a copy in each folder that still has its marker; the first failure, after the others."""
        failed = None
        for folder, marker in places:
            try:
                asked = ("backup", str(folder), "--beside", "--place", marker)
                process.run(*asked, report=self._worker.stepped.emit)
            except Unavailable as error:
                failed = failed or error
        return failed

    def _end_copies(self, failure: Unavailable | None) -> None:
        self.is_busy = False
        self.failure = failure
        self._places.refresh()
        behind = [state for state in self._places.states if state.place.marker in self._behind]
        self._behind.clear()
        if _there(behind):
            self.make(behind)
        elif failure is None:
            self.made.emit()

    def _end_with_bug(self, error: Exception) -> None:
        self.is_busy = False
        raise error


def _there(states: Sequence[PlaceState]) -> list[tuple[Path, str]]:
    """The folders of the places that are there, each with its marker."""
    return [(state.folder, state.place.marker) for state in states if state.folder is not None]
