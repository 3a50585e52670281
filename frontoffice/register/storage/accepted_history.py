"""Known heads with a contradiction accepted by a supervisor, authenticated.

Nobody else silences what copies remember.

A register that comes from elsewhere brings no acceptance along: there a supervisor of this computer says it again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.register.journal.known_heads import KnownHead
from frontoffice.register.storage.authentication import TAG_BYTES, Purpose
from frontoffice.register.storage.register_tags import RegisterTags, TagTrust

_WHAT: Final = str(Purpose.HISTORY)
_NOBODY: Final = bytes(16)

Address = tuple[UUID, int, bytes]


def read(connection: apsw.Connection, tags: RegisterTags) -> frozenset[Address]:
    """Read the accepted addresses; none where the tag does not fit."""
    found: Any = connection.execute("SELECT content, tag FROM authentication WHERE what = ?", (_WHAT,)).fetchall()
    if len(found) != 1 or tags.trust is TagTrust.UNTAKEN:
        return frozenset()
    content, tag = found[0]
    if tags.key is not None and not tags.key.fits(tag, Purpose.HISTORY, tags.desk, content):
        return frozenset()
    try:
        fields = json.loads(content)
        return frozenset((UUID(origin), int(seq), bytes.fromhex(digest)) for origin, seq, digest in fields)
    except (ValueError, TypeError):
        return frozenset()


def add(connection: apsw.Connection, tags: RegisterTags, heads: Iterable[KnownHead]) -> None:
    """Accept the contradiction of these heads, in the transaction of the accepting entry."""
    write(connection, tags, read(connection, tags) | {head.address for head in heads})


def write(connection: apsw.Connection, tags: RegisterTags, addresses: Iterable[Address]) -> None:
    """Store these as the accepted addresses, in a transaction."""
    fields = sorted((str(origin), seq, digest.hex()) for origin, seq, digest in addresses)
    content = json.dumps(fields).encode("ascii")
    tag = tags.key.tag(Purpose.HISTORY, tags.desk, content) if tags.key else bytes(TAG_BYTES)
    connection.execute(
        "INSERT OR REPLACE INTO authentication (what, id, version, content, tag) VALUES (?, ?, 0, ?, ?)",
        (_WHAT, _NOBODY, content, tag),
    )
