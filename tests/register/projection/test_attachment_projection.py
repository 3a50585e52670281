from __future__ import annotations

import dataclasses
from typing import Any
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.attachments import AttachmentKind
from frontoffice.domain.complaint import Identity
from frontoffice.domain.entries import content_address
from frontoffice.domain.people import Role
from frontoffice.register.journal import contents
from frontoffice.register.projection import attachment_projection, comparing, complaint_projection
from frontoffice.register.register import Register
from tests.support import projected_tables
from tests.support.attached_files import a_scan
from tests.support.examples import a_complainant, an_intake, an_officer

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


@pytest.fixture
def subject(register: Register) -> UUID:
    return register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject


def attach(register: Register, subject: UUID, **changes: Any) -> UUID:
    given: dict[str, Any] = {"size": 1_000, "text": "Terminal Girimaya dibangun"} | changes
    return register.attachments.attach(subject, a_scan(**given), OFFICER, uuid4()).attachment_id


def found(register: Register, word: str) -> list[str]:
    """The kinds of the attachments that are found by a word."""
    rows = register.unit.connection.execute(
        "SELECT kind FROM attachment WHERE id IN"
        " (SELECT rowid FROM attachment_words WHERE attachment_words MATCH ?) ORDER BY id",
        (f'"{word}"*',),
    )
    return [str(kind) for (kind,) in rows]


def is_as_a_rebuild_makes_it(register: Register) -> bool:
    connection = register.unit.connection
    assert comparing.first_difference(connection) == ""
    before = projected_tables.read(connection)
    register.maintenance.rebuild()
    assert comparing.first_difference(connection) == ""
    return projected_tables.read(connection) == before


@pytest.mark.thorough
def test_an_attachment_is_found_by_its_name_and_its_text(register: Register, subject: UUID) -> None:
    attach(register, subject)
    assert [found(register, word) for word in ("girimaya", "surat", "giri", "trayek")] == [
        ["supporting"], ["supporting"], ["supporting"], [],
    ]  # fmt: skip
    assert is_as_a_rebuild_makes_it(register)
    assert found(register, "girimaya") == ["supporting"]


@pytest.mark.thorough
def test_nothing_is_found_by_what_shows_an_identity_or_was_taken_back(register: Register, subject: UUID) -> None:
    attach(register, subject, kind=AttachmentKind.IDENTITY)
    taken = attach(register, subject, seed=2, text="Surat Girimaya lain")
    register.attachments.withdraw(taken, "Pengaduan lain", OFFICER, uuid4())
    assert found(register, "girimaya") == []
    assert is_as_a_rebuild_makes_it(register)


@pytest.mark.thorough
def test_who_asks_for_confidence_later_is_not_found_by_a_letter_any_more(register: Register, subject: UUID) -> None:
    attach(register, subject)
    for identity, kinds in ((Identity.CONFIDENTIAL, []), (Identity.OPEN, ["supporting"])):
        intake = an_intake(complainant=a_complainant(identity=identity))
        register.amendments.amend(subject, intake, "Diminta", OFFICER, uuid4())
        assert found(register, "girimaya") == kinds
        assert is_as_a_rebuild_makes_it(register)


@pytest.mark.thorough
def test_one_text_attached_twice_is_found_twice_and_goes_one_by_one(register: Register, subject: UUID) -> None:
    first, _ = attach(register, subject), attach(register, subject)
    assert found(register, "girimaya") == ["supporting"] * 2
    register.attachments.withdraw(first, "Ganda", OFFICER, uuid4())
    assert found(register, "girimaya") == ["supporting"]
    assert is_as_a_rebuild_makes_it(register)


@pytest.mark.thorough
def test_a_text_that_comes_later_is_found_besides_the_name(register: Register, subject: UUID) -> None:
    attach(register, subject)
    connection = register.unit.connection
    text: bytes = connection.execute("SELECT text FROM attachment").get
    address, content = content_address.of_key(text), contents.read(connection, text)
    with register.unit.writing():
        contents.forget(connection, [text])
        complaint_projection.rebuild(connection)
    assert (found(register, "girimaya"), found(register, "surat")) == ([], ["supporting"])
    with register.unit.writing():
        assert contents.keep_chunk(connection, address, 0, content or b"")
        attachment_projection.index_text(connection, text)
    assert (found(register, "girimaya"), found(register, "surat")) == (["supporting"], ["supporting"])
    assert is_as_a_rebuild_makes_it(register)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE attachment SET kind = 'answer'", "0001/PGD-L1/2026"),
        ("UPDATE attachment SET words = 'hantu'", "0001/PGD-L1/2026"),
        ("DELETE FROM attachment", "0001/PGD-L1/2026"),
        ("UPDATE attachment SET complaint = 7", "0001/PGD-L1/2026"),
        ("INSERT INTO attachment_words (attachment_words) VALUES ('delete-all')", "attachment_words"),
        ("INSERT INTO attachment_words (rowid, words) VALUES (7, 'hantu')", "attachment_words"),
        (
            "INSERT INTO attachment SELECT 9, zeroblob(16), 7, kind, content, text, 0, 0, '' FROM attachment",
            "attachment",
        ),
    ],
)
def test_a_row_that_somebody_changed_is_named_and_a_rebuild_heals_it(
    register: Register, subject: UUID, statement: str, named: str
) -> None:
    attach(register, subject)
    register.unit.connection.execute(statement)
    difference = comparing.first_difference(register.unit.connection)
    assert difference == named
    register.maintenance.rebuild()
    assert comparing.first_difference(register.unit.connection) == ""


@pytest.mark.thorough
def test_a_content_is_named_as_long_as_anything_that_stands_has_it(register: Register, subject: UUID) -> None:
    connection = register.unit.connection
    first, again = (attach(register, subject) for _ in range(2))
    rows: Any = connection.execute("SELECT content, text FROM attachment WHERE id = 1")
    ((content, text),) = rows.fetchall()
    assert attachment_projection.is_named(connection, content)
    assert attachment_projection.is_named(connection, text)
    assert not attachment_projection.is_named(connection, bytes(56))
    assert not attachment_projection.is_named(connection, b"")
    assert first != again


def test_an_erased_complaint_has_no_rows(register: Register, subject: UUID) -> None:
    complaint = dataclasses.replace(register.complaints.get(subject), erased=True)
    assert attachment_projection.rows(complaint, register.complaints.story(subject)) == {}
