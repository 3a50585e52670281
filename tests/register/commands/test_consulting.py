from __future__ import annotations

import dataclasses
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from frontoffice.domain import switches
from frontoffice.domain.calendar import report_period
from frontoffice.domain.complaint import Identity
from frontoffice.domain.consultation import Consultation, ConsultationFilter, Inquiry
from frontoffice.domain.people import May, Role
from frontoffice.errors import Refused
from frontoffice.register.projection import comparing
from frontoffice.register.register import Register
from tests.support import projected_tables
from tests.support.examples import a_register, an_intake, an_officer
from tests.support.manual_sync import carry
from tests.support.refusals import not_allowed, refusal, refusals

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
HANDLER = an_officer(Role.HANDLER, "Bambang Sutrisno")
YEAR = report_period.parse("2026")
ASKED = Inquiry("counter", "Syarat izin trayek", "Diberi daftar", "Siti Rahmawati", "Izin Trayek (AKDP)")


def consult(register: Register, inquiry: Inquiry = ASKED) -> Consultation:
    return register.consulting.record(inquiry, OFFICER, uuid4())


def switch_off(register: Register) -> None:
    limit = register.reference_data.limits.by_code[switches.CONSULTATIONS]
    register.reference_data.set_limit(dataclasses.replace(limit, amount=0), SUPERVISOR, uuid4())


@pytest.mark.thorough
def test_a_consultation_is_recorded_without_a_number_and_whoever_presses_twice_records_once(register: Register) -> None:
    action = uuid4()
    for _ in range(2):
        one = register.consulting.record(ASKED, OFFICER, action)
    assert (one.subject, one.inquiry, one.channel_name) == (action, ASKED, "Loket")
    assert (one.series, one.counter, one.officer, one.complaint) == ("L1", "Loket 1", OFFICER.name, None)
    assert register.consultations.list_masked(ConsultationFilter(YEAR)) == ((one,), 1)
    assert register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.number.no == 1
    assert comparing.first_difference(register.unit.connection) == ""


def test_a_desk_without_a_series_records_them_in_none(register: Register) -> None:
    register.desk = dataclasses.replace(register.desk, gives_numbers=False)
    assert consult(register).series == ""


def test_what_is_wrong_is_said_by_its_field_and_nothing_is_written(register: Register) -> None:
    asked = Inquiry("pigeon", "")
    found = refusals(lambda: consult(register, asked))
    assert [(field, code) for field, code, _ in found] == [
        ("channel", "channel_unknown"),
        ("about", "text_missing"),
        ("answered_by", "name_missing"),
    ]
    assert register.consultations.list_masked(ConsultationFilter(YEAR)) == ((), 0)


def test_who_may_not_record_records_none(register: Register) -> None:
    assert refusal(lambda: register.consulting.record(ASKED, HANDLER, uuid4())) == not_allowed(HANDLER, May.RECORD)


def test_an_office_that_switched_them_off_records_none(register: Register) -> None:
    switch_off(register)
    assert not register.consultations.are_recorded
    assert refusal(lambda: consult(register)) == ("", "consultations_off", {})


@pytest.mark.thorough
def test_one_that_turns_out_to_be_a_complaint_goes_on_as_its_draft_and_is_counted_no_more(register: Register) -> None:
    asked = dataclasses.replace(ASKED, name="Nurhayati", identity=Identity.CONFIDENTIAL)
    one, other = consult(register, asked), consult(register)
    draft = register.consulting.draft_of(one.subject, OFFICER)
    assert draft.fields == {
        "consultation": str(one.subject),
        "channel": "counter",
        "description": "Syarat izin trayek",
        "service": "Izin Trayek (AKDP)",
        "name": "Nurhayati",
        "identity": "confidential",
        "masked": "name",
    }
    assert register.drafts.all() == (draft,)
    assert [line.many for line in register.consultations.count_by_month(YEAR)] == [2]
    complaint = register.complaints.record(an_intake(), OFFICER, uuid4(), draft_id=draft.draft_id).complaint
    assert register.consultations.get(one.subject).complaint == complaint.subject
    assert register.consultations.before(complaint.subject)[0].subject == one.subject
    assert register.consultations.before(other.subject) == ()
    assert [line.many for line in register.consultations.count_by_month(YEAR)] == [1]
    assert register.consultations.list_masked(ConsultationFilter(YEAR))[1] == 2
    assert register.drafts.all() == ()
    assert refusal(lambda: register.consulting.draft_of(one.subject, OFFICER)) == ("", "consultation_turned", {})
    assert register.maintenance.verify().broken == ""
    assert comparing.first_difference(register.unit.connection) == ""


def test_a_draft_of_nothing_that_can_be_read_is_none(register: Register) -> None:
    assert refusal(lambda: register.consulting.draft_of(uuid4(), OFFICER)) == ("", "consultation_unknown", {})


@pytest.mark.thorough
def test_a_confidential_name_is_hidden_until_somebody_says_why_it_is_looked_at(register: Register) -> None:
    asked = dataclasses.replace(ASKED, name="Nurhayati", identity=Identity.CONFIDENTIAL)
    one = consult(register, asked)
    ((listed,), _) = register.consultations.list_masked(ConsultationFilter(YEAR))
    assert listed.inquiry.name == ""
    assert refusal(lambda: register.consulting.reveal(one.subject, " ", OFFICER, uuid4()))[1] == "why_missing"
    assert register.consulting.reveal(one.subject, "Menelepon kembali", OFFICER, uuid4()).inquiry.name == "Nurhayati"
    kinds = [str(line.kind) for line in register.complaints.story(one.subject)]
    assert kinds == ["consultation.recorded", "identity.revealed"]


@pytest.mark.thorough
def test_a_consultation_is_found_by_its_code(register: Register) -> None:
    one = consult(register)
    found = register.consultations.by_code(f" {one.code.lower()} ")
    assert found is not None
    assert found.subject == one.subject
    assert register.consultations.by_code("AAAAAA") is None


@pytest.mark.thorough
def test_every_desk_has_the_same_consultations_and_so_has_a_rebuilt_one(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    with closing(a_register(tmp_path / "a")) as one, closing(a_register(tmp_path / "b", counter="L2")) as two:
        subject = consult(one).subject
        draft = one.consulting.draft_of(subject, OFFICER)
        one.complaints.record(an_intake(), OFFICER, uuid4(), draft_id=draft.draft_id)
        consult(one)
        carry(one, two)
        there = projected_tables.read(two.unit.connection)
        assert len(there["consultation"]) == 2
        assert there == projected_tables.read(one.unit.connection)
        two.maintenance.rebuild()
        assert projected_tables.read(two.unit.connection) == there


@pytest.mark.thorough
def test_a_row_that_was_changed_past_the_program_is_noticed(register: Register) -> None:
    consult(register)
    register.unit.connection.execute("UPDATE consultation SET about = 'lain'")
    assert comparing.first_difference(register.unit.connection) == "consultation"


def test_one_of_which_nothing_stands_here_is_unknown(register: Register) -> None:
    with pytest.raises(Refused, match="consultation_unknown"):
        register.consultations.get(UUID(int=1))
