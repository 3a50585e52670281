"""The bodies of journal entries: one dataclass per kind and version; ``body_codec`` writes and reads them.

A field holds what JSON has: text, whole numbers, yes or no, lists and objects; dates stand in ISO form. A field without
a default stands in every body of its version, one whose default is None only where it says something. The names are
the journal's own and never change: a body of another shape is a new class, under the next version of its kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from frontoffice.domain.entries.body_parts import StepTexts
from frontoffice.domain.entries.office_bodies import Json, OfficeBody

# --- The body of an entry that hands a counter over between two shifts ---
# It is written and read like all others; see ``body_codec``.


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftHandedBody:
    """Handover of a counter from the entry's author to ``to``, confirmed with that person's own secret.

    ``series`` and ``day`` (ISO, office's zone) say whose page of the register it stands on. The counts are what the
    register held then, named as ``shift.CounterState`` has them; ``note`` is what the leaving officer wrote.
    """

    series: str
    day: str
    to: str
    to_name: str
    to_position: str
    position: str
    recorded: int
    last: int
    drafts: int
    unprinted: int
    incomplete: int
    overdue: int
    slips: int
    messages: int
    note: str
    by: str


ShiftBody = ShiftHandedBody


# --- entry bodies ---

# --- The body of the entry that closes a page of the book; see ``body_codec`` ---


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClosedBody:
    """Content of one counter's page of a day at its closing.

    ``head`` is the hash of the last entry of the chain before it, in hexadecimal; ``entries`` how many it had then,
    and ``root`` the root of the tree over them, in base64 as in a checkpoint.
    """

    series: str
    day: str
    lines: int
    last: int
    unreviewed: int
    unprinted: int
    incomplete: int
    cancelled: int
    position: str
    head: str
    note: str
    entries: int | None = None
    root: str | None = None


DayBody = DayClosedBody


# --- entry bodies ---

# --- The bodies of entries about consultations ---
# They are written and read like all others; see ``body_codec``.


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultedBody:
    """Answered inquiry.

    What about, by whom, by which channel; the name is "" where none was given.

    ``series`` is that of the counter, "" where a desk has none.
    """

    about: str
    answer: str
    answered_by: str
    channel: str
    channel_name: str
    service: str
    name: str
    identity: str
    series: str
    counter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationTurnedBody:
    """Complaint (subject and number) made of a consultation."""

    complaint: str
    number: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationErasedBody:
    """Erased consultation: ground, officer, and the part still counted."""

    ground: str
    second: str
    second_role: str
    subject: str
    recorded_at: str
    zone: str
    channel: str
    channel_name: str
    series: str
    counter: str
    officer: str
    complaint: str


ConsultationBody = ConsultedBody | ConsultationTurnedBody | ConsultationErasedBody


# --- entry bodies ---

# --- The bodies of entries about messages that came in by themselves ---
# They are written and read like all others; see ``body_codec``.


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageArrivedBody:
    """Message as it came in, cleaned and cut; its files are attachments of it, written with it.

    ``left_out`` is the reason code of each part that was not taken. ``series`` is that of the counter that took it in,
    "" where a desk has none. ``given`` are texts by the field of the intake that a form asked for them.
    ``failed_status`` is why the message of ours did not come, as a report's code says it.
    """

    channel: str
    identity: str
    sender: str
    sender_name: str
    title: str
    text: str
    arrived_at: str
    answers: list[Any]
    recipient_failed: str
    automatic: bool
    left_out: list[Any]
    series: str
    counter: str
    given: Json | None = None
    failed_status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSettledBody:
    """What became of a message: of the complaint (subject and number), or why it is none.

    ``undone`` is the settlement that this one takes back, "" for none.
    """

    outcome: str
    complaint: str
    number: str
    reason: str
    undone: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageErasedBody:
    """Erased message: ground, officer, and the part still counted."""

    ground: str
    second: str
    second_role: str
    subject: str
    channel: str
    arrived_at: str
    recorded_at: str
    zone: str
    series: str
    counter: str
    outcome: str
    complaint: str
    settled_at: str


MessageBody = MessageArrivedBody | MessageSettledBody | MessageErasedBody


# --- entry bodies ---

# --- The bodies of entries about several complainants on one number; see ``entry_bodies`` ---


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplainantJoinedBody:
    """Co-complainant under the same number: fields as those of an intake's complainant."""

    complainant: Json
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplainantLeftBody:
    """Withdrawal of a co-complainant: joining entry (``joined``), and reason."""

    joined: str
    why: str
    by: str


ComplainantBody = ComplainantJoinedBody | ComplainantLeftBody


# --- entry bodies ---

# --- The bodies of entries about steps already taken, and about whose work it is; see ``entry_bodies`` ---


@dataclass(frozen=True, slots=True, kw_only=True)
class StepCorrectedBody:
    """Correction of a step recorded by mistake: its entry, step and reason; "" where it was taken back at once."""

    entry: str
    step: str
    why: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueExtendedBody:
    """Extension of the time for the first answer: new date, reason, and letter to the complainant.

    The due date itself stays.
    """

    until: str
    why: str
    letter: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedBody:
    """New assignee of a complaint.

    ``officer`` by id with name and role of then, "" for nobody's.

    ``what`` is *taken*, *handed* or *released*.
    """

    what: str
    officer: str
    name: str
    role: str
    note: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedBody:
    """Note in the margin of a complaint for everyone at work on it; never amended, erased with the complaint."""

    text: str
    by: str


CaseBody = StepCorrectedBody | DueExtendedBody | AssignedBody | NotedBody


# --- entry bodies ---

# --- The bodies of entries about openings of the suggestion box ---
# They are written and read like all others; see ``body_codec``.


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxOpenedBody:
    """Opened suggestion box.

    Which and where, by whom, before which witnesses (name and NIP of each).

    ``since`` is the day of the opening before it (ISO, "" for the first), ``found`` how many sheets lay in it. When it
    was opened is the entry's ``occurred_at``; which opening of the year it is, its number.
    """

    box: str
    place: str
    key_holder: str
    opened_by: str
    witnesses: list[Any]
    seal_before: str
    since: str
    found: int
    series: str
    counter: str
    position: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxSheetEnteredBody:
    """Complaint recorded from a sheet: subject, number as on paper and as ``[series, year, no]``, kind."""

    sheet: int
    complaint: str
    number: str
    no: list[Any]
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxSheetVoidedBody:
    """Sheet without a complaint, suggestion or input (empty, unreadable, no matter of the office), and the reason."""

    sheet: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxClosedBody:
    """Box closed again, and the results of its sheets.

    ``minutes`` is the number of the minutes.

    ``note`` says, where ``found`` is not what the opening said, why.
    """

    minutes: str
    seal_after: str
    key_holder: str
    found: int
    entered: int
    voided: int
    note: str
    by: str


BoxBody = BoxOpenedBody | BoxSheetEnteredBody | BoxSheetVoidedBody | BoxClosedBody


# --- entry bodies ---

# --- The bodies of entries about attachments ---
# They are written and read like all others; see ``body_codec``.


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentAddedBody:
    """Attached file.

    Its name and kind, and where its content and the text in it are found.

    ``content`` and ``text`` are addresses (``content_address``); ``step`` is the entry that it belongs to, ``signed``
    stands where it was left as it came for its signature's sake.
    """

    name: str
    kind: str
    media_type: str
    pages: int
    content: Json
    counter: str
    text: Json | None = None
    step: str | None = None
    signed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentWithdrawnBody:
    """Withdrawn attachment, and the reason; it stays readable."""

    attachment: str
    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentOpenedBody:
    """Attachment shown against a reason, printed, or saved outside the register (``use``)."""

    attachment: str
    name: str
    use: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentRefusedBody:
    """Files brought for a complaint but not attached: ``name`` and ``why`` of each, as plain text."""

    files: list[Any]


AttachmentBody = AttachmentAddedBody | AttachmentWithdrawnBody | AttachmentOpenedBody | AttachmentRefusedBody


# --- entry bodies ---


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedBody:
    """Recorded complaint, with its number and its due date by the calendar of that day."""

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
    """Amendment of fields, with old and new values; a step where it leads back to the review."""

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
    """Outcome of a printed receipt."""

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
    """Step of the handling, with its fields (see ``steps.RULES``)."""

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
    """Request for the missing papers, with its time limit."""

    papers: list[str]
    on: str
    until: str
    by: str
    cycle: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersCompletedBody:
    """Missing papers received since."""

    identity_copy: bool
    documents: bool
    on: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueMovedBody:
    """Due date or target moved by a change of the calendar."""

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
    """Letter or form made for a complaint.

    Whether it carries a confidential name; whose alone of several it is (``to``).

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
    """Suffix of a number found on two papers."""

    suffix: str
    why: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedBody:
    """Erased complaint: ground, officer, and remaining skeleton."""

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
    """Complaint's number in SP4N-LAPOR!, its state there (*done* or "") and the time of the look-up."""

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
    | MessageBody
    | OfficeBody
    | BoxBody
    | ShiftBody
    | DayBody
)
