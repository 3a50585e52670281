"""Reader of files for these widgets: never in the window's thread, nor in the window's process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from frontoffice.attaching.requests import Pixels, PlannedPage, ReadFile, ReadMail
from frontoffice.attaching.scanning import Scanned

Failed = Callable[[Exception], None]


class AttachmentReader(Protocol):
    """Each returns at once; ``done`` or ``failed`` is called in the window's thread. Files wait for one another."""

    def read(self, take: Callable[[], Sequence[bytes]], done: Callable[[ReadFile], None], failed: Failed) -> None:
        """Read the bytes from ``take`` as an attachment; several images become one attachment."""

    def read_mail(self, take: Callable[[], bytes], done: Callable[[ReadMail], None], failed: Failed) -> None:
        """Read a mail from a file."""

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
        """Scan the sheets in the scanner."""

    def stop(self) -> None:
        """Cancel the running read and the waiting ones."""
