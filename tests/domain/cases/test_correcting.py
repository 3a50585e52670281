from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.cases import void_steps
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.cases.void_steps import AT_ONCE, Correction
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import Officer, Role
from tests.support.entry_builder import BAMBANG, DEWI, HENDRA, ONCE, SITI, YULIANA, Book
from tests.support.examples import TODAY


def corrected(book: Book, entry: UUID, by: Officer = HENDRA, why: str = "Salah pengaduan") -> UUID:
    return book.add(EntryKind.STEP_CORRECTED, by, entry=str(entry), step="review", why=why, by=str(by.officer_id))


@pytest.mark.parametrize(
    ("way", "by", "code"),
    [
        (ONCE[:1], HENDRA, None),
        (ONCE[:1], SITI, "step_not_yours"),
        (ONCE[:2], BAMBANG, None),  # the team's own step
        (ONCE[:2], HENDRA, None),  # who decides
        (ONCE[:2], YULIANA, "step_not_yours"),
        (ONCE[:4], SITI, None),
        (ONCE[:5], SITI, "step_not_yours"),
        ((*ONCE[:1], Step.FORWARD), BAMBANG, "step_not_yours"),
        ((Step.CANCEL,), HENDRA, None),
    ],
)
def test_a_step_is_taken_back_by_whoever_may_take_it_or_decides(
    way: tuple[Step, ...], by: Officer, code: str | None
) -> None:
    case = Book().walk(*way).case
    assert case.last is not None
    found = void_steps.correction_refusal(case, case.last.entry_id, by)
    assert (found.code if found else None) == code
    if code:
        assert found is not None
        assert Role.SUPERVISOR in found.facts["roles"]  # type: ignore[operator]


def test_only_the_last_step_is_taken_back_and_only_once() -> None:
    book = Book().walk(*ONCE[:2])
    first, last = (taken.entry_id for taken in book.case.cycle.steps)
    for entry in (first, uuid4()):
        problem = void_steps.correction_refusal(book.case, entry, HENDRA)
        assert problem is not None
        assert (problem.code, problem.facts["step"]) == ("step_not_the_last", Step.ANALYSE)
    corrected(book, last)
    problem = void_steps.correction_refusal(book.case, last, HENDRA)
    assert problem is not None
    assert problem.code == "step_not_the_last"
    assert void_steps.correction_refusal(book.case, first, HENDRA) is None
    corrected(book, first)
    problem = void_steps.correction_refusal(book.case, first, HENDRA)
    assert problem is not None
    assert (problem.code, problem.facts) == ("step_not_the_last", {})


def test_another_kind_is_taken_back_by_amending_it_again() -> None:
    book = Book().walk(Step.REVIEW)
    entry = book.add(EntryKind.AMENDED, HENDRA, changes={}, why="x", step="reclassify", on=TODAY.isoformat())
    problem = void_steps.correction_refusal(book.case, entry, HENDRA)
    assert problem is not None
    assert problem.code == "kind_by_amending"


@pytest.mark.parametrize(
    ("by", "after", "at_once"),
    [(BAMBANG, AT_ONCE, True), (BAMBANG, AT_ONCE + timedelta(seconds=1), False), (DEWI, timedelta(0), False)],
)
def test_whoever_took_it_takes_it_back_at_once_without_a_word(by: Officer, after: timedelta, at_once: bool) -> None:
    book = Book().walk(Step.REVIEW)
    book.step(Step.ANALYSE, BAMBANG)
    taken = book.case.last
    assert taken is not None
    assert void_steps.is_at_once(taken, by, taken.recorded_at + after) is at_once


def test_a_corrected_step_reads_with_who_corrected_it_when_and_why() -> None:
    book = Book().walk(Step.REVIEW)
    assert void_steps.corrections(book.lines, book.case) == {}
    entry = book.lines[-1].entry_id
    corrected(book, entry)
    expected = {entry: Correction(HENDRA.name, TODAY, "Salah pengaduan")}
    assert void_steps.corrections(book.lines, book.case) == expected
    corrected(book, entry, SITI, "Sekali lagi")  # by a desk that had seen it: nothing is left to correct
    book.add(EntryKind.STEP_CORRECTED, entry=7)  # by a broken program
    assert void_steps.corrections(book.lines, book.case) == expected
