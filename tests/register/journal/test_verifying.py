from __future__ import annotations

import dataclasses
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import apsw
import pytest

from frontoffice.register.journal import chain, journal, origins, verifying
from frontoffice.register.journal.chain import ChainEnd, Row
from frontoffice.register.journal.journal import NewEntry
from frontoffice.register.journal.verifying import Verification
from frontoffice.register.register import Register
from frontoffice.register.storage.opening import OpenFile, reader
from tests.support import foreign_process
from tests.support.examples import MORNING
from tests.support.journal_files import SUBJECT, verdict, write
from tests.support.malformed_entries import OddChain

OTHER = {
    "prev": "randomblob(32)",
    "hash": "randomblob(32)",
    "lc": "3000",
    "entry_id": "randomblob(16)",
    "subject": "randomblob(16)",
    "kind": "'complaint.cancelled'",
    "v": "2",
    "occurred_at": "'2026-11-24T03:00:00.000000Z'",
    "recorded_at": "'2026-11-24T03:00:00.000000Z'",
    "zone": "'WIT'",
    "officer": "'Orang lain'",
    "role": "'supervisor'",
    "series": "'L2'",
    "year": "2025",
    "no": "148",
    "parents": "randomblob(16)",
    "content_hash": "randomblob(32)",
}


@pytest.mark.thorough
def test_an_untouched_journal_verifies(five: Path) -> None:
    assert verdict(five) == Verification(5)
    assert verdict(five, tail=2) == Verification(2)


@pytest.mark.thorough
def test_an_empty_journal_verifies(file: OpenFile) -> None:
    assert verifying.verify(file.connection) == Verification(0)


@pytest.mark.thorough
def test_verifying_tells_how_far_it_is(file: OpenFile) -> None:
    with file.connection:
        for _ in range(2_500):
            new = NewEntry(uuid4(), SUBJECT, "x", {}, MORNING, "", "")
            journal.append(file.connection, file.origin, new, MORNING, "WIB")
    counts: list[int] = []
    assert verifying.verify(file.connection, counts.append) == Verification(2_500)
    assert counts == [1_000, 2_000]


def test_every_column_is_tampered_with() -> None:
    assert set(OTHER) | {"origin", "seq"} == set(journal.COLUMNS.replace(",", " ").split())


@pytest.mark.parametrize("column", list(OTHER))
def test_a_changed_column_is_found_at_its_entry(five: Path, column: str) -> None:
    foreign_process.tamper(five, f"UPDATE journal SET {column} = {OTHER[column]} WHERE seq = 3")
    assert "/3: " in verdict(five).broken


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("UPDATE journal SET zone = 'WIT' WHERE seq = 3", "/3: was changed"),
        ("UPDATE journal SET lc = 1 WHERE seq = 3", "/3: its counter does not rise"),
        ("UPDATE journal SET prev = randomblob(32) WHERE seq = 3", "/3: does not follow the entry before it"),
        ("DELETE FROM journal WHERE seq = 2", "/3: entry 2 is missing before it"),
        ("UPDATE payload SET body = X'7B7D' WHERE entry_id = (SELECT entry_id FROM journal WHERE seq = 3)",
         "/3: its body was changed or is missing"),
        ("DELETE FROM head", "/1: the chain has no head"),
    ],
)  # fmt: skip
def test_a_fault_names_its_chain_its_place_and_what_is_wrong(five: Path, change: str, what: str) -> None:
    connection = reader(five)
    origin = connection.execute("SELECT origin FROM journal WHERE seq = 3").get
    connection.close()
    foreign_process.tamper(five, change)
    assert verdict(five).broken == f"{UUID(bytes=origin)}{what}"


@pytest.mark.parametrize("column", ["series", "year", "no"])
def test_a_number_taken_away_is_found(five: Path, column: str) -> None:
    foreign_process.tamper(five, f"UPDATE journal SET {column} = NULL WHERE seq = 3")
    assert "/3: " in verdict(five).broken


def test_an_entry_moved_to_another_chain_is_found(five: Path) -> None:
    foreign_process.tamper(five, "UPDATE journal SET origin = randomblob(16) WHERE seq = 3")
    assert "/4: " in verdict(five).broken


def test_a_whole_chain_moved_away_is_found(five: Path) -> None:
    foreign_process.tamper(five, "UPDATE journal SET seq = seq + 10 WHERE seq = 5")
    assert "/15: entry 5 is missing" in verdict(five).broken


@pytest.mark.parametrize("change", ["body = x'7b7d'", "body = CAST(body || x'20' AS BLOB)", "salt = randomblob(16)"])
def test_a_changed_body_is_found_at_its_entry(five: Path, change: str) -> None:
    third = "entry_id = (SELECT entry_id FROM journal WHERE seq = 3)"
    foreign_process.tamper(five, f"UPDATE payload SET {change} WHERE {third}")
    assert "/3: its body" in verdict(five).broken


def test_a_removed_body_is_found_at_its_entry(five: Path) -> None:
    foreign_process.tamper(five, "DELETE FROM payload WHERE entry_id = (SELECT entry_id FROM journal WHERE seq = 3)")
    assert "/3: its body" in verdict(five).broken


@pytest.mark.parametrize("seq", [1, 2, 3, 4])
def test_a_removed_entry_is_missed_by_the_one_after_it(five: Path, seq: int) -> None:
    foreign_process.tamper(five, f"DELETE FROM journal WHERE seq = {seq}")
    assert f"/{seq + 1}: entry {seq} is missing" in verdict(five).broken


def test_a_removed_last_entry_is_missed_by_the_head(five: Path) -> None:
    foreign_process.tamper(five, "DELETE FROM journal WHERE seq = 5")
    assert verdict(five).broken.endswith("/5: the chain ends at 4, its head says 5")
    assert str(UUID(verdict(five).broken.partition("/")[0])) in verdict(five).broken


def test_a_removed_head_is_found(five: Path) -> None:
    foreign_process.tamper(five, "DELETE FROM head")
    assert "/1: the chain has no head" in verdict(five).broken


def test_of_two_changes_the_first_is_named(five: Path) -> None:
    foreign_process.tamper(
        five, "UPDATE journal SET role = 'x' WHERE seq = 4", "UPDATE journal SET role = 'x' WHERE seq = 2"
    )
    assert "/2: " in verdict(five).broken


def test_a_renumbered_chain_does_not_fit(five: Path) -> None:
    foreign_process.tamper(five, "DELETE FROM journal WHERE seq = 3", "UPDATE journal SET seq = seq - 1 WHERE seq = 4")
    assert "/3: " in verdict(five).broken


def test_the_tail_looks_at_the_newest_only(five: Path) -> None:
    foreign_process.tamper(five, "UPDATE journal SET role = 'x' WHERE seq = 2")
    assert verdict(five, tail=3) == Verification(3)
    assert "/2: " in verdict(five, tail=4).broken


@pytest.mark.thorough
def test_what_verifying_reads_is_what_stood_at_the_start(file: OpenFile, path: Path) -> None:
    write(file)
    connection = reader(path)
    connection.execute("BEGIN")
    assert verifying.verify(connection) == Verification(1)
    write(file)
    assert verifying.verify(connection) == Verification(1)
    connection.execute("COMMIT")
    assert verifying.verify(connection) == Verification(2)
    connection.close()


def test_at_opening_only_the_chains_of_this_desk_are_looked_at(register: Register) -> None:
    unit = register.unit
    other = NewEntry(uuid4(), uuid4(), "other.kind", {}, MORNING, "Siti", "officer")
    with unit.writing():
        journal.append(unit.connection, uuid4(), other, MORNING, "WIB")
        journal.append(unit.connection, unit.origin, dataclasses.replace(other, entry_id=uuid4()), MORNING, "WIB")
    own = tuple(origins.mine(unit.connection))
    assert verifying.verify(unit.connection, tail=verifying.TAIL, chains=own) == Verification(1)
    assert verifying.verify(unit.connection, tail=verifying.TAIL) == Verification(2)


_FORGED = (
    "INSERT INTO journal_fork ({columns}, new_origin, new_seq, why, at)"
    " SELECT {columns}, {new_origin}, 9, 'copied', '2026' FROM journal WHERE seq >= 4"
)
_CUT = (
    "DELETE FROM journal WHERE seq >= 4",
    "UPDATE head SET (seq, lc, hash) = (SELECT seq, lc, hash FROM journal WHERE seq = 3)",
)


def forged(new_origin: str = "NULL") -> str:
    return _FORGED.format(columns=journal.COLUMNS, new_origin=new_origin)


@pytest.mark.parametrize("new_origin", ["NULL", "randomblob(16)", "origin"])
def test_written_evidence_lets_no_entry_of_this_desk_go(five: Path, new_origin: str) -> None:
    assert foreign_process.run(five, forged(new_origin), *_CUT) == "entries are never changed or deleted"
    assert verdict(five) == Verification(5)


@pytest.mark.parametrize("new_origin", ["NULL", "randomblob(16)"])
def test_an_entry_that_only_evidence_tells_of_is_missed(five: Path, new_origin: str) -> None:
    foreign_process.tamper(five, forged(new_origin), *_CUT)
    assert verdict(five).broken.endswith("/4: was taken out and stands nowhere else")


def test_an_entry_taken_out_behind_a_fresh_chain_is_missed(five: Path) -> None:
    fresh = "INSERT INTO my_origin (origin, reason) VALUES (randomblob(16), 'moved')"
    assert foreign_process.run(five, fresh, forged(), *_CUT, "SELECT 1") == [[1]]
    assert verdict(five).broken.endswith("/4: was taken out and stands nowhere else")


def test_evidence_that_is_no_text_is_named(five: Path) -> None:
    foreign_process.tamper(five, forged("origin"), "UPDATE journal_fork SET zone = CAST(x'ff' AS TEXT) WHERE seq = 4")
    assert verdict(five).broken == "journal_fork: cannot be read"


def test_a_body_without_its_entry_is_found(five: Path) -> None:
    foreign_process.tamper(five, *_CUT)
    assert verdict(five).broken.endswith(": its entry is missing")


def test_a_body_that_no_entry_erased_is_missed(five: Path) -> None:
    third = "(SELECT entry_id FROM journal WHERE seq = 3)"
    erased = "INSERT INTO erased (entry_id, by_entry) SELECT entry_id, randomblob(16) FROM journal WHERE seq = 3"
    foreign_process.tamper(five, f"DELETE FROM payload WHERE entry_id = {third}", erased)
    assert verdict(five).broken.endswith("/3: its body was erased by no entry")


def test_only_the_chains_that_are_asked_for_are_looked_at(five: Path) -> None:
    other = uuid4()
    connection = reader(five)
    mine = origins.present(connection)
    connection.close()
    foreign_process.tamper(five, "UPDATE journal SET role = 'x' WHERE seq = 2")
    connection = reader(five)
    assert verifying.verify(connection, tail=9, chains=[other]) == Verification(0)
    found = verifying.verify(connection, tail=9, chains=[mine])
    connection.close()
    assert (found.entries, found.broken) == (2, f"{mine}/2: was changed")


def test_the_tail_begins_where_it_is_asked_to(five: Path) -> None:
    for tail, entries in ((1, 1), (4, 4), (5, 5), (6, 5)):
        assert verdict(five, tail=tail) == Verification(entries)
    foreign_process.tamper(five, "UPDATE journal SET lc = 99 WHERE seq = 2")
    assert verdict(five, tail=2).broken == ""
    assert "/3: its counter does not rise" in verdict(five, tail=3).broken


@pytest.mark.parametrize("column", ["seq", "lc", "hash"])
def test_a_head_that_says_another_end_is_found(five: Path, column: str) -> None:
    value = "randomblob(32)" if column == "hash" else f"{column} + 1"
    foreign_process.tamper(five, f"UPDATE head SET {column} = {value}")
    assert ": the chain ends at 5, its head says " in verdict(five).broken


def test_a_body_that_belongs_to_nothing_is_found_by_its_entry(five: Path) -> None:
    stray = uuid4()
    foreign_process.run(
        five, f"INSERT INTO payload (entry_id, salt, body) VALUES (x'{stray.hex}', zeroblob(16), x'7b7d')"
    )
    assert verdict(five) == Verification(5, f"{stray}: its entry is missing")
    assert verdict(five, tail=1).broken == "", "that reads every address"


def keep(path: Path, *rows: Row) -> None:
    """Put rows into the journal as a program that checked less would have taken them in."""
    marks = ", ".join("?" * 19)
    with closing(apsw.Connection(str(path))) as connection, connection:
        for row in rows:
            connection.execute(f"INSERT INTO journal ({journal.COLUMNS}) VALUES ({marks})", row[:19])
            connection.execute(
                "INSERT INTO payload SELECT ?1, ?2, ?3 WHERE NOT EXISTS (SELECT 1 FROM payload WHERE entry_id = ?1)",
                (row[chain.ENTRY_ID], *row[19:21]),
            )
            chain.set_head(connection, row[chain.ORIGIN], ChainEnd(row[chain.SEQ], row[chain.LC], row[chain.HASH]))


def test_what_came_in_before_it_was_refused_is_named_and_makes_no_register_broken(five: Path) -> None:
    odd, sound = OddChain(), OddChain()
    odd.write(SUBJECT, "complaint.recorded", b"{}", number=("L9", 2026, 2**63 - 1))
    odd.write(SUBJECT, "complaint.recorded", b"{}", number=("L9", 2026, 2**63 - 1))
    sound.write(SUBJECT, "complaint.recorded", b"{}", number=("L9", 2026, 1))
    keep(five, *odd.rows, *sound.rows)
    said = f"{odd.origin}/1: its number or its words are beyond what is kept"
    assert verdict(five) == Verification(8, "", (said,))
    assert verdict(five, tail=2).odd == ()


@pytest.mark.thorough
def test_two_entries_under_one_identity_are_both_named_whichever_has_the_body(five: Path) -> None:
    one, other, again = OddChain(), OddChain(), OddChain()
    entry = uuid4().bytes
    one.write(SUBJECT, "x", b'{"a":1}', entry_id=entry)
    again.repeat(one.rows[0])
    other.write(SUBJECT, "x", b'{"a":2}', entry_id=entry)
    keep(five, *one.rows, *other.rows, *again.rows)
    found = verdict(five)
    first, second = sorted((min(one.origin.bytes, again.origin.bytes), other.origin.bytes))
    said = f"{UUID(bytes=second)}/1: is another entry than {UUID(bytes=first)}/1 under one identity"
    assert found == Verification(8, "", (said,))


@pytest.mark.thorough
def test_a_body_that_is_of_neither_is_broken(five: Path) -> None:
    one, other = OddChain(), OddChain()
    entry = uuid4().bytes
    one.write(SUBJECT, "x", b'{"a":1}', entry_id=entry)
    other.write(SUBJECT, "x", b'{"a":2}', entry_id=entry)
    keep(five, (*one.rows[0][:20], b'{"a":3}'), *other.rows)
    assert verdict(five).broken.endswith("/1: its body was changed or is missing")
