"""Identities of entries that come in, held against those that stand here.

After a heal one entry may stand at two addresses, and is the same at both. Another content, writer or place in the
order under an identity that stands here would be read in its place, or be kept from being read: which of the two is
forged is not known from them, so both are named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain.entries.entry import content_hash
from frontoffice.register.journal import verifying
from frontoffice.register.journal.chain import BODY, CONTENT_HASH, ENTRY_ID, LC, ORIGIN, SEQ, Row
from frontoffice.register.journal.journal import COLUMNS

_SAID: Final = slice(LC, CONTENT_HASH + 1)  # all that is hashed but the address
_STAND: Final = f"SELECT {COLUMNS} FROM carray(?) CROSS JOIN journal ON entry_id = value"


def put_apart(connection: apsw.Connection, came: Iterable[Row]) -> set[bytes]:
    """Put the bodies of forged entries that were taken out of the journal aside, for the true ones that came; of which.

    They stay evidence. In a transaction.
    """
    apart: set[bytes] = set()
    for row in came:
        held: Any = connection.execute("SELECT salt, body FROM payload WHERE entry_id = ?", (row[ENTRY_ID],)).get
        if held is None or row[BODY] is None or content_hash(*held) == row[CONTENT_HASH]:
            continue
        connection.execute(_KEEP, (content_hash(*held), row[ENTRY_ID], *held))
        connection.execute("DELETE FROM payload WHERE entry_id = ?", (row[ENTRY_ID],))
        apart.add(row[ENTRY_ID])
    return apart


_KEEP: Final = "INSERT OR IGNORE INTO fork_payload (content_hash, entry_id, salt, body) VALUES (?, ?, ?, ?)"


class Identities:
    """What stands here under the identities of a chunk, and under those of its entries that were looked at before."""

    def __init__(self, connection: apsw.Connection, came: Collection[bytes]) -> None:
        rows: Any = connection.execute(_STAND, (apsw.carray(tuple(came)),)) if came else ()
        self._stand: dict[bytes, Row] = {row[ENTRY_ID]: row for row in rows}

    def fault(self, row: Row) -> str:
        """What is wrong with the identity of a row that fits its chain; "" when nothing is."""
        known = self._stand.setdefault(row[ENTRY_ID], row)
        if known is row or known[_SAID] == row[_SAID]:
            return ""
        return verifying.another_than(f"{UUID(bytes=known[ORIGIN])}/{known[SEQ]}")
