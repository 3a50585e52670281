"""What can be held of it without Windows; the rest is written after the documentation and says that it is untried."""

from __future__ import annotations

import getpass
from typing import Any

import pytest

from frontoffice.errors import Unavailable
from frontoffice.printing.spooler import Job
from frontoffice.printing.windows_queue import WindowsQueue, queues


def test_without_its_library_the_extra_that_brings_it_is_named() -> None:
    for asked in (queues, lambda: WindowsQueue("Kasir")):
        with pytest.raises(Unavailable) as missing:
            asked()
        assert (missing.value.code, missing.value.facts["extra"]) == ("printer_library_missing", "windows")


def test_a_queue_has_a_name() -> None:
    with pytest.raises(ValueError):
        WindowsQueue("")


class SpoolerError(Exception):
    """Stands for pywintypes.error."""


class FakeSpooler:
    """What pywin32's documentation says of ``win32print``, as far as it is used."""

    def __init__(self) -> None:
        self.open = 0
        self.printer = {"Attributes": 0, "Status": 0}
        self.jobs: dict[int, dict[str, Any]] = {}
        self.takes: int | None = None
        self.begun: tuple[Any, ...] = ()
        self.aborted = False
        self.is_there = True

    def OpenPrinter(self, name: str) -> str:  # noqa: N802
        if not self.is_there:
            raise SpoolerError(1801, "OpenPrinter", "The printer name is invalid.")
        self.open += 1
        return name

    def ClosePrinter(self, handle: str) -> None:  # noqa: N802
        self.open -= 1

    def GetPrinter(self, handle: str, level: int) -> dict[str, int]:  # noqa: N802
        assert level == 2
        return self.printer

    def EnumJobs(self, handle: str, first: int, count: int, level: int) -> tuple[dict[str, Any], ...]:  # noqa: N802
        return tuple(self.jobs.values())

    def StartDocPrinter(self, handle: str, level: int, document: tuple[Any, ...]) -> int:  # noqa: N802
        self.begun = document
        return 12

    def StartPagePrinter(self, handle: str) -> None:  # noqa: N802
        pass

    def EndPagePrinter(self, handle: str) -> None:  # noqa: N802
        pass

    def WritePrinter(self, handle: str, data: bytes) -> int:  # noqa: N802
        return len(data) if self.takes is None else self.takes

    def AbortPrinter(self, handle: str) -> None:  # noqa: N802
        self.aborted = True

    def EndDocPrinter(self, handle: str) -> None:  # noqa: N802
        self.jobs[12] = {"JobId": 12, "Status": 0, "pUserName": getpass.getuser()}

    def SetJob(self, handle: str, job: int, level: int, told: None, command: int) -> None:  # noqa: N802
        if job not in self.jobs:
            raise SpoolerError(87, "SetJob", "The parameter is incorrect.")
        assert command == 5
        del self.jobs[job]


def a_queue() -> tuple[WindowsQueue, FakeSpooler]:
    spooler = FakeSpooler()
    return WindowsQueue("Kasir", spooler, SpoolerError), spooler


def test_a_paper_is_spooled_raw_and_followed_by_its_number() -> None:
    queue, spooler = a_queue()
    job = queue.add(b"paper", "resi")
    assert (job, spooler.begun) == ("12", ("resi", None, "RAW"))
    assert queue.look(job) is Job.WAITING
    assert queue.leftovers() == ("12",)
    spooler.jobs[12]["Status"] = 0x40
    assert queue.look(job) is Job.STUCK
    queue.cancel(job)
    queue.cancel(job)
    assert queue.look(job) is Job.GONE
    assert spooler.open == 0


def test_a_paper_that_was_not_taken_whole_is_no_job() -> None:
    queue, spooler = a_queue()
    spooler.takes = 3
    with pytest.raises(Unavailable) as refused:
        queue.add(b"paper", "resi")
    assert (refused.value.code, spooler.aborted, spooler.jobs) == ("queue_refused", True, {})
    assert spooler.open == 0


@pytest.mark.parametrize(
    ("attributes", "status", "code"),
    [
        (0, 0, ""),
        (0x400, 0, "printer_offline"),
        (0, 0x10, "printer_paper_out"),
        (0, 0x400000, "printer_cover_open"),
        (0, 0x80, "printer_offline"),
        (0, 0x2, "printer_error"),
        (0, 0x1, "queue_stopped"),
    ],
)
def test_the_printers_state_is_told_in_the_same_words_as_everywhere(attributes: int, status: int, code: str) -> None:
    queue, spooler = a_queue()
    spooler.printer = {"Attributes": attributes, "Status": status}
    assert queue.trouble() == code


def test_a_queue_that_windows_does_not_know_is_said_to_be_so() -> None:
    queue, spooler = a_queue()
    spooler.is_there = False
    for asked in (queue.trouble, queue.leftovers, lambda: queue.look("12")):
        with pytest.raises(Unavailable, match="queue_unknown"):
            asked()
