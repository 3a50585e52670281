"""Bounds that a process sets itself before it reads what a stranger made; the system ends it where it goes beyond.

Linux: address space, processor time, no file written, no core. Windows: a job object with a bound on memory, processor
time and no further process; the process cannot leave it. Elsewhere memory is bounded by nothing but the wall clock of
whoever started it. No system keeps it from reading files or the network: it has no keys and is given no paths.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Final

from frontoffice.attaching.limits import ReadingLimits

_WRITES_NOTHING: Final = 0


def confine(limits: ReadingLimits) -> None:
    """Bound this process, for good."""
    if sys.platform == "win32":
        from frontoffice.attaching import job_object

        job_object.confine(limits.memory, limits.processor)
        return
    import resource

    bounds = {
        resource.RLIMIT_AS: limits.memory,
        resource.RLIMIT_CPU: limits.processor,
        resource.RLIMIT_FSIZE: _WRITES_NOTHING,
        resource.RLIMIT_CORE: 0,
    }
    for what, most in bounds.items():
        with contextlib.suppress(ValueError, OSError):  # an office that allows less already
            resource.setrlimit(what, (most, most))
    with contextlib.suppress(OSError):
        os.nice(5)  # whoever types goes first
