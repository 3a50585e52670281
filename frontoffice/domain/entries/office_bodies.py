"""Bodies of the office's own entries.

Desks, people, lists, the calendar, series.

They are written and read like all others; see ``body_codec``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskConfiguredBody:
    """How a desk is set up: what stands on paper and gives numbers, and who decided against encryption, when (ISO)."""

    counter: str
    office: Json | str
    counter_name: str | None = None
    number_format: str | None = None
    training: bool | None = None
    gives_numbers: bool | None = None
    zone: str | None = None
    plain_by: str | None = None
    plain_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockBehindBody:
    """Since when the clock should have gone on."""

    last_recorded_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockConfirmedBody:
    """Why the clock is right as it stands."""

    why: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerSetBody:
    """Change of an officer account.

    ``what`` is added, changed or secret.

    Of a reader also the ``institution``, the last day (``until``, ISO), and why they may see who asked for confidence.
    """

    name: str
    role: str
    position: str
    active: bool
    what: str | None = None
    institution: str | None = None
    until: str | None = None
    grant: str | None = None
    nip: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceSetBody:
    """Absence of an officer from one date to another, with ``substitute`` in place; ``withdrawn``: not after all."""

    officer: str
    name: str
    first: str
    last: str
    substitute: str
    substitute_name: str
    note: str
    withdrawn: bool
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceSetBody:
    """One entry of an editable list."""

    list: str
    code: str
    name: str
    group: str
    active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDayBody:
    """One day of the office's calendar."""

    day: str
    kind: str
    name: str
    decree: str
    certain: bool
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHoursSetBody:
    """The office's hours by weekday (0 is Monday): opens and closes."""

    hours: Json
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesTakenBody:
    """Takeover of a number series by a register.

    ``accepted`` says what of its history was known to be otherwise, and was accepted with it.
    """

    series: str
    origin: str
    why: str
    by: str
    accepted: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersResumedBody:
    """Resumption of numbers in a restored register.

    It knew ``known``, and ``last`` is on paper.

    What lies between was given and is not in this register. ``evidence`` is *paper* (a person read the last resi) or
    *mark* (this computer's high-water mark knew).
    """

    series: str
    year: int
    known: int
    last: int
    evidence: str
    why: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersReservedBody:
    """Block of numbers printed on slips.

    From ``first`` to the entry's own number, of its series and year.

    ``pattern`` is how they are written, with the month of ``printed_on`` (ISO; None: the day of the entry), which is
    said where slips of a register that came back are reserved again: their numbers lie below the last one.
    """

    first: int
    pattern: str
    why: str
    by: str
    printed_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersVoidedBody:
    """Void numbers of unused slips, all of one series and year, and the reason."""

    series: str
    year: int
    numbers: list[Any]
    why: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupTriedBody:
    """A copy of the register was restored elsewhere and verified: which, of when (UTC), and what came of it."""

    copy: str
    made_at: str
    entries: int
    outcome: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListExportedBody:
    """Export of a list of complaints to a file.

    Which list, of what, how many lines, as what, by whom.

    ``limited`` says in words what was asked for, and never what somebody typed: that may be a name, and this entry is
    not erased. ``period`` is as ``report_period`` writes it, "" for no period. ``identities`` says whether the names
    of who asked for confidence are in it; ``why`` is then the reason.
    """

    name: str
    period: str
    limited: str
    lines: int
    format: str
    identities: bool
    why: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBody:
    """Read access by a reader of another institution.

    ``what`` is complaint, search, day, list or paper.

    ``complaint`` is its identity and ``number`` how it is written, "" for what is no complaint. ``limited`` says in
    words what was asked for, never what was typed: that may be a name, and this entry is not erased.
    """

    what: str
    complaint: str
    number: str
    limited: str
    lines: int
    institution: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPaperedBody:
    """A recovery paper of the register's key: the key's name, and whether it was made or its code typed back."""

    key: str
    step: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryAcceptedBody:
    """Acceptance of a restored register's history, at a desk without numbers of its own.

    ``accepted`` says what of its history was known to be otherwise, "" for nothing.
    """

    accepted: str
    why: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportApprovedBody:
    """A report of a period as it was approved: the data of its papers, and their hashes.

    ``layout`` has the fields of its class, its ``emblem`` the image (base64).
    ``figures`` are as ``figures_codec`` writes them; ``words``, ``meeting``, ``office`` and ``signatory`` have the
    fields of their classes; ``sp4n`` is how many stand in SP4N-LAPOR!, and how many are finished there. ``made`` has
    the SHA-256 of each paper (hexadecimal) by its name, ``seen`` up to which of its entries each chain was counted,
    ``desk`` the series of the counter where it was approved, ``despite`` the doubts that whoever approved knew.
    ``origin``, ``entries`` and ``root`` are the checkpoint that its papers print: of the chain of the desk where it was
    counted.
    """

    period: str
    basis: str
    counter: str
    figures: Json
    sp4n: list[Any]
    words: Json
    meeting: Json
    office: Json
    signatory: Json
    training: bool
    made: Json
    seen: Json
    desk: str
    despite: list[Any]
    position: str
    by: str
    layout: Json
    origin: str | None = None
    entries: int | None = None
    root: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MailboxClaimedBody:
    """Counter that reads a mailbox from now on. Which one is the subject alone: an account may name somebody."""

    counter: str
    by: str


OfficeBody = (
    DeskConfiguredBody
    | ClockBehindBody
    | ClockConfirmedBody
    | OfficerSetBody
    | AbsenceSetBody
    | ChoiceSetBody
    | CalendarDayBody
    | OfficeHoursSetBody
    | SeriesTakenBody
    | NumbersResumedBody
    | NumbersReservedBody
    | NumbersVoidedBody
    | BackupTriedBody
    | ListExportedBody
    | ReadBody
    | KeyPaperedBody
    | ReportApprovedBody
    | HistoryAcceptedBody
    | MailboxClaimedBody
)
