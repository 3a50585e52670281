"""The CPU time of a job."""

from __future__ import annotations

import time
from collections.abc import Callable


def worked(job: Callable[[], object]) -> float:
    """Milliseconds of CPU time that one call takes: what else the computer does is left out, and what waits."""
    began = time.process_time()
    job()
    return (time.process_time() - began) * 1000
