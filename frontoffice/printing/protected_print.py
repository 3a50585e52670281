"""Windows protected print mode: whether it is on, for then Windows removes the queues of all makers' drivers.

Asked of ``Windows.Graphics.Printing.ProtectedPrint.WindowsProtectedPrintInfo.IsProtectedPrintEnabled`` (Windows 11 24H2
and later, learn.microsoft.com/uwp/api/windows.graphics.printing.protectedprint). Tried under wine, which does not have
that class, with another one of the same kind.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import c_bool, c_int32, c_size_t, c_uint8, c_uint32, c_void_p, c_wchar_p
from typing import Any, Final

from frontoffice.printing.usbprint_kernel import Guid

_CLASS: Final = "Windows.Graphics.Printing.ProtectedPrint.WindowsProtectedPrintInfo"
_STATICS: Final = Guid(  # IWindowsProtectedPrintInfoStatics
    0xA7D212F3, 0x4168, 0x5485, (c_uint8 * 8)(0x98, 0xAB, 0xD8, 0x9D, 0x04, 0x60, 0x3B, 0x40)
)
_FIRST_BUILD: Final = 26_100  # Windows before that has no such mode
_MULTITHREADED: Final = 1
_RELEASE, _IS_ENABLED = 2, 6  # places among the interface's methods
_COMBASE: Final[dict[str, tuple[Any, ...]]] = {
    "RoInitialize": (c_int32,),
    "RoUninitialize": (),
    "WindowsCreateString": (c_wchar_p, c_uint32, c_void_p),
    "WindowsDeleteString": (c_void_p,),
    "RoGetActivationFactory": (c_void_p, c_void_p, c_void_p),
}
_windows: Any = sys  # both have something on Windows only
_windows_types: Any = ctypes
_method: Any = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)


def is_protected_print_on() -> bool | None:
    """Whether protected print mode is on, None where it cannot be asked."""
    if not hasattr(sys, "getwindowsversion"):
        return None
    if _windows.getwindowsversion().build < _FIRST_BUILD:
        return False
    try:
        return ask(_load())
    except OSError:
        return None


def _load() -> Any:
    library = _windows_types.WinDLL("combase")
    for function, arguments in _COMBASE.items():
        getattr(library, function).restype = c_int32
        getattr(library, function).argtypes = arguments
    return library


def ask(combase: Any, name: str = _CLASS) -> bool | None:
    """The class's answer through ``combase``, None when it gives none."""
    initialised = combase.RoInitialize(_MULTITHREADED) >= 0  # refused in a thread that has it already, otherwise
    try:
        factory = _factory(combase, name)
        if not factory:
            return None
        try:
            enabled = c_bool()
            failed = _call(factory, _IS_ENABLED, (c_void_p,), ctypes.byref(enabled))
            return None if failed < 0 else enabled.value
        finally:
            _call(factory, _RELEASE, ())
    finally:
        if initialised:
            combase.RoUninitialize()


def _factory(combase: Any, name: str) -> int | None:
    text, factory = c_void_p(), c_void_p()
    if combase.WindowsCreateString(name, len(name), ctypes.byref(text)) < 0:
        return None
    failed = combase.RoGetActivationFactory(text, ctypes.byref(_STATICS), ctypes.byref(factory))
    combase.WindowsDeleteString(text)
    return None if failed < 0 else factory.value


def _call(interface: int, place: int, kinds: tuple[Any, ...], *arguments: Any) -> int:
    """The method at that place of a COM interface: its first word points to the table of them."""
    table = c_size_t.from_address(interface).value
    address = c_size_t.from_address(table + place * ctypes.sizeof(c_void_p)).value
    return int(_method(c_int32, c_void_p, *kinds)(address)(interface, *arguments))
