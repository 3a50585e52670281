from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from frontoffice.errors import Unavailable
from frontoffice.printing import cups_jobs, cups_library
from frontoffice.printing.cups_jobs import CupsJobState, ListedJob, jobs_titled
from tests.support.cupsd import Cups, running

Jobs = tuple[tuple[int, bytes, int], ...]


@pytest.fixture
def nowhere() -> Iterator[None]:
    before = os.environ.get("CUPS_SERVER")
    os.environ["CUPS_SERVER"] = "127.0.0.1:9"
    yield
    del os.environ["CUPS_SERVER"]
    if before is not None:
        os.environ["CUPS_SERVER"] = before


def test_where_no_server_answers_nothing_is_said_of_jobs(nowhere: None) -> None:
    with pytest.raises(Unavailable, match=r"queue_system_(down|missing)"):  # missing: a desk without libcups
        jobs_titled("resi", "an-id")


def test_a_desk_without_the_library_of_cups_has_no_queue_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cups_library, "_LIBRARIES", (("libnowhere-to-be-found.so.1", False),))
    monkeypatch.setattr(cups_library, "library", cups_library.library.__wrapped__)
    with pytest.raises(Unavailable, match="queue_system_missing"):
        jobs_titled("resi", "an-id")


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
        assert callback is cups_library._NO_PASSWORD

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
        found = [cups_jobs._CupsJob(id=no, title=title, state=state) for no, title, state in self.lists[which]]
        self.kept += 1
        rows._obj.contents = (cups_jobs._CupsJob * (len(found) + 1))(*found)[0]
        return len(found)

    def cupsLastError(self) -> int:  # noqa: N802
        return self.error

    def cupsFreeJobs(self, count: int, rows: object) -> None:  # noqa: N802
        self.kept -= 1


Asked = Callable[..., tuple[ListedJob, ...]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """The jobs of "an-id" in a library of these lists; afterwards nothing of it is held."""

    def ask(active: Jobs = (), ended: Jobs = (), **more: Any) -> tuple[ListedJob, ...]:
        library = FakeLibrary(active, ended, **more)
        monkeypatch.setattr(cups_library, "library", lambda: library)
        try:
            return jobs_titled("resi", "an-id")
        finally:
            assert (library.open, library.kept) == (0, 0)

    return ask


def test_the_jobs_of_a_title_are_those_that_are_there_else_those_that_ended(asked: Asked) -> None:
    there, ended = (3, b"an-id", 3), (2, b"an-id", 9)
    others = ((1, b"an-id-2", 5), (4, b"an", 5))
    assert asked((*others, there), (ended,)) == (ListedJob(3, CupsJobState.PENDING),)
    assert asked(others, (*others, ended)) == (ListedJob(2, CupsJobState.COMPLETED),)
    assert asked((there, (5, b"an-id", 6)), ()) == (
        ListedJob(3, CupsJobState.PENDING),
        ListedJob(5, CupsJobState.STOPPED),
    )
    assert asked() == ()


def test_an_unknown_queue_has_no_jobs_and_any_other_error_is_no_answer(asked: Asked) -> None:
    assert asked(error=0x406) == ()
    assert asked(error=0x406, failed=0) == ()
    assert asked(error=0x3FF) == (), "below 0x400 it went well"
    for broken in ({"error": 0x501}, {"error": 0x400, "failed": 0}, {"answers": False}):
        with pytest.raises(Unavailable) as down:
            asked(**broken)
        assert (down.value.code, down.value.facts) == ("queue_system_down", {"command": "libcups"})


def give(system: Cups, *titles: str) -> None:
    for title in titles:
        system.command("/usr/bin/lp", "-d", "resi", "-o", "raw", "-t", title, data=b"paper")


@pytest.mark.long
def test_jobs_are_known_by_the_whole_of_their_title_and_by_what_became_of_them() -> None:
    with running() as system:
        system.raw_queue("127.0.0.1:9", "-m", "raw")
        system.command("/usr/sbin/cupsdisable", "resi")
        give(system, "an-id", "an-id-2", "resi pengaduan")
        assert jobs_titled("resi", "an-id") == (ListedJob(1, CupsJobState.PENDING),)
        assert jobs_titled("resi", "an") == jobs_titled("kasir", "an-id") == ()
        system.command("/usr/bin/cancel", "resi-1")
        assert jobs_titled("resi", "an-id") == (ListedJob(1, CupsJobState.CANCELED),)
        give(system, "an-id")
        assert jobs_titled("resi", "an-id") == (ListedJob(4, CupsJobState.PENDING),), (
            "one that is still there comes first"
        )
