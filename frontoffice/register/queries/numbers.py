"""Numbers: which comes next, whose a series is, and which stand on two papers.

A series belongs to one desk. Another desk's is never counted on by itself; a supervisor may take it over when the desk
that had it is gone. A number that was given twice (a copied file, a backup put back) cannot be taken off the paper:
both complaints stay, the office sees them, and a ``bis`` settles which is which (``renumbering.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain import numbering
from frontoffice.domain.dates import local_date
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import May, Officer, demand
from frontoffice.errors import Problem, Refused
from frontoffice.register.journal import ids, journal, origins
from frontoffice.register.unit_of_work import Ledger


@dataclass(frozen=True, slots=True)
class Twice:
    """One of the complaints that carry the same number, as it reads on paper; those of one number stand together."""

    number: Number
    number_text: str
    subject: UUID
    recorded_at: str
    officer: str


def following(ledger: Ledger, now: datetime) -> Number:
    """The number that comes next in this desk's series, in the year that ``now`` falls in at the office."""
    year = local_date(now, ledger.desk.zone).year
    with ledger.reading():
        last = journal.last_no(ledger.connection, ledger.desk.counter, year)
    return Number(ledger.desk.counter, year, numbering.next_no(last))


def give(ledger: Ledger, now: datetime) -> Number:
    """The next number, to be given in the transaction that records.

    Refused: ``desk_gives_no_numbers``, ``series_of_another_desk`` (fact ``series``) when another desk counts in this
    desk's series, ``numbering_unconfirmed`` when the register came to another computer and no supervisor has confirmed
    it there, ``clock_doubtful`` (fact ``today``) when :func:`is_clock_doubtful`.
    """
    if not ledger.desk.gives_numbers:
        raise Refused(Problem("", "desk_gives_no_numbers"))
    if ledger.connection.execute("SELECT 1 FROM meta WHERE k = 'moved_to'").get:
        raise Refused(Problem("", "numbering_unconfirmed"))
    if not owns(ledger.connection, ledger.desk.counter):
        raise Refused(Problem("", "series_of_another_desk", {"series": ledger.desk.counter}))
    if is_clock_doubtful(ledger, now):
        raise Refused(Problem("", "clock_doubtful", {"today": local_date(now, ledger.desk.zone)}))
    ledger.given = following(ledger, now)
    return ledger.given


def is_clock_doubtful(ledger: Ledger, now: datetime) -> bool:
    """Whether a supervisor must say first that the clock is right; see ``numbering.is_clock_expected``.

    A desk that never gave a number is only held against what other desks wrote.
    """
    last, elsewhere = journal.last_numbered_at(ledger.connection), journal.last_elsewhere(ledger.connection)
    known = last or elsewhere
    return known is not None and not numbering.is_clock_expected(now, known, elsewhere, ledger.desk.zone)


def confirm_clock(ledger: Ledger, why: str, by: Officer, action: UUID) -> None:
    """A supervisor says that the clock is right as it stands: numbers follow it again."""
    demand(by, May.DECIDE)

    def work() -> None:
        about = ids.subject("desk", str(origins.first(ledger.connection)))
        ledger.tell(action, about, EntryKind.CLOCK_CONFIRMED, {"why": why, "by": str(by.officer_id)}, by)

    ledger.once(action, work)


_OWNER: Final = (
    "SELECT EXISTS (SELECT 1 FROM my_origin WHERE origin = (SELECT origin FROM series_owner WHERE series = ?1)"
    " AND reason <> 'claimed')"
    " OR (NOT EXISTS (SELECT 1 FROM series_owner WHERE series = ?1) AND NOT EXISTS (SELECT 1 FROM foreign_series"
    " WHERE series = ?1 AND origin NOT IN (SELECT origin FROM my_origin)))"
)


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
