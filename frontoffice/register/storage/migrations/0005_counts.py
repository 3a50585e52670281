"""Counts of the complaints' read table, which the file itself keeps right.

Triggers take away what a row was counted as and add what it is now, whoever writes it. A count below zero is damage,
and stops what is being written.

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
        what TEXT NOT NULL, received_on TEXT NOT NULL, recorded_on TEXT NOT NULL, series TEXT NOT NULL,
        ended_on TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (what, received_on, recorded_on, series, ended_on)
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
    "report_span": "what, received_on, recorded_on, series, ended_on",
    "work_count": "clock_on, clock_time, waits, incomplete, papers_until, conflict, done_by",
    "reminder_count": "limits",
}
CUTS = ("channel", "kind", "sector", "service", "category", "level", "regency", "team", "officer", "status")
STANDS = "{0}.status <> 'cancelled'"
CLOCK = "CASE WHEN {0}.status = 'conveyed' THEN 'waiting' WHEN {0}.clock_on < '9999' THEN {0}.clock_on ELSE '' END"
DAYS = "{0}.series, {0}.received_on, {0}.recorded_on"
BY_CUT = ("''", "''"), *((f"'{cut}'", "{0}." + cut) for cut in CUTS)
OWED = "{0}.response_late = 0 AND {0}.responded_on = '' AND {0}.closed_on = '' AND {0}.kind = 'complaint'"
WORK = "{0}.clock_on, {0}.clock_time, {0}.waits, {0}.missing <> '', {0}.papers_until, {0}.conflict, {0}.done_by"


def selected(parts: Any) -> str:
    """Each part as a row of values, where its condition holds."""
    return " UNION ALL ".join(f"SELECT {values} WHERE {condition}" for values, condition in parts)


# What a row is counted as, by table; {0} is old or new.
COUNTED = {
    "report_count": selected(
        [
            *((f"{cut}, {value}, {DAYS}, {CLOCK}", STANDS) for cut, value in BY_CUT),
            ("'topic', {0}.category || char(31) || {0}.service, " + DAYS + ", ''", STANDS),
            ("'cancelled', '', " + DAYS + ", ''", "{0}.status = 'cancelled'"),
        ]
    ),
    "report_done": selected(
        (
            f"{cut}, {value}, {{0}}.series, max({{0}}.closed_on, {{0}}.received_on, {{0}}.recorded_on)",
            STANDS + " AND {0}.closed_on <> ''",
        )
        for cut, value in (*BY_CUT, ("'cycle'", "CAST({0}.cycle AS TEXT)"))
    ),
    "report_span": selected(
        (f"'{what}', {{0}}.received_on, {{0}}.recorded_on, {{0}}.series, {ended}", f"{STANDS} AND {condition}")
        for what, ended, condition in (
            ("responded", "{0}.responded_on", "{0}.responded_on <> ''"),
            ("closed", "{0}.closed_on", "{0}.closed_on <> ''"),
            ("late", "''", "{0}.response_late = 1"),
            ("owed", "{0}.due_on", OWED),
        )
    ),
    "work_count": selected([(WORK, "{0}.waits <> ''")]),
}
# Who came within 90 days before, as far as anybody may know who it is. With a row that comes or goes, those change that
# came after it and have nobody else before them.
PERSON = "iif({0}.nik <> '', {0}.nik, {0}.phone_reversed)"
KNOWN = "{0}.may_offer = 1 AND {0}.nik || {0}.phone_reversed <> '' AND {0}.status <> 'cancelled'"
BEFORE = (
    f"EXISTS (SELECT 1 FROM complaint AS earlier WHERE {PERSON.format('earlier')} = {PERSON}"
    f" AND {KNOWN.format('earlier')} AND earlier.received_on >= date({{0}}.received_on, '-90 days')"
    " AND earlier.received_on < {0}.received_on AND earlier.id NOT IN ({0}.id, {1}.id))"
)
AGAIN = (
    f"SELECT 'again', '', {DAYS}, '', {{sign}} WHERE {KNOWN} AND {BEFORE}".replace("{1}", "{0}")
    + " UNION ALL SELECT 'again', '', later.series, later.received_on, later.recorded_on, '', {sign} * count(*)"
    f" FROM complaint AS later WHERE {KNOWN} AND {PERSON.format('later')} = {PERSON} AND {KNOWN.format('later')}"
    " AND later.received_on > {0}.received_on AND later.received_on <= date({0}.received_on, '90 days')"
    " AND later.id <> {0}.id AND NOT " + BEFORE.replace("{0}", "later").replace("{1}", "{0}") + " GROUP BY 3, 4, 5"
)
PERSONAL = "{0}.nik, {0}.phone_reversed, {0}.may_offer, {0}.status = 'cancelled', {0}.series, {0}.received_on,"
PERSONAL += " {0}.recorded_on"
# What a row is counted by, by table.
COLUMNS = {
    "report_count": ("series", "received_on", "recorded_on", *CUTS, "clock_on"),
    "report_done": ("series", "received_on", "recorded_on", *CUTS, "closed_on", "cycle"),
    "report_span": (
        *("series", "received_on", "recorded_on", "status", "kind"),
        *("responded_on", "response_late", "closed_on", "due_on"),
    ),
    "work_count": ("waits", "clock_on", "clock_time", "missing", "papers_until", "conflict", "done_by"),
}
# In words that SQLite has known since 3.37: other programs read the file, too.
TOGETHER = "SELECT group_concat(one) AS limits FROM (SELECT one FROM ({0}) ORDER BY one)"


def add(table: str, rows: str, sign: int) -> str:
    """Add these rows to the counts, or take them away."""
    return (
        f"INSERT INTO {table} ({KEYS[table]}, n) SELECT *, {sign} FROM ({rows}) WHERE true"
        f" ON CONFLICT ({KEYS[table]}) DO UPDATE SET n = n + excluded.n;"
    )


def again(row: str, sign: int) -> str:
    """Count who came again, with a row or without it."""
    return (
        f"INSERT INTO report_count ({KEYS['report_count']}, n)"
        f" SELECT * FROM ({AGAIN.format(row, sign=sign)}) WHERE true"
        f" ON CONFLICT ({KEYS['report_count']}) DO UPDATE SET n = n + excluded.n;"
    )


def trigger(name: str, when: str, *actions: str) -> str:
    """A trigger of the file."""
    return f"CREATE TRIGGER {name} {when} BEGIN {' '.join(actions)} END"


def of_rows() -> Any:
    """What happens with a complaint that comes, changes or goes."""
    came = [add(table, rows.format("new"), 1) for table, rows in COUNTED.items()]
    went = [add(table, rows.format("old"), -1) for table, rows in COUNTED.items()]
    yield trigger("complaint_comes", "AFTER INSERT ON complaint", *came, again("new", 1))
    yield trigger("complaint_goes", "AFTER DELETE ON complaint", *went, again("old", -1))
    for table, rows in COUNTED.items():
        was, now = ([f"{row}.{name}" for name in COLUMNS[table]] for row in ("old", "new"))
        changes = [
            add(table, f"SELECT * FROM ({rows.format(a)}) EXCEPT SELECT * FROM ({rows.format(b)})", sign)
            for a, b, sign in (("old", "new", -1), ("new", "old", 1))
        ]
        differs = f"({', '.join(was)}) <> ({', '.join(now)})"
        yield trigger(f"complaint_changes_{table}", f"AFTER UPDATE ON complaint WHEN {differs}", *changes)
    personal = f"({PERSONAL.format('old')}) <> ({PERSONAL.format('new')})"
    person = (again("old", -1), again("new", 1))
    yield trigger("complaint_changes_person", f"AFTER UPDATE ON complaint WHEN {personal}", *person)


def of_reminders() -> Any:
    """What happens with a complaint's limits that remind: it is counted once, by all of them."""
    for name, event, row, sign in (("comes", "INSERT", "new", 1), ("goes", "DELETE", "old", -1)):
        others = f"SELECT code || ' ' || since AS one FROM reminder WHERE complaint = {row}.complaint"
        others += f" AND code <> {row}.code"
        both = f"{others} UNION ALL SELECT {row}.code || ' ' || {row}.since"
        yield trigger(
            f"reminder_{name}",
            f"AFTER {event} ON reminder",
            add("reminder_count", f"SELECT limits FROM ({TOGETHER.format(others)}) WHERE limits IS NOT NULL", -sign),
            add("reminder_count", TOGETHER.format(both), sign),
        )


def of_counts() -> Any:
    """A count of nothing goes; one of less than nothing was wrong before."""
    for table, key in KEYS.items():
        wrong = f"SELECT RAISE(ABORT, 'a count below zero: {table}');"
        this = f"({key}) = ({', '.join('new.' + name for name in key.split(', '))})"
        gone = f"DELETE FROM {table} WHERE {this};"
        yield trigger(f"{table}_begins", f"AFTER INSERT ON {table} WHEN new.n < 0", wrong)
        yield trigger(f"{table}_below", f"AFTER UPDATE ON {table} WHEN new.n < 0", wrong)
        yield trigger(f"{table}_ends", f"AFTER UPDATE ON {table} WHEN new.n = 0", gone)


def up(migrator: object, db: Any) -> None:
    """Make the tables, empty, and the triggers: what stands is counted where the tables are made anew after it."""
    for statement in (*STATEMENTS, *of_counts(), *of_rows(), *of_reminders()):
        db.execute_sql(statement)
