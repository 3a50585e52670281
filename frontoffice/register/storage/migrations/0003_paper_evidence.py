"""Print jobs that remember on what evidence they are said to be printed, on which printer, and in which turn."""

from typing import Any

STATEMENTS = (
    "ALTER TABLE paper_job ADD COLUMN evidence TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE paper_job ADD COLUMN sent INTEGER NOT NULL DEFAULT 0",  # bytes that left the program
    "ALTER TABLE paper_job ADD COLUMN printer_id TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE paper_job ADD COLUMN turn INTEGER NOT NULL DEFAULT 0",  # in which order papers were sent; 0 never
    "ALTER TABLE paper_job ADD COLUMN replaces INTEGER NOT NULL DEFAULT 0",
    "DROP INDEX paper_job_open",
    """CREATE INDEX paper_job_open ON paper_job (id) WHERE state IN
        ('queued', 'checking', 'waiting', 'sending', 'awaiting', 'blocked', 'uncertain')""",
    "CREATE INDEX paper_job_turn ON paper_job (printer_id, turn)",
)


def up(migrator: object, db: Any) -> None:
    """Give the print jobs their new columns."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
