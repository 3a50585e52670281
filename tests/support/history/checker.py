"""The verdict over a world: every rule over its history and its stores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tests.support.history import authority, chains, kept, numbers, order, signatures
from tests.support.history.faults import BrokenPromise
from tests.support.history.record import Event
from tests.support.history.stores import Store


class CheckedWorld(NamedTuple):
    """What was found, and how much was looked at."""

    faults: tuple[BrokenPromise, ...]
    acknowledged: int
    entries: int
    aside: int
    stores: int
    notes: int
    checkpoints: int
    traces: int

    def counts(self) -> dict[str, int]:
        """How much was looked at, by name."""
        return {name: getattr(self, name) for name in self._fields[1:]}


def check(history: Sequence[Event], stores: Sequence[Store]) -> CheckedWorld:
    """Hold a world that came to its rest to every promise."""
    return CheckedWorld(
        tuple(_faults(history, stores)),
        sum(event.what == "acknowledged" for event in history),
        len({one.entry_id for store in stores for one in store.chains}),
        sum(len(store.aside) for store in stores),
        len(stores),
        sum(len(store.notes) for store in stores),
        sum(len(store.checkpoints) for store in stores),
        kept.count_traces(history, stores),
    )


def _faults(history: Sequence[Event], stores: Sequence[Store]) -> Iterator[BrokenPromise]:
    for store in stores:
        yield from chains.check_chains(store)
        yield from chains.check_hashes(store)
        yield from chains.check_bodies(store)
        yield from chains.check_forks(store)
        yield from chains.check_tree(store)
    yield from chains.check_identities(stores)
    yield from kept.check_acknowledged(history, stores)
    yield from kept.check_kept(history, stores)
    yield from kept.check_agreement(stores)
    yield from kept.check_erasures(history, stores)
    yield from order.check_session(history, stores)
    yield from order.check_parents(history, stores)
    yield from order.check_record(history, stores)
    yield from numbers.check_given(history)
    yield from numbers.check_doubled(stores)
    yield from numbers.check_holes(history, stores)
    yield from signatures.check_signatures(history, stores)
    yield from authority.check_authority(history, stores)
