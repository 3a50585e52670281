"""The library of CUPS, faked."""

from __future__ import annotations

from typing import Any

from frontoffice.printing import cups, cups_library

Jobs = tuple[tuple[int, bytes, int], ...]


class FakeLibrary:
    """What of libcups is used: the jobs of the queue "resi", those that are there and those that have ended.

    With an ``error`` of IPP it counts ``failed`` jobs: -1 in version 2, none in version 3.
    """

    def __init__(
        self, active: Jobs = (), ended: Jobs = (), error: int = 0, failed: int = -1, *, answers: bool = True
    ) -> None:
        self.lists, self.error, self.failed, self.answers = {0: active, 1: ended}, error, failed, answers
        self.open = self.kept = 0

    def cupsSetServer(self, name: bytes | None) -> None:  # noqa: N802
        assert name is None

    def cupsSetPasswordCB2(self, callback: object, data: None) -> None:  # noqa: N802
        assert callback is cups_library.NO_PASSWORD

    def cupsServer(self) -> bytes:  # noqa: N802
        return b"localhost"

    def ippPort(self) -> int:  # noqa: N802
        return 631

    def cupsEncryption(self) -> int:  # noqa: N802
        return 0

    def httpConnect2(self, *asked: object) -> int | None:  # noqa: N802
        assert asked == (b"localhost", 631, None, 0, 0, 1, 5_000, None)
        self.open += self.answers
        return 7 if self.answers else None

    def httpSetTimeout(self, connection: int, seconds: float, *_more: None) -> None:  # noqa: N802
        assert (connection, seconds) == (7, 5.0)

    def httpClose(self, connection: int) -> None:  # noqa: N802
        self.open -= 1

    def cupsGetJobs2(self, connection: int, rows: Any, queue: bytes, mine: int, which: int) -> int:  # noqa: N802
        assert (connection, queue, mine) == (7, b"resi", 0)
        if self.error >= 0x400:
            return self.failed
        found = [cups.CupsJob(id=no, title=title, state=state) for no, title, state in self.lists[which]]
        self.kept += 1
        rows._obj.contents = (cups.CupsJob * (len(found) + 1))(*found)[0]
        return len(found)

    def cupsLastError(self) -> int:  # noqa: N802
        return self.error

    def cupsFreeJobs(self, count: int, rows: object) -> None:  # noqa: N802
        self.kept -= 1
