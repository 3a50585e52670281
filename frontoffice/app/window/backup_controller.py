"""Copies of the register while the window is open: one object for each concern, and how they are joined.

The copy itself is made by a process of its own (``backup_process``), so that the window never waits.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import SignalInstance

from frontoffice.app.window.backup_light_controller import BackupLightController
from frontoffice.app.window.backup_maker import BackupMaker
from frontoffice.app.window.backup_places_controller import BackupPlacesController
from frontoffice.app.window.backup_states import LastSeen
from frontoffice.app.window.backup_trial_controller import BackupTrialController
from frontoffice.app.window.backup_worker import BackupWorker
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.app.workers.background import Background, ExpendableWorker
from frontoffice.places import Places
from frontoffice.register.register import Register
from frontoffice.register.storage import restore
from frontoffice.ui.shell.backup_status_light import BackupStatusLight


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
        """Look for the places from now on, and copy whatever is written; nothing of it in training."""
        if self._settings.current.training:
            self._status_light.hide()
            return
        restore.forget(self._register.path)  # what a killed program left
        self.maker.begin()
        self.light.show()
        self.places.begin()

    def end(self) -> None:
        """Stop what runs; what was being made is thrown away."""
        self.maker.end()
        self.worker.end()
        self.places.end()
