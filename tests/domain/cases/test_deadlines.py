from __future__ import annotations

from datetime import date

from frontoffice.domain.calendar import working_days
from frontoffice.domain.cases import deadlines
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import CLOSED, Kind, Status
from frontoffice.domain.limits import Limits, Target
from tests.support.entry_builder import LIMITS, ONCE, WAYS, Book, an_office
from tests.support.examples import a_calendar, a_letter, an_intake


def case_1() -> Book:
    """Received Mon 2-11-2026, due Fri 20-11."""
    received = date(2026, 11, 2)
    return Book(received_on=received, due=working_days.due_date(a_calendar(), received))


def test_late_days_are_working_days() -> None:
    complaint = case_1().given
    days = {22: 0, 23: 1, 24: 2}
    assert {day: deadlines.late_days(complaint, date(2026, 11, day), a_calendar()) for day in days} == days


def test_the_clock_is_the_response_then_the_target_and_stands_while_the_complainant_is_asked() -> None:
    book = case_1()
    clock = deadlines.next_obligation(book.complaint, book.case)
    assert clock == Target(date(2026, 11, 20), "", False, a_calendar().version)
    book.stand(Status.CONVEYED)
    assert deadlines.next_obligation(book.complaint, book.case) is None
    book.step(
        Step.UNSATISFIED,
        target={"on": "2026-12-10", "time": "", "provisional": False, "calendar_version": "kal-1"},
    )
    clock = deadlines.next_obligation(book.complaint, book.case)
    assert clock is not None
    assert clock.on == date(2026, 12, 10)
    assert book.complaint.due.day == date(2026, 11, 20)


def test_a_level_with_less_time_brings_the_clock_forward() -> None:
    book = case_1()
    short = {"on": "2026-11-09", "time": "", "provisional": False, "calendar_version": "kal-1"}
    book.step(Step.REVIEW, level="level.normative", target=short)
    clock = deadlines.next_obligation(book.complaint, book.case)
    assert clock is not None
    assert clock.on == date(2026, 11, 9)


def test_a_level_with_more_time_leaves_the_response_where_it_was() -> None:
    book = case_1()
    long = {"on": "2027-01-29", "time": "", "provisional": False, "calendar_version": "kal-1"}
    book.step(Step.REVIEW, level="level.supervised", target=long)
    before = deadlines.next_obligation(book.complaint, book.case)
    assert before is not None
    assert before.on == date(2026, 11, 20)
    book.walk(*ONCE[1:4])
    after = deadlines.next_obligation(book.complaint, book.case)
    assert after is not None
    assert after.on == date(2027, 1, 29)


def test_on_one_day_the_target_with_its_hour_is_owed_first() -> None:
    due, light = case_1().given.due, Target(date(2026, 11, 20), "10.30")
    assert deadlines.first_due(due, light, responded=False) == light


def test_suggestions_have_no_clock() -> None:
    book = Book(intake=an_intake(kind=Kind.SUGGESTION))
    assert deadlines.next_obligation(book.complaint, book.case) is None


def test_whatever_is_closed_has_no_clock() -> None:
    for status in CLOSED & set(WAYS):
        book = Book().stand(status)
        assert deadlines.next_obligation(book.complaint, book.case) is None


# --- SP4N-LAPOR! ----------------------------------------------------------------------------------------------------


def from_sp4n() -> Book:
    """Received Mon 23-11-2026: forwarded within 3 working days, replied to within 5."""
    return Book(intake=a_letter(channel="sp4n", external_id="1916449"))


def sp4n_days(book: Book) -> list[date]:
    found = deadlines.sp4n_limits(book.complaint, book.case, an_office())
    assert all("SP4N" in name for name, _ in found)
    return [target.on for _, target in found]


def test_a_report_from_sp4n_is_to_be_forwarded_then_replied_to() -> None:
    book = from_sp4n()
    assert sp4n_days(book) == [date(2026, 11, 26), date(2026, 11, 30)]
    book.walk(*ONCE[:3])
    assert sp4n_days(book) == [date(2026, 11, 30)]
    book.walk(*ONCE[3:4])
    assert sp4n_days(book) == []


def test_no_other_channel_has_sp4ns_limits_and_nothing_closed_has() -> None:
    assert sp4n_days(Book(intake=a_letter())) == []
    book = from_sp4n()
    book.step(Step.WITHDRAW)
    assert sp4n_days(book) == []


def reminded(book: Book) -> dict[str, date]:
    return {name: target.on for name, target in deadlines.reminders(book.complaint, book.case, an_office())}


def test_a_decision_is_due_sixty_days_after_the_papers_were_complete() -> None:
    """Complete on Mon 7-9-2026, decision due Fri 6-11-2026."""
    book = Book(intake=a_letter(received_on=date(2026, 9, 7)))
    assert reminded(book) == {"Keputusan setelah berkas lengkap": date(2026, 11, 6)}
    for step in ONCE[:2]:
        book.walk(step)
        assert reminded(book) == {"Keputusan setelah berkas lengkap": date(2026, 11, 6)}
    book.walk(ONCE[2])
    assert reminded(book) == {}
    assert reminded(Book(intake=a_letter(documents=False))) == {}
    assert reminded(Book(intake=a_letter(kind=Kind.SUGGESTION))) == {}


def test_what_the_office_set_no_limit_for_reminds_of_nothing() -> None:
    book = from_sp4n()
    codes = [code for code, _ in deadlines.running_limits(book.complaint, book.case)]
    assert codes == ["sp4n.forward", "sp4n.reply", "decision"]
    without = {code: limit for code, limit in LIMITS.by_code.items() if code not in ("sp4n.forward", "decision")}
    found = deadlines.reminders(book.complaint, book.case, an_office(limits=Limits(without)))
    assert [target.on for _, target in found] == [date(2026, 11, 30)]


def test_an_answer_is_waited_for_ten_working_days() -> None:
    book = Book().walk(*ONCE)
    assert book.case.status is Status.CONVEYED
    assert book.case.moved is not None
    due = working_days.due_date(a_calendar(), book.case.moved.on, 10).day
    assert reminded(book) == {"Menunggu tanggapan pengadu": due}
    book.step(Step.SATISFIED)
    assert reminded(book) == {}
