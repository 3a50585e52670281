"""A printer of Windows, through its spooler (pywin32): bytes as they are (RAW).

Written after Microsoft's and pywin32's documentation and **never tried**: no Windows was at hand. OpenPrinter succeeds
for a printer that is unplugged, so its state and its *work offline* mark are checked first.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any, Final

from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason, Reason
from frontoffice.printing.connection import import_optional
from frontoffice.printing.spooler import QueuedJobState, QueuedJobStatus, SubmissionUnknown

_WORK_OFFLINE: Final = 0x400  # PRINTER_ATTRIBUTE_WORK_OFFLINE
_PRINTER_TROUBLE: Final = {  # PRINTER_STATUS_*, the most specific first
    0x10: PrintReason.PAPER_OUT,
    0x400000: PrintReason.COVER_OPEN,
    0x80: PrintReason.OFFLINE,
    0x1000: PrintReason.OFFLINE,  # not available
    0x8: PrintReason.ERROR,  # paper jam
    0x2: PrintReason.ERROR,
    0x100000: PrintReason.ERROR,  # user intervention
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


def queues() -> tuple[str, ...]:
    """The printers installed in Windows. Raises Unavailable without pywin32."""
    win32print = import_optional("win32print")
    kinds = win32print.PRINTER_ENUM_LOCAL | win32print.PRINTER_ENUM_CONNECTIONS
    return tuple(name for _, _, name, _ in win32print.EnumPrinters(kinds))


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
        """Trouble code of the printer's state or its *work offline* mark."""
        with self._opened(PrintReason.QUEUE_UNKNOWN) as handle:
            printer = self._print.GetPrinter(handle, 2)
        if printer["Attributes"] & _WORK_OFFLINE:
            return PrintReason.OFFLINE
        return next((code for bit, code in _PRINTER_TROUBLE.items() if printer["Status"] & bit), "")

    def add(self, data: bytes, title: str) -> None:
        """Submit the job; once a byte was written to the spooler it may print, whatever comes after that."""
        with self._opened(PrintReason.QUEUE_REFUSED) as handle:
            job = self._print.StartDocPrinter(handle, 1, (title, None, "RAW"))
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
        """State of the job; printed jobs are kept in the list (JOB_CONTROL_RETAIN), so one that is gone was deleted."""
        with self._opened(PrintReason.QUEUE_UNKNOWN) as handle:
            ours = self._titled(handle, title)
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
        """Delete the jobs of that title; one that has ended meanwhile is no error."""
        with self._opened(PrintReason.QUEUE_UNKNOWN) as handle:
            self._delete(handle, [job for job, _ in self._titled(handle, title)])

    def _titled(self, handle: Any, title: str) -> list[tuple[int, int]]:
        """(number, state) of each job of that title."""
        jobs = self._print.EnumJobs(handle, 0, _ALL_JOBS, 1)
        return [(job["JobId"], job["Status"]) for job in jobs if job["pDocument"] == title]

    def _delete(self, handle: Any, jobs: list[int]) -> None:
        for job in jobs:
            with contextlib.suppress(self._error):
                self._print.SetJob(handle, job, 0, None, _JOB_DELETE)

    @contextlib.contextmanager
    def _opened(self, code: PrintReason) -> Iterator[Any]:
        try:
            handle = self._print.OpenPrinter(self._name)
            try:
                yield handle
            finally:
                with contextlib.suppress(self._error):  # what was done before is done
                    self._print.ClosePrinter(handle)
        except self._error as error:
            raise Unavailable(code, queue=self._name) from error
