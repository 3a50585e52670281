"""Proof of one complaint.

Its entries as they stand in their chains, and the way from each to a checkpoint.

A proof has nothing of any other complaint: the nodes on its way are hashes of hashes over salted bodies.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from frontoffice.domain.calendar.dates import local_date, parse_moment
from frontoffice.domain.entries.body_codec import outline
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import DayClosedBody
from frontoffice.domain.entries.office_bodies import ReportApprovedBody
from frontoffice.domain.proof import checkpoint, merkle
from frontoffice.domain.proof.checkpoint import Checkpoint
from frontoffice.domain.proof.merkle import Subtree
from frontoffice.domain.reports.report import Scope
from frontoffice.errors import Problem, Refused
from frontoffice.register.codes import RegisterRefusal
from frontoffice.register.journal import chain, hash_tree, ids, kept_notes
from frontoffice.register.journal.chain import BODY, ENTRY_ID, KIND, ORIGIN, RECORDED_AT, SEQ, SERIES, ZONE, Row
from frontoffice.register.journal.journal import COLUMNS
from frontoffice.register.journal.story_line import line
from frontoffice.register.queries import approved_reports
from frontoffice.register.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ProvenEntry:
    """An entry as it travels (``journal.chain``), and the nodes from it to the root of its chain's checkpoint."""

    row: Row
    proof: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class ProvenClosing:
    """Closed daily page with the complaint, or of a day with entries about it.

    Its root, as it was printed.

    ``closed`` is the entry that closed it, right behind the entries of the root; its subject says counter and day.
    ``proof`` shows their tree to be a beginning of the checkpoint of the same chain.
    """

    closed: ProvenEntry
    counter: str
    day: date
    root: str
    proof: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class PrintedCheckpoint:
    """Checkpoint of a chain as printed in an approved report, of a period with entries about the complaint.

    ``proof`` shows it to be a beginning of the checkpoint of the same chain. Any two of them go on from one another,
    since both are beginnings of one tree.
    """

    scope: Scope
    approved_at: datetime
    held: Checkpoint
    proof: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class ComplaintProof:
    """All entries of one complaint in this register, with a checkpoint of each of their chains."""

    subject: UUID
    checkpoints: tuple[Checkpoint, ...]
    entries: tuple[ProvenEntry, ...]
    closings: tuple[ProvenClosing, ...]
    printed: tuple[PrintedCheckpoint, ...]


class Proofs:
    """Proofs of the register's contents."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def own_checkpoint(self) -> Checkpoint:
        """Present checkpoint of this desk's own chain."""
        unit = self._unit
        with unit.writing():
            size = chain.head(unit.connection, unit.origin.bytes).seq
            hash_tree.extend(unit.connection, unit.origin, size)
            return Checkpoint(unit.origin, size, hash_tree.root(unit.connection, unit.origin, size), unit.now())

    def chains(self) -> tuple[Checkpoint, ...]:
        """Present checkpoint of each chain in this register, including those of other desks."""
        unit = self._unit
        with unit.writing():
            made_at, found = unit.now(), []
            for origin, end in sorted(chain.heads(unit.connection).items()):
                hash_tree.extend(unit.connection, origin, end.seq)
                found.append(Checkpoint(origin, end.seq, hash_tree.root(unit.connection, origin, end.seq), made_at))
            return tuple(found)

    def goes_on(self, earlier: Checkpoint, size: int | None = None) -> tuple[bytes, ...] | None:
        """The nodes from an earlier checkpoint to ``size`` entries (None: all); None where its chain holds it not."""
        unit = self._unit
        with unit.writing():
            there = chain.heads(unit.connection).get(earlier.origin)
            upto = (there.seq if there else 0) if size is None else size
            if there is None or not 0 < earlier.size <= upto <= there.seq:
                return None
            hash_tree.extend(unit.connection, earlier.origin, upto)
            tree = hash_tree.tree(unit.connection, earlier.origin)
            if merkle.root(earlier.size, tree) != earlier.root:
                return None
            return merkle.consistency_proof(earlier.size, upto, tree)

    def office_certification(self, public_key: bytes) -> OfficeCertification | None:
        """Office's certification of a device with this key; None without one, or where it is not known here."""
        connection = self._unit.connection
        with self._unit.reading():
            found, office = kept_notes.certifying(connection, public_key), kept_notes.office_key(connection)
        return OfficeCertification(found[0], office, found[1]) if found and office else None

    def of(self, subject: UUID) -> ComplaintProof:
        """The proof of one complaint. Missing nodes are computed and stored: the first proof reads whole chains.

        Raises Refused (``complaint_unknown``).
        """
        unit = self._unit
        with unit.writing():
            rows = _rows(unit.connection, subject)
            if not rows:
                raise Refused(Problem("", RegisterRefusal.COMPLAINT_UNKNOWN))
            heads = chain.heads(unit.connection)
            made_at = unit.now()
            trees: dict[UUID, Subtree] = {}
            checkpoints = []
            for origin in sorted({UUID(bytes=row[ORIGIN]) for row in rows}):
                size = heads[origin].seq
                hash_tree.extend(unit.connection, origin, size)
                trees[origin] = hash_tree.tree(unit.connection, origin)
                checkpoints.append(Checkpoint(origin, size, merkle.root(size, trees[origin]), made_at))
            known = {one.origin: _Covered(one.size, trees[one.origin]) for one in checkpoints}
            entries = tuple(_proven(row, known[UUID(bytes=row[ORIGIN])]) for row in rows)
            closings = tuple(_closings(unit.connection, rows, known))
            printed = tuple(_list_checkpoints(unit.connection, rows, known))
        return ComplaintProof(subject, tuple(checkpoints), entries, closings, printed)


class _Covered(NamedTuple):
    """A chain as its checkpoint covers it."""

    size: int
    tree: Subtree


class OfficeCertification(NamedTuple):
    """Office's statement about a device's key, from this register: the device, the office's key, the certificates."""

    device: UUID
    office_key: bytes
    certificates: tuple[str, ...]


_STORY: Final = (
    f"SELECT {COLUMNS}, salt, body, by_entry FROM journal LEFT JOIN payload USING (entry_id)"
    " LEFT JOIN erased USING (entry_id) WHERE subject = ? ORDER BY lc, entry_id, origin"
)


def _rows(connection: Any, subject: UUID) -> tuple[Row, ...]:
    """The entries about a subject in their one order, each once even if it stands at two addresses."""
    found: dict[bytes, Row] = {}
    for row in connection.execute(_STORY, (subject.bytes,)):
        found.setdefault(row[ENTRY_ID], row)
    return tuple(found.values())


def _proven(row: Row, of: _Covered) -> ProvenEntry:
    return ProvenEntry(row, merkle.inclusion_proof(row[SEQ] - 1, of.size, of.tree))


def _days(rows: tuple[Row, ...]) -> set[date]:
    """Days of recording of the entries, each in its own zone."""
    return {local_date(parse_moment(row[RECORDED_AT]), row[ZONE]) for row in rows}


def _list_checkpoints(
    connection: Any, rows: tuple[Row, ...], known: Mapping[UUID, _Covered]
) -> Iterator[PrintedCheckpoint]:
    """Printed checkpoints of its chains, from approved reports of its days."""
    days, chains = _days(rows), {str(origin): origin for origin in known}
    for report in approved_reports.every(connection):
        period = report.scope.period
        found = approved_reports.entry(connection, report.entry_id, report.scope)
        if found is None or not any(period.first <= day <= period.last for day in days):
            continue
        body = outline(ReportApprovedBody, found.body)
        origin, size = chains.get(str(body.origin)), body.entries
        if origin is None or not isinstance(size, int) or not 0 < size <= known[origin].size:
            continue
        of = known[origin]
        root = merkle.root(size, of.tree)
        if checkpoint.root_text(root) == body.root:  # else of a branch that was moved since
            held = Checkpoint(origin, size, root, found.occurred_at)
            proof = merkle.consistency_proof(size, of.size, of.tree)
            yield PrintedCheckpoint(report.scope, report.approved_at, held, proof)


def _closings(connection: Any, rows: tuple[Row, ...], known: Mapping[UUID, _Covered]) -> Iterator[ProvenClosing]:
    """Page closings of its counter on the days with entries about the complaint."""
    counters = {row[SERIES] for row in rows if row[SERIES] is not None}
    days = _days(rows)
    for counter, day in itertools.product(sorted(counters), sorted(days)):
        for row in _rows(connection, ids.closing(counter, day)):
            of, upto = known.get(UUID(bytes=row[ORIGIN])), row[SEQ] - 1
            if row[KIND] != EntryKind.DAY_CLOSED or of is None or not 0 < upto < of.size:
                continue
            root = checkpoint.root_text(merkle.root(upto, of.tree))
            if root != outline(DayClosedBody, line(row, row[BODY]).body).root:
                continue  # of a chain whose branch was moved since, or no root at all
            proof = merkle.consistency_proof(upto, of.size, of.tree)
            yield ProvenClosing(_proven(row, of), counter, day, root, proof)
