"""The calls to Windows behind ``usbprint``: SetupAPI for what is plugged in, overlapped transfers, through ctypes.

After Microsoft's documentation. Tried under wine: the enumeration, and every call but DeviceIoControl with a named pipe
in the printer's place.
"""

from __future__ import annotations

import contextlib
import ctypes
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from ctypes import c_int, c_size_t, c_uint8, c_uint16, c_uint32, c_void_p, c_wchar_p
from dataclasses import dataclass
from typing import Any, Final, Protocol

from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.connection import InUseError, OpenError

# --- A USB printer through the driver that Windows brings for it (``usbprint.sys``): its answers, and no other
# driver ---
# Two transfers are on their way at most: one that writes, and one that reads from the opening on, so that an answer
# finds a reader waiting (the first ones are empty on some printers). Neither is taken back for another: a transfer
# that was cancelled does not say how much of it the printer has. Windows calls a write done when the printer took all
# of it, so nothing is flushed (the driver refuses that anyway).
#
# Never tried with a printer: the calls are those of Microsoft's usbprint.h and SetupAPI, and run in
# ``usbprint_kernel``.

GET_LPT_STATUS: Final = 0x220030  # IOCTL_USBPRINT_GET_LPT_STATUS
GET_1284_ID: Final = 0x220034  # IOCTL_USBPRINT_GET_1284_ID
ACCESS_DENIED, SHARING_VIOLATION, BUSY, TIMEOUT = 5, 32, 170, 1460  # ERROR_...
DEVICE_NOT_CONNECTED: Final = 1167  # ERROR_DEVICE_NOT_CONNECTED
_HELD: Final = frozenset({ACCESS_DENIED, SHARING_VIOLATION, BUSY})
_PATH: Final = re.compile(r"usb#vid_([0-9a-f]{4})&pid_([0-9a-f]{4})(?:&mi_[0-9a-f]{2})?#([^#]+)#")
_READ: Final = 512  # one packet of a fast printer; less than a packet would be an error
_ID_SIZE: Final = 1024
_ANSWER: Final = 0.5  # seconds in which a printer answers what is asked beside its data
_PRIMING: Final = 0.02  # seconds in which a way back that does not work says so
_AGAIN: Final = 0.005  # until the next read, after an empty one
_CANCELLING: Final = 0.5  # in which a cancelled transfer lets go of its buffer
_NAME_LENGTH: Final = 60


@dataclass(frozen=True, slots=True)
class UsbPrinter:
    """Connected USB printer: ``address`` is ``vendor:product`` or ``vendor:product:serial``, in hexadecimal."""

    address: str
    name: str


class KernelError(OpenError):
    """Windows' refusal of a call; ``number`` is its ERROR_ number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Windows error {number}")
        self.number = number


class Transfer(Protocol):
    """Windows I/O call in progress (overlapped)."""

    def outcome(self) -> tuple[int, bytes] | None:
        """Number of bytes moved, and the bytes read; None as long as it is on its way. Raises KernelError."""


class Kernel(Protocol):
    """Windows calls for USB printers. All but ``outcome`` of a transfer return at once."""

    def devices(self) -> tuple[str, ...]:
        """Paths of the connected printers (SetupAPI). Raises KernelError."""

    def open(self, path: str) -> int:
        """A handle (CreateFile, overlapped). Raises KernelError."""

    def write(self, device: int, data: bytes) -> Transfer:
        """Begin to write (WriteFile)."""

    def read(self, device: int, size: int) -> Transfer:
        """Begin to read (ReadFile)."""

    def control(self, device: int, code: int, size: int) -> Transfer:
        """Begin to ask the driver (DeviceIoControl)."""

    def wait(self, transfers: Sequence[Transfer], seconds: float) -> None:
        """Wait until one of ``transfers`` is done, or for so long; with none of them just for so long."""

    def cancel(self, device: int, transfer: Transfer) -> None:
        """Cancel a transfer (CancelIoEx); a finished one is no error."""

    def close(self, device: int) -> None:
        """Close the handle."""


def printers(kernel: Kernel) -> tuple[UsbPrinter, ...]:
    """Printers of Windows' USB driver, by address and reported name (IEEE 1284).

    The address is ``vendor:product`` and, where the printer has one, its serial number; two that are alike and have
    none are distinguished by where they are plugged in. Raises KernelError when Windows cannot be asked.
    """
    paths = [path for path in kernel.devices() if _address(path)]
    alike = Counter(_kind(_address(path)) for path in paths)
    return tuple(
        UsbPrinter(
            _address(path) if _has_serial(path) or alike[_kind(_address(path))] > 1 else _kind(_address(path)), name
        )
        for path, name in ((path, _name(kernel, path)) for path in paths)
    )


def open_usbprint(address: str, kernel: Kernel) -> UsbprintConnection:
    """A connection to the printer at ``address``.

    Raises OSError (InUseError while another program holds it), ValueError for what is no address of one printer.
    """
    wanted = address.strip().lower()
    if not all(wanted.split(":")) or wanted.count(":") not in (1, 2):
        raise ValueError(address)
    paths = [path for path in kernel.devices() if f"{_address(path)}:".startswith(f"{wanted}:")]
    if len(paths) > 1:
        raise ValueError(address)
    if not paths:
        raise OpenError(address)
    return UsbprintConnection(kernel, _open(kernel, paths[0]))


def _open(kernel: Kernel, path: str) -> int:
    try:
        return kernel.open(path)
    except KernelError as error:
        raise (InUseError(path) if error.number in _HELD else OpenError(path)) from error


def _address(path: str) -> str:
    found = _PATH.search(path.lower())
    return ":".join(found.groups()) if found else ""


def _kind(address: str) -> str:
    return address.rpartition(":")[0]


def _has_serial(path: str) -> bool:
    """Whether the last part is the printer's own: in what Windows makes up for one without stands an ampersand."""
    return "&" not in _address(path).rpartition(":")[2]


def _name(kernel: Kernel, path: str) -> str:
    """Maker and model as the printer gives them, "" while it cannot be asked."""
    try:
        device = kernel.open(path)
    except KernelError:
        return ""
    try:
        return name_in(_ask(kernel, device, GET_1284_ID, _ID_SIZE))
    except KernelError:
        return ""
    finally:
        kernel.close(device)


def name_in(identity: bytes) -> str:
    """Maker and model in an IEEE 1284 identity: its length in two bytes, then ``MFG:EPSON;MDL:TM-T82X;...``."""
    pairs = (part.partition(":") for part in identity[2:].decode("ascii", "ignore").split(";"))
    fields = {key.strip().upper(): value.strip() for key, _, value in pairs}
    maker = fields.get("MFG") or fields.get("MANUFACTURER") or ""
    model = fields.get("MDL") or fields.get("MODEL") or ""
    name = model if model.lower().startswith(maker.lower()) else f"{maker} {model}"
    return "".join(letter for letter in name if letter.isprintable()).strip()[:_NAME_LENGTH]


def _ask(kernel: Kernel, device: int, code: int, size: int) -> bytes:
    """The driver's answer, within the time for one. Raises KernelError."""
    asked = kernel.control(device, code, size)
    kernel.wait([asked], _ANSWER)
    outcome = asked.outcome()
    if outcome is None:
        _take_back(kernel, device, asked)
        raise KernelError(TIMEOUT)
    return outcome[1]


def _take_back(kernel: Kernel, device: int, transfer: Transfer) -> None:
    kernel.cancel(device, transfer)
    kernel.wait([transfer], _CANCELLING)
    with contextlib.suppress(KernelError):
        transfer.outcome()


class UsbprintConnection:
    """Connection to a printer through Windows' driver, a ``PrinterConnection``.

    What was given to Windows counts as taken at once: part of it may be printed though the transfer never ends.
    """

    def __init__(self, kernel: Kernel, device: int) -> None:
        self._kernel, self._device = kernel, device
        self._writing: Transfer | None = None
        self._reading: Transfer | None = kernel.read(device, _READ)
        self._read_again = 0.0
        self._broken: KernelError | None = None
        self.bidirectional = self._has_way_back(self._reading)

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        """Write and read, within ``seconds``."""
        end = time.monotonic() + seconds
        while True:
            received, taken = self._receive(), self._give(data)
            left = end - time.monotonic()
            if received or taken or left <= 0:
                return taken, received
            awaited = [each for each in (self._reading, self._writing if data else None) if each is not None]
            self._kernel.wait(awaited, left if self._reading or not self.bidirectional else min(left, _AGAIN))

    def set_stall_tolerance(self, patient: bool) -> None:
        """No effect: a transfer has no time limit of its own."""

    def port_status(self) -> int | None:
        """The status byte of the printer's USB port, None when it gives none; beside the data, so at any time."""
        try:
            answer = _ask(self._kernel, self._device, GET_LPT_STATUS, 1)
        except KernelError:
            return None
        return answer[0] if answer else None

    def finish(self, seconds: float) -> None:
        """Close once the printer has taken everything."""
        end = time.monotonic() + seconds
        while self._is_writing():
            if time.monotonic() > end:
                raise TimeoutError
            self._kernel.wait([self._writing] if self._writing else [], max(0.0, end - time.monotonic()))
        self._close()

    def abort(self) -> None:
        """Close at once; what was not taken is dropped."""
        self._close()

    def _has_way_back(self, first: Transfer) -> bool:
        """Whether the first read is accepted: on a write-only printer it fails at once."""
        self._kernel.wait([first], _PRIMING)
        try:
            first.outcome()
        except KernelError as error:
            self._reading = None
            if error.number == DEVICE_NOT_CONNECTED:
                self._broken = error
            return False
        return True

    def _receive(self) -> bytes:
        if self._broken is not None:
            raise self._broken
        if not self.bidirectional:
            return b""
        if self._reading is None:
            if time.monotonic() < self._read_again:
                return b""
            self._reading = self._kernel.read(self._device, _READ)
        outcome = self._outcome(self._reading)
        if outcome is None:
            return b""
        self._reading = None
        if not outcome[1]:
            self._read_again = time.monotonic() + _AGAIN
        return outcome[1]

    def _give(self, data: memoryview) -> int:
        if self._is_writing() or not data:
            return 0
        self._writing = self._kernel.write(self._device, bytes(data))
        return len(data)

    def _is_writing(self) -> bool:
        if self._writing is not None and self._outcome(self._writing) is not None:
            self._writing = None
        return self._writing is not None

    def _outcome(self, transfer: Transfer) -> tuple[int, bytes] | None:
        try:
            return transfer.outcome()
        except KernelError as error:
            self._broken = error
            raise

    def _close(self) -> None:
        for transfer in (self._writing, self._reading):
            if transfer is not None:
                _take_back(self._kernel, self._device, transfer)
        self._writing = self._reading = None
        self._kernel.close(self._device)


# --- usbprint kernel ---

_IO_INCOMPLETE, _IO_PENDING, _NO_MORE_ITEMS = 996, 997, 259  # ERROR_...
_PRESENT_INTERFACES: Final = 0x12  # DIGCF_PRESENT | DIGCF_DEVICEINTERFACE
_READ_AND_WRITE: Final = 0xC0000000  # GENERIC_READ | GENERIC_WRITE
_SHARED: Final = 0x3  # the driver itself lets nobody else in; without sharing, a spooler's handle would be in the way
_OPEN_EXISTING, _OVERLAPPED = 3, 0x40000000
_INVALID: Final = c_void_p(-1).value
_DETAIL_SIZE: Final = 8 if ctypes.sizeof(c_void_p) == 8 else 6  # noqa: PLR2004  (of its fixed part, as it is packed)
_DETAIL_PATH: Final = 4  # where the path begins
_windows: Any = ctypes  # WinDLL and get_last_error are there on Windows only


class Guid(ctypes.Structure):
    """GUID."""

    _fields_ = (("data1", c_uint32), ("data2", c_uint16), ("data3", c_uint16), ("data4", c_uint8 * 8))


class DeviceInterface(ctypes.Structure):
    """SP_DEVICE_INTERFACE_DATA."""

    _fields_ = (("size", c_uint32), ("guid", Guid), ("flags", c_uint32), ("reserved", c_size_t))


class Overlapped(ctypes.Structure):
    """OVERLAPPED."""

    _fields_ = (
        ("internal", c_size_t),
        ("internal_high", c_size_t),
        ("offset", c_uint32),
        ("offset_high", c_uint32),
        ("event", c_void_p),
    )


_USBPRINT: Final = Guid(0x28D78FAD, 0x5A12, 0x11D1, (c_uint8 * 8)(0xAE, 0x5B, 0, 0, 0xF8, 0x03, 0xA8, 0xC2))
_KERNEL32: Final[dict[str, tuple[Any, tuple[Any, ...]]]] = {
    "CreateFileW": (c_void_p, (c_wchar_p, c_uint32, c_uint32, c_void_p, c_uint32, c_uint32, c_void_p)),
    "CreateEventW": (c_void_p, (c_void_p, c_int, c_int, c_wchar_p)),
    "WriteFile": (c_int, (c_void_p, c_void_p, c_uint32, c_void_p, c_void_p)),
    "ReadFile": (c_int, (c_void_p, c_void_p, c_uint32, c_void_p, c_void_p)),
    "DeviceIoControl": (c_int, (c_void_p, c_uint32, c_void_p, c_uint32, c_void_p, c_uint32, c_void_p, c_void_p)),
    "GetOverlappedResult": (c_int, (c_void_p, c_void_p, c_void_p, c_int)),
    "WaitForMultipleObjects": (c_uint32, (c_uint32, c_void_p, c_int, c_uint32)),
    "CancelIoEx": (c_int, (c_void_p, c_void_p)),
    "CloseHandle": (c_int, (c_void_p,)),
}
_SETUPAPI: Final[dict[str, tuple[Any, tuple[Any, ...]]]] = {
    "SetupDiGetClassDevsW": (c_void_p, (c_void_p, c_wchar_p, c_void_p, c_uint32)),
    "SetupDiEnumDeviceInterfaces": (c_int, (c_void_p, c_void_p, c_void_p, c_uint32, c_void_p)),
    "SetupDiGetDeviceInterfaceDetailW": (c_int, (c_void_p, c_void_p, c_void_p, c_uint32, c_void_p, c_void_p)),
    "SetupDiDestroyDeviceInfoList": (c_int, (c_void_p,)),
}


def windows_kernel() -> Kernel:
    """Windows' own calls. Raises Unavailable (``printer_library_windows``) elsewhere."""
    if not hasattr(ctypes, "WinDLL"):
        raise Unavailable(PrintReason.LIBRARY_WINDOWS)
    return WindowsKernel(_load("kernel32", _KERNEL32), _load("setupapi", _SETUPAPI))


def _load(name: str, functions: dict[str, tuple[Any, tuple[Any, ...]]]) -> Any:
    library = _windows.WinDLL(name, use_last_error=True)
    for function, (result, arguments) in functions.items():
        getattr(library, function).restype = result
        getattr(library, function).argtypes = arguments
    return library


def _last_error() -> KernelError:
    return KernelError(_windows.get_last_error())


class OverlappedTransfer:
    """Overlapped transfer with its buffer and event, in use by Windows until its end."""

    on_their_way: Final[set[OverlappedTransfer]] = set()  # so that no buffer is freed under Windows' hands

    def __init__(self, kernel32: Any, device: int, buffer: ctypes.Array[ctypes.c_char]) -> None:
        self._kernel32, self._device, self._buffer = kernel32, device, buffer
        self.overlapped = Overlapped(event=kernel32.CreateEventW(None, True, False, None))
        self._outcome: tuple[int, bytes] | None = None
        self._error: KernelError | None = None

    @property
    def ended(self) -> bool:
        """Whether its outcome is known."""
        return self._outcome is not None or self._error is not None

    def begin(self, call: Callable[[Any], int]) -> OverlappedTransfer:
        """Begin the transfer by ``call``; an immediate failure is handled like a later one."""
        self.on_their_way.add(self)
        if not call(ctypes.byref(self.overlapped)):
            error = _last_error()
            if error.number != _IO_PENDING:
                self._end(error=error)
        return self

    def outcome(self) -> tuple[int, bytes] | None:
        """See ``usbprint.Transfer``."""
        if not self.ended:
            self._look()
        if self._error is not None:
            raise self._error
        return self._outcome

    def _look(self) -> None:
        moved = c_uint32()
        pointers = ctypes.byref(self.overlapped), ctypes.byref(moved)
        if self._kernel32.GetOverlappedResult(self._device, *pointers, False):
            self._end(outcome=(moved.value, self._buffer.raw[: moved.value]))
            return
        error = _last_error()
        if error.number != _IO_INCOMPLETE:
            self._end(error=error)

    def _end(self, *, outcome: tuple[int, bytes] | None = None, error: KernelError | None = None) -> None:
        self._outcome, self._error = outcome, error
        self.on_their_way.discard(self)
        self._kernel32.CloseHandle(self.overlapped.event)


class WindowsKernel:
    """Windows' own calls, a ``usbprint.Kernel``."""

    def __init__(self, kernel32: Any, setupapi: Any) -> None:
        self._kernel32, self._setupapi = kernel32, setupapi

    def devices(self) -> tuple[str, ...]:
        """Paths of the present interfaces of usbprint.sys."""
        listed = self._setupapi.SetupDiGetClassDevsW(ctypes.byref(_USBPRINT), None, None, _PRESENT_INTERFACES)
        if listed == _INVALID:
            raise _last_error()
        try:
            return tuple(self._paths(listed))
        finally:
            self._setupapi.SetupDiDestroyDeviceInfoList(listed)

    def _paths(self, listed: int) -> list[str]:
        paths: list[str] = []
        found = DeviceInterface(size=ctypes.sizeof(DeviceInterface))
        arguments = listed, None, ctypes.byref(_USBPRINT)
        while self._setupapi.SetupDiEnumDeviceInterfaces(*arguments, len(paths), ctypes.byref(found)):
            paths.append(self._path(listed, found))
        if (error := _last_error()).number != _NO_MORE_ITEMS:
            raise error
        return paths

    def _path(self, listed: int, found: DeviceInterface) -> str:
        """Path of an interface. Asked twice: first for the size, an error by design."""
        detail, size = self._setupapi.SetupDiGetDeviceInterfaceDetailW, c_uint32()
        detail(listed, ctypes.byref(found), None, 0, ctypes.byref(size), None)
        buffer = ctypes.create_string_buffer(max(size.value, _DETAIL_SIZE))
        c_uint32.from_buffer(buffer).value = _DETAIL_SIZE
        if not detail(listed, ctypes.byref(found), buffer, size, None, None):
            raise _last_error()
        return ctypes.wstring_at(ctypes.addressof(buffer) + _DETAIL_PATH)

    def open(self, path: str) -> int:
        """Both ways, overlapped."""
        flags = _READ_AND_WRITE, _SHARED, None, _OPEN_EXISTING, _OVERLAPPED, None
        device = self._kernel32.CreateFileW(path, *flags)
        if device in (None, _INVALID):
            raise _last_error()
        return int(device)

    def write(self, device: int, data: bytes) -> Transfer:
        """WriteFile."""
        buffer = ctypes.create_string_buffer(data, len(data))
        transfer = OverlappedTransfer(self._kernel32, device, buffer)
        return transfer.begin(lambda with_it: self._kernel32.WriteFile(device, buffer, len(data), None, with_it))

    def read(self, device: int, size: int) -> Transfer:
        """ReadFile."""
        buffer = ctypes.create_string_buffer(size)
        transfer = OverlappedTransfer(self._kernel32, device, buffer)
        return transfer.begin(lambda with_it: self._kernel32.ReadFile(device, buffer, size, None, with_it))

    def control(self, device: int, code: int, size: int) -> Transfer:
        """DeviceIoControl without input."""
        buffer = ctypes.create_string_buffer(size)
        transfer, call = OverlappedTransfer(self._kernel32, device, buffer), self._kernel32.DeviceIoControl
        return transfer.begin(lambda with_it: call(device, code, None, 0, buffer, size, None, with_it))

    def wait(self, transfers: Sequence[Transfer], seconds: float) -> None:
        """WaitForMultipleObjects."""
        ours = [each for each in transfers if isinstance(each, OverlappedTransfer)]
        if not ours:
            time.sleep(seconds)
        elif not any(each.ended for each in ours):
            events = (c_void_p * len(ours))(*(each.overlapped.event for each in ours))
            milliseconds = max(0, int(seconds * 1000 + 0.999))
            self._kernel32.WaitForMultipleObjects(len(ours), events, False, milliseconds)

    def cancel(self, device: int, transfer: Transfer) -> None:
        """CancelIoEx; that there is nothing to cancel any more is no error."""
        if isinstance(transfer, OverlappedTransfer) and not transfer.ended:
            self._kernel32.CancelIoEx(device, ctypes.byref(transfer.overlapped))

    def close(self, device: int) -> None:
        """CloseHandle."""
        self._kernel32.CloseHandle(device)
