"""Merged complaints that lead to none which somebody handles: to a cancelled one, or round in a circle.

One desk refuses both; two that worked apart can make either, and then nobody would handle what was complained of. What
a complaint was merged into is followed for :data:`MOST` steps, so that a long chain by a broken program costs no more;
one that is not here yet counts as handled.
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

import apsw

from frontoffice.domain.complaint import Status
from frontoffice.register.projection import complaint_columns

MOST: Final = 20
_NAMES: Final = tuple(complaint_columns.COLUMNS)
_INTO, _STATUS = _NAMES.index("merged_into"), _NAMES.index("status")
_IN_VAIN: Final = f"""one.merged_into <> x'' AND NOT EXISTS (
    WITH RECURSIVE ahead (subject, steps) AS (
        SELECT one.merged_into, 1
        UNION ALL
        SELECT next.merged_into, steps + 1 FROM ahead JOIN complaint AS next USING (subject)
            WHERE next.merged_into <> x'' AND steps < {MOST}
    )
    SELECT 1 FROM ahead LEFT JOIN complaint AS last USING (subject)
        WHERE last.id IS NULL OR (last.merged_into = x'' AND last.status <> '{Status.CANCELLED}'))"""
_BEHIND: Final = f"""
    WITH RECURSIVE behind (id, subject, steps) AS (
        SELECT (SELECT id FROM complaint WHERE subject = ?1), ?1, 0
        UNION
        SELECT former.id, former.subject, steps + 1 FROM behind JOIN complaint AS former
            ON former.merged_into = behind.subject AND former.merged_into <> x'' WHERE steps < {MOST}
    )"""
_FORGET: Final = f"{_BEHIND} DELETE FROM merged_in_vain WHERE complaint IN (SELECT id FROM behind)"
_NOTE: Final = f"""{_BEHIND} INSERT INTO merged_in_vain (complaint)
    SELECT id FROM complaint AS one WHERE id IN (SELECT id FROM behind) AND {_IN_VAIN}"""
DIFFER: Final = f"""
    WITH anew (complaint) AS (SELECT id FROM complaint AS one WHERE {_IN_VAIN})
    SELECT EXISTS (SELECT * FROM anew EXCEPT SELECT complaint FROM merged_in_vain)
        OR EXISTS (SELECT complaint FROM merged_in_vain EXCEPT SELECT * FROM anew)"""

End = tuple[bytes, bool]
"""What a complaint was merged into (empty for nothing), and whether it was cancelled: all that matters here."""
HANDLED: Final[End] = (b"", False)


def end_of(row: tuple[object, ...]) -> End:
    """What matters here of a row as ``complaint_columns.row`` gives it."""
    into = row[_INTO]
    return (into if isinstance(into, bytes) else b""), row[_STATUS] == Status.CANCELLED


def note(connection: apsw.Connection, subject: UUID, before: End, after: End) -> None:
    """Note anew of a complaint whose row became another, and of all that were merged into it, whether it is in vain."""
    if before != after:
        connection.execute(_FORGET, (subject.bytes,))
        connection.execute(_NOTE, (subject.bytes,))
