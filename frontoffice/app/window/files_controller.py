"""The files that people bring: what reads them elsewhere, and what watches the folder that a copier scans to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from frontoffice.app.window.file_reading import FileReading
from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.app.workers.background import Background, ExpendableWorker
from frontoffice.attaching import scan_folder
from frontoffice.attaching.scan_folder import SeenFile
from frontoffice.places import Places
from frontoffice.ui.attachments.attachments_panel import AttachmentsPanel

# --- The folder that a copier scans to: what came whole is offered, and goes once it is recorded ---
# Looked into by a thread of its own, since it may be a share that never answers: when the system says that it changed,
# and every few seconds, because a share says nothing.

_EVERY: Final = 4_000  # ms
_SOON: Final = 700  # after a change: a file that stood still as long has come whole


class FolderWatch(QObject):
    """``arrived`` carries the files that came whole, the latest first, whenever they are others than before."""

    arrived = Signal(object)

    def __init__(
        self, folder: Callable[[], str], parent: QObject | None = None, worker: Background | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._worker: Background = worker or ExpendableWorker("scans")
        self._seen: frozenset[SeenFile] = frozenset()
        self._offered: tuple[SeenFile, ...] = ()
        self._is_looking = False
        self._timer = QTimer(self, interval=_EVERY, singleShot=True)
        self._timer.timeout.connect(self.read_folder)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _folder: self._timer.start(_SOON))

    def serve(self, panel: AttachmentsPanel) -> None:
        """Offer them to a panel, from now on; what it recorded goes."""
        self.arrived.connect(panel.offer_scans)
        panel.scans_recorded.connect(self.remove)
        panel.offer_scans(self._offered)
        self.read_folder()

    def read_folder(self) -> None:
        """Look into the folder now, and again in a while; one look at a time."""
        folder = self._folder()
        self._follow(folder)
        if not folder:
            self._take_in(frozenset())
        elif not self._is_looking:
            self._is_looking = True
            self._worker.run(lambda: scan_folder.scans_in(Path(folder)), self._take_in, self._forget)

    def remove(self, scans: Iterable[SeenFile]) -> None:
        """Remove files that are recorded; one that cannot be removed is offered again."""
        gone = tuple(scans)
        if gone:
            self._worker.run(
                lambda: list(map(scan_folder.take_away, gone)), lambda _done: self.read_folder(), self._forget
            )

    def end(self) -> None:
        """Look no more; call it before the register closes."""
        self._timer.stop()
        self._worker.stop()

    def _follow(self, folder: str) -> None:
        before = self._watcher.directories()
        if before != [folder]:
            if before:
                self._watcher.removePaths(before)
            if folder:
                self._watcher.addPath(folder)

    def _take_in(self, now: frozenset[SeenFile]) -> None:
        self._is_looking = False
        found, self._seen = scan_folder.whole(self._seen, now), now
        if found != self._offered:
            self._offered = found
            self.arrived.emit(found)
        self._timer.start(_SOON if now and len(found) < len(now) else _EVERY)

    def _forget(self, _error: Exception) -> None:
        self._is_looking = False
        self._timer.start(_EVERY)


# --- files controller ---


class FilesController(QObject):
    """``reading`` reads what people bring; ``scans`` offers what a copier puts into the folder of the settings."""

    def __init__(self, settings: SettingsController, where: Places) -> None:
        super().__init__()
        self.reading = FileReading(where.opened, self)
        self.scans = FolderWatch(lambda: settings.current.scan_folder, self)
        settings.changed.connect(lambda _settings: self.scans.read_folder())

    def end(self) -> None:
        """Stop both; call it before the register closes."""
        self.reading.end()
        self.scans.end()
