"""The office's figures: a register following the centre, and the nameless rows written from it.

Beside the rows stands how far they go: which register they were made from, up to which entry of each chain, and on what
they rest (the office's certificates and lists, the program). So the next run finds what changed since, and one that was
killed leaves the rows of before.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, Final, LiteralString
from uuid import UUID

import psycopg
from psycopg.sql import SQL, Identifier

from frontoffice import __version__
from frontoffice.domain.cases import deadlines
from frontoffice.domain.cases.case import Case, Cycle, TakenStep
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.choices import ListName
from frontoffice.domain.complaint import CLOSED, Complaint, Status
from frontoffice.domain.consultation import Consultation
from frontoffice.domain.incoming import KeptMessage
from frontoffice.register.opened import open_register
from frontoffice.register.projection import complaint_fold, consultation_projection, message_projection
from frontoffice.register.projection.complaint_columns import COLUMNS, Row
from frontoffice.register.queries import canonical
from frontoffice.register.queries.canonical import Lists
from frontoffice.register.register import Register
from frontoffice.register.replication import ingest
from frontoffice.register.replication.replica import Replica
from frontoffice.register.storage.desk import Desk
from frontoffice.sync import set_aside, wire
from frontoffice.sync.office import centre_stories, doubled_numbers
from frontoffice.sync.rounds import chunk_size, office_erasures, pull

Values = tuple[Any, ...]


class _Case:
    """Complaint and its case, with values for several columns."""

    def __init__(self, complaint: Complaint, case: Case, lists: Lists) -> None:
        self.complaint, self.case, self.lists = complaint, case, lists
        self.row, self.clock, self.overdue = (
            Row(complaint, case),
            deadlines.next_obligation(complaint, case),
            case.overdue,
        )

    def code(self, of: ListName) -> str:
        """Code of the list choice in a column of the register."""
        return self.lists[of].code(str(COLUMNS[of.value](self.row)))

    def name(self, of: ListName) -> str:
        """Name of the list choice in a column of the register; what means none is among the others, and not shown."""
        return self.lists[of].name(self.code(of))


def _target_on(one: _Case) -> date | None:
    return one.case.target.on if one.case.target else None


COMPLAINT: Final[Mapping[str, Callable[[_Case], object]]] = {
    "subject": lambda one: one.complaint.subject,
    "number": lambda one: one.complaint.number_text,
    "series": lambda one: one.complaint.number.series,
    "year": lambda one: one.complaint.number.year,
    "no": lambda one: one.complaint.number.no,
    "counter": lambda one: one.complaint.counter,
    "recorded_at": lambda one: one.complaint.recorded_at,
    "zone": lambda one: one.complaint.zone,
    "received_on": lambda one: one.complaint.received_on,
    "kind": lambda one: str(one.complaint.intake.kind),
    "channel": lambda one: one.complaint.intake.channel,
    "channel_name": lambda one: one.complaint.channel_name,
    "sector": lambda one: one.name(ListName.SECTOR),
    "service": lambda one: one.name(ListName.SERVICE),
    "category": lambda one: one.name(ListName.CATEGORY),
    "level": lambda one: one.case.level or None,
    "status": lambda one: str(one.case.status),
    "closed": lambda one: one.case.status in CLOSED,
    "cycle": lambda one: one.case.cycle.no,
    "to_be_checked": lambda one: one.complaint.conflict,
    "due_on": lambda one: one.complaint.due.day,
    "due_provisional": lambda one: one.complaint.due.provisional,
    "responded_on": lambda one: one.case.response.on if one.case.response else None,
    "response_late": lambda one: one.overdue.late if one.overdue else None,
    "response_late_days": lambda one: one.overdue.late_days if one.overdue else None,
    "target_on": _target_on,
    "target_time": lambda one: one.case.target.time if one.case.target else None,
    "owed_on": lambda one: one.clock.on if one.clock else None,
    "owed_time": lambda one: one.clock.time if one.clock else None,
    "recorded_on": lambda one: one.complaint.recorded_on,
    "closed_on": lambda one: one.case.closed_on,
    "regency": lambda one: one.name(ListName.REGENCY),
    "team": lambda one: one.name(ListName.TEAM) or None,
    "officer": lambda one: one.complaint.officer,
    "sector_code": lambda one: one.code(ListName.SECTOR),
    "service_code": lambda one: one.code(ListName.SERVICE),
    "category_code": lambda one: one.code(ListName.CATEGORY),
    "regency_code": lambda one: one.code(ListName.REGENCY),
    "team_code": lambda one: one.code(ListName.TEAM),
    "district": lambda one: one.name(ListName.DISTRICT),
    "agency": lambda one: one.name(ListName.AGENCY),
    "district_code": lambda one: one.code(ListName.DISTRICT),
    "agency_code": lambda one: one.code(ListName.AGENCY),
    "assignee": lambda one: one.case.assignee.name if one.case.assignee else "",
    "extended_until": lambda one: one.complaint.extended_until,
    "ground": lambda one: COLUMNS["ground"](one.row),
    "counted": lambda one: bool(COLUMNS["counted"](one.row)),
}


def complaint_row(stands: Complaint, case: Case, lists: Lists) -> Values:
    """The values of :data:`COMPLAINT`'s columns."""
    one = _Case(stands, case, lists)
    return tuple(value(one) for value in COMPLAINT.values())


def _last(cycle: Cycle, is_meant: Callable[[TakenStep], bool]) -> date | None:
    return max((taken.on for taken in cycle.steps if is_meant(taken)), default=None)


def _on(*steps: Step) -> Callable[[Cycle], object]:
    return lambda cycle: _last(cycle, lambda taken: taken.step in steps)


def _after(*statuses: Status) -> Callable[[Cycle], object]:
    return lambda cycle: _last(cycle, lambda taken: taken.to in statuses and taken.step is not Step.RETURN)


def _greatest(texts: Collection[str]) -> str | None:
    return max(texts, default=None)


_ANSWERS: Final = (Step.SATISFIED, Step.UNSATISFIED)
CYCLE: Final[Mapping[str, Callable[[Cycle], object]]] = {
    "cycle": lambda cycle: cycle.no,
    "began_on": lambda cycle: min((taken.on for taken in cycle.steps), default=None),
    "analysed_on": _on(Step.ANALYSE),
    "decided_on": _on(Step.DECIDE),
    "informed_on": _after(Status.INFORMED),
    "acted_on": _on(Step.ACT),
    "verified_on": _on(Step.VERIFY),
    "outcome": lambda cycle: _greatest(
        [str(taken.facts.outcome) for taken in cycle.steps if taken.step is Step.VERIFY and taken.facts.outcome]
    ),
    "conveyed_on": _after(Status.CONVEYED, Status.ANSWERED),
    "answered_on": _on(*_ANSWERS),
    "answer": lambda cycle: _greatest([str(taken.step) for taken in cycle.steps if taken.step in _ANSWERS]),
    "target_on": lambda cycle: cycle.target.on if cycle.target else None,
}
CYCLE_COLUMNS: Final = ("subject", "number", *CYCLE)


def cycle_rows(stands: Complaint, case: Case) -> Iterator[Values]:
    """The values of :data:`CYCLE_COLUMNS`, of each cycle."""
    for cycle in case.cycles:
        yield (stands.subject, stands.number_text, *(value(cycle) for value in CYCLE.values()))


CONSULTATION_COLUMNS: Final = (
    *("subject", "recorded_at", "day", "series", "counter", "channel", "channel_name", "service", "complaint"),
    "erased",
)


def consultation_row(subject: UUID, stands: Consultation, lists: Lists) -> Values:
    """The values of :data:`CONSULTATION_COLUMNS`."""
    services, inquiry = lists[ListName.SERVICE], stands.inquiry
    service = services.name(services.code(inquiry.service))
    of_desk = (subject, stands.recorded_at, stands.day, stands.series, stands.counter)
    return (*of_desk, inquiry.channel, stands.channel_name, service, stands.complaint, stands.erased)


MESSAGE_COLUMNS: Final = (
    *("subject", "arrived_at", "day", "series", "counter", "channel", "outcome", "reason", "settled_at", "complaint"),
    "erased",
)


def message_row(stands: KeptMessage) -> Values:
    """The values of :data:`MESSAGE_COLUMNS`."""
    settled, came = stands.settled, stands.came
    became = (str(settled.outcome), settled.reason, settled.at) if settled else (None, "", None)
    of_desk = (stands.subject, came.arrived_at, stands.day, stands.series, stands.counter)
    return (*of_desk, came.channel, *became, stands.complaint, stands.erased)


def storable(values: Iterable[object]) -> Values:
    """The values as PostgreSQL takes them: a broken program may write half a character, or a NUL."""
    return tuple([_text(value) if isinstance(value, str) else value for value in values])


def _text(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "?")


# --- A register that follows the centre by the office's own connection: it pulls, and sends nothing ---
# It is a copy that may be thrown away. Where it holds what the centre has otherwise, or no more (the centre was put
# back from an older copy), it begins anew.

_FOLDER: Final = "centre-figures"  # in the folder that was given: what is in it goes when the register begins anew
_DESK: Final = Desk("-", "", gives_numbers=False)


@contextlib.contextmanager
def following(connection: psycopg.Connection, folder: Path) -> Iterator[tuple[Register, int]]:
    """Open the register in ``folder`` with all of the centre's content, and count the entries pulled for it.

    Raises Unavailable as ``open_register`` does.
    """
    inside = folder / _FOLDER
    register = _open(inside)
    try:
        pulled = _follow(connection, register)
        if pulled is None:
            register.close()
            shutil.rmtree(inside)
            register = _open(inside)
            pulled = _follow(connection, register) or 0
        yield register, pulled
    finally:
        register.close()


def _open(inside: Path) -> Register:
    inside.mkdir(mode=0o700, parents=True, exist_ok=True)
    return open_register(inside / "register.db", _DESK)


def _follow(connection: psycopg.Connection, register: Register) -> int | None:
    """Pull the entries missing in the register; None where it holds something unknown at the centre."""
    with closing(register.replica()) as replica:
        replica.greeting(replica.present())  # from now on the office decides about erasures
        bounds = set_aside.read(connection)
        set_aside.remove_from_journal(replica, bounds)
        held = centre_stories.certificates(connection)
        replica.notes.certify(held, centre_stories.owners(connection, held))
        if not _all_stand(connection, replica):
            return None
        pulled = _pull(connection, replica, bounds)
        if pulled is not None:
            replica.settle_erasures(office_erasures.read_verdicts(connection, replica.list_awaited_erasures()))
        return pulled


def _all_stand(connection: psycopg.Connection, replica: Replica) -> bool:
    """Whether every chain here is the beginning of the one at the centre."""
    here, mine = replica.heads(), replica.mine()
    ends = [(origin, end.seq, end.hash) for origin, end in here.items() if origin not in mine and end.seq]
    if not ends:
        return True
    origins, seqs, hashes = (list(column) for column in zip(*ends, strict=True))
    return connection.execute(_OTHERWISE, (origins, seqs, hashes)).fetchone() is None


_OTHERWISE: Final = (
    "SELECT FROM unnest(%s::uuid[], %s::int8[], %s::bytea[]) AS here (origin, seq, hash) WHERE NOT EXISTS"
    " (SELECT FROM journal.entry e WHERE (e.origin, e.seq, e.hash) = (here.origin, here.seq, here.hash)) LIMIT 1"
)


def _pull(connection: psycopg.Connection, replica: Replica, bounds: dict[UUID, int]) -> int | None:
    """How many entries came; None where a chain forked meanwhile. A chain broken at the centre stays behind."""
    here = {origin: end.seq for origin, end in replica.heads().items()}
    there = {origin: (here.get(origin, 0), seq) for origin, seq, _ in connection.execute(wire.HEADS)}
    wanted = set_aside.clip(there, bounds)
    total = sum(until - after for after, until in wanted.values())
    if not total:
        return 0
    pulled, refused = 0, set[UUID]()
    with closing(pull.pull(connection, wanted, chunk_size.choose_pull_chunk(replica, total))) as chunks:
        for rows in chunks:
            taken = replica.take(rows, refused)
            if taken.forked:
                return None
            refused |= taken.refused
            pulled += taken.entries
    return pulled


# --- writing ---

_AT_ONCE: Final = 500  # subjects, some thousand entries


@dataclass(frozen=True, slots=True)
class FiguresWritten:
    """How many entries were pulled, and how many complaints and consultations written; whether all were, anew."""

    pulled: int
    written: int
    anew: bool


def write(connection: psycopg.Connection, folder: Path, *, anew: bool = False) -> FiguresWritten:
    """Update the figures to the centre's content, with a register in ``folder``.

    ``anew`` writes every row again.

    Raises Unavailable as ``following_register`` does.
    """
    with following(connection, folder) as (register, pulled), connection.transaction():
        connection.execute("LOCK TABLE office.figures IN EXCLUSIVE MODE")  # one at a time; who reads is not in the way
        basis = register.unit.origin, _digest(connection, register)
        anew = anew or connection.execute("SELECT register, basis FROM office.figures").fetchone() != basis
        changed = _every_subject(register) if anew else _list_changes(register, connection)
        written = _write_rows(connection, register, changed, anew=anew)
        _write_rest(connection, register)
        connection.execute("DELETE FROM office.figures")
        connection.execute("INSERT INTO office.figures (register, basis) VALUES (%s, %s)", basis)
    return FiguresWritten(pulled, written, anew)


def _digest(connection: psycopg.Connection, register: Register) -> str:
    """Digest of the rows' inputs besides the entries of their own subject."""
    with closing(register.replica()) as replica:
        rights = sorted(replica.rights().items())
    aside = sorted(set_aside.read(connection).items())
    lists = [
        (str(of), sorted(map(repr, one.choices.values())), sorted(one.known.items()))
        for of, one in canonical.lists(register.unit).items()
    ]
    certified = [
        (origin, [(*right[:4], sorted(right.series), sorted(right.of_others)) for right in parts])
        for origin, parts in rights
    ]
    return sha256(repr((__version__, certified, aside, lists)).encode("utf-8", "replace")).hexdigest()


# --- which rows -----------------------------------------------------------------------------------------------------


def _every_subject(register: Register) -> list[bytes]:
    rows: Any = register.unit.connection.execute(
        "SELECT subject FROM complaint UNION SELECT subject FROM consultation UNION SELECT subject FROM message"
    )
    return [subject for (subject,) in rows.fetchall()]


def _list_changes(register: Register, connection: psycopg.Connection) -> list[bytes]:
    """List the subjects of the entries received since the last writing of the rows.

    Of what is erased, whatever came.
    """
    known: dict[UUID, int] = dict(connection.execute("SELECT origin, seq FROM office.figures_chain").fetchall())
    found: set[bytes] = set()
    here: Any = register.unit.connection
    for origin, seq in here.execute("SELECT origin, seq FROM head").fetchall():
        after = known.get(UUID(bytes=origin), 0)
        if after < seq:
            found |= {subject for (subject,) in here.execute(_SINCE, (origin, after))}
    found |= {subject for (subject,) in here.execute(_ERASED)}
    return sorted(found)


_SINCE: Final = "SELECT DISTINCT subject FROM journal WHERE origin = ? AND seq > ?"
_ERASED: Final = (
    "SELECT subject FROM journal WHERE kind = 'complaint.erased'"
    " UNION SELECT subject FROM journal WHERE kind = 'consultation.erased'"
    " UNION SELECT subject FROM journal WHERE kind = 'message.erased'"
)


# --- rows -----------------------------------------------------------------------------------------------------------


def _write_rows(connection: psycopg.Connection, register: Register, subjects: Sequence[bytes], *, anew: bool) -> int:
    """Replace the rows of these subjects by new ones; return the row count."""
    written, waiting = 0, iter(subjects)
    if anew:
        for table in _BY_SUBJECT:
            connection.execute(SQL("DELETE FROM office.{}").format(Identifier(table)))
    while some := list(islice(waiting, _AT_ONCE)):
        if not anew:
            those = [UUID(bytes=subject) for subject in some]
            for table in _BY_SUBJECT:
                gone = SQL("DELETE FROM office.{} WHERE subject = ANY (%s)").format(Identifier(table))
                connection.execute(gone, (those,))
        made: dict[str, list[Values]] = {table: [] for table in _BY_SUBJECT}
        for table, row in _rows(register, some):
            made[table].append(row)
        for table, rows in made.items():
            _copy(connection, table, _BY_SUBJECT[table], rows)
        written += sum(len(made[table]) for table in ("complaint_row", "consultation_row", "message_row"))
    return written


_BY_SUBJECT: Final[dict[LiteralString, Sequence[str]]] = {
    "complaint_row": tuple(COMPLAINT),
    "cycle_row": CYCLE_COLUMNS,
    "consultation_row": CONSULTATION_COLUMNS,
    "message_row": MESSAGE_COLUMNS,
}


def _rows(register: Register, subjects: Sequence[bytes]) -> Iterator[tuple[str, Values]]:
    lists = canonical.lists(register.unit)
    for subject, lines in ingest.stories(register.unit.connection, subjects):
        if consultation_projection.concerns(lines):
            consultation = consultation_projection.fold(subject, lines)
            if consultation is not None:
                yield "consultation_row", consultation_row(subject, consultation, lists)
        if message_projection.concerns(lines):
            message = message_projection.fold(subject, lines)
            if message is not None:
                yield "message_row", message_row(message)
        stands = complaint_fold.fold_case(lines)
        if stands is not None:
            yield "complaint_row", complaint_row(*stands, lists)
            for row in cycle_rows(*stands):
                yield "cycle_row", row


def _write_rest(connection: psycopg.Connection, register: Register) -> None:
    """Write the small tables, whole: who came again, numbers given twice, lists, how far all of it goes."""
    here = register.unit.connection
    again: Any = here.execute("SELECT series, received_on, recorded_on, n FROM report_count WHERE cut = 'again'")
    chains: Any = here.execute("SELECT origin, seq FROM head")
    choices = [
        (str(of), one.code, one.name, one.group, one.active)
        for of, meanings in canonical.lists(register.unit).items()
        for one in meanings.choices.values()
    ]
    for table, columns, rows in (
        ("again_row", ("series", "received_on", "recorded_on", "complaints"), again.fetchall()),
        ("choice_row", ("list", "code", "name", "of_group", "active"), choices),
        ("figures_chain", ("origin", "seq"), [(UUID(bytes=origin), seq) for origin, seq in chains.fetchall()]),
        ("number_twice_row", _TWICE, _read_doubled(connection)),
    ):
        connection.execute(SQL("DELETE FROM office.{}").format(Identifier(table)))
        _copy(connection, table, columns, rows)


_TWICE: Final = ("series", "year", "no", "suffix", "times", "subjects", "counters")


def _read_doubled(connection: psycopg.Connection) -> list[Values]:
    return [
        (one.series, one.year, one.no, one.suffix, len(one.subjects), list(one.subjects), list(one.counters))
        for one in doubled_numbers.read(connection)
    ]


def _copy(connection: psycopg.Connection, table: str, columns: Sequence[str], rows: Iterable[Values]) -> None:
    names = SQL(", ").join(map(Identifier, columns))
    with (
        connection.cursor() as cursor,
        cursor.copy(SQL("COPY office.{} ({}) FROM STDIN").format(Identifier(table), names)) as copy,
    ):
        for row in rows:
            copy.write_row(storable(row))
