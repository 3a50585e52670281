"""What lists are limited to besides: where somebody lives, as it was written, and which agency a complaint went to.

A regency stands in its column as it was written from now on; what it counts as is looked up when somebody asks. The
tables are made anew after it.
"""

from typing import Any

STATEMENTS = (
    "ALTER TABLE complaint ADD COLUMN district TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE complaint ADD COLUMN agency TEXT NOT NULL DEFAULT ''",
    "DROP INDEX complaint_filter",
    # Wide, so that even a filter that hardly any complaint passes reads the index alone.
    """CREATE INDEX complaint_filter ON complaint (received_on, channel, kind, service, category, status, officer, team,
        cycle, missing, response_late, waits, clock_on, regency, district, agency)""",
)


def up(migrator: object, db: Any) -> None:
    """Add the columns, empty, and make the index anew."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
