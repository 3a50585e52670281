"""Erasing by law (UU 27/2022): two officers decide, the bodies of all entries about what they decided about go.

The chain still verifies. What stays is the skeleton that a register must keep: number, kind, channel, dates, how it
ended, and who erased on what ground; of a consultation or a message the day, channel and counter by which it is
counted, and what became of it. The messages of a complaint are erased with it. Every desk takes the bodies away once
the office carried it out (``frontoffice centre erase``), in whatever order the entry and its targets arrive; one
without a centre does so at once. A complaint that is still being handled is not erased.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain.calendar.dates import to_text
from frontoffice.domain.cases.case import Case
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.complaint import CLOSED, Complaint
from frontoffice.domain.consultation import Consultation
from frontoffice.domain.entries import entry_bodies as bodies
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import ConsultationErasedBody, MessageErasedBody
from frontoffice.domain.incoming import KeptMessage
from frontoffice.domain.people import Officer
from frontoffice.domain.text.printable_text import LONGEST_LINE, clean
from frontoffice.errors import Problem, Refused
from frontoffice.register.codes import RegisterRefusal
from frontoffice.register.journal import entry_authority, erasure_verdicts, ids, journal
from frontoffice.register.projection import (
    complaint_fold,
    complaint_projection,
    consultation_projection,
    erased_bodies,
    message_projection,
)
from frontoffice.register.queries import complaint_list, inbox
from frontoffice.register.queries.consultations import ConsultationQuery
from frontoffice.register.storage import database_file, opening
from frontoffice.register.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class _Decision:
    """Ground of an erasure, and its second decider."""

    ground: str
    second: Officer


class Erasures:
    """Erase complaints, consultations and messages by law."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def has_centre_behind(self) -> bool:
        """Return whether this register ever had contact with a centre, with its contents up to then."""
        with self._unit.reading():
            return erasure_verdicts.has_office(self._unit.connection)

    def demand_erasable(self, subject: UUID, *, is_alone: bool = False) -> None:
        """Raise Refused for an erasure impossible now, regardless of deciders and ground.

        ``is_alone`` as in :meth:`erase`.

        Raises Refused: ``still_open``, ``complaint_erased``, ``erasure_awaited``.
        """
        with self._unit.reading():
            complaint, _ = complaint_list.with_case(self._unit, subject)
            if complaint.erased:
                raise Refused(Problem("", RegisterRefusal.COMPLAINT_ERASED))
            _demand_closed(complaint)
            if not is_alone and _is_awaited(self._unit.connection, subject):
                raise Refused(Problem("", RegisterRefusal.ERASURE_AWAITED))

    def sharing_files(self, subject: UUID) -> tuple[str, ...]:
        """Numbers of other complaints with a file of this one attached too, thus retained."""
        with self._unit.reading():
            found: Any = self._unit.connection.execute(_SHARING, (subject.bytes,)).fetchall()
            return tuple(complaint_list.with_case(self._unit, UUID(bytes=one))[0].number_text for (one,) in found)

    def erase(
        self, subject: UUID, ground: str, deciders: tuple[Officer, Officer], action: UUID, *, is_alone: bool = False
    ) -> Complaint:
        """Erase the contents of a closed complaint by law.

        Gives what is left. The first decider is a supervisor.

        That is its skeleton where no office has to agree, and else the complaint as it stands until then. A desk that
        ``is_alone`` has no centre by now, whatever it had: the words go here, and nowhere else. Raises
        Refused: ``not_allowed``, ``one_decider`` (they are the same person), ``ground_missing``, ``too_long``,
        ``still_open``, ``complaint_erased``, ``erasure_awaited``.
        """
        entry_kinds.demand(deciders[0], EntryKind.ERASED)
        decided = _decision(ground, deciders)

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = complaint_list.with_case(self._unit, subject)
            _demand_closed(complaint)
            body = _skeleton(complaint, case, decided)
            self._decide(subject, action, is_alone=is_alone)
            messages = self._erase_messages(subject, decided, deciders[0], is_alone=is_alone)
            folded = self._unit.append_entry(action, subject, EntryKind.ERASED, body, deciders[0])
            erased_bodies.take_away(self._unit.connection, (subject.bytes, *messages))
            return folded

        folded = self._unit.run_once(action, work)
        truncate(self._unit)
        return complaint_list.as_written(self._unit, subject, folded)[0]

    def erase_consultation(
        self, subject: UUID, ground: str, deciders: tuple[Officer, Officer], action: UUID, *, is_alone: bool = False
    ) -> None:
        """Erase the contents of a consultation by law.

        Its day, channel and counter stay, by which it is counted.

        ``is_alone`` as in :meth:`erase`.

        Raises Refused: ``consultation_unknown``, ``consultation_erased``, and as :meth:`erase` does of deciders and
        ground.
        """
        entry_kinds.demand(deciders[0], EntryKind.CONSULTATION_ERASED)
        decided = _decision(ground, deciders)

        def work() -> None:
            one = ConsultationQuery(self._unit).get(subject)
            body = _left_of_consultation(one, decided)
            self._decide(subject, action, is_alone=is_alone)
            self._unit.append_entry(action, subject, EntryKind.CONSULTATION_ERASED, body, deciders[0])
            erased_bodies.take_away(self._unit.connection, (subject.bytes,))

        self._unit.run_once(action, work)
        truncate(self._unit)

    def erase_message(
        self, subject: UUID, ground: str, deciders: tuple[Officer, Officer], action: UUID, *, is_alone: bool = False
    ) -> None:
        """Erase the contents of a message by law.

        Its day, channel and counter stay, by which it is counted, and what became of it.

        ``is_alone`` as in :meth:`erase`.

        Raises Refused: ``message_unknown``, ``message_erased``, and as :meth:`erase` does of deciders and ground.
        """
        entry_kinds.demand(deciders[0], EntryKind.MESSAGE_ERASED)
        decided = _decision(ground, deciders)

        def work() -> None:
            body = _left_of_message(inbox.require(self._unit, subject), decided)
            self._decide(subject, action, is_alone=is_alone)
            self._unit.append_entry(action, subject, EntryKind.MESSAGE_ERASED, body, deciders[0])
            erased_bodies.take_away(self._unit.connection, (subject.bytes,))

        self._unit.run_once(action, work)
        truncate(self._unit)

    def _erase_messages(self, complaint: UUID, decided: _Decision, by: Officer, *, is_alone: bool) -> list[bytes]:
        """Erase the messages of a complaint with it; gives their subjects. One of which that is asked already stays."""
        asked = "SELECT subject FROM message WHERE complaint = ? AND complaint <> x'' AND erased = 0"
        rows: Any = self._unit.connection.execute(asked, (complaint.bytes,)).fetchall()
        found = []
        for subject in (UUID(bytes=one) for (one,) in rows):
            if is_alone or not _is_awaited(self._unit.connection, subject):
                action, body = ids.new_id(), _left_of_message(inbox.require(self._unit, subject), decided)
                self._decide(subject, action, is_alone=is_alone)
                self._unit.append_entry(action, subject, EntryKind.MESSAGE_ERASED, body, by)
                found.append(subject.bytes)
        return found

    def _decide(self, subject: UUID, action: UUID, *, is_alone: bool) -> None:
        """Confirm the erasure at a desk without an office to decide it.

        Raises Refused (``erasure_awaited``).

        Whoever takes the centre from a desk that is not theirs empties that desk alone, as whoever has its file may.
        """
        connection = self._unit.connection
        if is_alone or not erasure_verdicts.has_office(connection):
            erasure_verdicts.keep(connection, {action: erasure_verdicts.CARRIED_OUT})
        elif _is_awaited(connection, subject):
            raise Refused(Problem("", RegisterRefusal.ERASURE_AWAITED))


_SHARING: Final = (
    "SELECT subject FROM complaint WHERE id IN (SELECT other.complaint FROM complaint JOIN attachment AS own"
    " ON own.complaint = complaint.id JOIN attachment AS other ON other.content = own.content"
    " AND other.complaint <> own.complaint WHERE complaint.subject = ?) ORDER BY id LIMIT 20"
)


def _demand_closed(complaint: Complaint) -> None:
    if complaint.status not in CLOSED:
        raise Refused(Problem("", RegisterRefusal.STILL_OPEN, {"number": complaint.number_text}))


def _is_awaited(connection: apsw.Connection, subject: UUID) -> bool:
    """Return whether an erasing entry awaits the office's decision.

    What cannot be read, or has no authority, asks nothing.
    """
    story = journal.story(connection, subject)
    asked = [entry_authority.as_written(line) for line in story if line.kind == erasure_verdicts.AWAITED]
    return (
        complaint_fold.find_erasing_entry(asked)
        or consultation_projection.find_erasing_entry(subject, asked)
        or message_projection.find_erasing_entry(subject, asked)
    ) is not None


def _decision(ground: str, deciders: tuple[Officer, Officer]) -> _Decision:
    """Ground of an erasure, and its second decider. Raises Refused."""
    by, second = deciders
    if not second.active or second.officer_id == by.officer_id:
        raise Refused(Problem("second", RegisterRefusal.ONE_DECIDER))
    ground = clean(ground)
    if not ground:
        raise Refused(Problem("ground", RegisterRefusal.GROUND_MISSING))
    if len(ground) > LONGEST_LINE:
        raise Refused(Problem("ground", FieldRefusal.TOO_LONG, {"length": len(ground), "most": LONGEST_LINE}))
    return _Decision(ground, second)


def _left_of_consultation(one: Consultation, decided: _Decision) -> ConsultationErasedBody:
    """Remainder of an erased consultation in the register."""
    return ConsultationErasedBody(
        ground=decided.ground,
        second=decided.second.name,
        second_role=str(decided.second.role),
        subject=str(one.subject),
        recorded_at=to_text(one.recorded_at),
        zone=one.zone,
        channel=one.inquiry.channel,
        channel_name=one.channel_name,
        series=one.series,
        counter=one.counter,
        officer=one.officer,
        complaint=str(one.complaint or ""),
    )


def _left_of_message(one: KeptMessage, decided: _Decision) -> MessageErasedBody:
    """Remainder of an erased message in the register."""
    settled = one.settled
    return MessageErasedBody(
        ground=decided.ground,
        second=decided.second.name,
        second_role=str(decided.second.role),
        subject=str(one.subject),
        channel=one.came.channel,
        arrived_at=to_text(one.came.arrived_at),
        recorded_at=to_text(one.recorded_at),
        zone=one.zone,
        series=one.series,
        counter=one.counter,
        outcome=str(settled.outcome) if settled else "",
        complaint=str(one.complaint or ""),
        settled_at=to_text(settled.at) if settled else "",
    )


def _skeleton(complaint: Complaint, case: Case, decided: _Decision) -> bodies.ErasedBody:
    """Remainder of an erased complaint in the register."""
    return bodies.ErasedBody(
        ground=decided.ground,
        second=decided.second.name,
        second_role=str(decided.second.role),
        subject=str(complaint.subject),
        number=complaint.number_text,
        suffix=complaint.suffix,
        no=[complaint.number.series, complaint.number.year, complaint.number.no],
        kind=str(complaint.intake.kind),
        channel=complaint.intake.channel,
        channel_name=complaint.channel_name,
        manner=str(complaint.manner),
        received_on=complaint.received_on.isoformat(),
        received_at=to_text(complaint.received_at) if complaint.received_at else "",
        recorded_at=to_text(complaint.recorded_at),
        zone=complaint.zone,
        counter=complaint.counter,
        officer=complaint.officer,
        role=complaint.role,
        position=complaint.position,
        due_on=complaint.due.day.isoformat(),
        due_provisional=complaint.due.provisional,
        calendar=complaint.due.calendar_version,
        category=complaint.intake.category,
        status=str(complaint.status),
        closed_on=case.closed_on.isoformat() if case.closed_on else None,
    )


def truncate(unit: UnitOfWork) -> None:
    """Purge erased text from the word list, the file's gaps and the write-ahead log.

    A reader, or the size of the file, may put that off a while.
    """
    with unit.writing():
        complaint_projection.forget_words(unit.connection)
    unit.file.durability.vacuumed.is_so = True
    database_file.end_gaps(unit.connection, unit.file.path, at_once=True)
    shorten(unit)


def shorten(unit: UnitOfWork) -> None:
    """Bring the file to its own length, and end the write-ahead log, unless a reader is in the way."""
    with opening.disk(unit.file.path):
        unit.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
