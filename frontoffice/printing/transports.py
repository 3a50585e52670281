"""Open a connection by transport name and address; Unavailable for any obstacle."""

from __future__ import annotations

import contextlib
import errno
import os
import select
import socket
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from frontoffice.errors import FailureCode, Unavailable
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.connection import InUseError, OpenError, PrinterConnection, import_optional
from frontoffice.printing.network import open_network
from frontoffice.printing.serial_port import open_serial
from frontoffice.printing.usbprint import open_usbprint, windows_kernel

# --- A printer behind a device file, as Linux gives them to USB printers (``/dev/usb/lp0``) ---


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

    def set_stall_tolerance(self, patient: bool) -> None:
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


# --- transports ---

OPENING: Final[dict[str, Callable[[str], PrinterConnection]]] = {
    "network": open_network,
    "device": open_device,
    "serial": open_serial,
    "usbprint": lambda address: open_usbprint(address, windows_kernel()),
}


def open_connection(transport: str, address: str) -> PrinterConnection:
    """A connection to a printer; ``transport`` is network, device, serial or usbprint.

    Raises Unavailable: ``printer_address`` (it is none), ``printer_refused`` (connection refused),
    ``printer_unreachable``, ``printer_device`` (it is not there, or not allowed), ``printer_in_use`` (another program
    holds it), ``printer_library_...``.
    """
    try:
        return OPENING[transport](address)
    except (ValueError, socket.gaierror) as error:
        raise Unavailable(PrintReason.ADDRESS, address=address) from error
    except InUseError as error:
        raise Unavailable(PrintReason.IN_USE, address=address) from error
    except OpenError as error:
        raise Unavailable(PrintReason.DEVICE, address=address) from error
    except ConnectionError as error:
        raise Unavailable(PrintReason.REFUSED, address=address) from error
    except OSError as error:
        code = PrintReason.DEVICE if transport in ("serial", "usbprint") else PrintReason.UNREACHABLE
        raise Unavailable(code, address=address) from error


_NEEDING: Final[dict[str, Callable[[], object]]] = {
    "serial": lambda: import_optional("serial"),
    "usbprint": windows_kernel,
    "windows": lambda: import_optional("win32print"),
}


_ONLY_ON: Final = {"device": "posix", "cups": "posix", "usbprint": "nt", "windows": "nt"}  # as ``os.name`` calls them


def works_on(transport: str, system: str = os.name) -> bool:
    """Return whether that kind of printer can work on ``system``; what is missing there can be installed."""
    return _ONLY_ON.get(transport, system) == system


def missing_library(transport: str) -> FailureCode | None:
    """Code of the library missing for a transport, None when nothing is missing."""
    try:
        _NEEDING.get(transport, str)()
    except Unavailable as error:
        return error.code
    return None
