"""Officers' answers about receipts: each is one fact, and none is final."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.complaint import Complaint
from frontoffice.register.commands.print_job import JobState, PrintJob
from frontoffice.register.register import Register
from tests.support.examples import MORNING, a_register, an_intake, an_officer

OFFICER = an_officer()


@pytest.fixture
def complaint(register: Register) -> Complaint:
    return register.complaints.record(an_intake(), OFFICER, uuid4()).complaint


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
    assert [one.job_id for one in register.printing.answered_since(MORNING)] == [job.job_id]
    asked = register.printing.take_back(job.job_id, OFFICER)
    assert (asked.state, asked.reason) == (JobState.UNCERTAIN, "answer_taken_back")
    assert register.printing.open_jobs() == (asked,), "what would have replaced it is not needed"
    assert register.printing.take_back(job.job_id, OFFICER) == asked, "a second click"
    _, replacement = register.printing.void_and_replace(job.job_id, OFFICER)
    assert replacement is not None
    said = [line.body["state"] for line in register.complaints.story(complaint.subject) if line.kind == "receipt.paper"]
    assert said[-2:] == ["uncertain", "void"]
