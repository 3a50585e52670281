from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from frontoffice.domain.people import May, Officer, Role
from frontoffice.domain.shift import LONGEST_NOTE, CounterState
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.commands.send_job import Message, SendWay
from frontoffice.register.projection import comparing
from frontoffice.register.queries.day_query import DayFilter, RegisterDay
from frontoffice.register.register import Register
from tests.support.examples import TODAY, a_letter, a_signed_in, an_intake
from tests.support.refusals import not_allowed, refusal, too_long

PIN = "946183"


@pytest.fixture
def rina(register: Register) -> Officer:
    """Who comes, with a secret here."""
    head = a_signed_in(register, Role.SUPERVISOR, secret="857302")  # noqa: S106  (hers)
    return register.officers.add("Rina Kartika", Role.OFFICER, "Petugas Front Office", PIN, head, uuid4())


def today(register: Register, counter: str = "L1") -> RegisterDay:
    return register.days.read(TODAY, DayFilter(counter=counter))


def test_the_counter_changes_hands_with_what_is_open_and_noted(register: Register, rina: Officer) -> None:
    siti, action = a_signed_in(register, name="Siti Rahmawati"), uuid4()
    for intake in (an_intake(), a_letter(documents=False)):
        last = register.complaints.record(intake, siti, uuid4(), with_paper=True).complaint
    register.drafts.save(Draft(uuid4(), siti.officer_id, register.now(), {"description": "Setengah"}))
    register.slips.reserve(3, "Besok", a_signed_in(register, Role.SUPERVISOR), uuid4())
    for _try in (1, 2):  # the same action writes nothing twice
        taker = register.shifts.hand(rina, PIN, " 0151 kembali\r\npukul 14.00 ", siti, action)
    assert taker == rina
    (one,) = today(register).handed
    assert (one.officer, one.to_name, one.note) == (siti.name, rina.name, "0151 kembali\npukul 14.00")
    assert (one.position, one.to_position) == (siti.position, rina.position)
    assert one.state == CounterState(recorded=2, last=last.number.no, drafts=1, unprinted=2, incomplete=1, slips=3)
    assert today(register, "L2").handed == today(register, "").handed == ()
    assert comparing.first_difference(register.unit.connection) == ""


def test_whoever_comes_accepts_with_their_own_secret_and_nothing_is_written_without(
    register: Register, rina: Officer
) -> None:
    siti = a_signed_in(register, name="Siti Rahmawati")

    def hand(coming: Officer | None, secret: str, note: str = "") -> Officer:
        return register.shifts.hand(coming, secret, note, siti, uuid4())

    assert refusal(lambda: hand(rina, "000000"))[:2] == ("secret", "wrong_secret")
    assert refusal(lambda: hand(None, PIN))[:2] == ("coming", "coming_unfit")
    assert refusal(lambda: hand(siti, PIN))[:2] == ("coming", "coming_unfit")
    assert refusal(lambda: hand(a_signed_in(register, Role.HANDLER), PIN))[:2] == ("coming", "coming_unfit")
    long = "x" * (LONGEST_NOTE + 1)
    assert refusal(lambda: hand(rina, PIN, long)) == too_long("note", LONGEST_NOTE + 1, LONGEST_NOTE)
    handler = a_signed_in(register, Role.HANDLER)
    nobody = lambda: register.shifts.hand(rina, PIN, "", handler, uuid4())  # noqa: E731
    assert refusal(nobody) == not_allowed(handler, May.RECORD)
    assert today(register).handed == ()


def test_who_may_no_more_by_now_takes_no_counter(register: Register, rina: Officer) -> None:
    siti, head = a_signed_in(register, name="Siti Rahmawati"), a_signed_in(register, Role.SUPERVISOR)
    hand = lambda: register.shifts.hand(rina, PIN, "", siti, uuid4())  # noqa: E731
    register.officers.change(replace(rina, role=Role.HANDLER), head, uuid4())
    assert refusal(hand)[:2] == ("coming", "coming_unfit")
    register.officers.change(replace(rina, active=False), head, uuid4())
    assert refusal(hand)[:2] == ("coming", "officer_disabled")
    assert today(register).handed == ()


def test_offered_is_whoever_records_and_has_a_secret_here(register: Register, rina: Officer) -> None:
    head, siti = a_signed_in(register, Role.SUPERVISOR), a_signed_in(register, name="Siti Rahmawati")
    register.officers.add("Bambang", Role.HANDLER, "", PIN, head, uuid4())
    assert register.shifts.possible(siti) == (head, rina)
    assert register.shifts.possible(rina) == (head,), "who has no secret here cannot accept"


def test_a_desk_that_gives_no_numbers_has_no_counter_to_hand_over(register: Register, rina: Officer) -> None:
    register.desk = replace(register.desk, gives_numbers=False)
    handing = lambda: register.shifts.hand(rina, PIN, "", a_signed_in(register, name="Siti Rahmawati"), uuid4())  # noqa: E731
    assert refusal(handing)[1] == "desk_gives_no_numbers"


def test_after_the_page_is_closed_it_stands_as_later_and_the_page_is_closed_again(
    register: Register, rina: Officer
) -> None:
    siti, head = a_signed_in(register, name="Siti Rahmawati"), a_signed_in(register, Role.SUPERVISOR)
    register.closing.close(TODAY, "L1", "", head, uuid4())
    assert today(register).handed_since == ()
    register.shifts.hand(rina, PIN, "", siti, uuid4())
    assert today(register).handed_since == today(register).handed
    register.closing.close(TODAY, "L1", "", head, uuid4())
    assert today(register).handed_since == ()
    assert len(today(register).handed) == 1


def test_a_message_that_is_not_settled_is_counted(register: Register) -> None:
    siti = a_signed_in(register, name="Siti Rahmawati")
    assert register.shifts.state(siti) == CounterState()
    subject = register.complaints.record(an_intake(), siti, uuid4()).complaint.subject
    register.sending.queue(
        Message(subject, SendWay.EMAIL, "E-mail", "nurhayati@contoh.id", "Nomor 0001", "Nomor 0001", "Tanda terima"),
        siti,
        uuid4(),
    )
    assert register.shifts.state(siti) == CounterState(recorded=1, last=1, messages=1)
