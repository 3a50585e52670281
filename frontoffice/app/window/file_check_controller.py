"""The check of the whole file while the window is open, and what its outcome means for the officer."""

from __future__ import annotations

from collections.abc import Callable

from frontoffice.app.window.file_check import NOTICES, FileCheck, FileReport, FileState
from frontoffice.app.window.notice_controller import NoticeController
from frontoffice.app.workers.background import Worker
from frontoffice.places import Places
from frontoffice.register.codes import RegisterNotice
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Notice
from frontoffice.ui.widgets.guarded import show_unavailable


class FileCheckController:
    """Runs ``check`` on a worker: the verification in a process of its own, unless a test gives another."""

    def __init__(
        self, register: Register, notices: NoticeController, check: Callable[[Places], FileReport] | None = None
    ) -> None:
        self._register, self._notices = register, notices
        self._process = FileCheck()
        self._check = check or self._process.run
        self._worker = Worker("check")
        self.found: FileState | None = None  # since the start

    @property
    def is_whole(self) -> bool | None:
        """Whether the file was found whole since the start; None while nothing was found."""
        return None if self.found is None else self.found is FileState.WHOLE

    def begin(self, where: Places) -> None:
        """Look through the whole file beside the officer's work."""
        unknown = FileReport(FileState.UNKNOWN)
        self._worker.run(lambda: self._check(where), self.show, lambda _error: self.show(unknown))

    def end(self) -> None:
        """Call it off."""
        self._process.stop()
        self._worker.stop()

    def show(self, report: FileReport) -> None:
        """Say what was found; only a whole file ends the notice of an unclean end."""
        self.found = report.state
        if report.state is FileState.WHOLE:
            self._notices.withdraw(RegisterNotice.ENDED_UNCLEANLY)
        elif report.state in NOTICES:
            self._notices.show(Notice(NOTICES[report.state], {"where": report.detail}))
        if report.state is FileState.DIFFERS:
            with show_unavailable(self._notices.show_failure):
                self._register.maintenance.request_rebuild()
