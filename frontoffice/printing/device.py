"""A printer behind a device file, as Linux gives them to USB printers (``/dev/usb/lp0``)."""

from __future__ import annotations

import contextlib
import errno
import os
import select
import stat
import time
from pathlib import Path

from frontoffice.printing.connection import Deaf


def open_device(path: str) -> DeviceLine:
    """A line to the device at ``path``; both ways when it lets itself be read.

    Raises Deaf when it cannot be opened, ValueError for what is no device (it would be overwritten).
    """
    if not hasattr(os, "O_NONBLOCK"):
        raise Deaf
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
        raise Deaf(*error.args) from error
    _as_it_is(descriptor)
    return DeviceLine(descriptor, hears=way == os.O_RDWR)


def _open(path: str, ways: tuple[int, ...]) -> tuple[int, int]:
    for way in ways[:-1]:
        with contextlib.suppress(OSError):
            return os.open(path, way | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC), way
    return os.open(path, ways[-1] | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC), ways[-1]


def _as_it_is(descriptor: int) -> None:
    """Tell a serial line to pass every byte on unchanged: no other line ends, no swallowed control bytes."""
    if os.isatty(descriptor):
        import termios  # noqa: PLC0415  (not on every system)
        import tty  # noqa: PLC0415

        try:
            tty.setraw(descriptor)
        except termios.error as error:
            os.close(descriptor)
            raise Deaf(*error.args) from error


class DeviceLine:
    """See :class:`frontoffice.printing.connection.Line`."""

    def __init__(self, descriptor: int, *, hears: bool) -> None:
        self._descriptor = descriptor
        self.hears = hears
        self.outlives = os.isatty(descriptor)

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        """Give and hear, within ``seconds``."""
        poll = select.poll()
        poll.register(self._descriptor, (select.POLLIN if self.hears else 0) | (select.POLLOUT if data else 0))
        ready = dict(poll.poll(max(0.0, seconds) * 1000)).get(self._descriptor, 0)
        said = self._listen() if ready & select.POLLIN else b""
        taken = self._give(data) if data and ready & (select.POLLOUT | select.POLLERR) else 0
        if ready & select.POLLHUP and not said and not taken:
            raise ConnectionAbortedError
        return taken, said

    def be_patient(self, patient: bool) -> None:
        """A device waits as long as we do."""

    def finish(self, seconds: float) -> None:
        """Closing a USB printer too early throws away what it is just taking, so wait until it would take more."""
        end = time.monotonic() + seconds
        poll = select.poll()
        poll.register(self._descriptor, select.POLLOUT)
        ready = poll.poll(max(0.0, end - time.monotonic()) * 1000)
        if not ready:
            raise TimeoutError
        os.close(self._descriptor)

    def abort(self) -> None:
        """Let go at once; what was not taken is dropped."""
        with contextlib.suppress(OSError):
            if os.isatty(self._descriptor):
                import termios  # noqa: PLC0415

                with contextlib.suppress(termios.error):  # a device that is gone holds nothing any more
                    termios.tcflush(self._descriptor, termios.TCOFLUSH)
            os.close(self._descriptor)

    def _listen(self) -> bytes:
        try:
            return os.read(self._descriptor, 4096)
        except BlockingIOError:
            return b""
        except OSError as error:
            if error.errno in (errno.EINVAL, errno.EOPNOTSUPP):  # a one-way printer that let itself be opened both ways
                self.hears = False
                return b""
            raise

    def _give(self, data: memoryview) -> int:
        try:
            return os.write(self._descriptor, data)
        except BlockingIOError:
            return 0
        except OSError as error:
            if error.errno == errno.ENOSPC:  # Linux' USB printer driver: no paper
                return 0
            raise
