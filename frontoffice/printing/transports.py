"""Open a connection by transport name and address; Unavailable for all that can keep it from opening."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from typing import Final

from frontoffice.errors import FailureCode, Unavailable
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.connection import InUseError, OpenError, PrinterConnection, import_optional
from frontoffice.printing.device import open_device
from frontoffice.printing.network import open_network
from frontoffice.printing.serial_port import open_serial
from frontoffice.printing.usbprint import open_usbprint
from frontoffice.printing.usbprint_kernel import windows_kernel

_OPENING: Final[dict[str, Callable[[str], PrinterConnection]]] = {
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
        return _OPENING[transport](address)
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
    """Whether that kind of printer can work on ``system`` at all; what is missing there can be installed."""
    return _ONLY_ON.get(transport, system) == system


def missing_library(transport: str) -> FailureCode | None:
    """The code of what is not installed and that kind of printer needs, None when nothing is missing."""
    try:
        _NEEDING.get(transport, str)()
    except Unavailable as error:
        return error.code
    return None
