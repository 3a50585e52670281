"""Jobs of a CUPS queue by title with their states, which none of its commands lists.

Asked of the library that those commands are made of, so that it finds the same server; the numbers are those of IPP
(RFC 8011, 5.3.7). One request takes less than a millisecond.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, c_char_p, c_int, c_long
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from frontoffice.errors import Unavailable
from frontoffice.printing import cups_library
from frontoffice.printing.codes import PrintReason

_ACTIVE: Final = 0  # CUPS_WHICHJOBS_ACTIVE
_ENDED: Final = 1  # CUPS_WHICHJOBS_COMPLETED
_ERRORS: Final = 0x400  # where the errors of IPP begin
_UNKNOWN_QUEUE: Final = 0x406  # IPP_STATUS_ERROR_NOT_FOUND


class CupsJobState(IntEnum):
    """job-state of IPP; those up to ``STOPPED`` are still in the queue."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


@dataclass(frozen=True, slots=True)
class ListedJob:
    """One job: ``number`` is that of CUPS."""

    number: int
    state: CupsJobState


class _CupsJob(ctypes.Structure):
    """cups_job_t of <cups/cups.h>."""

    _fields_ = (
        ("id", c_int),
        ("dest", c_char_p),
        ("title", c_char_p),
        ("user", c_char_p),
        ("format", c_char_p),
        ("state", c_int),
        ("size", c_int),
        ("priority", c_int),
        ("completed_time", c_long),
        ("creation_time", c_long),
        ("processing_time", c_long),
    )


def jobs_titled(queue: str, title: str) -> tuple[ListedJob, ...]:
    """The jobs of that title: those that the queue still has, else those that have ended and are remembered.

    A queue that does not exist has none. Raises Unavailable: ``queue_system_missing``, ``queue_system_down``.
    """
    cups = cups_library.library()
    with cups_library.connection(cups) as connection:
        # In this order: a job that ends in between is found in the second.
        return _list_jobs(cups, connection, queue, title, _ACTIVE) or _list_jobs(cups, connection, queue, title, _ENDED)


def _list_jobs(cups: Any, connection: int, queue: str, title: str, which: int) -> tuple[ListedJob, ...]:
    rows = POINTER(_CupsJob)()
    count = cups.cupsGetJobs2(connection, ctypes.byref(rows), queue.encode(), 0, which)
    error = int(cups.cupsLastError()) if count <= 0 else 0  # libcups 3 counts none when it fails
    if error == _UNKNOWN_QUEUE:
        return ()
    if count < 0 or error >= _ERRORS:
        raise Unavailable(PrintReason.QUEUE_SYSTEM_DOWN, command="libcups")
    try:
        ours = (row for row in rows[:count] if row.title == title.encode())
        return tuple(ListedJob(row.id, CupsJobState(row.state)) for row in ours)
    finally:
        cups.cupsFreeJobs(count, rows)
