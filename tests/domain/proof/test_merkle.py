"""The Merkle tree against RFC 6962's own words, Google's published vectors, and drawn trees."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.proof import merkle
from frontoffice.domain.proof.merkle import Subtree, TreeHead
from tests.support.merkle_verification import is_consistent, is_included

# The leaves and the roots that the tests of the reference implementation (certificate-transparency) publish.
LEAVES = tuple(
    bytes.fromhex(leaf)
    for leaf in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
)
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)


def subtrees(leaves: Sequence[bytes]) -> Subtree:
    def root_of(level: int, index: int) -> bytes:
        if level == 0:
            return leaves[index]
        return merkle.node_hash(root_of(level - 1, 2 * index), root_of(level - 1, 2 * index + 1))

    return root_of


def naive_root(leaves: Sequence[bytes]) -> bytes:
    """RFC 6962, 2.1, to the letter."""
    if not leaves:
        return merkle.EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return merkle.node_hash(naive_root(leaves[:k]), naive_root(leaves[k:]))


def drawn(count: int) -> tuple[bytes, ...]:
    return tuple(merkle.leaf_hash(number.to_bytes(4, "big")) for number in range(count))


@pytest.mark.parametrize("size", range(1, 9))
def test_the_root_of_the_published_leaves_is_the_published_one(size: int) -> None:
    leaves = tuple(map(merkle.leaf_hash, LEAVES))
    assert merkle.root(size, subtrees(leaves)).hex() == ROOTS[size - 1]


def test_the_root_of_no_leaf_is_the_hash_of_nothing() -> None:
    assert merkle.root(0, subtrees(())).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", (
        "RFC 6962, 2.1"
    )


def test_the_published_proof_of_a_leaf_is_made_and_accepted() -> None:
    """Leaf 6 of 8, as the reference implementation gives it (its index counts from 1)."""
    leaves = tuple(map(merkle.leaf_hash, LEAVES))
    proof = merkle.inclusion_proof(5, 8, subtrees(leaves))
    assert [node.hex() for node in proof] == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]
    assert is_included(leaves[5], 5, TreeHead(8, bytes.fromhex(ROOTS[7])), proof)


def test_the_published_proof_of_a_beginning_is_made_and_accepted() -> None:
    """From 6 leaves to 8."""
    proof = merkle.consistency_proof(6, 8, subtrees(tuple(map(merkle.leaf_hash, LEAVES))))
    assert [node.hex() for node in proof] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]
    assert is_consistent(TreeHead(6, bytes.fromhex(ROOTS[5])), TreeHead(8, bytes.fromhex(ROOTS[7])), proof)


@given(st.integers(1, 300), st.data())
def test_every_leaf_is_proven_and_nothing_else_is(size: int, data: st.DataObject) -> None:
    leaves = drawn(size)
    head = TreeHead(size, merkle.root(size, subtrees(leaves)))
    assert head.root == naive_root(leaves)
    index = data.draw(st.integers(0, size - 1))
    proof = merkle.inclusion_proof(index, size, subtrees(leaves))
    assert is_included(leaves[index], index, head, proof)
    assert not is_included(merkle.leaf_hash(b"another"), index, head, proof)
    assert not is_included(leaves[index], index, head, (*proof, bytes(32))), "a longer proof"
    if proof:
        assert not is_included(leaves[index], index, head, proof[:-1]), "a shorter proof"
        changed = data.draw(st.integers(0, len(proof) - 1))
        other = (*proof[:changed], merkle.leaf_hash(proof[changed]), *proof[changed + 1 :])
        assert not is_included(leaves[index], index, head, other)
    elsewhere = data.draw(st.integers(-2, size + 2).filter(lambda at: at != index))
    if not 0 <= elsewhere < size:
        assert not is_included(leaves[index], elsewhere, head, proof)
    else:
        of_other = merkle.inclusion_proof(elsewhere, size, subtrees(leaves))
        assert not is_included(leaves[index], elsewhere, head, of_other)


@given(st.integers(1, 300), st.data())
def test_every_beginning_is_proven_and_a_changed_past_is_not(size: int, data: st.DataObject) -> None:
    leaves = drawn(size)
    older = data.draw(st.integers(1, size))
    beginning, whole = (TreeHead(count, merkle.root(count, subtrees(leaves))) for count in (older, size))
    proof = merkle.consistency_proof(older, size, subtrees(leaves))
    assert is_consistent(beginning, whole, proof)
    rewritten = data.draw(st.integers(0, older - 1))
    others = (*leaves[:rewritten], merkle.leaf_hash(b"another"), *leaves[rewritten + 1 :])
    other = TreeHead(size, merkle.root(size, subtrees(others)))
    other_proof = merkle.consistency_proof(older, size, subtrees(others))
    assert not is_consistent(beginning, other, proof)
    assert not is_consistent(beginning, other, other_proof)
    assert not is_consistent(beginning, whole, (*proof, bytes(32)))
    if older < size:
        assert not is_consistent(beginning, whole, proof[:-1])


@pytest.mark.parametrize(("index", "size"), [(0, 0), (-1, 3), (3, 3)])
def test_a_leaf_that_is_not_there_has_no_proof(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="is not among"):
        merkle.inclusion_proof(index, size, subtrees(drawn(4)))


@pytest.mark.parametrize(("older", "size"), [(0, 3), (4, 3)])
def test_no_tree_begins_with_nothing_or_with_more(older: int, size: int) -> None:
    with pytest.raises(ValueError, match="no beginning"):
        merkle.consistency_proof(older, size, subtrees(drawn(4)))
    assert not is_consistent(TreeHead(older, merkle.EMPTY_ROOT), TreeHead(size, naive_root(drawn(3))), ())


@given(st.integers(0, 70), st.integers(0, 70))
def test_a_tree_that_grows_has_the_root_of_all_its_leaves(before: int, more: int) -> None:
    data = [bytes([at]) for at in range(before + more)]
    leaves = [merkle.leaf_hash(one) for one in data]
    growing = merkle.GrowingTree(before, subtrees(leaves[:before]))
    for size, one in enumerate(data[before:], before):
        assert growing.root() == merkle.root(size, subtrees(leaves))
        growing.add(one)
    assert (growing.size, growing.root()) == (before + more, merkle.root(before + more, subtrees(leaves)))
