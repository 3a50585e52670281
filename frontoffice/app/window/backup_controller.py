"""Copies of the register by themselves: each half hour with something written, when a day closes, a stick comes.

The copy itself is made by a process of its own (``backup_process``), so that the window never waits. Places are looked
for in another thread than the one that waits for copies: a network share that does not answer holds up nothing else,
not even the end of the program.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from frontoffice.app.background import Background, ExpendableWorker
from frontoffice.app.window import backup_states
from frontoffice.app.window.backup_process import BackupProcess
from frontoffice.app.window.backup_states import LastSeen
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import BackupFailure
from frontoffice.register.register import Register
from frontoffice.register.storage import place_state, restore
from frontoffice.register.storage.copy_record import CopyRecord
from frontoffice.register.storage.place_state import PlaceState
from frontoffice.ui.messages import wording
from frontoffice.ui.shell.backup_status_light import BackupStatusLight

Result = TypeVar("Result")
_EVERY: Final = 30 * 60_000  # milliseconds
_LOOK: Final = 10_000
_READ_ANEW: Final = 30  # looks: five minutes


class BackupController(QObject):
    """``changed`` carries the states of the places, ``stepped`` how far a copy is, of 100.

    ``others_found`` says that another register of this desk writes copies, or that they remember another history; no
    number is given here any more.
    """

    changed = Signal(object)
    stepped = Signal(int)
    others_found = Signal()

    def __init__(
        self,
        register: Register,
        settings: SettingsController,
        where: Places,
        light: BackupStatusLight,
        committed: SignalInstance,
        background: Callable[[str], Background] = ExpendableWorker,
    ) -> None:
        super().__init__()
        self._register, self._settings, self._where, self._light = register, settings, where, light
        self._committed, self._background = committed, background
        self._process = BackupProcess(where)
        self._seen = LastSeen(where.folder / "backups.json")
        self.states: tuple[PlaceState, ...] = ()
        self.failure: Unavailable | None = None
        self._glances = 0
        self._desk: UUID | None = None
        self.is_busy = self._is_looking = self._reads_again = self._again = self._is_ended = False
        self._workers: dict[str, Background] = {}
        self._due = QTimer(self, singleShot=True, interval=_EVERY)
        self._due.timeout.connect(self.make_all)
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._glance)

    def begin(self) -> None:
        """Look for the places from now on, and copy whatever is written; nothing of it in training."""
        if self._settings.current.training:
            self._light.hide()
            return
        self._committed.connect(self._note_commit)
        self._settings.changed.connect(lambda _settings: self.look())
        self._look.start()
        restore.forget(self._register.path)  # what a killed program left
        with contextlib.suppress(Unavailable):  # what cannot be read now is said elsewhere, and has no copies
            self._desk = self._register.backups.desk
        self._show_light()
        self.look()

    def end(self) -> None:
        """Stop what runs; what was being made is thrown away."""
        self._is_ended = True
        self._due.stop()
        self._look.stop()
        self._process.stop()
        for worker in self._workers.values():
            worker.stop()

    # --- the places --------------------------------------------------------------------------------------------------

    def _glance(self) -> None:
        """See which places are there; what stands in them is read anew now and then only: others write there, too."""
        self._glances += 1
        self.look(self.states if self._glances % _READ_ANEW else ())

    def look(self, known: tuple[PlaceState, ...] = ()) -> None:
        """Look for the places; one that has come, and lacks something, gets a copy."""
        if self._is_ended or self._desk is None:
            return
        if self._is_looking:
            self._reads_again = self._reads_again or not known
            return
        self._is_looking = True
        places, desk, register = self._settings.current.backup_places, self._desk, self._register.path
        self._worker("places").run(
            lambda: place_state.look(places, desk, register, known=known), self._show_states, self._show_unseen
        )

    def _show_unseen(self, error: Exception) -> None:
        self._is_looking = False
        raise error

    def _show_states(self, states: tuple[PlaceState, ...]) -> None:
        self._is_looking = False
        if self._reads_again:  # something was asked for meanwhile that these do not know yet
            self._reads_again = False
            self.look()
            return
        before = {state.place.marker: state for state in self.states}
        self.states = self._seen.complete(states)
        came = [one for one in self.states if one.folder and self._has_come(before.get(one.place.marker), one)]
        self._notice_others()
        self._show_light()
        self.changed.emit(self.states)
        if came:
            self._make(came)

    def _has_come(self, before: PlaceState | None, now: PlaceState) -> bool:
        """Whether a place that was away, or was not looked at yet, lacks what was written since its newest copy."""
        if before is not None and before.folder is not None:
            return False
        if not now.copies or now.newest_at is None or self._is_old(now.newest_at):
            return True
        with contextlib.suppress(Unavailable):
            return self._register.outbox.entries() != now.copies[0].captured.entries
        return False

    def _is_old(self, made_at: datetime) -> bool:
        """Whether a copy is older than a day of work; a register that cannot be read now says so elsewhere."""
        register = self._register
        with contextlib.suppress(Unavailable):
            office = register.unit.calendar, register.unit.hours
            return backup_states.is_old(made_at, register.now(), register.zone, office)
        return False

    def _notice_others(self) -> None:
        records = [copy for state in self.states for copy in state.copies]
        with contextlib.suppress(Unavailable):
            differs = self._register.backups.notice_history(records)
            if self._register.backups.notice_others(records) or differs:
                self.others_found.emit()

    # --- copies ------------------------------------------------------------------------------------------------------

    def _note_commit(self) -> None:
        if not self._due.isActive():
            self._due.start()

    def make_all(self) -> None:
        """Make a copy in every place that is there."""
        self._make([state for state in self.states if state.folder is not None])

    def _make(self, states: list[PlaceState]) -> None:
        if self._is_ended or not states:
            return
        if self.is_busy:
            self._again = True
            return
        self._due.stop()
        self.is_busy = True
        self._process.begin()
        folders = [state.folder for state in states if state.folder is not None]
        self._show_light()
        self.changed.emit(self.states)
        self._worker("backup").run(lambda: self._copy_to(folders), self._made, self._made_none)

    def _copy_to(self, folders: list[Path]) -> Unavailable | None:
        """In the worker: a copy in each folder; the first failure, after the others were tried."""
        failed = None
        for folder in folders:
            try:
                self._process.run("backup", str(folder), "--beside", report=self.stepped.emit)
            except Unavailable as error:
                failed = failed or error
        return failed

    def _made(self, failure: Unavailable | None) -> None:
        self.is_busy = False
        self.failure = failure
        self.look()
        if self._again:
            self._again = False
            self.make_all()
        elif failure is None:
            self._try_newest()

    def _made_none(self, error: Exception) -> None:
        self.is_busy = False
        raise error

    def stop_running(self) -> None:
        """Stop the copy, or the look into one, that is on its way."""
        self._again = False
        self._process.stop()

    def _try_newest(self) -> None:
        """Once a month, restore the newest copy into a folder of its own, and write down what came of it."""
        with contextlib.suppress(Unavailable):
            if not self._register.backups.is_trial_due():
                return
        self._worker("backup").run(self._newest_tried, self._tried, self._made_none)

    def _newest_tried(self) -> tuple[CopyRecord, str] | None:
        """In the worker: the newest copy that is there, and what was wrong with it."""
        places = self._settings.current.backup_places
        states = place_state.look(places, self._desk, self._register.path) if self._desk else ()
        found = [(one.copies[0], one.folder) for one in states if one.folder and one.copies]
        if not found:
            return None
        record, folder = max(found, key=lambda one: one[0].made_at)
        try:
            self._process.run("restore", str(folder / record.file), "--trial", "--beside")
        except Unavailable as error:
            if error.code == BackupFailure.STOPPED:
                return None
            return record, str(error.facts.get("detail") or error.code)
        return record, ""

    def _tried(self, trial: tuple[CopyRecord, str] | None) -> None:
        if trial is None:
            return
        with contextlib.suppress(Unavailable):
            self._register.backups.record_trial(*trial)
        self.changed.emit(self.states)

    # --- the light ---------------------------------------------------------------------------------------------------

    @property
    def newest_copy(self) -> str:
        """When the newest whole copy was made, "" when there is none."""
        newest = backup_states.newest(self.states)
        return backup_states.moment_text(newest, self._register.now(), self._register.zone) if newest else ""

    def _show_light(self) -> None:
        newest, at = backup_states.newest(self.states), self.newest_copy
        if newest is None:
            self._light.show_none()
            return
        if self.failure is not None:
            self._light.show_failed(at, wording.unavailable(self.failure))
        elif self._is_old(newest):
            self._light.show_old(at)
        else:
            self._light.show_whole(at)

    def _worker(self, name: str) -> Background:
        if name not in self._workers:
            self._workers[name] = self._background(name)
        return self._workers[name]

    def run(
        self,
        job: Callable[[BackupProcess], Result],
        done: Callable[[Result], object],
        failed: Callable[[Unavailable], object],
    ) -> None:
        """Do something with the process of copies, after what is on its way; ``failed`` gets why it did not work."""

        def show(error: Exception) -> None:
            if not isinstance(error, Unavailable):
                raise error
            failed(error)

        self._process.begin()
        self._worker("backup").run(lambda: job(self._process), lambda result: _ignore(done(result)), show)

    def copy_everywhere(self, process: BackupProcess) -> None:
        """In a job: a copy in every place that is there; failures are those places' own."""
        for state in self.states:
            if state.folder is not None:
                with contextlib.suppress(Unavailable):
                    process.run("backup", str(state.folder), "--beside", report=self.stepped.emit)


def _ignore(_result: object) -> None:
    """Take what a call gives and nobody needs."""
