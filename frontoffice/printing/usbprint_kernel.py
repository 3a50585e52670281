"""The calls to Windows behind ``usbprint``: SetupAPI for what is plugged in, overlapped transfers, through ctypes.

After Microsoft's documentation. Tried under wine: the enumeration, and every call but DeviceIoControl with a named pipe
in the printer's place.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable, Sequence
from ctypes import c_int, c_size_t, c_uint8, c_uint16, c_uint32, c_void_p, c_wchar_p
from typing import Any, Final

from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.usbprint import Kernel, KernelError, Transfer

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
    """A transfer with its buffer and its event, which Windows uses until the transfer has ended."""

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
        """Have ``call`` begin it; one that fails at once has failed like one that fails later."""
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
        """Asked twice: first for the size, which is an error by design."""
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
