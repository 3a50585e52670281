"""Numbers: which comes next, whose a series is, and which stand on two papers.

A series belongs to one desk. Another desk's is never counted on by itself; a supervisor may take it over when the desk
that had it is gone. A number that was given twice (a copied file, a backup put back) cannot be taken off the paper:
both complaints stay, the office sees them, and a ``bis`` settles which is which (``numbering.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain import numbering
from frontoffice.domain.codes import NumberRefusal
from frontoffice.domain.dates import local_date
from frontoffice.domain.numbering import Number
from frontoffice.errors import Problem, Refused
from frontoffice.register.journal import journal
from frontoffice.register.unit_of_work import UnitOfWork

MOVED: Final = "moved_to"  # in ``meta``: the computer on which a supervisor has not yet confirmed the register
MACHINE: Final = "machine"  # in ``meta``: the computer on which it is at work


@dataclass(frozen=True, slots=True)
class Twice:
    """One of the complaints that carry the same number, as it reads on paper; those of one number stand together."""

    number: Number
    number_text: str
    subject: UUID
    recorded_at: str
    officer: str


def following(unit: UnitOfWork, now: datetime) -> Number:
    """The number that comes next in this desk's series, in the year that ``now`` falls in at the office."""
    year = local_date(now, unit.desk.zone).year
    with unit.reading():
        last = journal.last_no(unit.connection, unit.desk.counter, year)
    return Number(unit.desk.counter, year, numbering.next_no(last))


def give(unit: UnitOfWork, now: datetime) -> Number:
    """The next number, to be given in the transaction that records.

    Refused: ``desk_gives_no_numbers``, ``series_of_another_desk`` (fact ``series``) when another desk counts in this
    desk's series, ``numbering_unconfirmed`` when the register came to another computer and no supervisor has confirmed
    it there, ``clock_doubtful`` (fact ``today``) when :func:`is_clock_doubtful`.
    """
    if not unit.desk.gives_numbers:
        raise Refused(Problem("", NumberRefusal.DESK_GIVES_NO_NUMBERS))
    if is_unconfirmed(unit.connection):
        raise Refused(Problem("", NumberRefusal.NUMBERING_UNCONFIRMED))
    if not owns(unit.connection, unit.desk.counter):
        raise Refused(Problem("", NumberRefusal.SERIES_OF_ANOTHER_DESK, {"series": unit.desk.counter}))
    if is_clock_doubtful(unit, now):
        raise Refused(Problem("", NumberRefusal.CLOCK_DOUBTFUL, {"today": local_date(now, unit.desk.zone)}))
    unit.number_given = following(unit, now)
    return unit.number_given


def is_clock_doubtful(unit: UnitOfWork, now: datetime) -> bool:
    """Whether a supervisor must say first that the clock is right; see ``numbering.is_clock_expected``.

    A desk that never gave a number is only held against what other desks wrote.
    """
    last, elsewhere = journal.last_numbered_at(unit.connection), journal.last_elsewhere(unit.connection)
    known = last or elsewhere
    return known is not None and not numbering.is_clock_expected(now, known, elsewhere, unit.desk.zone)


_OWNER: Final = (
    "SELECT EXISTS (SELECT 1 FROM my_origin WHERE origin = (SELECT origin FROM series_owner WHERE series = ?1)"
    " AND reason <> 'claimed')"
    " OR (NOT EXISTS (SELECT 1 FROM series_owner WHERE series = ?1) AND NOT EXISTS (SELECT 1 FROM foreign_series"
    " WHERE series = ?1 AND origin NOT IN (SELECT origin FROM my_origin)))"
)


def is_unconfirmed(connection: apsw.Connection) -> bool:
    """Whether the register came to another computer and no supervisor has confirmed it there."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM meta WHERE k = ?)", (MOVED,)).get)


def owns(connection: apsw.Connection, series: str) -> bool:
    """Whether this desk may count in a series: it took it over last, or nobody did and no other desk counts in it."""
    return bool(connection.execute(_OWNER, (series,)).get)


_TWICE: Final = (
    "SELECT c.series, c.year, c.no, c.number_text, c.subject, c.recorded_at, c.officer FROM complaint c"
    " JOIN (SELECT series, year, no, suffix FROM complaint GROUP BY series, year, no, suffix HAVING count(*) > 1)"
    " USING (series, year, no, suffix) ORDER BY c.series, c.year, c.no, c.id"
)


def twice(connection: apsw.Connection) -> tuple[Twice, ...]:
    """Every complaint whose number reads like another one's, by number and then by time of recording."""
    rows: Any = connection.execute(_TWICE)
    return tuple(Twice(Number(*row[:3]), row[3], UUID(bytes=row[4]), *row[5:]) for row in rows)
