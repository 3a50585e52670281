"""What an open way to a printer can do, whatever it is made of: one small protocol, one module for each transport.

Nothing here waits longer than it is told to, and nothing is left behind: what was not taken is dropped on ``abort``,
so that no paper comes out by itself after it was given up.
"""

from __future__ import annotations

import importlib
from typing import Any, Final, Protocol

from frontoffice.errors import Unavailable

CHUNK: Final = 2048  # so that a stop is seen soon, and a small buffer is not asked for too much
_EXTRAS: Final = {
    "serial": "serial",
    "serial.tools.list_ports": "serial",
    "usb.core": "usb",
    "usb.util": "usb",
    "usb.backend.libusb0": "usb",
    "usb.backend.libusb1": "usb",
    "win32print": "windows",
    "pywintypes": "windows",
}


class PrinterConnection(Protocol):
    """An open way to a printer. Every method raises OSError once the connection is gone."""

    @property
    def bidirectional(self) -> bool:
        """Whether what the printer says comes back this way at all."""

    @property
    def survives_printer_restart(self) -> bool:
        """Whether this connection stays whole when the printer is switched off and on, so that nobody notices."""

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        """Give what it takes of ``data`` and hear what was said: (bytes taken, bytes heard), either may be nothing.

        Waits at most ``seconds`` until one of the two is possible, and not at all for the rest.
        """

    def tolerate_stall(self, patient: bool) -> None:
        """Whether the printer has told why it takes nothing (paper, cover): then it is not given up for that."""

    def finish(self, seconds: float) -> None:
        """All is given: let it go in peace, when the printer has it; that may take ``seconds``.

        Raises OSError (TimeoutError) when it was not taken after all; nothing of it then comes out later.
        """

    def abort(self) -> None:
        """Let go of it and of everything that it has not taken yet. Never raises."""


class OpenError(OSError):
    """A device that cannot be opened."""


def import_optional(module: str) -> Any:
    """The module of a library that only some transports need.

    Raises Unavailable when it is not installed: ``printer_library_serial``, ``_usb`` or ``_windows``, after the extra
    of this program that brings it. The code alone tells which, since a paper that waits keeps no more than the code.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise Unavailable(f"printer_library_{_EXTRAS[module]}", module=module) from error
