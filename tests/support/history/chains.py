"""Chains, hashes, bodies and trees of one store, and that one identity means one content in all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tests.support.history.faults import BrokenPromise
from tests.support.history.formats import BEFORE_ALL, TILE, body_hash, entry_hash, tree_root
from tests.support.history.stores import Entry, Store

ERASES = {"complaint.erased", "consultation.erased", "message.erased"}


def check_chains(store: Store) -> Iterator[BrokenPromise]:
    """Each chain counts from 1 without a gap, each entry follows the one before it, and ends where the head says."""
    chains = by_origin(store.chains)
    for origin, chain in chains.items():
        yield from _check_links(store.name, chain)
        last = chain[-1]
        if store.heads.get(origin) != (last.seq, last.lc, last.hash):
            yield BrokenPromise("head", store.name, f"{last.place}: the chain's head says otherwise")
    for origin in store.heads.keys() - chains.keys():
        if store.heads[origin][0]:
            yield BrokenPromise("head", store.name, f"{origin.hex()}: a head without its chain")


def _check_links(name: str, chain: Sequence[Entry]) -> Iterator[BrokenPromise]:
    seq, before, lc = 0, BEFORE_ALL, 0
    for entry in chain:
        if entry.seq != seq + 1:
            yield BrokenPromise("chain", name, f"{entry.place}: an entry is missing before it")
        elif entry.prev != before:
            yield BrokenPromise("chain", name, f"{entry.place}: it does not follow the entry before it")
        if entry.lc <= lc:
            yield BrokenPromise("chain", name, f"{entry.place}: its counter does not rise")
        seq, before, lc = entry.seq, entry.hash, entry.lc


def by_origin(entries: Iterable[Entry]) -> dict[bytes, list[Entry]]:
    """Entries by the chain that they stand in, in its order."""
    chains: defaultdict[bytes, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda one: (one.origin, one.seq)):
        chains[entry.origin].append(entry)
    return chains


def check_hashes(store: Store) -> Iterator[BrokenPromise]:
    """Each entry has the hash of its columns, also where it stands beside the chains."""
    for entry in (*store.chains, *store.aside):
        if entry.hash != entry_hash((*entry[:3], *entry[4:])):
            yield BrokenPromise("hash", store.name, f"{entry.place}: its hash does not fit")


def check_bodies(store: Store) -> Iterator[BrokenPromise]:
    """Each body is the one that its entry proves, and is there unless something erased it."""
    said: defaultdict[bytes, set[bytes]] = defaultdict(set)
    for body in store.bodies:
        said[body.entry_id].add(body_hash(body.salt, body.body))
    erased = {entry.subject for entry in (*store.chains, *store.aside) if entry.kind in ERASES}
    at_hand = {body.entry_id for body in store.bodies if not body.aside}
    for entry in store.chains:
        if said[entry.entry_id] - {entry.content_hash}:
            yield BrokenPromise("body", store.name, f"{entry.place}: its body does not fit")
        elif entry.entry_id not in at_hand and (entry.subject not in erased or entry.kind in ERASES):
            yield BrokenPromise("body", store.name, f"{entry.place}: its body is not there, and nothing erased it")
    for entry in store.aside:
        if said[entry.entry_id] - {entry.content_hash}:
            yield BrokenPromise("body", store.name, f"{entry.place} (aside): its body does not fit")


def check_forks(store: Store) -> Iterator[BrokenPromise]:
    """What was moved stands where that is said."""
    places = {(entry.origin, entry.seq): entry.entry_id for entry in (*store.chains, *store.aside)}
    for entry in store.aside:
        origin, seq = store.moved.get((entry.origin, entry.seq, entry.hash), (None, None))
        if origin is not None and seq is not None and places.get((origin, seq)) != entry.entry_id:
            yield BrokenPromise("fork", store.name, f"{entry.place}: it was moved to where it does not stand")


def check_tree(store: Store) -> Iterator[BrokenPromise]:
    """Each kept node of a chain's tree is the root over its entries."""
    chains = {origin: [entry.hash for entry in chain] for origin, chain in by_origin(store.chains).items()}
    for tile in store.tiles:
        wide = TILE**tile.level
        leaves = chains.get(tile.origin, [])[tile.at * wide : (tile.at + 1) * wide]
        if len(leaves) != wide or tree_root(leaves) != tile.node:
            yield BrokenPromise(
                "tree", store.name, f"{tile.origin.hex()} {tile.level}/{tile.at}: the node does not fit"
            )


def check_identities(stores: Sequence[Store]) -> Iterator[BrokenPromise]:
    """One identity is one content, in whatever store and at whatever address."""
    known: dict[bytes, tuple[Entry, str]] = {}
    for store in stores:
        for entry in (*store.chains, *store.aside):
            first, where = known.setdefault(entry.entry_id, (entry, store.name))
            if first.content != entry.content:
                yield BrokenPromise(
                    "identity", store.name, f"{entry.place}: it is another entry at {where}, {first.place}"
                )
