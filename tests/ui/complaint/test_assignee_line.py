from __future__ import annotations

import dataclasses
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from frontoffice.domain.absences import AbsenceForm
from frontoffice.domain.calendar import dates
from frontoffice.domain.cases.case import Team
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import Role
from frontoffice.register.commands.handling import Classified
from frontoffice.ui.complaint.assignee_line import HAND, TAKE
from frontoffice.ui.day import day_words
from tests.support.examples import a_signed_in
from tests.support.handling_desk import HandlingDesk


def offered(desk: HandlingDesk) -> set[str]:
    return {what for what, *_ in desk.page.handling.assignee.offered}


def test_one_key_takes_it_on_and_the_line_says_so(desk: HandlingDesk) -> None:
    subject = desk.open()
    desk.as_(Role.HANDLER)
    line = desk.page.handling.assignee
    assert line.whose.whole == "Handled by nobody yet"
    assert line.take_button.isVisible()
    assert offered(desk) == {TAKE}
    QTest.keyClick(desk.page.body, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    has = desk.register.handling.case(subject).assignee
    assert has is not None
    assert has.officer_id == str(desk.who.officer_id)
    assert line.whose.whole == "Handled by you"
    assert "your work" in desk.page.page_problem.text()
    assert offered(desk) == {HAND}
    QTest.keyClick(desk.page.body, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    kinds = [one.kind for one in desk.register.complaints.story(subject)]
    assert kinds.count(EntryKind.ASSIGNED) == 1, "a second press takes nothing over from oneself"


def test_a_team_that_was_chosen_handles_it_until_somebody_does_by_name_on_every_page(desk: HandlingDesk) -> None:
    subject = desk.open()
    supervisor = a_signed_in(desk.register, Role.SUPERVISOR)
    desk.register.handling.review(subject, "", supervisor, uuid4(), Classified(team=Team("petugas Bayu")))
    desk.as_(Role.HANDLER)
    desk.page.refresh()
    assert desk.page.handling.assignee.whose.whole == "Handled by the team: petugas Bayu"
    (line,) = desk.register.days.read(desk.register.today()).lines
    assert ("Handled by", "team: petugas Bayu") in day_words.facts(line, "", corrected=False)
    QTest.keyClick(desk.page.body, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    assert desk.page.handling.assignee.whose.whole == "Handled by you"


@pytest.mark.thorough
def test_while_whoever_has_it_is_away_the_line_says_until_when_and_who_takes_the_place(desk: HandlingDesk) -> None:
    subject = desk.open()
    desk.as_(Role.HANDLER)
    today, me = desk.register.today(), desk.who
    desk.register.assignments.assign_to_self(subject, me, uuid4())
    desk.register.absences.set(AbsenceForm(me, today, today, desk.dewi), me, action := uuid4())
    desk.page.refresh()
    until = f"away until {dates.without_weekday(today)}"
    assert desk.page.handling.assignee.whose.whole == f"Handled by you, {until}", "a review waits for none of them"
    supervisor = a_signed_in(desk.register, Role.SUPERVISOR)
    desk.register.handling.review(subject, "", supervisor, uuid4())
    desk.page.refresh()
    assert desk.page.handling.assignee.whose.whole == f"Handled by you, {until}, substitute Dewi Lestari"
    desk.register.officers.change(dataclasses.replace(desk.dewi, role=Role.OFFICER), supervisor, uuid4())
    desk.page.refresh()
    nobody = f"Handled by you, {until}, no substitute"
    assert desk.page.handling.assignee.whose.whole == nobody, "whose role may not take the step"
    desk.register.absences.withdraw(action, me, uuid4())
    desk.register.absences.set(AbsenceForm(me, today, today), me, uuid4())
    desk.page.refresh()
    assert desk.page.handling.assignee.whose.whole == nobody


@pytest.mark.thorough
def test_handing_over_asks_to_whom_with_a_note(desk: HandlingDesk) -> None:
    subject = desk.open()
    desk.as_(Role.HANDLER)
    desk.register.assignments.assign_to_self(subject, desk.who, uuid4())
    desk.page.refresh()
    QTest.keyClick(desk.page.body, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    line = desk.page.handling.assignee
    assert line.bar.isVisible()
    assert line.to.hasFocus()
    names = [line.to.itemText(row) for row in range(line.to.count())]
    assert any(name.startswith("Dewi Lestari") for name in names)
    assert not any(name.startswith(desk.who.name) for name in names)
    line.bar.reason.setText("Sudah dua kali ditelepon")
    QTest.keyClick(line.bar.reason, Qt.Key.Key_Return)
    assert line.bar.isVisible(), "to nobody that was chosen it is not handed over"
    line.bar.reason.clear()
    line.to.setCurrentIndex(line.to.findData(str(desk.dewi.officer_id)))
    assert line.to.currentText().endswith(", the next step is done by others"), "a review is the supervisor's"
    line.bar.reason.setFocus()
    QTest.keyClick(line.bar.reason, Qt.Key.Key_Return)
    assert line.bar.isVisible(), "without a note it is not handed over"
    line.bar.reason.setText("Sudah dua kali ditelepon")
    QTest.keyClick(line.bar.reason, Qt.Key.Key_Return)
    assert not line.bar.isVisible()
    assert line.whose.whole == "Handled by Dewi Lestari"
    assert desk.page.page_problem.text() == "Handed over to Dewi Lestari."
    assert offered(desk) == {TAKE}, "whoever gave it away may take it over again"


@pytest.mark.thorough
def test_a_supervisor_gives_it_back_to_all_of_the_role_and_escape_changes_nothing(desk: HandlingDesk) -> None:
    subject = desk.open()
    desk.register.assignments.assign_to_self(subject, desk.people[Role.HANDLER], uuid4())
    desk.as_(Role.SUPERVISOR)
    line = desk.page.handling.assignee
    assert offered(desk) == {TAKE, HAND}
    QTest.keyClick(desk.page.body, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(line.bar.reason, Qt.Key.Key_Escape)
    assert not line.bar.isVisible()
    assert desk.register.handling.case(subject).assignee is not None
    QTest.keyClick(desk.page.body, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    assert line.bar.isVisible()
    assert line.to.currentIndex() == -1
    assert line.to.findData(str(desk.people[Role.HANDLER].officer_id)) == -1, "who has it is not handed it"
    line.to.setCurrentIndex(line.to.count() - 1)
    line.bar.reason.setText("Salah orang")
    line.bar.reason.setFocus()
    QTest.keyClick(line.bar.reason, Qt.Key.Key_Return)
    assert desk.register.handling.case(subject).assignee is None


@pytest.mark.thorough
def test_only_where_nobody_handles_it_there_is_a_button_and_the_menu_always_offers_it(desk: HandlingDesk) -> None:
    subject = desk.open()
    desk.register.assignments.assign_to_self(subject, desk.people[Role.HANDLER], uuid4())
    desk.as_(Role.SUPERVISOR)
    assert not desk.page.handling.assignee.take_button.isVisible()
    assert {TAKE, HAND} <= {one.purpose for one in desk.page.handling.box.behind()}


@pytest.mark.thorough
def test_to_whom_it_is_handed_stands_above_the_note_in_all_its_width(desk: HandlingDesk) -> None:
    subject = desk.open()
    desk.as_(Role.HANDLER)
    desk.register.assignments.assign_to_self(subject, desk.who, uuid4())
    desk.page.refresh()
    QTest.keyClick(desk.page.body, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    line = desk.page.handling.assignee
    assert line.to.geometry().bottom() < line.bar.reason.geometry().top()
