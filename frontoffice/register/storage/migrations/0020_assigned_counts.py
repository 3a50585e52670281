"""What waits for somebody by name is counted as it changes, and found person by person in the worklist's order.

Triggers of their own keep the counts, so that what waits for nobody by name costs nothing more to write. The value ''
of ``waits_for`` is all of them together. The tables are made anew after it.
"""

import runpy
from pathlib import Path
from typing import Any

BEFORE = runpy.run_path(str(Path(__file__).with_name("0005_counts.py")))
add, trigger, values = BEFORE["add"], BEFORE["trigger"], BEFORE["values"]
KEY = ("waits_for", "waits", "done_by", "clock_on", "clock_time")
STATEMENTS = (
    "DROP INDEX complaint_assigned",
    """CREATE INDEX complaint_assigned
        ON complaint (waits_for, clock_on, clock_time, waits, missing, papers_until, conflict, done_by)
        WHERE waits <> ''""",
    """CREATE TABLE assigned_count (
        waits_for TEXT NOT NULL, waits TEXT NOT NULL, done_by TEXT NOT NULL, clock_on TEXT NOT NULL,
        clock_time TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (waits_for, waits, done_by, clock_on, clock_time)
    ) STRICT, WITHOUT ROWID""",
)


def count(row: str, sign: int) -> str:
    """Count the old or the new row, by its person and with all others, where it waits for a person."""
    names, person = values(row, KEY[1:]), f"{row}.waits_for"
    rows = f"column1, {names}, {sign} FROM (VALUES (''), ({person})) WHERE {person} <> ''"
    return str(add("assigned_count", rows))


def of_rows() -> Any:
    """What happens with a complaint that comes, changes or goes."""
    yield trigger("assigned_comes", "AFTER INSERT ON complaint WHEN new.waits_for <> ''", count("new", 1))
    yield trigger("assigned_goes", "AFTER DELETE ON complaint WHEN old.waits_for <> ''", count("old", -1))
    moved = f"AFTER UPDATE ON complaint WHEN ({values('old', KEY)}) <> ({values('new', KEY)})"
    yield trigger("assigned_changes", moved, count("new", 1), count("old", -1))


def of_counts() -> Any:
    """A count of nothing goes; one of less than nothing was wrong before."""
    wrong = "SELECT RAISE(ABORT, 'a count below zero: assigned_count')"
    gone = f"DELETE FROM assigned_count WHERE ({', '.join(KEY)}) = ({values('new', KEY)});"
    yield trigger("assigned_count_begins", "AFTER INSERT ON assigned_count WHEN new.n < 0", f"{wrong};")
    yield trigger(
        "assigned_count_ends", "AFTER UPDATE ON assigned_count WHEN new.n < 1", f"{wrong} WHERE new.n < 0;", gone
    )


def up(migrator: object, db: Any) -> None:
    """Make the table, empty, its triggers and the index."""
    for statement in (*STATEMENTS, *of_counts(), *of_rows()):
        db.execute_sql(statement)
