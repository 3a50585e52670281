"""What people bring, read by processes of their own: files one after the other, beside them what is looked at."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject

from frontoffice.app.workers.background import Background, ExpendableWorker, Worker
from frontoffice.app.workers.reading_process import ReadingProcess
from frontoffice.attaching import requests
from frontoffice.attaching.requests import Ask
from frontoffice.attaching.results import Pixels, PlannedPage, ReadFile, ReadMail
from frontoffice.attaching.sane_scanner import SaneScanner
from frontoffice.attaching.scanning import Scanned, Scanner
from frontoffice.attaching.wia_scanner import WiaScanner
from frontoffice.attaching.word_letter import WordLetter
from frontoffice.ui.attachments.attachment_reader import Failed

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
        """Read a mail that was saved as a file."""
        self._run(lambda ask: requests.read_mail(ask, take()), done, failed)

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
        """Scan what lies in the scanner."""
        self._scanning.run(self._scan, done, failed)

    def stop(self) -> None:
        """Give up what is being read; what waits for it has this process, too, and is given up as its turn comes."""
        self._files.stop()
        self._files = ReadingProcess()

    def end(self) -> None:
        """End what runs; call it before the register closes."""
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
