"""Binding of libcups, for the same server as CUPS' own commands.

Libcups 2, or 3 with its new names.

libcups 3 renamed what is used here and counts in ``size_t``; it could be tried only against a stand-in of it.
"""

from __future__ import annotations

import ctypes
import functools
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_char_p, c_double, c_int, c_size_t, c_void_p
from typing import Any, Final

from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason

_LIBRARIES: Final = (  # name, and whether it is version 3
    (("libcups.2.dylib", False), ("libcups3.3.dylib", True))
    if sys.platform == "darwin"
    else (("libcups.so.2", False), ("libcups3.so.3", True), ("libcups.so.3", True))
)
RENAMED: Final = {
    "cupsSetPasswordCB2": "cupsSetPasswordCB",
    "cupsServer": "cupsGetServer",
    "ippPort": "ippGetPort",
    "cupsEncryption": "cupsGetEncryption",
    "httpConnect2": "httpConnect",
    "cupsGetJobs2": "cupsGetJobs",
    "cupsLastError": "cupsGetError",
}
_PATIENCE: Final = 5.0

_Password = ctypes.CFUNCTYPE(c_void_p, c_char_p, c_void_p, c_char_p, c_char_p, c_void_p)


NO_PASSWORD: Final = _Password(lambda *_asked: None)  # left to itself, the library asks on the terminal and waits


class CupsLibrary:
    """The functions of the loaded library by their names in version 2, whichever it is."""

    def __init__(self, loaded: Any, *, renamed: bool) -> None:
        self._loaded, self._renamed = loaded, renamed
        self.count = c_size_t if renamed else c_int  # the type of counts
        self._declare()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loaded, RENAMED.get(name, name) if self._renamed else name)

    def _declare(self) -> None:
        self.cupsSetServer.argtypes = (c_char_p,)
        self.cupsSetPasswordCB2.argtypes = (_Password, c_void_p)
        self.cupsServer.restype = c_char_p
        self.httpConnect2.restype = c_void_p
        self.httpConnect2.argtypes = (c_char_p, c_int, c_void_p, c_int, c_int, c_int, c_int, c_void_p)
        self.httpSetTimeout.argtypes = (c_void_p, c_double, c_void_p, c_void_p)
        self.httpClose.argtypes = (c_void_p,)
        self.cupsGetJobs2.restype = self.count
        self.cupsGetJobs2.argtypes = (c_void_p, c_void_p, c_char_p, c_int, c_int)
        self.cupsFreeJobs.argtypes = (self.count, c_void_p)
        self.cupsGetNamedDest.restype = c_void_p
        self.cupsGetNamedDest.argtypes = (c_void_p, c_char_p, c_char_p)
        self.cupsFreeDests.argtypes = (self.count, c_void_p)
        self.cupsGetOption.restype = c_char_p
        self.cupsGetOption.argtypes = (c_char_p, self.count, c_void_p)


@functools.cache
def library() -> Any:
    """Load the first libcups version found. Raises Unavailable (``queue_system_missing``)."""
    for name, renamed in _LIBRARIES:
        try:
            return CupsLibrary(ctypes.CDLL(name), renamed=renamed)
        except (OSError, AttributeError):
            continue
    raise Unavailable(PrintReason.QUEUE_SYSTEM_MISSING, command=_LIBRARIES[0][0])


def reset_server(cups: Any) -> None:
    """Reset the CUPS server of the current thread before its next connection: its server may have moved, or died."""
    cups.cupsSetServer(None)


@contextmanager
def connection(cups: Any) -> Iterator[int]:
    """A connection to the server of CUPS. Raises Unavailable (``queue_system_down``)."""
    reset_server(cups)
    cups.cupsSetPasswordCB2(NO_PASSWORD, None)
    wait = int(_PATIENCE * 1000)
    opened = cups.httpConnect2(cups.cupsServer(), cups.ippPort(), None, 0, cups.cupsEncryption(), 1, wait, None)
    if not opened:
        raise Unavailable(PrintReason.QUEUE_SYSTEM_DOWN, command="libcups")
    try:
        cups.httpSetTimeout(opened, _PATIENCE, None, None)
        yield opened
    finally:
        cups.httpClose(opened)
