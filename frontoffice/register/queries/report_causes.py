"""Causes of a figure's difference from the approved one: the complaints counted only now, or only then.

What is known now and was not then is what each chain holds beyond the entry up to which the report counted it. The
complaints that this is about are folded twice, with and without it, into two tables in memory, of which the selection
of a figure is asked as it is of the register. A complaint that was erased by law since counts as it does now.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain.calendar.dates import OfficeTime, office_time
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.reports.report import Selection, Subset
from frontoffice.domain.reports.report_comparison import Difference, Measure
from frontoffice.register.journal import journal
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import complaint_columns
from frontoffice.register.projection.approved_report import ApprovedReport
from frontoffice.register.projection.complaint_fold import fold_case
from frontoffice.register.queries import canonical, report_selection, reports
from frontoffice.register.unit_of_work import UnitOfWork

OnProgress = Callable[[int, int], None]  # how many complaints are looked at, of how many
MOST: Final = 5_000  # complaints that are folded twice
_ALONE: Final = frozenset({Subset.SAME_SERVICE, Subset.SAME_PERSON})  # these are decided by others, too
_NO_COMPLAINTS: Final = frozenset({Measure.DAYS, Measure.SLIPS, Measure.CONSULTATIONS})
_SAYS_NOTHING: Final = (EntryKind.PAPER, EntryKind.REVEALED, EntryKind.DOCUMENT)


@dataclass(frozen=True, slots=True)
class FigureCause:
    """Complaint behind a changed figure: its number, and its entries after the report, in their order."""

    subject: UUID
    number_text: str
    entries: tuple[StoryLine, ...]


@dataclass(frozen=True, slots=True)
class FigureCauses:
    """The complaints behind each difference, by its place; ``all_looked_at`` is False where there were too many."""

    of: tuple[tuple[FigureCause, ...], ...]
    all_looked_at: bool


def causes(
    unit: UnitOfWork, approved: ApprovedReport, found: Sequence[Difference], on_progress: OnProgress
) -> FigureCauses:
    """Find the causes of each of these differences; ``on_progress`` hears how far it is, and may raise to stop it."""
    subjects, all_looked_at = _later(unit.connection, approved)
    with contextlib.ExitStack() as open_tables:
        then, now = (open_tables.enter_context(_table(unit)) for _ in range(2))
        known: dict[bytes, FigureCause] = {}
        for done, subject in enumerate(subjects):
            on_progress(done, len(subjects))
            cause = _fold_twice(unit.connection, approved, subject, then, now)
            if cause is not None:
                known[subject] = cause
        at = office_time(approved.approved_at, approved.content.office.zone)
        tables = ((then, at), (now, unit.office_time()))
        return FigureCauses(tuple(tuple(_of(unit, one, tables, known)) for one in found), all_looked_at)


def _of(
    unit: UnitOfWork,
    found: Difference,
    tables: Iterable[tuple[apsw.Connection, OfficeTime]],
    known: dict[bytes, FigureCause],
) -> Iterator[FigureCause]:
    if found.measure in _NO_COMPLAINTS or found.selection.subset in _ALONE:
        return
    then, now = (_select_subjects(unit, table, found.selection, at) for table, at in tables)
    for subject, cause in known.items():
        if (subject in then) != (subject in now):
            yield cause


def _select_subjects(unit: UnitOfWork, table: apsw.Connection, selection: Selection, at: OfficeTime) -> set[bytes]:
    part = report_selection.where(selection, at, canonical.lists(unit))
    rows: Any = table.execute(f"SELECT subject FROM complaint WHERE {part.sql}", part.bound)
    return {subject for (subject,) in rows}


def _later(connection: apsw.Connection, approved: ApprovedReport) -> tuple[list[bytes], bool]:
    """List complaints with entries after the report's count, and whether the list is complete."""
    heads: Any = connection.execute("SELECT origin, seq FROM head ORDER BY origin").fetchall()
    seen = {origin.bytes: seq for origin, seq in approved.seen.items()}
    found: dict[bytes, None] = {}
    is_cut = False
    for origin, seq in heads:
        if seq > seen.get(origin, 0):
            rows: Any = connection.execute(_LATER, (origin, seen.get(origin, 0), _MOST_ENTRIES)).fetchall()
            found |= dict.fromkeys(subject for (subject,) in rows)
            is_cut = is_cut or len(rows) == _MOST_ENTRIES
    return list(found)[:MOST], len(found) <= MOST and not is_cut


_MOST_ENTRIES: Final = 20 * MOST
_LATER: Final = (
    "SELECT j.subject FROM journal AS j JOIN complaint AS c ON c.subject = j.subject"
    " WHERE j.origin = ? AND j.seq > ? AND j.kind NOT IN ('" + "', '".join(_SAYS_NOTHING) + "')"
    " LIMIT ?"
)


def _fold_twice(
    connection: apsw.Connection, approved: ApprovedReport, subject: bytes, then: apsw.Connection, now: apsw.Connection
) -> FigureCause | None:
    lines = journal.story(connection, UUID(bytes=subject))
    after = [line for line in lines if line.seq > approved.seen.get(line.origin, 0) and not line.written]
    stands = fold_case(lines)
    if stands is None or not after:
        return None
    _put(now, stands)
    if any(line.kind == EntryKind.ERASED for line in after):
        _put(then, stands)
    else:
        _put(then, fold_case([line for line in lines if line not in after]))
    later = tuple(line for line in after if line.kind not in _SAYS_NOTHING)
    return FigureCause(stands[0].subject, stands[0].number_text, later)


def _put(table: apsw.Connection, stands: tuple[Complaint, Any] | None) -> None:
    if stands is not None:
        free = table.execute("SELECT count(*) FROM complaint").get
        row = (free + 1, stands[0].subject.bytes, *complaint_columns.row(*stands))
        table.execute(complaint_columns.INSERT, row)


@contextlib.contextmanager
def _table(unit: UnitOfWork) -> Iterator[apsw.Connection]:
    """Open an empty in-memory complaint table, with the SQL functions of a selection."""
    with contextlib.closing(apsw.Connection(":memory:")) as made:
        made.execute(unit.connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'complaint'").get)
        canonical.register_sql_functions(made, canonical.lists(unit))
        reports.count_working_days(made, unit.calendar)
        yield made
