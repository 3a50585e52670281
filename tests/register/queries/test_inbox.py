from __future__ import annotations

import dataclasses
from contextlib import closing
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import pytest

from frontoffice.domain.calendar import report_period
from frontoffice.domain.cases.case import Reach, last_undelivered_contact
from frontoffice.domain.complaint import Complaint, Identity
from frontoffice.domain.incoming import IncomingMessage, NoComplaint, ProposedBy
from frontoffice.domain.masked_text import MASK
from frontoffice.domain.people import Role
from frontoffice.domain.reports.report import MessageFigures, Scope
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.send_job import Message, SendState, SendWay, Sent
from frontoffice.register.projection import comparing
from frontoffice.register.queries.inbox import Proposal
from frontoffice.register.register import Register
from tests.support.examples import OfficeClock, a_complainant, a_register, an_intake, an_officer
from tests.support.incoming import MAIL, REPORT, SENT, TEXT, a_mail
from tests.support.manual_sync import carry

OFFICER: Final = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
ADMINISTRATOR = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")


def record(register: Register, **who: Any) -> Complaint:
    return register.complaints.record(an_intake(complainant=a_complainant(**who)), OFFICER, uuid4()).complaint


def proposed(register: Register, message: IncomingMessage) -> Proposal | None:
    register.receiving.take_in([message])
    return register.inbox.propose(message.subject)


def test_messages_wait_the_newest_last_with_what_a_line_shows(register: Register) -> None:
    long = dataclasses.replace(a_mail(2), text="Izin saya\n\nterlambat " * 40, files=(("a.pdf", b"x"),))
    register.receiving.take_in([long, a_mail(3, sender_name="", automatic=True), MAIL])
    lines = register.inbox.waiting()
    assert [line.subject for line in lines] == [MAIL.subject, long.subject, a_mail(3).subject]
    assert (lines[0].sender, lines[0].first_words) == ("Dewi Anggraini", "Izin trayek Berkas saya hilang di loket.")
    assert (len(lines[1].first_words), lines[1].files, lines[1].automatic) == (160, 1, False)
    assert (lines[2].sender, lines[2].automatic, lines[2].arrived_at) == (MAIL.sender, True, a_mail(3).arrived_at)
    assert "Dewi" not in repr(lines)
    assert register.inbox.count_waiting() == 3
    assert register.inbox.waiting(limit=1) == lines[:1]


def test_a_message_waits_in_working_days_from_its_arrival(register: Register, clock: OfficeClock) -> None:
    register.receiving.take_in([MAIL])
    assert register.inbox.waiting()[0].waited == 0
    clock.move(days=6)  # over a weekend
    assert register.inbox.waiting()[0].waited == 4
    register.receiving.settle_as_none(MAIL.subject, NoComplaint.OTHER, OFFICER, uuid4())
    clock.move(days=7)
    assert [line.waited for line in register.inbox.settled()] == [4]


def test_messages_are_counted_by_channel_what_became_of_them_and_how_long_they_waited(
    register: Register, clock: OfficeClock
) -> None:
    settle, complaint = register.receiving, record(register)
    october = a_mail(9, arrived_at=SENT - timedelta(days=30))
    register.receiving.take_in([*(a_mail(no) for no in range(1, 6)), TEXT, october])
    settle.settle_as_none(a_mail(1).subject, NoComplaint.OTHER, OFFICER, uuid4())
    clock.move(days=6)  # four working days
    settle.settle_as_contact(a_mail(2).subject, complaint.subject, OFFICER, uuid4())
    draft = settle.draft_of(a_mail(3).subject, OFFICER)
    register.complaints.record(an_intake(), OFFICER, uuid4(), draft.draft_id)
    settle.settle_as_none(october.subject, NoComplaint.OTHER, OFFICER, uuid4())
    register.erasures.erase_message(a_mail(4).subject, "Nota Dinas 1/2026", (SUPERVISOR, ADMINISTRATOR), uuid4())
    register.erasures.erase_message(TEXT.subject, "Nota Dinas 1/2026", (SUPERVISOR, ADMINISTRATOR), uuid4())
    clock.move(days=1)
    november = report_period.parse("2026-11")
    found = register.inbox.count(november)
    assert found == (
        MessageFigures("email", "E-mail", 5, 1, 1, 1, waiting=1, median=Fraction(4), longest=5),
        MessageFigures("sms", "SMS", 1, 0, 0, 0, waiting=0, median=None, longest=None),
    )
    settle.settle_as_none(a_mail(5).subject, NoComplaint.OTHER, OFFICER, uuid4())
    clock.move(days=30)  # what was decided waits no longer
    ((mails, _), elsewhere) = register.inbox.count(november), register.inbox.count(november, "L9")
    assert (mails.no_complaint, mails.waiting, mails.median, mails.longest, elsewhere) == (2, 0, Fraction(4), 5, ())
    assert register.reports.figures(Scope(november)).messages == register.inbox.count(november)


def test_a_report_belongs_to_the_complaint_that_was_given_its_number_meanwhile(register: Register) -> None:
    register.receiving.take_in([REPORT])
    assert register.inbox.propose(REPORT.subject) is None
    complaint = record(register)
    register.sp4n.enter(complaint.subject, "#8123456", OFFICER, uuid4())
    assert register.inbox.propose(REPORT.subject) == Proposal(
        complaint.subject, complaint.number_text, ProposedBy.SAME_ITEM
    )


@pytest.mark.parametrize("who", [{"email": "dewi@mail.example"}, {"phone": "081234567890"}])
def test_a_form_belongs_to_the_one_complaint_of_its_address_or_telephone(
    register: Register, who: dict[str, str]
) -> None:
    complaint = record(register, **who)
    found = proposed(register, REPORT)
    assert found == Proposal(complaint.subject, complaint.number_text, ProposedBy.SENDER)


def test_an_answer_belongs_to_the_complaint_of_the_message_of_ours_that_it_answers(register: Register) -> None:
    complaint = record(register)
    message = Message(complaint.subject, SendWay.EMAIL, "E-mail", "x@mail.example", "Kabar", "Kabar", "Kabar")
    job = register.sending.queue(message, OFFICER, uuid4())
    ours = f"{job.job_id}@kantor.example"
    wanted = Proposal(complaint.subject, complaint.number_text, ProposedBy.ANSWERS)
    assert proposed(register, a_mail(1, answers=("x@elsewhere", ours))) == wanted
    assert proposed(register, a_mail(2, recipient_failed=ours, automatic=True)) == wanted
    assert register.inbox.waiting()[1].is_failure
    assert proposed(register, a_mail(3, answers=(f"{uuid4()}@kantor.example",))) is None


def test_an_absence_notice_answers_nothing_fails_nothing_and_hides_whom_it_would_name(register: Register) -> None:
    complaint, job = record(register, name="Dewi Anggraini", identity=Identity.CONFIDENTIAL), uuid4()
    message = Message(complaint.subject, SendWay.EMAIL, "E-mail", MAIL.sender, "Kabar", "Kabar", "Kabar")
    register.sending.queue(message, OFFICER, job)
    register.sending.start_sending(job)
    register.sending.finish(job, Sent(SendState.SENT, "", "250"))
    text = f"Saya cuti. {complaint.number_text}, kode {complaint.check_code}"
    away = a_mail(1, automatic=True, answers=(f"{job}@kantor.example",), text=text)
    assert proposed(register, away) is None
    (line,) = register.inbox.waiting()
    assert (line.proposal, line.sender, line.is_failure) == (None, MASK, False)
    assert register.sending.open_jobs() == ()
    assert [one.undelivered for one in register.handling.case(complaint.subject).contacts] == [False]
    assert proposed(register, dataclasses.replace(away, identity="b@mail.example", automatic=False)) is not None


def test_an_answer_is_known_at_another_desk_by_the_contact_that_was_logged(
    register: Register, clock: OfficeClock, tmp_path: Path
) -> None:
    complaint, job = record(register), uuid4()
    message = Message(complaint.subject, SendWay.EMAIL, "E-mail", "x@mail.example", "Kabar", "Kabar", "Kabar")
    register.sending.queue(message, OFFICER, job)
    register.sending.start_sending(job)
    register.sending.finish(job, Sent(SendState.SENT, "", "250"))
    with closing(a_register(tmp_path / "other", clock=clock, counter="L2")) as other:
        carry(register, other)
        wanted = Proposal(complaint.subject, complaint.number_text, ProposedBy.ANSWERS)
        assert proposed(other, a_mail(1, answers=(f"{job}@kantor.example",))) == wanted
        register.handling.cancel(complaint.subject, "x", SUPERVISOR, uuid4())
        second = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
        register.erasures.erase(complaint.subject, "ND 1", (SUPERVISOR, second), uuid4())
        carry(register, other)
        for desk in (register, other):
            assert desk.unit.connection.execute("SELECT count(*) FROM sent_message").get == 0
            assert comparing.first_difference(desk.unit.connection) == ""
        assert other.inbox.waiting()[0].proposal is None


def test_an_answer_goes_out_in_the_thread_of_the_newest_mail_of_its_recipient(register: Register) -> None:
    complaint = record(register)
    own = Message(complaint.subject, SendWay.EMAIL, "E-mail", "Dewi@mail.example", "Kabar", "Kabar", "Jawaban kantor")

    def due() -> tuple[str, tuple[str, ...]]:
        job = register.sending.due(SendWay.EMAIL)
        assert job is not None
        return job.message.title, job.answers

    def log(message: IncomingMessage) -> None:
        register.receiving.take_in([message])
        register.receiving.settle_as_contact(message.subject, complaint.subject, OFFICER, uuid4())

    register.sending.queue(own, OFFICER, uuid4())
    assert due() == ("Jawaban kantor", ())
    log(a_mail(0, title="", identity="1" * 64))
    assert due() == ("Jawaban kantor", ())
    log(a_mail(1, title="Izin", identity="0" * 64))
    assert due() == ("Re: Izin", ())
    log(a_mail(2, title="Re: Izin", answers=("a1@mail.example",)))
    log(a_mail(3, title="Lain", sender="other@mail.example"))
    register.receiving.take_in([a_mail(4)])  # nobody has read it yet
    assert due() == ("Re: Izin", ("a1@mail.example", "a2@mail.example"))


def test_what_came_back_reached_nobody_at_any_desk_until_somebody_is_reached(
    register: Register, clock: OfficeClock, tmp_path: Path
) -> None:
    complaint, job = record(register), uuid4()
    message = Message(complaint.subject, SendWay.EMAIL, "E-mail", "x@mail.example", "Kabar", "Kabar", "Kabar")
    register.sending.queue(message, OFFICER, job)
    register.sending.start_sending(job)
    register.sending.finish(job, Sent(SendState.SENT, "", "250"))
    register.receiving.take_in([a_mail(1, recipient_failed=f"{uuid4()}@kantor.example")])
    assert last_undelivered_contact(register.handling.case(complaint.subject)) is None
    register.receiving.take_in([a_mail(2, recipient_failed=f"{job}@kantor.example")])
    with closing(a_register(tmp_path / "other", clock=clock, counter="L2")) as other:
        carry(register, other)
        for desk in (register, other):
            (contact,) = desk.handling.case(complaint.subject).contacts
            assert (contact.undelivered, contact.reached) == (True, False)
            assert last_undelivered_contact(desk.handling.case(complaint.subject)) == contact
    clock.move(hours=1)
    register.contacts.log(complaint.subject, Attempt("Telepon", Reach.REACHED, "Sudah tahu."), OFFICER, uuid4())
    case = register.handling.case(complaint.subject)
    assert (last_undelivered_contact(case), case.contacts[0].undelivered) == (None, True)


def test_a_number_is_believed_with_its_check_code_alone(register: Register) -> None:
    complaint = record(register)
    number, code = complaint.number_text, complaint.check_code
    wanted = Proposal(complaint.subject, number, ProposedBy.NUMBER_AND_CODE)
    assert proposed(register, a_mail(1, title=f"Menanyakan ({number}).", text=f"kode {code.lower()}")) == wanted
    assert proposed(register, a_mail(2, text=f"Nomor {number}, kode {code[:3]} {code[3:]}")) == wanted
    assert proposed(register, a_mail(3, text=f"Nomor {number}")) is None
    assert proposed(register, a_mail(4, text=f"Nomor {number}x, kode {code}")) is None


def test_a_sender_is_known_by_their_only_open_complaint(register: Register) -> None:
    complaint = record(register, email="Dewi@Mail.example", phone="0812-3456-7890")
    wanted = Proposal(complaint.subject, complaint.number_text, ProposedBy.SENDER)
    assert proposed(register, MAIL) == wanted
    assert proposed(register, TEXT) == wanted
    other = record(register, email="dewi@mail.example")
    assert proposed(register, MAIL) is None
    register.handling.cancel(other.subject, "x", SUPERVISOR, uuid4())
    assert proposed(register, MAIL) == wanted


def test_nobody_who_asked_for_confidence_is_known_by_their_address(register: Register) -> None:
    record(register, email=MAIL.sender, phone=TEXT.sender, identity=Identity.CONFIDENTIAL)
    assert proposed(register, MAIL) is None
    assert proposed(register, TEXT) is None


def test_a_line_that_belongs_to_somebody_who_asked_for_confidence_names_nobody(register: Register) -> None:
    complaint = record(register, name="Dewi Anggraini", identity=Identity.CONFIDENTIAL)
    words = f"Saya Dewi, {complaint.number_text} {complaint.check_code}"
    register.receiving.take_in([dataclasses.replace(MAIL, text=words)])
    (line,) = register.inbox.waiting()
    assert (line.sender, "Dewi" in line.first_words) == (MASK, False)


def test_a_message_is_found_by_its_code(register: Register) -> None:
    register.receiving.take_in([MAIL])
    one = register.inbox.get(MAIL.subject, OFFICER)
    assert register.inbox.by_code(f" {one.code.lower()} ") == one
    assert register.inbox.by_code("AAAAAA") is None


@pytest.mark.thorough
def test_whatever_stands_in_a_text_is_looked_up_without_harm(register: Register) -> None:
    words = " ".join(f"{no}/PGD-L1/2026" for no in range(5_000))
    assert proposed(register, a_mail(1, text=words, arrived_at=SENT - timedelta(days=9_000))) is None
    assert register.inbox.waiting()[0].arrived_at.date() < date(2026, 1, 1)
