"""A complaint, suggestion or input: its channel, kind, complainant and completeness.

The fields are those of the *buku register pengaduan*; the channels those of the procedure, points 1 and 2.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NamedTuple
from uuid import UUID

from frontoffice.domain.calendar.working_days import DueDate, is_late_filing
from frontoffice.domain.numbering import Number


class Kind(StrEnum):
    """Whether it is a complaint, a suggestion or input (procedure, head: pengaduan, saran, masukan)."""

    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"
    INPUT = "input"


class Manner(StrEnum):
    """Whether it came by mouth or in writing (procedure, point 2)."""

    ORAL = "oral"
    WRITTEN = "written"


class Identity(StrEnum):
    """Whether the complainant's name may be seen: by all, by the office only, or is not known at all."""

    OPEN = "open"
    CONFIDENTIAL = "confidential"
    ANONYMOUS = "anonymous"


class Status(StrEnum):
    """Status of a complaint.

    The steps of the procedure's cycle (points 5c-5f), the short path, and the ways out.

    Which step leads from where to where stands in ``steps.py``.
    """

    REGISTERED = "registered"
    REVIEWED = "reviewed"
    ANALYSED = "analysed"
    DECIDED = "decided"  # the action is set
    INFORMED = "informed"  # of the action
    ACTED = "acted"  # the action is done
    VERIFIED = "verified"
    CONVEYED = "conveyed"  # the result; the complainant's answer is awaited
    REPEATED = "repeated"  # not satisfied: the next cycle begins with its analysis
    NOTED = "noted"  # suggestions and input: nothing to do but to answer
    FOLLOWED_UP = "followed_up"  # suggestions and input: something was done
    ANSWERED = "answered"
    SATISFIED = "satisfied"
    FINISHED = "finished"  # a suggestion or input that was answered
    WITHDRAWN = "withdrawn"
    DEEMED_WITHDRAWN = "deemed_withdrawn"
    FORWARDED = "forwarded"
    MERGED = "merged"
    UNANSWERED = "unanswered"  # closed since the complainant never answered
    CANCELLED = "cancelled"
    DECLINED = "declined"  # cannot be followed up; last, since the centre's views tell the others' places by number


CLOSED: Final = frozenset(
    {
        Status.SATISFIED,
        Status.FINISHED,
        Status.WITHDRAWN,
        Status.DEEMED_WITHDRAWN,
        Status.FORWARDED,
        Status.DECLINED,
        Status.MERGED,
        Status.UNANSWERED,
        Status.CANCELLED,
    }
)


class RequiredPaper(StrEnum):
    """The two papers a written complaint must carry (procedure, point 2, last paragraph)."""

    IDENTITY_COPY = "identity_copy"
    DOCUMENTS = "documents"


@dataclass(frozen=True, slots=True)
class Channel:
    """A way in. ``name`` is the office's own word for it and stands on paper."""

    code: str
    name: str
    manner: Manner
    active: bool = True


SP4N: Final = "sp4n"  # the channel
CHANNELS: Final = (
    Channel("counter", "Loket", Manner.ORAL),
    Channel("telephone", "Telepon", Manner.ORAL),
    Channel("letter", "Surat diantar", Manner.WRITTEN),
    Channel("post", "Surat pos", Manner.WRITTEN),
    Channel("fax", "Faks", Manner.WRITTEN),
    Channel("box", "Kotak saran", Manner.WRITTEN),
    Channel("email", "E-mail", Manner.WRITTEN),
    Channel("website", "Website", Manner.WRITTEN),
    Channel("sms", "SMS", Manner.WRITTEN),
    Channel(SP4N, "SP4N-LAPOR!", Manner.WRITTEN),
    Channel("other", "Lainnya", Manner.WRITTEN),
)

# Types of complaint: the Ombudsman's ten forms of maladministration (PO 26/2017, replaced by 58/2023, whose
# text was not read here) and the office's own additions.
CATEGORIES: Final = (
    "Penundaan berlarut",
    "Tidak memberikan pelayanan",
    "Tidak kompeten",
    "Penyalahgunaan wewenang",
    "Penyimpangan prosedur",
    "Permintaan imbalan uang, barang, dan jasa",
    "Tidak patut",
    "Berpihak",
    "Diskriminasi",
    "Konflik kepentingan",
    "Sikap/perilaku petugas",
    "Sarana dan prasarana",
    "Informasi/persyaratan tidak jelas",
    "Biaya tidak sesuai",
    "Sistem elektronik/OSS bermasalah",
    "Keberatan atas isi/penolakan izin",
    "Dampak kegiatan pemegang izin",
    "Lain-lain",
)


@dataclass(frozen=True, slots=True)
class Complainant:
    """Complainant, as known on that day.

    Each complaint keeps its own snapshot, "" where nothing is known.

    ``represents`` is the person who gave a power of attorney (UU 25/2009, pasal 42), "" when acting for themselves.
    A ``company`` (``party``) has its own ``name``; who speaks for it is the ``contact``, in a ``position``.
    """

    name: str = ""
    identity: Identity = Identity.OPEN
    nik: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    regency: str = ""
    district: str = ""
    represents: str = ""
    attorney_letter: str = ""
    party: str = ""
    nib: str = ""
    contact: str = ""
    position: str = ""
    identity_kind: str = ""  # of paper, where somebody has no NIK
    identity_no: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """Intake as typed by the officer.

    ``received_on`` and ``received_why`` are for written channels alone: the date (office's zone) on which the item
    reached the office, and why it is recorded more than 2 working days later.
    """

    kind: Kind
    channel: str
    description: str
    complainant: Complainant = field(default_factory=Complainant)
    received_on: date | None = None
    received_why: str = ""
    external_id: str = ""
    identity_copy: bool = False
    documents: bool = False
    sector: str = ""
    service: str = ""
    application_no: str = ""
    service_date: date | None = None
    respondent: str = ""
    category: str = ""
    wish: str = ""
    event_date: date | None = None
    event_place: str = ""


class OutsideNumbers(NamedTuple):
    """The numbers of a complaint elsewhere: of its letter (or another outside id), and in SP4N-LAPOR!; "" for none."""

    letter: str
    sp4n: str


def outside_numbers(channel: str, external_id: str, entered: str = "") -> OutsideNumbers:
    """Part the outside id of an intake from the SP4N-LAPOR! number; ``entered`` is the number written down there later.

    What came through SP4N-LAPOR! carries its number there as its outside id. A later, different number wins, and the
    first stays readable beside it.
    """
    if channel != SP4N:
        return OutsideNumbers(external_id, entered)
    return OutsideNumbers(external_id if entered and entered != external_id else "", entered or external_id)


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint as it stands in the register, amendments included.

    ``received_at`` is the moment for oral channels and None for written ones, whose ``received_on`` is a date only.
    ``suffix`` settles a number that two papers carry (``bis``); ``disputed`` are fields that two desks amended without
    knowing of each other (``complainant.name`` for the person's own): the case is then in ``conflict`` as well.
    ``erased``: the law left a skeleton. ``earlier`` are its complainants before amendments, as they were written then.
    ``joined`` are the others on its number, each with the entry that joined them; treated as the first one is.
    ``last_paper`` is how the last of its papers came out (a print job's state, or ``pdf``), "" where none did.
    ``late_decided_by`` is the supervisor whose review decided on its late filing, ``late_decision`` its note,
    ``late_ruling`` a ``steps.Ruling``. ``extended_until`` moves no ``due``. Dates are of the
    office's zone, ``recorded_at``, when the register got it, is UTC.
    """

    subject: UUID
    number: Number
    number_text: str
    check_code: str
    intake: Intake
    channel_name: str
    manner: Manner
    received_on: date
    received_at: datetime | None
    recorded_at: datetime
    recorded_on: date
    zone: str
    counter: str
    officer: str
    role: str
    position: str
    due: DueDate
    late_filing: bool
    status: Status = Status.REGISTERED
    amendments: int = 0
    cancelled_why: str = ""
    review_note: str = ""
    reviewed_by: str = ""
    papers_printed: int = 0
    last_paper: str = ""
    cycle: int = 1
    conflict: bool = False
    suffix: str = ""
    disputed: tuple[str, ...] = ()
    erased: bool = False
    late_decided_by: str = ""
    late_decision: str = ""
    earlier: tuple[Complainant, ...] = ()
    late_ruling: str = ""
    joined: tuple[tuple[UUID, Complainant], ...] = ()
    extended_until: date | None = None

    @property
    def waits_for_decision(self) -> bool:
        """Whether it was filed late and the supervisor is still to decide on it."""
        return self.late_filing and not self.late_decided_by and self.status not in CLOSED

    @property
    def recorded_past_due(self) -> bool:
        """Whether the due date was over at recording, so an answer by then cannot be promised."""
        return self.due.day < self.recorded_on

    @property
    def longer_until(self) -> date | None:
        """Extended date of the answer, if later than a due date possibly moved by a changed calendar."""
        return self.extended_until if self.extended_until and self.extended_until > self.due.day else None

    @property
    def missing_papers(self) -> tuple[RequiredPaper, ...]:
        """Required papers still missing from a written complaint, out of two."""
        return missing_papers(self.intake, self.manner)

    @property
    def display_name(self) -> str:
        """The complainant's name as anyone may see it: never the name of who asked for confidence."""
        return display_name(self.intake.complainant)


def display_name(complainant: Complainant) -> str:
    """Name for screens and lists."""
    if complainant.identity is Identity.CONFIDENTIAL:
        return "Dirahasiakan"
    if complainant.identity is Identity.ANONYMOUS:
        return "Anonim"
    return complainant.name or "Tanpa nama"


def former_complainants(
    known: tuple[Complainant, ...], before: Complainant, now: Complainant
) -> tuple[Complainant, ...]:
    """Former complainants before ``now``: the ``known`` ones, and ``before`` where something of it changed."""
    return known if before == now or before in known else (*known, before)


def is_filed_late(intake: Intake, received_on: date) -> bool:
    """Whether a complaint came after the filing window; suggestions and input have none (procedure, point 3)."""
    return intake.kind is Kind.COMPLAINT and is_late_filing(intake.service_date, received_on)


def missing_papers(intake: Intake, manner: Manner) -> tuple[RequiredPaper, ...]:
    """Missing papers out of the two required ones; oral complaints need none (procedure, point 2)."""
    if manner is Manner.ORAL or intake.kind is not Kind.COMPLAINT:
        return ()
    has = {RequiredPaper.IDENTITY_COPY: intake.identity_copy, RequiredPaper.DOCUMENTS: intake.documents}
    return tuple(paper for paper, there in has.items() if not there)
