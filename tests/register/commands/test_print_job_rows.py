from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.register.commands import print_job_rows
from frontoffice.register.commands.print_job import JobState
from frontoffice.register.register import Register
from tests.support.examples import an_intake, an_officer

OFFICER = an_officer()


def test_a_job_is_read_back_as_it_was_added_and_changed(register: Register) -> None:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    job = register.printing.queue(subject, "Loket", OFFICER)
    with register.unit.writing():
        db = register.unit.db
        assert print_job_rows.job(db, job.job_id) == job
        print_job_rows.update(db, job.job_id, state=str(JobState.UNCERTAIN))
        assert [one.job_id for one in print_job_rows.in_state(db, JobState.UNCERTAIN)] == [job.job_id]
        assert print_job_rows.next_copy_no(db, subject, 0) == 2
        print_job_rows.update(db, job.job_id, state=str(JobState.VOID))
        assert print_job_rows.next_copy_no(db, subject, 0) == 1
        with pytest.raises(KeyError):
            print_job_rows.job(db, uuid4())
