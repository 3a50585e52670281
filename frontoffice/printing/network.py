"""TCP connection to a network printer (port 9100), and its address."""

from __future__ import annotations

import contextlib
import ctypes
import os
import select
import socket
import struct
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, Final, TypeAlias

# --- How much of what was sent into a TCP connection the other side has not acknowledged yet ---
# Linux counts it (``TIOCOUTQ``). Windows 10 from version 1703 on tells what it sent and what of that is under way
# (``SIO_TCP_INFO``), after Microsoft's documentation of ``TCP_INFO_v0``; what the program gave and Windows did not
# send, as to a printer that takes nothing, is the rest. Where nothing tells, the answer is None and never 0.

_SIO_TCP_INFO: Final = 0xD8000027
_TCP_INFO_V0: Final = struct.Struct("<iIQB3x7I2Q5IB3x")
_IN_FLIGHT, _SENT, _SENT_AGAIN = 6, 11, 14  # fields of it


def count_unacknowledged(connected: socket.socket, given: int) -> int | None:
    """Number of the ``given`` bytes not yet acknowledged by the other side; None where nothing tells."""
    if sys.platform == "linux":
        import fcntl  # not on every system
        import termios

        left: int | None = struct.unpack("i", fcntl.ioctl(connected, termios.TIOCOUTQ, b"\0\0\0\0"))[0]
    else:
        left = left_of(given, windows_tcp_info(connected.fileno()))
    return left


def left_of(given: int, answer: bytes | None) -> int | None:
    """The same from Windows' ``answer``.

    Whether what was sent again counts as sent is documented nowhere: it is taken off, so that a doubt stays one.
    """
    if answer is None or len(answer) < _TCP_INFO_V0.size:
        return None
    fields = _TCP_INFO_V0.unpack_from(answer)
    left: int = max(0, given - (fields[_SENT] - fields[_SENT_AGAIN] - fields[_IN_FLIGHT]))
    return left


def windows_tcp_info(handle: int, wsa_ioctl: Callable[..., int] | None = None) -> bytes | None:
    """TCP information about a connection, if supplied by Windows.

    None where it does not (before 1703, another system).
    """
    if sys.platform == "win32":
        wsa_ioctl = wsa_ioctl or ctypes.WinDLL("ws2_32").WSAIoctl
    if wsa_ioctl is None:
        return None
    version, answer, size = ctypes.c_ulong(0), ctypes.create_string_buffer(_TCP_INFO_V0.size), ctypes.c_ulong(0)
    failed = wsa_ioctl(
        ctypes.c_size_t(handle),
        ctypes.c_ulong(_SIO_TCP_INFO),
        ctypes.byref(version),
        ctypes.c_ulong(ctypes.sizeof(version)),
        answer,
        ctypes.c_ulong(len(answer)),
        ctypes.byref(size),
        None,
        None,
    )
    return None if failed else answer.raw[: size.value]


# --- network ---

PORT: Final = 9100
_CONNECT: Final = 3.0
_LOST: Final = 8_000  # ms that what we sent may go unacknowledged before the kernel calls the connection dead
KEEPALIVE: Final = {"TCP_KEEPIDLE": 5, "TCP_KEEPINTVL": 5, "TCP_KEEPCNT": 3}
_QUIET: Final = 0.3  # seconds in which a printer that is done sends nothing more
_STEP: Final = 0.02
_DROP: Final = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)  # SO_LINGER 0: the kernel forgets what it holds

Left: TypeAlias = Callable[[socket.socket, int], int | None]


def split_address(address: str) -> tuple[str, int]:
    """Host and port of ``host``, ``host:port``, ``[::1]:port`` or ``::1``; 9100 without a port.

    Raises ValueError for anything else.
    """
    host, port = address.strip(), ""
    if host.startswith("["):
        host, closed, rest = host[1:].partition("]")
        port = rest.removeprefix(":")
        if not closed or (rest and not rest.startswith(":")):
            raise ValueError(address)
    elif host.count(":") == 1:
        host, _, port = host.partition(":")
    number = int(port or PORT)
    if not host or " " in host or not 0 < number < 1 << 16:
        raise ValueError(address)
    return host, number


def connect(address: str, patience: float) -> socket.socket:
    """A connection to ``address``, within ``patience`` seconds. Raises OSError, or ValueError for a wrong address."""
    end = time.monotonic() + patience
    failed: OSError = TimeoutError()
    for family, kind, protocol, _, where in _resolve(*split_address(address), patience):
        connecting = socket.socket(family, kind, protocol)
        try:
            connecting.settimeout(max(0.1, end - time.monotonic()))
            connecting.connect(where)
        except OSError as error:
            connecting.close()
            failed = error
        else:
            return connecting
    raise failed


def _resolve(host: str, port: int, patience: float) -> list[Any]:
    """Resolve ``host`` in a separate thread, because a hanging name server cannot be interrupted."""
    found: list[Any] = []
    failed: list[OSError] = [TimeoutError()]

    def ask() -> None:
        try:
            found.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            failed[0] = error if isinstance(error, OSError) else socket.gaierror()

    asking = threading.Thread(target=ask, name="printer-name", daemon=True)
    asking.start()
    asking.join(patience)
    if not found:
        raise failed[0]
    return found


def open_network(address: str, patience: float = _CONNECT) -> NetworkConnection:
    """A connection to the printer at ``address``. Raises OSError, or ValueError for no address."""
    return NetworkConnection(connect(address, patience))


class NetworkConnection:
    """TCP connection to a printer, a ``PrinterConnection``."""

    bidirectional = True

    def __init__(self, connected: socket.socket, left: Left = count_unacknowledged) -> None:
        """``left`` counts the given bytes without acknowledgement."""
        self._socket = connected
        self._unacknowledged = left
        self._given = 0
        connected.setblocking(False)
        connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for name, value in KEEPALIVE.items():
            if hasattr(socket, name):  # not every system lets them be set
                connected.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
        self._set_send_timeout(_LOST)

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        """Write and read, within ``seconds``."""
        readable, writable, _ = select.select([self._socket], [self._socket] if data else [], [], max(0.0, seconds))
        received = self._read() if readable else b""
        return (self._write(data) if writable else 0), received

    def set_stall_tolerance(self, patient: bool) -> None:
        """Keep the connection open while the printer's buffer is full; otherwise Linux ends it after eight seconds."""
        self._set_send_timeout(0 if patient else _LOST)

    def finish(self, seconds: float) -> None:
        """Close once everything was acknowledged.

        Where nothing tells what was, a printer that hangs up as well has had it all, and of another nobody knows.
        """
        end = time.monotonic() + seconds
        while left := self._unacknowledged(self._socket, self._given):
            if time.monotonic() > end:
                raise TimeoutError
            self.exchange(memoryview(b""), _STEP)
        self._socket.shutdown(socket.SHUT_WR)
        quiet = min(_QUIET, seconds)
        try:
            while time.monotonic() < end and (self.exchange(memoryview(b""), quiet)[1] or left is None):
                pass  # unread replies would make the kernel throw our bytes away
        except ConnectionAbortedError:
            pass  # it has hung up as well: the best of all ends
        else:
            if left is None:
                raise TimeoutError
        self._socket.close()

    def abort(self) -> None:
        """Close at once; what was not taken is dropped."""
        with contextlib.suppress(OSError):  # some systems refuse it when the printer has hung up; then it matters not
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _DROP)
        self._socket.close()

    def _read(self) -> bytes:
        try:
            received = self._socket.recv(4096)
        except BlockingIOError:
            return b""
        if not received:
            raise ConnectionAbortedError
        self._acknowledge_at_once()
        return received

    def _acknowledge_at_once(self) -> None:
        """A printer with Nagle's algorithm holds its next answer back until the kernel has acknowledged this one."""
        if sys.platform == "linux":
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)

    def _write(self, data: memoryview) -> int:
        try:
            taken = self._socket.send(data)
        except BlockingIOError:
            return 0
        self._given += taken
        return taken

    def _set_send_timeout(self, milliseconds: int) -> None:
        if sys.platform == "linux":
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, milliseconds)
