"""Requests of the page of a new version: a package read, the register copied, the version put in place."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from frontoffice import __version__
from frontoffice.app.window.backup_process import BackupProcess, BackupWorker
from frontoffice.app.workers.background import Background, Worker
from frontoffice.errors import Cause, Problem, Refused, Unavailable
from frontoffice.settings import Centre
from frontoffice.sync import program_releases
from frontoffice.ui.admin.update_page import UpdatePage, UpdateStage
from frontoffice.updating import installed_versions, installing, update_package
from frontoffice.updating.codes import UpdateFailure, UpdateRefusal
from frontoffice.updating.installed_versions import Installation
from frontoffice.updating.update_package import UpdatePackage

if TYPE_CHECKING:
    from frontoffice.sync.program_releases import ProgramRelease

Result = TypeVar("Result")
COPIES: Final = "before-update"


class UpdateRequests(QObject):
    """``stepped`` carries the stage and how far it is, of 100; it comes from a worker's thread."""

    stepped = Signal(object, int)

    def __init__(
        self,
        page: UpdatePage,
        folder: Path,
        copies: BackupWorker,
        centre: Callable[[], Centre],
        installation: Installation | None = None,
        background: Callable[[str], Background] = Worker,
    ) -> None:
        super().__init__(page)
        self._page, self._folder, self._copies = page, folder, copies
        self._centre, self._installation = centre, installation
        self._worker = background("update")
        self._package: UpdatePackage | None = None
        self._offer: ProgramRelease | None = None
        self._stop = threading.Event()
        self.stepped.connect(page.show_stage)
        page.chosen.connect(self._read)
        page.fetch_asked.connect(self._fetch)
        page.install_asked.connect(self._install)
        page.stop_asked.connect(self._stop_running)
        page.back_asked.connect(self._go_back)

    def start(self) -> None:
        """Show the running version, and whether any other can be installed here."""
        installation = self._installation
        following = installed_versions.read_next(installation) if installation else None
        may_change = installation is not None and bool(installation.key)
        self._page.show_running(__version__, following, may_change=may_change)
        if not may_change:
            self._page.show_problem(Refused(Problem("package", UpdateRefusal.NO_KEY)))
        elif self._centre().address:
            self._stop.clear()
            self._worker.run(self._newest, self._show_offer, _keep_quiet)

    def _newest(self) -> ProgramRelease | None:
        """In the worker: the centre's version for this computer, when newer than the running one."""
        found = program_releases.newest(self._centre(), installed_versions.this_system(), self._stop.is_set)
        return found if found and installed_versions.is_newer(found.version, self._own().version) else None

    def _show_offer(self, found: ProgramRelease | None) -> None:
        self._offer = found
        self._page.show_offer(found.version if found else "")

    def _fetch(self) -> None:
        offer = self._offer
        if offer is None:
            return
        self._stop.clear()
        self.stepped.emit(UpdateStage.FETCH, 0)
        self._run(lambda: self._fetch_package(offer), self._take)

    def _fetch_package(self, offer: ProgramRelease) -> UpdatePackage:
        """In the worker: fetch the centre's package into the data folder and check it."""
        target = self._folder / f"{offer.version}{installed_versions.SUFFIX}"
        step = self.stepped.emit
        whole = program_releases.fetch(
            self._centre(),
            offer,
            target,
            lambda done, size: step(UpdateStage.FETCH, 100 * done // size),
            self._stop.is_set,
        )
        if not whole:
            raise Unavailable(UpdateFailure.STOPPED)
        return self._check_package(target)

    def end(self) -> None:
        """Stop the running work; call it before the register closes."""
        self._stop_running()
        self._worker.stop()

    def _read(self, file: Path) -> None:
        self.stepped.emit(UpdateStage.READ, 0)
        self._run(lambda: self._check_package(file), self._take)

    def _check_package(self, file: Path) -> UpdatePackage:
        """In the worker: the package in this file, when it is one for this computer."""
        package = update_package.read(file, self._own().key)
        installing.demand_fit(package, self._own(), installed_versions.this_system())
        return package

    def _take(self, package: UpdatePackage) -> None:
        self._package = package
        self._page.show_package(package)

    def _install(self) -> None:
        package = self._package
        if package is None:
            return
        self._stop.clear()
        self.stepped.emit(UpdateStage.COPY, 0)
        self._copies.run(
            self._copy, lambda _done: self._run(lambda: self._put_in_place(package), self._show_done), self._fail
        )

    def _copy(self, process: BackupProcess) -> None:
        """In the worker of copies: a whole copy of the register, beside it; a damaged register stops here."""
        folder = self._folder / COPIES
        try:
            folder.mkdir(exist_ok=True, mode=0o700)
        except OSError as error:
            raise Unavailable(UpdateFailure.DISK, cause=Cause.of(error)) from error
        process.run("backup", str(folder), "--beside", report=lambda step: self.stepped.emit(UpdateStage.COPY, step))

    def _put_in_place(self, package: UpdatePackage) -> None:
        installation = self._own()
        program = "frontoffice-cli.exe" if sys.platform == "win32" else "frontoffice"
        with installing.lock_installation(installation):
            installing.unpack(
                package,
                installation,
                lambda done, whole: self.stepped.emit(UpdateStage.UNPACK, 100 * done // whole),
                self._stop.is_set,
            )
            self.stepped.emit(UpdateStage.CHECK, 0)
            installing.choose(package, installation, program)

    def _show_done(self, _done: None) -> None:
        self._package = None
        self.start()
        self._page.show_installed()

    def _stop_running(self) -> None:
        self._stop.set()
        self._copies.stop()

    def _go_back(self) -> None:
        with contextlib.suppress(OSError):
            installed_versions.forget_next(self._own())
        self.start()

    def _own(self) -> Installation:
        if self._installation is None:
            raise Refused(Problem("package", UpdateRefusal.NO_KEY))
        return self._installation

    def _run(self, job: Callable[[], Result], done: Callable[[Result], None]) -> None:
        self._worker.run(job, done, self._fail)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, Refused | Unavailable):
            raise error
        self._page.show_problem(error)


def _keep_quiet(error: Exception) -> None:
    """Whether the centre can be reached is said by its light; here it only offers nothing."""
    if not isinstance(error, Refused | Unavailable):
        raise error
