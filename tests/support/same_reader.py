"""The reading process in the process of the test: the same code, without its bounds and without a start of Python."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import TypeVar

from frontoffice.app.window.files_controller import read_as_one
from frontoffice.attaching import child, requests
from frontoffice.attaching.codes import ScanFailure
from frontoffice.attaching.limits import LIMITS
from frontoffice.attaching.requests import Pixels, PlannedPage, ReadFile, ReadMail
from frontoffice.attaching.scanning import Scanned
from frontoffice.errors import Refused, Unavailable
from frontoffice.ui.attachments.attachment_reader import Failed

Result = TypeVar("Result")


def ask(request: bytes) -> bytes:
    """Answer a request here."""
    said = io.BytesIO()
    child.serve(io.BytesIO(request), said, LIMITS)
    return said.getvalue()


class SameReader:
    """An ``AttachmentReader`` that has read before it returns; while it is ``slow``, what it was asked waits in a list.

    ``scanned`` is what lies in the scanner, which is ``jammed`` behind it.
    """

    def __init__(self) -> None:
        self.slow = self.jammed = False
        self.scanned: tuple[bytes, ...] = ()
        self.waiting: list[Callable[[], None]] = []
        self.stopped = 0

    def read(self, take: Callable[[], Sequence[bytes]], done: Callable[[ReadFile], None], failed: Failed) -> None:
        self._run(lambda: read_as_one(ask, take()), done, failed)

    def read_mail(self, take: Callable[[], bytes], done: Callable[[ReadMail], None], failed: Failed) -> None:
        self._run(lambda: requests.read_mail(ask, take()), done, failed)

    def compose(
        self,
        contents: Sequence[bytes],
        plans: Sequence[Sequence[PlannedPage]],
        done: Callable[[tuple[ReadFile, ...]], None],
        failed: Failed,
    ) -> None:
        self._run(lambda: tuple(requests.compose(ask, contents, plan) for plan in plans), done, failed)

    def draw(self, content: bytes, page: int, done: Callable[[Pixels], None], failed: Failed) -> None:
        self._run(lambda: requests.draw(ask, content, page, 36), done, failed)

    def flatten(self, content: bytes, done: Callable[[bytes], None], failed: Failed) -> None:
        self._run(lambda: requests.flatten(ask, content), done, failed)

    def scan(self, done: Callable[[Scanned], None], failed: Failed) -> None:
        self._run(self._scan, done, failed)

    def stop(self) -> None:
        self.stopped += 1

    def go_on(self) -> None:
        """Let what waits be read."""
        waiting, self.waiting, self.slow = self.waiting, [], False
        for job in waiting:
            job()

    def _scan(self) -> Scanned:
        if not self.scanned:
            raise Unavailable(ScanFailure.NO_PAPER)
        return Scanned(self.scanned, self.jammed)

    def _run(self, job: Callable[[], Result], done: Callable[[Result], None], failed: Failed) -> None:
        def now() -> None:
            try:
                result = job()
            except (Refused, Unavailable) as error:
                failed(error)
            else:
                done(result)

        if self.slow:
            self.waiting.append(now)
        else:
            now()
