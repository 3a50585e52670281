"""Counts of the complaints' read table, which the file itself keeps right.

Triggers add what a row is counted as now and take away what it was, whoever writes it. A count below zero is damage,
and stops what is being written. Every connection parses all this, so what is counted stands once, in the trigger of a
view that rows are put into with the sign of their count.

``report_count`` has the complaints by each of what reports divide them by, the two days by which they belong to a
period, and what is owed by when; ``report_done`` those that are closed, ``report_span`` what took how long;
``work_count`` and ``reminder_count`` what is open by all that the worklist counts. That the counts are those of the
rows is compared in ``projection/complaint_counts.py``.
"""

from typing import Any

STATEMENTS = (
    """CREATE TABLE report_count (
        cut TEXT NOT NULL, value TEXT NOT NULL, series TEXT NOT NULL, received_on TEXT NOT NULL,
        recorded_on TEXT NOT NULL, clock TEXT NOT NULL, n INTEGER NOT NULL,
        PRIMARY KEY (cut, value, series, received_on, recorded_on, clock)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE report_done (
        cut TEXT NOT NULL, value TEXT NOT NULL, series TEXT NOT NULL, done_on TEXT NOT NULL, n INTEGER NOT NULL,
        PRIMARY KEY (cut, value, series, done_on)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE report_span (
        what TEXT NOT NULL, received_on TEXT NOT NULL, ended_on TEXT NOT NULL, recorded_on TEXT NOT NULL,
        series TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (what, received_on, ended_on, recorded_on, series)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE work_count (
        clock_on TEXT NOT NULL, clock_time TEXT NOT NULL, waits TEXT NOT NULL, incomplete INTEGER NOT NULL,
        papers_until TEXT NOT NULL, conflict INTEGER NOT NULL, done_by TEXT NOT NULL, n INTEGER NOT NULL,
        PRIMARY KEY (clock_on, clock_time, waits, incomplete, papers_until, conflict, done_by)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE reminder_count (
        limits TEXT PRIMARY KEY, n INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
)
KEYS = {
    "report_count": "cut, value, series, received_on, recorded_on, clock",
    "report_done": "cut, value, series, done_on",
    "report_span": "what, received_on, ended_on, recorded_on, series",
    "work_count": "clock_on, clock_time, waits, incomplete, papers_until, conflict, done_by",
    "reminder_count": "limits",
}
CUTS = ("channel", "kind", "sector", "service", "category", "level", "regency", "team", "officer", "status")
# What a row is counted by: by reports, by what is open, and who came before.
ROW = (
    *("id", "series", "received_on", "recorded_on", *CUTS, "cycle", "closed_on", "responded_on", "response_late"),
    *("due_on", "clock_on", "clock_time", "waits", "missing", "papers_until", "conflict", "done_by"),
    *("nik", "phone_reversed", "may_offer"),
)
PERSON = ("nik", "phone_reversed", "may_offer", "status = 'cancelled'", "series", "received_on", "recorded_on")
VIEW = f"CREATE VIEW complaint_counted AS SELECT {', '.join(ROW)}, 1 AS sign, 1 AS person FROM complaint"
STANDS = "new.status <> 'cancelled'"
BY_CUT = ", ".join(["('', '')", *(f"('{cut}', new.{cut})" for cut in CUTS)])
CLOCK = (
    "CASE WHEN column1 IN ('topic', 'cancelled') THEN '' WHEN new.status = 'conveyed' THEN 'waiting'"
    " WHEN new.clock_on < '9999' THEN new.clock_on ELSE '' END"
)
OWED = "new.response_late = 0 AND new.responded_on = '' AND new.closed_on = '' AND new.kind = 'complaint'"
# What a row is counted as, by table. The first of several values has no column in it, which would name theirs.
COUNTED = {
    "report_count": (
        f"column1, column2, new.series, new.received_on, new.recorded_on, {CLOCK}, new.sign FROM (VALUES {BY_CUT},"
        " ('topic', new.category || char(31) || new.service), ('cancelled', ''))"
        f" WHERE (column1 = 'cancelled') <> ({STANDS})"
    ),
    "report_done": (
        "column1, column2, new.series, max(new.closed_on, new.received_on, new.recorded_on), new.sign FROM"
        f" (VALUES {BY_CUT}, ('cycle', CAST(new.cycle AS TEXT))) WHERE new.closed_on <> '' AND {STANDS}"
    ),
    "report_span": (
        "column1, new.received_on, column2, new.recorded_on, new.series, new.sign FROM (VALUES"
        " ('late', '', new.response_late = 1), ('responded', new.responded_on, new.responded_on <> ''),"
        f" ('closed', new.closed_on, new.closed_on <> ''), ('owed', new.due_on, {OWED})) WHERE column3 AND {STANDS}"
    ),
    "work_count": (
        "new.clock_on, new.clock_time, new.waits, new.missing <> '', new.papers_until, new.conflict, new.done_by,"
        " new.sign WHERE new.waits <> ''"
    ),
}
# Topics are the most of all, so those of whole months are counted by month besides.
MONTHLY = (
    "'topic.month', new.category || char(31) || new.service, new.series, substr(new.received_on, 1, 7),"
    f" substr(new.recorded_on, 1, 7), '', new.sign WHERE {STANDS}"
)
# Who came within 90 days before, as far as anybody may know who it is. With a row that comes or goes, those change that
# came after it and have nobody else before them.
SAME = "iif({0}.nik <> '', {0}.nik, {0}.phone_reversed)"
KNOWN = "{0}.may_offer = 1 AND {0}.nik || {0}.phone_reversed <> '' AND {0}.status <> 'cancelled'"
BEFORE = (
    f"EXISTS (SELECT 1 FROM complaint AS earlier WHERE {SAME.format('earlier')} = {SAME} AND {KNOWN.format('earlier')}"
    " AND earlier.received_on >= date({0}.received_on, '-90 days') AND earlier.received_on < {0}.received_on"
    " AND earlier.id NOT IN ({0}.id, new.id))"
)
AGAIN = (
    "'again', '', new.series, new.received_on, new.recorded_on, '', new.sign"
    f" WHERE new.person AND {KNOWN.format('new')} AND {BEFORE.format('new')}"
    " UNION ALL SELECT 'again', '', later.series, later.received_on, later.recorded_on, '', new.sign * count(*)"
    f" FROM complaint AS later WHERE new.person AND {KNOWN.format('new')}"
    f" AND {SAME.format('later')} = {SAME.format('new')} AND {KNOWN.format('later')}"
    " AND later.received_on > new.received_on AND later.received_on <= date(new.received_on, '90 days')"
    f" AND later.id <> new.id AND NOT {BEFORE.format('later')} GROUP BY 3, 4, 5"
)
# In words that SQLite has known since 3.37: other programs read the file, too.
TOGETHER = "SELECT group_concat(one) AS limits FROM (SELECT one FROM ({0}) ORDER BY one)"


def add(table: str, rows: str) -> str:
    """Add these rows to the counts, each with its sign."""
    return f"INSERT INTO {table} SELECT {rows} ON CONFLICT DO UPDATE SET n = n + excluded.n;"


def count(row: str, sign: int, person: str = "1") -> str:
    """Count the old or the new row."""
    return f"INSERT INTO complaint_counted VALUES ({values(row, ROW)}, {sign}, {person});"


def values(row: str, columns: Any) -> str:
    """These columns of the old or the new row."""
    return ", ".join(f"{row}.{name}" for name in columns)


def trigger(name: str, when: str, *actions: str) -> str:
    """A trigger of the file."""
    return f"CREATE TRIGGER {name} {when} BEGIN {' '.join(actions)} END"


def of_rows() -> Any:
    """What happens with a complaint that comes, changes or goes."""
    parts = (*COUNTED.items(), ("report_count", MONTHLY), ("report_count", AGAIN))
    counted = [add(table, rows) for table, rows in parts]
    yield trigger("complaint_counts", "INSTEAD OF INSERT ON complaint_counted", *counted)
    yield trigger("complaint_comes", "AFTER INSERT ON complaint", count("new", 1))
    yield trigger("complaint_goes", "AFTER DELETE ON complaint", count("old", -1))
    moved = f"AFTER UPDATE ON complaint WHEN ({values('old', ROW)}) <> ({values('new', ROW)})"
    person = f"({values('old', PERSON)}) <> ({values('new', PERSON)})"
    yield trigger("complaint_changes", moved, count("new", 1, person), count("old", -1, person))


def of_reminders() -> Any:
    """What happens with a complaint's limits that remind: it is counted once, by all of them."""
    for name, event, row, sign in (("comes", "INSERT", "new", 1), ("goes", "DELETE", "old", -1)):
        others = f"SELECT code || ' ' || since AS one FROM reminder WHERE complaint = {row}.complaint"
        others += f" AND code <> {row}.code"
        both = f"{others} UNION ALL SELECT {row}.code || ' ' || {row}.since"
        yield trigger(
            f"reminder_{name}",
            f"AFTER {event} ON reminder",
            add("reminder_count", f"limits, {-sign} FROM ({TOGETHER.format(others)}) WHERE limits IS NOT NULL"),
            add("reminder_count", f"limits, {sign} FROM ({TOGETHER.format(both)}) WHERE true"),
        )


def of_counts() -> Any:
    """A count of nothing goes; one of less than nothing was wrong before."""
    for table, key in KEYS.items():
        wrong = f"SELECT RAISE(ABORT, 'a count below zero: {table}')"
        this = f"({key}) = ({values('new', key.split(', '))})"
        gone = f"DELETE FROM {table} WHERE {this};"
        yield trigger(f"{table}_begins", f"AFTER INSERT ON {table} WHEN new.n < 0", f"{wrong};")
        yield trigger(f"{table}_ends", f"AFTER UPDATE ON {table} WHEN new.n < 1", f"{wrong} WHERE new.n < 0;", gone)


def up(migrator: object, db: Any) -> None:
    """Make the tables, empty, and the triggers: what stands is counted where the tables are made anew after it."""
    for statement in (*STATEMENTS, VIEW, *of_counts(), *of_rows(), *of_reminders()):
        db.execute_sql(statement)
