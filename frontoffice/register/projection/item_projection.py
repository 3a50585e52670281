"""Items of complaints, and the mark of complaints with a common item (``domain/cases/same_items``)."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Final

import apsw

from frontoffice.register.journal import reading

TABLES: Final = ("held_item", "same_item")
_SHARED: Final = (
    "EXISTS (SELECT 1 FROM held_item AS other WHERE other.item = one.item AND other.complaint <> one.complaint)"
)
_ABOUT: Final = "(SELECT complaint FROM held_item WHERE item IN (SELECT value FROM json_each(?1)))"
_NOTE: Final = (
    (
        f"DELETE FROM same_item WHERE complaint IN {_ABOUT} AND complaint NOT IN"
        f" (SELECT complaint FROM held_item AS one WHERE complaint IN {_ABOUT} AND {_SHARED})"
    ),
    (
        f"INSERT OR IGNORE INTO same_item (complaint) SELECT complaint FROM held_item AS one"
        f" WHERE item IN (SELECT value FROM json_each(?1)) AND {_SHARED}"
    ),
)
DIFFER: Final = f"""
    WITH anew (complaint) AS (SELECT complaint FROM held_item AS one WHERE {_SHARED})
    SELECT EXISTS (SELECT * FROM anew EXCEPT SELECT complaint FROM same_item)
        OR EXISTS (SELECT complaint FROM same_item EXCEPT SELECT * FROM anew)
        OR EXISTS (SELECT complaint FROM held_item EXCEPT SELECT id FROM complaint)"""


def load_items(connection: apsw.Connection, row_id: int) -> frozenset[str]:
    """Stored items of the complaint with that row id."""
    rows = connection.execute("SELECT item FROM held_item WHERE complaint = ?", (row_id,)).fetchall()
    return frozenset(str(item) for (item,) in rows)


def note(connection: apsw.Connection, row_id: int, items: Collection[str]) -> None:
    """Update the items of the complaint with that row id, and the marks of all complaints with these items."""
    before, after = load_items(connection, row_id), frozenset(items)
    if before == after:
        return
    connection.execute("DELETE FROM held_item WHERE complaint = ?", (row_id,))
    connection.execute("DELETE FROM same_item WHERE complaint = ?", (row_id,))
    connection.executemany(
        "INSERT INTO held_item (item, complaint) VALUES (?, ?)", [(item, row_id) for item in sorted(after)]
    )
    about = json.dumps(sorted(before | after))
    for statement in _NOTE:
        connection.execute(statement, (about,))


def others(connection: apsw.Connection, row_id: int) -> tuple[tuple[bytes, str, str], ...]:
    """Subject, number and status of the other complaints with the same item, the oldest first."""
    rows = connection.execute(
        "SELECT DISTINCT c.id, c.subject, c.number_text, c.status FROM held_item AS one JOIN held_item AS other"
        " ON other.item = one.item AND other.complaint <> one.complaint JOIN complaint AS c ON c.id = other.complaint"
        " WHERE one.complaint = ? ORDER BY c.id",
        (row_id,),
    ).fetchall()
    checked = reading.validate_rows("complaint", iter(rows), (int, bytes, str, str))
    return tuple(row[1:] for row in checked)
