"""Requests of the page of copies: places added and removed, a copy somewhere else, a copy to be put back."""

from __future__ import annotations

import dataclasses
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from frontoffice.app.window.backup_controller import BackupController
from frontoffice.app.window.backup_process import BackupProcess
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.app.workers import own_process
from frontoffice.app.workers.background import Background, Worker
from frontoffice.errors import FailureCode, Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import BackupFailure, RegisterFailure
from frontoffice.register.register import Register
from frontoffice.register.storage import restore
from frontoffice.settings import BackupPlace, Settings
from frontoffice.ui.admin.backup_page import BackupPage
from frontoffice.ui.shell.about_page import AboutPage

# --- Diagnosis file for the program page, made by a child process after a verification ---

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
        """In the worker: write the file. A process dies of unreadable content."""
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


# --- backup requests ---

Result = TypeVar("Result")
_PATIENCE: Final = 20_000  # milliseconds that a folder may take to answer


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
        self._claimed = Event()
        self._claimed.set()
        self.silence = QTimer(self, singleShot=True, interval=_PATIENCE)
        self.silence.timeout.connect(lambda: self._give_up(BackupFailure.PLACE_SILENT))
        page.stop_asked.connect(lambda: self._give_up(BackupFailure.STOPPED))
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
        self._page.show_running()
        self._claimed = claimed = Event()
        self.silence.start()

        def on_done(place: BackupPlace) -> None:
            if not claimed.is_set():
                self._end_claim()
                self._take(place)

        def on_failed(error: Exception) -> None:
            if not isinstance(error, Unavailable):
                raise error
            if not claimed.is_set():
                self._give_up(error.code, **error.facts)

        self._backups.places.claim(folder, on_done, on_failed)

    def _end_claim(self) -> None:
        self._claimed.set()
        self.silence.stop()

    def _give_up(self, why: FailureCode, **facts: object) -> None:
        """Wait no more for a folder; what it may still say comes too late."""
        if not self._claimed.is_set():
            self._end_claim()
            self._page.show_failure(Unavailable(why, **facts))

    def _take(self, place: BackupPlace) -> None:
        known = self._settings.current
        is_new = place.marker not in (one.marker for one in known.backup_places)
        self._page.show_claimed(is_new=is_new)
        if is_new:
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
