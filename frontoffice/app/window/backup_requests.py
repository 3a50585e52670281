"""What the page of copies asks for: places added and removed, a copy somewhere else, a copy to be put back."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from frontoffice.app.window.backup_controller import BackupController
from frontoffice.app.window.backup_process import BackupProcess
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.errors import Unavailable
from frontoffice.register.register import Register
from frontoffice.register.storage import backup_place, restore
from frontoffice.settings import BackupPlace, Settings
from frontoffice.ui.admin.backup_page import BackupPage

Result = TypeVar("Result")


class BackupRequests(QObject):
    """``restore_asked``: a copy lies ready beside the register, and somebody wants it in its place."""

    restore_asked = Signal()

    def __init__(
        self, page: BackupPage, register: Register, backups: BackupController, settings: SettingsController
    ) -> None:
        super().__init__(page)
        self._page, self._register, self._backups, self._settings = page, register, backups, settings
        for changed in (backups.places.changed, backups.maker.begun, backups.trial.tried):
            changed.connect(self._show)
        backups.worker.stepped.connect(page.show_step)
        page.now_asked.connect(backups.maker.make_all)
        page.stop_asked.connect(backups.worker.stop)
        page.place_added.connect(self._add_place)
        page.place_removed.connect(self._remove_place)
        page.save_asked.connect(self._save_copy)
        page.inspect_asked.connect(self._prepare)
        page.restore_left.connect(lambda: restore.forget(register.path))
        page.restore_confirmed.connect(self._restore)
        self._show()

    def _show(self) -> None:
        maker = self._backups.maker
        self._page.show_states(self._backups.places.states, is_busy=maker.is_busy, failure=maker.failure)

    def _add_place(self, folder: Path) -> None:
        try:
            place = BackupPlace(str(folder), backup_place.claim(folder), backup_place.path_inside(folder))
        except Unavailable as error:
            self._page.show_failure(error)
            return
        known = self._settings.current
        if place.marker in (one.marker for one in known.backup_places):
            self._page.show_known_place()
            return
        self._keep(dataclasses.replace(known, backup_places=(*known.backup_places, place)))

    def _remove_place(self, place: BackupPlace) -> None:
        known = self._settings.current
        left = tuple(one for one in known.backup_places if one.marker != place.marker)
        self._keep(dataclasses.replace(known, backup_places=left))

    def _keep(self, known: Settings) -> None:
        try:
            self._settings.keep(known)
        except Unavailable as error:
            self._page.show_failure(error)

    def _save_copy(self, folder: Path) -> None:
        step = self._backups.worker.stepped.emit
        self._run(
            lambda process: process.run("backup", str(folder), "--beside", report=step),
            lambda last: self._page.show_saved(str(folder / str(last["done"])), is_doubted=bool(last.get("doubted"))),
            self._page.show_failure,
        )

    def _prepare(self, file: Path, is_cut_wanted: bool) -> None:
        step = self._backups.worker.stepped.emit
        cut = ("--incomplete",) if is_cut_wanted else ()
        self._run(
            lambda process: process.run("restore", str(file), "--prepare", "--beside", *cut, report=step),
            self._page.show_prepared,
            self._page.show_not_prepared,
        )

    def _restore(self) -> None:
        """Copy the register as it is to every place, then let it be exchanged; the register stays beside, too."""
        self._page.show_running()
        self._run(self._backups.maker.copy_everywhere, lambda _: self.restore_asked.emit(), self._page.show_failure)

    def _run(
        self,
        job: Callable[[BackupProcess], Result],
        done: Callable[[Result], None],
        failed: Callable[[Unavailable], None],
    ) -> None:
        def show(error: Exception) -> None:
            if not isinstance(error, Unavailable):
                raise error
            failed(error)

        self._backups.worker.run(job, done, show)
