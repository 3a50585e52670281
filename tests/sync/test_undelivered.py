"""A message that one desk sent and whose bounce comes to the mailbox of another: it reached nobody, at both."""

from __future__ import annotations

from uuid import uuid4

from frontoffice.domain.cases.case import Reach, last_undelivered_contact
from frontoffice.register.codes import SendReason
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.send_job import SendState, Sent
from tests.support.counters import OFFICER, agree, settle
from tests.support.incoming import a_mail
from tests.support.messages import a_message, subject_of
from tests.sync.conftest import Enrol


def test_a_bounce_at_another_desk_is_red_at_both_until_anyone_reached_the_complainant(enrol: Enrol) -> None:
    sender, reader = enrol("L1"), enrol("L2")
    subject = subject_of(sender.register)
    job = sender.register.sending.queue(a_message(subject), OFFICER, uuid4())
    sender.register.sending.start_sending(job.job_id)
    sender.register.sending.finish(job.job_id, Sent(SendState.SENT, "", "250"))
    settle(sender, reader)
    bounce = a_mail(1, automatic=True, recipient_failed=f"{job.job_id}@contoh.id", failed_status="5.1.1")
    reader.register.receiving.take_in([bounce])
    assert sender.register.sending.open_jobs() == ()

    settle(sender, reader)
    assert [one.reason for one in sender.register.sending.open_jobs()] == [SendReason.RETURNED_NO_MAILBOX]
    for desk in (sender, reader):
        back = last_undelivered_contact(desk.register.handling.case(subject))
        assert back is not None
        assert back.message == str(job.job_id)

    reader.register.contacts.log(subject, Attempt("Telepon", Reach.REACHED), OFFICER, uuid4())
    settle(sender, reader)
    assert sender.register.sending.open_jobs() == ()
    agree(sender, reader)
