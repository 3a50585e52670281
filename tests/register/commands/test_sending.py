"""A message is sent once, what may have been sent is asked about, and what was sent is a contact in the same step."""

from __future__ import annotations

import dataclasses
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from frontoffice.domain.cases.case import Contact, Reach
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import ContactedBody
from frontoffice.domain.people import Officer, Role
from frontoffice.domain.text.printable_text import LONGEST_LINE
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.codes import SendReason, SendRefusal
from frontoffice.register.commands import sending
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.send_job import SendJob, SendState, SendWay, Sent
from frontoffice.register.journal import origins
from frontoffice.register.journal.reading import UnreadableRow
from frontoffice.register.register import Register
from tests.support.examples import MORNING, TODAY, OfficeClock, a_register, an_officer
from tests.support.incoming import a_mail
from tests.support.messages import SITI, a_message, subject_of
from tests.support.refusals import failure, refusal, too_long

ADMINISTRATOR = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
ANSWER = "250 2.0.0 queued as A1B2"


def queued(register: Register, text: str = "Nomor 0001, kode cek K7M2", by: Officer = SITI) -> SendJob:
    return register.sending.queue(a_message(subject_of(register), text), by, uuid4())


def uncertain(register: Register) -> SendJob:
    job = queued(register)
    register.sending.start_sending(job.job_id)
    done = register.sending.finish(job.job_id, Sent(SendState.UNCERTAIN, "mail_unknown"))
    assert done is not None
    return done


def contacts(register: Register, job: SendJob) -> tuple[Contact, ...]:
    return register.handling.case(job.message.subject).contacts


def evidence(register: Register, job: SendJob) -> list[object]:
    rows = register.unit.connection.execute(
        "SELECT json_extract(body, '$.evidence') FROM payload JOIN journal USING (entry_id) WHERE kind = 'contact.logged'"
        " AND subject = ?",
        (job.message.subject.bytes,),
    )
    return [one for (one,) in rows]


def test_what_was_sent_is_a_contact_of_who_asked_for_it_and_nothing_before(
    register: Register, clock: OfficeClock
) -> None:
    job = queued(register)
    assert (job.state, job.requested_by, job.requested_at) == (SendState.QUEUED, "Siti Rahmawati", MORNING)
    assert register.sending.due(SendWay.EMAIL) == job
    assert register.sending.start_sending(job.job_id).state is SendState.SENDING
    assert contacts(register, job) == ()
    clock.move(minutes=2)
    done = register.sending.finish(job.job_id, Sent(SendState.SENT, "", ANSWER))
    assert done is not None
    assert (done.state, done.evidence, done.message.text, done.message.address) == (SendState.SENT, ANSWER, "", "")
    (contact,) = contacts(register, job)
    assert (contact.reach, contact.channel, contact.note) == (Reach.SENT, "E-mail", "Nomor 0001")
    assert (contact.officer, contact.at, contact.on) == (SITI.name, MORNING + timedelta(minutes=2), TODAY)
    assert contact.reached
    assert evidence(register, job) == [ANSWER]
    assert register.sending.open_jobs() == ()


def test_what_is_settled_stays_so_however_often_it_is_said(register: Register) -> None:
    job = queued(register)
    register.sending.start_sending(job.job_id)
    for state in (SendState.SENT, SendState.SENT, SendState.UNCERTAIN, SendState.QUEUED):
        done = register.sending.finish(job.job_id, Sent(state, "", ANSWER))
        assert done is not None
        assert done.state is SendState.SENT
    assert len(contacts(register, job)) == 1
    assert failure(lambda: register.sending.start_sending(job.job_id))[0] == SendReason.NOT_WAITING
    assert register.sending.finish(uuid4(), Sent(SendState.SENT)) is None


def again_handed_over(register: Register, job: SendJob) -> None:
    """As the register that was put back from a copy has it: handed over, and not yet sent."""
    message = job.message
    register.unit.connection.execute(
        "UPDATE send_job SET state = 'handed_over', address = ?, text = ?, note = ? WHERE job_id = ?",
        (message.address, message.text, message.note, job.job_id.bytes),
    )


def test_a_message_whose_contact_came_back_from_the_centre_is_not_written_down_again(register: Register) -> None:
    job = queued(register)
    register.sending.start_sending(job.job_id)
    register.sending.finish(job.job_id, Sent(SendState.SENT, "", ANSWER))
    again_handed_over(register, job)
    done = register.sending.finish(job.job_id, Sent(SendState.SENT, "", ANSWER))
    assert done is not None
    assert done.state is SendState.SENT
    assert len(contacts(register, job)) == 1
    assert evidence(register, job) == [ANSWER]


def test_a_message_that_two_entries_say_was_sent_is_one_contact(register: Register, clock: OfficeClock) -> None:
    job = queued(register)
    register.sending.start_sending(job.job_id)
    register.sending.finish(job.job_id, Sent(SendState.SENT, "", ANSWER))
    (contact,) = contacts(register, job)
    clock.move(minutes=5)
    for message in (str(job.job_id), "", ""):
        body = ContactedBody(channel="SMS", reach="sent", note="x", cycle=1, message=message or None)
        with register.unit.writing():
            register.unit.append_entry(uuid4(), job.message.subject, EntryKind.CONTACTED, body, SITI)
    first, *others = contacts(register, job)
    assert first == contact
    assert [one.message for one in others] == ["", ""]


def test_a_message_is_queued_once_under_its_identity_and_once_with_its_words(register: Register) -> None:
    subject, job_id = subject_of(register), uuid4()
    job = register.sending.queue(a_message(subject), SITI, job_id)
    assert register.sending.queue(a_message(subject), SITI, job_id) == job
    again = refusal(lambda: register.sending.queue(a_message(subject), SITI, uuid4()))
    assert again[1] == SendRefusal.QUEUED_ALREADY
    register.sending.queue(a_message(subject, "Lain"), SITI, uuid4())
    register.sending.take_back(job.job_id, SITI)
    register.sending.queue(a_message(subject), SITI, uuid4())
    assert len(register.sending.open_jobs()) == 2
    assert next(one.state for one in register.sending.jobs_of(subject)) is SendState.DROPPED


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"address": " "}, "send_address_missing"),
        ({"address": "a@b.id\r\nBcc: c@d.id"}, "send_address_missing"),
        ({"text": " \n"}, "send_text_missing"),
        ({"channel": "Telepon"}, "not_written"),
        ({"title": "x" * (LONGEST_LINE + 1)}, "too_long"),
    ],
    ids=str,
)
def test_what_cannot_be_sent_is_refused(register: Register, changed: dict[str, str], code: str) -> None:
    message = a_message(subject_of(register), **changed)
    assert refusal(lambda: register.sending.queue(message, SITI, uuid4()))[1] == code
    assert register.sending.open_jobs() == ()


def test_a_title_is_one_line(register: Register) -> None:
    job = register.sending.queue(a_message(subject_of(register), title="Tanda\r\nterima"), SITI, uuid4())
    assert job.message.title == "Tanda terima"


def test_who_may_not_speak_with_complainants_sends_nothing(register: Register) -> None:
    job = queued(register)
    for verb in (
        lambda: register.sending.queue(a_message(job.message.subject, "Lain"), ADMINISTRATOR, uuid4()),
        lambda: register.sending.take_back(job.job_id, ADMINISTRATOR),
        lambda: register.sending.send_again(job.job_id, ADMINISTRATOR),
        lambda: register.sending.answer(job.job_id, ADMINISTRATOR, came=True),
    ):
        assert refusal(verb)[1] == "not_allowed"
    assert register.sending.open_jobs() == (job,)


@pytest.mark.parametrize("lost", [{"active": False}, {"role": Role.ADMINISTRATOR}], ids=str)
def test_who_lost_the_right_while_signed_in_settles_no_message(register: Register, lost: dict[str, Any]) -> None:
    hendra = register.officers.add("Hendra Wijaya", Role.SUPERVISOR, "", "sandi panjang 1", None, uuid4())
    siti = register.officers.add(SITI.name, Role.OFFICER, "", "sandi panjang 2", hendra, uuid4())
    doubtful, waiting = uncertain(register), queued(register)
    register.officers.change(dataclasses.replace(siti, **lost), hendra, uuid4())
    for verb in (
        lambda: register.sending.answer(doubtful.job_id, siti, came=True),
        lambda: register.sending.answer(doubtful.job_id, siti, came=False),
        lambda: register.sending.send_again(waiting.job_id, siti),
        lambda: register.sending.take_back(waiting.job_id, siti),
    ):
        assert refusal(verb)[1] in ("officer_disabled", "not_allowed")
    assert register.sending.open_jobs() == (doubtful, waiting)


def test_the_contact_is_logged_for_who_left_the_office_since(register: Register) -> None:
    hendra = register.officers.add("Hendra Wijaya", Role.SUPERVISOR, "", "sandi panjang 1", None, uuid4())
    siti = register.officers.add(SITI.name, Role.OFFICER, "", "sandi panjang 2", hendra, uuid4())
    job = queued(register, by=siti)
    register.officers.change(dataclasses.replace(siti, active=False), hendra, uuid4())
    register.sending.start_sending(job.job_id)
    register.sending.finish(job.job_id, Sent(SendState.SENT, "", ANSWER))
    (contact,) = contacts(register, job)
    assert contact.officer == SITI.name


def test_what_was_not_taken_is_tried_again_later_and_asked_about_after_three_days(
    register: Register, clock: OfficeClock
) -> None:
    job = queued(register)
    register.sending.finish(job.job_id, Sent(SendState.QUEUED, "mail_unreachable", "refused"))
    assert register.sending.due(SendWay.EMAIL) is None
    assert register.sending.due_at(SendWay.EMAIL) == MORNING + timedelta(minutes=1)
    assert register.sending.due_at(SendWay.SMS) is None
    clock.move(minutes=1)
    found = register.sending.due(SendWay.EMAIL)
    assert found is not None
    assert (found.job_id, found.reason, found.evidence, found.tries) == (job.job_id, "mail_unreachable", "refused", 1)
    register.sending.finish(job.job_id, Sent(SendState.QUEUED, "mail_unreachable"))
    register.sending.retry_waiting(SendWay.SMS)
    assert register.sending.due(SendWay.EMAIL) is None
    register.sending.retry_waiting(SendWay.EMAIL)
    assert register.sending.due(SendWay.EMAIL) is not None
    clock.move(days=3, minutes=1)
    failed = register.sending.finish(job.job_id, Sent(SendState.QUEUED, "mail_unreachable"))
    assert failed is not None
    assert (failed.state, failed.reason) == (SendState.FAILED, SendReason.TOO_OLD)  # nobody tries it again by itself
    assert register.sending.due_at(SendWay.EMAIL) is None


def test_what_waited_too_long_while_nobody_tried_is_asked_about_before_it_is_sent(
    register: Register, clock: OfficeClock
) -> None:
    job = queued(register)
    clock.move(days=4)
    assert failure(lambda: register.sending.start_sending(job.job_id))[0] == SendReason.TOO_OLD
    (kept,) = register.sending.open_jobs()
    assert (kept.state, kept.reason) == (SendState.FAILED, SendReason.TOO_OLD)
    register.sending.send_again(job.job_id, SITI)
    assert register.sending.start_sending(job.job_id).state is SendState.SENDING


def test_what_failed_is_sent_again_in_the_name_of_who_asked_or_taken_back(register: Register) -> None:
    job = queued(register)
    register.sending.finish(job.job_id, Sent(SendState.FAILED, "mail_recipient", "550 unknown"))
    again = register.sending.send_again(job.job_id, HENDRA)
    assert again is not None
    assert (again.state, again.requested_by, again.tries) == (SendState.QUEUED, HENDRA.name, 0)
    assert register.sending.due(SendWay.EMAIL) == again
    register.sending.finish(job.job_id, Sent(SendState.FAILED, "mail_recipient", "550 unknown"))
    back = register.sending.take_back(job.job_id, SITI)
    assert back is not None
    assert (back.state, back.message.address) == (SendState.DROPPED, "")
    for verb in (register.sending.send_again, register.sending.take_back):
        settled = verb(job.job_id, SITI)
        assert settled is not None
        assert settled.state is SendState.DROPPED


def test_an_uncertain_message_is_never_sent_by_itself_and_not_before_somebody_said_that_it_did_not_come(
    register: Register, clock: OfficeClock
) -> None:
    job = uncertain(register)
    clock.move(days=9)
    register.sending.retry_waiting(SendWay.EMAIL)
    assert register.sending.due(SendWay.EMAIL) is None
    for verb in (register.sending.send_again, register.sending.take_back):
        kept = verb(job.job_id, SITI)
        assert kept is not None
        assert kept.state is SendState.UNCERTAIN
    answered = register.sending.answer(job.job_id, SITI, came=False)
    assert answered is not None
    assert (answered.state, answered.reason) == (SendState.FAILED, SendReason.NOT_CAME)
    assert contacts(register, job) == ()
    register.sending.send_again(job.job_id, SITI)
    assert register.sending.due(SendWay.EMAIL) is not None


def test_no_other_message_than_an_uncertain_one_is_answered_for(register: Register) -> None:
    job = queued(register)
    for came in (True, False):
        assert register.sending.answer(job.job_id, HENDRA, came=came) == job
        assert register.sending.answer(uuid4(), HENDRA, came=came) is None
    assert contacts(register, job) == ()


def test_an_uncertain_message_that_came_is_a_contact_of_who_found_that(register: Register) -> None:
    job = uncertain(register)
    for _ in range(2):
        answered = register.sending.answer(job.job_id, HENDRA, came=True)
        assert answered is not None
        assert answered.state is SendState.CAME
    (contact,) = contacts(register, job)
    assert (contact.officer, contact.reach) == (HENDRA.name, Reach.SENT)
    assert evidence(register, job) == ["officer"]


def test_a_message_that_a_program_has_stays_with_it_until_it_reports(register: Register) -> None:
    job = queued(register)
    register.sending.start_sending(job.job_id)
    register.sending.finish(job.job_id, Sent(SendState.HANDED_OVER, "", "outbox 7"))
    assert contacts(register, job) == ()
    assert register.sending.take_back(job.job_id, SITI) == register.sending.open_jobs()[0]
    register.sending.finish(job.job_id, Sent(SendState.SENT, "", "sent 7"))
    assert evidence(register, job) == ["sent 7"]


def test_nothing_is_sent_about_a_complaint_that_was_cancelled_meanwhile(register: Register) -> None:
    job = queued(register)
    register.handling.cancel(job.message.subject, "Salah catat", HENDRA, uuid4())
    assert failure(lambda: register.sending.start_sending(job.job_id))[0] == SendReason.CANCELLED
    (kept,) = register.sending.open_jobs()
    assert (kept.state, kept.reason) == (SendState.FAILED, SendReason.CANCELLED)
    with pytest.raises(Refused):
        register.sending.queue(a_message(job.message.subject, "Lain"), SITI, uuid4())


def returned(register: Register, status: str = "5.2.2") -> SendJob:
    """A message that was sent, and came back."""
    job = queued(register)
    register.sending.start_sending(job.job_id)
    register.sending.finish(job.job_id, Sent(SendState.SENT, "", ANSWER))
    report = a_mail(
        1, identity=f"report-{job.job_id}", recipient_failed=f"{job.job_id}@contoh.id", failed_status=status
    )
    register.receiving.take_in([report])
    return job


def test_what_came_back_has_failed_until_somebody_reached_the_complainant(
    register: Register, clock: OfficeClock
) -> None:
    job, other = returned(register), queued(register)
    waiting, failed = register.sending.open_jobs()
    assert (waiting.job_id, failed.job_id, failed.is_returned) == (other.job_id, job.job_id, True)
    assert (failed.state, failed.reason, failed.evidence) == (SendState.FAILED, SendReason.RETURNED_FULL, "5.2.2")
    assert register.sending.jobs_of(job.message.subject) == (failed,)
    again = register.sending.send_again(job.job_id, SITI)
    assert again is not None
    assert again.state is SendState.SENT, "its words are forgotten"
    clock.move(minutes=5)
    register.contacts.log(job.message.subject, Attempt("Telepon", Reach.NO_ANSWER), SITI, uuid4())
    assert failed in register.sending.open_jobs()
    register.contacts.log(job.message.subject, Attempt("Telepon", Reach.REACHED), SITI, uuid4())
    assert [one.job_id for one in register.sending.open_jobs()] == [other.job_id]
    assert register.sending.jobs_of(job.message.subject) == (failed,), "it reached nobody all the same"


def test_what_came_back_leaves_the_list_as_an_officer_says(register: Register) -> None:
    job = returned(register)
    off = register.sending.take_back(job.job_id, SITI)
    assert off is not None
    assert (off.state, off.reason, register.sending.open_jobs()) == (SendState.DROPPED, SendReason.RETURNED_FULL, ())
    assert [one.undelivered for one in contacts(register, job)] == [True]


def test_nobody_has_to_be_reached_about_a_complaint_that_was_cancelled(register: Register) -> None:
    job = returned(register)
    register.handling.cancel(job.message.subject, "x", HENDRA, uuid4())
    assert register.sending.open_jobs() == ()


def test_a_start_settles_what_came_back_and_is_done_with(register: Register) -> None:
    job, waits = returned(register), returned(register, "5.7.1")
    register.contacts.log(job.message.subject, Attempt("Telepon", Reach.REACHED), SITI, uuid4())
    assert sending.recover(register.unit) == 0
    stand = {one.job_id: one.state for one in sending.returned_jobs(register.unit.connection)}
    assert stand == {waits.job_id: SendState.SENT}


def test_what_was_on_its_way_when_the_program_ended_is_uncertain_at_the_next_start(path: Path) -> None:
    with closing(a_register(path)) as register:
        waiting, sending = queued(register), queued(register)
        register.sending.start_sending(sending.job_id)
    with closing(a_register(path)) as register:
        first, second = register.sending.open_jobs()
        assert (first.job_id, first.state) == (waiting.job_id, SendState.QUEUED)
        assert (second.job_id, second.state, second.reason) == (
            sending.job_id,
            SendState.UNCERTAIN,
            SendReason.PROGRAM_ENDED,
        )


def test_what_waited_when_a_register_was_put_back_may_have_been_sent_since_the_copy(path: Path) -> None:
    with closing(a_register(path)) as register:
        job = queued(register)
        origins.begin(register.unit.connection, uuid4(), "rollback")
        assert failure(lambda: register.sending.start_sending(job.job_id))[0] == SendReason.PUT_BACK
        other = queued(register)
        origins.begin(register.unit.connection, uuid4(), "rollback")
    with closing(a_register(path)) as register:
        kept = register.sending.open_jobs()
        assert [(one.job_id, one.state, one.reason) for one in kept] == [
            (one.job_id, SendState.UNCERTAIN, SendReason.PUT_BACK) for one in (job, other)
        ]


def test_what_is_erased_by_law_is_not_sent(register: Register) -> None:
    job = queued(register)
    register.handling.cancel(job.message.subject, "Salah catat", HENDRA, uuid4())
    register.erasures.erase(job.message.subject, "Permintaan", (HENDRA, ADMINISTRATOR), uuid4())
    assert register.sending.jobs_of(job.message.subject) == ()
    with pytest.raises(Unavailable):
        register.sending.start_sending(job.job_id)


def test_no_text_is_longer_than_a_contact_keeps(register: Register) -> None:
    message = a_message(subject_of(register), "x" * 50_001)
    assert refusal(lambda: register.sending.queue(message, SITI, uuid4())) == too_long("text", 50_001, 50_000)


def test_a_job_is_read_as_it_was_queued(register: Register) -> None:
    job = register.sending.queue(a_message(subject_of(register)), SITI, uuid4())
    connection = register.unit.connection
    assert sending.find(connection, job.job_id) == job
    assert sending.open_jobs(connection) == sending.jobs_of(connection, job.message.subject) == (job,)
    assert sending.find(connection, uuid4()) is None


def test_a_settled_job_is_not_open_and_its_words_can_be_forgotten(register: Register) -> None:
    job = register.sending.queue(a_message(subject_of(register)), SITI, uuid4())
    connection = register.unit.connection
    sending.update(connection, job.job_id, state=str(SendState.SENT))
    sending.forget_words(connection, job.job_id)
    assert sending.open_jobs(connection) == ()
    (kept,) = sending.jobs_of(connection, job.message.subject)
    assert (kept.message.address, kept.message.title, kept.message.text, kept.message.note) == ("", "", "", "")


@pytest.mark.parametrize(
    "damage", ["state = 'x'", "way = 'x'", "next_at = 'x'", "officer_id = zeroblob(16), state = ''"]
)
def test_a_row_that_nobody_wrote_is_damaged(register: Register, damage: str) -> None:
    job = register.sending.queue(a_message(subject_of(register)), SITI, uuid4())
    connection = register.unit.connection
    connection.execute(f"UPDATE send_job SET {damage}")
    with pytest.raises(UnreadableRow) as unreadable:
        sending.find(connection, job.job_id)
    assert unreadable.value.table == "send_job"
