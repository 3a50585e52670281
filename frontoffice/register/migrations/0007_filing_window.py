"""The filing window is for complaints only (procedure, point 3): a suggestion or an input was never filed late."""

from typing import Any

STATEMENTS = ("UPDATE complaint SET late_filing = 0 WHERE kind <> 'complaint'",)


def up(migrator: object, db: Any) -> None:
    """Take the flag off what has no window, as the entries are read now."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
