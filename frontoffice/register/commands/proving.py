"""What is proven of one complaint: its entries as they stand in their chains, and the way from each to a checkpoint.

A proof has nothing of any other complaint: the nodes on its way are hashes of hashes over salted bodies.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from frontoffice.domain import checkpoint, merkle
from frontoffice.domain.body_codec import outline
from frontoffice.domain.checkpoint import Checkpoint
from frontoffice.domain.dates import local_date, parse_moment
from frontoffice.domain.day_bodies import DayClosedBody
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.merkle import Subtree
from frontoffice.errors import Problem, Refused
from frontoffice.register.codes import RegisterRefusal
from frontoffice.register.journal import chain, hash_tree, ids, journal
from frontoffice.register.journal.chain import ENTRY_ID, ORIGIN, RECORDED_AT, SEQ, SERIES, ZONE, Row
from frontoffice.register.journal.journal import COLUMNS
from frontoffice.register.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ProvenEntry:
    """An entry as it travels (``journal.chain``), and the nodes from it to the root of its chain's checkpoint."""

    row: Row
    proof: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class ProvenClosing:
    """A closed page on which the complaint stands, or on whose day it was written about: its root, as it was printed.

    ``proof`` shows the tree of ``entries`` entries to be a beginning of the checkpoint of the same chain.
    """

    origin: UUID
    counter: str
    day: date
    entries: int
    root: str
    proof: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class ComplaintProof:
    """All entries of one complaint that this register holds, and a checkpoint of each chain that they stand in."""

    subject: UUID
    checkpoints: tuple[Checkpoint, ...]
    entries: tuple[ProvenEntry, ...]
    closings: tuple[ProvenClosing, ...]


class Proofs:
    """Prove what the register holds."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def of(self, subject: UUID) -> ComplaintProof:
        """The proof of one complaint. Nodes that lack are computed and kept: the first proof reads whole chains.

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
            entries = []
            for row in rows:
                origin = UUID(bytes=row[ORIGIN])
                proof = merkle.inclusion_proof(row[SEQ] - 1, heads[origin].seq, trees[origin])
                entries.append(ProvenEntry(row, proof))
            closings = tuple(_closings(unit.connection, rows, {one.origin: one.size for one in checkpoints}))
        return ComplaintProof(subject, tuple(checkpoints), tuple(entries), closings)


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


def _closings(connection: Any, rows: tuple[Row, ...], sizes: Mapping[UUID, int]) -> Iterator[ProvenClosing]:
    """The closings of its counter's pages of the days on which something was written about it."""
    counters = {row[SERIES] for row in rows if row[SERIES] is not None}
    days = {local_date(parse_moment(row[RECORDED_AT]), row[ZONE]) for row in rows}
    for counter, day in itertools.product(sorted(counters), sorted(days)):
        for line in journal.story(connection, ids.closing(counter, day)):
            body = outline(DayClosedBody, line.body)
            size = sizes.get(line.origin, 0)
            if line.kind == EntryKind.DAY_CLOSED and body.root and body.entries and 0 < body.entries <= size:
                tree = hash_tree.tree(connection, line.origin)
                if checkpoint.root_text(merkle.root(body.entries, tree)) != body.root:
                    continue  # of a chain whose branch was moved since, or no root at all
                proof = merkle.consistency_proof(body.entries, size, tree)
                yield ProvenClosing(line.origin, counter, day, body.entries, body.root, proof)
