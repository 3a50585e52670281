"""What can be held of it without Windows; the rest is written after the documentation and says that it is untried."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any

import pytest

from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason, Reason
from frontoffice.printing.spooler import QueuedJobState, QueuedJobStatus, SubmissionUnknown
from frontoffice.printing.windows_queue import WindowsQueue, list_queues
from tests.support.refusals import failure


def test_without_its_library_the_extra_that_brings_it_is_named(no_pywin32: None) -> None:
    for asked in (list_queues, lambda: WindowsQueue("Kasir")):
        with pytest.raises(Unavailable) as missing:
            asked()
        assert missing.value.code == "printer_library_windows"


def as_installed(name: str, driver: str, port: str = "USB001", attributes: int = 0) -> dict[str, Any]:
    """A PRINTER_INFO_2 as pywin32 gives it."""
    return {"pPrinterName": name, "pDriverName": driver, "pPortName": port, "Attributes": attributes, "Status": 0}


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The printers of this computer (2) and those that somebody connected (4)."""
    found: list[dict[str, Any]] = []

    def enumerate_printers(kinds: int, server: None, level: int) -> tuple[dict[str, Any], ...]:
        assert (kinds, level) == (2 | 4, 2)
        if not found:
            raise SpoolerError(1722, "EnumPrinters", "The RPC server is unavailable.")
        return tuple(found)

    win32print = SimpleNamespace(PRINTER_ENUM_LOCAL=2, PRINTER_ENUM_CONNECTIONS=4, EnumPrinters=enumerate_printers)
    monkeypatch.setitem(sys.modules, "win32print", win32print)
    monkeypatch.setitem(sys.modules, "pywintypes", SimpleNamespace(error=SpoolerError))
    return found


PAPERLESS = (
    ("Microsoft Print to PDF", "Microsoft Print To PDF", "PORTPROMPT:", 0),
    ("Microsoft XPS Document Writer", "Microsoft XPS Document Writer v4", "PORTPROMPT:", 0),
    ("OneNote (Desktop)", "Send to Microsoft OneNote 16 Driver", "nul:", 0),
    ("OneNote for Windows 10", "Microsoft Software Printer Driver", "Microsoft.Office.OneNote_16001", 0),
    ("Fax", "Microsoft Shared Fax Driver", "SHRFAX:", 0x4000),
    ("Kantor", "Some Driver", "LPT1:", 0x4000),
    ("PDFCreator", "PDFCreator", "pdfcmon", 0),
    ("Ke berkas", "Generic / Text Only", "FILE:", 0),
)


def test_only_what_prints_on_paper_is_listed_with_its_driver(installed: list[dict[str, Any]]) -> None:
    installed += [as_installed(*one) for one in PAPERLESS]
    installed += [as_installed("Kasir", "POS-80"), as_installed(r"\\kantor\resi", "Generic / Text Only", "LPT1:")]
    assert list_queues() == (("Kasir", "POS-80"), (r"\\kantor\resi", "Generic / Text Only"))


def test_a_spooler_that_does_not_run_is_said_to_be_down(installed: list[dict[str, Any]]) -> None:
    with pytest.raises(Unavailable, match="queue_system_down"):
        list_queues()


@pytest.mark.parametrize(
    "driver",
    [
        "Microsoft IPP Class Driver",
        "Universal Print Class Driver",
        "Microsoft Virtual Print Class Driver",
        "Remote Desktop Easy Print",
        *(driver for _, driver, _, _ in PAPERLESS[:5]),
    ],
)
def test_a_queue_whose_driver_makes_pages_of_everything_is_refused(driver: str) -> None:
    queue, spooler = a_queue()
    spooler.printer["pDriverName"], spooler.printer["Attributes"] = driver, 0x400
    assert queue.trouble() == "queue_filters"


@pytest.mark.parametrize(
    ("drivers", "datatype"),
    [
        ((), "RAW"),
        (({"Name": "POS-80", "Version": 3, "DependentFiles": None},), "RAW"),
        (({"Name": "Another", "Version": 4, "DependentFiles": None},), "RAW"),
        (({"Name": "POS-80", "Version": 4, "DependentFiles": ()},), "XPS_PASS"),
        (({"Name": "POS-80", "Version": 3, "DependentFiles": (r"C:\x\PipelineConfig.xml",)},), "XPS_PASS"),
    ],
)
def test_a_driver_that_is_made_for_xps_passes_bytes_under_another_name(drivers: Any, datatype: str) -> None:
    queue, spooler = a_queue()
    spooler.drivers = drivers
    queue.add(b"paper", "an-id")
    assert spooler.begun == ("an-id", None, datatype)


def test_drivers_that_are_not_listed_keep_nothing_from_being_printed() -> None:
    queue, spooler = a_queue()
    spooler.fails = "EnumPrinterDrivers"
    queue.add(b"paper", "an-id")
    assert spooler.begun == ("an-id", None, "RAW")


def test_a_queue_has_a_name() -> None:
    with pytest.raises(ValueError):
        WindowsQueue("")


class SpoolerError(Exception):
    """Stands for pywintypes.error."""


class FakeSpooler:
    """What pywin32's documentation says of ``win32print``, as far as it is used."""

    def __init__(self) -> None:
        self.open = 0
        self.printer: dict[str, Any] = {"Attributes": 0, "Status": 0, "pDriverName": "POS-80", "pPortName": "USB001"}
        self.drivers: tuple[dict[str, Any], ...] = ()
        self.jobs: dict[int, dict[str, Any]] = {}
        self.takes: int | None = None
        self.begun: tuple[Any, ...] = ()
        self.retained: list[int] = []
        self.fails = ""
        self.aborted = False
        self.is_there = True

    def OpenPrinter(self, name: str) -> str:  # noqa: N802
        if not self.is_there:
            raise SpoolerError(1801, "OpenPrinter", "The printer name is invalid.")
        self.open += 1
        return name

    def ClosePrinter(self, handle: str) -> None:  # noqa: N802
        self.open -= 1
        self._may_fail("ClosePrinter")

    def GetPrinter(self, handle: str, level: int) -> dict[str, Any]:  # noqa: N802
        assert level == 2
        return self.printer

    def EnumPrinterDrivers(self, server: None, system: None, level: int) -> tuple[dict[str, Any], ...]:  # noqa: N802
        assert level == 3
        self._may_fail("EnumPrinterDrivers")
        return self.drivers

    def EnumJobs(self, handle: str, first: int, count: int, level: int) -> tuple[dict[str, Any], ...]:  # noqa: N802
        assert (first, count, level) == (0, 1000, 1)
        return tuple(self.jobs.values())

    def StartDocPrinter(self, handle: str, level: int, document: tuple[Any, ...]) -> int:  # noqa: N802
        assert level == 1
        self._may_fail("StartDocPrinter")
        self.begun = document
        self.jobs[12] = {"JobId": 12, "Status": 0x8, "pDocument": document[0], "pUserName": "siti"}
        return 12

    def StartPagePrinter(self, handle: str) -> None:  # noqa: N802
        self._may_fail("StartPagePrinter")

    def EndPagePrinter(self, handle: str) -> None:  # noqa: N802
        self._may_fail("EndPagePrinter")

    def WritePrinter(self, handle: str, data: bytes) -> int:  # noqa: N802
        self._may_fail("WritePrinter")
        return len(data) if self.takes is None else self.takes

    def AbortPrinter(self, handle: str) -> None:  # noqa: N802
        self.aborted = True

    def EndDocPrinter(self, handle: str) -> None:  # noqa: N802
        self.jobs[12]["Status"] = 0x10
        self._may_fail("EndDocPrinter")

    def SetJob(self, handle: str, job: int, level: int, info: None, command: int) -> None:  # noqa: N802
        assert (level, info) == (0, None), "nothing but the command"
        if job not in self.jobs:
            raise SpoolerError(87, "SetJob", "The parameter is incorrect.")
        if command == 8:
            self.retained.append(job)
        else:
            assert command == 5
            del self.jobs[job]

    def _may_fail(self, name: str) -> None:
        if self.fails == name:
            raise SpoolerError(5, name, "Access is denied.")


def a_queue() -> tuple[WindowsQueue, FakeSpooler]:
    spooler = FakeSpooler()
    return WindowsQueue("Kasir", spooler, SpoolerError), spooler


def another(spooler: FakeSpooler, number: int, title: str) -> None:
    spooler.jobs[number] = {"JobId": number, "Status": 0, "pDocument": title, "pUserName": "siti"}


def test_a_paper_is_spooled_raw_and_followed_by_its_title() -> None:
    queue, spooler = a_queue()
    queue.add(b"paper", "an-id")
    assert (spooler.begun, spooler.retained, spooler.aborted) == (("an-id", None, "RAW"), [12], False)
    assert queue.job_status("an-id") == QueuedJobStatus(QueuedJobState.HELD)
    assert queue.job_status("another-id") == QueuedJobStatus(QueuedJobState.GONE)
    assert spooler.open == 0


@pytest.mark.parametrize("printed", [0x80, 0x1000, 0x80 | 0x10 | 0x2000])
def test_a_printed_job_stays_in_the_list_until_it_was_seen_there(printed: int) -> None:
    queue, spooler = a_queue()
    queue.add(b"paper", "an-id")
    spooler.jobs[12]["Status"] = printed
    assert queue.job_status("an-id") == QueuedJobStatus(QueuedJobState.PASSED_ON)
    assert spooler.jobs == {}, "the list need not keep it any longer"


@pytest.mark.parametrize("deleted", [0x4, 0x4 | 0x10, 0x100])
def test_a_job_that_is_being_deleted_is_not_taken_for_a_paper(deleted: int) -> None:
    queue, spooler = a_queue()
    queue.add(b"paper", "an-id")
    spooler.jobs[12]["Status"] = deleted
    assert queue.job_status("an-id") == QueuedJobStatus(QueuedJobState.GONE)


def test_a_job_that_is_not_in_the_list_any_more_is_not_taken_for_a_paper() -> None:
    queue, spooler = a_queue()
    queue.add(b"paper", "an-id")
    del spooler.jobs[12]
    assert queue.job_status("an-id") == QueuedJobStatus(QueuedJobState.GONE)


@pytest.mark.parametrize(
    ("job", "printer", "trouble"),
    [
        (0x10, 0, ""),
        (0x40, 0, PrintReason.PAPER_OUT),
        (0x2 | 0x40, 0, PrintReason.PAPER_OUT),
        (0x20, 0, PrintReason.OFFLINE),
        (0x400, 0, PrintReason.ERROR),
        (0x2, 0, PrintReason.ERROR),
        (0x1, 0, PrintReason.QUEUE_STOPPED),
        (0x10, 0x10, PrintReason.PAPER_OUT),
    ],
)
def test_why_a_job_stands_still_is_told_by_it_or_else_by_its_printer(job: int, printer: int, trouble: Reason) -> None:
    queue, spooler = a_queue()
    queue.add(b"paper", "an-id")
    spooler.jobs[12]["Status"], spooler.printer["Status"] = job, printer
    assert queue.job_status("an-id") == QueuedJobStatus(QueuedJobState.HELD, trouble)


def test_only_the_job_of_that_title_is_cancelled() -> None:
    queue, spooler = a_queue()
    queue.add(b"paper", "an-id")
    another(spooler, 13, "laporan kas")
    queue.cancel("an-id")
    queue.cancel("an-id")
    assert list(spooler.jobs) == [13]
    assert queue.job_status("an-id") == QueuedJobStatus(QueuedJobState.GONE)


@pytest.mark.parametrize(
    ("fails", "taken"),
    [
        ("StartDocPrinter", False),
        ("StartPagePrinter", False),
        ("WritePrinter", True),
        ("EndPagePrinter", True),
        ("EndDocPrinter", True),
    ],
)
def test_what_fails_after_a_byte_was_given_may_be_printing_already(fails: str, taken: bool) -> None:
    queue, spooler = a_queue()
    spooler.fails = fails
    if taken:
        with pytest.raises(SubmissionUnknown):
            queue.add(b"paper", "an-id")
    else:
        with pytest.raises(Unavailable, match="queue_refused"):
            queue.add(b"paper", "an-id")
    assert spooler.open == 0


def test_a_paper_that_was_not_taken_whole_is_aborted_and_may_have_begun() -> None:
    queue, spooler = a_queue()
    spooler.takes = 3
    with pytest.raises(SubmissionUnknown):
        queue.add(b"paper", "an-id")
    assert (spooler.aborted, spooler.open) == (True, 0)


def test_a_spooler_that_cannot_be_closed_has_taken_the_paper_all_the_same() -> None:
    queue, spooler = a_queue()
    spooler.fails = "ClosePrinter"
    queue.add(b"paper", "an-id")
    assert 12 in spooler.jobs


def test_the_printers_state_is_told_in_the_same_words_as_everywhere() -> None:
    cases: list[tuple[int, int, str]] = [
        (0, 0, ""),
        (0x400, 0, "printer_offline"),
        (0, 0x10, "printer_paper_out"),
        (0, 0x400000, "printer_cover_open"),
        (0, 0x80, "printer_offline"),
        (0, 0x2, "printer_error"),
        (0, 0x40, "printer_error"),
        (0, 0x2000000, "printer_offline"),
        (0, 0x800000, "printer_offline"),
        (0, 0x4, "queue_rejects"),
        (0, 0x1, "queue_stopped"),
    ]
    for attributes, status, code in cases:
        queue, spooler = a_queue()
        spooler.printer |= {"Attributes": attributes, "Status": status}
        assert queue.trouble() == code


def test_a_queue_that_windows_does_not_know_is_said_to_be_so() -> None:
    queue, spooler = a_queue()
    spooler.is_there = False
    for asked in (queue.trouble, lambda: queue.job_status("an-id"), lambda: queue.cancel("an-id")):
        with pytest.raises(Unavailable, match="queue_unknown"):
            asked()


TROUBLES = {
    0x10: "printer_paper_out",
    0x400000: "printer_cover_open",
    0x80: "printer_offline",
    0x1000: "printer_offline",
    0x2000000: "printer_offline",
    0x800000: "printer_offline",
    0x8: "printer_error",
    0x40: "printer_error",
    0x2: "printer_error",
    0x100000: "printer_error",
    0x4: "queue_rejects",
    0x1: "queue_stopped",
    0x20: "",
}


def test_each_state_of_a_printer_of_windows_has_its_word() -> None:
    for status, trouble in TROUBLES.items():
        queue, spooler = a_queue()
        spooler.printer["Status"] = status
        assert queue.trouble() == trouble
        spooler.printer["Status"] = status | 0x10
        assert queue.trouble() == "printer_paper_out", "what is to be done first"
        spooler.printer["Attributes"] = 0x400
        assert queue.trouble() == "printer_offline", "somebody set it so"
        assert spooler.open == 0


@pytest.mark.parametrize(
    ("status", "trouble"), {0x200: "printer_error", 0x8: "", 0x40 | 0x1: "printer_paper_out"}.items()
)
def test_each_state_of_a_job_of_windows_has_its_word(status: int, trouble: str) -> None:
    queue, spooler = a_queue()
    queue.add(b"paper", "an-id")
    spooler.jobs[12]["Status"] = status
    assert queue.job_status("an-id").trouble == trouble


def test_a_printer_that_windows_does_not_know_is_named_in_what_fails() -> None:
    queue, spooler = a_queue()
    spooler.is_there = False
    for verb, code in (
        (queue.trouble, "queue_unknown"),
        (lambda: queue.job_status("an-id"), "queue_unknown"),
        (lambda: queue.cancel("an-id"), "queue_unknown"),
        (lambda: queue.add(b"paper", "an-id"), "queue_refused"),
    ):
        assert failure(verb) == (code, {"queue": "Kasir"})


def test_a_page_that_could_not_begin_is_aborted() -> None:
    queue, spooler = a_queue()
    spooler.fails = "StartPagePrinter"
    assert failure(lambda: queue.add(b"paper", "an-id")) == ("queue_refused", {"queue": "Kasir"})
    assert spooler.aborted


def test_of_several_jobs_of_a_title_one_that_was_printed_settles_all() -> None:
    queue, spooler = a_queue()
    for number, status in ((12, 0x4), (13, 0x80), (14, 0x8)):
        another(spooler, number, "an-id")
        spooler.jobs[number]["Status"] = status
    another(spooler, 15, "laporan kas")
    assert queue.job_status("an-id") == QueuedJobStatus(QueuedJobState.PASSED_ON)
    assert list(spooler.jobs) == [15]


def test_a_queue_that_is_given_no_spooler_takes_pywin32s(monkeypatch: pytest.MonkeyPatch) -> None:
    spooler = FakeSpooler()
    spooler.is_there = False
    monkeypatch.setitem(sys.modules, "win32print", spooler)
    monkeypatch.setitem(sys.modules, "pywintypes", SimpleNamespace(error=SpoolerError))
    assert failure(WindowsQueue("Kasir").trouble) == ("queue_unknown", {"queue": "Kasir"})
