from __future__ import annotations

import functools
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain import numbering
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import May, Role
from frontoffice.errors import Refused
from frontoffice.register.commands.numbering import DocumentRecord
from frontoffice.register.journal import ids
from frontoffice.register.register import Register
from tests.support import projected_tables
from tests.support.examples import OfficeClock, a_register, an_intake, an_officer
from tests.support.refusals import not_allowed, refusal, too_long

SITI = an_officer()
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
FORM = "500.16/{no:3}/DPMPTSP/{month}/{year}"


@pytest.fixture
def numbered(register: Register) -> Register:
    register.documents.set_number_format(FORM, HENDRA, uuid4())
    return register


def made(register: Register, number: str) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    register.documents.record(subject, DocumentRecord("Nota Dinas", number), SITI, uuid4())


def test_an_office_that_numbers_no_papers_is_proposed_nothing(register: Register) -> None:
    assert register.documents.next_number() == ""
    made(register, "")
    made(register, "")


@pytest.mark.thorough
def test_the_next_number_follows_the_highest_that_was_written(numbered: Register) -> None:
    assert numbered.documents.next_number() == "500.16/001/DPMPTSP/XI/2026"
    made(numbered, "500.16/056/DPMPTSP/XI/2026")
    assert numbered.documents.next_number() == "500.16/057/DPMPTSP/XI/2026"
    made(numbered, "500.16/012/DPMPTSP/X/2026")
    assert numbered.documents.next_number() == "500.16/057/DPMPTSP/XI/2026"


@pytest.mark.thorough
def test_a_number_is_given_once_and_the_second_is_told(numbered: Register) -> None:
    made(numbered, "500.16/007/DPMPTSP/XI/2026")
    for again in ("500.16/007/DPMPTSP/XI/2026", "500.16/7/DPMPTSP/XI/2026"):
        taken = ("number", "paper_number_taken", {"number": again})
        assert refusal(functools.partial(numbered.documents.check_number, f" {again} ")) == taken
        assert refusal(functools.partial(made, numbered, again)) == taken


@pytest.mark.thorough
def test_a_number_of_the_agenda_is_kept_as_it_was_written(numbered: Register) -> None:
    made(numbered, "B-99/IJ/2026")
    made(numbered, "B-99/IJ/2026")
    subject = numbered.worklist.read(HENDRA).lines[0].subject
    assert numbered.complaints.story(subject)[-1].body["number"] == "B-99/IJ/2026"
    assert numbered.documents.next_number() == "500.16/001/DPMPTSP/XI/2026"


@pytest.mark.thorough
def test_a_new_year_begins_at_one(numbered: Register, clock: OfficeClock) -> None:
    made(numbered, "500.16/056/DPMPTSP/XI/2026")
    clock.set(datetime(2026, 12, 31, 17, 0, tzinfo=UTC))  # 00.00 WIB on 1 January
    assert numbered.documents.next_number() == "500.16/001/DPMPTSP/I/2027"


@pytest.mark.thorough
def test_papers_never_take_a_number_from_the_complaints(numbered: Register) -> None:
    made(numbered, numbered.documents.next_number())
    made(numbered, numbered.documents.next_number())
    assert numbered.complaints.record(an_intake(), SITI, uuid4()).complaint.number.no == 3


@pytest.mark.thorough
def test_two_counters_count_their_papers_apart(tmp_path: Path) -> None:
    with closing(a_register(tmp_path, counter="L2")) as register:
        register.documents.set_number_format("{no}/{counter}/{year}", HENDRA, uuid4())
        made(register, "1/L2/2026")
        assert register.documents.next_number() == "2/L2/2026"
        made(register, "1/L1/2026")
        assert register.documents.next_number() == "2/L2/2026"


@pytest.mark.thorough
def test_the_number_of_a_paper_stands_in_the_journal_in_its_counters_series_of_papers(numbered: Register) -> None:
    made(numbered, "500.16/056/DPMPTSP/XI/2026")
    kept = "SELECT series, year, no FROM journal WHERE kind = 'document.made'"
    assert numbered.unit.connection.execute(kept).fetchall() == [("surat/L1", 2026, 56)]


@pytest.mark.thorough
def test_the_form_is_a_supervisors_choice_that_stays_in_the_journal(numbered: Register) -> None:
    refused = refusal(lambda: numbered.documents.set_number_format("surat/{year}", SITI, uuid4()))
    assert refused == not_allowed(SITI, May.KEEP_LISTS)
    wrong = refusal(lambda: numbered.documents.set_number_format("surat/{year}", HENDRA, uuid4()))
    with pytest.raises(Refused) as checked:
        numbering.check_paper_format("surat/{year}")
    assert wrong[:2] == (checked.value.problems[0].field, checked.value.problems[0].code)
    before = projected_tables.read(numbered.unit.connection)
    numbered.maintenance.rebuild()
    assert projected_tables.read(numbered.unit.connection) == before
    assert numbered.documents.number_format == FORM
    numbered.documents.set_number_format("", HENDRA, uuid4())
    assert numbered.documents.next_number() == ""


def test_a_number_has_an_end(numbered: Register) -> None:
    assert refusal(lambda: numbered.documents.check_number("9" * 301)) == too_long("number", 301, 300)
    assert numbered.documents.check_number("9" * 300) is None


def test_a_number_that_fits_has_its_place_in_this_years_papers(numbered: Register) -> None:
    assert numbered.documents.check_number("500.16/056/DPMPTSP/XI/2026") == Number("surat/L1", 2026, 56)
    assert numbered.documents.check_number("500.16/056/DPMPTSP/XI/2025") is None
    assert numbered.documents.check_number("") is None


@pytest.mark.thorough
def test_a_paper_is_remembered_with_its_name_its_number_and_whether_it_names_anybody(numbered: Register) -> None:
    subject, action = numbered.complaints.record(an_intake(), SITI, uuid4()).complaint.subject, uuid4()
    for _ in range(2):
        numbered.documents.record(subject, DocumentRecord("Nota Dinas", " B-1 ", named=True), SITI, action)
    line = numbered.complaints.story(subject)[-1]
    assert (len(numbered.complaints.story(subject)), line.kind, line.number) == (2, "document.made", None)
    assert line.body == {"name": "Nota Dinas", "number": "B-1", "named": True, "by": str(SITI.officer_id)}
    numbered.documents.record(subject, DocumentRecord("Disposisi"), SITI, uuid4())
    body = numbered.complaints.story(subject)[-1].body
    assert (body["number"], body["named"]) == ("", False)


@pytest.mark.thorough
def test_a_file_that_was_made_of_a_paper_carries_its_number_and_takes_none(numbered: Register) -> None:
    subject = numbered.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    number = numbered.documents.next_number()
    for record in (
        DocumentRecord("Surat Jawaban", number),
        DocumentRecord("Surat Jawaban (Word)", number, sha256="a" * 64),
        DocumentRecord("Surat Jawaban (Word)", number, sha256="b" * 64),
    ):
        numbered.documents.record(subject, record, SITI, uuid4())
    first, second, third = (line.body for line in numbered.complaints.story(subject)[-3:])
    assert [body["number"] for body in (first, second, third)] == [number] * 3
    assert "sha256" not in first
    assert (second["sha256"], third["sha256"]) == ("a" * 64, "b" * 64)
    assert numbered.documents.next_number() == number.replace("001", "002")


def test_papers_are_made_by_who_prints_and_of_what_is_recorded(numbered: Register) -> None:
    boss = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
    nowhere = uuid4()
    refused = refusal(
        lambda: numbered.documents.record(nowhere, DocumentRecord("Nota Dinas", "x" * 301), boss, uuid4())
    )
    assert refused == not_allowed(boss, May.PRINT)
    unknown = refusal(lambda: numbered.documents.record(nowhere, DocumentRecord("Nota Dinas"), SITI, uuid4()))
    assert unknown == ("", "complaint_unknown", {})


@pytest.mark.thorough
def test_the_form_is_kept_clean_and_taken_back_by_none(numbered: Register) -> None:
    numbered.documents.set_number_format(" {no}/{year}\0 ", HENDRA, uuid4())
    assert numbered.documents.number_format == "{no}/{year}"
    numbered.documents.set_number_format("", HENDRA, uuid4())
    (*_, line) = numbered.complaints.story(ids.subject("form", "paper_number"))
    assert (line.body["name"], line.body["group"], line.body["active"]) == ("", "", False)
