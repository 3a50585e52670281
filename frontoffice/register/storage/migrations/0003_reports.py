"""What reports count by: when a complaint was closed, its sector and regency. The tables are made anew after it."""

from typing import Any

STATEMENTS = (
    "ALTER TABLE complaint ADD COLUMN closed_on TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE complaint ADD COLUMN sector TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE complaint ADD COLUMN regency TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX complaint_received ON complaint (received_on, series, no)",
    "CREATE INDEX complaint_closed ON complaint (closed_on, received_on)",
    # Who it is from, as far as anybody may know: by NIK, else by telephone.
    """CREATE INDEX complaint_person ON complaint (iif(nik <> '', nik, phone_reversed), received_on)
        WHERE may_offer = 1 AND nik || phone_reversed <> ''""",
)


def up(migrator: object, db: Any) -> None:
    """Add the columns, empty, and the indexes."""
    for statement in STATEMENTS:
        db.execute_sql(statement)
