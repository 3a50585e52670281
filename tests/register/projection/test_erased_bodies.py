"""Consultations erased by law: their words are in no file, and what is not theirs stays (complaints: test_erasing)."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.calendar import report_period
from frontoffice.domain.complaint import Identity
from frontoffice.domain.consultation import ConsultationFilter, Inquiry
from frontoffice.domain.entries.entry import EntryKind, canonical
from frontoffice.domain.people import May, Officer, Role
from frontoffice.register.commands.drafts import CONSULTATION_FORM
from frontoffice.register.projection import comparing, erased_bodies
from frontoffice.register.register import Register
from tests.support import projected_tables
from tests.support.examples import a_register, an_intake, an_officer
from tests.support.forged_entries import forge
from tests.support.manual_sync import carry, rows_for
from tests.support.refusals import not_allowed, refusal

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
SECOND = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
YEAR = report_period.parse("2026")
WORD = b"rahasiasekali"
ASKED = Inquiry(
    *("counter", "Syarat rahasiasekali", "Jawab rahasiasekali", "Siti", "Layanan rahasiasekali", "Zul rahasiasekali"),
    identity=Identity.CONFIDENTIAL,
)


def consult(register: Register) -> UUID:
    subject = register.consulting.record(ASKED, OFFICER, uuid4()).subject
    register.consulting.reveal(subject, "Ditanya rahasiasekali", OFFICER, uuid4())
    return subject


def erase(register: Register, subject: UUID, *by: Officer) -> None:
    register.erasures.erase_consultation(subject, "Nota Dinas 12/2031", by or (SUPERVISOR, SECOND), uuid4())  # type: ignore[arg-type]


def left_in(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and WORD in path.read_bytes()]


def as_erased_before(register: Register, subject: UUID) -> dict[str, object]:
    return {
        "ground": "Nota",
        "second": "Yuliana",
        "second_role": "administrator",
        "subject": str(subject),
        "recorded_at": "2026-11-24T03:32:00.000000Z",
        "zone": "WIB",
        "channel": "counter",
        "channel_name": "Loket",
        "series": "L1",
        "counter": "Loket 1",
        "officer": "Siti",
        "complaint": "",
    }


def test_its_words_are_in_no_file_and_it_is_still_counted(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        subject = consult(register)
        register.consulting.draft_of(subject, OFFICER)
        typed = {"about": WORD.decode(), "consultation": str(subject)}  # in a form that did not hear it was recorded
        register.drafts.save_form(CONSULTATION_FORM, OFFICER.officer_id, typed)
        assert left_in(tmp_path)
        erase(register, subject)
        assert left_in(tmp_path) == []
        assert register.drafts.all() == ()
        ((one,), total) = register.consultations.list_masked(ConsultationFilter(YEAR))
        assert (one.subject, one.erased, one.channel_name, total) == (subject, True, "Loket", 1)
        assert [line.many for line in register.consultations.count_by_month(YEAR)] == [1]
        assert register.maintenance.verify().broken == ""
        assert comparing.first_difference(register.unit.connection) == ""
        for again in (lambda: erase(register, subject), lambda: register.consultations.get(subject)):
            assert refusal(again) == ("", "consultation_erased", {})
        before = projected_tables.read(register.unit.connection)
        register.maintenance.rebuild()
        assert projected_tables.read(register.unit.connection) == before
    assert left_in(tmp_path) == []


def test_two_decide_and_the_first_is_a_supervisor(register: Register) -> None:
    subject = consult(register)
    assert refusal(lambda: erase(register, subject, SECOND, SUPERVISOR)) == not_allowed(SECOND, May.CANCEL)
    assert refusal(lambda: erase(register, subject, SUPERVISOR, SUPERVISOR))[:2] == ("second", "one_decider")
    assert not register.consultations.get(subject).erased


@pytest.mark.thorough
def test_it_reaches_every_desk_in_whatever_order(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).mkdir()
    with (
        closing(a_register(tmp_path / "a")) as one,
        closing(a_register(tmp_path / "b", counter="L2")) as two,
        closing(a_register(tmp_path / "c", counter="L3")) as three,
    ):
        subject = consult(one)
        carry(one, two)
        assert left_in(tmp_path / "b")
        erase(two, subject)
        carry(two, three)  # the erasure, and the words of another desk's chain
        carry(one, three)
        carry(two, one)
        for register in (one, two, three):
            assert register.maintenance.verify().broken == ""
            ((listed,), _) = register.consultations.list_masked(ConsultationFilter(YEAR))
            assert listed.erased


@pytest.mark.thorough
def test_it_takes_nothing_of_a_complaint_whatever_a_broken_program_writes(register: Register) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    forge(register, subject, EntryKind.CONSULTATION_ERASED, canonical(as_erased_before(register, subject)))
    with register.unit.writing():
        assert not erased_bodies.take_away(register.unit.connection, None)
    assert register.complaints.get(subject).intake == an_intake()


def test_before_the_recording_came_nothing_is_known_to_be_a_consultations(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
    with closing(a_register(tmp_path / "a")) as one, closing(a_register(tmp_path / "b", counter="L2")) as two:
        subject = consult(one)
        forge(two, subject, EntryKind.CONSULTATION_ERASED, canonical(as_erased_before(two, subject)))
        with two.unit.writing():
            assert not erased_bodies.take_away(two.unit.connection, (subject.bytes,))
        assert len(rows_for(one, two)) >= 2
        taken = carry(one, two)
        assert taken.erased
        assert two.maintenance.verify().broken == ""
