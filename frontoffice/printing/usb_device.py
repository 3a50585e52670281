"""A USB printer without a driver of the system, through pyusb (the optional extra ``usb``) and libusb.

The printer is never reset and its configuration never set anew: both may throw away what it still holds. Untried with
hardware; its rules (a time limit on every transfer, what was taken is counted) are tried against a fake device.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.connection import OpenError, import_optional

_PRINTER_CLASS: Final = 7
_LONGEST: Final = 5_000  # ms
_BACKENDS: Final = ("libusb1", "libusb0")
_SHORTEST: Final = 5  # ms; libusb has no transfer without a time limit
_OUT, _IN = 0x00, 0x80


@dataclass(frozen=True, slots=True)
class UsbPrinter:
    """A printer that is plugged in: ``address`` is ``vendor:product`` or ``vendor:product:serial``, in hexadecimal."""

    address: str
    name: str


def printers(plugged_in: Iterable[Any] | None = None) -> tuple[UsbPrinter, ...]:
    """The USB printers that are plugged in. Raises Unavailable without pyusb or libusb."""
    found = _plugged_in() if plugged_in is None else plugged_in
    return tuple(UsbPrinter(_address(device), _name(device)) for device in found if _interface(device) is not None)


def open_usb(address: str) -> UsbConnection:
    """A connection to the printer at ``address``. Raises OSError, ValueError, Unavailable without pyusb or libusb."""
    wanted = address.strip().lower()
    if not all(part for part in wanted.split(":")) or wanted.count(":") not in (1, 2):
        raise ValueError(address)
    core, util = import_optional("usb.core"), import_optional("usb.util")
    for device in _plugged_in():
        if f"{_address(device)}:".startswith(wanted + ":") and (interface := _interface(device)) is not None:
            return UsbConnection(device, interface, core, util)
    raise OpenError(address)


def _plugged_in() -> list[Any]:
    core = import_optional("usb.core")
    try:
        return list(core.find(find_all=True))
    except core.NoBackendError as error:
        raise Unavailable(PrintReason.LIBRARY_LIBUSB) from error


def need_libusb() -> None:
    """Raises Unavailable without pyusb (``printer_library_usb``) or libusb itself (``printer_library_libusb``)."""
    if not any(import_optional(f"usb.backend.{name}").get_backend() for name in _BACKENDS):
        raise Unavailable(PrintReason.LIBRARY_LIBUSB)


def _interface(device: Any) -> Any:
    for configuration in device:
        for interface in configuration:
            if interface.bInterfaceClass == _PRINTER_CLASS:
                return interface
    return None


def _address(device: Any) -> str:
    try:
        serial = device.serial_number or ""
    except (OSError, ValueError):  # not everyone may ask every device
        serial = ""
    parts = [f"{device.idVendor:04x}", f"{device.idProduct:04x}", *([serial.lower()] if serial else [])]
    return ":".join(parts)


def _name(device: Any) -> str:
    try:
        return " ".join(part for part in (device.manufacturer, device.product) if part)
    except (OSError, ValueError):
        return ""


class UsbConnection:
    """Connection to a USB printer without a system driver, a ``PrinterConnection``."""

    def __init__(self, device: Any, interface: Any, core: Any, util: Any) -> None:
        self._device, self._interface, self._core, self._util = device, interface, core, util
        self._number = interface.bInterfaceNumber
        with contextlib.suppress(NotImplementedError):  # libusb's answer where no kernel driver can be in the way
            if device.is_kernel_driver_active(self._number):
                device.detach_kernel_driver(self._number)
        util.claim_interface(device, self._number)
        ends = {util.endpoint_direction(end.bEndpointAddress): end for end in interface}
        self._out, self._in = ends[_OUT], ends.get(_IN)
        self._packet = int(self._out.wMaxPacketSize)  # a transfer of one that times out has taken all of it or nothing
        self.bidirectional = self._in is not None
        self._broken = ""

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        """Write and read, within ``seconds``."""
        if self._broken:
            raise OpenError(self._broken)
        if not data:
            return 0, self._read(self._limit(seconds))
        try:
            taken = int(self._out.write(bytes(data[: self._packet]), self._limit(seconds)))
        except self._core.USBTimeoutError:
            taken = 0
        except self._core.USBError as error:
            self._broken = str(error)
            return len(data[: self._packet]), b""  # it may have been taken before that: never to be called unsent
        return taken, self._read(_SHORTEST)  # after it, so that the answer to it is not a round away

    def tolerate_stall(self, patient: bool) -> None:
        """No effect: a USB printer has no time limit of its own."""

    def finish(self, seconds: float) -> None:
        """Every transfer was acknowledged by the printer, so nothing is left to wait for."""
        del seconds
        self._release()

    def abort(self) -> None:
        """Release at once; what was not taken is dropped."""
        with contextlib.suppress(OSError):
            self._release()

    def _release(self) -> None:
        self._util.release_interface(self._device, self._number)
        self._util.dispose_resources(self._device)

    def _read(self, milliseconds: int) -> bytes:
        if self._in is None:
            return b""
        try:
            return bytes(self._in.read(self._in.wMaxPacketSize, milliseconds))
        except self._core.USBTimeoutError:
            return b""

    @staticmethod
    def _limit(seconds: float) -> int:
        return max(_SHORTEST, min(_LONGEST, int(seconds * 1000)))
