"""Messages erased by law, alone and with their complaint: their words are in no file, and what is counted stays."""

from __future__ import annotations

import dataclasses
from contextlib import closing
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.calendar import report_period
from frontoffice.domain.entries.entry import EntryKind, canonical
from frontoffice.domain.incoming import BecameOf, NoComplaint
from frontoffice.domain.people import Role
from frontoffice.errors import Refused
from frontoffice.register.commands.receiving import TakenIn
from frontoffice.register.projection import comparing
from frontoffice.register.register import Register
from tests.support.examples import a_register, an_intake, an_officer
from tests.support.forged_entries import forge
from tests.support.incoming import MAIL
from tests.support.manual_sync import carry
from tests.support.refusals import refusal

OFFICER: Final = an_officer()
SUPERVISOR: Final = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
SECOND: Final = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
DECIDERS: Final = (SUPERVISOR, SECOND)
GROUND: Final = "Nota Dinas 12/2031"
WORD: Final = b"Rahasiasekali"
YEAR: Final = report_period.parse("2026")
SECRET: Final = dataclasses.replace(
    MAIL,
    sender="rahasiasekali@mail.example",
    sender_name=WORD.decode(),
    title=WORD.decode(),
    text=WORD.decode(),
    files=(("Rahasiasekali.pdf", WORD * 9),),
)


def left_in(folder: Path) -> list[str]:
    """The files of a register that still have a word of it."""
    return [one.name for one in folder.glob("register*") if WORD.lower() in one.read_bytes().lower()]


def closed(register: Register) -> UUID:
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    register.receiving.take_in([SECRET])
    register.receiving.settle_as_contact(SECRET.subject, subject, OFFICER, uuid4())
    register.handling.cancel(subject, "x", SUPERVISOR, uuid4())
    return subject


def demand_erased(register: Register, became: BecameOf | None) -> None:
    assert refusal(lambda: register.inbox.get(SECRET.subject, OFFICER)) == ("", "message_erased", {})
    (kept,) = register.inbox.count(YEAR)
    assert (kept.received, kept.contacts, kept.waiting) == (1, int(became is BecameOf.CONTACT), 0)
    assert (register.inbox.count_waiting(), register.inbox.waiting(), register.inbox.settled()) == (0, (), ())
    assert register.maintenance.verify().broken == ""
    assert comparing.first_difference(register.unit.connection) == ""


def test_a_message_goes_alone_with_its_files_and_its_draft_and_comes_no_more(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        register.receiving.take_in([SECRET])
        register.receiving.draft_of(SECRET.subject, OFFICER)
        assert left_in(tmp_path)
        register.erasures.erase_message(SECRET.subject, GROUND, DECIDERS, uuid4())
        assert left_in(tmp_path) == []
        assert register.drafts.all() == ()
        demand_erased(register, None)
        assert register.receiving.take_in([SECRET]) == TakenIn(0, 1)
        with pytest.raises(Refused, match="message_erased"):
            register.receiving.settle_as_none(SECRET.subject, NoComplaint.OTHER, OFFICER, uuid4())
        with pytest.raises(Refused, match="message_erased"):
            register.erasures.erase_message(SECRET.subject, GROUND, DECIDERS, uuid4())


def test_a_message_goes_with_its_complaint(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        subject = closed(register)
        register.erasures.erase(subject, GROUND, DECIDERS, uuid4())
        assert left_in(tmp_path) == []
        demand_erased(register, BecameOf.CONTACT)
        ((settled, complaint),) = register.unit.connection.execute("SELECT outcome, complaint FROM message").fetchall()
        assert (settled, complaint) == ("contact", subject.bytes)


def test_a_file_that_a_complaint_has_too_stays_there(register: Register) -> None:
    register.receiving.take_in([SECRET])
    other = dataclasses.replace(SECRET, identity="another@mail.example")
    register.receiving.take_in([other])
    register.erasures.erase_message(SECRET.subject, GROUND, DECIDERS, uuid4())
    assert register.receiving.files(other.subject, OFFICER) == (("Rahasiasekali.pdf", WORD * 9),)


@pytest.mark.parametrize("is_known", [True, False])
def test_another_desk_takes_the_words_away_whatever_came_first(tmp_path: Path, *, is_known: bool) -> None:
    one_folder, other_folder = tmp_path / "a", tmp_path / "b"
    with closing(a_register(one_folder)) as one, closing(a_register(other_folder, counter="L2")) as other:
        one.receiving.take_in([SECRET])
        if is_known:
            other.receiving.take_in([SECRET])  # in an entry of its own
            other.receiving.settle_as_none(SECRET.subject, NoComplaint.OTHER, OFFICER, uuid4())
        one.erasures.erase_message(SECRET.subject, GROUND, DECIDERS, uuid4())
        carry(one, other)
        carry(other, one)
        for register in (one, other):
            demand_erased(register, None)
        kept = "SELECT count(*) FROM payload WHERE instr(body, ?)"
        assert other.unit.connection.execute(kept, (WORD,)).get == 0


def test_an_erasure_of_a_message_takes_nothing_of_a_complaint(tmp_path: Path) -> None:
    with closing(a_register(tmp_path / "a")) as one, closing(a_register(tmp_path / "b", counter="L2")) as other:
        subject = one.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
        one.receiving.take_in([MAIL])
        one.erasures.erase_message(MAIL.subject, GROUND, DECIDERS, uuid4())
        body = dict(one.complaints.story(MAIL.subject)[-1].body) | {"subject": str(subject)}
        forge(one, subject, EntryKind.MESSAGE_ERASED, canonical(body))
        carry(one, other)
        assert other.complaints.get(subject).intake == an_intake()
        assert other.maintenance.verify().broken == ""


def test_one_decider_alone_erases_no_message(register: Register) -> None:
    register.receiving.take_in([SECRET])
    both = (SUPERVISOR, SUPERVISOR)
    assert refusal(lambda: register.erasures.erase_message(SECRET.subject, GROUND, both, uuid4()))[1] == "one_decider"
    by = (OFFICER, SECOND)
    assert refusal(lambda: register.erasures.erase_message(SECRET.subject, GROUND, by, uuid4()))[1] == "not_allowed"
