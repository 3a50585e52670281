"""A journal's file by itself."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from frontoffice.register.journal import journal, verifying
from frontoffice.register.journal.journal import NewEntry
from frontoffice.register.journal.verifying import Verification
from frontoffice.register.storage.opening import OpenFile, reader
from tests.support.examples import MORNING

SUBJECT = UUID(int=0x147)


def write(file: OpenFile, kind: str = "complaint.noted", **changes: Any) -> UUID:
    """Append one entry in a transaction of its own; returns what it is."""
    columns: dict[str, Any] = {
        "entry_id": uuid4(),
        "subject": SUBJECT,
        "kind": kind,
        "body": {"note": "Sudah ditelepon."},
        "occurred_at": MORNING - timedelta(minutes=5),
        "officer": "Siti Rahmawati",
        "role": "officer",
    }
    new = NewEntry(**(columns | changes))
    with file.connection:
        journal.append(file.connection, file.origin, new, MORNING, "WIB")
    return new.entry_id


def verdict(path: Path, tail: int = 0) -> Verification:
    connection = reader(path)
    found = verifying.verify(connection, tail=tail)
    connection.close()
    return found
