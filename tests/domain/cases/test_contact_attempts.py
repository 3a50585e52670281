from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest

from frontoffice.domain.cases.case import attempts, is_reachable, last_successful_contact
from frontoffice.domain.complaint import Identity
from tests.support.entry_builder import ONCE, Book
from tests.support.examples import a_complainant, an_intake


def test_before_the_first_step_every_contact_counts() -> None:
    book = Book()
    book.contact()
    (contact,) = book.case.contacts
    assert (last_successful_contact(book.case), attempts(book.case)) == (contact, 1)


@pytest.mark.parametrize(("places", "days", "counts"), [(1, 0, True), (0, 0, False), (-1, 0, False), (1, -1, False)])
def test_only_a_contact_written_after_the_step_and_not_dated_before_it_counts(
    places: int, days: int, counts: bool
) -> None:
    book = Book().walk(*ONCE[:3])
    book.contact()
    moved, (contact,) = book.case.moved, book.case.contacts
    assert moved is not None
    moved_contact = dataclasses.replace(contact, place=moved.place + places, on=moved.on + timedelta(days=days))
    case = dataclasses.replace(book.case, contacts=(moved_contact,))
    assert (last_successful_contact(case), attempts(case)) == ((moved_contact, 1) if counts else (None, 0))


@pytest.mark.parametrize(
    ("way", "reaches"),
    [
        ("E-mail", True),
        ("SMS", True),
        ("WhatsApp", True),
        ("SP4N-LAPOR!", True),
        ("Telepon", False),
        ("Surat", False),
        ("Datang ke loket", False),
        ("", False),
    ],
)
def test_what_was_sent_in_writing_was_said_and_is_an_attempt_by_any_other_way(way: str, reaches: bool) -> None:
    book = Book().walk(*ONCE[:3])
    book.contact("sent", way=way)
    assert (last_successful_contact(book.case) is not None, attempts(book.case)) == (
        reaches,
        1,
    )


def test_who_asked_how_it_stands_was_neither_tried_nor_informed() -> None:
    book = Book()
    book.contact("asked", way="Datang ke loket")
    assert (last_successful_contact(book.case), attempts(book.case)) == (None, 0)


def test_a_letter_on_its_way_reached_nobody() -> None:
    book = Book()
    book.contact("letter_sent", way="E-mail")
    assert last_successful_contact(book.case) is None


@pytest.mark.parametrize("name", ["phone", "email", "address"])
def test_one_way_to_be_reached_is_enough_to_have_to_be_tried(name: str) -> None:
    nothing = {"name": "", "nik": "", "phone": "", "email": "", "address": "", "identity": Identity.ANONYMOUS}
    known = Book(intake=an_intake(complainant=a_complainant(**(nothing | {name: "ada"}))))
    assert is_reachable(known.complaint)
    assert not is_reachable(Book(intake=an_intake(complainant=a_complainant(**nothing))).complaint)
    elsewhere = an_intake(complainant=a_complainant(**nothing), external_id="LAPOR-1")
    assert is_reachable(Book(intake=elsewhere).complaint)
