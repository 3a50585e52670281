"""Windows: a job object to limit this process's memory and processor time, and keep it from starting others."""

from __future__ import annotations

import ctypes
from typing import Any, Final

_PROCESS_TIME: Final = 0x2
_ACTIVE_PROCESS: Final = 0x8
_PROCESS_MEMORY: Final = 0x100
_DIE_ON_UNHANDLED: Final = 0x400  # no dialog of the system over a process that nobody sees
_EXTENDED_LIMITS: Final = 9
_TICKS: Final = 10_000_000  # of 100 ns, in a second


class _Basic(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", ctypes.c_uint32),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", ctypes.c_uint32),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", ctypes.c_uint32),
        ("SchedulingClass", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("BasicLimitInformation", _Basic),
        ("IoInfo", ctypes.c_uint64 * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


def limits(memory: int, seconds: int) -> _Extended:
    """Return the limits of the job: bytes of one process, seconds of its processor time, one process."""
    bounds = _Extended()
    bounds.BasicLimitInformation.LimitFlags = _PROCESS_TIME | _ACTIVE_PROCESS | _PROCESS_MEMORY | _DIE_ON_UNHANDLED
    bounds.BasicLimitInformation.PerProcessUserTimeLimit = seconds * _TICKS
    bounds.BasicLimitInformation.ActiveProcessLimit = 1
    bounds.ProcessMemoryLimit = memory
    return bounds


def confine(memory: int, seconds: int, kernel: Any = None) -> bool:
    """Put this process into a job of its own; whether Windows did. The job lives with its handle, never closed."""
    windows = kernel or ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    windows.CreateJobObjectW.restype = windows.GetCurrentProcess.restype = ctypes.c_void_p
    job, bounds = ctypes.c_void_p(windows.CreateJobObjectW(None, None)), limits(memory, seconds)
    size = ctypes.c_uint32(ctypes.sizeof(bounds))
    if not windows.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(bounds), size):
        return False
    return bool(windows.AssignProcessToJobObject(job, ctypes.c_void_p(windows.GetCurrentProcess())))
