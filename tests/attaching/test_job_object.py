from __future__ import annotations

import ctypes
from typing import Any

import pytest

from frontoffice.attaching import job_object


class Kernel:
    """As much of Windows' kernel32 as makes a job; ``works`` is whether it lets a process into one."""

    def __init__(self, *, works: bool) -> None:
        self.said: list[tuple[Any, ...]] = []

        def create(*given: Any) -> int:
            return 7

        def tell(job: Any, what: int, bounds: Any, size: Any) -> int:
            self.said.append((job.value, what, size.value))
            return int(works)

        def assign(job: Any, process: Any) -> int:
            self.said.append((job.value, process.value))
            return 1

        self.CreateJobObjectW, self.GetCurrentProcess = create, lambda: 99
        self.SetInformationJobObject, self.AssignProcessToJobObject = tell, assign


@pytest.mark.parametrize("works", [True, False])
def test_the_process_enters_a_job_that_knows_its_bounds(works: bool) -> None:
    kernel = Kernel(works=works)
    assert job_object.confine(1000, 5, kernel) is works
    assert kernel.said[0] == (7, 9, ctypes.sizeof(job_object.limits(1, 1)))
    assert kernel.said[1:] == ([(7, 99)] if works else [])


def test_the_bounds_are_memory_processor_time_and_one_process() -> None:
    bounds = job_object.limits(1000, 5)
    basic = bounds.BasicLimitInformation
    assert (bounds.ProcessMemoryLimit, basic.PerProcessUserTimeLimit, basic.ActiveProcessLimit) == (1000, 50_000_000, 1)
    assert basic.LimitFlags == 0x50A
    if ctypes.sizeof(ctypes.c_void_p) == 8:
        assert ctypes.sizeof(bounds) == 144  # as Windows' headers have it
