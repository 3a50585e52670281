from __future__ import annotations

import dataclasses
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from frontoffice.domain import switches
from frontoffice.domain.cases import deadlines, handling
from frontoffice.domain.cases.deadlines import ExtensionForm
from frontoffice.domain.cases.handling import HandlingContext, StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Kind
from frontoffice.domain.limits import Limits
from tests.support.entry_builder import LIMITS, ONCE, Book, an_office
from tests.support.examples import an_intake

DUE = date(2026, 12, 14)  # of the example, received on 24 November 2026
FORM = ExtensionForm(date(2026, 12, 21), "Menunggu OPD teknis", "500/12/2026")


def allowing(**changes: Any) -> HandlingContext:
    """An office that extends."""
    on = dataclasses.replace(LIMITS.by_code[switches.EXTENSION], amount=1)
    limits = Limits(MappingProxyType({**LIMITS.by_code, switches.EXTENSION: on}))
    return an_office(limits=limits, **changes)


def refused(book: Book, office: HandlingContext, **changes: Any) -> list[tuple[str, str]]:
    form = dataclasses.replace(FORM, **changes)
    found = deadlines.refusals(form, book.complaint, book.case, office)
    return [(problem.field, str(problem.code)) for problem in found]


def test_an_office_extends_nothing_unless_it_says_that_it_does() -> None:
    assert refused(Book(), an_office()) == [("", "extension_off")]
    assert refused(Book(), allowing()) == []


def test_only_the_first_answer_of_an_open_complaint_is_put_off() -> None:
    assert refused(Book(intake=an_intake(kind=Kind.SUGGESTION)), allowing()) == [("", "nothing_to_extend")]
    assert refused(Book().walk(*ONCE[:4]), allowing()) == [("", "nothing_to_extend")]
    assert refused(Book().walk(Step.WITHDRAW), allowing()) == [("", "already_closed")]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"until": None}, [("until", "extension_not_later")]),
        ({"until": DUE}, [("until", "extension_not_later")]),
        ({"why": " ", "letter": ""}, [("text", "text_missing"), ("letter", "letter_missing")]),
        ({"why": "x" * 50_001, "letter": "x" * 301}, [("text", "too_long"), ("letter", "too_long")]),
    ],
)
def test_a_later_date_a_reason_and_a_letter_are_needed(changes: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert Book().complaint.due.day == DUE
    assert refused(Book(), allowing(), **changes) == found


def test_a_further_extension_is_later_than_the_first_and_none_ends_today() -> None:
    book = Book(extended_until=FORM.until)
    (problem,) = deadlines.refusals(FORM, book.complaint, book.case, allowing())
    assert (problem.code, problem.facts) == ("extension_not_later", {"due": FORM.until})
    assert refused(Book(), allowing(today=date(2026, 12, 21))) == [("until", "extension_not_later")]


def test_late_is_what_comes_after_the_first_due_date_however_long_it_was_extended() -> None:
    book = Book(extended_until=FORM.until)
    form = StepForm(Step.FORWARD)
    assert handling.is_late(form, book.complaint, book.case, allowing(today=date(2026, 12, 15)))
    assert not handling.is_late(form, book.complaint, book.case, allowing(today=DUE))
