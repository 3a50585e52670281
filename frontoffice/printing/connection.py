"""Protocol of an open connection to a printer, for any transport (one module for each).

None of them shows that the printer was switched off and on: a cable does not end, and neither does the connection to a
print server, a router or an adapter between here and the printer. Only the printer's own answers count.

Nothing here waits longer than its time limit, and nothing is left behind: what was not taken is dropped on ``abort``,
so that no receipt comes out by itself after it was given up.
"""

from __future__ import annotations

import importlib
from typing import Any, Final, Protocol, runtime_checkable

from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason

CHUNK: Final = 2048  # so that a stop is seen soon, and a small buffer is not asked for too much
_MISSING: Final = {
    "serial": PrintReason.LIBRARY_SERIAL,
    "serial.tools.list_ports": PrintReason.LIBRARY_SERIAL,
    "win32print": PrintReason.LIBRARY_WINDOWS,
    "pywintypes": PrintReason.LIBRARY_WINDOWS,
}


class PrinterConnection(Protocol):
    """An open connection to a printer. Every method raises OSError once the connection is gone."""

    @property
    def bidirectional(self) -> bool:
        """Whether the printer's replies come back this way at all."""

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        """Write as much of ``data`` as accepted and read replies.

        (number of bytes taken, bytes received), either may be 0.

        Waits at most ``seconds`` until one of the two is possible, and not at all for the rest.
        """

    def set_stall_tolerance(self, patient: bool) -> None:
        """Set whether the printer reported a reason for its stall (paper, cover), to leave the connection open."""

    def finish(self, seconds: float) -> None:
        """Close after all was written, when the printer has it; that may take ``seconds``.

        Raises OSError (TimeoutError) when it was not taken after all; nothing of it then comes out later.
        """

    def abort(self) -> None:
        """Close at once and drop all unsent data. Never raises."""


@runtime_checkable
class ReportsPortStatus(Protocol):
    """Connection with a port status of its own, beside the data."""

    def port_status(self) -> int | None:
        """The status byte (USB printer class, GET_PORT_STATUS), None when there is none. Never raises."""


class OpenError(OSError):
    """Failure to open a device."""


class InUseError(OpenError):
    """Device in use by another program."""


def import_optional(module: str) -> Any:
    """Import an optional library of some transports.

    Raises Unavailable when it is not installed: ``printer_library_serial`` or ``_windows``, after the extra of this
    program that brings it. The code alone names it, since a waiting job keeps no more than the code.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise Unavailable(_MISSING[module], module=module) from error
