"""From entries to the tables that are read; the same for an entry made here and one that came from elsewhere.

A complaint as it stands is a pure function of the *set* of its entries, replayed in ``(lc, entry_id)`` order: whatever
order they arrived in, the result is the same. Kinds that this program does not know are kept, not projected.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Final, Protocol
from uuid import UUID

import apsw

from frontoffice.domain import complaint as rules
from frontoffice.domain import handling, replaying
from frontoffice.domain.case import Case
from frontoffice.domain.complaint import Complainant, Complaint, Identity, Intake, Kind, Manner
from frontoffice.domain.dates import local_date, time_of_day, to_text
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.limits import Target
from frontoffice.domain.people import phone_digits
from frontoffice.domain.steps import next_step
from frontoffice.domain.working_days import DueDate, is_late_filing
from frontoffice.register import journal
from frontoffice.register.journal import StoryLine

SUMMARY: Final = 160
_PAPER_CAME_OUT: Final = frozenset({"confirmed", "handed_over", "accepted", "uncertain"})
_DATES: Final = frozenset({"received_on", "service_date", "event_date"})


def intake_body(intake: Intake) -> dict[str, Any]:
    """An intake as it stands in an entry's body: text, booleans and nested complainant, dates in ISO form."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in dataclasses.asdict(intake).items()
    }


def read_intake(body: dict[str, Any]) -> Intake:
    """The inverse of :func:`intake_body`; what a later version added is left out."""
    told = {name: body[name] for name in _INTAKE if name in body}
    for name in _DATES & told.keys():
        told[name] = date.fromisoformat(told[name]) if told[name] else None
    who = {name: value for name, value in body["complainant"].items() if name in _COMPLAINANT}
    who["identity"] = Identity(who["identity"])
    told["kind"] = Kind(told["kind"])
    told["complainant"] = Complainant(**who)
    return Intake(**told)


_INTAKE: Final = tuple(field.name for field in dataclasses.fields(Intake))
_COMPLAINANT: Final = frozenset(field.name for field in dataclasses.fields(Complainant))


def fold(lines: Iterable[StoryLine]) -> Complaint | None:
    """The complaint as it stands after ``lines`` (in order), or None while its recording has not arrived."""
    told = fold_case(tuple(lines))
    return told[0] if told else None


def fold_case(lines: Sequence[StoryLine]) -> tuple[Complaint, Case] | None:
    """The complaint and its handling as they stand after ``lines``."""
    complaint = _fold(lines)
    if complaint is None:
        return None
    case = replaying.replay(lines)
    stands = dataclasses.replace(complaint, status=case.status, cycle=case.cycle.no, conflict=case.conflict)
    return stands, case


def _fold(lines: Iterable[StoryLine]) -> Complaint | None:
    complaint: Complaint | None = None
    papers: dict[str, str] = {}
    for line in lines:
        if line.kind == EntryKind.RECORDED and complaint is None:
            complaint = _recorded(line)
        elif complaint is not None and line.kind in _STEPS:
            complaint = _STEPS[line.kind](complaint, line)
        if line.kind == EntryKind.PAPER:
            papers[line.body["job"]] = line.body["state"]
    if complaint is None:
        return None
    printed = sum(state in _PAPER_CAME_OUT for state in papers.values())
    return dataclasses.replace(complaint, papers_printed=printed)


def _recorded(line: StoryLine) -> Complaint:
    body, number = line.body, line.number
    assert number is not None  # noqa: S101  (a recording without a number is refused when it is written)
    intake = read_intake(body["intake"])
    received_on = date.fromisoformat(body["received_on"])
    return Complaint(
        subject=line.entry_id,
        number=number,
        number_text=body["number"],
        check_code=rules.check_code(line.entry_id),
        intake=intake,
        channel_name=body["channel_name"],
        manner=Manner(body["manner"]),
        received_on=received_on,
        received_at=line.occurred_at if body["manner"] == Manner.ORAL else None,
        recorded_at=line.recorded_at,
        recorded_on=local_date(line.recorded_at, line.zone),
        zone=line.zone,
        counter=body["counter"],
        officer=line.officer,
        role=line.role,
        position=body["position"],
        due=_due(body),
        late_filing=is_late_filing(intake.service_date, received_on),
    )


def _due(body: dict[str, Any]) -> DueDate:
    return DueDate(date.fromisoformat(body["due_on"]), body["due_provisional"], body["calendar"])


def _amended(complaint: Complaint, line: StoryLine) -> Complaint:
    body = line.body
    told = intake_body(complaint.intake)
    for name, (_, new) in body["changes"].items():
        place, _, inner = name.rpartition(".")
        (told[place] if place else told)[inner] = new
    intake = read_intake(told)
    received_on = date.fromisoformat(body["received_on"])
    return dataclasses.replace(
        complaint,
        intake=intake,
        channel_name=body["channel_name"],
        manner=Manner(body["manner"]),
        received_on=received_on,
        received_at=complaint.recorded_at if body["manner"] == Manner.ORAL else None,
        due=_due(body),
        late_filing=is_late_filing(intake.service_date, received_on),
        amendments=complaint.amendments + 1,
    )


def _cancelled(complaint: Complaint, line: StoryLine) -> Complaint:
    return dataclasses.replace(complaint, cancelled_why=line.body["why"])


def _reviewed(complaint: Complaint, line: StoryLine) -> Complaint:
    return dataclasses.replace(complaint, review_note=line.body["note"], reviewed_by=line.officer)


def _completed(complaint: Complaint, line: StoryLine) -> Complaint:
    intake = complaint.intake
    complete = dataclasses.replace(
        intake,
        identity_copy=intake.identity_copy or line.body["identity_copy"],
        documents=intake.documents or line.body["documents"],
    )
    return dataclasses.replace(complaint, intake=complete)


def _due_moved(complaint: Complaint, line: StoryLine) -> Complaint:
    return dataclasses.replace(complaint, due=_due(line.body)) if "due_on" in line.body else complaint


_STEPS: Final[dict[str, Callable[[Complaint, StoryLine], Complaint]]] = {
    EntryKind.AMENDED: _amended,
    EntryKind.CANCELLED: _cancelled,
    EntryKind.REVIEWED: _reviewed,
    EntryKind.PAPERS_COMPLETED: _completed,
    EntryKind.DUE_MOVED: _due_moved,
}


class Linked(Protocol):
    """An entry without what it tells."""

    @property
    def entry_id(self) -> UUID:
        """What the entry is."""

    @property
    def kind(self) -> str:
        """What happened."""

    @property
    def parents(self) -> tuple[UUID, ...]:
        """The entries that its desk had seen last."""


def heads(lines: Iterable[Linked]) -> tuple[UUID, ...]:
    """The entries that no other names as a parent: what a desk has seen when it takes the next step."""
    steps = [line for line in lines if line.kind not in replaying.SAID]
    named = {parent for line in steps for parent in line.parents}
    return tuple(line.entry_id for line in steps if line.entry_id not in named)


# --- the tables ------------------------------------------------------------------------------------------------

_COLUMNS: Final = (
    "series, year, no, number_text, check_code, recorded_at, recorded_on, received_on, received_time, channel,"
    " channel_name, kind, name, address, phone, phone_reversed, nik, may_offer, service, application_no, external_id,"
    " summary, category, missing, due_on, due_provisional, late_filing, status, officer, reviewed_by, papers,"
    " amendments, cycle, waits, clock_on, clock_time, clock_provisional, level, team, papers_until, responded_on,"
    " response_late, late_days, stepped_on, calendar, target_on, target_time,"
    " target_provisional, target_since, target_limit, conflict"
)
_MARKS: Final = ", ".join("?" * len(_COLUMNS.split(",")))
_INSERT: Final = f"INSERT INTO complaint (id, subject, {_COLUMNS}) VALUES (?, ?, {_MARKS})"
_UPDATE: Final = f"UPDATE complaint SET ({_COLUMNS}) = ({_MARKS}) WHERE id = ?"
NEVER: Final = "9999-12-31"  # sorts after every date


def _row(complaint: Complaint, case: Case) -> tuple[object, ...]:
    intake, who, number = complaint.intake, complaint.intake.complainant, complaint.number
    received = complaint.received_at
    hidden = who.identity is not Identity.OPEN
    return (
        number.series,
        number.year,
        number.no,
        complaint.number_text,
        complaint.check_code,
        to_text(complaint.recorded_at),
        complaint.recorded_on.isoformat(),
        complaint.received_on.isoformat(),
        time_of_day(received, complaint.zone)[:5] if received else "",
        intake.channel,
        complaint.channel_name,
        str(intake.kind),
        complaint.shown_name,
        "" if hidden else ", ".join(part for part in (who.address, who.district, who.regency) if part),
        "" if hidden else who.phone,
        phone_digits(who.phone)[::-1],
        who.nik,
        int(not hidden),
        intake.service,
        intake.application_no,
        rules.same_item(intake.external_id),
        " ".join(intake.description[: 2 * SUMMARY].split())[:SUMMARY],
        case.category or intake.category,
        ",".join(complaint.missing_papers),
        complaint.due.day.isoformat(),
        int(complaint.due.provisional),
        int(complaint.late_filing),
        str(complaint.status),
        complaint.officer,
        complaint.reviewed_by,
        complaint.papers_printed,
        complaint.amendments,
        *_handling(complaint, case),
    )


def _handling(complaint: Complaint, case: Case) -> tuple[object, ...]:
    """Where it waits and by when: what the worklist reads."""
    clock = handling.clock(complaint, case)
    waits = next_step(case.status, complaint.intake.kind)
    return (
        case.cycle.no,
        str(waits or ""),
        clock.on.isoformat() if clock else NEVER,
        clock.time if clock else "",
        int(clock.provisional) if clock else 0,
        case.level,
        case.team.told,
        case.asked.until.isoformat() if case.asked and complaint.missing_papers else "",
        case.response.on.isoformat() if case.response else "",
        int(case.response.late) if case.response else 0,
        case.response.late_days if case.response else 0,
        case.last.on.isoformat() if case.last else "",
        complaint.due.calendar_version,
        *target_columns(case.target),
        int(case.conflict),
    )


def target_columns(target: Target | None) -> tuple[object, ...]:
    """A target as the columns of a complaint have it."""
    if target is None:
        return ("", "", 0, "", "")
    return target.on.isoformat(), target.time, int(target.provisional), target.since, target.limit


def words(complaint: Complaint) -> str:
    """The words by which a complaint is found; the name of who asked for confidence is not among them."""
    intake, who = complaint.intake, complaint.intake.complainant
    told = (
        who.name if who.identity is Identity.OPEN else "",
        intake.description,
        intake.wish,
        intake.service,
        intake.application_no,
        intake.external_id,
        intake.respondent,
        intake.event_place,
    )
    return " ".join(dict.fromkeys(tokens(" ".join(told))))


def tokens(text: str) -> list[str]:
    """The words of a text as the index knows them: without accents, lower case, letters and digits."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.findall(r"[^\W_]{1,40}", folded.lower())


def project(connection: apsw.Connection, before: Sequence[StoryLine], after: Sequence[StoryLine]) -> Complaint | None:
    """Bring the tables from what ``before`` told about a complaint to what ``after`` tells; gives it as it stands."""
    old, told = _fold(before), fold_case(after)
    if told is None:
        return None
    new, case = told
    if old is None:
        row_id = _free_id(connection, new)
        connection.execute(_INSERT, (row_id, new.subject.bytes, *_row(new, case)))
        _index(connection, row_id, words(new))
        return new
    row_id = connection.execute("SELECT id FROM complaint WHERE subject = ?", (new.subject.bytes,)).get
    connection.execute(_UPDATE, (*_row(new, case), row_id))
    if old.intake != new.intake and words(old) != words(new):
        connection.execute(
            "INSERT INTO complaint_words (complaint_words, rowid, words) VALUES ('delete', ?, ?)", (row_id, words(old))
        )
        _index(connection, row_id, words(new))
    return new


_PER_SECOND: Final = 64
EPOCH: Final = 1_700_000_000  # seconds; ids stay small, so the index stays small


def _free_id(connection: apsw.Connection, complaint: Complaint) -> int:
    """The next free id in the second of recording, so that the newest complaints have the highest ids on every desk."""
    row_id = first_id(int(complaint.recorded_at.timestamp()))
    while connection.execute("SELECT 1 FROM complaint WHERE id = ?", (row_id,)).get:
        row_id += 1
    return row_id


def first_id(seconds: int) -> int:
    """The lowest id of a complaint recorded in that second (Unix time)."""
    return max(1, seconds - EPOCH) * _PER_SECOND


def _index(connection: apsw.Connection, row_id: int, text: str) -> None:
    connection.execute("INSERT INTO complaint_words (rowid, words) VALUES (?, ?)", (row_id, text))
    connection.executemany("INSERT OR IGNORE INTO word (term) VALUES (?)", ((term,) for term in text.split()))


# --- people and lists: the entry that comes last in the one order holds ----------------------------------------------


def project_set(connection: apsw.Connection, subject: UUID, lines: Sequence[StoryLine]) -> None:
    """Bring the officer or list choice with that subject to what the last of its entries says."""
    for line in reversed(lines):
        body = line.body
        if line.kind == EntryKind.OFFICER_SET:
            connection.execute(
                "INSERT OR REPLACE INTO officer (officer_id, name, role, position, active) VALUES (?, ?, ?, ?, ?)",
                (subject.bytes, body["name"], body["role"], body["position"], int(body["active"])),
            )
            return
        if line.kind == EntryKind.CHOICE_SET:
            connection.execute(
                'INSERT OR REPLACE INTO choice (list, code, name, "group", active) VALUES (?, ?, ?, ?, ?)',
                (body["list"], body["code"], body["name"], body["group"], int(body["active"])),
            )
            return
        if line.kind in _CALENDAR:
            _CALENDAR[line.kind](connection, body)
            return


def _set_day(connection: apsw.Connection, body: dict[str, Any]) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO day_off (day, kind, name, decree, certain) VALUES (?, ?, ?, ?, ?)",
        (body["day"], body["kind"], body["name"], body["decree"], int(body["certain"])),
    )


def _set_hours(connection: apsw.Connection, body: dict[str, Any]) -> None:
    connection.execute("DELETE FROM office_hours")
    connection.executemany(
        "INSERT INTO office_hours (weekday, opens, closes) VALUES (?, ?, ?)",
        ((int(weekday), opens, closes) for weekday, (opens, closes) in body["hours"].items()),
    )


_CALENDAR: Final[dict[str, Callable[[apsw.Connection, dict[str, Any]], None]]] = {
    EntryKind.CALENDAR_DAY: _set_day,
    EntryKind.OFFICE_HOURS: _set_hours,
}


def rebuild(connection: apsw.Connection) -> None:
    """Empty every projected table and fill it again from the journal. The caller holds a transaction."""
    for table in ("complaint", "word", "officer", "choice", "day_off", "office_hours"):
        connection.execute(f"DELETE FROM {table}")
    connection.execute("INSERT INTO complaint_words (complaint_words) VALUES ('delete-all')")
    for subject in list(journal.subjects(connection)):
        lines = journal.story(connection, subject)
        project(connection, (), lines)
        project_set(connection, subject, lines)
