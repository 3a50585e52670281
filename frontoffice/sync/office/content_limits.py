"""How much of attachments each device may send to the centre, and how much it sent; the office sets it.

A limit stands for all devices, or for one instead. What was sent stays where a limit is set below it; nothing more
comes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import psycopg

from frontoffice.errors import Problem, Refused
from frontoffice.sync.codes import CentreRefusal

MEGABYTE: Final = 1_000_000  # bytes
_MOST: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class ContentUse:
    """Use of ``most_contents`` and ``most_bytes`` by a device at the centre; of them ``begun`` are not whole yet."""

    contents: int
    bytes: int
    begun: int
    most_contents: int
    most_bytes: int

    @property
    def megabytes(self) -> int:
        """Used megabytes, rounded up."""
        return -(-self.bytes // MEGABYTE)

    @property
    def most_megabytes(self) -> int:
        """Allowed megabytes."""
        return self.most_bytes // MEGABYTE


def read(connection: psycopg.Connection) -> dict[str, ContentUse]:
    """The use of each device by its role."""
    rows = connection.execute(
        "SELECT d.role_name, coalesce(u.contents, 0), coalesce(u.bytes, 0),"
        " (SELECT count(*) FROM journal.content_chunk k WHERE k.device_id = d.device_id AND k.no = 0"
        " AND NOT EXISTS (SELECT FROM journal.content w WHERE w.key = k.key)),"
        " coalesce(d.contents, c.contents), coalesce(d.content_bytes, c.content_bytes)"
        " FROM journal.centre c CROSS JOIN journal.device d LEFT JOIN journal.content_use u USING (device_id)"
    )
    return {role: ContentUse(*rest) for role, *rest in rows}


def set_limit(connection: psycopg.Connection, label: str, megabytes: int | None, files: int | None) -> None:
    """Set the content limits of the active device of that name, or of all without limits of their own ("").

    None changes nothing.

    Raises Refused: ``content_limit`` (neither was said, or one that cannot be meant), ``device_unknown``.
    """
    said = [amount for amount in (megabytes, files) if amount is not None]
    if not said or not all(0 <= amount <= _MOST for amount in said):
        raise Refused(Problem("limit", CentreRefusal.CONTENT_LIMIT, {"most": _MOST}))
    label = " ".join(label.split())
    amounts = (None if megabytes is None else megabytes * MEGABYTE, files)
    changed = "SET content_bytes = coalesce(%s, content_bytes), contents = coalesce(%s, contents)"
    if not label:
        connection.execute(f"UPDATE journal.centre {changed}".encode(), amounts)
        return
    found = connection.execute(
        f"UPDATE journal.device {changed} WHERE label = %s AND active".encode(), (*amounts, label)
    )
    if not found.rowcount:
        raise Refused(Problem("label", CentreRefusal.DEVICE_UNKNOWN, {"label": label}))
