"""A queue of CUPS, through its own commands (``lp``, ``lpstat``, ``cancel``): pycups has to be compiled everywhere.

For receipts the queue must be a raw one. "Completed" is no evidence: CUPS reports it of receipts that broke off
(measured). It is what a receipt that was not lost must have come to all the same. A server that keeps no history of its
jobs (PreserveJobHistory No) cannot report it, and each of its receipts is asked about.
"""

from __future__ import annotations

import ctypes
import itertools
import os
import re
import subprocess
import threading
import time
from collections.abc import Callable
from ctypes import POINTER, c_char_p, c_int, c_long, c_size_t, c_void_p
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from frontoffice.errors import Unavailable
from frontoffice.printing import cups_library
from frontoffice.printing.codes import PrintReason, Reason
from frontoffice.printing.spooler import QueuedJobState, QueuedJobStatus, SubmissionUnknown

# --- State of a CUPS queue as the server keeps it (RFC 8011, 5.4), not as words about it: a name may be any
# word ---

_STOPPED: Final = "5"  # printer-state
_NOT_FOUND: Final = 0x406  # IPP_STATUS_ERROR_NOT_FOUND
_DRIVERLESS: Final = ("ipp everywhere", "driverless", "airprint")
_CONVERTING: Final = ("implicitclass:", "dnssd:")
_PRINTERS_OWN: Final = (
    "/ipp/",
    "._ipp._tcp",
    "._ipps._tcp",
    "/epson_ipp_printer",
)  # the path of a printer, not of another server's queue
_RAW: Final = "raw printer"


@dataclass(frozen=True, slots=True)
class CupsQueueState:
    """State of a queue as reported by the CUPS server: ``model`` is its driver, ``reasons`` are those of its state."""

    stopped: bool
    accepting: bool
    model: str = ""
    uri: str = ""
    reasons: str = ""

    @property
    def is_raw(self) -> bool:
        """Return whether data reaches the printer unchanged, without a driver."""
        return _RAW in self.model.lower()

    @property
    def converts(self) -> bool:
        """Return whether the queue is for a printer of pages (IPP Everywhere) instead of ESC/POS."""
        model, uri = self.model.lower(), self.uri.lower()
        is_own = any(part in uri for part in _PRINTERS_OWN) or uri.endswith("/ipp")
        to_printer = uri.startswith(("ipp:", "ipps:", "http:", "https:")) and is_own
        return any(word in model for word in _DRIVERLESS) or uri.startswith(_CONVERTING) or to_printer


def queue_state(name: str) -> CupsQueueState | None:
    """State of a queue by name.

    None when there is none of that name.

    Raises Unavailable: ``queue_system_missing``, ``queue_system_down``.
    """
    cups = cups_library.library()
    with cups_library.connection(cups) as connection:
        found = cups.cupsGetNamedDest(connection, name.encode(), None)
        if not found:
            error = int(cups.cupsLastError())
            if error >= _ERRORS and error != _NOT_FOUND:
                raise Unavailable(PrintReason.QUEUE_SYSTEM_DOWN, command="libcups")
            return None
        try:
            return _state(cups, found)
        finally:
            cups.cupsFreeDests(1, found)


def _state(cups: Any, found: int) -> CupsQueueState:
    kind = Dest3 if cups.count is c_size_t else Dest2
    dest = ctypes.cast(found, ctypes.POINTER(kind)).contents

    def option(key: str) -> str:
        value = cups.cupsGetOption(key.encode(), dest.num_options, dest.options)
        return bytes(value).decode("utf-8", "replace") if value else ""

    return CupsQueueState(
        stopped=option("printer-state") == _STOPPED,
        accepting=option("printer-is-accepting-jobs") != "false",
        model=option("printer-make-and-model"),
        uri=option("device-uri"),
        reasons=option("printer-state-reasons"),
    )


class Dest2(ctypes.Structure):
    """cups_dest_t of libcups 2."""

    _fields_ = (
        ("name", c_char_p),
        ("instance", c_char_p),
        ("is_default", c_int),
        ("num_options", c_int),
        ("options", c_void_p),
    )


class Dest3(ctypes.Structure):
    """cups_dest_t of libcups 3."""

    _fields_ = (
        ("name", c_char_p),
        ("instance", c_char_p),
        ("is_default", ctypes.c_bool),
        ("num_options", c_size_t),
        ("options", c_void_p),
    )


# --- cups ---

# --- Jobs of a CUPS queue by title with their states, which none of its commands lists ---
# Asked of the library that those commands are made of, so that it finds the same server; the numbers are those of IPP
# (RFC 8011, 5.3.7). One request takes less than a millisecond.

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


class CupsJob(ctypes.Structure):
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
    """Jobs of a title.

    Those that the queue still has, else those that have ended and are remembered.

    A queue that does not exist has none. Raises Unavailable: ``queue_system_missing``, ``queue_system_down``.
    """
    cups = cups_library.library()
    with cups_library.connection(cups) as connection:
        # In this order: a job that ends in between is found in the second.
        return _list_jobs(cups, connection, queue, title, _ACTIVE) or _list_jobs(cups, connection, queue, title, _ENDED)


def _list_jobs(cups: Any, connection: int, queue: str, title: str, which: int) -> tuple[ListedJob, ...]:
    rows = POINTER(CupsJob)()
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


# --- cups ---

_PATIENCE: Final = 5.0
_PATIENCE_FOR_PAGES: Final = 60.0  # megabytes, perhaps to another computer's server
_NOTICE: Final = 3.0  # seconds after which a wait for that is reported
_STEP: Final = 0.1
_TROUBLE: Final = (  # what lpstat reports of a printer: its reasons (RFC 8011, 5.4.12), and what backends write
    (re.compile(r"media-(empty|needed)"), PrintReason.PAPER_OUT),
    (re.compile(r"(cover|door|interlock)-open"), PrintReason.COVER_OPEN),
    (re.compile(r"media-jam"), PrintReason.ERROR),
    (re.compile(r"not responding|may not exist|unreachable"), PrintReason.UNREACHABLE),
    (re.compile(r"offline"), PrintReason.OFFLINE),
)
_UNREACHED: Final = ("Unable to connect", "Bad file descriptor", "Scheduler is not running", "Connection refused")
_NOT_TAKEN: Final = ("not accepting", "does not exist")


def queues() -> tuple[str, ...]:
    """Names of the CUPS queues on this computer. Raises Unavailable (``queue_system_down``) without CUPS."""
    if "not running" in _run("lpstat", "-r"):  # asked for its queues, it would just report that there are none
        raise Unavailable(PrintReason.QUEUE_SYSTEM_DOWN, command="lpstat")
    return tuple(_run("lpstat", "-e").split())


def default_queue() -> str:
    """Name of the default queue, "" when there is none. Raises Unavailable like ``queues``."""
    _, found, name = _run("lpstat", "-d").partition(": ")
    return name.strip() if found else ""


def list_queues() -> tuple[tuple[str, str], ...]:
    """The queues with their drivers, without converting ones. Raises Unavailable like ``queues``."""
    states = {name: queue_state(name) for name in queues()}
    return tuple((name, state.model) for name, state in states.items() if state is not None and not state.converts)


def page_queues() -> tuple[str, ...]:
    """Queues with a driver, or to a printer of pages.

    A raw one would print PDF as the letters it is.

    Raises Unavailable like ``queues``.
    """
    states = {name: queue_state(name) for name in queues()}
    return tuple(name for name, state in states.items() if state is not None and not state.is_raw)


class CupsQueue:
    """Queue of CUPS, a ``spooler.Queue``."""

    def __init__(self, name: str) -> None:
        if not name or name.startswith("-") or any(letter.isspace() for letter in name):
            raise ValueError(name)
        self._name = name

    def trouble(self) -> Reason:
        """Trouble code: unknown, rejecting, stopped or converting; a job would be lost, or come out unexpectedly."""
        state = queue_state(self._name)
        return PrintReason.QUEUE_FILTERS if state is not None and state.converts else _trouble(state)

    def trouble_for_pages(self) -> Reason:
        """The same for a job of PDF: a converting queue is the right one for it."""
        return _trouble(queue_state(self._name))

    def add(self, data: bytes, title: str) -> None:
        """Submit the job; only errors of ``lp`` before it hands anything over mean that it was not taken."""
        self._submit(data, title, ("-o", "raw"), _PATIENCE)

    def add_pages(
        self,
        pdf: bytes,
        title: str,
        copies: int,
        *attributes: str,
        stopped: Callable[[], bool] = lambda: False,
        on_wait: Callable[[], object] = lambda: None,
    ) -> None:
        """Submit a job of PDF with attributes such as ``sides=one-sided`` (RFC 8011, 5.2). Raises like :meth:`add`.

        ``on_wait`` is called once when that takes long; ``stopped`` ends it, and then nobody knows what was taken.
        """
        given = (word for attribute in attributes for word in ("-o", attribute))
        command = self._command(title, ("-n", str(copies), *given))
        self._check(_call_patiently(command, pdf, stopped, on_wait))

    def _submit(self, data: bytes, title: str, options: tuple[str, ...], patience: float) -> None:
        self._check(_run_command(*self._command(title, options), data=data, patience=patience))

    def _command(self, title: str, options: tuple[str, ...]) -> tuple[str, ...]:
        return ("lp", "-d", self._name, *options, "-t", title, "-")

    def _check(self, done: subprocess.CompletedProcess[bytes] | None) -> None:
        """Raise an exception for a failed ``lp`` run; None is an unfinished one."""
        if done is None:
            raise SubmissionUnknown
        errors = done.stderr.decode("utf-8", "replace")
        if any(words in errors for words in _UNREACHED):
            raise Unavailable(PrintReason.QUEUE_SYSTEM_DOWN, command="lp")
        if any(words in errors for words in _NOT_TAKEN):
            raise Unavailable(PrintReason.QUEUE_REFUSED, queue=self._name)
        if done.returncode:
            raise SubmissionUnknown

    def job_status(self, title: str) -> QueuedJobStatus:
        """Status of the jobs of a title: held while any of them is in the queue; passed on when one is completed."""
        states = [job.state for job in jobs_titled(self._name, title)]
        if any(state <= CupsJobState.STOPPED for state in states):
            return QueuedJobStatus(QueuedJobState.HELD, self._hold_reason())
        return QueuedJobStatus(QueuedJobState.PASSED_ON if CupsJobState.COMPLETED in states else QueuedJobState.GONE)

    def cancel(self, title: str) -> None:
        """Cancel the jobs of that title by their numbers."""
        for job in jobs_titled(self._name, title):
            if job.state <= CupsJobState.STOPPED:
                _run_command("cancel", self._number(job), patience=_PATIENCE)

    def _number(self, job: ListedJob) -> str:
        return f"{self._name}-{job.number}"

    def _hold_reason(self) -> Reason:
        state = queue_state(self._name)
        if state is not None and state.stopped:
            return PrintReason.QUEUE_STOPPED
        _, *more = _run("lpstat", "-l", "-p", self._name).splitlines() or [""]
        message = itertools.takewhile(lambda line: "Form mounted:" not in line, more)
        reasons = " ".join([*message, *(line for line in more if line.lstrip().startswith("Alerts:"))])
        return next((code for words, code in _TROUBLE if words.search(reasons)), "")


def _trouble(state: CupsQueueState | None) -> Reason:
    if state is None:
        return PrintReason.QUEUE_UNKNOWN
    if not state.accepting:
        return PrintReason.QUEUE_REJECTS
    return PrintReason.QUEUE_STOPPED if state.stopped else ""


def _run(*command: str) -> str:
    """Output of the command. Raises Unavailable (``queue_system_down``) when it fails."""
    done = _run_command(*command, patience=_PATIENCE)
    if done is None or done.returncode or any(words in done.stderr.decode("utf-8", "replace") for words in _UNREACHED):
        raise Unavailable(PrintReason.QUEUE_SYSTEM_DOWN, command=command[0])
    return done.stdout.decode("utf-8", "replace")


def _run_command(*command: str, patience: float, data: bytes = b"") -> subprocess.CompletedProcess[bytes] | None:
    """How the command ended; None when it did not in time. Raises Unavailable (``queue_system_missing``)."""
    try:
        return subprocess.run(  # noqa: S603  (our own arguments; the queue's name starts with no dash)
            command, input=data, capture_output=True, timeout=patience, check=False, env=_environment()
        )
    except FileNotFoundError as error:
        raise Unavailable(PrintReason.QUEUE_SYSTEM_MISSING, command=command[0]) from error
    except subprocess.TimeoutExpired:
        return None


def _call_patiently(
    command: tuple[str, ...], data: bytes, stopped: Callable[[], bool], on_wait: Callable[[], object]
) -> subprocess.CompletedProcess[bytes] | None:
    """The same with the patience for pages, until ``stopped``."""
    try:
        running = subprocess.Popen(  # noqa: S603  (the same)
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment()
        )
    except FileNotFoundError as error:
        raise Unavailable(PrintReason.QUEUE_SYSTEM_MISSING, command=command[0]) from error
    heard: list[tuple[bytes, bytes]] = []
    giving = threading.Thread(target=lambda: heard.append(running.communicate(data)), name="lp", daemon=True)
    giving.start()
    began, is_reported, is_given_up = time.monotonic(), False, False
    while giving.is_alive() and not is_given_up:
        giving.join(_STEP)
        passed = time.monotonic() - began
        if passed > _NOTICE and not is_reported and giving.is_alive():
            is_reported = True
            on_wait()
        is_given_up = passed > _PATIENCE_FOR_PAGES or stopped()
    if giving.is_alive():
        running.kill()
        giving.join()
        return None
    return subprocess.CompletedProcess(command, running.returncode, *heard[0])


def _environment() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C"}
