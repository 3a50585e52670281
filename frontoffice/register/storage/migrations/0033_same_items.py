"""Which items (letters, numbers of SP4N-LAPOR!) complaints hold, and which complaints hold the same one.

What was merged into another record of the same item counts in reports as what was entered in error does: ``counted``
takes the place of the status in the triggers that 0015 left. The tables are made anew after it.
"""

import re
from typing import Any

STATEMENTS = (
    """CREATE TABLE held_item (
        item TEXT NOT NULL, complaint INTEGER NOT NULL, PRIMARY KEY (item, complaint)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX held_item_of ON held_item (complaint)",
    "CREATE TABLE same_item (complaint INTEGER PRIMARY KEY) STRICT",
    "ALTER TABLE complaint ADD COLUMN counted INTEGER NOT NULL DEFAULT 1",
)
COUNTING = ("complaint_counted", "complaint_counts", "complaint_comes", "complaint_goes", "complaint_changes")
CHANGES = (
    (r"(\w+)\.status <> 'cancelled'", r"\1.counted = 1"),
    (r"(\w+)\.status = 'cancelled'", r"\1.counted = 0"),
    (r"(\w+\.)?status, (?=(?:\w+\.)?cycle)", r"\1status, \1counted, "),  # among the columns of the row
)


def counting(db: Any) -> list[tuple[str, str, str]]:
    """Kind, name and SQL of what counts rows, with ``counted`` in place of the status; the view comes first."""
    found = []
    for name in COUNTING:
        kind, sql = db.execute_sql("SELECT type, sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
        for before, after in CHANGES:
            sql = re.sub(before, after, sql)
        found.append((kind, name, sql))
    return found


def up(migrator: object, db: Any) -> None:
    """Make the tables; reading every complaint anew fills them."""
    parts = counting(db)
    for kind, name, _ in reversed(parts):
        db.execute_sql(f"DROP {kind} {name}")
    for statement in (*STATEMENTS, *(sql for *_, sql in parts)):
        db.execute_sql(statement)
