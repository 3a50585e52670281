"""An entry as no program of the office writes it."""

from __future__ import annotations

from contextlib import closing
from typing import Any
from uuid import UUID, uuid4

from frontoffice.domain.entries.entry import content_hash
from frontoffice.register.journal import chain
from frontoffice.register.journal.journal import NewEntry, append
from frontoffice.register.register import Register
from tests.support.examples import (
    MORNING,
)
from tests.support.manual_sync import origin_of


def forge(register: Register, subject: UUID, kind: str, body: bytes, version: int = 1) -> None:
    """An entry with that body, word for word, as a program that does not know better would have written it."""
    unit = register.unit
    with unit.writing():
        new = NewEntry(uuid4(), subject, kind, {}, MORNING, "Hendra", "supervisor", version=version)
        line = append(unit.connection, unit.origin, new, MORNING, "WIB")
    salt = bytes(16)
    row = list(rows_of(register, line.seq))
    row[chain.CONTENT_HASH] = content_hash(salt, body)
    row[chain.HASH] = chain.row_hash(tuple(row))
    guards: list[Any] = unit.connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('journal', 'payload')"
    ).fetchall()
    for name, _ in guards:
        unit.connection.execute(f"DROP TRIGGER {name}")
    at = (unit.origin.bytes, line.seq)
    unit.connection.execute(
        "UPDATE journal SET content_hash = ?, hash = ? WHERE origin = ? AND seq = ?",
        (row[chain.CONTENT_HASH], row[chain.HASH], *at),
    )
    unit.connection.execute(
        "UPDATE payload SET salt = ?, body = ? WHERE entry_id = ?", (salt, body, line.entry_id.bytes)
    )
    unit.connection.execute("UPDATE head SET hash = ? WHERE origin = ?", (row[chain.HASH], at[0]))
    for _, sql in guards:
        unit.connection.execute(sql)


def rows_of(register: Register, seq: int) -> Any:
    with closing(register.replica()) as replica:
        ((row,),) = replica.entries(origin_of(register), seq - 1, seq)
    return row
