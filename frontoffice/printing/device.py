"""A printer behind a device file, as Linux gives them to USB printers (``/dev/usb/lp0``)."""

from __future__ import annotations

import contextlib
import errno
import os
import select
import stat
import time
from pathlib import Path

from frontoffice.printing.connection import OpenError


def open_device(path: str) -> DeviceConnection:
    """A connection to the device at ``path``; both ways when it lets itself be read.

    Raises OpenError when it cannot be opened, ValueError for what is no device (it would be overwritten).
    """
    if not hasattr(os, "O_NONBLOCK"):
        raise OpenError
    if not path:
        raise ValueError(path)
    try:
        kind = Path(path).stat().st_mode
        if not (stat.S_ISCHR(kind) or stat.S_ISFIFO(kind)):
            raise ValueError(path)
        # A pipe opened both ways would read back what we write; a device that only takes is opened that way.
        ways = (os.O_WRONLY,) if stat.S_ISFIFO(kind) else (os.O_RDWR, os.O_WRONLY)
        descriptor, way = _open(path, ways)
    except OSError as error:
        raise OpenError(*error.args) from error
    _set_raw(descriptor)
    return DeviceConnection(descriptor, bidirectional=way == os.O_RDWR)


def _open(path: str, ways: tuple[int, ...]) -> tuple[int, int]:
    for way in ways[:-1]:
        with contextlib.suppress(OSError):
            return os.open(path, way | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC), way
    return os.open(path, ways[-1] | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC), ways[-1]


def _set_raw(descriptor: int) -> None:
    """Switch a serial line to raw mode: every byte passes unchanged, line ends and control bytes too."""
    if os.isatty(descriptor):
        import termios  # not on every system
        import tty

        try:
            tty.setraw(descriptor)
        except termios.error as error:
            os.close(descriptor)
            raise OpenError(*error.args) from error


class DeviceConnection:
    """Connection to a device file, a ``PrinterConnection``."""

    def __init__(self, descriptor: int, *, bidirectional: bool) -> None:
        self._descriptor = descriptor
        self.bidirectional = bidirectional

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        """Write and read, within ``seconds``."""
        poll = select.poll()
        poll.register(self._descriptor, (select.POLLIN if self.bidirectional else 0) | (select.POLLOUT if data else 0))
        ready = dict(poll.poll(max(0.0, seconds) * 1000)).get(self._descriptor, 0)
        received = self._read() if ready & select.POLLIN else b""
        taken = self._write(data) if data and ready & (select.POLLOUT | select.POLLERR) else 0
        if ready & select.POLLHUP and not received and not taken:
            raise ConnectionAbortedError
        return taken, received

    def tolerate_stall(self, patient: bool) -> None:
        """No effect: a device file has no time limit of its own."""

    def finish(self, seconds: float) -> None:
        """Close once it would take more: a USB printer closed too early throws away what it is just taking."""
        end = time.monotonic() + seconds
        poll = select.poll()
        poll.register(self._descriptor, select.POLLOUT)
        ready = poll.poll(max(0.0, end - time.monotonic()) * 1000)
        if not ready:
            raise TimeoutError
        os.close(self._descriptor)

    def abort(self) -> None:
        """Close at once; what was not taken is dropped."""
        with contextlib.suppress(OSError):
            if os.isatty(self._descriptor):
                import termios

                with contextlib.suppress(termios.error):  # a device that is gone holds nothing any more
                    termios.tcflush(self._descriptor, termios.TCOFLUSH)
            os.close(self._descriptor)

    def _read(self) -> bytes:
        try:
            return os.read(self._descriptor, 4096)
        except BlockingIOError:
            return b""
        except OSError as error:
            if error.errno in (errno.EINVAL, errno.EOPNOTSUPP):  # a one-way printer that let itself be opened both ways
                self.bidirectional = False
                return b""
            raise

    def _write(self, data: memoryview) -> int:
        try:
            return os.write(self._descriptor, data)
        except BlockingIOError:
            return 0
        except OSError as error:
            if error.errno == errno.ENOSPC:  # Linux' USB printer driver: no paper
                return 0
            raise
