from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from frontoffice.errors import Unavailable
from frontoffice.printing import cups_library
from frontoffice.printing.cups import CupsJobState, ListedJob, jobs_titled
from tests.support.cupsd import Cups, running
from tests.support.fake_cups import FakeLibrary, Jobs


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
