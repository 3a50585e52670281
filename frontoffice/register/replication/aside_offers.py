"""Chains set aside by a centre without the office's key, for a decision by a supervisor of this desk.

Whoever keeps the database writes such rows as they like. What was set aside of a chain counts here no more and stays in
the file; a chain that is kept counts again from the next round on, whatever the centre says of it. Of what a supervisor
accepted, or the office signed, the words go (``drop_words``); each entry stays as evidence, with the digest of its
words, and they come again from the centre where the office takes it back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain import people
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import May, Officer
from frontoffice.domain.proof.office_notes import Verdict
from frontoffice.register.commands import erasing
from frontoffice.register.journal import entry_authority, erasure_verdicts, journal, kept_notes
from frontoffice.register.journal.entry_authority import SET_ASIDE
from frontoffice.register.projection import erased_bodies
from frontoffice.register.replication import ingest
from frontoffice.register.unit_of_work import UnitOfWork

# --- Erasures that a centre without the office's key says were carried out, for a supervisor of this desk to
# confirm ---
# Whoever keeps the database writes such rows as they like. So the words are hidden, and stay on the disk until then.

# --- What the office's word on erasures makes of the complaints and consultations that they are about, at this
# desk ---

Verdicts = Mapping[UUID, Mapping[UUID, str]]  # by subject, then by the erasing entry


def settle(connection: apsw.Connection, said: Verdicts) -> bool:
    """Store the office's verdicts and update the tables; return whether a text was deleted. In a transaction."""
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
    """Store the verdicts of a centre without a key, without any deletion.

    Words are hidden until somebody here confirms it.

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


def apply_decision(connection: apsw.Connection, by_entry: UUID, verdict: str) -> bool:
    """Apply a supervisor's answer to an offered erasure, in a transaction; return whether a text was deleted."""
    subject = erasure_verdicts.list_offers(connection).get(by_entry)
    if subject is None:
        return False
    gone = settle(connection, {subject: {by_entry: verdict}})
    connection.execute("DELETE FROM erasure_offer WHERE by_entry = ?", (by_entry.bytes,))
    return gone


def load_signed_verdicts(connection: apsw.Connection) -> Verdicts:
    """Load the office's signed verdicts on the erasures pending here.

    Nothing that it did not sign where its key is pinned.
    """
    awaited = erasure_verdicts.list_pending(connection)
    found: dict[UUID, dict[UUID, str]] = {}
    for one in kept_notes.verdicts(connection) if awaited else ():
        if one.by_entry in awaited.get(one.subject, ()):
            found.setdefault(one.subject, {})[one.by_entry] = str(one.verdict)
    return found


# --- erasure offers ---


@dataclass(frozen=True, slots=True)
class OfferedErasure:
    """Erasure carried out according to the centre, but unconfirmed here.

    Its words are hidden.

    ``name`` is the number of the complaint or the code of the consultation; ``officer`` and ``second`` decided it, on
    ``ground``, as its entry says (UTC ``decided_at``).
    """

    by_entry: UUID
    subject: UUID
    name: str
    officer: str
    second: str
    ground: str
    decided_at: datetime


class ErasureOffers:
    """Offered erasures, with the supervisor's answers to them."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def all(self) -> tuple[OfferedErasure, ...]:
        """List the erasures awaiting a supervisor of this desk, for want of an office key vouching for the centre."""
        with self._unit.reading():
            connection = self._unit.connection
            waiting = erasure_verdicts.list_offers(connection)
            lines = {one: journal.story(connection, subject) for one, subject in waiting.items()}
        return tuple(
            OfferedErasure(
                by_entry=line.entry_id,
                subject=waiting[by_entry],
                name=str(line.body.get("number") or waiting[by_entry]),
                officer=line.officer,
                second=str(line.body.get("second", "")),
                ground=str(line.body.get("ground", "")),
                decided_at=line.recorded_at,
            )
            for by_entry, story in lines.items()
            for line in story
            if line.entry_id == by_entry
        )

    def confirm(self, by_entry: UUID, by: Officer) -> None:
        """Confirm an offered erasure and delete its words here, for good (supervisor only)."""
        self._answer(by_entry, by, Verdict.CARRIED_OUT)

    def keep(self, by_entry: UUID, by: Officer) -> None:
        """Reject an offered erasure, and show and retain its words here (supervisor only)."""
        self._answer(by_entry, by, Verdict.REJECTED)

    def _answer(self, by_entry: UUID, by: Officer, verdict: Verdict) -> None:
        entry_kinds.demand(by, EntryKind.ERASED)
        with self._unit.writing():
            gone = apply_decision(self._unit.connection, by_entry, str(verdict))
        if gone:
            erasing.truncate(self._unit)


# --- aside offers ---

_KEPT, _ACCEPTED = "kept", "accepted"
_KEY: Final = "aside/"  # in ``meta``, before a chain
_FOUND: Final = (
    "SELECT origin, max(series), max(officer), count(*), min(seq) FROM journal_fork f"
    " WHERE why = ?1 AND new_origin IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM journal j WHERE (j.origin, j.seq, j.hash) = (f.origin, f.seq, f.hash))"
    " GROUP BY origin UNION ALL SELECT c.origin, max(j.series), max(j.officer), count(*), min(j.seq)"
    " FROM chain_right c"
    " JOIN journal j ON j.origin = c.origin AND j.seq > c.after WHERE c.class = ?1 GROUP BY c.origin ORDER BY 1"
)


class AsideOffer(NamedTuple):
    """Chain with set-aside entries: the last series and officer in them ("" for none), how many."""

    origin: UUID
    series: str
    officer: str
    entries: int


class AsideOffers:
    """Set-aside chains not yet accepted here, with the supervisor's decisions on them."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def all(self) -> tuple[AsideOffer, ...]:
        """List the undecided chains with set-aside entries."""
        with self._unit.reading():
            rows: Any = self._unit.connection.execute(_FOUND, (SET_ASIDE,)).fetchall()
            settled = dict.fromkeys(load_kept_chains(self._unit.connection), 0) | load_final_bounds(
                self._unit.connection
            )
        found = ((AsideOffer(UUID(bytes=row[0]), row[1] or "", row[2] or "", row[3]), row[4]) for row in rows)
        return tuple(one for one, first in found if first <= settled.get(one.origin, first))

    def accept(self, origin: UUID, by: Officer) -> None:
        """Accept the present set-aside entries of a chain, without further questions.

        Its words go (a supervisor's verb).
        """
        self._answer(origin, _ACCEPTED, by)

    def keep(self, origin: UUID, by: Officer) -> None:
        """Let the whole chain count here again from the next round on (a supervisor's verb)."""
        self._answer(origin, _KEPT, by)

    def _answer(self, origin: UUID, said: str, by: Officer) -> None:
        people.demand(by, May.DECIDE)
        with self._unit.writing():
            if said == _ACCEPTED:  # up to here: what is set aside of it afterwards is another question
                rows: Any = self._unit.connection.execute(_FOUND, (SET_ASIDE,)).fetchall()
                firsts = [row[4] for row in rows if row[0] == origin.bytes]
                said = f"{_ACCEPTED}/{min(firsts, default=1) - 1}"
            self._unit.connection.execute(
                "INSERT OR REPLACE INTO meta (k, v) VALUES (?, ?)", (f"{_KEY}{origin.hex}", said)
            )


def load_kept_chains(connection: apsw.Connection) -> frozenset[UUID]:
    """Load the chains exempt here from any set-aside by the centre."""
    return frozenset(origin for origin, said in _load_decisions(connection).items() if said == _KEPT)


def load_final_bounds(connection: apsw.Connection) -> dict[UUID, int]:
    """Load the final last valid entry of each limited chain: as a supervisor accepted, or as the office signed."""
    accepted = {
        origin: int(said.partition("/")[2])
        for origin, said in _load_decisions(connection).items()
        if said.startswith(_ACCEPTED)
    }
    signed = load_signed_bounds(connection)
    return {origin: min(side[origin] for side in (accepted, signed) if origin in side) for origin in accepted | signed}


def load_signed_bounds(connection: apsw.Connection) -> dict[UUID, int]:
    """Load the last valid entry of others' chains, as signed by the office for revoked devices.

    An erasure among them that the office carried out is its own word: it stands at every desk, with what is before it.
    """
    mine: Any = connection.execute("SELECT origin FROM my_origin").fetchall()
    own = {origin for (origin,) in mine}
    last = {
        origin: rights[-1].after
        for origin, rights in entry_authority.every_right(connection).items()
        if rights[-1].is_over and origin not in own
    }
    if last:
        erasing: Any = connection.execute(_CARRIED_OUT).fetchall()
        last |= {origin: max(last[origin], seq) for origin, seq in erasing if origin in last}
    return {UUID(bytes=origin): after for origin, after in last.items()}


_CARRIED_OUT: Final = (
    "SELECT origin, max(seq) FROM erasure_verdict JOIN journal ON entry_id = by_entry WHERE verdict = 'carried_out'"
    " GROUP BY origin"
)


def drop_words(connection: apsw.Connection, bounds: Mapping[UUID, int]) -> bool:
    """Delete the words of entries beyond these bounds and in no chain any more.

    Whether there are more of them.

    So many bytes at once as nobody waits for. In a transaction.
    """
    gone = 0
    for origin, after in bounds.items():
        rows: Any = connection.execute(_WORDS, (origin.bytes, after, SET_ASIDE)).fetchall()
        for entry_id, size in rows:
            if gone > _AT_ONCE:
                return True
            connection.execute("DELETE FROM payload WHERE entry_id = ?", (entry_id,))
            gone += size
    return False


_AT_ONCE: Final = 8_000_000  # bytes
_WORDS: Final = (
    "SELECT f.entry_id, length(p.body) FROM journal_fork f JOIN payload p USING (entry_id) WHERE f.origin = ?1"
    " AND f.seq > ?2 AND f.why = ?3 AND f.new_origin IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.entry_id = f.entry_id)"
    " AND NOT EXISTS (SELECT 1 FROM journal_fork o WHERE o.entry_id = f.entry_id AND o.why <> ?3)"
)


def _load_decisions(connection: apsw.Connection) -> dict[UUID, str]:
    rows: Any = connection.execute("SELECT k, v FROM meta WHERE k >= ? AND k < 'aside0'", (_KEY,)).fetchall()
    return {UUID(hex=key.removeprefix(_KEY)): said for key, said in rows}
