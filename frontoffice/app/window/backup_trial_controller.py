"""The monthly trial: the newest copy restored into a folder of its own, and an entry of what came of it."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from frontoffice.app.window.backup_places_controller import BackupPlacesController
from frontoffice.app.window.backup_process import BackupProcess
from frontoffice.app.window.backup_worker import BackupWorker
from frontoffice.errors import Unavailable
from frontoffice.register.codes import BackupFailure
from frontoffice.register.register import Register
from frontoffice.register.storage import place_state
from frontoffice.register.storage.copy_record import CopyRecord
from frontoffice.settings import BackupPlace


class BackupTrialController(QObject):
    """``tried`` says that a copy was tried."""

    tried = Signal()

    def __init__(self, register: Register, places: BackupPlacesController, worker: BackupWorker) -> None:
        super().__init__()
        self._register, self._places, self._worker = register, places, worker

    def try_newest(self) -> None:
        """Once a month, restore the newest copy into a folder of its own, and write down what came of it."""
        with contextlib.suppress(Unavailable):
            if not self._register.backups.is_trial_due():
                return
        places = [state.place for state in self._places.states if state.folder is not None]  # the others may hang
        self._worker.go_on(lambda process: self._newest_tried(places, process), self._record, _raise)

    def _newest_tried(self, places: Sequence[BackupPlace], process: BackupProcess) -> tuple[CopyRecord, str] | None:
        """In the worker: the newest copy that is there and not doubted, and what was wrong with it."""
        desk = self._places.desk
        states = place_state.read_states(places, desk, self._register.path) if desk else ()
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
