from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import apsw
import pytest

from frontoffice.register.projection import comparing
from frontoffice.register.register import Register
from tests.support.examples import a_register, an_intake, an_officer

OFFICER = an_officer()
TEXTS = ("Izin trayek belum terbit", "Iżin ²abc ʼx अर्ज़ी Ångström naïve", "IMB ditolak tanpa alasan", "a ab abc abcd")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with closing(a_register(tmp_path)) as register:
        for no in range(40):
            text = f"{TEXTS[no % len(TEXTS)]} {no} {no * 7919}"
            register.complaints.record(an_intake(description=text), OFFICER, uuid4())
        yield register


def difference(connection: apsw.Connection) -> str:
    return comparing.first_difference(connection)


def pieces(connection: apsw.Connection) -> list[tuple[int, bytes]]:
    """What the index is made of: its leaves, which SQLite keeps as bytes that it does not understand."""
    rows = connection.execute("SELECT id, block FROM complaint_words_data WHERE id > 10 ORDER BY id")
    return [(int(str(key)), bytes(block)) for key, block in rows if isinstance(block, bytes)]


def test_words_of_any_writing_are_found_as_they_should_be(register: Register) -> None:
    assert difference(register.unit.connection) == ""


@pytest.mark.thorough
@pytest.mark.parametrize("times", [9, pytest.param(60, marks=pytest.mark.long)])
def test_a_bit_that_turns_in_the_index_is_found_or_changes_no_answer(register: Register, times: int) -> None:
    connection, chance = register.unit.connection, random.Random(9)  # noqa: S311
    leaves = pieces(connection)
    found = 0
    for _ in range(times):
        key, block = chance.choice(leaves)
        damaged = bytearray(block)
        damaged[chance.randrange(4, len(block))] ^= 1 << chance.randrange(8)
        connection.execute("UPDATE complaint_words_data SET block = ? WHERE id = ?", (bytes(damaged), key))
        with closing(apsw.Connection(str(register.path))) as other:  # which has not read it yet
            before = answers(other)
            is_found = difference(other) != ""
        connection.execute("UPDATE complaint_words_data SET block = ? WHERE id = ?", (block, key))
        found += is_found
        assert is_found or before == answers(connection)
    assert found > times // 2
    assert difference(connection) == ""


def answers(connection: apsw.Connection) -> list[object]:
    asked = ["izin", "terbit", "trayek", "imb", '"i" *', '"iz" *', '"tra" *', '"a" *', "39", "abcd"]
    given: list[object] = []
    for question in asked:
        try:
            given.append(
                connection.execute(
                    "SELECT rowid FROM complaint_words WHERE complaint_words MATCH ? ORDER BY rowid", (question,)
                ).fetchall()
            )
        except apsw.Error as error:
            given.append(type(error).__name__)
    return given


@pytest.mark.thorough
def test_a_word_that_cannot_be_completed_any_more_is_found(register: Register) -> None:
    register.unit.connection.execute("DELETE FROM word WHERE term = 'trayek'")
    assert difference(register.unit.connection) == "word"
    register.maintenance.rebuild()
    assert difference(register.unit.connection) == ""


@pytest.mark.thorough
def test_a_reminder_that_is_gone_is_found(register: Register) -> None:
    register.unit.connection.execute("DELETE FROM reminder WHERE complaint = (SELECT min(id) FROM complaint)")
    assert difference(register.unit.connection) == "0001/PGD-L1/2026"
    register.maintenance.rebuild()
    assert difference(register.unit.connection) == ""


@pytest.mark.thorough
def test_words_of_an_amended_complaint_are_found_as_they_are_now(register: Register) -> None:
    subject = uuid4()
    register.complaints.record(an_intake(description="Pertama"), OFFICER, subject)
    register.amendments.amend(subject, an_intake(description="Kedua kali"), "Salah", OFFICER, uuid4())
    assert difference(register.unit.connection) == ""
