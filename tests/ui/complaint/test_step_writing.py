from __future__ import annotations

import dataclasses
from datetime import date
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QLabel

from frontoffice.domain.cases.case import Reach
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Kind, Status
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import RenumberedBody
from frontoffice.domain.people import Role
from frontoffice.register.commands.handling import Classified
from frontoffice.ui.complaint.step_writing import CONTACT
from tests.support.examples import OfficeClock, a_complainant
from tests.support.handling_desk import HandlingDesk, contact, decided, leave_open, problem

BIS = RenumberedBody(suffix="bis", why="", by="")


def test_a_contact_needs_to_say_what_came_of_it(desk: HandlingDesk) -> None:
    subject = desk.open()
    panel = desk.page.handling
    panel.ask(CONTACT)
    assert panel.form.channel.currentText() == "Telephone"  # whose number is known
    assert panel.form.reach.hasFocus()
    panel.form.channel.setEditText("")
    desk.save()
    assert problem(desk, "channel")
    assert problem(desk, "reach")
    panel.form.channel.setEditText("Radio")
    panel.form.reach.setCurrentIndex(panel.form.reach.findData(Reach.NO_ANSWER))
    desk.save()
    (contact,) = desk.register.handling.case(subject).contacts
    assert (contact.reach, contact.channel) == ("no_answer", "Radio")


@pytest.mark.parametrize(
    ("channel", "email", "way"),
    [
        ("sp4n", "", "SP4N-LAPOR!"),
        ("email", "nur@contoh.id", "E-mail"),
        ("sms", "", "SMS"),
        ("letter", "", "Telephone"),
        ("website", "nur@contoh.id", "Telephone"),
    ],
)
def test_who_wrote_is_answered_the_way_they_wrote(desk: HandlingDesk, channel: str, email: str, way: str) -> None:
    who = dataclasses.replace(a_complainant(), email=email)
    desk.open(channel=channel, received_on=desk.register.today(), external_id="8123456", complainant=who)
    panel = desk.page.handling
    panel.ask(CONTACT)
    assert panel.form.channel.currentText() == way


@pytest.mark.thorough
def test_a_duplicate_is_named_by_its_number(desk: HandlingDesk) -> None:
    first = desk.open()
    second = desk.open()
    desk.as_(Role.SUPERVISOR)
    panel = desk.page.handling
    panel.ask(Step.MERGE)
    panel.form.text.setPlainText("Sama")
    panel.form.other.setText("9999/PGD-L1/2026")
    desk.save()
    assert panel.form.isVisible()
    panel.form.other.setText(desk.register.complaints.get(first).number_text.lower())
    desk.save()
    assert desk.register.complaints.get(second).status is Status.MERGED


@pytest.mark.thorough
def test_a_date_that_cannot_be_read_is_told_beside_it(desk: HandlingDesk) -> None:
    desk.open(kind=Kind.SUGGESTION)
    desk.as_(Role.SUPERVISOR)
    panel = desk.page.handling
    panel.ask(Step.WITHDRAW)
    panel.form.on.setText("kemarin")
    desk.save()
    problem = panel.form.findChild(type(panel.form.form_problem), "on_problem")
    assert problem is not None
    assert "kemarin" in problem.text()


@pytest.mark.thorough
def test_a_contact_is_now_unless_the_officer_says_when_it_was(desk: HandlingDesk, clock: OfficeClock) -> None:
    subject = decided(desk)
    desk.page.handling.ask(CONTACT)
    assert (desk.page.handling.form.on.text(), desk.page.handling.form.time.text()) == ("24-11-2026", "10.32")
    desk.page.handling.leave()
    clock.move(days=3)
    contact(desk, "25-11-2026", "09.05")
    (attempt,) = desk.register.handling.case(subject).contacts
    assert (attempt.on, f"{attempt.at:%H.%M}") == (date(2026, 11, 25), "02.05")  # 09.05 WIB
    texts = " ".join(label.text() for label in desk.page.story.findChildren(QLabel))
    assert "25 November 2026, 09.05" in texts


@pytest.mark.thorough
def test_a_contact_of_another_day_needs_its_hour(desk: HandlingDesk, clock: OfficeClock) -> None:
    decided(desk)
    clock.move(days=3)
    contact(desk, "25-11-2026", "")
    assert problem(desk, "time")
    desk.page.handling.form.time.setText("jam sembilan")
    desk.save()
    assert "jam sembilan" in problem(desk, "time")
    desk.page.handling.form.time.setText("9")
    desk.save()
    assert not desk.page.handling.form.isVisible()


@pytest.mark.thorough
def test_no_contact_is_tomorrow(desk: HandlingDesk) -> None:
    decided(desk)
    contact(desk, "25-11-2026", "08.00")
    assert problem(desk, "on")


@pytest.mark.thorough
def test_a_review_can_be_dated(desk: HandlingDesk, clock: OfficeClock) -> None:
    subject = desk.open()
    clock.move(days=2)
    desk.as_(Role.SUPERVISOR)
    desk.page.handling.ask(Step.REVIEW)
    desk.page.handling.form.on.setText("25-11-2026")
    leave_open(desk)
    desk.save()
    assert [taken.on for taken in desk.register.handling.case(subject).cycle.steps] == [date(2026, 11, 25)]


def test_a_review_says_level_and_team_or_that_they_are_open(desk: HandlingDesk) -> None:
    subject = desk.open()
    desk.as_(Role.SUPERVISOR)
    form = desk.page.handling.form
    desk.page.handling.ask(Step.REVIEW)
    desk.save()
    assert "level" in problem(desk, "level")
    assert "who handles it" in problem(desk, "officers")
    form.level.setCurrentIndex(form.level.findText(form.lists.not_yet()))
    desk.save()
    assert not problem(desk, "level")
    assert desk.register.complaints.get(subject).status is Status.REGISTERED
    form.officers.setEditText("not dec")  # as any other choice of the list, by some of its letters
    desk.save()
    case = desk.register.handling.case(subject)
    assert (case.status, case.level, case.team.text) == (Status.REVIEWED, "", "")
    body = desk.register.complaints.story(subject)[-1].body
    assert (body.get("team"), body.get("level")) == (None, None)


def test_an_agency_in_no_list_is_forwarded_to_by_its_name_and_the_entry_says_so(desk: HandlingDesk) -> None:
    subject = desk.open()
    desk.as_(Role.SUPERVISOR)
    form = desk.page.handling.form
    desk.page.handling.ask(Step.FORWARD)
    form.agency.setEditText("Other: ")
    form.letter.setText("500.11/12")
    form.text.setPlainText("Bukan wewenang")
    desk.save()
    assert problem(desk, "agency") == "Write the agency that it is forwarded to."
    form.agency.setEditText("Dinas X")
    desk.save()
    body = desk.register.complaints.story(subject)[-1].body
    assert (body["step"], body["agency"], body["unlisted"]) == ("forward", "Dinas X", ["agency"])


@pytest.mark.thorough
def test_a_second_review_asks_only_for_what_is_still_open(desk: HandlingDesk) -> None:
    subject = desk.open()
    boss = desk.people[Role.SUPERVISOR]
    desk.register.handling.review(subject, "", boss, uuid4(), Classified("level.light"))
    desk.as_(Role.SUPERVISOR)
    desk.page.handling.ask(Step.REVIEW)
    desk.save()
    assert not problem(desk, "level")
    assert problem(desk, "officers")
    desk.page.handling.form.technical.setEditText("Tim IT")
    desk.save()
    case = desk.register.handling.case(subject)
    assert (case.level, case.team.text) == ("level.light", "Tim IT")


def test_a_suggestion_is_reviewed_without_level_and_team(desk: HandlingDesk) -> None:
    subject = desk.open(kind=Kind.SUGGESTION)
    desk.as_(Role.SUPERVISOR)
    desk.page.handling.ask(Step.REVIEW)
    desk.save()
    assert desk.register.complaints.get(subject).status is Status.REVIEWED


@pytest.mark.thorough
def test_a_duplicate_with_a_suffix_is_found_however_it_is_typed(desk: HandlingDesk) -> None:
    first, second = desk.open(), desk.open()
    unit, boss = desk.register.unit, desk.people[Role.SUPERVISOR]
    unit.run_once(uuid4(), lambda: unit.append_entry(uuid4(), first, EntryKind.RENUMBERED, BIS, boss))
    number = desk.register.complaints.get(first).number_text
    assert number == "0001bis/PGD-L1/2026"
    desk.as_(Role.SUPERVISOR)
    panel = desk.page.handling
    panel.ask(Step.MERGE)
    panel.form.text.setPlainText("Sama")
    panel.form.other.setText("0009/PGD-L1/2026")
    desk.save()
    assert "0009/PGD-L1/2026" in problem(desk, "other")
    panel.form.other.setText(number.lower())
    desk.save()
    assert desk.register.complaints.get(second).status is Status.MERGED


@pytest.mark.thorough
def test_a_number_with_a_suffix_is_found_as_printed(desk: HandlingDesk) -> None:
    first, second = desk.open(), desk.open()
    unit, boss = desk.register.unit, desk.people[Role.SUPERVISOR]
    unit.run_once(uuid4(), lambda: unit.append_entry(uuid4(), first, EntryKind.RENUMBERED, BIS, boss))
    desk.as_(Role.SUPERVISOR)
    panel = desk.page.handling
    panel.ask(Step.MERGE)
    panel.form.text.setPlainText("Sama")
    panel.form.other.setText("0001bis/PGD-L1/2026")
    desk.save()
    assert desk.register.complaints.get(second).status is Status.MERGED
