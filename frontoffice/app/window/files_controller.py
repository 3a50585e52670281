"""Controllers for files from people: their reading in another process, and the watch of the scan folder."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from frontoffice.app.window.settings_controller import SettingsController
from frontoffice.app.workers.background import Background, ExpendableWorker, Worker
from frontoffice.app.workers.reading_process import ReadingProcess
from frontoffice.attaching import requests, scan_folder
from frontoffice.attaching.requests import Ask, Pixels, PlannedPage, ReadFile, ReadMail
from frontoffice.attaching.scan_folder import SeenFile
from frontoffice.attaching.scanning import SaneScanner, Scanned, Scanner, WiaScanner
from frontoffice.attaching.tables import ReadTable
from frontoffice.attaching.word_letter import WordLetter
from frontoffice.places import Places
from frontoffice.ui.attachments.attachment_reader import Failed
from frontoffice.ui.attachments.attachments_panel import AttachmentsPanel

# --- What people bring, read by processes of their own: files one after the other, beside them what is looked
# at ---

Result = TypeVar("Result")
_SEEN_DOTS: Final = 150


def this_scanner() -> Scanner:
    """The scanner of this computer."""
    return WiaScanner() if sys.platform == "win32" else SaneScanner()


class FileReading(QObject):
    """An ``AttachmentReader``. ``folder`` takes what a scanner's program writes, for as long as it runs."""

    def __init__(
        self,
        folder: Path,
        parent: QObject | None = None,
        scanner: Callable[[], Scanner] = this_scanner,
    ) -> None:
        super().__init__(parent)
        self._folder, self._scanner = folder, scanner
        self._files, self._pages = ReadingProcess(), ReadingProcess()
        self._reading: Background = ExpendableWorker("reading")  # a stick or a share may never answer
        self._drawing: Background = Worker("drawing")
        self._scanning: Background = ExpendableWorker("scanning")

    def read(self, take: Callable[[], Sequence[bytes]], done: Callable[[ReadFile], None], failed: Failed) -> None:
        """Read a file; several images become one attachment."""
        self._run(lambda ask: read_as_one(ask, take()), done, failed)

    def read_mail(self, take: Callable[[], bytes], done: Callable[[ReadMail], None], failed: Failed) -> None:
        """Read a mail saved as a file."""
        self._run(lambda ask: requests.read_mail(ask, take()), done, failed)

    def read_table(self, take: Callable[[], bytes], done: Callable[[ReadTable], None], failed: Failed) -> None:
        """Read an export as a table."""
        self._run(lambda ask: requests.read_table(ask, take()), done, failed)

    def compose(
        self,
        contents: Sequence[bytes],
        plans: Sequence[Sequence[PlannedPage]],
        done: Callable[[tuple[ReadFile, ...]], None],
        failed: Failed,
    ) -> None:
        """Put pages of files together."""
        self._run(lambda ask: tuple(requests.compose(ask, contents, plan) for plan in plans), done, failed)

    def draw(self, content: bytes, page: int, done: Callable[[Pixels], None], failed: Failed) -> None:
        """Draw a page."""
        self._drawing.run(lambda: requests.draw(self._pages.ask, content, page, _SEEN_DOTS), done, failed)

    def flatten(self, content: bytes, done: Callable[[bytes], None], failed: Failed) -> None:
        """Make a PDF of nothing but images of a file."""
        self._drawing.run(lambda: requests.flatten(self._pages.ask, content), done, failed)

    def check_template(self, content: bytes, done: Callable[[None], None], failed: Failed) -> None:
        """Try a Word file out as the template of a letter."""
        self._run(lambda ask: requests.check_template(ask, content), done, failed)

    def fill_template(self, content: bytes, letter: WordLetter, done: Callable[[bytes], None], failed: Failed) -> None:
        """Fill a template in: the letter as a Word file."""
        self._run(lambda ask: requests.fill_template(ask, content, letter), done, failed)

    def scan(self, done: Callable[[Scanned], None], failed: Failed) -> None:
        """Scan the sheets in the scanner."""
        self._scanning.run(self._scan, done, failed)

    def stop(self) -> None:
        """Stop the current reading; what waits for it has this process, too, and is given up as its turn comes."""
        self._files.stop()
        self._files = ReadingProcess()

    def end(self) -> None:
        """Stop the running work; call it before the register closes."""
        self._files.stop()
        self._pages.stop()
        for worker in (self._reading, self._drawing, self._scanning):
            worker.stop()

    def _scan(self) -> Scanned:
        self._folder.mkdir(parents=True, exist_ok=True)
        return self._scanner().scan(self._folder)

    def _run(self, job: Callable[[Ask], Result], done: Callable[[Result], None], failed: Failed) -> None:
        ask = self._files.ask
        self._reading.run(lambda: job(ask), done, failed)


def read_as_one(ask: Ask, contents: Sequence[bytes]) -> ReadFile:
    """One attachment of all of them: the sheets of a scanner come as an image each."""
    files = [requests.read(ask, content) for content in contents]
    if len(files) == 1:
        return files[0]
    plan = [PlannedPage(no, page) for no, file in enumerate(files) for page in range(file.pages)]
    return requests.compose(ask, [file.content for file in files], plan)


# --- files controller ---

# --- The folder that a copier scans to: what came whole is offered, and goes once it is recorded ---
# Looked into by a thread of its own, since it may be a share that never answers: when the system says that it changed,
# and every few seconds, because a share says nothing.

_EVERY: Final = 4_000  # ms
_SOON: Final = 700  # after a change: a file that stood still as long has come whole


class FolderWatch(QObject):
    """Watch on the scan folder; ``arrived`` carries its complete files, the latest first, after each change."""

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
        """Remove recorded files; one left over is offered again."""
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
    """Controller of files from people; ``reading`` reads them.

    ``scans`` offers what a copier puts into the folder of the settings.
    """

    def __init__(self, settings: SettingsController, where: Places) -> None:
        super().__init__()
        self.reading = FileReading(where.opened, self)
        self.scans = FolderWatch(lambda: settings.current.scan_folder, self)
        settings.changed.connect(lambda _settings: self.scans.read_folder())

    def end(self) -> None:
        """Stop both; call it before the register closes."""
        self.reading.end()
        self.scans.end()
