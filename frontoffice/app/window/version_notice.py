"""Notice of a newer version at the centre, for officers with the right to install it; looked for twice a day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from frontoffice.app.window.notice_controller import NoticeController
from frontoffice.app.workers.background import Background, Worker
from frontoffice.domain.people import May, Officer, may
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.storage.desk import Notice
from frontoffice.settings import Centre
from frontoffice.sync.program_releases import ProgramRelease, newest
from frontoffice.ui.messages.window_sentences import WindowNotice
from frontoffice.updating import installed_versions
from frontoffice.updating.installed_versions import Installation

_FIRST: Final = 60_000  # milliseconds
_EVERY: Final = 12 * 3_600_000


class VersionNotice(QObject):
    """Notice of a newer version; ``officer`` returns the signed-in one.

    Nothing is fetched, and nothing installed, before somebody asks for it.
    """

    def __init__(
        self,
        installation: Installation,
        centre: Callable[[], Centre],
        officer: Callable[[], Officer],
        notices: NoticeController,
        background: Callable[[str], Background] = Worker,
    ) -> None:
        super().__init__()
        self._installation, self._centre, self._officer, self._notices = installation, centre, officer, notices
        self._worker = background("version")
        self._newest = ""
        self._timer = QTimer(self, interval=_FIRST)
        self._timer.timeout.connect(self.check)

    def begin(self) -> None:
        """Look from now on."""
        self._timer.start()

    def end(self) -> None:
        """Stop; call it before the register closes."""
        self._timer.stop()
        self._worker.stop()

    def check(self) -> None:
        """Ask the centre, if there is one."""
        self._timer.setInterval(_EVERY)
        centre, system = self._centre(), installed_versions.this_system()
        if centre.address:
            self._worker.run(lambda: newest(centre, system), self._note, _keep_quiet)

    def remind(self) -> None:
        """Show the newer version, if any, to the signed-in officer."""
        following = installed_versions.read_next(self._installation)
        known = following.version if following else self._installation.version
        if installed_versions.is_newer(self._newest, known) and may(self._officer(), May.KEEP_SETTINGS):
            self._notices.show(Notice(WindowNotice.NEW_VERSION, {"version": self._newest}))
        else:
            self._notices.withdraw(WindowNotice.NEW_VERSION)

    def _note(self, found: ProgramRelease | None) -> None:
        self._newest = found.version if found else ""
        self.remind()


def _keep_quiet(error: Exception) -> None:
    """Whether the centre can be reached is said by its light."""
    if not isinstance(error, Refused | Unavailable):
        raise error
