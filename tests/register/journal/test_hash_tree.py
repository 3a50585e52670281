from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontoffice.domain.proof import merkle
from frontoffice.domain.proof.merkle import TreeHead
from frontoffice.register.journal import hash_tree, journal
from frontoffice.register.journal.journal import NewEntry
from frontoffice.register.projection import comparing, complaint_projection
from frontoffice.register.storage.opening import OpenFile
from tests.support.examples import MORNING
from tests.support.journal_files import SUBJECT
from tests.support.merkle_verification import is_consistent, is_included

MANY = 70_000  # more than 256 x 256: three kept levels


def fill(file: OpenFile, count: int) -> None:
    news = (NewEntry(uuid4(), SUBJECT, "x", {}, MORNING, "", "") for _ in range(count))
    with file.connection:
        journal.append_all(file.connection, file.origin, news, MORNING, "WIB")


def leaves(file: OpenFile) -> list[bytes]:
    rows = file.connection.execute("SELECT hash FROM journal WHERE origin = ? ORDER BY seq", (file.origin.bytes,))
    return [merkle.leaf_hash(digest) for (digest,) in rows]


def plain_root(nodes: list[bytes]) -> bytes:
    """RFC 6962 level by level: the last node of an odd level goes up as it is."""
    while len(nodes) > 1:
        nodes = [*merkle.level_above(nodes[: len(nodes) & ~1]), *nodes[len(nodes) & ~1 :]]
    return nodes[0]


def root_of(file: OpenFile, size: int) -> bytes:
    with file.connection:
        hash_tree.extend(file.connection, file.origin, size)
    return merkle.root(size, hash_tree.tree(file.connection, file.origin))


def kept(file: OpenFile) -> dict[int, int]:
    rows: Any = file.connection.execute("SELECT level, count(*) FROM hash_tile GROUP BY level")
    return dict(rows.fetchall())


@pytest.mark.parametrize(("size", "nodes"), [(1, {}), (255, {}), (256, {1: 1}), (513, {1: 2}), (1_000, {1: 3})])
def test_one_node_is_kept_for_each_256_entries(file: OpenFile, size: int, nodes: dict[int, int]) -> None:
    fill(file, size)
    assert root_of(file, size) == plain_root(leaves(file))
    assert kept(file) == nodes


@pytest.mark.thorough
def test_a_chain_of_three_levels_has_the_root_and_proofs_of_its_leaves(file: OpenFile) -> None:
    fill(file, MANY)
    of_root, all_leaves = root_of(file, MANY), leaves(file)
    assert kept(file) == {1: 273, 2: 1}
    assert of_root == plain_root(all_leaves)
    for index in (0, 255, 256, 65_535, 65_536, MANY - 1):
        proof = merkle.inclusion_proof(index, MANY, hash_tree.tree(file.connection, file.origin))
        assert len(proof) <= 17
        assert is_included(all_leaves[index], index, TreeHead(MANY, of_root), proof)


@pytest.mark.thorough
def test_every_root_and_proof_is_that_of_the_leaves(file: OpenFile) -> None:
    fill(file, 1_300)
    all_leaves = leaves(file)

    @settings(deadline=None)
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        size = data.draw(st.integers(1, len(all_leaves)))
        index, older = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
        whole, beginning = (TreeHead(count, plain_root(all_leaves[:count])) for count in (size, older))
        assert root_of(file, size) == whole.root
        subtree = hash_tree.tree(file.connection, file.origin)
        proof = merkle.inclusion_proof(index, size, subtree)
        assert is_included(all_leaves[index], index, whole, proof)
        assert is_consistent(beginning, whole, merkle.consistency_proof(older, size, subtree))

    holds()


def test_what_a_mended_chain_no_longer_has_is_forgotten(file: OpenFile) -> None:
    fill(file, 1_000)
    root_of(file, 1_000)
    with file.connection:
        hash_tree.cut(file.connection, file.origin, 512)
    assert kept(file) == {1: 2}, "256 and 512 stand"
    with file.connection:
        hash_tree.cut(file.connection, file.origin, 511)
    assert kept(file) == {1: 1}
    assert root_of(file, 1_000) == plain_root(leaves(file))


def test_a_node_that_the_entries_do_not_make_is_named_and_made_anew(file: OpenFile) -> None:
    fill(file, 600)
    right = root_of(file, 600)
    assert comparing.first_difference(file.connection) == ""
    file.connection.execute("UPDATE hash_tile SET node = zeroblob(32) WHERE at = 1")
    assert comparing.first_difference(file.connection) == f"hash_tile {file.origin}/1/1"
    with file.connection:
        complaint_projection.rebuild(file.connection)
    assert root_of(file, 600) == right


def test_a_node_of_a_chain_that_is_not_here_is_named(file: OpenFile) -> None:
    file.connection.execute("INSERT INTO hash_tile VALUES (?, 1, 0, zeroblob(32))", (UUID(int=7).bytes,))
    assert comparing.first_difference(file.connection).startswith("hash_tile ")
