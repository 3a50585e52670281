"""Root without its right to pass by the modes of folders and files: its own are refused to it as anybody's are."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_VERSION_3: Final = 0x20080522
_PASSES_BY_MODES: Final = 1 << 1 | 1 << 2  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Sets(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


@contextmanager
def modes_count() -> Iterator[None]:
    """Let modes count for this thread, whoever runs it; what only root may read stays readable, as a program in /root is."""
    if sys.platform == "win32" or os.getuid() != 0:
        yield
        return
    libc, header, sets = ctypes.CDLL(None, use_errno=True), _Header(_VERSION_3, 0), (_Sets * 2)()
    libc.capget(ctypes.byref(header), sets)
    effective = sets[0].effective
    try:
        sets[0].effective = effective & ~_PASSES_BY_MODES
        libc.capset(ctypes.byref(header), sets)
        yield
    finally:
        sets[0].effective = effective
        libc.capset(ctypes.byref(header), sets)
