from __future__ import annotations

import dataclasses
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.cases.case import Reach, Team
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Ground, Outcome, Ruling, Source, Step
from frontoffice.domain.choices import Choice, ListName
from frontoffice.domain.complaint import Identity, RequiredPaper, Status
from frontoffice.domain.people import Role
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.commands.handling import Classified
from frontoffice.register.commands.send_job import Message, SendState, SendWay, Sent
from frontoffice.settings import Settings
from frontoffice.ui.complaint import complaint_head
from frontoffice.ui.complaint.step_form import FIELDS
from frontoffice.ui.complaint.step_writing import ASK, CONTACT, EXTEND
from frontoffice.ui.shell.main_window import MainWindow
from frontoffice.ui.shell.page_spec import Page, PageSpec
from frontoffice.ui.shell.page_stack import PageScroller
from frontoffice.ui.widgets import needed
from frontoffice.ui.widgets.form import child
from tests.support.examples import OfficeClock, a_complainant, an_officer
from tests.support.handled import ONCE, take
from tests.support.handling_desk import HandlingDesk, contact, decided, leave_open, problem, said
from tests.support.incoming import a_mail
from tests.support.intake_desk import GRAB


@pytest.mark.thorough
def test_the_whole_cycle_by_its_keys(desk: HandlingDesk) -> None:
    subject = desk.open()
    panel = desk.page.handling
    for role, step in (
        (Role.SUPERVISOR, Step.REVIEW),
        (Role.HANDLER, Step.ANALYSE),
        (Role.HANDLER, Step.DECIDE),
        (Role.OFFICER, Step.INFORM),
        (Role.HANDLER, Step.ACT),
        (Role.SUPERVISOR, Step.VERIFY),
        (Role.OFFICER, Step.CONVEY),
        (Role.OFFICER, Step.SATISFIED),
    ):
        desk.as_(role)
        if step in (Step.INFORM, Step.CONVEY):
            QTest.keyClick(desk.page.body, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
            panel.form.reach.setCurrentIndex(panel.form.reach.findData(Reach.REACHED))
            desk.save()
        QTest.keyClick(desk.page.body, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        assert panel.form.isVisible()
        panel.form.text.setPlainText("Sudah diperiksa.")
        panel.form.outcome.setCurrentIndex(panel.form.outcome.findData(Outcome.PROVEN))
        panel.form.source.setCurrentIndex(panel.form.source.findData(Source.SPOKEN))
        leave_open(desk)
        desk.save()
        assert not panel.form.isVisible(), panel.form.form_problem.text()
    assert desk.register.complaints.get(subject).status is Status.SATISFIED
    assert set(panel.buttons) == set()  # the officer may do nothing more with it


@pytest.mark.thorough
def test_what_waits_for_somebody_else_says_for_whom(desk: HandlingDesk) -> None:
    desk.open()
    panel = desk.page.handling
    assert "Supervisor" in said(desk)
    assert set(panel.buttons) == {CONTACT}
    assert "Supervisor" in panel.box.rest_label.text()


@pytest.mark.thorough
def test_what_is_missing_is_told_beside_its_field_and_nothing_is_lost(desk: HandlingDesk) -> None:
    subject = desk.open()
    desk.as_(Role.SUPERVISOR)
    panel = desk.page.handling
    panel.ask(Step.FORWARD)
    panel.form.agency.setEditText("Dinas Perhubungan")
    desk.save()
    assert panel.form.isVisible()
    problem = panel.form.findChild(type(panel.form.form_problem), "letter_problem")
    assert problem is not None
    assert not problem.isHidden()
    QTest.keyClick(panel.form.agency, Qt.Key.Key_Escape)
    assert not panel.form.isVisible()
    panel.ask(Step.FORWARD)
    assert panel.form.agency.currentText() == "Other: Dinas Perhubungan"
    assert desk.register.complaints.get(subject).status is Status.REGISTERED


def test_a_review_names_what_the_office_has_not_compared_with_its_rule(desk: HandlingDesk) -> None:
    desk.open()
    desk.as_(Role.SUPERVISOR)
    form, lists, boss = desk.page.handling.form, desk.register.reference_data, desk.people[Role.SUPERVISOR]
    desk.page.handling.ask(Step.REVIEW)
    assert form.unchecked.text() == "Not compared with its rule by the office yet: levels, types."
    lists.check_list(ListName.CATEGORY, desk.register.today(), boss, uuid4())
    desk.page.handling.ask(Step.REVIEW)
    assert form.unchecked.text() == "Not compared with its rule by the office yet: levels."
    for one in lists.limits.levels():
        lists.set_limit(replace(one, checked_on="2026-11-24"), boss, uuid4())
    desk.page.handling.ask(Step.REVIEW)
    assert form.unchecked.isHidden()


def test_the_review_classifies(desk: HandlingDesk) -> None:
    subject = desk.open()
    desk.as_(Role.SUPERVISOR)
    form = desk.page.handling.form
    desk.page.handling.ask(Step.REVIEW)
    assert form.owed.isHidden()
    form.level.setCurrentIndex(form.level.findData("level.normative"))
    assert form.owed.text() == "Due then: Sel, 1 Des 2026"
    form.category.setCurrentIndex(1)
    form.officers.setEditText("Bambang Sutrisno")
    desk.save()
    case = desk.register.handling.case(subject)
    assert (case.level, case.team.officers) == ("level.normative", "Bambang Sutrisno")
    assert "1 Desember 2026" in said(desk)


@pytest.mark.thorough
def test_team_and_agency_are_picked_from_the_offices_lists_and_half_a_word_is_completed(desk: HandlingDesk) -> None:
    lists, keeper = desk.register.reference_data, an_officer(Role.ADMINISTRATOR)
    for of, name in ((ListName.TEAM, "Tim Perizinan"), (ListName.AGENCY, "Dinas Perhubungan")):
        lists.set_choice(of, Choice("satu", name), keeper, uuid4())
    lists.set_aliases(ListName.AGENCY, ["Dishub"], "satu", keeper, uuid4())
    subject = desk.open()
    desk.as_(Role.SUPERVISOR)
    form = desk.page.handling.form
    desk.page.handling.ask(Step.REVIEW)
    people = [one.name for one in desk.register.assignments.possible()]
    assert "Dewi Lestari" in people
    assert [form.officers.itemText(place) for place in range(form.officers.count())] == [
        *("", "Tim Perizinan", *people, form.lists.not_yet(), "Other: ")
    ]
    assert [form.technical.itemText(place) for place in range(form.technical.count())] == [
        "",
        "Tim Perizinan",
        "Other: ",
    ]
    form.officers.setEditText("dewi les")
    form.lists.resolve_typed_text()
    assert form.officers.currentText() == "Dewi Lestari", "one of the office is picked as a team is"
    form.officers.setEditText("perizin")
    form.opd.setEditText("dishub")
    form.technical.setEditText("Sari")
    form.level.setCurrentIndex(1)
    desk.save()
    case = desk.register.handling.case(subject)
    assert (case.team, case.unlisted) == (Team("Tim Perizinan", "Sari", "Dinas Perhubungan"), frozenset({"technical"}))


@pytest.mark.thorough
def test_papers_are_asked_for_and_come_in(desk: HandlingDesk) -> None:
    subject = desk.open(documents=False)
    panel = desk.page.handling
    assert list(panel.buttons) == [CONTACT, ASK]
    assert RequiredPaper.DOCUMENTS in {one.purpose for one in panel.box.behind()}
    desk.as_(Role.SUPERVISOR)
    assert list(panel.buttons) == [Step.REVIEW, CONTACT], "whose next step is another"
    desk.as_(Role.OFFICER)
    QTest.keyClick(desk.page.body, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    desk.save()
    assert list(panel.buttons) == [CONTACT, RequiredPaper.DOCUMENTS]
    assert "24 Desember 2026" in said(desk)
    QTest.keyClick(desk.page.body, Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    desk.save()
    assert desk.register.complaints.get(subject).missing_papers == ()


def test_each_paper_keeps_its_key_when_the_other_came(desk: HandlingDesk) -> None:
    desk.open(documents=False, identity_copy=False)
    keys = {one.purpose: one.key for one in desk.page.handling.box.offered if one.purpose in tuple(RequiredPaper)}
    assert keys == {RequiredPaper.IDENTITY_COPY: "Alt+M", RequiredPaper.DOCUMENTS: "Alt+Q"}
    QTest.keyClick(desk.page.body, Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    desk.save()
    keys = {one.purpose: one.key for one in desk.page.handling.box.offered if one.purpose in tuple(RequiredPaper)}
    assert keys == {RequiredPaper.DOCUMENTS: "Alt+Q"}


@pytest.mark.thorough
def test_each_form_starts_in_the_first_field_that_is_needed_and_is_saved_from_the_text(desk: HandlingDesk) -> None:
    subject = desk.open()
    boss = desk.people[Role.SUPERVISOR]
    for step in (Step.REVIEW, Step.ANALYSE, Step.DECIDE):
        desk.register.handling.advance(subject, StepForm(step, "Sudah."), boss, uuid4())
    desk.register.contacts.log(subject, Attempt("Telepon", Reach.REACHED), boss, uuid4())
    for step in (Step.INFORM, Step.ACT):
        desk.register.handling.advance(subject, StepForm(step, "Sudah."), boss, uuid4())
    desk.who = desk.dewi
    desk.page.refresh()
    form = desk.page.handling.form
    QTest.keyClick(desk.page.body, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert form.outcome.hasFocus()
    QTest.keyClick(form.outcome, Qt.Key.Key_Down)
    QTest.keyClick(form.outcome, Qt.Key.Key_Tab)
    assert form.text.hasFocus()
    QTest.keyClicks(form.text, "Izin sudah terbit.")
    QTest.keyClick(form.text, Qt.Key.Key_F9)
    assert desk.register.complaints.get(subject).status is Status.VERIFIED


@pytest.mark.thorough
def test_letters_typed_in_a_form_choose_in_its_lists_and_are_no_keys_of_the_page(
    desk: HandlingDesk, qtbot: QtBot
) -> None:
    decided(desk)
    desk.page.handling.ask(CONTACT)
    reach = desk.page.handling.form.reach
    with qtbot.assertNotEmitted(desk.page.due_asked):
        QTest.keyClick(reach, Qt.Key.Key_D)
    desk.page.handling.form.form_yes.setFocus()
    QTest.keyClick(desk.page.handling.form.form_yes, Qt.Key.Key_W)
    assert not desk.page.handling.box.rest_label.isVisible()


@pytest.mark.thorough
def test_what_was_saved_before_does_not_stand_over_the_next_form(desk: HandlingDesk) -> None:
    desk.open()
    desk.as_(Role.SUPERVISOR)
    desk.page.handling.ask(Step.REVIEW)
    leave_open(desk)
    desk.save()
    assert desk.page.page_problem.isVisible()
    desk.page.handling.ask(CONTACT)
    assert not desk.page.page_problem.isVisible()


def test_r_opens_the_form_of_the_review_and_says_whose_it_is(desk: HandlingDesk) -> None:
    desk.open()
    QTest.keyClick(desk.page.body, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert desk.page.page_problem.text() == "This step is for: Supervisor."
    desk.as_(Role.SUPERVISOR)
    QTest.keyClick(desk.page.body, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert desk.page.handling.form.isVisible()
    assert desk.page.handling.form.form_title.text() == "Review and classify"


def primary(desk: HandlingDesk) -> list[str]:
    buttons = desk.page.handling.buttons.values()
    return [button.text() for button in buttons if button.property("primary")]


@pytest.mark.thorough
def test_the_answer_is_the_complainants_so_both_stand_side_by_side(desk: HandlingDesk) -> None:
    subject = decided(desk)
    boss = desk.people[Role.SUPERVISOR]
    for step in (Step.INFORM, Step.ACT, Step.VERIFY, Step.CONVEY):
        by = desk.dewi if step is Step.VERIFY else boss
        desk.register.contacts.log(subject, Attempt("Telepon", Reach.REACHED), boss, uuid4())
        desk.register.handling.advance(subject, StepForm(step, "Sudah.", outcome=Outcome.PROVEN), by, uuid4())
    for role in (Role.OFFICER, Role.HANDLER, Role.SUPERVISOR):
        desk.as_(role)
        assert list(desk.page.handling.buttons)[:2] == [Step.SATISFIED, Step.UNSATISFIED]
        assert [text[-7:] for text in primary(desk)] == ["(Alt+1)", "(Alt+2)"]
        assert "what the complainant answers" in said(desk)


@pytest.mark.thorough
@pytest.mark.parametrize("doer", [Role.HANDLER, Role.SUPERVISOR])
def test_the_first_key_goes_forward_or_nowhere_whoever_did_the_work_and_the_digit_alone_opens_nothing(
    desk: HandlingDesk, doer: Role
) -> None:
    subject = desk.open()
    boss, form, forward = desk.people[Role.SUPERVISOR], desk.page.handling.form, set()
    for step in (Step.REVIEW, Step.ANALYSE, Step.DECIDE, Step.INFORM, Step.ACT, Step.VERIFY, Step.CONVEY):
        desk.register.contacts.log(subject, Attempt("Telepon", Reach.REACHED), boss, uuid4())
        for role in desk.people:
            desk.as_(role)
            QTest.keyClick(desk.page.body, Qt.Key.Key_1)
            assert not form.isVisible()
            QTest.keyClick(desk.page.body, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
            first = {one.purpose for one in desk.page.handling.box.offered if one.key == "Alt+1"}
            assert first <= {step}, (step, role)
            assert form.isVisible() == bool(first)
            forward |= first
            desk.page.handling.leave()
        by = {Step.ACT: desk.people[doer], Step.VERIFY: desk.dewi}.get(step, boss)
        desk.register.handling.advance(subject, StepForm(step, "Sudah.", outcome=Outcome.PROVEN), by, uuid4())
    assert forward == {Step.REVIEW, Step.ANALYSE, Step.DECIDE, Step.INFORM, Step.ACT, Step.VERIFY, Step.CONVEY}


@pytest.mark.thorough
def test_when_the_complainant_is_to_be_reached_first_the_contact_is_the_next_key(desk: HandlingDesk) -> None:
    decided(desk)
    desk.as_(Role.SUPERVISOR)
    assert primary(desk) == ["Log a contact (Alt+K)"]
    assert next(iter(desk.page.handling.buttons)) == CONTACT
    contact(desk)
    assert [text[-7:] for text in primary(desk)] == ["(Alt+1)"]


def test_a_contact_is_saved_together_with_the_step_that_waits_for_it_by_one_key(desk: HandlingDesk) -> None:
    subject = decided(desk)
    form = desk.page.handling.form
    QTest.keyClick(desk.page, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    assert form.form_both.text() == "Save at once: Informed of the action (Alt+1)"
    form.reach.setCurrentIndex(form.reach.findData(Reach.NO_ANSWER))
    QTest.keyClick(desk.page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert "reached the complainant first" in problem(desk, "reach")
    form.reach.setCurrentIndex(form.reach.findData(Reach.REACHED))
    QTest.keyClick(desk.page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert desk.register.complaints.get(subject).status is Status.INFORMED
    assert len(desk.register.handling.case(subject).contacts) == 1
    desk.page.handling.ask(CONTACT)
    assert form.form_both.isHidden()


@pytest.mark.parametrize(
    ("before", "purpose"),
    [
        ((), Step.REVIEW),
        ((Step.REVIEW,), Step.ANALYSE),
        (ONCE[:5], Step.VERIFY),
        (ONCE[:7], Step.UNSATISFIED),
        (ONCE[:3], CONTACT),
        ((), EXTEND),
    ],
)
def test_the_fields_that_a_form_is_refused_without_have_a_star(
    desk: HandlingDesk, before: tuple[Step, ...], purpose: Step | str
) -> None:
    extension = desk.register.reference_data.limits.by_code["extension"]
    desk.register.reference_data.set_limit(
        dataclasses.replace(extension, amount=1), desk.people[Role.SUPERVISOR], uuid4()
    )
    subject = desk.open()
    take(desk.register, subject, *before)
    desk.as_(Role.SUPERVISOR)
    panel = desk.page.handling
    panel.ask(purpose)
    panel.form.clear()
    desk.save()
    refused = {name for name in FIELDS if problem(desk, name)}
    assert refused
    assert {name for name in FIELDS if needed.is_marked(child(panel.form, QLabel, f"{name}_label"))} == refused


@pytest.mark.thorough
def test_what_a_review_did_not_name_is_recalled(desk: HandlingDesk) -> None:
    subject = desk.open()
    boss = desk.people[Role.SUPERVISOR]
    assert "Not named yet" not in said(desk)
    for classified, recalled in (
        (Classified(), "Not named yet: level, team."),
        (Classified("level.light"), "Not named yet: team."),
        (Classified("level.light", team=Team("Dewi")), ""),
    ):
        desk.register.handling.review(subject, "", boss, uuid4(), classified)
        desk.page.refresh()
        shown = said(desk)
        assert recalled in shown if recalled else "Not named yet" not in shown


@pytest.mark.thorough
def test_another_complaint_does_not_inherit_what_was_typed(desk: HandlingDesk) -> None:
    desk.open()
    desk.as_(Role.SUPERVISOR)
    desk.page.handling.ask(Step.FORWARD)
    desk.page.handling.form.agency.setEditText("Dinas")
    desk.open()
    assert not desk.page.handling.form.isVisible()
    desk.page.handling.ask(Step.FORWARD)
    assert desk.page.handling.form.agency.currentText() == ""


def test_the_story_tells_the_steps(desk: HandlingDesk) -> None:
    subject = desk.open()
    desk.as_(Role.SUPERVISOR)
    panel = desk.page.handling
    panel.ask(Step.FORWARD)
    panel.form.agency.setEditText("Dinas Perhubungan")
    panel.form.letter.setText("500.11/12")
    panel.form.text.setPlainText("Bukan kewenangan")
    desk.save()
    assert desk.register.complaints.get(subject).status is Status.FORWARDED
    assert "500.11/12" in _read_story(desk)
    assert "Bukan kewenangan" in _read_story(desk)


def _read_story(desk: HandlingDesk) -> str:
    return " ".join(label.text() for label in desk.page.story.findChildren(QLabel))


@pytest.mark.thorough
def test_an_answer_that_came_back_is_red_in_the_story_and_warns(desk: HandlingDesk) -> None:
    subject, job = desk.open(), uuid4()
    message = Message(subject, SendWay.EMAIL, "E-mail", "x@mail.example", "Kabar", "Kabar", "Kabar")
    desk.register.sending.queue(message, an_officer(), job)
    desk.register.sending.start_sending(job)
    desk.register.sending.finish(job, Sent(SendState.SENT, "", "250"))
    desk.page.refresh()
    assert "Came back" not in _read_story(desk)
    desk.register.receiving.take_in([a_mail(1, recipient_failed=f"{job}@kantor.example")])
    desk.page.refresh()
    assert "Came back, reached nobody" in _read_story(desk)
    assert "came back: it reached nobody" in desk.page.handling.box.warning_label.text()
    assert desk.page.handling.box.warning_label.property("state") == "late"


def test_what_sp4n_expects_stands_there_and_says_when_it_is_late(desk: HandlingDesk, clock: OfficeClock) -> None:
    desk.open(channel="sp4n", external_id="1916449", received_on=date(2026, 11, 23))
    text = said(desk)
    assert "SP4N-LAPOR! tindak lanjut: 30 November 2026." in text
    assert "past" not in text
    clock.move(days=3)
    desk.page.refresh()
    assert "26 November 2026, past." in said(desk)


@pytest.fixture
def counter_window(desk: HandlingDesk, qtbot: QtBot) -> MainWindow:
    """The counter's screen, 1366 by 768, with one line to be read under the header and the page in front."""
    specs = (PageSpec("sign_in", lambda _: Page(QWidget())), PageSpec("complaint", lambda _: Page(desk.page)))
    window = MainWindow(Settings(), desk.register.now, "WIB", specs, lambda spec: spec.factory(None))
    qtbot.addWidget(window)
    window.show_page("sign_in")
    window.show_officer(desk.who)
    window.show_page("complaint")
    window.show_notice(
        "Ada cadangan baru. Kalender tahun 2027 belum ditetapkan; mintalah supervisor melengkapinya.", "x"
    )
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    return window


def settled() -> None:
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents()


def has_one_bar(window: MainWindow) -> bool:
    [scroller] = (one for one in window.findChildren(PageScroller) if one.isVisible())
    return scroller.verticalScrollBar().maximum() == 0 and scroller.horizontalScrollBar().maximum() == 0


@pytest.mark.thorough
def test_whatever_form_is_open_the_page_has_one_bar_and_its_head_is_seen(
    desk: HandlingDesk, counter_window: MainWindow
) -> None:
    desk.open(documents=False, identity_copy=False, description="Berkas belum kembali. " * 400)
    desk.as_(Role.SUPERVISOR)
    settled()
    assert has_one_bar(counter_window)
    for purpose in tuple(desk.page.handling.buttons):
        desk.page.handling.ask(purpose)
        settled()
        assert has_one_bar(counter_window), purpose
        assert counter_window.height() == 768
        top = desk.page.number_label.mapTo(counter_window, desk.page.number_label.rect().topLeft())
        assert top.y() > 0
        assert desk.page.number_label.visibleRegion().boundingRect().height() == desk.page.number_label.height()
        desk.page.handling.leave()


@pytest.mark.thorough
def test_what_was_answered_and_the_next_target_fit_beside_the_number(
    desk: HandlingDesk, counter_window: MainWindow, clock: OfficeClock
) -> None:
    subject = decided(desk)
    boss = desk.people[Role.SUPERVISOR]
    for step in (Step.INFORM, Step.ACT, Step.VERIFY, Step.CONVEY, Step.UNSATISFIED):
        by = desk.dewi if step is Step.VERIFY else boss
        desk.register.contacts.log(subject, Attempt("Telepon", Reach.REACHED), boss, uuid4())
        done = StepForm(step, "Sudah.", outcome=Outcome.PROVEN, source=Source.SPOKEN)
        desk.register.handling.advance(subject, done, by, uuid4())
    desk.page.refresh()
    settled()
    answered, target = desk.page.fact.whole.split(" · ")
    assert answered == "Answered Sel, 24 Nov 2026, in time"
    assert desk.page.due_label.text().endswith("working day(s) left · 14 Des")
    assert target.startswith("Target of cycle 2: ")
    assert has_one_bar(counter_window)


def test_an_open_form_takes_the_place_of_the_actions_and_leaves_the_text_to_be_read(
    desk: HandlingDesk, counter_window: MainWindow, qtbot: QtBot
) -> None:
    decided(desk)
    desk.page.body.verticalScrollBar().setValue(desk.page.body.verticalScrollBar().maximum())
    QTest.keyClick(desk.page.body, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    settled()
    assert not desk.page.action_row.isVisible()
    assert desk.page.body.verticalScrollBar().value() == 0
    assert desk.page.body.visibleRegion().boundingRect().height() >= 150
    QTest.keyClick(desk.page.handling.form, Qt.Key.Key_Escape)
    assert desk.page.action_row.isVisible()


@pytest.mark.thorough
def test_a_problem_far_down_in_the_form_is_scrolled_into_view(
    desk: HandlingDesk, counter_window: MainWindow, clock: OfficeClock
) -> None:
    desk.open()
    clock.move(days=22)
    counter_window.idle.restart()  # or the window locks itself over the form when its second ticks
    desk.as_(Role.SUPERVISOR)
    desk.page.handling.ask(Step.FORWARD)
    counter_window.resize(1366, 560)
    settled()
    form = desk.page.handling.form
    form.agency.setEditText("Dinas Perhubungan")
    form.letter.setText("550/12")
    form.text.setPlainText("Bukan kewenangan")
    desk.save()
    settled()
    assert problem(desk, "late_why")
    assert form.late_why.visibleRegion().boundingRect().height() == form.late_why.height()


@pytest.mark.thorough
def test_w_tells_why_the_other_steps_may_not_be_taken(desk: HandlingDesk) -> None:
    desk.open()
    desk.as_(Role.HANDLER)
    panel = desk.page.handling
    assert not panel.box.rest_label.isVisible()
    QTest.keyClick(desk.page.body, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert panel.box.rest_label.isVisible()
    assert "Review and classify: This step is for: Supervisor." in panel.box.rest_label.text()
    lines = [line.split(":")[0] for line in panel.box.rest_label.text().splitlines()]
    assert lines[:3] == [
        "Review and classify",
        "Analyse (Handling team, Supervisor)",
        "Set the action (Handling team, Supervisor)",
    ]
    assert "Answer" not in " ".join(lines)  # a suggestion's step
    assert lines[-1] == "Cancel complaint"
    QTest.keyClick(desk.page.body, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert not panel.box.rest_label.isVisible()


@pytest.mark.thorough
def test_the_second_of_two_officers_is_told_who_was_first_and_keeps_the_text(desk: HandlingDesk) -> None:
    subject = desk.open()
    desk.as_(Role.HANDLER)
    desk.register.handling.review(subject, "", desk.people[Role.SUPERVISOR], uuid4())
    desk.page.refresh()
    panel = desk.page.handling
    panel.ask(Step.ANALYSE)
    panel.form.text.setPlainText("Berkas lengkap sejak 2 November.")
    desk.register.handling.advance(subject, StepForm(Step.ANALYSE, "Sudah dianalisis."), desk.dewi, uuid4())
    desk.save()
    assert "Dewi Lestari" in panel.form.form_problem.text()
    assert panel.form.text.toPlainText() == "Berkas lengkap sejak 2 November."
    assert [line.officer for line in desk.register.complaints.story(subject)][-1] == "Dewi Lestari"


@pytest.mark.thorough
def test_informing_is_offered_on_the_day_of_the_contact_and_refused_before_it(
    desk: HandlingDesk, clock: OfficeClock
) -> None:
    subject = decided(desk)
    clock.move(days=3)
    contact(desk, "25-11-2026", "09.05")
    form = desk.page.handling.form
    desk.page.handling.ask(Step.INFORM)
    assert form.on.text() == "25-11-2026"
    form.on.setText("24-11-2026")
    desk.save()
    assert "25 November 2026" in problem(desk, "on")
    form.on.setText("25-11-2026")
    desk.save()
    response = desk.register.handling.case(subject).response
    assert response is not None
    assert response.on == date(2026, 11, 25)


@pytest.mark.thorough
def test_withdrawing_late_what_nobody_answered_asks_why_and_the_story_keeps_it(
    desk: HandlingDesk, clock: OfficeClock
) -> None:
    subject = desk.open()
    clock.move(days=22)  # Wed 16-12; due Mon 14-12
    desk.as_(Role.SUPERVISOR)
    panel = desk.page.handling
    panel.ask(Step.WITHDRAW)
    assert not panel.form.late_why.isHidden()
    panel.form.text.setPlainText("Dicabut pengadu")
    panel.form.source.setCurrentIndex(panel.form.source.findData(Source.SPOKEN))
    desk.save()
    assert problem(desk, "late_why")
    panel.form.late_why.setText("Berkas tercecer")
    desk.save()
    assert desk.register.complaints.get(subject).status is Status.WITHDRAWN
    texts = " ".join(label.text() for label in desk.page.story.findChildren(QLabel))
    assert "Closed without a response, 2 working days late" in texts
    assert "Berkas tercecer" in texts


@pytest.mark.thorough
def test_a_target_in_hours_says_when_it_is_past(desk: HandlingDesk, clock: OfficeClock) -> None:
    subject = desk.open()
    boss = desk.people[Role.SUPERVISOR]
    desk.register.handling.review(subject, "", boss, uuid4(), Classified("level.light"))
    desk.page.refresh()
    assert "Target of this cycle: 24 November 2026, 13.32." in said(desk)
    clock.move(hours=5)
    desk.page.refresh()
    assert "Target of this cycle: 24 November 2026, 13.32, past." in said(desk)


@pytest.mark.thorough
def test_the_kind_is_no_button_here(desk: HandlingDesk) -> None:
    decided(desk)
    desk.as_(Role.SUPERVISOR)
    assert Step.RECLASSIFY not in desk.page.handling.buttons


def test_a_contact_that_informs_has_its_text_and_keeps_what_was_copied(desk: HandlingDesk) -> None:
    subject = decided(desk)
    form = desk.page.handling.form
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(desk.page.body, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    form.channel.setEditText("WhatsApp")
    assert form.answer.isVisible()
    assert "Tindakan atas pengaduan Bapak/Ibu nomor" in form.answer.answer.toPlainText()
    QTest.keyClick(form.channel, Qt.Key.Key_C, both)
    form.channel.setEditText("SMS")  # another way: what was copied before is not what is said
    QTest.keyClick(form.channel, Qt.Key.Key_C, both)
    text = form.answer.answer.toPlainText()
    form.reach.setCurrentIndex(form.reach.findData(Reach.REACHED))
    desk.save()
    (logged,) = desk.register.handling.case(subject).contacts
    assert (logged.channel, logged.note) == ("SMS", text)
    assert not form.isVisible()


def test_what_was_typed_of_a_contact_stays_when_the_text_is_copied(desk: HandlingDesk) -> None:
    decided(desk)
    form = desk.page.handling.form
    desk.page.handling.ask(CONTACT)
    form.text.setPlainText("Akan datang Jumat")
    form.channel.setEditText("SMS")
    form.answer.copy_answer_button.click()
    assert form.text.toPlainText() == "Akan datang Jumat"


def test_a_contact_says_how_it_stands_while_there_is_nothing_to_inform_of(desk: HandlingDesk) -> None:
    desk.open()
    form = desk.page.handling.form
    desk.page.handling.ask(CONTACT)
    form.channel.setEditText("SMS")
    assert "menunggu ditelaah" in form.answer.answer.toPlainText()


@pytest.mark.thorough
def test_the_ready_text_hides_who_asked_for_confidence(desk: HandlingDesk) -> None:
    subject = desk.open(complainant=a_complainant(identity=Identity.CONFIDENTIAL))
    boss = desk.people[Role.SUPERVISOR]
    for step in (Step.REVIEW, Step.ANALYSE, Step.DECIDE):
        desk.register.handling.advance(subject, StepForm(step, "Nurhayati diundang."), boss, uuid4())
    desk.page.refresh()
    form = desk.page.handling.form
    desk.page.handling.ask(CONTACT)
    form.channel.setEditText("SMS")
    assert "diundang" in form.answer.answer.toPlainText()
    assert "Nurhayati" not in form.answer.answer.toPlainText()


def test_a_late_filing_is_accepted_or_refused_and_what_is_refused_goes_on_to_be_declined(desk: HandlingDesk) -> None:
    subject = desk.open(service_date=date(2026, 10, 1))
    desk.as_(Role.SUPERVISOR)
    panel = desk.page.handling
    panel.ask(Step.REVIEW)
    leave_open(desk)
    panel.form.text.setPlainText("Tidak ada alasan terlambat.")
    desk.save()
    assert "accepted or refused" in problem(desk, "ruling")
    panel.form.ruling.setCurrentIndex(panel.form.ruling.findData(Ruling.REFUSED))
    desk.save()
    assert desk.register.complaints.get(subject).late_ruling == "refused"
    assert panel.form.form_title.text() == "Cannot be followed up"
    assert panel.form.ground.currentData() == Ground.LATE
    assert panel.form.text.toPlainText() == "Tidak ada alasan terlambat."
    desk.save()
    assert problem(desk, "letter")
    panel.form.letter.setText("500/12/2026")
    desk.save()
    complaint = desk.register.complaints.get(subject)
    assert complaint.status is Status.DECLINED
    assert desk.register.handling.case(subject).cycle.steps[-1].facts.ground == "late"
    assert not panel.form.isVisible()


def test_what_was_in_time_asks_for_no_ruling_and_an_accepted_one_goes_on_as_any(desk: HandlingDesk) -> None:
    desk.open()
    desk.as_(Role.SUPERVISOR)
    panel = desk.page.handling
    panel.ask(Step.REVIEW)
    assert panel.form.ruling.isHidden() or not panel.form.ruling.isVisible()
    panel.leave()
    subject = desk.open(service_date=date(2026, 10, 1))
    panel.ask(Step.REVIEW)
    assert panel.form.ruling.isVisible()
    leave_open(desk)
    panel.form.ruling.setCurrentIndex(panel.form.ruling.findData(Ruling.ACCEPTED))
    panel.form.text.setPlainText("Pemohon dirawat.")
    desk.save()
    assert desk.register.complaints.get(subject).late_ruling == "accepted"
    assert not panel.form.isVisible()


def test_declining_asks_for_its_ground(desk: HandlingDesk) -> None:
    desk.open()
    desk.as_(Role.SUPERVISOR)
    panel = desk.page.handling
    panel.ask(Step.DECLINE)
    desk.save()
    assert (bool(problem(desk, "ground")), bool(problem(desk, "text")), bool(problem(desk, "letter"))) == (True,) * 3
    panel.form.ground.setCurrentIndex(panel.form.ground.findData(Ground.LATE))
    desk.save()
    assert "not filed late" in problem(desk, "ground")


def test_the_last_step_is_corrected_by_its_key_with_a_reason(desk: HandlingDesk) -> None:
    subject = desk.open()
    desk.as_(Role.SUPERVISOR)
    boss = desk.people[Role.SUPERVISOR]
    desk.register.handling.review(subject, "Segera", boss, uuid4())
    desk.page.refresh()
    QTest.keyClick(desk.page, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    assert desk.page.reasons.isVisible()
    desk.page.reasons.given.emit("Salah pengaduan")
    assert desk.register.complaints.get(subject).status is Status.REGISTERED
    assert desk.register.complaints.story(subject)[-1].body["why"] == "Salah pengaduan"
    assert "Corrected" in desk.page.page_problem.text()


def test_the_time_is_extended_in_its_form_and_both_dates_stand_in_the_head(desk: HandlingDesk) -> None:
    boss = desk.people[Role.SUPERVISOR]
    switch = desk.register.reference_data.limits.by_code["extension"]
    desk.register.reference_data.set_limit(dataclasses.replace(switch, amount=1), boss, uuid4())
    subject = desk.open()
    desk.as_(Role.SUPERVISOR)
    QTest.keyClick(desk.page, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    form = desk.page.handling.form
    assert form.isVisible()
    desk.save()
    assert "after the present one" in problem(desk, "until")
    assert (bool(problem(desk, "text")), bool(problem(desk, "letter"))) == (True, True)
    form.until.setText("21-12-2026")
    form.text.setPlainText("Menunggu OPD teknis")
    form.letter.setText("500/12/2026")
    desk.save()
    complaint = desk.register.complaints.get(subject)
    assert complaint.extended_until == date(2026, 12, 21)
    assert complaint_head.due(complaint, desk.register.handling.case(subject))[1].endswith(
        "extended to Sen, 21 Des 2026"
    )


@pytest.mark.qt_log_ignore(GRAB)
def test_a_phrase_of_the_office_is_put_into_the_text_of_a_step_by_its_keys(desk: HandlingDesk) -> None:
    desk.open(service="Izin Trayek AKDP")
    desk.as_(Role.SUPERVISOR)
    QTest.keyClick(desk.page.body, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    text, picker = desk.page.handling.form.text, desk.page.handling.phrases
    text.setFocus()
    QTest.keyClicks(text, "Telaah. ")
    QTest.keyClick(text, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(picker.wanted, "hasil pemeriksaan")
    QTest.keyClick(picker.wanted, Qt.Key.Key_F9)
    assert desk.page.handling.form.isVisible()
    assert picker.isVisible()
    QTest.keyClick(picker.wanted, Qt.Key.Key_Return)
    assert "nomor 0001/PGD-L1/2026 tentang Izin Trayek AKDP telah" in text.toPlainText()
    assert "[" not in text.toPlainText()
    QTest.keyClick(text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text.toPlainText() == "Telaah. "


def test_a_step_is_not_written_down_with_a_blank_that_a_phrase_left(desk: HandlingDesk) -> None:
    desk.open()
    desk.as_(Role.OFFICER)
    QTest.keyClick(desk.page.body, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    form = desk.page.handling.form
    form.reach.setCurrentIndex(1)
    form.text.setPlainText("Nomor [nomor] disampaikan.")
    for _ in range(2):
        form.channel.setFocus()
        QTest.keyClick(form.channel, Qt.Key.Key_F9)
        assert form.isVisible()
        assert (form.text.hasFocus(), form.text.textCursor().selectedText()) == (True, "[nomor]")
        assert "[nomor]" in child(form, QLabel, "text_problem").text()
    QTest.keyClicks(form.text, "12")
    QTest.keyClick(form.text, Qt.Key.Key_F9)
    assert not form.isVisible()


@pytest.mark.thorough
@pytest.mark.qt_log_ignore(GRAB)
def test_a_phrase_names_nobody_who_asked_for_confidence_not_even_where_it_was_revealed(desk: HandlingDesk) -> None:
    who = a_complainant(name="Sumiati Lestari", identity=Identity.CONFIDENTIAL)
    complaint = desk.register.complaints.get(desk.open(complainant=who))
    desk.as_(Role.SUPERVISOR)
    for revealed in (False, True):
        desk.page.handling.show_for(complaint, revealed=revealed)
        desk.page.handling.ask(Step.REVIEW)
        text, picker = desk.page.handling.form.text, desk.page.handling.phrases
        text.clear()
        picker.choose()
        QTest.keyClicks(picker.wanted, "maaf")
        QTest.keyClick(picker.wanted, Qt.Key.Key_Return)
        assert "Saudara [nama]" in text.toPlainText()
        assert "Sumiati" not in text.toPlainText()
