"""State of a CUPS queue as the server keeps it (RFC 8011, 5.4), not as words about it: a name may be any word."""

from __future__ import annotations

import ctypes
from ctypes import c_char_p, c_int, c_size_t, c_void_p
from dataclasses import dataclass
from typing import Any, Final

from frontoffice.errors import Unavailable
from frontoffice.printing import cups_library
from frontoffice.printing.codes import PrintReason

_STOPPED: Final = "5"  # printer-state
_NOT_FOUND: Final = 0x406  # IPP_STATUS_ERROR_NOT_FOUND
_ERRORS: Final = 0x400  # where the errors of IPP begin
_DRIVERLESS: Final = ("ipp everywhere", "driverless", "airprint")
_CONVERTING: Final = ("implicitclass:", "dnssd:")
_PRINTERS_OWN: Final = (
    "/ipp/",
    "._ipp._tcp",
    "._ipps._tcp",
    "/epson_ipp_printer",
)  # the path of a printer, not of another server's queue
_RAW: Final = "raw printer"


@dataclass(frozen=True, slots=True)
class CupsQueueState:
    """What the server says of a queue: ``model`` is its driver, ``reasons`` are those of its state."""

    stopped: bool
    accepting: bool
    model: str = ""
    uri: str = ""
    reasons: str = ""

    @property
    def is_raw(self) -> bool:
        """Whether nothing is between what it gets and the printer."""
        return _RAW in self.model.lower()

    @property
    def converts(self) -> bool:
        """Whether what it gets goes to a printer that reads pages (IPP Everywhere), and no ESC/POS."""
        model, uri = self.model.lower(), self.uri.lower()
        is_own = any(part in uri for part in _PRINTERS_OWN) or uri.endswith("/ipp")
        to_printer = uri.startswith(("ipp:", "ipps:", "http:", "https:")) and is_own
        return any(word in model for word in _DRIVERLESS) or uri.startswith(_CONVERTING) or to_printer


def queue_state(name: str) -> CupsQueueState | None:
    """The state of that queue; None when there is none of that name.

    Raises Unavailable: ``queue_system_missing``, ``queue_system_down``.
    """
    cups = cups_library.library()
    with cups_library.connection(cups) as connection:
        found = cups.cupsGetNamedDest(connection, name.encode(), None)
        if not found:
            error = int(cups.cupsLastError())
            if error >= _ERRORS and error != _NOT_FOUND:
                raise Unavailable(PrintReason.QUEUE_SYSTEM_DOWN, command="libcups")
            return None
        try:
            return _state(cups, found)
        finally:
            cups.cupsFreeDests(1, found)


def _state(cups: Any, found: int) -> CupsQueueState:
    kind = _Dest3 if cups.count is c_size_t else _Dest2
    dest = ctypes.cast(found, ctypes.POINTER(kind)).contents

    def option(key: str) -> str:
        value = cups.cupsGetOption(key.encode(), dest.num_options, dest.options)
        return bytes(value).decode("utf-8", "replace") if value else ""

    return CupsQueueState(
        stopped=option("printer-state") == _STOPPED,
        accepting=option("printer-is-accepting-jobs") != "false",
        model=option("printer-make-and-model"),
        uri=option("device-uri"),
        reasons=option("printer-state-reasons"),
    )


class _Dest2(ctypes.Structure):
    """cups_dest_t of libcups 2."""

    _fields_ = (
        ("name", c_char_p),
        ("instance", c_char_p),
        ("is_default", c_int),
        ("num_options", c_int),
        ("options", c_void_p),
    )


class _Dest3(ctypes.Structure):
    """cups_dest_t of libcups 3."""

    _fields_ = (
        ("name", c_char_p),
        ("instance", c_char_p),
        ("is_default", ctypes.c_bool),
        ("num_options", c_size_t),
        ("options", c_void_p),
    )
