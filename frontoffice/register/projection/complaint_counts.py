"""The counts of the complaints' read table, as they follow from its rows: to fill them at once, and to compare them.

From row to row the triggers of the file keep them (``storage/migrations/0001_tables.py``); while all tables are made
anew they rest.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

import apsw

from frontoffice.domain.reports.report import REPEATED_WITHIN, Cut
from frontoffice.register.journal.reading import UnreadableRow

WAITING: Final = "waiting"  # in the place of the day and hour by which something is owed
SEPARATOR: Final = "char(31)"  # between category and service of a topic
_STANDS: Final = "counted = 1"
_CLOCK: Final = (
    f"CASE WHEN status = 'conveyed' THEN '{WAITING}'"
    " WHEN clock_on < '9999' THEN clock_on || ' ' || clock_time ELSE '' END"
)
_DAYS: Final = "series, received_on, recorded_on"
_MONTHS: Final = "substr(received_on, 1, 7), substr(recorded_on, 1, 7)"
_PERSON: Final = "iif({0}.nik <> '', {0}.nik, {0}.phone_reversed)"
_KNOWN: Final = "{0}.may_offer = 1 AND {0}.nik || {0}.phone_reversed <> '' AND {0}.counted = 1"
_AGAIN: Final = (
    f"{_KNOWN.format('complaint')} AND EXISTS (SELECT 1 FROM complaint AS earlier"
    f" WHERE {_PERSON.format('earlier')} = {_PERSON.format('complaint')} AND {_KNOWN.format('earlier')}"
    f" AND earlier.received_on >= date(complaint.received_on, '-{REPEATED_WITHIN} days')"
    " AND earlier.received_on < complaint.received_on)"
)
_BY_CUT: Final = (("''", "''"), *((f"'{cut}'", cut.value) for cut in Cut))
_OWED: Final = f"{_STANDS} AND response_late = 0 AND responded_on = '' AND closed_on = '' AND kind = 'complaint'"


def _report_count() -> Iterator[tuple[str, str]]:
    for cut, value in _BY_CUT:
        yield f"{cut}, {value}, {_DAYS}, {_CLOCK}", _STANDS
    topic = f"category || {SEPARATOR} || service"
    yield f"'topic', {topic}, {_DAYS}, ''", _STANDS
    for cut, value in (*_BY_CUT, ("'topic'", topic)):
        yield f"'month.' || {cut}, {value}, series, {_MONTHS}, ''", _STANDS
    yield f"'cancelled', '', {_DAYS}, ''", "counted = 0"


def _report_done() -> Iterator[tuple[str, str]]:
    for cut, value in (*_BY_CUT, ("'cycle'", "CAST(cycle AS TEXT)")):
        done_on, done = "max(closed_on, received_on, recorded_on)", f"{_STANDS} AND closed_on <> ''"
        yield f"{cut}, {value}, series, {done_on}", done
        yield f"'month.' || {cut}, {value}, series, substr({done_on}, 1, 7)", done


def _report_span() -> Iterator[tuple[str, str]]:
    for what, ended_on, where in (
        ("responded", "responded_on", f"{_STANDS} AND responded_on <> ''"),
        ("closed", "closed_on", f"{_STANDS} AND closed_on <> ''"),
        ("late", "''", f"{_STANDS} AND response_late = 1"),
        ("owed", "due_on", _OWED),
    ):
        yield f"'{what}', received_on, {ended_on}, recorded_on, series", where


_CAME_AGAIN: Final = (f"'again', '', {_DAYS}, ''", _AGAIN)  # which others decide as well
_WORK: Final = "clock_on, clock_time, waits, missing <> '', papers_until, conflict, done_by"
_NAMED: Final = "waits, done_by, clock_on, clock_time"
_LIMITS_OF: Final = (
    "SELECT limits, {}count(*) FROM (SELECT group_concat(one) AS limits FROM"
    " (SELECT complaint, code || ' ' || since AS one FROM reminder{} ORDER BY complaint, code) GROUP BY complaint)"
    " GROUP BY limits"
)
_LIMITS: Final = _LIMITS_OF.format("", "")


class _Counted(NamedTuple):
    """Row count by a number of values, under a condition."""

    values: str
    where: str
    columns: int

    def sql(self, sign: str = "", only: str = "", of: str = "complaint") -> str:
        by = ", ".join(map(str, range(self.columns, 0, -1)))  # the first is mostly one value: compared last
        return f"SELECT {self.values}, {sign}count(*) FROM {of} WHERE {self.where}{only} GROUP BY {by}"


_OF_ROWS: Final[Mapping[str, tuple[_Counted, ...]]] = MappingProxyType(
    {
        "report_count": tuple(_Counted(*part, 6) for part in _report_count()),
        "report_done": tuple(_Counted(*part, 4) for part in _report_done()),
        "report_span": tuple(_Counted(*part, 5) for part in _report_span()),
        "work_count": (_Counted(_WORK, "waits <> ''", 7),),
        "assigned_count": tuple(_Counted(f"{who}, {_NAMED}", "waits_for <> ''", 5) for who in ("''", "waits_for")),
    }
)
_PARTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        **{table: tuple(part.sql() for part in parts) for table, parts in _OF_ROWS.items()},
        "report_count": (*(part.sql() for part in _OF_ROWS["report_count"]), _Counted(*_CAME_AGAIN, 6).sql()),
        "reminder_count": (_LIMITS,),
    }
)
TABLES: Final = tuple(_PARTS)
KEYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "report_count": "cut, value, series, received_on, recorded_on, clock",
        "report_done": "cut, value, series, done_on",
        "report_span": "what, received_on, ended_on, recorded_on, series",
        "work_count": "clock_on, clock_time, waits, incomplete, papers_until, conflict, done_by",
        "assigned_count": f"waits_for, {_NAMED}",
        "reminder_count": "limits",
    }
)


@contextlib.contextmanager
def at_once(connection: apsw.Connection) -> Iterator[None]:
    """Let rows come and go uncounted, and count them all in the end. The caller holds a transaction."""
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    try:
        yield
        for table, parts in _PARTS.items():
            connection.execute(f"DELETE FROM {table}")
            for part in parts:
                connection.execute(f"INSERT INTO {table} {part}")
    finally:
        connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 1)


@contextlib.contextmanager
def many_change(connection: apsw.Connection, subjects: Iterable[bytes]) -> Iterator[None]:
    """Let the dates of these complaints move uncounted, and count the complaints together, before and after.

    Neither whom they are from nor when they were received may change, nor what reminds of them. The caller holds a
    transaction. Raises UnreadableRow where a count was wrong before.
    """
    asked = apsw.carray(tuple(subjects))
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    try:
        _add(connection, "-", asked)
        yield
        _add(connection, "", asked)
        _demand_counts(connection, _OF_ROWS)
    finally:
        connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 1)


def _demand_counts(connection: apsw.Connection, tables: Iterable[str]) -> None:
    """Take the counts of nothing out. Raises UnreadableRow for one below that."""
    for table in tables:
        if connection.execute(f"SELECT EXISTS (SELECT 1 FROM {table} WHERE n < 0)").get:
            raise UnreadableRow(table)
        connection.execute(f"DELETE FROM {table} WHERE n = 0")


@contextlib.contextmanager
def many_come(connection: apsw.Connection, subjects: Iterable[bytes]) -> Iterator[None]:
    """Let these complaints come, change and go uncounted, and count them together, as they were and as they are.

    For a thousand that is a sixth of what the triggers cost. The caller holds a transaction. Raises UnreadableRow
    where a count was wrong before.
    """
    asked = apsw.carray(tuple(subjects))
    connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    try:
        _add_rows(connection, "-", "counted_before", asked)
        yield
        _add_rows(connection, "", "counted_after", asked)
        _add_came_again(connection, asked)
        _demand_counts(connection, TABLES)
        for table in ("counted_before", "counted_after", "counted_person", "counted_was"):
            connection.execute(f"DROP TABLE temp.{table}")
    finally:
        connection.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 1)


def _add_rows(connection: apsw.Connection, sign: str, name: str, subjects: object) -> None:
    """Add or subtract the counts of these complaints, through a temporary table of their counted columns."""
    columns = ", ".join(_COUNTED_BY)
    connection.execute(
        f"CREATE TEMP TABLE {name} AS SELECT {columns} FROM complaint WHERE subject IN (SELECT value FROM carray(?))",
        (subjects,),
    )
    of = f"temp.{name}"
    for table, parts in _OF_ROWS.items():
        for part in parts:
            _upsert(connection, table, part.sql(sign, of=of))
    _upsert(connection, "reminder_count", _LIMITS_OF.format(sign, f" WHERE complaint IN (SELECT id FROM {of})"))


def _upsert(connection: apsw.Connection, table: str, rows: str, bound: tuple[object, ...] = ()) -> None:
    connection.execute(
        f"INSERT INTO {table} {rows} ON CONFLICT ({KEYS[table]}) DO UPDATE SET n = n + excluded.n", bound
    )


_COUNTED_BY: Final = (
    *("id", "series", "received_on", "recorded_on", "closed_on", "responded_on", "response_late", "due_on", "cycle"),
    *("clock_on", "clock_time", "waits", "waits_for", "missing", "papers_until", "conflict", "done_by"),
    *("nik", "phone_reversed", "may_offer", "counted", *(cut.value for cut in Cut)),
)


def _add_came_again(connection: apsw.Connection, subjects: object) -> None:
    """Add the counts of returning complainants, over all persons of these complaints.

    As everything of theirs is, less as it was before.
    """
    connection.execute(_PERSONS)
    connection.execute(_WAS, (subjects,))
    connection.execute("CREATE INDEX temp.counted_was_person ON counted_was (person, received_on)")
    by_rows = _Counted(_CAME_AGAIN[0], f"{_AGAIN} AND {_OF_PERSONS}", 6)
    _upsert(connection, "report_count", by_rows.sql())
    _upsert(connection, "report_count", _CAME_AGAIN_BEFORE.sql("-", of="temp.counted_was AS later"))


_OF_PERSONS: Final = f"{_PERSON.format('complaint')} IN (SELECT person FROM temp.counted_person)"
_PERSONS: Final = "CREATE TEMP TABLE counted_person AS " + " UNION ".join(
    f"SELECT {_PERSON.format(of)} AS person FROM temp.{of} WHERE {_KNOWN.format(of)}"
    for of in ("counted_before", "counted_after")
)
_WAS: Final = (
    f"CREATE TEMP TABLE counted_was AS SELECT {_PERSON.format('complaint')} AS person, {_DAYS} FROM complaint"
    f" WHERE {_KNOWN.format('complaint')} AND {_OF_PERSONS} AND subject NOT IN (SELECT value FROM carray(?))"
    f" UNION ALL SELECT {_PERSON.format('counted_before')}, {_DAYS} FROM temp.counted_before"
    f" WHERE {_KNOWN.format('counted_before')}"
)
_CAME_AGAIN_BEFORE: Final = _Counted(
    _CAME_AGAIN[0],
    "EXISTS (SELECT 1 FROM temp.counted_was AS earlier WHERE earlier.person = later.person"
    f" AND earlier.received_on >= date(later.received_on, '-{REPEATED_WITHIN} days')"
    " AND earlier.received_on < later.received_on)",
    6,
)


def _add(connection: apsw.Connection, sign: str, subjects: object) -> None:
    """Add or subtract the counts of these complaints."""
    only = " AND subject IN (SELECT value FROM carray(?))"
    for table, parts in _OF_ROWS.items():
        for part in parts:
            _upsert(connection, table, part.sql(sign, only), (subjects,))


def first_difference(connection: apsw.Connection) -> str:
    """Name of the first table of counts not matching the rows; "" when all are."""
    for table, parts in _PARTS.items():
        counted = " UNION ALL ".join(parts)
        for one, other in ((f"SELECT * FROM {table}", counted), (counted, f"SELECT * FROM {table}")):
            if connection.execute(f"SELECT EXISTS (SELECT * FROM ({one}) EXCEPT SELECT * FROM ({other}))").get:
                return table
    return ""
