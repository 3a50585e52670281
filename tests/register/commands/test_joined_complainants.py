from __future__ import annotations

import dataclasses
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from frontoffice.domain import complainants
from frontoffice.domain.cases import masked_case
from frontoffice.domain.complaint import Complainant, Complaint, Identity, Intake
from frontoffice.domain.masked_text import MASK
from frontoffice.domain.people import May, Role
from frontoffice.register.commands.print_job import JobState
from frontoffice.register.projection import comparing
from frontoffice.register.register import Register
from tests.support.examples import a_complainant, a_register, an_intake, an_officer
from tests.support.manual_sync import carry
from tests.support.refusals import not_allowed, refusal

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
SALEH = Complainant("Saleh bin Ahmad", phone="0813 1111 2222", address="Jalan Mawar 7")


def recorded(register: Register, intake: Intake | None = None) -> UUID:
    return register.complaints.record(intake or an_intake(), OFFICER, uuid4()).complaint.subject


def joined(register: Register, subject: UUID, who: Complainant = SALEH) -> tuple[Complaint, UUID]:
    action = uuid4()
    return register.joined.join(subject, who, OFFICER, action)[0], action


def test_who_joins_stands_on_the_number_with_a_resi_of_their_own(register: Register) -> None:
    subject, action = recorded(register), uuid4()
    complaint, job = register.joined.join(subject, SALEH, OFFICER, action, with_paper=True, printer="Loket")
    assert complaint.joined == ((action, SALEH),)
    assert [who.name for who in complainants.everybody(complaint)] == ["Nurhayati binti Saleh", "Saleh bin Ahmad"]
    assert job is not None
    assert (job.joined, job.copy_no, job.number_text) == (action, 1, complaint.number_text)
    again = register.joined.join(subject, SALEH, OFFICER, action, with_paper=True, printer="Loket")
    assert again == (complaint, job), "the same action writes nothing twice"


def test_every_resi_is_counted_for_its_own_complainant(register: Register) -> None:
    subject = recorded(register)
    complaint, action = joined(register, subject)
    first = register.printing.queue(subject, "Loket", OFFICER)
    own = register.printing.queue(subject, "Loket", OFFICER, joined=action)
    assert first.job_id != own.job_id
    for job in (first, own):
        register.printing.start_sending(job.job_id)
        register.printing.finish(job.job_id, JobState.CONFIRMED, "", OFFICER)
    assert register.complaints.get(subject).papers_printed == 1
    copy = register.printing.queue(subject, "Loket", OFFICER, "Hilang", joined=action)
    assert (copy.copy_no, copy.joined) == (2, action)
    assert register.printing.jobs_of(subject)[-1] == copy, "read back with whose it is"
    assert complaint.papers_printed == 0


def test_the_paper_of_who_joined_is_that_of_the_complaint_under_their_name(register: Register) -> None:
    complaint, action = joined(register, recorded(register))
    own = complainants.as_of(complaint, action)
    assert (own.intake.complainant.name, own.number_text) == ("Saleh bin Ahmad", complaint.number_text)
    assert complainants.as_of(complaint, None) == complaint
    assert complainants.as_of(complaint, uuid4()).intake.complainant == Complainant()


def test_who_leaves_stays_in_the_story_alone(register: Register) -> None:
    subject = recorded(register)
    _, action = joined(register, subject)
    assert register.joined.leave(subject, action, "Salah nomor", OFFICER, uuid4()).joined == ()
    assert [line.kind for line in register.complaints.story(subject)][1:] == [
        "complainant.joined",
        "complainant.left",
    ]
    assert refusal(lambda: register.joined.leave(subject, action, "Lagi", OFFICER, uuid4()))[1] == "joined_unknown"


def test_a_resi_that_waits_for_who_leaves_is_not_printed_for_nobody(register: Register) -> None:
    subject, entries = recorded(register), (uuid4(), uuid4())
    for name, entry in zip(("Saleh bin Ahmad", "Rina Marlina"), entries, strict=True):
        register.joined.join(subject, Complainant(name), OFFICER, entry, with_paper=True)
    register.joined.leave(subject, entries[0], "Salah nomor", OFFICER, uuid4())
    jobs = register.printing.jobs_of(subject)
    assert [(job.joined, job.state) for job in jobs] == [(entries[0], JobState.DROPPED), (entries[1], JobState.QUEUED)]
    last = register.complaints.story(subject)[-2:]
    assert [line.kind for line in last] == ["receipt.paper", "complainant.left"]


def test_who_joins_is_found_by_name_until_they_leave(register: Register) -> None:
    subject = recorded(register)
    assert register.search.find("Saleh bin Ahmad") == ()
    _, action = joined(register, subject)
    assert [one.subject for one in register.search.find("Saleh bin Ahmad")] == [subject]
    register.joined.leave(subject, action, "Salah nomor", OFFICER, uuid4())
    assert register.search.find("Saleh bin Ahmad") == ()
    assert comparing.first_difference(register.unit.connection) == ""


def test_who_joins_a_confidential_complaint_is_hidden_with_it(register: Register) -> None:
    secret = a_complainant(identity=Identity.CONFIDENTIAL)
    text = "Saya dan Pak Saleh bin Ahmad, 0813-1111-2222."
    subject = recorded(register, an_intake(complainant=secret, description=text, wish="Hubungi Nurhayati"))
    complaint, action = joined(register, subject)
    assert complaint.joined[0][1].identity is Identity.CONFIDENTIAL
    assert register.search.find("Ahmad") == ()
    shown = masked_case.mask_complaint(complaint).intake.description
    assert "Ahmad" not in shown
    assert "2222" not in shown
    assert MASK in shown
    own = masked_case.mask_complaint(complainants.as_of(complaint, action))
    assert "Nurhayati" not in own.intake.wish, "nor is the first one named on the paper of who joined"
    left = register.joined.leave(subject, action, "Salah", OFFICER, uuid4())
    assert "Ahmad" not in masked_case.mask_complaint(left).intake.description, "who left is hidden still"


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (Complainant(""), "text_missing"),
        (Complainant("X" * 301), "too_long"),
        (Complainant("Budi", nik="123"), "nik_length"),
        (Complainant("Lain", nik="1971034107900002"), "joined_already"),
        (Complainant("nurhayati binti saleh", phone="0812-7171-2026"), "joined_already"),
    ],
)
def test_who_may_not_join_is_refused(register: Register, who: Complainant, code: str) -> None:
    subject = recorded(register)
    assert refusal(lambda: register.joined.join(subject, who, OFFICER, uuid4()))[1] == code
    assert register.complaints.get(subject).joined == ()


def test_nobody_joins_what_is_closed_or_anonymous_nor_a_fifty_first(register: Register) -> None:
    nobody = recorded(register, an_intake(complainant=Complainant(identity=Identity.ANONYMOUS)))
    assert refusal(lambda: register.joined.join(nobody, SALEH, OFFICER, uuid4()))[1] == "joins_anonymous"
    subject = recorded(register)
    for no in range(complainants.MOST_JOINED):
        register.joined.join(subject, Complainant(f"Warga {no}"), OFFICER, uuid4())
    assert refusal(lambda: register.joined.join(subject, SALEH, OFFICER, uuid4()))[1] == "joined_too_many"
    register.handling.cancel(subject, "Salah", SUPERVISOR, uuid4())
    assert refusal(lambda: register.joined.join(subject, SALEH, OFFICER, uuid4()))[1] == "already_cancelled"


def test_only_who_amends_lets_others_join(register: Register) -> None:
    handler = an_officer(Role.HANDLER, "Bambang")
    subject = recorded(register)
    assert refusal(lambda: register.joined.join(subject, SALEH, handler, uuid4())) == not_allowed(handler, May.AMEND)


@pytest.mark.thorough
def test_two_desks_read_the_same_in_whatever_order_people_join_and_leave(register: Register, tmp_path: Path) -> None:
    subject = recorded(register)
    _, first = joined(register, subject)
    with closing(a_register(tmp_path / "other")) as other:
        carry(register, other)
        other.joined.leave(subject, first, "Salah nomor", OFFICER, uuid4())
        joined(register, subject, dataclasses.replace(SALEH, name="Ani", phone="0813 3"))
        joined(other, subject, dataclasses.replace(SALEH, name="Budi", phone="0813 4"))
        carry(other, register)
        carry(register, other)
        for desk in (register, other):
            assert {who.name for _, who in desk.complaints.get(subject).joined} == {"Ani", "Budi"}
            assert comparing.first_difference(desk.unit.connection) == ""
        assert register.complaints.get(subject).joined == other.complaints.get(subject).joined


@pytest.mark.thorough
def test_what_is_erased_by_law_takes_them_with_it(register: Register) -> None:
    subject = recorded(register)
    joined(register, subject)
    register.handling.cancel(subject, "Salah", SUPERVISOR, uuid4())
    second = an_officer(Role.ADMINISTRATOR, "Yuliana")
    register.erasures.erase(subject, "Nota Dinas 1", (SUPERVISOR, second), uuid4())
    assert register.complaints.get(subject).joined == ()
    kept = b"".join(bytes(row[0]) for row in register.unit.connection.execute("SELECT body FROM payload"))
    assert b"Saleh bin Ahmad" not in kept
