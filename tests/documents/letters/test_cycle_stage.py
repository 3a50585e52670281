from __future__ import annotations

from frontoffice.documents.letters import letter_facts
from frontoffice.domain.cases.steps import Step
from tests.support.entry_builder import ONCE, Book


def test_while_a_repeated_cycle_has_nothing_the_verified_one_is_told() -> None:
    book = Book().walk(*ONCE, Step.UNSATISFIED)
    assert letter_facts.cycle_to_report(book.case).no == 1
    book.step(Step.ANALYSE, text="Kedua")
    assert letter_facts.cycle_to_report(book.case).no == 2
    assert letter_facts.valid_step(letter_facts.cycle_to_report(book.case), Step.DECIDE) is None
    assert not letter_facts.has_answer(book.case)


def test_what_was_sent_back_does_not_stand() -> None:
    book = Book().walk(*ONCE[:5])
    assert letter_facts.valid_step(book.case.cycle, Step.ACT) is not None
    book.step(Step.RETURN)
    assert letter_facts.valid_step(book.case.cycle, Step.ACT) is None
    assert letter_facts.valid_step(book.case.cycle, Step.DECIDE) is not None
    book.walk(Step.ACT)
    assert letter_facts.valid_step(book.case.cycle, Step.ACT) is not None


def test_the_settled_cycle_is_the_last_that_was_conveyed() -> None:
    assert letter_facts.last_conveyed_cycle(Book().walk(*ONCE[:-1]).case) is None
    book = Book().walk(*ONCE, Step.UNSATISFIED, *ONCE[1:5])
    settled = letter_facts.last_conveyed_cycle(book.case)
    assert settled is not None
    assert settled.no == 1


def test_an_answer_that_was_taken_back_is_none() -> None:
    book = Book().walk(*ONCE)
    assert letter_facts.complainant_answer(book.case.cycle) is None
    book.walk(Step.SATISFIED)
    taken = letter_facts.complainant_answer(book.case.cycle)
    assert taken is not None
    assert taken.step is Step.SATISFIED
    book.walk(Step.REOPEN)
    assert letter_facts.complainant_answer(book.case.cycle) is None


def test_the_last_review_gave_the_note() -> None:
    book = Book()
    assert letter_facts.last_review(book.case) is None
    first, last = book.step(Step.REVIEW), book.step(Step.REVIEW)
    taken = letter_facts.last_review(book.case)
    assert taken is not None
    assert (taken.entry_id, taken.entry_id == first) == (last, False)
