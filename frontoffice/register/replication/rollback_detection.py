"""Detection of a restored, moved, copied or truncated register at its opening, by its home and its mark.

Where the mark knows which number was the last, numbers go on after that, and the gap is an entry. Where nobody knows,
or a copy that this program made was put back, nothing is numbered until a supervisor has read the last resi
(``commands/numbering``). In each case further entries go on a fresh chain, so nothing that another copy wrote is ever
contradicted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import apsw

from frontoffice.domain.calendar.dates import to_text
from frontoffice.domain.numbering import Number
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure, RegisterNotice
from frontoffice.register.journal import chain, known_heads, origins
from frontoffice.register.journal.known_heads import HeadSource, KnownHead
from frontoffice.register.queries import numbers
from frontoffice.register.queries.numbers import COPIES_SEEN, CUT, HOME, MARKED, MOVED
from frontoffice.register.storage import accepted_history, damage, opening
from frontoffice.register.storage.desk import Notice
from frontoffice.register.storage.high_water_mark import HighWater, HighWaterMark
from frontoffice.register.storage.register_tags import COPIED
from frontoffice.register.unit_of_work import UnitOfWork


def compare(unit: UnitOfWork, mark: HighWaterMark) -> tuple[Notice, ...]:
    """Compare the register with the mark of this computer, and keep the mark from here on. Raises Unavailable.

    An empty register that takes the place of a lost one, as somebody said or the mark shows, counts on from
    the numbers that were seen on this computer.
    """
    with unit.writing():
        desk = origins.first(unit.connection)
        seen = mark.read(desk)
        found = [*_put_back(unit, seen)]
        is_anew = not chain.heads(unit.connection) and (
            mark.register_is_lost or bool(mark.desks_at(unit.file.path) - {desk})
        )
        if is_anew:
            found.append(_count_on(unit, mark))
        away = tuple(_away(unit, mark, seen))
        found += away if not found or found[-1].code != RegisterNotice.ANEW_UNKNOWN else ()
        if not (numbers.is_unconfirmed(unit.connection) or unit.tags.is_changed):
            _write_gaps(unit)
    mark.start(desk, seen, unit.file.path)
    unit.track(mark)
    if mark.is_kept and not _read_meta(unit.connection, MARKED):
        with unit.writing(announced=False):
            _keep(unit.connection, MARKED, 1)
    return tuple(found)


def _put_back(unit: UnitOfWork, seen: HighWater | None) -> tuple[Notice, ...]:
    if seen is None or numbers.has_entry(unit.connection, seen):
        return ()
    connection = unit.connection
    remembered = KnownHead(seen.origin, seen.seq, seen.hash, HeadSource.MARK)
    rewritten = known_heads.differing(connection, (remembered,), accepted_history.read(connection, unit.tags))
    known_heads.note(connection, rewritten)
    _floor(connection, seen.numbers)
    head = chain.head(connection, seen.origin.bytes)
    origins.begin(connection, unit.file.draw(), "put_back", seen.origin, head.seq)
    _doubt_papers(unit)
    _keep(connection, COPIES_SEEN, to_text(unit.now()))  # those of what was there before know more, and that is known
    missing = seen.seq - head.seq
    if rewritten or missing <= 0:  # nothing is missing there: it is another entry, which is said or was accepted
        return ()
    return (Notice(RegisterNotice.PUT_BACK, {"entries": missing, "seen": seen}),)


def _doubt_papers(unit: UnitOfWork) -> None:
    from frontoffice.register.commands import print_job_rows  # of a register that came back

    print_job_rows.mark_unsent_uncertain(unit)


def _floor(connection: apsw.Connection, given: Iterable[Number]) -> None:
    """Let no number up to these be given again."""
    connection.executemany(numbers.RAISE_FLOOR, ((one.series, one.year, one.no) for one in given))


def _count_on(unit: UnitOfWork, mark: HighWaterMark) -> Notice:
    """Count on from the numbers of a lost register: they are on paper."""
    given = mark.highest()
    _floor(unit.connection, given)
    last = max((one for one in given if one.series == unit.desk.counter), key=lambda one: one.year, default=None)
    if last is None:
        _keep(unit.connection, MOVED, mark.home(unit.file.path))
        return Notice(RegisterNotice.ANEW_UNKNOWN, {"counter": unit.desk.counter})
    return Notice(RegisterNotice.ANEW, {"counter": last.series, "year": last.year, "no": last.no})


def _write_gaps(unit: UnitOfWork) -> None:
    """Write down, for each year, the gap of numbers given but missing in this register."""
    connection, series = unit.connection, unit.desk.counter
    floors: Any = connection.execute("SELECT year, no FROM number_floor WHERE series = ?", (series,)).fetchall()
    for year, floor in floors:
        gaps = (gap.last for gap in numbers.gaps_of(connection, series) if gap.year == year)
        known = max(numbers.last_given_here(connection, series, year), *gaps, 0)
        if floor > known:
            numbers.write_gap(unit, Number(series, year, known + 1), floor)


# --- where it is at home ---------------------------------------------------------------------------------------------


def _away(unit: UnitOfWork, mark: HighWaterMark, seen: HighWater | None) -> Iterator[Notice]:
    """Check the register's home and completeness, and yield nothing for a whole register at home.

    Else the notice, and no number until a supervisor spoke.
    """
    connection, here = unit.connection, mark.home(unit.file.path)
    waits = _read_meta(connection, MOVED)
    if waits != here and _is_doubtful(unit, seen, here):
        _keep(connection, MOVED, here)
        present = origins.present(connection)
        origins.begin(connection, unit.file.draw(), "moved", present, chain.head(connection, present.bytes).seq)
        _doubt_papers(unit)
        waits = here
    if waits == here:
        yield Notice(RegisterNotice.MOVED)
        return
    connection.execute("DELETE FROM meta WHERE k = ?", (MOVED,))  # it is back where it was at work
    _keep(connection, HOME, here)


def _is_doubtful(unit: UnitOfWork, seen: HighWater | None, here: str) -> bool:
    connection = unit.connection
    is_cut = unit.file.was_cut or bool(_read_meta(connection, CUT))
    if is_cut and not _ends_at(connection, seen) and (seen is None or numbers.has_entry(connection, seen)):
        _keep(connection, CUT, 1)  # without its log, and nobody knows what stood there
        return True
    connection.execute("DELETE FROM meta WHERE k = ?", (CUT,))
    if _read_meta(connection, COPIED):  # it may have been at work elsewhere since, and the mark here does not know that
        return True
    home = _read_meta(connection, HOME)
    return home is not None and (home != here or (seen is None and bool(_read_meta(connection, MARKED))))


def _ends_at(connection: apsw.Connection, seen: HighWater | None) -> bool:
    """Return whether the mark matches the end of the chain written last: then nothing is missing."""
    if seen is None or seen.origin != origins.present(connection):
        return False
    head = chain.head(connection, seen.origin.bytes)
    return (head.seq, head.hash) == (seen.seq, seen.hash)


def _read_meta(connection: apsw.Connection, key: str) -> object:
    return connection.execute("SELECT v FROM meta WHERE k = ?", (key,)).get


def _keep(connection: apsw.Connection, key: str, value: str | int) -> None:
    connection.execute("INSERT OR REPLACE INTO meta (k, v) VALUES (?, ?)", (key, value))


def lacks_entries(connection: apsw.Connection, mark: HighWaterMark | None, path: Path) -> int | None:
    """How many entries are known to be missing from the register at ``path``; None where it is as it was left.

    0: some may be missing, and nobody knows how many. It was copied while a program had it open, or stands where
    this computer's mark saw more of it. A register that a program has open now is no copy. Nothing is written.
    """
    if not origins.mine(connection):  # nobody ever wrote in it
        return None
    desk = origins.first(connection)
    seen = mark.read(desk) if mark else None
    is_here = mark is not None and desk in mark.desks_at(path)
    if seen and is_here and not numbers.has_entry(connection, seen):
        return max(0, seen.seq - chain.head(connection, seen.origin.bytes).seq)
    is_open = damage.says_open(connection)
    is_home = mark is None or _read_meta(connection, HOME) in (None, mark.home(path))
    has_log = damage.has_leftovers(path) or (is_here and _ends_at(connection, seen))
    if _read_meta(connection, CUT) or (is_open and not (is_home and has_log) and not _is_in_use(path)):
        return _beyond(connection, seen)
    return None


def _is_in_use(path: Path) -> bool:
    try:
        opening.demand_free(path)
    except Unavailable as error:
        return error.code == RegisterFailure.IN_USE
    return False


def _beyond(connection: apsw.Connection, seen: HighWater | None) -> int:
    """Count the entries of a chain seen by the mark beyond those stored here."""
    if seen is None or numbers.has_entry(connection, seen):
        return 0
    return max(0, seen.seq - chain.head(connection, seen.origin.bytes).seq)


def is_rewritten(connection: apsw.Connection, mark: HighWaterMark | None) -> bool:
    """Return whether the mark, or the register's memory of copies, contradicts the entries here."""
    if not origins.mine(connection):
        return False
    seen = mark.read(origins.first(connection)) if mark else None
    heads = (KnownHead(seen.origin, seen.seq, seen.hash, HeadSource.MARK),) if seen else ()
    return known_heads.has_doubts(connection) or bool(known_heads.differing(connection, heads))
