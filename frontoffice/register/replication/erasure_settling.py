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


def offer(connection: apsw.Connection, said: Verdicts) -> bool:
    """Keep what a centre without a key says, destroying nothing: words are hidden until somebody here confirms it.

    What it rejected is kept at once, and so is what was carried out where no word is left here. Gives whether words
    were hidden. In a transaction.
    """
    before, plain = len(erasure_verdicts.list_offers(connection)), dict[UUID, dict[UUID, str]]()
    for subject, verdicts in said.items():
        for by_entry, verdict in verdicts.items():
            if verdict != erasure_verdicts.CARRIED_OUT or not _hide(connection, subject, by_entry):
                plain.setdefault(subject, {})[by_entry] = verdict
    settle(connection, plain)
    return len(erasure_verdicts.list_offers(connection)) > before


def _hide(connection: apsw.Connection, subject: UUID, by_entry: UUID) -> bool:
    """Offer one erasure, unless it would take nothing away; whether words are hidden until that is answered."""
    offered = erasure_verdicts.list_offers(connection)
    if by_entry in offered or subject in offered.values():
        return True
    before = dict(ingest.stories(connection, {subject.bytes}))[subject]
    erasure_verdicts.offer(connection, {by_entry: subject})
    if not erased_bodies.takes_words(connection, subject, by_entry):
        connection.execute("DELETE FROM erasure_offer WHERE by_entry = ?", (by_entry.bytes,))
        return False
    ingest.project_one(connection, subject, before, dict(ingest.stories(connection, {subject.bytes}))[subject])
    return True


def answer(connection: apsw.Connection, by_entry: UUID, verdict: str) -> bool:
    """Do what a supervisor of this desk says of an erasure that is offered; whether words went. In a transaction."""
    subject = erasure_verdicts.list_offers(connection).get(by_entry)
    if subject is None:
        return False
    gone = settle(connection, {subject: {by_entry: verdict}})
    connection.execute("DELETE FROM erasure_offer WHERE by_entry = ?", (by_entry.bytes,))
    return gone


def load_signed_verdicts(connection: apsw.Connection) -> Verdicts:
    """What the office signed of the erasures that wait here; nothing that it did not sign where its key is pinned."""
    awaited = erasure_verdicts.list_pending(connection)
    found: dict[UUID, dict[UUID, str]] = {}
    for one in kept_notes.verdicts(connection) if awaited else ():
        if one.by_entry in awaited.get(one.subject, ()):
            found.setdefault(one.subject, {})[one.by_entry] = str(one.verdict)
    return found
