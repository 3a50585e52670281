"""Nothing forgotten: what was acknowledged or held anywhere is still there, and everybody agrees in the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from tests.support.history.faults import BrokenPromise
from tests.support.history.record import DESTROYS, Event, held_at_last, walk
from tests.support.history.stores import CENTRE, Store


def check_acknowledged(history: Sequence[Event], stores: Sequence[Store]) -> Iterator[BrokenPromise]:
    """What was acknowledged stands at its desk at once, and until the rest begins unless a file came back without it."""
    acknowledged: dict[bytes, str] = {}
    destroyed: set[bytes] = set()
    for event, step, held in walk(history):
        if event.what == "acknowledged":
            entry = bytes.fromhex(event["entry"])
            acknowledged[entry] = event["desk"]
            if entry not in held[event["desk"]].chains:
                yield BrokenPromise(
                    "acknowledged", event["desk"], f"{_named(entry)} (step {event.at}): not there at once"
                )
        elif event.what == "held" and step in DESTROYS["desk"] | DESTROYS["centre"]:
            destroyed |= event.entries("gone") | event.entries("aside_gone")
    existed = existing(history)
    for entry in sorted(acknowledged.keys() - existed - destroyed):
        yield BrokenPromise("acknowledged", acknowledged[entry], f"{_named(entry)}: gone, and nothing destroyed it")
    yield from _check_rest(history, stores, existed)


def _check_rest(history: Sequence[Event], stores: Sequence[Store], existed: set[bytes]) -> Iterator[BrokenPromise]:
    """What existed when the rest began stands in every chain in the end, and nothing else does."""
    anywhere = set().union(*({one.entry_id for one in (*store.chains, *store.aside)} for store in stores))
    for entry in sorted(existed - anywhere):
        yield BrokenPromise("acknowledged", "", f"{_named(entry)}: in no store any more")
    if not any(event.what == "merged" for event in history):
        return
    for store in stores:
        there = {one.entry_id for one in store.chains}
        for entry in sorted((existed & anywhere) - there):
            yield BrokenPromise("acknowledged", store.name, f"{_named(entry)}: in no chain there")
        for entry in sorted(there - existed):
            yield BrokenPromise("invented", store.name, f"{_named(entry)}: nobody held it when the rest began")


def existing(history: Sequence[Event]) -> set[bytes]:
    """Every entry that any store held when the rest began."""
    return set().union(*(one.everything for one in held_at_last(history, "rest").values()))


def check_kept(history: Sequence[Event], stores: Sequence[Store]) -> Iterator[BrokenPromise]:
    """No store forgets what it held, in chains or beside them, but where its file or database came back older."""
    for event, step, held in walk(history):
        if event.what != "held":
            continue
        name = event["store"]
        if step in DESTROYS["centre" if name == CENTRE else "desk"]:
            continue
        gone = event.entries("gone") - event.entries("aside") - (held[name].aside if name in held else set())
        for entry in sorted(gone):
            yield BrokenPromise(
                "kept", name, f"{_named(entry)} (step {event.at}, {step}): no longer in a chain, nor archived"
            )
        for entry in sorted(event.entries("aside_gone")):
            yield BrokenPromise("kept", name, f"{_named(entry)} (step {event.at}, {step}): no longer kept aside")
    last = held_at_last(history)
    for store in stores:
        lacks = last[store.name].aside - {one.entry_id for one in store.aside}
        for entry in sorted(lacks):
            yield BrokenPromise(
                "quarantine" if store.is_centre else "archived", store.name, f"{_named(entry)}: not kept aside"
            )


def check_agreement(stores: Sequence[Store]) -> Iterator[BrokenPromise]:
    """All have the same entries at the same places, and desks read the same from them."""
    first = stores[0]
    places = {(one.origin, one.seq, one.hash, one.entry_id) for one in first.chains}
    for store in stores[1:]:
        others = {(one.origin, one.seq, one.hash, one.entry_id) for one in store.chains}
        if places != others:
            yield BrokenPromise(
                "agreement", store.name, f"{len(places ^ others)} places differ from those of {first.name}"
            )
    desks = [store for store in stores if not store.is_centre]
    for store in desks[1:]:
        for table in desks[0].tables.keys() | store.tables.keys():
            if desks[0].tables.get(table) != store.tables.get(table):
                yield BrokenPromise("tables", store.name, f"{table}: read otherwise than at {desks[0].name}")


def check_erasures(history: Sequence[Event], stores: Sequence[Store]) -> Iterator[BrokenPromise]:
    """Where the office had words erased they stand in no row of any store, elsewhere they stand."""
    gone = {bytes.fromhex(event["subject"]) for event in history if event.what == "carried_out"}
    words = erased_words(history)
    for store in stores:
        about = {one.entry_id: one for one in (*store.chains, *store.aside) if one.subject in gone}
        for body in store.bodies:
            entry = about.get(body.entry_id)
            if entry is not None and not entry.kind.endswith(".erased"):
                yield BrokenPromise("erasure", store.name, f"{entry.place}: its words were erased, and stand there")
        at_hand = {body.entry_id for body in store.bodies if not body.aside}
        for entry in store.chains:
            if entry.entry_id not in at_hand | about.keys() and not entry.kind.endswith(".erased"):
                yield BrokenPromise(
                    "erasure", store.name, f"{entry.place}: its words are gone without the office's word"
                )
        everything = store.texts + b"".join(body.body for body in store.bodies)
        for subject, word in words.items():
            if word in everything:
                yield BrokenPromise("erasure", store.name, f"{_named(subject)}: a word of it stands there")


def erased_words(history: Sequence[Event]) -> dict[bytes, bytes]:
    """A word of each subject that the office had erased, which stood nowhere else."""
    gone = {event["subject"] for event in history if event.what == "carried_out"}
    return {
        bytes.fromhex(event["subject"]): event["word"].encode()
        for event in history
        if event.what == "marked" and event["subject"] in gone
    }


def count_traces(history: Sequence[Event], stores: Sequence[Store]) -> int:
    """How often an erased word stands in a file all the same, in no row: SQLite leaves copies where it moves cells."""
    words = erased_words(history).values()
    return sum(word in store.raw and word not in store.texts for store in stores for word in words)


def _named(entry: bytes) -> str:
    return str(UUID(bytes=entry))
