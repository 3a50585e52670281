"""Causes before effects: whoever wrote an entry had seen what it follows, and the entries' counters say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from tests.support.history.faults import BrokenPromise
from tests.support.history.record import DESTROYS, Event, held_at_last, walk
from tests.support.history.stores import Entry, Store


def check_session(history: Sequence[Event], stores: Sequence[Store]) -> Iterator[BrokenPromise]:
    """An officer's entries come after all that stood at the desk before, and in the order of their acknowledgement."""
    counters = {one.entry_id: one.lc for store in stores for one in (*store.chains, *store.aside)}
    before: dict[str, int] = {}  # the greatest counter that stood at a desk when its present step began
    last: dict[str, tuple[int, bytes]] = {}
    for event, step, held in walk(history):
        if event.what == "step":
            before = {name: _greatest(counters, one.chains) for name, one in held.items()}
            if step in DESTROYS["desk"]:
                last.pop(event["desk"], None)
        elif event.what == "held" and step in DESTROYS["desk"] and event["store"] in held:
            before[event["store"]] = _greatest(counters, held[event["store"]].chains - event.entries("gone"))
        elif event.what == "acknowledged" and bytes.fromhex(event["entry"]) in counters:
            desk, entry = event["desk"], bytes.fromhex(event["entry"])
            lc = counters[entry]
            if lc <= before.get(desk, 0):
                yield BrokenPromise(
                    "order", desk, f"{_named(entry)} (step {event.at}): it does not come after what it follows"
                )
            elif lc <= last.get(desk, (0, b""))[0]:
                yield BrokenPromise(
                    "session", desk, f"{_named(entry)} (step {event.at}): it comes before the one before it"
                )
            last[desk] = (lc, entry)


def _greatest(counters: dict[bytes, int], entries: set[bytes]) -> int:
    """Of entries that were destroyed before anybody else had them nothing is known."""
    return max((counters.get(one, 0) for one in entries), default=0)


def check_parents(history: Sequence[Event], stores: Sequence[Store]) -> Iterator[BrokenPromise]:
    """What an entry says it follows is an entry of the same world, and stands before it."""
    known: dict[bytes, Entry] = {one.entry_id: one for store in stores for one in (*store.chains, *store.aside)}
    ever = set(known)
    for event in history:
        ever |= event.entries("came") | event.entries("aside")
    for entry in known.values():
        for parent in (entry.parents[at : at + 16] for at in range(0, len(entry.parents), 16)):
            if parent not in ever:
                yield BrokenPromise("order", "", f"{entry.place}: it follows {_named(parent)}, which never was")
            elif parent in known and known[parent].lc >= entry.lc:
                yield BrokenPromise("order", "", f"{entry.place}: it comes before {_named(parent)}, which it follows")


def check_record(history: Sequence[Event], stores: Sequence[Store]) -> Iterator[BrokenPromise]:
    """What the history says of the end is what is there: nobody touched a store between its last step and the check."""
    last = held_at_last(history)
    for store in stores:
        there = {one.entry_id for one in store.chains}
        for entry in sorted(there - last[store.name].chains):
            yield BrokenPromise("record", store.name, f"{_named(entry)}: it came after everything had ended")


def _named(entry: bytes) -> str:
    return str(UUID(bytes=entry))
