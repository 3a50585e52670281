from __future__ import annotations

from datetime import date

from frontoffice.domain.cases import void_steps
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Status
from frontoffice.domain.entries.entry import EntryKind
from tests.support.entry_builder import BAMBANG, DEWI, HENDRA, ONCE, Book
from tests.support.examples import TODAY


def analyse(book: Book, text: str) -> dict[str, object]:
    return {"step": Step.ANALYSE.value, "on": TODAY.isoformat(), "text": text, "cycle": 1}


def test_what_another_desk_did_at_the_same_time_says_whose_step_holds() -> None:
    book = Book().walk(Step.REVIEW)
    seen = book.heads()
    first = book.add(EntryKind.STEPPED, BAMBANG, seen, **analyse(book, "Analisis A"))
    second = book.add(EntryKind.STEPPED, DEWI, seen, **analyse(book, "Analisis B"))
    for _ in range(2):  # as long as two desks stand beside each other, and after the next step
        rejected = void_steps.rejection_reasons(book.lines, book.case)
        assert list(rejected) == [second]
        why = rejected[second]
        assert (why.step, why.on, why.officer, why.text) == (Step.ANALYSE, TODAY, DEWI.name, "Analisis B")
        assert why.instead is not None
        assert (why.instead.entry_id, why.instead.officer, why.instead.on) == (first, BAMBANG.name, TODAY)
        book.step(Step.DECIDE, cycle=1)


def test_what_fits_no_more_says_where_the_complaint_stood() -> None:
    book = Book().walk(Step.REVIEW)
    seen = book.heads()
    book.walk(Step.ANALYSE, Step.DECIDE)
    late = book.add(EntryKind.STEPPED, HENDRA, seen, step="withdraw", on=TODAY.isoformat(), text="Dicabut", cycle=1)
    for _ in range(2):  # also when the complaint went on since
        why = void_steps.rejection_reasons(book.lines, book.case)[late]
        assert (why.step, why.stood, why.instead) == (Step.WITHDRAW, Status.DECIDED, None)
        book.walk(Step.INFORM)


def test_what_never_fitted_stood_at_the_beginning() -> None:
    book = Book()
    early = book.add(EntryKind.STEPPED, HENDRA, step="act", on=TODAY.isoformat(), text="Sudah", cycle=1)
    assert void_steps.rejection_reasons(book.lines, book.case)[early].stood is Status.REGISTERED


def test_a_second_cancelling_finds_it_cancelled() -> None:
    book = Book()
    book.step(Step.CANCEL)
    again = book.add(EntryKind.CANCELLED, HENDRA, why="Salah catat lagi")
    why = void_steps.rejection_reasons(book.lines, book.case)[again]
    assert (why.step, why.on, why.text, why.stood) == (Step.CANCEL, TODAY, "Salah catat lagi", Status.CANCELLED)


def test_when_everything_applied_there_is_nothing_to_say() -> None:
    book = Book().walk(Step.REVIEW, Step.ANALYSE)
    assert void_steps.rejection_reasons(book.lines, book.case) == {}


def test_of_a_review_the_note_is_what_was_written() -> None:
    book = Book()
    book.add(EntryKind.REVIEWED, HENDRA, (), note="Lengkap")
    second = book.add(EntryKind.REVIEWED, DEWI, (), note="Sudah lengkap juga")
    assert void_steps.rejection_reasons(book.lines, book.case)[second].text == "Sudah lengkap juga"


def test_a_step_has_the_date_that_was_written_and_may_be_without_text() -> None:
    book = Book().walk(Step.REVIEW)
    late = book.add(EntryKind.STEPPED, HENDRA, step="act", on="2026-11-23", cycle=1)
    why = void_steps.rejection_reasons(book.lines, book.case)[late]
    assert (why.on, why.text, why.stood) == (date(2026, 11, 23), "", Status.REVIEWED)


def test_the_step_that_holds_is_that_of_the_same_cycle() -> None:
    book = Book().walk(*ONCE, Step.UNSATISFIED, Step.ANALYSE)
    late = book.add(EntryKind.STEPPED, DEWI, **analyse(book, "Analisis lagi"))
    why = void_steps.rejection_reasons(book.lines, book.case)[late]
    assert why.instead == book.case.cycles[0].last(Step.ANALYSE)
    assert why.stood is Status.ANALYSED
