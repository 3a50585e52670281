from __future__ import annotations

import pytest

from frontoffice.domain.cases.case import Case, Cycle, Reach, Team
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Status
from tests.support.entry_builder import ONCE, Book


@pytest.mark.parametrize(("reach", "reached"), [(reach, reach in ("reached", "collected")) for reach in Reach])
def test_only_who_was_spoken_with_or_came_was_reached(reach: Reach, reached: bool) -> None:
    book = Book()
    book.contact(reach)
    assert book.case.contacts[0].reached == reached


def test_a_team_reads_as_one_line() -> None:
    assert Team("Bambang", "", "Dinas Perhubungan").text == "Bambang, Dinas Perhubungan"
    assert Team().text == ""


def test_the_step_that_moved_it_last_is_not_the_review_that_only_classified_again() -> None:
    book = Book()
    assert (book.case.last, book.case.moved) == (None, None)
    book.walk(Step.REVIEW)
    moved = book.case.moved
    assert moved is not None
    assert moved.step is Step.REVIEW
    book.walk(Step.ANALYSE, Step.REVIEW)
    moved, last = book.case.moved, book.case.last
    assert moved is not None
    assert last is not None
    assert (moved.step, last.step) == (Step.ANALYSE, Step.REVIEW)


def test_the_last_of_a_step_in_a_cycle_is_found() -> None:
    book = Book().walk(*ONCE[:5], Step.RETURN, Step.ACT)
    done = book.case.cycle.last(Step.ACT)
    assert done is not None
    assert done.entry_id == book.lines[-1].entry_id
    assert book.case.cycle.last(Step.CONVEY) is None


def test_the_names_of_what_became_of_a_contact_in_the_journal_stay() -> None:
    assert set(Reach) == {"reached", "asked", "no_answer", "wrong_number", "letter_sent", "collected", "sent"}


def test_a_case_is_registered_in_its_first_cycle_and_nothing_is_known_of_it_until_something_is() -> None:
    assert Case() == Case(
        status=Status.REGISTERED,
        before=Status.REGISTERED,
        cycles=(Cycle(1, ()),),
        contacts=(),
        asked=None,
        completed_on=None,
        response=None,
        lapse=None,
        target=None,
        level="",
        category="",
        team=Team("", "", ""),
        conflict=False,
        rejected_steps=(),
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ({"text": "Analisis", "note": "Catatan", "why": "Alasan"}, "Analisis"),
        ({"text": "", "note": "Catatan", "why": "Alasan"}, "Catatan"),
        ({"text": "", "note": "", "why": "Alasan"}, "Alasan"),
        ({"text": ""}, ""),
        ({"note": "Catatan"}, "Catatan"),
    ],
)
def test_what_was_written_at_a_step_is_its_text_else_its_note_else_its_reason(body: dict[str, str], text: str) -> None:
    book = Book().walk(Step.REVIEW)
    book.step(Step.ANALYSE, **({"text": ""} | body))
    last = book.case.last
    assert last is not None
    assert (last.step, last.text) == (Step.ANALYSE, text)


def test_the_present_cycle_is_the_newest_and_the_last_step_the_newest_of_its_cycle() -> None:
    book = Book().walk(*ONCE, Step.UNSATISFIED)
    assert ([cycle.no for cycle in book.case.cycles], book.case.cycle.no) == ([1, 2], 2)
    last = book.case.last
    assert last is not None
    assert (last.step, last.entry_id) == (Step.UNSATISFIED, book.lines[-1].entry_id)
    book.walk(Step.ANALYSE)
    moved = book.case.moved
    assert moved is not None
    assert moved == book.case.last == book.case.cycle.steps[-1]
