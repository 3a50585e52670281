"""Proofs and checkpoints of a large register."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copy

import pytest

from frontoffice.documents.dossiers import proof_bundle
from frontoffice.documents.dossiers.proof_bundle import Vouched
from frontoffice.domain.proof import merkle
from frontoffice.register.journal import chain, hash_tree
from frontoffice.register.journal.chain import BODY
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Desk
from tests.support import filled_register
from tests.support.measured_table import Report
from tests.support.worked_time import worked

pytestmark = pytest.mark.bench


@pytest.fixture
def years(tmp_path: Path) -> Iterator[Register]:
    copy(filled_register.path(), tmp_path / "register.db")
    with closing(open_register(tmp_path / "register.db", Desk())) as register:
        yield register
    (tmp_path / "register.db").unlink()


def test_a_proof_and_a_checkpoint(years: Register, report: Report) -> None:
    subjects = [one.subject for one in years.search.find(filled_register.COMMON, 100)]
    first = worked(lambda: years.proofs.of(subjects[0]))
    proofs = [years.proofs.of(subject) for subject in subjects]
    times = [worked(lambda: years.proofs.of(subject)) for subject in subjects]  # noqa: B023
    sizes = [len(proof_bundle.write("", one, Vouched())) / len(one.entries) for one in proofs]
    words = [sum(len(entry.row[BODY] or b"") for entry in one.entries) / len(one.entries) for one in proofs]
    without = [size - own for size, own in zip(sizes, words, strict=True)]
    connection = years.unit.connection
    sizes_of = {origin: end.seq for origin, end in chain.heads(connection).items()}
    roots = [
        worked(lambda: merkle.root(size, hash_tree.tree(connection, origin)))  # noqa: B023
        for origin, size in sizes_of.items()
        for _ in range(30)
    ]
    report.row("the proof of one complaint", "ms", "10 ms", statistics.median(times))
    report.row("a proof, an entry, without its words", "kB", "4 kB", max(without) / 1000)
    report.row("the words of such an entry", "kB", "", min(words) / 1000, max(words) / 1000)
    report.row("a checkpoint of the longest chain", "ms", "1 ms", statistics.median(roots))
    report(
        f"{sum(sizes_of.values()):,} entries: first proof {first:.0f} ms, a proof {statistics.median(times):.2f} ms"
        f" (aim 10), {max(without) / 1000:.2f} kB an entry (aim 4) and its words {max(words) / 1000:.2f} kB, a"
        f" checkpoint {statistics.median(roots):.2f} ms (aim 1)"
    )
