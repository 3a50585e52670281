"""The checker of histories finds what it is there for: each fault that is put into a world, by its name."""

from __future__ import annotations

import ast
import dataclasses
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.support import forgotten_branch, history
from tests.support.centre_server import CentreServer
from tests.support.history import authority, chains, checker, kept, record, signatures, stores
from tests.support.history.faults import BrokenPromise
from tests.support.history.formats import body_hash, entry_hash, tree_root
from tests.support.history.record import Event, held_at_last
from tests.support.history.stores import CENTRE, Body, Entry, KeptCheckpoint, Store, Tile
from tests.support.signing_office import SigningOffice, device_key
from tests.support.simulation import World


@dataclasses.dataclass
class Evidence:
    """What the checker gets of one world, to be changed by a test: history, desks' files, the centre's rows."""

    history: list[Event]
    files: dict[str, Path]
    centre: Store

    def faults(self) -> list[BrokenPromise]:
        desks = [stores.read_desk(name, path) for name, path in self.files.items()]
        return list(checker.check(self.history, [*desks, self.centre]).faults)

    def found(self) -> set[tuple[str, str]]:
        """The rules that are broken, and where."""
        return {(fault.rule, fault.where) for fault in self.faults()}

    def change(self, desk: str, *statements: str, parameters: tuple[Any, ...] = ()) -> None:
        """Change a desk's file as whoever has the disk can."""
        with closing(sqlite3.connect(self.files[desk])) as register, register:
            for (name,) in register.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                register.execute(f'DROP TRIGGER "{name}"')
            for statement in statements:
                register.execute(statement, parameters)

    def desk(self, name: str) -> Store:
        return stores.read_desk(name, self.files[name])


@pytest.fixture(scope="module")
def world(centre_server: CentreServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evidence]:
    made = World(centre_server, tmp_path_factory.mktemp("world"), seed=7)
    try:
        forgotten_branch.let_much_happen(made)
        assert made.verdict().faults == ()
        files = {counter.folder.name: counter.folder / "register.db" for counter in made.counters}
        with made.centre.reported() as office:
            yield Evidence(list(record.read(made.path)), files, stores.read_centre(office))
    finally:
        made.close()


@pytest.fixture
def evidence(world: Evidence, tmp_path: Path) -> Evidence:
    """What a test may change."""
    files = {name: Path(shutil.copy(path, tmp_path / f"{name}.db")) for name, path in world.files.items()}
    return Evidence(list(world.history), files, world.centre)


def test_nothing_is_found_where_nothing_is_wrong(evidence: Evidence) -> None:
    assert evidence.faults() == []
    assert evidence.centre.aside
    assert evidence.desk("L2").aside
    assert evidence.centre.twice
    assert any(event.what == "carried_out" for event in evidence.history)


def test_the_checker_shares_nothing_with_the_program() -> None:
    for path in Path(str(history.__file__)).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
                assert not [one for one in names if one.startswith("frontoffice")], path.name
                ours = [one for one in names if one.startswith("tests")]
                assert [one for one in ours if not one.startswith("tests.support.history")] == [], path.name


# --- what is done to a desk's file ------------------------------------------------------------------------------------

LAST = "(SELECT origin, max(seq) FROM journal GROUP BY origin HAVING max(seq) > 2 ORDER BY 1 LIMIT 1)"
HEAD_BEFORE = (
    "UPDATE head SET (seq, lc, hash) = (SELECT seq, lc, hash FROM journal j WHERE j.origin = head.origin"
    " ORDER BY seq DESC LIMIT 1)"
)
TWO_BODIES = (
    "CREATE TABLE b AS SELECT entry_id, body, row_number() OVER () AS n FROM payload WHERE entry_id IN"
    " (SELECT entry_id FROM journal WHERE kind = 'complaint.recorded') LIMIT 2"
)
SWAPPED = (
    "UPDATE payload SET body = (SELECT o.body FROM b JOIN b o ON o.n <> b.n WHERE b.entry_id = payload.entry_id)"
    " WHERE entry_id IN (SELECT entry_id FROM b)"
)
IN_FILES: dict[str, tuple[tuple[str, ...], set[str]]] = {
    "the last entry of a chain is cut off and the head with it": (
        (f"DELETE FROM journal WHERE (origin, seq) IN {LAST}", HEAD_BEFORE),
        {"acknowledged", "agreement"},
    ),
    "an entry in the middle is deleted": (
        ("DELETE FROM journal WHERE seq = 2 AND origin = (SELECT origin FROM journal ORDER BY seq DESC LIMIT 1)",),
        {"acknowledged", "chain", "agreement", "holes"},
    ),
    "two bodies are swapped": ((TWO_BODIES, SWAPPED), {"body"}),
    "a body is deleted that nothing erased": (
        (
            "DELETE FROM payload WHERE entry_id IN (SELECT entry_id FROM journal WHERE kind = 'choice.set' LIMIT 1)",
        ),
        {"body", "erasure"},
    ),
    "an officer's name is changed": (
        ("UPDATE journal SET officer = 'Orang Lain' WHERE kind = 'choice.set'",),
        {"hash", "identity"},
    ),
    "a chain's head is set back": (
        ("UPDATE head SET seq = seq - 1 WHERE seq > 1",),
        {"head"},
    ),
    "an archived branch is dropped": (
        ("DELETE FROM journal_fork WHERE new_origin IS NULL",),
        {"archived"},
    ),
    "the read table says another state": (
        ("UPDATE complaint SET status = 'satisfied' WHERE status = 'registered'",),
        {"tables"},
    ),
    "a complaint is read with another number": (
        ("UPDATE complaint SET no = 90 WHERE no = 1 AND series = 'L1'",),
        {"tables", "numbers"},
    ),
    "a kept node of the tree is another": (
        ("INSERT INTO hash_tile SELECT origin, 1, 0, randomblob(32) FROM head LIMIT 1",),
        {"tree"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", list(IN_FILES))
def test_what_is_done_to_a_file_is_found(evidence: Evidence, fault: str) -> None:
    statements, rules = IN_FILES[fault]
    evidence.change("L2", *statements)
    assert {rule for rule, _ in evidence.found()} == rules, evidence.faults()


def test_a_moved_entry_that_does_not_stand_there_is_found(evidence: Evidence) -> None:
    moved = [name for name in evidence.files if any(new for new, _ in evidence.desk(name).moved.values())]
    assert moved
    evidence.change(moved[0], "UPDATE journal_fork SET new_seq = new_seq + 90 WHERE new_seq IS NOT NULL")
    assert evidence.found() == {("fork", moved[0])}


def test_erased_words_that_stand_anywhere_again_are_found(evidence: Evidence) -> None:
    erased = {bytes.fromhex(event["subject"]) for event in evidence.history if event.what == "carried_out"}
    (word,) = [
        one["word"] for one in evidence.history if one.what == "marked" and bytes.fromhex(one["subject"]) in erased
    ]
    evidence.change("L3", "INSERT INTO meta VALUES ('kept', ?)", parameters=(f"dahulu {word}",))
    assert evidence.found() == {("erasure", "L3")}
    beside_its_rows = dataclasses.replace(evidence.desk("L2"), raw=word.encode())
    found = [kept.count_traces(evidence.history, [desk]) for desk in (evidence.desk("L3"), beside_its_rows)]
    assert found == [0, 1]
    one = next(
        entry for entry in evidence.centre.chains if entry.subject in erased and entry.kind == "complaint.recorded"
    )
    again = Body(one.entry_id, b"s" * 16, f'{{"description":"{word}"}}'.encode())
    evidence.centre = dataclasses.replace(evidence.centre, bodies=(*evidence.centre.bodies, again))
    assert evidence.found() == {("erasure", "L3"), ("erasure", CENTRE), ("body", CENTRE)}


def test_words_that_went_before_the_office_agreed_are_found(evidence: Evidence) -> None:
    evidence.history = [event for event in evidence.history if event.what != "carried_out"]
    assert evidence.found() == {("erasure", name) for name in (*evidence.files, CENTRE)}


# --- what is done to the centre ---------------------------------------------------------------------------------------


def test_a_quarantined_row_that_is_hidden_is_found(evidence: Evidence) -> None:
    hidden = evidence.centre.aside[0].entry_id
    rest = tuple(one for one in evidence.centre.aside if one.entry_id != hidden)
    evidence.centre = dataclasses.replace(evidence.centre, aside=rest)
    assert evidence.found() == {("quarantine", CENTRE)}


def again(chain: list[Entry], at: int, **changes: Any) -> tuple[Entry, ...]:
    """A chain in which one entry was changed and every hash from there on computed anew, as its keeper can."""
    made = list(chain)
    made[at] = made[at]._replace(**changes)
    for no in range(at, len(made)):
        if no:
            made[no] = made[no]._replace(prev=made[no - 1].hash)
        made[no] = made[no]._replace(hash=entry_hash((*made[no][:3], *made[no][4:])))
    return tuple(made)


def rewritten(store: Store, origin: bytes, at: int, **changes: Any) -> Store:
    """A store whose chain of that origin was rewritten without a seam."""
    new = again(chains.by_origin(store.chains)[origin], at, **changes)
    others = tuple(one for one in store.chains if one.origin != origin)
    heads = store.heads | {origin: (new[-1].seq, new[-1].lc, new[-1].hash)}
    return dataclasses.replace(store, chains=(*others, *new), heads=heads)


def longest(store: Store) -> list[Entry]:
    return max(chains.by_origin(store.chains).values(), key=len)


def test_a_chain_that_its_keeper_rewrote_without_a_seam_is_found(evidence: Evidence) -> None:
    evidence.centre = rewritten(evidence.centre, longest(evidence.centre)[0].origin, 1, officer="Orang Lain")
    assert evidence.found() == {("identity", CENTRE), ("agreement", CENTRE)}


def test_an_entry_that_comes_before_what_its_desk_had_seen_is_found(evidence: Evidence) -> None:
    """Its counter still rises in its chain; of what came from others it is no longer behind."""
    known = {bytes.fromhex(event["entry"]) for event in evidence.history if event.what == "acknowledged"}
    every = [evidence.centre, *(evidence.desk(name) for name in evidence.files)]
    known -= {entry.entry_id for store in every for entry in store.aside}  # which stand at two places
    chain, at = next(
        (chain, at)
        for chain in chains.by_origin(evidence.centre.chains).values()
        for at in range(len(chain))
        if chain[at].lc > before(chain, at) + 1 and chain[at].entry_id in known
    )
    lc = before(chain, at) + 1
    found = everywhere(evidence, lambda store: rewritten(store, chain[0].origin, at, lc=lc))
    assert {fault.rule for fault in found} == {"order"}


def before(chain: list[Entry], at: int) -> int:
    """The counter of the entry before it in its chain."""
    return chain[at - 1].lc if at else 0


def test_entries_that_were_acknowledged_in_another_order_are_found(evidence: Evidence) -> None:
    first, second = acknowledged(evidence, "L1")[:2]
    between = [event for event in evidence.history[first + 1 : second] if event.what != "step"]
    evidence.history[first : second + 1] = [*between, evidence.history[second], evidence.history[first]]
    assert evidence.found() == {("session", "L1")}


def everywhere(evidence: Evidence, change: Callable[[Store], Store]) -> list[BrokenPromise]:
    """What is found where every store was changed alike."""
    desks = [evidence.desk(name) for name in evidence.files]
    return list(checker.check(evidence.history, [change(one) for one in (*desks, evidence.centre)]).faults)


def test_a_parent_that_comes_after_its_child_or_never_was_is_found(evidence: Evidence) -> None:
    chain = longest(evidence.centre)
    origin, last = chain[0].origin, chain[-1].entry_id
    later = everywhere(evidence, lambda store: rewritten(store, origin, 0, parents=last))
    never = everywhere(evidence, lambda store: rewritten(store, origin, 0, parents=b"x" * 16))
    assert {fault.rule for fault in later} == {fault.rule for fault in never} == {"order"}


def small(seq: int, prev: bytes = bytes(32)) -> Entry:
    """An entry about nothing in particular, with its hash."""
    digest = body_hash(b"s" * 16, b"{}")
    facts = ("choice.set", 1, "", "", "WIB", "", "", None, None, None, b"", digest)
    entry = Entry(b"o" * 16, seq, prev, b"", seq, seq.to_bytes(16, "big"), b"s" * 16, *facts)
    return entry._replace(hash=entry_hash((*entry[:3], *entry[4:])))


def test_an_entry_that_nobody_wrote_is_found(evidence: Evidence) -> None:
    entry = small(1)

    def invent(store: Store) -> Store:
        bodies = (*store.bodies, Body(entry.entry_id, b"s" * 16, b"{}"))
        heads = store.heads | {entry.origin: (1, 1, entry.hash)}
        return dataclasses.replace(store, chains=(*store.chains, entry), bodies=bodies, heads=heads)

    assert {fault.rule for fault in everywhere(evidence, invent)} == {"invented", "record"}


def test_an_entry_that_everybody_forgot_is_found(evidence: Evidence) -> None:
    chain = longest(evidence.centre)
    gone = chain[-1]

    def forget(store: Store) -> Store:
        heads = store.heads | {gone.origin: (chain[-2].seq, chain[-2].lc, chain[-2].hash)}
        others = tuple(one for one in store.chains if one.entry_id != gone.entry_id)
        aside = tuple(one for one in store.aside if one.entry_id != gone.entry_id)
        return dataclasses.replace(store, chains=others, aside=aside, heads=heads)

    found = everywhere(evidence, forget)
    assert ("acknowledged", "in no store any more") in {(one.rule, one.what.partition(": ")[2]) for one in found}


def test_a_number_given_twice_that_nobody_names_is_found(evidence: Evidence) -> None:
    evidence.centre = dataclasses.replace(evidence.centre, twice=frozenset())
    assert evidence.found() == {("numbers", name) for name in evidence.files}


# --- what the history says --------------------------------------------------------------------------------------------


def acknowledged(evidence: Evidence, desk: str, *, numbered: bool = True) -> list[int]:
    """Where in the history an officer of that desk was acknowledged an entry."""
    return [
        at
        for at, event in enumerate(evidence.history)
        if event.what == "acknowledged" and event["desk"] == desk and bool(event["number"]) == numbered
    ]


def changed(event: Event, **facts: Any) -> Event:
    return Event(event.at, event.what, dict(event.facts) | facts)


def test_an_acknowledged_entry_that_was_never_written_is_found(evidence: Evidence) -> None:
    at = acknowledged(evidence, "L1")[0]
    evidence.history.insert(at, changed(evidence.history[at], entry="ab" * 16, number=None))
    assert evidence.found() == {("acknowledged", "L1")}


def test_a_number_given_again_where_it_stands_is_found(evidence: Evidence) -> None:
    first, second = acknowledged(evidence, "L2")[:2]
    evidence.history[second] = changed(evidence.history[second], number=evidence.history[first]["number"])
    assert ("numbers", "L2") in evidence.found()
    assert any("given again where it stands" in fault.what for fault in evidence.faults())


def test_a_number_given_twice_without_two_lives_of_a_file_is_found(evidence: Evidence) -> None:
    one = changed(evidence.history[acknowledged(evidence, "L1")[0]], desk="L3", number=["L3", 2026, 1])
    other = changed(evidence.history[acknowledged(evidence, "L1")[1]], desk="L3", number=["L3", 2026, 1])
    assert any("no file had two lives" in fault.what for fault in evidence_with(evidence, one, other))


def evidence_with(evidence: Evidence, *events: Event) -> list[BrokenPromise]:
    evidence.history += events
    return evidence.faults()


def test_a_number_of_another_desks_series_is_found(evidence: Evidence) -> None:
    at = acknowledged(evidence, "L2")[0]
    evidence.history[at] = changed(evidence.history[at], number=["L3", 2026, 1])
    assert any("of another desk's series" in fault.what for fault in evidence.faults())


def test_a_number_that_was_left_out_is_found(evidence: Evidence) -> None:
    def left_out(store: Store) -> Store:
        gone = tuple(
            one._replace(no=one.number[2] + 1) if one.number and one.series == "L2" else one for one in store.chains
        )
        return dataclasses.replace(store, chains=gone)

    assert {"holes"} <= {fault.rule for fault in everywhere(evidence, left_out)}


def test_a_store_that_forgot_without_a_cause_is_found(evidence: Evidence) -> None:
    at, entry = next(
        (at, one) for at, one in enumerate(evidence.history) if one.what == "held" and one["store"] == "L3"
    )
    came = entry["came"][0]
    step = next(no for no in range(at + 1, len(evidence.history)) if evidence.history[no].what == "step")
    evidence.history[step + 1 : step + 1] = [
        Event(entry.at, "held", {"store": "L3", "gone": [came]}),
        Event(entry.at, "held", {"store": "L3", "came": [came]}),
    ]
    assert evidence.found() == {("kept", "L3")}


def test_what_was_held_is_known_for_every_moment(evidence: Evidence) -> None:
    before, after = held_at_last(evidence.history, "rest"), held_at_last(evidence.history)
    assert before[CENTRE].chains < after[CENTRE].chains
    assert after[CENTRE].chains == {entry.entry_id for entry in evidence.centre.chains}


def test_a_tree_of_many_entries_is_checked_node_by_node() -> None:
    chain = [small(1)]
    for no in range(2, 515):
        chain.append(small(no, chain[-1].hash))
    nodes = [tree_root([one.hash for one in chain[at : at + 256]]) for at in (0, 256)]
    tiles = tuple(Tile(b"o" * 16, 1, at, node) for at, node in enumerate(nodes))
    store = Store("L1", tuple(chain), (), (), {}, tiles=tiles)
    assert list(chains.check_tree(store)) == []
    wrong = dataclasses.replace(store, tiles=(tiles[0], tiles[1]._replace(node=nodes[0])))
    assert [fault.rule for fault in chains.check_tree(wrong)] == ["tree"]


# --- what was signed --------------------------------------------------------------------------------------------------


@dataclasses.dataclass
class Signed:
    """A desk and the centre that hold a chain of another device, as far as it was signed."""

    office: SigningOffice
    desk: Store
    centre: Store

    def found(self) -> set[tuple[str, str]]:
        key = Event(0, "office_key", {"key": self.office.public.hex()})
        return {(one.rule, one.where) for one in signatures.check_signatures([key], [self.desk, self.centre])}


DEVICE, OTHER = UUID(int=7), UUID(int=8)


def signed_for(chain: list[Entry], size: int, device: UUID = DEVICE, key: UUID = DEVICE) -> KeptCheckpoint:
    """What a device signed of the first entries of a chain."""
    root = tree_root([entry.hash for entry in chain[:size]])
    note = dataclasses.replace(device_key(key), name=str(device)).checkpoint(UUID(bytes=b"o" * 16), size, root)
    return KeptCheckpoint(b"o" * 16, str(device), size, root, note)


def chain_of(count: int) -> list[Entry]:
    chain = [small(1)]
    for no in range(2, count + 1):
        chain.append(small(no, chain[-1].hash))
    return chain


@pytest.fixture
def signed() -> Signed:
    office = SigningOffice()
    for device in (DEVICE, OTHER):
        office.certify(device)
    chain = chain_of(5)
    notes = {one.serial: one.note for one in office.notes}
    desk = Store("L1", tuple(chain), (), (), {}, notes=notes, checkpoints=(signed_for(chain, 5),))
    return Signed(office, desk, dataclasses.replace(desk, name=CENTRE))


def test_nothing_is_found_where_everything_was_signed(signed: Signed) -> None:
    assert signed.found() == set()
    assert list(signatures.check_signatures([], [signed.desk])) == []


def test_what_was_taken_beyond_what_was_signed_is_found(signed: Signed) -> None:
    chain = list(signed.desk.chains)
    signed.desk = dataclasses.replace(signed.desk, checkpoints=(signed_for(chain, 4),))
    assert signed.found() == {("beyond", "L1")}
    signed.desk = dataclasses.replace(signed.desk, own=frozenset({b"o" * 16}))
    assert signed.found() == set()


def test_a_checkpoint_of_another_chain_or_by_another_key_is_found(signed: Signed) -> None:
    chain = chain_of(5)
    forked = [*chain[:4], small(5, chain[2].hash)]
    for wrong in (signed_for(forked, 5), signed_for(chain, 5, key=OTHER)):
        signed.centre = dataclasses.replace(signed.centre, checkpoints=(wrong,))
        assert signed.found() == {("checkpoint", CENTRE)}
    decided = signed.office.key.checkpoint(UUID(bytes=b"o" * 16), 5, tree_root([entry.hash for entry in chain]))
    by_office = signed_for(chain, 5)._replace(signer="office", note=decided)
    signed.centre = dataclasses.replace(signed.centre, checkpoints=(signed_for(forked, 5), by_office))
    assert signed.found() == set(), "the office said which of two branches holds"
    another_place = signed_for(chain, 4)._replace(size=5)
    signed.centre = dataclasses.replace(signed.centre, checkpoints=(another_place,))
    assert signed.found() == {("checkpoint", CENTRE)}


def test_two_devices_that_sign_one_chain_are_found_unless_one_goes_on_for_the_other(signed: Signed) -> None:
    both = (signed_for(chain_of(5), 5), signed_for(chain_of(5), 5, OTHER, OTHER))
    signed.desk = dataclasses.replace(signed.desk, checkpoints=both)
    assert signed.found() == {("owner", "L1")}
    signed.office.certify(OTHER, replaces=(DEVICE,))
    notes = {one.serial: one.note for one in signed.office.notes}
    signed.desk, signed.centre = (dataclasses.replace(one, notes=notes) for one in (signed.desk, signed.centre))
    assert signed.found() == set()


def test_a_note_that_is_kept_back_forged_or_another_is_found(signed: Signed) -> None:
    notes = signed.desk.notes
    signed.desk = dataclasses.replace(signed.desk, notes={2: notes[2]})
    assert signed.found() == {("note", "L1")}
    strangers = SigningOffice(seed=b"x" * 32)
    forged = strangers.certify(DEVICE).note
    signed.desk = dataclasses.replace(signed.desk, notes=notes | {1: forged})
    assert signed.found() == {("note", "L1")}
    signed.desk = dataclasses.replace(signed.desk, notes=notes | {3: notes[2]})
    assert signed.found() == {("note", "L1")}


def test_what_a_later_key_of_the_office_signed_holds_from_its_succession_on(signed: Signed) -> None:
    key = Event(0, "office_key", {"key": signed.office.public.hex()})
    signed.office.succeed(b"n" * 32)
    signed.office.certify(OTHER, label="Loket 9")
    notes = {one.serial: one.note for one in signed.office.notes}
    both = [dataclasses.replace(one, notes=notes) for one in (signed.desk, signed.centre)]
    assert list(signatures.check_signatures([key], both)) == []
    del notes[3]
    assert {one.rule for one in signatures.check_signatures([key], both)} == {"note"}


# --- what was written without authority -------------------------------------------------------------------------------


def about(seq: int, kind: str, subject: bytes = b"s" * 16) -> Entry:
    entry = small(seq)._replace(kind=kind, subject=subject)
    return entry._replace(hash=entry_hash((*entry[:3], *entry[4:])))


def judged(store: Store, *writers: str, more: Sequence[Event] = ()) -> set[str]:
    """What is found where desks of those names were acknowledged the store's entries; ``P1`` is the office's."""
    desks = [Event(0, "desk", {"name": name, "series": name, "device_class": "counter"}) for name in ("L1", "L2")]
    desks.append(Event(0, "desk", {"name": "P1", "series": "P1", "device_class": "office"}))
    wrote = [
        Event(1, "acknowledged", {"desk": desk, "entry": entry.entry_id.hex(), "number": None})
        for desk, entry in zip(writers, store.chains, strict=True)
    ]
    return {fault.what.partition(": ")[2] for fault in authority.check_authority([*desks, *wrote, *more], [store])}


def test_a_list_that_a_counter_changed_is_found() -> None:
    line = (("channel", "wa", "lambat", "", 1),)
    body = Body(small(1).entry_id, b"s" * 16, b'{"list":"channel","code":"wa","name":"lambat"}')
    store = Store(
        "L2", (about(1, "choice.set"),), (), (body,), {}, tables={"choice": list(line)}, own=frozenset({b"o" * 16})
    )
    assert judged(store, "L1") == {"('channel', 'wa', 'lambat') stands in the list"}
    assert judged(store, "P1") == set()
    assert judged(dataclasses.replace(store, own=frozenset()), "L1") == set(), "the office merged it"


def test_what_a_role_does_not_write_is_found_whatever_its_device() -> None:
    line = (("channel", "wa", "lambat", "", 1),)
    chosen = about(1, "choice.set")
    body = Body(chosen.entry_id, b"s" * 16, b'{"list":"channel","code":"wa","name":"lambat"}')
    added, recorded = about(2, "officer.set", b"p" * 16), about(3, "complaint.recorded", small(3).entry_id)
    cancelled = about(4, "complaint.cancelled", recorded.entry_id)
    store = Store(
        "P1",
        (chosen, added, recorded, cancelled),
        *((), (body,), {}),
        tables={"choice": list(line), "officer": [(b"p" * 16, "Hantu", "supervisor", "", 1)]},
        cancelled=frozenset({recorded.entry_id}),
    )

    def written_by(role: str) -> set[str]:
        chains = tuple(one._replace(role=role) for one in store.chains)
        return judged(dataclasses.replace(store, chains=chains), "P1", "P1", "P1", "P1")

    assert written_by("supervisor") == set()
    person, complaint = "the person is in the list", "the complaint is cancelled"
    assert written_by("administrator") == {person, complaint}
    assert written_by("officer") == {person, complaint, "('channel', 'wa', 'lambat') stands in the list"}


def test_a_step_that_an_officer_took_back_without_leave_is_found() -> None:
    recorded = about(1, "complaint.recorded", small(1).entry_id)
    reviewed, undone = about(2, "complaint.reviewed", recorded.entry_id), about(3, "step.corrected", recorded.entry_id)
    names = f'{{"entry":"{UUID(bytes=reviewed.entry_id)}"}}'.encode()
    marked = (undone.entry_id, recorded.entry_id, b"o" * 16, "step.corrected")

    def found(role: str, *rows: tuple[bytes, bytes, bytes, str]) -> set[str]:
        chains = (recorded, reviewed, undone._replace(role=role))
        bodies = (Body(undone.entry_id, b"s" * 16, names),)
        store = Store("P1", chains, (), bodies, {}, tables={"without_authority": list(rows)})
        return judged(store, "P1", "P1", "P1")

    assert found("officer") == {"takes complaint.reviewed back"}
    assert found("officer", marked) == found("supervisor") == set()


def test_an_absence_that_nobody_rightly_set_is_found() -> None:
    entry = about(1, "absence.set")

    def found(role: str, words: bytes) -> set[str]:
        store = Store(
            "P1",
            (entry._replace(role=role),),
            *((), (Body(entry.entry_id, b"s" * 16, words),), {}),
            tables={"absence": [(entry.subject, "a", "Siti")], "without_authority": []},
        )
        return judged(store, "P1")

    assert found("officer", b'{"officer":"a","by":"b"}') == {"somebody else said who is away"}
    assert found("officer", b'{"officer":"a","by":"a"}') == found("supervisor", b'{"officer":"a","by":"b"}') == set()


def test_a_complaint_that_another_counter_cancelled_is_found() -> None:
    recorded = about(1, "complaint.recorded", small(1).entry_id)
    cancelled = about(2, "complaint.cancelled", recorded.entry_id)
    store = Store(
        "L3", (recorded, cancelled), (), (), {}, cancelled=frozenset({recorded.entry_id}), own=frozenset({b"o" * 16})
    )
    assert judged(store, "L1", "L2") == {"the complaint is cancelled"}
    assert judged(store, "L1", "L1") == judged(store, "L1", "P1") == set()
    agreed = Event(2, "carried_out", {"subject": recorded.entry_id.hex()})
    assert judged(store, "L1", "L2", more=[agreed]) == set()


def test_a_history_is_read_as_it_was_written(tmp_path: Path) -> None:
    writer = record.HistoryWriter(tmp_path / "history.jsonl")
    writer.step = 3
    writer.write("acknowledged", desk="L1", entry=b"\x01\x02", number=("L1", 2026, 1))
    writer.close()
    (event,) = record.read(tmp_path / "history.jsonl")
    assert (event.at, event.what, event["entry"], event["number"]) == (3, "acknowledged", "0102", ["L1", 2026, 1])
    assert json.loads((tmp_path / "history.jsonl").read_text(encoding="utf-8"))["desk"] == "L1"
