"""Bringing bytes to a printer on the network (TCP 9100) or behind a device file, and saying what became of them.

Three ends only: *handed over* (every byte was taken, which is all that can be known without asking the printer),
*not sent* (nothing left this computer, so trying again is safe) and *uncertain* (something was sent, then it failed:
part of a paper, or all of it, may have come out). Everything is bounded in time and runs in the printer's own thread.
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
import stat
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from frontoffice.printing.network import PORT, connect, split_address
from frontoffice.settings import Printer, Transport

__all__ = ["PORT", "Delivery", "Outcome", "Paper", "deliver", "split_address"]

_CHUNK: Final = 2048  # so that a stop is seen soon
_SLOWEST: Final = 500  # bytes a second of the slowest printer that still counts as printing
_QUIET: Final = 0.3  # seconds in which a printer that is done says nothing more
_LAST_WORDS: Final = 2.0  # seconds that it may go on talking
_DROP: Final = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)  # SO_LINGER 0: the kernel forgets what it holds


class Outcome(StrEnum):
    """What became of the bytes."""

    HANDED_OVER = "handed_over"
    NOT_SENT = "not_sent"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a delivery ended. ``reason`` is a code for the words shown, "" when it was handed over."""

    state: Outcome
    reason: str = ""


class Paper(Protocol):
    """Whatever brings bytes onto paper: :func:`deliver`, or what stands for it in a test."""

    def __call__(self, data: bytes, printer: Printer) -> Delivery:
        """Bring ``data`` to ``printer``; never raises for what a printer may do."""


class _Line(Protocol):
    """An open way to a printer."""

    def ready(self, seconds: float) -> bool:
        """Wait until it takes bytes; False when it does not in time."""

    def write(self, data: memoryview) -> int:
        """Write what it takes without waiting; how many bytes that was. Raises OSError."""

    def finish(self) -> None:
        """All is written: let it go in peace. Raises OSError when it was not taken after all."""

    def drop(self) -> None:
        """Let go of it, and of everything that it has not taken yet: nothing may come out later by itself."""


def deliver(data: bytes, printer: Printer) -> Delivery:
    """Bring ``data`` to ``printer`` (network or device) and tell what became of it; see :class:`Paper`.

    Waits at most ``printer.timeout`` seconds for a connection and for each step of writing. Raises ValueError for a
    transport that takes no bytes.
    """
    if printer.transport is Transport.NONE:
        return Delivery(Outcome.NOT_SENT, "printer_none")
    patience = max(1, printer.timeout)
    opening: dict[Transport, Callable[[str, float], _Line]] = {Transport.NETWORK: _connect, Transport.DEVICE: _open}
    if printer.transport not in opening:
        raise ValueError(printer.transport)
    try:
        line = opening[printer.transport](printer.address, patience)
    except (OSError, ValueError) as error:
        return Delivery(Outcome.NOT_SENT, _why_not_open(error))
    return _hand_over(line, memoryview(data), patience)


def _hand_over(line: _Line, data: memoryview, patience: float) -> Delivery:
    sent = 0
    end = time.monotonic() + patience + len(data) / _SLOWEST
    try:
        while sent < len(data):
            if not line.ready(min(patience, end - time.monotonic())):
                raise TimeoutError
            sent += line.write(data[sent : sent + _CHUNK])
        line.finish()
    except OSError as error:
        line.drop()
        if isinstance(error, TimeoutError):
            reason = "printer_timeout"
        else:
            reason = "printer_interrupted" if sent else _why_not_open(error)
        return Delivery(Outcome.UNCERTAIN if sent else Outcome.NOT_SENT, reason)
    return Delivery(Outcome.HANDED_OVER)


class _Connection:
    """A printer on the network."""

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected
        self._socket.setblocking(False)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ready(self, seconds: float) -> bool:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            heard, takes, _ = select.select([self._socket], [self._socket], [], left)
            if heard and not self._listen():
                raise ConnectionAbortedError
            if takes:
                return True
        return False

    def write(self, data: memoryview) -> int:
        try:
            return self._socket.send(data)
        except BlockingIOError:
            return 0

    def finish(self) -> None:
        """Say that this was all, and hear the printer out: unread words would make the kernel throw our bytes away."""
        if select.select([self._socket], [], [], 0)[0] and not self._listen():
            raise ConnectionAbortedError
        self._socket.shutdown(socket.SHUT_WR)
        end = time.monotonic() + _LAST_WORDS
        while time.monotonic() < end and select.select([self._socket], [], [], _QUIET)[0] and self._listen():
            pass
        self._socket.close()

    def drop(self) -> None:
        with contextlib.suppress(
            OSError
        ):  # some systems refuse it when the printer has hung up, and then it matters not
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _DROP)
        self._socket.close()

    def _listen(self) -> bool:
        """Read what the printer says; False when it has hung up."""
        try:
            return self._socket.recv(4096) != b""
        except BlockingIOError:
            return True


class _DeviceError(OSError):
    """A device file that cannot be opened or written to."""


class _Device:
    """A printer behind a device file."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def ready(self, seconds: float) -> bool:
        poll = select.poll()
        poll.register(self._descriptor, select.POLLOUT)
        return bool(poll.poll(max(0.0, seconds) * 1000))

    def write(self, data: memoryview) -> int:
        try:
            return os.write(self._descriptor, data)
        except BlockingIOError:
            return 0
        except OSError as error:
            raise _DeviceError(*error.args) from error

    def finish(self) -> None:
        os.close(self._descriptor)

    def drop(self) -> None:
        if os.isatty(self._descriptor):
            import termios  # noqa: PLC0415  (not on every system)

            with contextlib.suppress(termios.error):  # a device that is gone holds nothing any more
                termios.tcflush(self._descriptor, termios.TCOFLUSH)
        with contextlib.suppress(OSError):
            os.close(self._descriptor)


def _connect(address: str, patience: float) -> _Line:
    return _Connection(connect(address, patience))


def _open(path: str, _patience: float) -> _Line:
    """Open a device without waiting for it; a file that is no device is refused, or it would be overwritten."""
    if not hasattr(os, "O_NONBLOCK"):
        raise _DeviceError
    if not path:
        raise ValueError(path)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError as error:
        raise _DeviceError(*error.args) from error
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISCHR(mode) or stat.S_ISFIFO(mode):
        _as_it_is(descriptor)
        return _Device(descriptor)
    os.close(descriptor)
    raise ValueError(path)


def _as_it_is(descriptor: int) -> None:
    """Tell a serial line to pass every byte on unchanged: no other line ends, no swallowed control bytes."""
    if os.isatty(descriptor):
        import termios  # noqa: PLC0415
        import tty  # noqa: PLC0415

        try:
            tty.setraw(descriptor)
        except termios.error as error:
            os.close(descriptor)
            raise _DeviceError(*error.args) from error


def _why_not_open(error: OSError | ValueError) -> str:
    """The code of an error that came before the first byte, as the window's words know it."""
    if isinstance(error, ValueError | socket.gaierror):
        return "printer_address"
    if isinstance(error, _DeviceError):
        return "printer_device"
    return "printer_refused" if isinstance(error, ConnectionError) else "printer_unreachable"
