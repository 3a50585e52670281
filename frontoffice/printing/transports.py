"""Open a connection by transport name and address; Unavailable for all that can keep it from opening."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Final

from frontoffice.errors import FailureCode, Unavailable
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.connection import OpenError, PrinterConnection, import_optional
from frontoffice.printing.device import open_device
from frontoffice.printing.network import open_network
from frontoffice.printing.serial_port import open_serial
from frontoffice.printing.usb_device import need_libusb, open_usb

_OPENING: Final[dict[str, Callable[[str], PrinterConnection]]] = {
    "network": open_network,
    "device": open_device,
    "serial": open_serial,
    "usb": open_usb,
}


def open_connection(transport: str, address: str) -> PrinterConnection:
    """A connection to a printer; ``transport`` is network, device, serial or usb.

    Raises Unavailable: ``printer_address`` (it is none), ``printer_refused`` (connection refused),
    ``printer_unreachable``, ``printer_device`` (it is not there, or not allowed), ``printer_library_...``.
    """
    try:
        return _OPENING[transport](address)
    except (ValueError, socket.gaierror) as error:
        raise Unavailable(PrintReason.ADDRESS, address=address) from error
    except OpenError as error:
        raise Unavailable(PrintReason.DEVICE, address=address) from error
    except ConnectionError as error:
        raise Unavailable(PrintReason.REFUSED, address=address) from error
    except OSError as error:
        code = PrintReason.DEVICE if transport in ("serial", "usb") else PrintReason.UNREACHABLE
        raise Unavailable(code, address=address) from error


_NEEDING: Final[dict[str, Callable[[], object]]] = {
    "serial": lambda: import_optional("serial"),
    "usb": need_libusb,
    "windows": lambda: import_optional("win32print"),
}


def missing_library(transport: str) -> FailureCode | None:
    """The code of what is not installed and that kind of printer needs, None when nothing is missing."""
    try:
        _NEEDING.get(transport, str)()
    except Unavailable as error:
        return error.code
    return None
