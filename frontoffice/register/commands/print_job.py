"""A print job: one receipt of one complaint, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from frontoffice.register.codes import SpoolReason


class JobState(StrEnum):
    """States of a print job. ``handed_over`` is the last known one of a silent printer.

    ``dropped`` is a job of which nothing was ever sent and which nobody needs any more.
    """

    QUEUED = "queued"
    CHECKING = "checking"
    WAITING = "waiting"
    SENDING = "sending"
    AWAITING = "awaiting"
    BLOCKED = "blocked"
    CONFIRMED = "confirmed"
    HANDED_OVER = "handed_over"
    UNCERTAIN = "uncertain"
    ACCEPTED = "accepted"
    VOID = "void"
    DROPPED = "dropped"


UNSENT: Final = (JobState.QUEUED, JobState.CHECKING, JobState.WAITING)


UNDERWAY: Final = (JobState.SENDING, JobState.AWAITING, JobState.BLOCKED)


OPEN: Final = (*UNSENT, *UNDERWAY, JobState.UNCERTAIN)


WHOLE: Final = (JobState.CONFIRMED, JobState.HANDED_OVER, JobState.ACCEPTED)


ANSWERED: Final = (JobState.ACCEPTED, JobState.VOID, JobState.DROPPED)  # by the officer


OUTCOMES: Final = frozenset({*WHOLE, JobState.UNCERTAIN, JobState.VOID, JobState.DROPPED})


PUT_OFF: Final = SpoolReason.PUT_OFF  # the reason of a receipt that waits until somebody asks for it again


UNASKED: Final = (
    SpoolReason.HANDED_OVER
)  # the reason of a receipt of which only the officer can know: it is not known to be torn


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One receipt of one complaint; ``copy_no`` 1 is the original, n + 1 is SALINAN KE-n. ``reason`` is a code.

    ``requested_at`` is UTC.

    ``evidence`` says on what ground it is held to be printed, ``sent`` how many bytes left the program, ``replaces``
    that a receipt of the same ``copy_no`` before it did not come out whole. ``joined`` is the entry by which its
    complainant joined the number, None for the first one's; each has originals and copies of their own.
    """

    job_id: UUID
    subject: UUID
    number_text: str
    copy_no: int
    state: JobState
    printer: str
    why: str
    requested_by: str
    requested_at: datetime
    reason: str = ""
    evidence: str = ""
    sent: int = 0
    printer_id: str = ""
    replaces: bool = False
    joined: UUID | None = None

    @property
    def is_pdf(self) -> bool:
        """Whether it was last brought to a folder, not to a printer."""
        return self.printer_id.startswith("pdf ")


@dataclass(frozen=True, slots=True)
class Result:
    """Result of printing a receipt, or its present stage.

    ``reason`` is a code, ``evidence`` what the printer gave for it.
    """

    state: JobState
    reason: str = ""
    evidence: str = ""
    sent: int = 0
