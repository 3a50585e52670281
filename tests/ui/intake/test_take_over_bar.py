"""A form that somebody else left is named, and asked about, before it becomes anybody else's."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from frontoffice.domain.people import Officer
from tests.support.examples import OfficeClock, a_signed_in, an_intake
from tests.support.intake_desk import ESC, IntakeDesk, desk

__all__ = ["desk"]


def left_by_rina(desk: IntakeDesk, clock: OfficeClock | None = None) -> Officer:
    """Fill in a whole complaint as Rina, and let Yuliana sign in beside it."""
    rina = desk.officer = a_signed_in(desk.register, name="Rina Marlina")
    desk.page.hand_over()
    desk.put(an_intake())
    desk.fill("name", "a")
    desk.page.keep()
    if clock is not None:
        clock.move(minutes=21)
    desk.officer = a_signed_in(desk.register, name="Yuliana Putri")
    desk.page.hand_over()
    return rina


def recorded_by(desk: IntakeDesk) -> list[str]:
    return [desk.register.complaints.story(one.subject)[0].officer for one in desk.recorded]


def test_what_a_colleague_left_is_named_with_its_time_and_recorded_by_nobody_else_unasked(
    desk: IntakeDesk, clock: OfficeClock
) -> None:
    left_by_rina(desk, clock)
    bar = desk.page.take_over_bar
    assert bar.isVisible()
    assert bar.whose_text.text() == "Rina Marlina's form, 10.32: go on with it?"
    assert not desk.page.form.isEnabled()
    desk.page.save()  # F9 answers the question first
    assert desk.recorded == []
    assert not bar.isVisible()
    assert "Rina Marlina" in desk.page.failure.text()
    desk.page.save()
    assert recorded_by(desk) == ["Yuliana Putri"]


def test_enter_goes_on_with_it_and_typed_letters_change_nothing_before(desk: IntakeDesk) -> None:
    left_by_rina(desk)
    before = desk.text("description")
    assert desk.focus() is desk.page.take_over_bar.take_over
    desk.type("abc1")
    assert desk.text("description") == before
    QTest.keyClick(desk.focus(), Qt.Key.Key_Return)
    assert desk.page.form.isEnabled()
    assert desk.where() == "description"


def test_starting_empty_leaves_it_as_its_writers_draft(desk: IntakeDesk) -> None:
    rina = left_by_rina(desk)
    QTest.keyClick(desk.page, ESC)
    assert desk.page.is_empty()
    assert desk.page.form.isEnabled()
    assert not desk.page.take_over_bar.isVisible()
    (draft,) = desk.register.drafts.all()
    assert draft.officer_id == rina.officer_id
    desk.put(an_intake())
    desk.page.save()
    assert recorded_by(desk) == ["Yuliana Putri"]
    assert [one.officer_id for one in desk.register.drafts.all()] == [rina.officer_id]


def test_whoever_began_it_is_not_asked_when_they_come_back(desk: IntakeDesk) -> None:
    rina = left_by_rina(desk)
    desk.officer = rina
    desk.page.hand_over()
    assert not desk.page.take_over_bar.isVisible()
    assert desk.page.form.isEnabled()
    desk.page.save()
    assert recorded_by(desk) == ["Rina Marlina"]


def test_a_draft_of_a_colleague_that_is_chosen_from_the_list_says_whose_it_was(desk: IntakeDesk) -> None:
    left_by_rina(desk)
    desk.page.take_over_bar.begin_empty.click()
    (draft,) = desk.register.drafts.all()
    desk.page.take_up(draft)
    assert "Rina Marlina" in desk.page.failure.text()
    desk.page.save()
    assert recorded_by(desk) == ["Yuliana Putri"]


def test_an_empty_form_is_nobodys(desk: IntakeDesk) -> None:
    desk.officer = a_signed_in(desk.register, name="Yuliana Putri")
    desk.page.hand_over()
    assert not desk.page.take_over_bar.isVisible()
    desk.put(an_intake())
    desk.page.keep()
    assert [one.officer_id for one in desk.register.drafts.all()] == [desk.officer.officer_id]
