"""Numbers: the next one, owner and counters of a series, numbers on two papers.

A series belongs to one desk. Another desk's is never counted on by itself; a supervisor may take it over when the desk
that had it is gone. A number that was given twice (a copied file, a backup put back) cannot be taken off the paper:
both complaints stay, the office sees them, and a ``bis`` settles which is which (``numbering.py``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain import numbering
from frontoffice.domain.calendar.dates import local_date
from frontoffice.domain.codes import NumberRefusal
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import NOBODY
from frontoffice.errors import Problem, Refused
from frontoffice.register.journal import chain, ids, journal, known_heads, origins, reading
from frontoffice.register.storage.high_water_mark import HighWater
from frontoffice.register.unit_of_work import UnitOfWork

# In ``meta``: where the register is at home and whether a mark was kept there; on which computer, as programs before
# 1.1 knew it; and the home at which a supervisor has not yet said which number was the last on paper.
HOME: Final = "home"
MARKED: Final = "marked"
MOVED: Final = "moved_to"
COPIES_SEEN: Final = "copies_seen"  # up to when copies of this desk say nothing new
CUT: Final = "cut"  # whether it came without what stood in its log


@dataclass(frozen=True, slots=True)
class DoubledNumber:
    """Complaint with a duplicate number, as printed on paper; those of one number stand together."""

    number: Number
    number_text: str
    subject: UUID
    recorded_at: str
    officer: str


def following(unit: UnitOfWork, now: datetime) -> Number:
    """Next number of this desk's series, in the year of ``now`` in the office's zone."""
    year = local_date(now, unit.desk.zone).year
    with unit.reading():
        last = last_known(unit, unit.desk.counter, year)
    return numbering.next_in(unit.desk.counter, year, last)


_FLOOR: Final = "SELECT no FROM number_floor WHERE series = ? AND year = ?"


def last_no(connection: apsw.Connection, series: str, year: int) -> int:
    """Highest number of a series and year, given here or known from paper only.

    A register that was put back counts on from its floor; see :func:`gaps_of` for what does not count.
    """
    floor: int = connection.execute(_FLOOR, (series, year)).get or 0
    return _find_last_number(
        connection, series, year, (gap.last for gap in _list_gaps(connection, series, year)), floor
    )


def _find_last_number(connection: apsw.Connection, series: str, year: int, gaps: Iterable[int], since: int = 0) -> int:
    """Find the last number of a series from its numbers and these gaps, without excessive leaps."""
    reached = journal.last_reached(connection, series, year, since)
    for last in sorted(gaps):
        if reached < last <= reached + numbering.MOST_LEAP:
            reached = journal.last_reached(connection, series, year, last)
    return reached


def last_known(unit: UnitOfWork, series: str, year: int) -> int:
    """The same for an open register: what another program wrote down beside the journal counts for nothing."""
    if not unit.tags.is_changed:
        return last_no(unit.connection, series, year)
    gaps = (gap.last for gap in _list_gaps(unit.connection, series, year))
    marked = unit.mark.last_given(series, year) if unit.mark else 0
    return max(_find_last_number(unit.connection, series, year, gaps), marked)


BY_MARK: Final = "mark"  # the evidence of this computer alone
RAISE_FLOOR: Final = (  # no number up to these is given again
    "INSERT INTO number_floor (series, year, no) VALUES (?, ?, ?)"
    " ON CONFLICT (series, year) DO UPDATE SET no = max(no, excluded.no)"
)


def last_given_here(connection: apsw.Connection, series: str, year: int) -> int:
    """Highest number of a series and year in this journal's entries, without excessive leaps."""
    return journal.last_reached(connection, series, year)


@dataclass(frozen=True, slots=True)
class NumberGap:
    """Gap of numbers on paper but not in this register.

    Those after ``known``, up to ``last``.

    ``recorded_at`` is when that was written down (UTC), ``evidence`` *paper* or *mark*, ``officer`` whose word it is.
    """

    year: int
    known: int
    last: int
    recorded_at: datetime
    zone: str
    evidence: str
    why: str
    officer: str


def gaps_of(connection: apsw.Connection, series: str) -> tuple[NumberGap, ...]:
    """List the effective gaps of a series, in the order of their entries.

    What leaps further than ``numbering.MOST_LEAP`` above all that the series has does not count: another desk writes
    what it likes. What has no authority does not either, and where that is found later, the series goes back.
    """
    written = _list_gaps(connection, series)
    ends = {
        year: _find_last_number(connection, series, year, [gap.last for gap in written if gap.year == year])
        for year in {gap.year for gap in written}
    }
    return tuple(gap for gap in written if gap.last <= ends[gap.year])


def _list_gaps(connection: apsw.Connection, series: str, of: int | None = None) -> tuple[NumberGap, ...]:
    """List all authorised gaps of a series, of one year or of all."""
    found = []
    for line in journal.story(connection, gap_subject(series)):
        body = line.body
        counts = tuple(body.get(name) for name in ("year", "known", "last"))
        if line.kind != EntryKind.NUMBERS_RESUMED or not all(isinstance(one, int) for one in counts):
            continue
        year, known, last = (int(str(one)) for one in counts)
        texts = (str(body.get("evidence", "")), str(body.get("why", "")))
        if 0 <= known < last <= numbering.LAST and of in (None, year):
            found.append(NumberGap(year, known, last, line.recorded_at, line.zone, *texts, line.officer))
    return tuple(found)


def gap_subject(series: str) -> UUID:
    """The subject of all entries about the gaps of a series."""
    return ids.subject("numbers", series)


def reserve_next_number(unit: UnitOfWork, now: datetime) -> Number:
    """Next number, for use in the recording transaction. Refused: as :func:`require_numbering_allowed` says."""
    require_numbering_allowed(unit, now)
    number = following(unit, now)
    marked = unit.mark.last_given(number.series, number.year) if unit.mark else 0
    if marked >= number.no and not _is_leap_of_before(unit.connection, number, marked):
        # by a copy of this register that is at work beside it
        write_gap(unit, number, marked)
        number = following(unit, now)
    return number


def _is_leap_of_before(connection: apsw.Connection, following: Number, marked: int) -> bool:
    """Return whether the mark is of a number given here after a leap without effect by now."""
    if marked <= following.no + numbering.REACH:
        return False
    asked = "SELECT EXISTS (SELECT 1 FROM journal WHERE (series, year, no) = (?, ?, ?))"
    return bool(connection.execute(asked, (following.series, following.year, marked)).get)


def write_gap(unit: UnitOfWork, first: Number, last: int) -> None:
    """Append the gap of numbers from ``first`` to ``last``, known from this computer's mark alone, in a transaction."""
    from frontoffice.domain.entries.office_bodies import NumbersResumedBody

    for known, end in numbering.leap_steps(first.no - 1, last):
        body = NumbersResumedBody(
            series=first.series, year=first.year, known=known, last=end, evidence=BY_MARK, why="", by=""
        )
        unit.append_entry(ids.new_id(), gap_subject(first.series), EntryKind.NUMBERS_RESUMED, body, NOBODY)


def require_numbering_allowed(unit: UnitOfWork, now: datetime) -> None:
    """Raise Refused unless this desk may give numbers now, including slips' numbers.

    Refused: ``desk_gives_no_numbers``, ``series_of_another_desk`` (fact ``series``) when another desk counts in this
    desk's series, what :func:`find_refusal` says, ``settings_differ`` (fact ``series``) when
    :func:`differs_from_settings`, ``clock_doubtful`` (fact ``today``) when :func:`is_clock_doubtful`,
    ``witnesses_awaited`` and ``witnesses_silent`` while nobody outside this disk was heard in this start.
    """
    if not unit.desk.gives_numbers:
        raise Refused(Problem("", NumberRefusal.DESK_GIVES_NO_NUMBERS))
    why = find_refusal(unit)
    if why is not None:
        raise Refused(Problem("", why))
    if differs_from_settings(unit):
        raise Refused(Problem("", NumberRefusal.SETTINGS_DIFFER, {"series": unit.desk.counter}))
    if not owns(unit.connection, unit.desk.counter):
        raise Refused(Problem("", NumberRefusal.SERIES_OF_ANOTHER_DESK, {"series": unit.desk.counter}))
    if is_clock_doubtful(unit, now):
        raise Refused(Problem("", NumberRefusal.CLOCK_DOUBTFUL, {"today": local_date(now, unit.desk.zone)}))
    if unit.rollback_unchecked is not None:
        raise Refused(Problem("", unit.rollback_unchecked))


def is_clock_doubtful(unit: UnitOfWork, now: datetime) -> bool:
    """Return whether a supervisor must first confirm the clock.

    See ``numbering.is_clock_expected``.

    A desk that never gave a number is held against what other desks wrote, and against the age of the program.
    """
    last, elsewhere = journal.last_numbered_at(unit.connection), journal.last_elsewhere(unit.connection)
    known = last or elsewhere
    if known is None:
        return not numbering.is_first_clock_expected(now, unit.desk.zone)
    return not numbering.is_clock_expected(now, known, elsewhere, unit.desk.zone)


def differs_from_settings(unit: UnitOfWork) -> bool:
    """Return whether the desk's settings differ from its journal in counter or number format.

    Whoever changes them on their page writes that down; a file that was changed by hand would begin a new series.
    """
    known = unit.read_cached(load_configuration)
    return any(
        isinstance(one, str) and one != now
        for one, now in zip(known, (unit.desk.counter, unit.desk.number_format), strict=True)
    )


def load_configuration(connection: apsw.Connection) -> tuple[object, object]:
    """Load the counter and number format of the desk's last set-up, as far as readable."""
    desk = ids.subject("desk", str(origins.first(connection)))
    lines = [line for line in journal.own_story(connection, desk) if line.kind == EntryKind.DESK_CONFIGURED]
    body = lines[-1].body if lines else {}
    return body.get("counter"), body.get("number_format")


def has_entry(connection: apsw.Connection, seen: HighWater) -> bool:
    """Return whether the last seen entry is in the journal, or archived from its chain (``journal_fork``)."""
    address = (seen.origin.bytes, seen.seq, seen.hash)
    if not seen.seq:  # a fresh chain, on which nothing was written yet
        return seen.origin in origins.mine(connection)
    return bool(
        connection.execute(
            "SELECT EXISTS (SELECT 1 FROM journal WHERE (origin, seq, hash) = (?1, ?2, ?3)) OR"
            " EXISTS (SELECT 1 FROM journal_fork WHERE (origin, seq, hash) = (?1, ?2, ?3))",
            address,
        ).get
    )


_OWNER: Final = (
    "SELECT EXISTS (SELECT 1 FROM my_origin WHERE origin = (SELECT origin FROM series_owner WHERE series = ?1)"
    " AND reason <> 'claimed')"
    " OR (NOT EXISTS (SELECT 1 FROM series_owner WHERE series = ?1) AND NOT EXISTS (SELECT 1 FROM foreign_series"
    " WHERE series = ?1 AND origin NOT IN (SELECT origin FROM my_origin)))"
)
# The office's word on who counts in a series, which no desk takes over.
_CERTIFIED: Final = (
    "SELECT count(*), max(device IN (SELECT device_id FROM chain_owner JOIN my_origin USING (origin)))"
    " FROM series_right WHERE series = ? AND holds = 1"
)


def find_refusal(unit: UnitOfWork) -> NumberRefusal | None:
    """Reason for a supervisor's confirmation of the last number on paper.

    None where nobody has to.

    ``history_differs``: somebody remembers other entries than stand there. ``register_changed``: it is not as this
    program left it. ``numbering_unconfirmed``: it came back.
    """
    if known_heads.has_doubts(unit.connection):
        return NumberRefusal.HISTORY_DIFFERS
    if unit.tags.is_changed:
        return NumberRefusal.REGISTER_CHANGED
    return NumberRefusal.NUMBERING_UNCONFIRMED if is_unconfirmed(unit.connection) else None


def await_supervisor(unit: UnitOfWork, reason: str) -> None:
    """Block numbering until a supervisor confirms the last number, in a transaction; go on on a fresh chain."""
    connection = unit.connection
    home = connection.execute("SELECT v FROM meta WHERE k = ?", (HOME,)).get
    connection.execute("INSERT OR REPLACE INTO meta (k, v) VALUES (?, ?)", (MOVED, home or reason))
    present = origins.present(connection)
    origins.begin(connection, unit.file.draw(), reason, present, chain.head(connection, present.bytes).seq)


def is_unconfirmed(connection: apsw.Connection) -> bool:
    """Return whether the register was restored or moved, without a confirmed last number on paper yet."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM meta WHERE k = ?)", (MOVED,)).get)


def owns(connection: apsw.Connection, series: str) -> bool:
    """Whether this desk may count in a series: the office certified it for that.

    Of a series that it certified for nobody: it took it over last, or nobody did and no other desk counts in it.
    """
    holders, is_mine = connection.execute(_CERTIFIED, (series,)).fetchone() or (0, None)
    return bool(is_mine) if holders else bool(connection.execute(_OWNER, (series,)).get)


_TWICE: Final = (
    "SELECT c.series, c.year, c.no, c.number_text, c.subject, c.recorded_at, c.officer, c.suffix FROM complaint c"
    " JOIN (SELECT series, year, no, suffix FROM complaint GROUP BY series, year, no, suffix HAVING count(*) > 1)"
    " USING (series, year, no, suffix) ORDER BY c.series, c.year, c.no, c.id"
)
_OUTSIDE: Final = f"SELECT EXISTS (SELECT 1 FROM journal j WHERE j.entry_id = ? AND {journal.OUTSIDE_SERIES})"


def is_outside(connection: apsw.Connection, complaint: UUID) -> bool:
    """Return whether a complaint's number is of a series certified for other devices only."""
    return bool(connection.execute(_OUTSIDE, (complaint.bytes,)).get)


def duplicate_numbers(connection: apsw.Connection) -> tuple[DoubledNumber, ...]:
    """List complaints with duplicate numbers, by number, then by time of recording.

    A number from outside its series doubles none.
    """
    rows = reading.validate_rows("complaint", connection.execute(_TWICE), (str, int, int, str, bytes, str, str, str))
    inside = [row for row in rows if not is_outside(connection, UUID(bytes=row[4]))]
    times = Counter((*row[:3], row[7]) for row in inside)
    return tuple(
        DoubledNumber(Number(*row[:3]), row[3], UUID(bytes=row[4]), *row[5:7])
        for row in inside
        if times[*row[:3], row[7]] > 1
    )


# --- Every desk that ever wrote here, and the series in which it counts; lists and readings are looked up by it ---


def this_desk(unit: UnitOfWork) -> UUID:
    """Id of this desk: the first of its chains."""
    return origins.first(unit.connection)


def all_desks(unit: UnitOfWork) -> set[UUID]:
    """Ids of all desks with entries here: the first of its chains, among all of them."""
    rows: Any = unit.connection.execute("SELECT origin FROM head").fetchall()
    return {this_desk(unit), *(UUID(bytes=origin) for (origin,) in rows)}


def counter_of(unit: UnitOfWork, desk: UUID) -> str:
    """Number series of a desk, "" for a desk without its own numbers."""
    if desk == this_desk(unit):
        return unit.desk.counter if unit.desk.gives_numbers else ""
    rows: Any = unit.connection.execute(
        "SELECT DISTINCT series FROM foreign_series WHERE origin = ? ORDER BY series", (desk.bytes,)
    )
    return ", ".join(series for (series,) in rows)


# --- counters ---

_SERIES: Final = "SELECT DISTINCT series FROM foreign_series WHERE instr(series, '/') = 0"  # papers have theirs, too


class Counters:
    """The series of the office's counters."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def series(self) -> tuple[str, ...]:
        """Codes of the counters with complaints here; this desk's own among them if it gives numbers."""
        desk = self._unit.desk
        own = {desk.counter} if desk.gives_numbers else set()
        with self._unit.reading():
            rows: Any = self._unit.connection.execute(_SERIES)
            return tuple(sorted(own | {code for (code,) in rows}))

    def count_today(self) -> int:
        """How many complaints were recorded today at this counter; at all of them where it is none."""
        counted, today = "SELECT count(*) FROM complaint WHERE recorded_on = ?", self._unit.today().isoformat()
        desk = self._unit.desk
        with self._unit.briefly():
            if desk.gives_numbers:
                return int(self._unit.connection.execute(f"{counted} AND series = ?", (today, desk.counter)).get)
            return int(self._unit.connection.execute(counted, (today,)).get)
