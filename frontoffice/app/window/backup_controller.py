"""Copies of the register while the window is open: one object for each concern, and how they are joined.

The copy itself is made by a process of its own (``backup_process``), so that the window never waits.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from frontoffice.app.window import backup_places_controller
from frontoffice.app.window.backup_places_controller import BackupPlacesController, LastSeen
from frontoffice.app.window.backup_process import BackupProcess, BackupWorker
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.app.workers.background import Background, ExpendableWorker
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import BackupFailure
from frontoffice.register.register import Register
from frontoffice.register.storage import restore, unsafe_place
from frontoffice.register.storage.copying import CopyRecord
from frontoffice.register.storage.unsafe_place import PlaceState, newest_counted, newest_whole
from frontoffice.settings import BackupPlace
from frontoffice.ui.messages import wording
from frontoffice.ui.shell.lights_line import BackupStatusLight

# --- Copies by themselves: each half hour with something written, when a day closes, when a place has come ---

_EVERY: Final = 30 * 60_000  # milliseconds


class BackupMaker(QObject):
    """Maker of copies; ``begun`` reports the start of copying, ``made`` the end with every copy made and none due."""

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
        """Copy after every commit from now on."""
        self._committed.connect(self._note_commit)

    def end(self) -> None:
        """Begin no copy any more."""
        self._is_ended = True
        self.due.stop()

    def make_all(self) -> None:
        """Make a copy in every available place."""
        self.make(self._places.states)

    def make(self, states: Sequence[PlaceState]) -> None:
        """Make a copy in the available ones of these places; while others are made, behind them."""
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
        """In a job: a copy in every reachable place; failures are those places' own."""
        self._copy_to(_there(self._places.states), process)

    def _note_commit(self) -> None:
        if not self.due.isActive():
            self.due.start()

    def _copy_to(self, places: list[tuple[Path, str]], process: BackupProcess) -> Unavailable | None:
        """In the worker: a copy in each folder with its marker; the first failure, after the others."""
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
    """Folders of the available places, each with its marker."""
    return [(state.folder, state.place.marker) for state in states if state.folder is not None]


# --- The monthly trial: the newest copy restored into a folder of its own, and an entry of what came of it ---


class BackupTrialController(QObject):
    """Controller of the monthly trial of a copy; ``tried`` reports the end of a trial."""

    tried = Signal()

    def __init__(self, register: Register, places: BackupPlacesController, worker: BackupWorker) -> None:
        super().__init__()
        self._register, self._places, self._worker = register, places, worker

    def try_newest(self) -> None:
        """Once a month, restore the newest copy into a separate folder, and record the result."""
        with contextlib.suppress(Unavailable):
            if not self._register.backups.is_trial_due():
                return
        places = [state.place for state in self._places.states if state.folder is not None]  # the others may hang
        self._worker.go_on(lambda process: self._newest_tried(places, process), self._record, _raise)

    def _newest_tried(self, places: Sequence[BackupPlace], process: BackupProcess) -> tuple[CopyRecord, str] | None:
        """In the worker: the newest reachable, undoubted copy, and its fault."""
        desk = self._places.desk
        states = unsafe_place.read_states(places, desk, self._register.path) if desk else ()
        found = [(copy, one.folder) for one in states if one.folder for copy in one.copies if not copy.is_doubted]
        if not found:
            return None
        record, folder = max(found, key=lambda one: one[0].made_at)
        try:
            process.run("restore", str(folder / record.file), "--trial", "--beside")
        except Unavailable as error:
            if error.code == BackupFailure.STOPPED:
                return None
            return record, str(error.facts.get("detail") or error.code)
        return record, ""

    def _record(self, trial: tuple[CopyRecord, str] | None) -> None:
        if trial is None:
            return
        with contextlib.suppress(Unavailable):
            self._register.backups.record_trial(*trial)
        self.tried.emit()


def _raise(error: Exception) -> None:
    raise error


# --- The light of the copies: when the newest whole one was made, and what is wrong with that ---


class BackupLightController:
    """Status light of the copies, refreshed after each look at the places and each start of copying."""

    def __init__(
        self, register: Register, places: BackupPlacesController, maker: BackupMaker, light: BackupStatusLight
    ) -> None:
        self._register, self._places, self._maker, self._light = register, places, maker, light
        places.changed.connect(self.show)
        maker.begun.connect(self.show)

    @property
    def newest_copy(self) -> str:
        """Time of the newest whole copy, preferably on another disk, "" without one."""
        newest, _ = newest_counted(self._places.states, self._register.now())
        return backup_places_controller.moment_text(newest, self._register.now(), self._register.zone) if newest else ""

    def show(self) -> None:
        """Show how the copies stand now."""
        states, now = self._places.states, self._register.now()
        newest, is_beside = newest_counted(states, now)
        at = self.newest_copy
        is_unread = any(state.is_unread for state in states)
        if is_unread and (newest is None or is_beside or self._places.is_old(newest)):
            self._light.show_unread()
        elif backup_places_controller.is_doubted(states, newest_whole(states, now)):
            self._light.show_doubted(at)
        elif newest is None:
            self._light.show_none()
        elif self._maker.failure is not None:
            self._light.show_failed(at, wording.unavailable(self._maker.failure))
        elif self._places.is_old(newest):
            self._light.show_old(at)
        elif is_beside:
            self._light.show_beside(at)
        elif any(state.is_silent for state in states):
            self._light.show_silent(at, wording.unavailable(Unavailable(BackupFailure.PLACE_SILENT)))
        else:
            self._light.show_whole(at)


# --- backup controller ---


class BackupController:
    """The places looked for, the worker, the copies made, the trial of the newest one, and the light."""

    def __init__(
        self,
        register: Register,
        settings: SettingsController,
        where: Places,
        light: BackupStatusLight,
        committed: SignalInstance,
        background: Callable[[str], Background] = ExpendableWorker,
    ) -> None:
        self._register, self._settings, self._status_light = register, settings, light
        seen = LastSeen(where.folder / "backups.json")
        self.places = BackupPlacesController(register, settings, seen, lambda: background("places"))
        self.worker = BackupWorker(where, background("backup"))
        self.maker = BackupMaker(self.places, self.worker, committed)
        self.trial = BackupTrialController(register, self.places, self.worker)
        self.light = BackupLightController(register, self.places, self.maker, light)
        self.places.came.connect(self.maker.make)
        self.maker.made.connect(self.trial.try_newest)

    def begin(self) -> None:
        """Look for the places from now on, and copy after every commit; nothing of it in training."""
        if self._settings.current.training:
            self._status_light.hide()
            return
        restore.forget(self._register.path)  # what a killed program left
        self.maker.begin()
        self.light.show()
        self.places.begin()

    def end(self) -> None:
        """Stop the running work; what was being made is thrown away."""
        self.maker.end()
        self.worker.end()
        self.places.end()
