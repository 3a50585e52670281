"""What reads files for the widgets here: never in the window's thread, nor in the window's process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from frontoffice.attaching.requests import Pixels, PlannedPage, ReadFile, ReadMail
from frontoffice.attaching.scanning import Scanned

Failed = Callable[[Exception], None]


class AttachmentReader(Protocol):
    """Each returns at once; ``done`` or ``failed`` is called in the window's thread. Files wait for one another."""

    def read(self, take: Callable[[], Sequence[bytes]], done: Callable[[ReadFile], None], failed: Failed) -> None:
        """Read what ``take`` gets from a disk; several images become one attachment."""

    def read_mail(self, take: Callable[[], bytes], done: Callable[[ReadMail], None], failed: Failed) -> None:
        """Read a mail that was saved as a file."""

    def compose(
        self,
        contents: Sequence[bytes],
        plans: Sequence[Sequence[PlannedPage]],
        done: Callable[[tuple[ReadFile, ...]], None],
        failed: Failed,
    ) -> None:
        """Put the pages of files together, a file for each plan."""

    def draw(self, content: bytes, page: int, done: Callable[[Pixels], None], failed: Failed) -> None:
        """Draw a page, as large as it is looked at."""

    def scan(self, done: Callable[[Scanned], None], failed: Failed) -> None:
        """Scan what lies in the scanner."""

    def stop(self) -> None:
        """Give up what is being read, and what waits for it."""
