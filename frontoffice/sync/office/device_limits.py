"""How much each device may write at the centre, in entries and in attachments; the office sets it.

What it writes of words in a day is limited, too, but not in its first week at the centre: it may bring years. No office
writes as much, so whoever reaches that limit writes what no officer typed.
A limit stands for all devices, or for one instead. What a device wrote stays where a limit is set below it; nothing
more is taken until the burst came back with time (``journal.count_use``), or the office set more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from typing import Any, Final

import psycopg
from psycopg.sql import SQL, Identifier

from frontoffice.errors import Problem, Refused
from frontoffice.sync.codes import CentreRefusal

MEGABYTE: Final = 1_000_000  # bytes
_MOST: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Used:
    """How much of one limit a device has used."""

    amount: int
    most: int


@dataclass(frozen=True, slots=True)
class EntryUse:
    """Present use of a device's limits.

    Entries at once, chains, bytes of words, rows put aside.

    ``today`` are bytes of words since midnight (UTC); None where that has no limit (its first week, an older centre).
    """

    burst: Used
    chains: Used
    words: Used
    aside: Used
    today: Used | None = None


@dataclass(frozen=True, slots=True)
class EntryLimits:
    """New limits of a device.

    None stays as it is.

    ``burst`` is in entries, ``megabytes`` and ``by_day`` of words, ``aside`` in rows that it relays of others.
    """

    burst: int | None = None
    chains: int | None = None
    megabytes: int | None = None
    aside: int | None = None
    by_day: int | None = None


def read(connection: psycopg.Connection) -> dict[str, EntryUse]:
    """The use of each device by its role."""
    rows = connection.execute(
        "SELECT d.role_name,"
        " greatest(0, coalesce(u.spent, 0) - 10 * greatest(0, extract(epoch FROM clock_timestamp() - u.at)))::bigint,"
        " coalesce(d.burst, c.burst),"
        " (SELECT count(*) FROM journal.origin o JOIN journal.head h USING (origin) WHERE o.device_id = d.device_id),"
        " coalesce(d.chains, c.chains), coalesce(u.word_bytes, 0), coalesce(d.word_bytes, c.word_bytes),"
        f" coalesce(u.aside, 0), coalesce(d.aside, c.aside), {_TODAY}"
        " FROM journal.centre c CROSS JOIN journal.device d LEFT JOIN journal.entry_use u USING (device_id)".encode()
    )
    return {role: _use(amounts) for role, *amounts in rows}


_TODAY: Final = (
    "CASE WHEN u.day = (clock_timestamp() AT TIME ZONE 'UTC')::date THEN u.day_bytes ELSE 0 END,"
    " CASE WHEN d.enrolled_at < clock_timestamp() - interval '7 days' THEN coalesce(d.day_bytes, c.day_bytes) END"
)


def _use(amounts: Sequence[Any]) -> EntryUse:
    *pairs, (today, most_today) = zip(amounts[::2], amounts[1::2], strict=True)
    burst, chains, words, aside = (Used(*pair) for pair in pairs)
    return EntryUse(burst, chains, words, aside, None if most_today is None else Used(today, most_today))


def set_limits(connection: psycopg.Connection, label: str, limits: EntryLimits) -> bool:
    """Set the entry limits of the active device of that name, or of all without limits of their own ("").

    Whether any was set.

    Raises Refused: ``entry_limit`` (one that cannot be meant), ``device_unknown``.
    """
    words, by_day = (None if one is None else one * MEGABYTE for one in (limits.megabytes, limits.by_day))
    said = {"burst": limits.burst, "chains": limits.chains, "word_bytes": words, "aside": limits.aside}
    said["day_bytes"] = by_day
    if not all(0 <= (one or 0) <= _MOST for one in astuple(limits)):
        raise Refused(Problem("limit", CentreRefusal.ENTRY_LIMIT, {"most": _MOST}))
    label = " ".join(label.split())
    changed = {name: amount for name, amount in said.items() if amount is not None}
    for name, amount in changed.items():
        table, where = ("device", SQL(" WHERE label = %s AND active")) if label else ("centre", SQL(""))
        statement = SQL("UPDATE journal.{} SET {} = %s").format(Identifier(table), Identifier(name)) + where
        found = connection.execute(statement, (amount, label) if label else (amount,))
        if not found.rowcount:
            raise Refused(Problem("label", CentreRefusal.DEVICE_UNKNOWN, {"label": label}))
    return bool(changed)


def let_leap(connection: psycopg.Connection, label: str) -> None:
    """Allow entries with a leaping clock from the active device of that name, until the next agreement of both sides.

    Raises Refused (``device_unknown``).
    """
    label = " ".join(label.split())
    found = connection.execute("UPDATE journal.device SET may_leap = true WHERE label = %s AND active", (label,))
    if not found.rowcount:
        raise Refused(Problem("label", CentreRefusal.DEVICE_UNKNOWN, {"label": label}))


# --- How much of attachments each device may send to the centre, and how much it sent; the office sets it ---
# A limit stands for all devices, or for one instead. What was sent stays where a limit is set below it; nothing more
# comes.


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


def read_content_limits(connection: psycopg.Connection) -> dict[str, ContentUse]:
    """The use of each device by its role."""
    rows = connection.execute(
        "SELECT d.role_name, coalesce(u.contents, 0), coalesce(u.bytes, 0),"
        " (SELECT count(*) FROM journal.content_chunk k WHERE k.device_id = d.device_id AND k.no = 0"
        " AND NOT EXISTS (SELECT FROM journal.content w WHERE w.key = k.key)),"
        " coalesce(d.contents, c.contents), coalesce(d.content_bytes, c.content_bytes)"
        " FROM journal.centre c CROSS JOIN journal.device d LEFT JOIN journal.content_use u USING (device_id)"
    )
    return {role: ContentUse(*rest) for role, *rest in rows}


def set_content_limit(connection: psycopg.Connection, label: str, megabytes: int | None, files: int | None) -> None:
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
