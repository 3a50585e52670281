"""How much of what was sent into a TCP connection the other side has not acknowledged yet.

Linux counts it (``TIOCOUTQ``). Windows 10 from version 1703 on tells what it sent and what of that is under way
(``SIO_TCP_INFO``), after Microsoft's documentation of ``TCP_INFO_v0``; what the program gave and Windows did not send,
as to a printer that takes nothing, is the rest. Where nothing tells, the answer is None and never 0.
"""

from __future__ import annotations

import ctypes
import socket
import struct
import sys
from collections.abc import Callable
from typing import Final

_SIO_TCP_INFO: Final = 0xD8000027
_TCP_INFO_V0: Final = struct.Struct("<iIQB3x7I2Q5IB3x")
_IN_FLIGHT, _SENT, _SENT_AGAIN = 6, 11, 14  # fields of it


def count_unacknowledged(connected: socket.socket, given: int) -> int | None:
    """The bytes that the other side has not acknowledged of those ``given`` so far; None where nothing tells."""
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
    """What Windows says of the connection; None where it does not (before 1703, another system)."""
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
