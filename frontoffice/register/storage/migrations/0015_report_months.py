"""Counts by district and by the agency a complaint was forwarded to; whole months of every cut; what is owed by itself.

A report of months reads a few rows of months instead of each of their days, and what is owed from an index that holds
nothing else. A step that changes no more than status and dates leaves the counts of months and topics alone.

The statements are those of 0005, with more values. The tables are made anew after it.
"""

import runpy
from pathlib import Path
from typing import Any

BEFORE = runpy.run_path(str(Path(__file__).with_name("0005_counts.py")))
add, trigger, values = BEFORE["add"], BEFORE["trigger"], BEFORE["values"]
STANDS = BEFORE["STANDS"]
CUTS = (*BEFORE["CUTS"], "district", "agency")
ROW = (*BEFORE["ROW"], "district", "agency")
# What a complaint is counted by, whatever becomes of it.
FACTS = (
    *(cut for cut in CUTS if cut != "status"),
    *("series", "received_on", "recorded_on", "status = 'cancelled'"),
)
VIEW = f"CREATE VIEW complaint_counted AS SELECT {', '.join(ROW)}, 1 AS sign, 1 AS person, 1 AS facts FROM complaint"
BY_CUT = ", ".join(["('', '')", *(f"('{cut}', new.{cut})" for cut in CUTS)])
TOPIC = "('topic', new.category || char(31) || new.service)"
COUNTED = {
    **BEFORE["COUNTED"],
    "report_count": (
        f"column1, column2, new.series, new.received_on, new.recorded_on, {BEFORE['CLOCK']}, new.sign"
        f" FROM (VALUES {BY_CUT}, {TOPIC}, ('cancelled', ''))"
        f" WHERE (column1 = 'cancelled') <> ({STANDS}) AND (new.facts OR column1 <> 'topic')"
    ),
    "report_done": (
        "column1, column2, new.series, max(new.closed_on, new.received_on, new.recorded_on), new.sign FROM"
        f" (VALUES {BY_CUT}, ('cycle', CAST(new.cycle AS TEXT))) WHERE new.closed_on <> '' AND {STANDS}"
    ),
}
MONTHLY = (
    "'month.' || column1, column2, new.series, substr(new.received_on, 1, 7), substr(new.recorded_on, 1, 7), '',"
    f" new.sign FROM (VALUES {BY_CUT}, {TOPIC}) WHERE {STANDS} AND (new.facts OR column1 = 'status')"
)
DONE_MONTHLY = (
    "'month.' || column1, column2, new.series,"
    " substr(max(new.closed_on, new.received_on, new.recorded_on), 1, 7), new.sign FROM"
    f" (VALUES {BY_CUT}, ('cycle', CAST(new.cycle AS TEXT))) WHERE new.closed_on <> '' AND {STANDS}"
)
STATEMENTS = (
    *(f"DROP TRIGGER complaint_{name}" for name in ("counts", "comes", "goes", "changes")),
    "DROP VIEW complaint_counted",
    VIEW,
    """CREATE INDEX report_owed ON report_count (cut, value, clock, received_on, recorded_on, series, n)
        WHERE clock > ''""",
)


def count(row: str, sign: int, person: str = "1", facts: str = "1") -> str:
    """Count the old or the new row."""
    return f"INSERT INTO complaint_counted VALUES ({values(row, ROW)}, {sign}, {person}, {facts});"


def of_rows() -> Any:
    """What happens with a complaint that comes, changes or goes."""
    monthly = (("report_count", MONTHLY), ("report_done", DONE_MONTHLY))
    parts = (*COUNTED.items(), *monthly, ("report_count", BEFORE["AGAIN"]))
    counted = [add(table, rows) for table, rows in parts]
    yield trigger("complaint_counts", "INSTEAD OF INSERT ON complaint_counted", *counted)
    yield trigger("complaint_comes", "AFTER INSERT ON complaint", count("new", 1))
    yield trigger("complaint_goes", "AFTER DELETE ON complaint", count("old", -1))
    moved = f"AFTER UPDATE ON complaint WHEN ({values('old', ROW)}) <> ({values('new', ROW)})"
    person, facts = (
        f"({values('old', columns)}) <> ({values('new', columns)})" for columns in (BEFORE["PERSON"], FACTS)
    )
    yield trigger("complaint_changes", moved, count("new", 1, person, facts), count("old", -1, person, facts))


def up(migrator: object, db: Any) -> None:
    """Count anew from here on; what stands is counted where the tables are made anew after it."""
    for statement in (*STATEMENTS, *of_rows()):
        db.execute_sql(statement)
