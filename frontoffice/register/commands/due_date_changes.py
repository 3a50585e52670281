"""Dates that move because the calendar changed: an entry for each complaint, and its row brought after it.

An office's year may be ten thousand of them in one transaction, so they are appended together and only the columns that
such an entry can change are written. That this is what folding the whole story gives is held by a test against
``projection.rebuild``.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain.calendar import working_days
from frontoffice.domain.calendar.working_days import OfficeCalendar
from frontoffice.domain.cases.due_date_recalculation import DueDateMove
from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import DueMovedBody
from frontoffice.domain.limits import END_OF_DAY, target_body
from frontoffice.domain.people import Officer
from frontoffice.errors import Problem, Refused
from frontoffice.register.codes import RegisterRefusal
from frontoffice.register.journal import entry_authority, journal, story_line
from frontoffice.register.journal.ids import new_id
from frontoffice.register.journal.journal import NewEntry
from frontoffice.register.projection import complaint_columns, complaint_counts
from frontoffice.register.projection.heads import heads
from frontoffice.register.unit_of_work import UnitOfWork

_NEVER: Final = f"'{complaint_columns.NEVER}'"
_DUE: Final = "UPDATE complaint SET due_on = ?, due_provisional = ?, calendar = ? WHERE subject = ?"
_TARGET: Final = (
    f"UPDATE complaint SET ({', '.join(complaint_columns.TARGET_COLUMNS)})"
    f" = ({', '.join('?' * len(complaint_columns.TARGET_COLUMNS))}) WHERE subject = ?"
)
# What waits for the complainant, and what has no limit, goes on having none.
_CLOCK: Final = (
    "UPDATE complaint SET clock_on = ?, clock_time = ?, clock_provisional = ?"
    f" WHERE subject = ? AND clock_on <> {_NEVER}"
)


class _Link(NamedTuple):
    entry_id: UUID
    kind: str
    parents: tuple[UUID, ...]


def write(
    unit: UnitOfWork,
    moves: Iterable[DueDateMove],
    calendar: OfficeCalendar,
    why: str,
    by: Officer,
    action: UUID | None = None,
) -> None:
    """Write every move down; inside a transaction of the unit only.

    ``action`` becomes the first of these entries, where no entry of the calendar itself carries it.
    """
    moves_made, now, connection = tuple(moves), unit.now(), unit.connection
    if not moves_made:
        return
    if not entry_authority.may_write(connection, unit.origin, EntryKind.DUE_MOVED):
        raise Refused(Problem("", RegisterRefusal.NO_AUTHORITY))
    count = functools.cache(lambda received: working_days.count_body(calendar, received))
    entries = (
        NewEntry(
            entry_id=action if action and place == 0 else new_id(),
            subject=move.subject,
            kind=EntryKind.DUE_MOVED,
            body=encode(_body(move, calendar, why, count)),
            occurred_at=now,
            officer=by.name,
            role=str(by.role),
            parents=heads(_links(connection, move.subject)),
        )
        for place, move in enumerate(moves_made)
    )
    journal.append_all(connection, unit.origin, entries, now, unit.desk.zone)
    with complaint_counts.many_change(connection, [move.subject.bytes for move in moves_made]):
        connection.executemany(_DUE, _dues(moves_made))
        connection.executemany(_TARGET, _targets(moves_made))
        connection.executemany(_CLOCK, _clocks(moves_made))


def _links(connection: apsw.Connection, subject: UUID) -> Iterable[_Link]:
    """All entries about ``subject`` in their one order, without their bodies."""
    rows: Any = connection.execute(
        "SELECT entry_id, kind, parents FROM journal WHERE subject = ? ORDER BY lc, entry_id", (subject.bytes,)
    )
    links = (_Link(UUID(bytes=entry_id), kind, story_line.parents_of(parents)) for entry_id, kind, parents in rows)
    return dict.fromkeys(links)


def _body(
    move: DueDateMove, calendar: OfficeCalendar, why: str, count: Callable[[date], dict[str, Any]]
) -> DueMovedBody:
    body = DueMovedBody(cycle=move.cycle, calendar=calendar.version, why=why)
    if move.due is not None and move.due_was is not None:
        body = dataclasses.replace(
            body,
            due_on=move.due.day.isoformat(),
            due_was=move.due_was.day.isoformat(),
            due_provisional=move.due.provisional,
            count=count(move.received_on),
        )
    if move.target is not None and move.target_was is not None:
        was = move.target_was.on.isoformat()
        body = dataclasses.replace(body, target=target_body(move.target), target_was=was)
    return body


def _dues(moves: Iterable[DueDateMove]) -> Iterator[tuple[object, ...]]:
    for move in moves:
        if move.due is not None:
            due = move.due
            yield due.day.isoformat(), int(due.provisional), due.calendar_version, move.subject.bytes


def _targets(moves: Iterable[DueDateMove]) -> Iterator[tuple[object, ...]]:
    for move in moves:
        if move.target is not None:
            yield *complaint_columns.target_values(move.target), move.subject.bytes


def _clocks(moves: Iterable[DueDateMove]) -> Iterator[tuple[object, ...]]:
    for move in moves:
        clock = move.clock
        if clock is not None:
            yield clock.on.isoformat(), clock.time or END_OF_DAY, int(clock.provisional), move.subject.bytes
