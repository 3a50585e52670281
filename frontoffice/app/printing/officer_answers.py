"""What officers answer about receipts of which nothing is proven, on its way into the register."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from uuid import UUID

from frontoffice.app.printing.queued_jobs import QueuedJobs
from frontoffice.domain.people import Officer
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.codes import SpoolReason
from frontoffice.register.commands.print_job import JobState, PrintJob
from frontoffice.register.register import Register

_OFFICER: Final = "officer"  # the reason of what an officer said


class OfficerAnswers:
    """Records answers; ``changed`` gets the job as it stands, ``failed`` why not, ``print_job`` a replacement.

    ``stop`` has a printer wait no longer for evidence of a receipt that was answered for.
    """

    def __init__(
        self,
        register: Register,
        queued: QueuedJobs,
        changed: Callable[[PrintJob], object],
        failed: Callable[[Refused | Unavailable], object],
        stop: Callable[[UUID], None],
        print_job: Callable[[PrintJob, Officer], None],
    ) -> None:
        self._register, self._queued = register, queued
        self._changed, self._failed = changed, failed
        self._stop, self._print_job = stop, print_job

    def record(self, job_id: UUID, by: Officer, *, whole: bool, doubled: bool = False) -> None:
        """Record an answer about an uncertain receipt; one that is no good is replaced at once.

        Before that the receipt is taken out of the queue that may still hold it. When that does not work, ``failed`` is
        called first, and the same answer given again is taken. ``doubled``: it came out whole, and twice.
        """
        job = self._uncertain(job_id)
        if job is None:
            return  # answered already, or the printer confirmed meanwhile
        self._stop(job_id)
        if whole:
            self._accept(job, by, SpoolReason.DOUBLED if doubled else _OFFICER)
            self._queued.clear([job])
        else:
            self._queued.recall(job, lambda: self._void(job, by))

    def take_back(self, job_id: UUID, by: Officer) -> None:
        """Take an answer back: it is asked for again."""
        try:
            self._changed(self._register.printing.take_back(job_id, by))
        except (Refused, Unavailable) as error:
            self._failed(error)

    def _uncertain(self, job_id: UUID) -> PrintJob | None:
        try:
            jobs = self._register.printing.open_jobs()
        except Unavailable as error:
            self._failed(error)
            return None
        return next((job for job in jobs if job.job_id == job_id and job.state is JobState.UNCERTAIN), None)

    def _accept(self, job: PrintJob, by: Officer, reason: str) -> None:
        try:
            self._changed(self._register.printing.finish(job.job_id, JobState.ACCEPTED, reason, by))
        except Unavailable as error:
            self._failed(error)

    def _void(self, job: PrintJob, by: Officer) -> None:
        """Void it and queue what replaces it, in one transaction, then print that."""
        try:
            voided, replacement = self._register.printing.void_and_replace(job.job_id, by)
        except (Refused, Unavailable) as error:
            self._failed(error)
            return
        if replacement is not None:  # else it was a second click
            self._changed(voided)
            self._print_job(replacement, by)
