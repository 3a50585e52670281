"""A printer of Windows, through its spooler (the optional extra ``windows``, pywin32): bytes as they are (RAW).

Written after Microsoft's and pywin32's documentation and **never tried**: no Windows was at hand. OpenPrinter succeeds
for a printer that is unplugged, so its state and its *work offline* mark are looked at first.
"""

from __future__ import annotations

import contextlib
import getpass
from collections.abc import Iterator
from typing import Any, Final

from frontoffice.errors import Unavailable
from frontoffice.printing.line import optional
from frontoffice.printing.spooler import Job

_WORK_OFFLINE: Final = 0x400  # PRINTER_ATTRIBUTE_WORK_OFFLINE
_PRINTER_TROUBLE: Final = {  # PRINTER_STATUS_*, the most telling first
    0x10: "printer_paper_out",
    0x400000: "printer_cover_open",
    0x80: "printer_offline",
    0x1000: "printer_offline",  # not available
    0x8: "printer_error",  # paper jam
    0x2: "printer_error",
    0x100000: "printer_error",  # user intervention
    0x1: "queue_stopped",  # paused
}
_JOB_STUCK: Final = 0x1 | 0x2 | 0x20 | 0x40 | 0x200 | 0x400  # paused, error, offline, paper out, blocked, intervention
_JOB_DELETE: Final = 5  # JOB_CONTROL_DELETE
_ALL_JOBS: Final = 1000


def queues() -> tuple[str, ...]:
    """The printers that Windows knows. Raises Unavailable without pywin32."""
    win32print = optional("win32print")
    kinds = win32print.PRINTER_ENUM_LOCAL | win32print.PRINTER_ENUM_CONNECTIONS
    return tuple(name for _, _, name, _ in win32print.EnumPrinters(kinds))


class WindowsQueue:
    """See :class:`frontoffice.printing.spooler.Queue`."""

    def __init__(self, name: str, spooler: Any = None, error: type[Exception] | None = None) -> None:
        """``spooler`` and ``error`` are pywin32's ``win32print`` and ``pywintypes.error`` unless told otherwise."""
        if not name:
            raise ValueError(name)
        self._name = name
        self._print = spooler or optional("win32print")
        self._error: type[Exception] = error or optional("pywintypes").error

    def trouble(self) -> str:
        """What the printer's state or its *work offline* mark says."""
        with self._opened("queue_unknown") as handle:
            told = self._print.GetPrinter(handle, 2)
        if told["Attributes"] & _WORK_OFFLINE:
            return "printer_offline"
        return next((code for bit, code in _PRINTER_TROUBLE.items() if told["Status"] & bit), "")

    def leftovers(self) -> tuple[str, ...]:
        """What this user still has in the queue: no paper of ours is ever left there on purpose."""
        with self._opened("queue_unknown") as handle:
            jobs = self._print.EnumJobs(handle, 0, _ALL_JOBS, 1)
        return tuple(str(job["JobId"]) for job in jobs if job["pUserName"] == getpass.getuser())

    def add(self, data: bytes, title: str) -> str:
        """Spool it whole, or not at all: what was not written whole is aborted before it counts as a job."""
        with self._opened("queue_refused") as handle:
            job = self._print.StartDocPrinter(handle, 1, (title, None, "RAW"))
            try:
                self._print.StartPagePrinter(handle)
                _whole(self._print.WritePrinter(handle, data), data)
                self._print.EndPagePrinter(handle)
            except (self._error, Unavailable):
                self._print.AbortPrinter(handle)
                raise
            self._print.EndDocPrinter(handle)
        return str(job)

    def look(self, job: str) -> Job:
        """A job that the queue does not know any more is gone."""
        with self._opened("queue_unknown") as handle:
            jobs = {str(told["JobId"]): told["Status"] for told in self._print.EnumJobs(handle, 0, _ALL_JOBS, 1)}
        if job not in jobs:
            return Job.GONE
        return Job.STUCK if jobs[job] & _JOB_STUCK else Job.WAITING

    def cancel(self, job: str) -> None:
        """One that has ended meanwhile is no error."""
        with self._opened("queue_unknown") as handle, contextlib.suppress(self._error):
            self._print.SetJob(handle, int(job), 0, None, _JOB_DELETE)

    @contextlib.contextmanager
    def _opened(self, code: str) -> Iterator[Any]:
        try:
            handle = self._print.OpenPrinter(self._name)
            try:
                yield handle
            finally:
                self._print.ClosePrinter(handle)
        except self._error as error:
            raise Unavailable(code, queue=self._name) from error


def _whole(written: int, data: bytes) -> None:
    if written != len(data):
        raise Unavailable("queue_refused", written=written)
