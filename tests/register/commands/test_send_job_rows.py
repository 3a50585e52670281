from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.register.commands import send_job_rows
from frontoffice.register.commands.send_job import SendState
from frontoffice.register.journal.reading import UnreadableRow
from frontoffice.register.register import Register
from tests.support.messages import SITI, a_message, subject_of


def test_a_job_is_read_as_it_was_queued(register: Register) -> None:
    job = register.sending.queue(a_message(subject_of(register)), SITI, uuid4())
    connection = register.unit.connection
    assert send_job_rows.find(connection, job.job_id) == job
    assert send_job_rows.open_jobs(connection) == send_job_rows.jobs_of(connection, job.message.subject) == (job,)
    assert send_job_rows.find(connection, uuid4()) is None


def test_a_settled_job_is_not_open_and_its_words_can_be_forgotten(register: Register) -> None:
    job = register.sending.queue(a_message(subject_of(register)), SITI, uuid4())
    connection = register.unit.connection
    send_job_rows.update(connection, job.job_id, state=str(SendState.SENT))
    send_job_rows.forget_words(connection, job.job_id)
    assert send_job_rows.open_jobs(connection) == ()
    (kept,) = send_job_rows.jobs_of(connection, job.message.subject)
    assert (kept.message.address, kept.message.title, kept.message.text, kept.message.note) == ("", "", "", "")


@pytest.mark.parametrize(
    "damage", ["state = 'x'", "way = 'x'", "next_at = 'x'", "officer_id = zeroblob(16), state = ''"]
)
def test_a_row_that_nobody_wrote_is_damaged(register: Register, damage: str) -> None:
    job = register.sending.queue(a_message(subject_of(register)), SITI, uuid4())
    connection = register.unit.connection
    connection.execute(f"UPDATE send_job SET {damage}")
    with pytest.raises(UnreadableRow) as unreadable:
        send_job_rows.find(connection, job.job_id)
    assert unreadable.value.table == "send_job"
