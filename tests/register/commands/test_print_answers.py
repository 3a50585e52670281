"""Officers' answers about receipts: each is one fact, and none is final."""

from __future__ import annotations

import dataclasses
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.complaint import Complaint
from frontoffice.domain.people import Role
from frontoffice.register.commands.print_job import JobState, PrintJob
from frontoffice.register.register import Register
from tests.support.examples import MORNING, OfficeClock, a_register, an_intake, an_officer

OFFICER = an_officer()


def printed(register: Register, complaint: Complaint, *, state: JobState) -> PrintJob:
    job = register.printing.queue(complaint.subject, "TM-T82", OFFICER)
    register.printing.start_sending(job.job_id)
    return register.printing.finish(job.job_id, state, "", OFFICER)


def test_voiding_and_replacing_are_one_transaction(register: Register, complaint: Complaint) -> None:
    job = printed(register, complaint, state=JobState.UNCERTAIN)
    voided, replacement = register.printing.void_and_replace(job.job_id, OFFICER)
    assert replacement is not None
    assert (voided.state, replacement.state, replacement.replaces) == (JobState.VOID, JobState.QUEUED, True)
    assert register.printing.open_jobs() == (replacement,)
    assert register.printing.void_and_replace(job.job_id, OFFICER) == (voided, None), "a second click"


@pytest.mark.thorough
def test_a_void_receipt_that_nothing_replaced_waits_after_a_restart(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
        job = printed(register, register.complaints.get(subject), state=JobState.UNCERTAIN)
        register.printing.finish(job.job_id, JobState.VOID, "officer", OFFICER)
    for _ in range(2):
        with closing(a_register(tmp_path)) as register:
            (waiting,) = register.printing.open_jobs()
            assert (waiting.state, waiting.reason, waiting.copy_no) == (JobState.WAITING, "put_off", 1)
            assert waiting.replaces
    with closing(a_register(tmp_path)) as register:
        register.printing.finish(waiting.job_id, JobState.DROPPED, "officer", OFFICER)
    with closing(a_register(tmp_path)) as register:
        assert register.printing.open_jobs() == (), "that nobody needs it was a decision"


@pytest.mark.parametrize("answer", [JobState.ACCEPTED, JobState.VOID])
def test_an_answer_can_be_taken_back_and_given_again(
    register: Register, complaint: Complaint, answer: JobState
) -> None:
    job = printed(register, complaint, state=JobState.UNCERTAIN)
    if answer is JobState.VOID:
        register.printing.void_and_replace(job.job_id, OFFICER)
    else:
        register.printing.finish(job.job_id, answer, "officer", OFFICER)
    assert [one.job_id for one in register.printing.list_answered(MORNING)] == [job.job_id]
    asked = register.printing.take_back(job.job_id, OFFICER)
    assert (asked.state, asked.reason) == (JobState.UNCERTAIN, "answer_taken_back")
    assert register.printing.open_jobs() == (asked,), "what would have replaced it is not needed"
    assert register.printing.take_back(job.job_id, OFFICER) == asked, "a second click"
    _, replacement = register.printing.void_and_replace(job.job_id, OFFICER)
    assert replacement is not None
    said = [line.body["state"] for line in register.complaints.story(complaint.subject) if line.kind == "receipt.paper"]
    assert said[-2:] == ["uncertain", "void"]


@pytest.mark.thorough
def test_what_replaces_a_void_receipt_is_asked_for_anew_by_who_voided_it(
    register: Register, complaint: Complaint, clock: OfficeClock
) -> None:
    job = register.printing.queue(complaint.subject, "TM-T82", OFFICER)
    register.printing.start_sending(job.job_id, "TM-T82", "usb 1")
    register.printing.finish(job.job_id, JobState.UNCERTAIN, "no_answer", OFFICER, "none", sent=99)
    clock.move(minutes=3)
    boss = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
    voided, replacement = register.printing.void_and_replace(job.job_id, boss, "Cadangan")
    assert (voided.state, voided.reason, voided.evidence, voided.sent) == (JobState.VOID, "officer", "", 99)
    assert replacement is not None
    assert replacement == dataclasses.replace(
        voided,
        job_id=replacement.job_id,
        state=JobState.QUEUED,
        printer="Cadangan",
        requested_by="Hendra Wijaya",
        requested_at=clock(),
        reason="",
        evidence="",
        sent=0,
        printer_id="",
        replaces=True,
    )
    assert replacement.job_id != job.job_id
    line = register.complaints.story(complaint.subject)[-1]
    assert (line.officer, line.body["state"], line.body["evidence"]) == ("Hendra Wijaya", "void", "officer")


@pytest.mark.thorough
def test_the_replacement_goes_to_the_same_printer_unless_another_is_named(
    register: Register, complaint: Complaint
) -> None:
    job = printed(register, complaint, state=JobState.UNCERTAIN)
    _, replacement = register.printing.void_and_replace(job.job_id, OFFICER)
    assert replacement is not None
    assert replacement.printer == "TM-T82"


@pytest.mark.thorough
def test_only_what_is_uncertain_is_voided_and_only_what_was_answered_taken_back(
    register: Register, complaint: Complaint
) -> None:
    job = printed(register, complaint, state=JobState.CONFIRMED)
    entries = len(register.complaints.story(complaint.subject))
    assert register.printing.void_and_replace(job.job_id, OFFICER) == (job, None)
    assert register.printing.take_back(job.job_id, OFFICER) == job
    assert len(register.complaints.story(complaint.subject)) == entries


@pytest.mark.thorough
def test_a_receipt_that_was_sent_in_its_place_stays_when_the_answer_is_taken_back(
    register: Register, complaint: Complaint
) -> None:
    job = printed(register, complaint, state=JobState.UNCERTAIN)
    _, replacement = register.printing.void_and_replace(job.job_id, OFFICER)
    assert replacement is not None
    register.printing.start_sending(replacement.job_id)
    register.printing.finish(replacement.job_id, JobState.CONFIRMED, "", OFFICER, "gs_r")
    asked = register.printing.take_back(job.job_id, OFFICER)
    assert (asked.state, asked.evidence) == (JobState.UNCERTAIN, "officer")
    states = [one.state for one in register.printing.jobs_of(complaint.subject)]
    assert states == [JobState.UNCERTAIN, JobState.CONFIRMED]
    voided, second = register.printing.void_and_replace(job.job_id, OFFICER)
    assert (voided.state, second) == (JobState.VOID, None), "the one in its place came out"


@pytest.mark.thorough
def test_a_copy_that_was_accepted_keeps_its_later_copies(register: Register, complaint: Complaint) -> None:
    job = printed(register, complaint, state=JobState.UNCERTAIN)
    register.printing.finish(job.job_id, JobState.ACCEPTED, "officer", OFFICER)
    later = register.printing.queue(complaint.subject, "TM-T82", OFFICER, "Hilang")
    register.printing.take_back(job.job_id, OFFICER)
    assert register.printing.jobs_of(complaint.subject)[-1] == later


@pytest.mark.thorough
def test_what_was_forgotten_is_queued_for_who_had_asked(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        complaint = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint
        job = printed(register, complaint, state=JobState.UNCERTAIN)
        register.printing.finish(job.job_id, JobState.VOID, "officer", an_officer(name="Lain"))
    with closing(a_register(tmp_path)) as register:
        (waiting,) = register.printing.open_jobs()
        assert (waiting.requested_by, waiting.printer) == ("Siti Rahmawati", "TM-T82")


@pytest.mark.thorough
def test_a_replacement_that_was_voided_and_not_replaced_waits_after_a_restart_too(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        complaint = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint
        _, second = register.printing.void_and_replace(
            printed(register, complaint, state=JobState.UNCERTAIN).job_id, OFFICER
        )
        assert second is not None
        register.printing.start_sending(second.job_id)
        register.printing.finish(second.job_id, JobState.VOID, "officer", OFFICER)
    with closing(a_register(tmp_path)) as register:
        (waiting,) = register.printing.open_jobs()
        assert (waiting.state, waiting.job_id != second.job_id) == (JobState.WAITING, True)
