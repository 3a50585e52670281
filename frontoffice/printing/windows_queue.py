"""A printer of Windows, through its spooler (pywin32): bytes as they are (RAW).

Written after Microsoft's and pywin32's documentation. Tried under wine as far as that has a spooler: the list, a raw
job to its end, and aborted; **never on Windows**. OpenPrinter succeeds for a printer that is unplugged, so its state
and its *work offline* mark are checked first.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason, Reason
from frontoffice.printing.connection import import_optional
from frontoffice.printing.spooler import QueuedJobState, QueuedJobStatus, SubmissionUnknown

_WORK_OFFLINE, _FAX = 0x400, 0x4000  # PRINTER_ATTRIBUTE_...
_PRINTER_TROUBLE: Final = {  # PRINTER_STATUS_*, the most specific first
    0x10: PrintReason.PAPER_OUT,
    0x400000: PrintReason.COVER_OPEN,
    0x80: PrintReason.OFFLINE,
    0x1000: PrintReason.OFFLINE,  # not available
    0x2000000: PrintReason.OFFLINE,  # the computer that shares it
    0x800000: PrintReason.OFFLINE,  # the same, and nobody knows how it is
    0x8: PrintReason.ERROR,  # paper jam
    0x40: PrintReason.ERROR,  # some other trouble with the paper
    0x2: PrintReason.ERROR,
    0x100000: PrintReason.ERROR,  # user intervention
    0x4: PrintReason.QUEUE_REJECTS,  # it is being deleted
    0x1: PrintReason.QUEUE_STOPPED,  # paused
}
_JOB_TROUBLE: Final = {  # JOB_STATUS_*, the most specific first
    0x40: PrintReason.PAPER_OUT,
    0x20: PrintReason.OFFLINE,
    0x400: PrintReason.ERROR,  # user intervention
    0x200: PrintReason.ERROR,  # the driver cannot print it
    0x2: PrintReason.ERROR,
    0x1: PrintReason.QUEUE_STOPPED,  # paused
}
_JOB_PASSED_ON: Final = 0x80 | 0x1000  # printed, complete
_JOB_GONE: Final = 0x4 | 0x100  # being deleted, deleted
_JOB_DELETE: Final = 5  # JOB_CONTROL_DELETE
_JOB_RETAIN: Final = 8  # JOB_CONTROL_RETAIN, from Vista on: a printed job stays in the list
_ALL_JOBS: Final = 1000
_NO_PAPER: Final = re.compile(  # what these print is a file, a note or a call
    r"pdf|xps document writer|onenote|\bfax\b|microsoft software printer|image writer|nitro|snagit", re.IGNORECASE
)
_NO_PAPER_PORTS: Final = re.compile(r"(portprompt|nul|file|shrfax|xpsport).*:", re.IGNORECASE)
_PAGES_ONLY: Final = (
    re.compile(  # Mopria and IPP printers, and the other end of a remote desktop: no byte goes unchanged
        r"\bipp\b|universal print|virtual print|mopria|airprint|remote desktop|easy print", re.IGNORECASE
    )
)
_XPS_FROM: Final = 4  # version of a driver; from here on all of them are made for XPS
_XPS_FILE: Final = "pipelineconfig.xml"  # belongs to a driver before that, if it is made for XPS
_RAW, _RAW_FOR_XPS = "RAW", "XPS_PASS"


def list_queues() -> tuple[tuple[str, str], ...]:
    """Name and driver of the paper printers installed in Windows. Raises Unavailable without pywin32."""
    win32print, error = import_optional("win32print"), import_optional("pywintypes").error
    kinds = win32print.PRINTER_ENUM_LOCAL | win32print.PRINTER_ENUM_CONNECTIONS
    try:
        found = win32print.EnumPrinters(kinds, None, 2)
    except error as failed:
        raise Unavailable(PrintReason.QUEUE_SYSTEM_DOWN) from failed
    return tuple((one["pPrinterName"], one["pDriverName"]) for one in found if not _prints_no_paper(one))


def _prints_no_paper(printer: Mapping[str, Any]) -> bool:
    """Whether a queue (PRINTER_INFO_2) leads to a file, OneNote or a fax machine."""
    driver, port = printer["pDriverName"] or "", printer["pPortName"] or ""
    return bool(printer["Attributes"] & _FAX or _NO_PAPER.search(driver) or _NO_PAPER_PORTS.fullmatch(port))


class WindowsQueue:
    """Queue of the Windows spooler, a ``spooler.Queue``."""

    def __init__(self, name: str, spooler: Any = None, error: type[Exception] | None = None) -> None:
        """``spooler`` and ``error`` are pywin32's ``win32print`` and ``pywintypes.error`` unless given."""
        if not name:
            raise ValueError(name)
        self._name = name
        self._print = spooler or import_optional("win32print")
        self._error: type[Exception] = error or import_optional("pywintypes").error

    def trouble(self) -> Reason:
        """Trouble code of the printer's driver, its *work offline* mark or its state."""
        with self._open_printer(PrintReason.QUEUE_UNKNOWN) as handle:
            printer = self._print.GetPrinter(handle, 2)
        if _prints_no_paper(printer) or _PAGES_ONLY.search(printer["pDriverName"] or ""):
            return PrintReason.QUEUE_FILTERS
        if printer["Attributes"] & _WORK_OFFLINE:
            return PrintReason.OFFLINE
        return next((code for bit, code in _PRINTER_TROUBLE.items() if printer["Status"] & bit), "")

    def add(self, data: bytes, title: str) -> None:
        """Submit the job; once a byte was written to the spooler it may print, whatever comes after that."""
        with self._open_printer(PrintReason.QUEUE_REFUSED) as handle:
            job = self._print.StartDocPrinter(handle, 1, (title, None, self._datatype(handle)))
            with contextlib.suppress(self._error):
                self._print.SetJob(handle, job, 0, None, _JOB_RETAIN)
            try:
                self._print.StartPagePrinter(handle)
            except self._error:
                self._print.AbortPrinter(handle)
                raise
            try:
                self._give(handle, data)
            except self._error as error:
                raise SubmissionUnknown from error

    def _datatype(self, handle: Any) -> str:
        """Name of the datatype for bytes unchanged by the printer's driver.

        One that is made for XPS knows it by another name.
        """
        name = self._print.GetPrinter(handle, 2)["pDriverName"]
        with contextlib.suppress(self._error):
            for driver in self._print.EnumPrinterDrivers(None, None, 3):
                files = [file.lower() for file in driver.get("DependentFiles") or ()]
                made_for_xps = driver["Version"] >= _XPS_FROM or any(file.endswith(_XPS_FILE) for file in files)
                if driver["Name"] == name and made_for_xps:
                    return _RAW_FOR_XPS
        return _RAW

    def _give(self, handle: Any, data: bytes) -> None:
        written = 0
        try:
            written = self._print.WritePrinter(handle, data)
            self._print.EndPagePrinter(handle)
        finally:
            if written != len(data):
                self._print.AbortPrinter(handle)
        if written != len(data):
            raise SubmissionUnknown
        self._print.EndDocPrinter(handle)

    def job_status(self, title: str) -> QueuedJobStatus:
        """State of the job; printed jobs are kept in the list (JOB_CONTROL_RETAIN), so a missing one was deleted."""
        with self._open_printer(PrintReason.QUEUE_UNKNOWN) as handle:
            ours = self._find_jobs(handle, title)
            states = [state for _, state in ours]
            if any(state & _JOB_PASSED_ON for state in states):
                self._delete(handle, [job for job, _ in ours])  # the list need not keep it any longer
                return QueuedJobStatus(QueuedJobState.PASSED_ON)
        held = [state for state in states if not state & _JOB_GONE]
        if not held:
            return QueuedJobStatus(QueuedJobState.GONE)
        trouble: Reason = next((code for bit, code in _JOB_TROUBLE.items() if held[0] & bit), "")
        return QueuedJobStatus(QueuedJobState.HELD, trouble or self.trouble())

    def cancel(self, title: str) -> None:
        """Delete the jobs of that title; an ended one is no error."""
        with self._open_printer(PrintReason.QUEUE_UNKNOWN) as handle:
            self._delete(handle, [job for job, _ in self._find_jobs(handle, title)])

    def _find_jobs(self, handle: Any, title: str) -> list[tuple[int, int]]:
        """Number and state of each job of that title."""
        jobs = self._print.EnumJobs(handle, 0, _ALL_JOBS, 1)
        return [(job["JobId"], job["Status"]) for job in jobs if job["pDocument"] == title]

    def _delete(self, handle: Any, jobs: list[int]) -> None:
        for job in jobs:
            with contextlib.suppress(self._error):
                self._print.SetJob(handle, job, 0, None, _JOB_DELETE)

    @contextlib.contextmanager
    def _open_printer(self, code: PrintReason) -> Iterator[Any]:
        try:
            handle = self._print.OpenPrinter(self._name)
            try:
                yield handle
            finally:
                with contextlib.suppress(self._error):  # what was done before is done
                    self._print.ClosePrinter(handle)
        except self._error as error:
            raise Unavailable(code, queue=self._name) from error
