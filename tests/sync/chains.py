"""Chains of entries as a counter writes them, without a register: as rows of ``wire.COLUMNS``."""

from __future__ import annotations

import os
from typing import Any
from uuid import UUID, uuid4

from frontoffice.domain.entry import FIRST_PREV, canonical, chain_hash, content_hash
from frontoffice.register.ids import new_id


class Chain:
    """One origin's entries; ``write`` gives the next of them."""

    def __init__(self, origin: UUID | None = None) -> None:
        self.origin = origin or uuid4()
        self.seq, self.lc, self.head = 0, 0, FIRST_PREV
        self.token: UUID | None = None

    def next_token(self) -> UUID:
        """A new token, which is the known one from now on."""
        self.token = uuid4()
        return self.token

    def write(self, count: int, **columns: Any) -> list[tuple[Any, ...]]:
        """The next ``count`` entries; ``columns`` are the same in each of them, ``body`` as a dictionary."""
        return [self.entry(**columns) for _ in range(count)]

    def entry(self, **columns: Any) -> tuple[Any, ...]:
        """The next entry: a contact with nobody in particular, unless ``columns`` say otherwise."""
        self.seq, self.lc = self.seq + 1, max(self.lc + 1, columns.get("lc", 0))
        salt = os.urandom(16)
        body = columns.get("raw_body", canonical(columns.get("body", {"n": self.seq, "note": "dihubungi"})))
        number = columns.get("number", (None, None, None))
        told = (
            columns.get("kind", "contact.logged"),
            columns.get("v", 1),
            columns.get("occurred_at", "2026-11-24T03:32:00.000000Z"),
            columns.get("recorded_at", "2026-11-24T03:32:00.000000Z"),
            "WIB",
            columns.get("officer", "Siti Rahmawati"),
            columns.get("role", "petugas"),
            *number,
            b"".join(parent.bytes for parent in columns.get("parents", ())),
            content_hash(salt, body),
        )
        entry_id, subject = columns.get("entry_id", new_id()), columns.get("subject", new_id())
        prev = self.head
        self.head = chain_hash((self.origin.bytes, self.seq, prev, self.lc, entry_id.bytes, subject.bytes, *told))
        return (self.origin, self.seq, prev, self.head, self.lc, entry_id, subject, *told, salt, body)
