from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from frontoffice.errors import Unavailable
from frontoffice.printing import cups_jobs
from frontoffice.printing.cups_jobs import CupsJobState, ListedJob, jobs_titled
from tests.support.cupsd import Cups, running


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
    monkeypatch.setattr(cups_jobs, "_LIBRARY", "libnowhere-to-be-found.so.1")
    cups_jobs._library.cache_clear()
    with pytest.raises(Unavailable, match="queue_system_missing"):
        jobs_titled("resi", "an-id")


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
