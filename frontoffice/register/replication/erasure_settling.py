"""What the office's word on erasures makes of the complaints and consultations that they are about, at this desk."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

import apsw

from frontoffice.register.journal import erasure_verdicts, kept_notes
from frontoffice.register.projection import erased_bodies
from frontoffice.register.replication import ingest

Verdicts = Mapping[UUID, Mapping[UUID, str]]  # by subject, then by the erasing entry


def settle(connection: apsw.Connection, said: Verdicts) -> bool:
    """Keep what the office said and bring the tables after it; whether words went. In a transaction."""
    if not said:
        return False
    subjects = {subject.bytes for subject in said}
    before = dict(ingest.stories(connection, subjects))
    for verdicts in said.values():
        erasure_verdicts.keep(connection, verdicts)
    for subject, after in ingest.stories(connection, subjects):
        if after != before[subject]:
            ingest.project_one(connection, subject, before[subject], after)
    return erased_bodies.take_away(connection, subjects)


def signed(connection: apsw.Connection) -> Verdicts:
    """What the office signed of the erasures that wait here; nothing that it did not sign where its key is pinned."""
    awaited = erasure_verdicts.awaited(connection)
    found: dict[UUID, dict[UUID, str]] = {}
    for one in kept_notes.verdicts(connection) if awaited else ():
        if one.by_entry in awaited.get(one.subject, ()):
            found.setdefault(one.subject, {})[one.by_entry] = str(one.verdict)
    return found
