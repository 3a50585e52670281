from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.people import Role
from frontoffice.errors import Refused
from frontoffice.register.commands.document_numbers import Made
from frontoffice.register.register import Register
from tests.support import projected_tables
from tests.support.examples import OfficeClock, a_register, an_intake, an_officer

SITI = an_officer()
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
FORM = "500.16/{no:3}/DPMPTSP/{month}/{year}"


@pytest.fixture
def numbered(register: Register) -> Register:
    register.documents.set_number_format(FORM, HENDRA, uuid4())
    return register


def made(register: Register, number: str) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    register.documents.record(subject, Made("Nota Dinas", number), SITI, uuid4())


def test_an_office_that_numbers_no_papers_is_proposed_nothing(register: Register) -> None:
    assert register.documents.next_number() == ""
    made(register, "")
    made(register, "")


def test_the_next_number_follows_the_highest_that_was_written(numbered: Register) -> None:
    assert numbered.documents.next_number() == "500.16/001/DPMPTSP/XI/2026"
    made(numbered, "500.16/056/DPMPTSP/XI/2026")
    assert numbered.documents.next_number() == "500.16/057/DPMPTSP/XI/2026"
    made(numbered, "500.16/012/DPMPTSP/X/2026")
    assert numbered.documents.next_number() == "500.16/057/DPMPTSP/XI/2026"


def test_a_number_is_given_once_and_the_second_is_told(numbered: Register) -> None:
    made(numbered, "500.16/007/DPMPTSP/XI/2026")
    for again in ("500.16/007/DPMPTSP/XI/2026", "500.16/7/DPMPTSP/XI/2026"):
        with pytest.raises(Refused) as refused:
            numbered.documents.check_number(again)
        assert refused.value.problems[0].code == "paper_number_taken"
        with pytest.raises(Refused):
            made(numbered, again)


def test_a_number_of_the_agenda_is_kept_as_it_was_written(numbered: Register) -> None:
    made(numbered, "B-99/IJ/2026")
    made(numbered, "B-99/IJ/2026")
    subject = numbered.worklist.read(HENDRA).lines[0].subject
    assert numbered.complaints.story(subject)[-1].body["number"] == "B-99/IJ/2026"
    assert numbered.documents.next_number() == "500.16/001/DPMPTSP/XI/2026"


def test_a_new_year_begins_at_one(numbered: Register, clock: OfficeClock) -> None:
    made(numbered, "500.16/056/DPMPTSP/XI/2026")
    clock.set(datetime(2026, 12, 31, 17, 0, tzinfo=UTC))  # 00.00 WIB on 1 January
    assert numbered.documents.next_number() == "500.16/001/DPMPTSP/I/2027"


def test_papers_never_take_a_number_from_the_complaints(numbered: Register) -> None:
    made(numbered, numbered.documents.next_number())
    made(numbered, numbered.documents.next_number())
    assert numbered.complaints.record(an_intake(), SITI, uuid4()).complaint.number.no == 3


def test_two_counters_count_their_papers_apart(tmp_path: Path) -> None:
    with closing(a_register(tmp_path, counter="L2")) as register:
        register.documents.set_number_format("{no}/{counter}/{year}", HENDRA, uuid4())
        made(register, "1/L2/2026")
        assert register.documents.next_number() == "2/L2/2026"
        made(register, "1/L1/2026")
        assert register.documents.next_number() == "2/L2/2026"


def test_the_number_of_a_paper_stands_in_the_journal_in_its_counters_series_of_papers(numbered: Register) -> None:
    made(numbered, "500.16/056/DPMPTSP/XI/2026")
    kept = "SELECT series, year, no FROM journal WHERE kind = 'document.made'"
    assert numbered.unit.connection.execute(kept).fetchall() == [("surat/L1", 2026, 56)]


def test_the_form_is_a_supervisors_choice_that_stays_in_the_journal(numbered: Register) -> None:
    with pytest.raises(Refused):
        numbered.documents.set_number_format("{no}/{year}", SITI, uuid4())
    with pytest.raises(Refused):
        numbered.documents.set_number_format("surat/{year}", HENDRA, uuid4())
    before = projected_tables.read(numbered.unit.connection)
    numbered.maintenance.rebuild()
    assert projected_tables.read(numbered.unit.connection) == before
    assert numbered.documents.number_format == FORM
    numbered.documents.set_number_format("", HENDRA, uuid4())
    assert numbered.documents.next_number() == ""


def test_a_number_has_an_end(numbered: Register) -> None:
    with pytest.raises(Refused) as refused:
        numbered.documents.check_number("9" * 2_000)
    assert refused.value.problems[0].code == "too_long"
