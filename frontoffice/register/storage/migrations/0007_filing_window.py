"""What was filed late and waits for the supervisor's decision is found without going through all that is open.

``late_filing`` is now 2 for what was decided, and 0 for suggestions and input, which have no filing window (procedure,
point 3): the tables are made anew after this step.
"""

from typing import Any

STATEMENTS = ("CREATE INDEX complaint_undecided ON complaint (late_filing) WHERE late_filing = 1 AND waits <> ''",)


def up(migrator: object, db: Any) -> None:
    """Add the index."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
