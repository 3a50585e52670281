"""Complaints: recorded, amended, cancelled; always by adding to the journal."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from typing import Any
from uuid import UUID

from frontoffice.domain import intake_check, numbering, people, working_days
from frontoffice.domain.case import Case
from frontoffice.domain.complaint import Channel, Complaint, Intake, Manner, same_item
from frontoffice.domain.dates import local_date, start_of_day
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import May, Officer
from frontoffice.domain.typed_text import LONGEST_TEXT, clean
from frontoffice.domain.working_days import OfficeCalendar
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.register.commands import drafts, reference_data, spool
from frontoffice.register.journal import journal
from frontoffice.register.journal.journal import StoryLine
from frontoffice.register.projection import complaint_fold, intake_codec
from frontoffice.register.queries import numbers
from frontoffice.register.unit_of_work import Ledger


def record(
    ledger: Ledger, intake: Intake, by: Officer, action: UUID, draft_id: UUID | None, *, with_paper: bool
) -> Complaint:
    """Write down a complaint under the next number; its draft goes, and its resi is asked for, in one transaction."""
    people.demand(by, May.RECORD)
    intake = cleaned(intake)

    def work() -> None:
        demand_none(problems(ledger, intake))
        now = ledger.now()
        number = numbers.give(ledger, now)
        channel = reference_data.channels(ledger)[intake.channel]
        told = _recording(ledger, intake, channel, number, by, now)
        ledger.tell(
            action,
            action,
            EntryKind.RECORDED,
            told,
            by,
            number=number,
            occurred_at=_occurred(ledger, intake, channel, now),
            now=now,
        )
        if draft_id is not None:
            drafts.drop(ledger.db, draft_id)
        if with_paper:
            spool.add(ledger.db, spool.original(action, str(told["number"]), by, now))

    ledger.once(action, work)
    return as_written(ledger, action)


def reveal(ledger: Ledger, subject: UUID, why: str, by: Officer, action: UUID) -> None:
    """Write down that a confidential identity was looked at, and why."""
    people.demand(by, May.REVEAL)

    def work() -> None:
        complaint(ledger, subject)
        ledger.tell(action, subject, EntryKind.REVEALED, {"why": reason(why)}, by)

    ledger.once(action, work)


def problems(ledger: Ledger, intake: Intake) -> tuple[Problem, ...]:
    """``domain.intake_check.problems`` of recording now, and ``channel_retired``, ``external_id_taken``."""
    channels = reference_data.channels(ledger)
    found = intake_check.problems(intake, channels, ledger.calendar, ledger.today())
    if intake.channel in channels and not channels[intake.channel].active:
        found = (*found, Problem("channel", "channel_retired"))
    return (*found, *item_taken(ledger, intake, None))


def preview(ledger: Ledger, intake: Intake, by: Officer) -> Complaint:
    """The complaint as it would be recorded now; nothing is written."""
    now = ledger.now()
    number = numbers.following(ledger, now)
    unknown = Channel(intake.channel, intake.channel, Manner.ORAL)
    channel = reference_data.channels(ledger).get(intake.channel, unknown)
    line = StoryLine(
        entry_id=UUID(int=0),
        kind=EntryKind.RECORDED,
        version=1,
        occurred_at=now,
        recorded_at=now,
        zone=ledger.desk.zone,
        officer=by.name,
        role=str(by.role),
        number=number,
        parents=(),
        body=_recording(ledger, intake, channel, number, by, now),
        origin=ledger.origin,
        seq=0,
        lc=0,
        hash=b"",
    )
    told = complaint_fold.fold([line])
    assert told is not None  # noqa: S101  (a recording always folds)
    return told


def complaint(ledger: Ledger, subject: UUID) -> Complaint:
    """The complaint as it stands; Refused (``complaint_unknown``) when there is none."""
    return with_case(ledger, subject)[0]


def with_case(ledger: Ledger, subject: UUID) -> tuple[Complaint, Case]:
    """The complaint and its handling; Refused (``complaint_unknown``) when there is none."""
    with ledger.reading():
        told = complaint_fold.fold_case(journal.story(ledger.connection, subject))
    if told is None:
        raise Refused(Problem("", "complaint_unknown"))
    return told


def as_written(ledger: Ledger, subject: UUID) -> Complaint:
    """The complaint after a step that is in the journal; that it cannot be read now must not sound like "not done"."""
    try:
        return complaint(ledger, subject)
    except Unavailable as error:
        raise Unavailable("outcome_unknown", path=str(ledger.file.path), reason=error.code) from error


def merged_into(ledger: Ledger, subject: UUID) -> str:
    """The number of a complaint that stands merged into this one, "" when there is none."""
    rows: Any = ledger.connection.execute(
        "SELECT number_text FROM complaint WHERE merged_into = ? AND merged_into <> x'' LIMIT 1", (subject.bytes,)
    )
    return next((str(number) for (number,) in rows), "")


def cleaned(intake: Intake) -> Intake:
    """The same intake with every text cleaned as the register keeps it."""
    who = intake.complainant
    told = {name: clean(text) for name, text in _texts(intake).items()}
    told_of_who = {name: clean(text) for name, text in _texts(who).items()}
    return dataclasses.replace(intake, complainant=dataclasses.replace(who, **told_of_who), **told)  # type: ignore[arg-type]


def reason(why: str) -> str:
    """A reason that was given; Refused (``why_missing``, ``too_long``) for none, or for a book."""
    why = clean(why)
    if not why:
        raise Refused(Problem("why", "why_missing"))
    if len(why) > LONGEST_TEXT:
        raise Refused(Problem("why", "too_long", {"length": len(why), "most": LONGEST_TEXT}))
    return why


def demand_none(found: tuple[Problem, ...]) -> None:
    """Raise Refused with the problems that refuse, if there are any."""
    refusals = intake_check.refusals(found)
    if refusals:
        raise Refused(*refusals)


def _texts(value: Any) -> dict[str, str]:
    fields = ((field.name, getattr(value, field.name)) for field in dataclasses.fields(value))
    return {name: text for name, text in fields if type(text) is str}


def item_taken(ledger: Ledger, intake: Intake, mine: UUID | None) -> tuple[Problem, ...]:
    """The same item of the same channel is entered once; a cancelled entry frees it."""
    if not same_item(intake.external_id):
        return ()
    with ledger.reading():
        row = ledger.connection.execute(
            "SELECT subject, number_text FROM complaint WHERE channel = ? AND external_id <> '' AND external_id = ?"
            " AND status <> 'cancelled' AND subject <> ? LIMIT 1",
            (intake.channel, same_item(intake.external_id), mine.bytes if mine else b""),
        ).fetchone()
    if row is None:
        return ()
    return (Problem("external_id", "external_id_taken", {"subject": UUID(bytes=row[0]), "number": row[1]}),)


def _occurred(ledger: Ledger, intake: Intake, channel: Channel, now: datetime) -> datetime:
    if channel.manner is Manner.ORAL or intake.received_on is None:
        return now
    return start_of_day(intake.received_on, ledger.desk.zone)


def _recording(
    ledger: Ledger, intake: Intake, channel: Channel, number: Number, by: Officer, now: datetime
) -> dict[str, Any]:
    today = local_date(now, ledger.desk.zone)
    return {
        "intake": intake_codec.intake_body(intake),
        "number": numbering.write(number, ledger.desk.number_format, today.month),
        "counter": ledger.desk.counter_name,
        "position": by.position,
        **receipt_body(channel, received_on(intake, channel, today)),
        **counted_body(ledger.calendar, received_on(intake, channel, today)),
    }


def received_on(intake: Intake, channel: Channel, recorded_on: date) -> date:
    """What was said is received when it is recorded; only what was written may have come before."""
    written_on = intake.received_on if channel.manner is Manner.WRITTEN else None
    return written_on or recorded_on


def receipt_body(channel: Channel, received_on: date) -> dict[str, Any]:
    """How and when it was received."""
    return {
        "channel_name": channel.name,
        "manner": str(channel.manner),
        "received_on": received_on.isoformat(),
    }


def counted_body(calendar: OfficeCalendar, received_on: date) -> dict[str, Any]:
    """When an answer is therefore due by the calendar as known now, and what that count rests on."""
    due = complaint_fold.due_body(working_days.due_date(calendar, received_on))
    return due | {"count": working_days.count_body(calendar, received_on)}
