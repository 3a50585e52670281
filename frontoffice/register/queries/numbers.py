"""Numbers: which comes next, whose a series is, and which stand on two papers.

A series belongs to one desk. Another desk's is never counted on by itself; a supervisor may take it over when the desk
that had it is gone. A number that was given twice (a copied file, a backup put back) cannot be taken off the paper:
both complaints stay, the office sees them, and a ``bis`` settles which is which (``numbering.py``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain import numbering
from frontoffice.domain.calendar.dates import local_date
from frontoffice.domain.codes import NumberRefusal
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import NOBODY
from frontoffice.domain.text.printable_text import clean
from frontoffice.errors import Problem, Refused
from frontoffice.register.journal import chain, ids, journal, known_heads, origins, reading
from frontoffice.register.queries import search
from frontoffice.register.storage.high_water_mark import HighWater
from frontoffice.register.unit_of_work import UnitOfWork

# --- Why a number that was typed or scanned whole found nothing: its check code is another's, or it is no
# number here ---
# Asked only once nothing was found, so what is found while typing costs no more.

CODE_LETTERS: Final = search.CODE_LETTERS
_NEAR: Final = 3


class NumberFault(StrEnum):
    """What is wrong with a number that found nothing."""

    CODE_UNFINISHED = "code_unfinished"
    CODE_OF_ANOTHER = "code_of_another"
    NOT_HERE = "not_here"


@dataclass(frozen=True, slots=True)
class FaultyNumber:
    """A number as it was typed and its fault; ``near`` are the newest here with its running number."""

    fault: NumberFault
    typed: str
    near: tuple[str, ...] = ()


class NumberFaults:
    """What is wrong with numbers that find nothing."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def find_by_check_code(self, text: str) -> UUID | None:
        """The complaint of which ``text`` is the number with its whole check code behind it; None for anything else."""
        number, _, rest = clean(text).partition(" ")
        code = rest.replace(" ", "").upper()
        if len(code) != CODE_LETTERS:
            return None
        with self._unit.reading():
            found = search.exact(self._unit.connection, f"{number} {code}", 2)
            if len(found) != 1:
                return None
            rows: Any = self._unit.connection.execute(
                "SELECT check_code FROM complaint WHERE subject = ?", (found[0].subject.bytes,)
            )
            return found[0].subject if [code] == [there for (there,) in rows] else None

    def of(self, text: str) -> FaultyNumber | None:
        """What is wrong with ``text`` as a number, alone or with a check code; None where it is none, or fits."""
        number, _, rest = clean(text).partition(" ")
        code = rest.replace(" ", "")
        parts = _PARTS.findall(number)
        running = _running(parts)
        if parts == [number] and number.isdecimal() and len(number) <= search.LONGEST_NO:
            return self._of_running(number, code)
        if not (running and _CODE.fullmatch(code)):
            return None
        with self._unit.reading():
            connection = self._unit.connection
            if search.exact(connection, clean(text), 1):
                return None
            if search.exact(connection, number, 1):
                return FaultyNumber(
                    NumberFault.CODE_UNFINISHED if len(code) < CODE_LETTERS else NumberFault.CODE_OF_ANOTHER, number
                )
            marks = ", ".join("?" * len(running))
            near = tuple(
                text
                for (text,) in reading.validate_rows(
                    "complaint",
                    connection.execute(
                        f"SELECT number_text FROM complaint WHERE no IN ({marks}) ORDER BY id DESC LIMIT {_NEAR}",
                        running,
                    ),
                    (str,),
                )
            )
        return FaultyNumber(NumberFault.NOT_HERE, number, near)

    def _of_running(self, number: str, code: str) -> FaultyNumber | None:
        """What is wrong with a whole check code behind a running number alone; any other text is words."""
        if len(code) != CODE_LETTERS or not _CODE.fullmatch(code):
            return None
        with self._unit.reading():
            connection = self._unit.connection
            if search.exact(connection, f"{number} {code}", 1):
                return None
            rows: Any = connection.execute("SELECT 1 FROM complaint WHERE no = ? LIMIT 1", (int(number),))
            return FaultyNumber(NumberFault.CODE_OF_ANOTHER, number) if list(rows) else None


def _running(parts: list[str]) -> list[int]:
    """What may be the running number among the parts of a whole one, which names its year besides; else nothing."""
    year = next((part for part in parts if _YEAR.fullmatch(part)), None)
    others = [part for place, part in enumerate(parts) if year is None or place != parts.index(year)]
    running = [int(part) for part in others if part.isdecimal() and len(part) <= search.LONGEST_NO]
    return running if year else []


_PARTS: Final = re.compile(r"[^\W_]+")
_CODE: Final = re.compile(rf"[A-Za-z0-9]{{0,{CODE_LETTERS}}}", re.ASCII)
_YEAR: Final = re.compile(r"20\d\d", re.ASCII)


# --- numbers ---

# In ``meta``: where the register is at home and whether a mark was kept there; on which computer, as programs before
# 1.1 knew it; and the home at which a supervisor has not yet said which number was the last on paper.
HOME: Final = "home"
MARKED: Final = "marked"
MOVED: Final = "moved_to"
COPIES_SEEN: Final = "copies_seen"  # up to when copies of this desk say nothing new
CUT: Final = "cut"  # whether it came without what stood in its log


@dataclass(frozen=True, slots=True)
class DoubledNumber:
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
        last = last_known(unit, unit.desk.counter, year)
    return numbering.next_in(unit.desk.counter, year, last)


_FLOOR: Final = "SELECT no FROM number_floor WHERE series = ? AND year = ?"


def last_no(connection: apsw.Connection, series: str, year: int) -> int:
    """The highest number that was given in a series and year, here or on a paper that this register does not know.

    A register that was put back counts on from its floor; see :func:`gaps_of` for what does not count.
    """
    floor: int = connection.execute(_FLOOR, (series, year)).get or 0
    return _find_last_number(
        connection, series, year, (gap.last for gap in _list_gaps(connection, series, year)), floor
    )


def _find_last_number(connection: apsw.Connection, series: str, year: int, gaps: Iterable[int], since: int = 0) -> int:
    """How far a series goes by its numbers and by these gaps, none of which leaps too far."""
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
    """The highest number of a series and year that an entry of this journal carries, none that leaps too far."""
    return journal.last_reached(connection, series, year)


@dataclass(frozen=True, slots=True)
class NumberGap:
    """Numbers that are on paper and not in this register: those after ``known``, up to ``last``.

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
    """Where the numbers of a series go on after some that this register does not hold, in the order of writing.

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
    """Every gap of a series that was written with authority, of one year or of all."""
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


def give(unit: UnitOfWork, now: datetime) -> Number:
    """The next number, to be given in the transaction that records. Refused: as :func:`demand_may_give` says."""
    demand_may_give(unit, now)
    number = following(unit, now)
    marked = unit.mark.last_given(number.series, number.year) if unit.mark else 0
    if marked >= number.no and not _is_leap_of_before(unit.connection, number, marked):
        # by a copy of this register that is at work beside it
        write_gap(unit, number, marked)
        number = following(unit, now)
    return number


def _is_leap_of_before(connection: apsw.Connection, following: Number, marked: int) -> bool:
    """Whether the mark is of a number that was given here behind a leap that counts no more."""
    if marked <= following.no + numbering.REACH:
        return False
    asked = "SELECT EXISTS (SELECT 1 FROM journal WHERE (series, year, no) = (?, ?, ?))"
    return bool(connection.execute(asked, (following.series, following.year, marked)).get)


def write_gap(unit: UnitOfWork, first: Number, last: int) -> None:
    """Write down, in a transaction, that numbers from ``first`` on are known by this computer's mark alone."""
    from frontoffice.domain.entries.office_bodies import NumbersResumedBody

    for known, end in numbering.leap_steps(first.no - 1, last):
        body = NumbersResumedBody(
            series=first.series, year=first.year, known=known, last=end, evidence=BY_MARK, why="", by=""
        )
        unit.append_entry(ids.new_id(), gap_subject(first.series), EntryKind.NUMBERS_RESUMED, body, NOBODY)


def demand_may_give(unit: UnitOfWork, now: datetime) -> None:
    """Raise Refused where this desk may give no number now, also none of a slip.

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
    """Whether a supervisor must say first that the clock is right; see ``numbering.is_clock_expected``.

    A desk that never gave a number is held against what other desks wrote, and against the age of the program.
    """
    last, elsewhere = journal.last_numbered_at(unit.connection), journal.last_elsewhere(unit.connection)
    known = last or elsewhere
    if known is None:
        return not numbering.is_first_clock_expected(now, unit.desk.zone)
    return not numbering.is_clock_expected(now, known, elsewhere, unit.desk.zone)


def differs_from_settings(unit: UnitOfWork) -> bool:
    """Whether the settings that this desk works by name another counter or form of numbers than its journal knows.

    Whoever changes them on their page writes that down; a file that was changed by hand would begin a new series.
    """
    known = unit.read_cached(load_configuration)
    return any(
        isinstance(one, str) and one != now
        for one, now in zip(known, (unit.desk.counter, unit.desk.number_format), strict=True)
    )


def load_configuration(connection: apsw.Connection) -> tuple[object, object]:
    """The counter and the form of numbers that this desk was last set up with, as far as they can be read."""
    desk = ids.subject("desk", str(origins.first(connection)))
    lines = [line for line in journal.own_story(connection, desk) if line.kind == EntryKind.DESK_CONFIGURED]
    body = lines[-1].body if lines else {}
    return body.get("counter"), body.get("number_format")


def knows(connection: apsw.Connection, seen: HighWater) -> bool:
    """Whether the entry that was seen last stands here, or was taken out of its chain."""
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
    """Why a supervisor must say first which number was the last on paper; None where nobody has to.

    ``history_differs``: somebody remembers other entries than stand there. ``register_changed``: it is not as this
    program left it. ``numbering_unconfirmed``: it came back.
    """
    if known_heads.has_doubts(unit.connection):
        return NumberRefusal.HISTORY_DIFFERS
    if unit.tags.is_changed:
        return NumberRefusal.REGISTER_CHANGED
    return NumberRefusal.NUMBERING_UNCONFIRMED if is_unconfirmed(unit.connection) else None


def await_supervisor(unit: UnitOfWork, reason: str) -> None:
    """Give no number, in a transaction, before a supervisor has said which was the last; go on on a fresh chain."""
    connection = unit.connection
    home = connection.execute("SELECT v FROM meta WHERE k = ?", (HOME,)).get
    connection.execute("INSERT OR REPLACE INTO meta (k, v) VALUES (?, ?)", (MOVED, home or reason))
    present = origins.present(connection)
    origins.begin(connection, unit.file.draw(), reason, present, chain.head(connection, present.bytes).seq)


def is_unconfirmed(connection: apsw.Connection) -> bool:
    """Whether the register came back, and no supervisor has said yet which number was the last on paper."""
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
    """Whether a complaint has a number of a series that the office certified other devices for."""
    return bool(connection.execute(_OUTSIDE, (complaint.bytes,)).get)


def twice(connection: apsw.Connection) -> tuple[DoubledNumber, ...]:
    """Every complaint whose number reads like another one's, by number and then by time of recording.

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
