from __future__ import annotations

import dataclasses
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.complaint import Intake, Kind
from frontoffice.domain.consultation import Inquiry
from frontoffice.domain.people import Role
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.commands.drafts import CONSULTATION_FORM, Draft, may_take_up, report_form
from frontoffice.register.register import Register
from tests.conftest import Announce
from tests.support.approvals import HENDRA, NOVEMBER, approved
from tests.support.examples import MORNING, a_register, an_intake, an_officer

OFFICER = an_officer()


def a_draft(**changes: object) -> Draft:
    complete = Draft(uuid4(), OFFICER.officer_id, MORNING, {"name": "Nurha", "description": "Izin tray"})
    return dataclasses.replace(complete, **changes)  # type: ignore[arg-type]


def test_a_draft_is_kept_as_it_was_typed(register: Register) -> None:
    draft = a_draft(fields={"name": " \0Rene\u0301 \n", "nik": "19010"})
    register.drafts.save(draft)
    assert register.drafts.all() == (draft,)


@pytest.mark.thorough
def test_a_draft_outlives_the_program(tmp_path: Path) -> None:
    draft = a_draft()
    with closing(a_register(tmp_path)) as register:
        register.drafts.save(draft)
    with closing(a_register(tmp_path)) as register:
        assert register.drafts.all() == (draft,)


def test_saving_again_keeps_one_draft(register: Register) -> None:
    draft = a_draft()
    register.drafts.save(draft)
    later = dataclasses.replace(draft, saved_at=MORNING + timedelta(seconds=1), fields={"name": "Nurhayati"})
    register.drafts.save(later)
    assert register.drafts.all() == (later,)


def test_the_latest_draft_comes_first(register: Register) -> None:
    old, new = a_draft(), a_draft(saved_at=MORNING + timedelta(minutes=1))
    for draft in (old, new):
        register.drafts.save(draft)
    assert register.drafts.all() == (new, old)


@pytest.mark.thorough
def test_recording_drops_its_draft_and_no_other(register: Register) -> None:
    mine, other = a_draft(), a_draft()
    for draft in (mine, other):
        register.drafts.save(draft)
    register.complaints.record(an_intake(), OFFICER, uuid4(), draft_id=mine.draft_id)
    assert register.drafts.all() == (other,)


def test_what_is_refused_keeps_its_draft(register: Register) -> None:
    draft = a_draft()
    register.drafts.save(draft)
    with pytest.raises(Refused):
        register.complaints.record(Intake(Kind.COMPLAINT, "counter", ""), OFFICER, uuid4(), draft_id=draft.draft_id)
    assert register.drafts.all() == (draft,)


def test_a_draft_takes_no_number_and_no_entry(register: Register) -> None:
    register.drafts.save(a_draft())
    assert register.maintenance.verify().entries == 0
    assert register.complaints.preview(an_intake(), OFFICER).number.no == 1


def test_dropping_what_is_not_there_is_no_error(register: Register) -> None:
    register.drafts.save(draft := a_draft())
    register.drafts.drop(draft.draft_id)
    register.drafts.drop(draft.draft_id)
    assert register.drafts.all() == ()


def test_a_confidential_case_is_gone_on_with_by_who_began_it_or_the_supervisor() -> None:
    draft = a_draft(fields={"name": "Nurhayati", "identity": "confidential"})
    assert may_take_up(draft, OFFICER)
    assert may_take_up(draft, an_officer(Role.SUPERVISOR, "Hendra Wijaya"))
    assert not may_take_up(draft, an_officer(name="Yuliana Putri"))
    assert may_take_up(a_draft(), an_officer(name="Yuliana Putri"))


def test_drafts_of_one_moment_stand_by_their_identity_and_of_a_complaint_only_those_that_amend_it(
    register: Register,
) -> None:
    subject = uuid4()
    drafts = [a_draft(fields={"amends": str(subject)}), a_draft(), a_draft(fields={"amends": str(uuid4())})]
    for draft in drafts:
        register.drafts.save(draft)
    assert register.drafts.all() == tuple(sorted(drafts, key=lambda one: one.draft_id.bytes))
    assert register.drafts.amending(subject) == (drafts[0],)


def test_a_draft_that_cannot_be_read_is_damage(register: Register, announce: Announce) -> None:
    announce("the register cannot be read (UnreadableRow): draft")
    register.drafts.save(a_draft())
    register.unit.connection.execute("UPDATE draft SET fields = 'no JSON'")
    with pytest.raises(Unavailable) as damaged:
        register.drafts.all()
    assert (damaged.value.code, damaged.value.facts["where"]) == ("register_damaged", "draft")


@pytest.mark.thorough
def test_a_form_has_one_draft_a_person_which_the_latest_saving_replaces(register: Register) -> None:
    drafts, other = register.drafts, uuid4()
    assert drafts.find_form("consultation", OFFICER.officer_id) is None
    for about in ("Syarat", "Syarat apa"):
        drafts.save_form("consultation", OFFICER.officer_id, {"about": about})
    drafts.save_form("consultation", other, {"about": "Jam"})
    assert drafts.find_form("consultation", OFFICER.officer_id) == {"about": "Syarat apa"}
    assert drafts.all() == ()
    drafts.drop_form("consultation", other)
    drafts.drop_form("consultation", other)
    assert drafts.find_form("consultation", other) is None
    assert drafts.find_form("consultation", OFFICER.officer_id) is not None


@pytest.mark.thorough
def test_what_records_a_form_takes_its_draft_along_and_what_is_refused_leaves_it(register: Register) -> None:
    def kept() -> bool:
        return register.drafts.find_form(CONSULTATION_FORM, OFFICER.officer_id) is not None

    register.drafts.save_form(CONSULTATION_FORM, OFFICER.officer_id, {"about": "Syarat"})
    with pytest.raises(Refused):
        register.consulting.record(Inquiry("counter", "", "", ""), OFFICER, uuid4())
    assert kept()
    register.consulting.record(Inquiry("counter", "Syarat", "", "Siti"), OFFICER, uuid4())
    assert not kept()


@pytest.mark.thorough
def test_a_report_that_is_approved_takes_the_draft_of_its_words_along_and_no_other(register: Register) -> None:
    forms = [report_form(NOVEMBER), report_form(dataclasses.replace(NOVEMBER, counter="L1"))]
    for form in forms:
        register.drafts.save_form(form, HENDRA.officer_id, {"obstacles": "Server"})
    approved(register)
    assert [register.drafts.find_form(form, HENDRA.officer_id) is None for form in forms] == [True, False]
