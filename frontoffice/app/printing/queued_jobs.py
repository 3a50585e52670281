"""Recall of print jobs that may still lie in a queue of the system, before anything replaces them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

from frontoffice.app.printing import print_task
from frontoffice.app.printing.outcomes import log_failure
from frontoffice.app.printing.print_task import Devices
from frontoffice.app.workers.background import Background
from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason
from frontoffice.register.commands.print_job import PrintJob


class QueuedJobs:
    """Recalls jobs in a worker thread; ``failed`` is called when a queue may keep one nevertheless."""

    def __init__(
        self, background: Callable[[], Background], devices: Devices, failed: Callable[[Unavailable], None]
    ) -> None:
        self._background = background
        self._devices = devices
        self._failed = failed
        self._reported: set[UUID] = set()  # receipts that a queue may keep, and the officer was shown that

    def clear(self, jobs: Iterable[PrintJob]) -> None:
        """Recall the jobs that a former run of the program left in a queue."""
        for job in jobs:
            if print_task.may_be_held(job):
                self._recall(job, _nothing, _nothing)

    def recall(self, job: PrintJob, then: Callable[[], None]) -> None:
        """Recall that job, then call ``then``; when that fails, only on a second request, after ``failed``."""
        if not print_task.may_be_held(job):
            then()
            return

        def report_held() -> None:
            self._failed(Unavailable(PrintReason.QUEUE_HOLDS, queue=job.printer))
            if job.job_id in self._reported:
                then()
            self._reported.add(job.job_id)

        self._recall(job, then, report_held)

    def _recall(self, job: PrintJob, then: Callable[[], None], kept: Callable[[], None]) -> None:
        def on_failed(error: Exception) -> None:
            if not isinstance(error, Unavailable):
                log_failure(error)
            kept()

        self._background().run(lambda: print_task.recall_job(job, self._devices), lambda _: then(), on_failed)


def _nothing() -> None:
    pass
