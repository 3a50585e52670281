from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.attachments import AttachmentKind
from frontoffice.domain.complaint import Identity
from frontoffice.domain.list_filter import ListFilter
from frontoffice.register.queries import search
from frontoffice.register.queries.complaint_list import ListQuery
from frontoffice.register.register import Register
from tests.support.attached_files import a_scan
from tests.support.examples import a_complainant, an_intake, an_officer

OFFICER = an_officer()


def attach(register: Register, subject: UUID | None = None, **changes: Any) -> UUID:
    """The complaint."""
    subject = subject or register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    register.attachments.attach(subject, a_scan(100, **changes), OFFICER, uuid4())
    return subject


def found(register: Register, text: str, only: ListFilter | None = None) -> list[UUID]:
    """What a list has, newest first; the search has the same where nothing limits it."""
    page = register.lists.page(ListQuery(only or ListFilter(), text))
    lines = [line.subject for line in page.lines]
    if only is None:
        assert [hit.subject for hit in register.search.find(text)] == lines
        connection = register.unit.connection
        ids = register.lists.ids(ListQuery(text=text))
        subjects = dict(connection.execute("SELECT id, subject FROM complaint"))
        assert [UUID(bytes=subjects[row_id]) for row_id in ids] == lines
    return lines


def test_a_complaint_is_found_by_the_names_and_the_text_of_its_files(register: Register) -> None:
    other = attach(register, file_name="Foto halte.jpg", text="")
    subject = attach(register, file_name="Surat Bupati.pdf", text="Terminal Girimaya dibangun kembali")
    attach(register, subject, seed=2, file_name="Girimaya lagi.pdf")
    for text in ("girimaya", "Girim", "terminal gir", "bupati", "surat dibangun", "girimaya "):
        assert found(register, text) == [subject], text
    assert found(register, "halte") == [other]
    for text in ("girimaya halte", "girim ", "bangunan", '"', "girimaya OR halte"):
        assert found(register, text) == [], text


def test_a_number_that_may_be_a_running_one_is_not_looked_for_in_files(register: Register) -> None:
    attach(register, text="Nomor 117 dan 5030012026")
    assert found(register, "117") == []
    assert len(found(register, "5030012026")) == len(found(register, "nomor 117")) == 1


@pytest.mark.thorough
def test_a_word_that_several_have_finds_each_once_the_newest_first(register: Register) -> None:
    one = register.complaints.record(an_intake(description="Girimaya"), OFFICER, uuid4()).complaint.subject
    two = attach(register, text="Girimaya")
    attach(register, one, text="Girimaya", seed=2)
    assert found(register, "girimaya") == [two, one]
    connection = register.unit.connection
    assert len(search.newest(connection, ["girimaya"], 1, ended=True)) == 1


@pytest.mark.thorough
def test_nobody_who_asked_for_confidence_is_found_by_a_file(register: Register) -> None:
    intake = an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL))
    hidden = register.complaints.record(intake, OFFICER, uuid4()).complaint.subject
    attach(register, hidden, file_name="Surat Nurhayati.pdf", text="Girimaya")
    attach(register, kind=AttachmentKind.IDENTITY, file_name="KTP Girimaya.jpg", seed=2)
    assert found(register, "girimaya") == []


@pytest.mark.thorough
@pytest.mark.parametrize("text", ["", "trayek"])
def test_a_list_is_limited_to_those_that_have_a_kind_of_attachment(register: Register, text: str) -> None:
    letter = attach(register, kind=AttachmentKind.LETTER)
    answer = attach(register, kind=AttachmentKind.ANSWER, seed=2)
    attach(register, answer, kind=AttachmentKind.LETTER, seed=3)
    assert found(register, text, ListFilter(attachment="letter")) == [answer, letter]
    taken = register.attachments.of(letter)[0].attachment_id
    register.attachments.withdraw(taken, "Salah berkas", OFFICER, uuid4())
    assert found(register, text, ListFilter(attachment="letter")) == [answer]
    assert found(register, text, ListFilter(attachment="slip")) == []
    assert register.lists.count(ListFilter(attachment="letter")) == 1
