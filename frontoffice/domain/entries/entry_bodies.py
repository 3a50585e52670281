"""The bodies of journal entries: one dataclass per kind and version; ``body_codec`` writes and reads them.

A field holds what JSON has: text, whole numbers, yes or no, lists and objects; dates stand in ISO form. A field without
a default stands in every body of its version, one whose default is None only where it says something. The names are
the journal's own and never change: a body of another shape is a new class, under the next version of its kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from frontoffice.domain.entries.attachment_bodies import AttachmentBody
from frontoffice.domain.entries.body_parts import StepTexts
from frontoffice.domain.entries.box_bodies import BoxBody
from frontoffice.domain.entries.case_bodies import CaseBody
from frontoffice.domain.entries.complainant_bodies import ComplainantBody
from frontoffice.domain.entries.consultation_bodies import ConsultationBody
from frontoffice.domain.entries.day_bodies import DayBody
from frontoffice.domain.entries.office_bodies import Json, OfficeBody
from frontoffice.domain.entries.shift_bodies import ShiftBody


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedBody:
    """A complaint as it was taken in, with its number, and when an answer is due by the calendar of that day."""

    intake: Json
    number: str
    counter: str
    position: str
    channel_name: str
    manner: str
    received_on: str
    due_on: str
    due_provisional: bool
    calendar: str
    count: Json | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendedBody:
    """Fields that were corrected, what stood there and stands there now; a step where it leads back to the review."""

    changes: Json
    why: str
    channel_name: str
    manner: str
    received_on: str
    due_on: str
    due_provisional: bool
    calendar: str
    due_was: str | None = None
    count: Json | None = None
    cycle: int | None = None
    target: Json | None = None
    target_was: str | None = None
    step: str | None = None
    on: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelledBody:
    """Why a complaint was entered in error."""

    why: str
    by: str | None = None
    on: str | None = None
    late: Json | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedBody:
    """The supervisor's note, and how the complaint was classified."""

    note: str
    by: str | None = None
    on: str | None = None
    category: str | None = None
    team: Json | None = None
    level: str | None = None
    level_name: str | None = None
    target: Json | None = None
    ruling: str | None = None
    unlisted: list[Any] | None = None  # parts of the team that are in no list


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealedBody:
    """Why a confidential identity was looked at."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperBody:
    """What became of a printed receipt."""

    job: str
    state: str
    copy_no: int | None = None
    printer: str | None = None
    why: str | None = None
    reason: str | None = None
    evidence: str | None = None
    replaces: bool | None = None
    joined: str | None = None  # the entry by which its complainant joined, where it is not the first one's


@dataclass(frozen=True, slots=True, kw_only=True)
class SteppedBody(StepTexts):
    """A step of the handling, with what it asks for (see ``steps.RULES``)."""

    step: str
    on: str
    text: str
    by: str
    cycle: int
    outcome: str | None = None
    source: str | None = None
    agency: str | None = None
    other: str | None = None
    other_number: str | None = None
    late: Json | None = None
    due: Json | None = None
    target: Json | None = None
    contact: str | None = None
    ground: str | None = None
    unlisted: list[Any] | None = None  # the agency, where it is in no list
    same_item: bool | None = None  # merged into another record of the same letter or item: it counts once


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactedBody:
    """One attempt to speak with the complainant; ``evidence`` is what carried a message and answered for it.

    ``message`` is that message: one that was sent before the register was put back may be written down again.
    """

    channel: str
    reach: str
    note: str
    cycle: int
    on: str | None = None
    time: str | None = None
    by: str | None = None
    evidence: str | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersAskedBody:
    """The papers that are missing, and by when they have to come."""

    papers: list[str]
    on: str
    until: str
    by: str
    cycle: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersCompletedBody:
    """Which of the missing papers came."""

    identity_copy: bool
    documents: bool
    on: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueMovedBody:
    """A due date or a target that moved because the calendar changed."""

    cycle: int
    calendar: str
    why: str
    due_on: str | None = None
    due_was: str | None = None
    due_provisional: bool | None = None
    count: Json | None = None
    target: Json | None = None
    target_was: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentBody:
    """A letter or form that was made; whether it carries a confidential name; whose alone of several it is (``to``).

    ``sha256`` is of a file that was made of it.
    """

    name: str
    number: str
    named: bool
    by: str
    to: Json | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RenumberedBody:
    """The suffix of a number that stands on two papers."""

    suffix: str
    why: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedBody:
    """On what ground and by whom a complaint was erased, and the skeleton that stays."""

    ground: str
    second: str
    second_role: str
    subject: str
    number: str
    suffix: str
    no: list[Any]
    kind: str
    channel: str
    channel_name: str
    manner: str
    received_on: str
    received_at: str
    recorded_at: str
    zone: str
    counter: str
    officer: str
    role: str
    position: str
    due_on: str
    due_provisional: bool
    calendar: str
    category: str
    status: str
    closed_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sp4nEnteredBody:
    """Under which number a complaint stands in SP4N-LAPOR!, its state there (*done* or "") and when that was seen."""

    number: str
    state: str
    on: str
    by: str


Body = (
    RecordedBody
    | AmendedBody
    | CancelledBody
    | ReviewedBody
    | RevealedBody
    | PaperBody
    | SteppedBody
    | ContactedBody
    | PapersAskedBody
    | PapersCompletedBody
    | DueMovedBody
    | DocumentBody
    | RenumberedBody
    | ErasedBody
    | Sp4nEnteredBody
    | CaseBody
    | AttachmentBody
    | ComplainantBody
    | ConsultationBody
    | OfficeBody
    | BoxBody
    | ShiftBody
    | DayBody
)
