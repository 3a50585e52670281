"""What officers answer about a receipt goes into the register as one fact, and can be taken back."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from frontoffice.app.printing.dispatch import QueuedJobs
from frontoffice.app.printing.print_task import Devices
from frontoffice.app.printing.printing_controller import OfficerAnswers
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.commands.print_job import JobState, PrintJob
from frontoffice.register.register import Register
from tests.support.examples import an_intake, an_officer
from tests.support.fakes import AtOnce

OFFICER = an_officer()


class Followed:
    """Answers, and what became of them."""

    def __init__(self, register: Register) -> None:
        self.changed: list[PrintJob] = []
        self.failed: list[Refused | Unavailable] = []
        self.stopped: list[UUID] = []
        self.printed: list[PrintJob] = []
        queued = QueuedJobs(AtOnce, Devices(), self.failed.append)
        self.answers = OfficerAnswers(
            register,
            queued,
            self.changed.append,
            self.failed.append,
            self.stopped.append,
            lambda job, _by: self.printed.append(job),
        )


@pytest.fixture
def uncertain(register: Register) -> PrintJob:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    job = register.printing.queue(subject, "Loket", OFFICER)
    register.printing.start_sending(job.job_id, "Loket", "network 10.0.0.9")
    return register.printing.finish(job.job_id, JobState.UNCERTAIN, "printer_lost", OFFICER)


@pytest.mark.parametrize(("doubled", "reason"), [(False, "officer"), (True, "doubled")])
def test_a_whole_receipt_is_accepted_and_the_printer_waited_for_no_longer(
    register: Register, uncertain: PrintJob, doubled: bool, reason: str
) -> None:
    followed = Followed(register)
    followed.answers.record(uncertain.job_id, OFFICER, whole=True, doubled=doubled)
    assert followed.stopped == [uncertain.job_id]
    assert [(job.state, job.reason) for job in followed.changed] == [(JobState.ACCEPTED, reason)]
    followed.answers.record(uncertain.job_id, OFFICER, whole=False, doubled=False)
    assert followed.printed == [], "it is answered for"


@pytest.mark.thorough
def test_a_torn_receipt_is_void_and_its_replacement_printed(register: Register, uncertain: PrintJob) -> None:
    followed = Followed(register)
    followed.answers.record(uncertain.job_id, OFFICER, whole=False, doubled=False)
    followed.answers.record(uncertain.job_id, OFFICER, whole=False, doubled=False)
    assert [job.state for job in followed.changed] == [JobState.VOID]
    assert [(job.subject, job.replaces) for job in followed.printed] == [(uncertain.subject, True)]


def test_an_answer_that_was_wrong_is_taken_back(register: Register, uncertain: PrintJob) -> None:
    followed = Followed(register)
    followed.answers.record(uncertain.job_id, OFFICER, whole=True, doubled=False)
    followed.answers.take_back(uncertain.job_id, OFFICER)
    assert register.printing.open_jobs()[0].job_id == uncertain.job_id
    followed.answers.record(uncertain.job_id, OFFICER, whole=False, doubled=False)
    assert len(followed.printed) == 1
