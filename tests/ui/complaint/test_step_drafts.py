from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.cases.case import Reach
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Status
from frontoffice.domain.people import Role
from frontoffice.register.commands.drafts import step_form
from frontoffice.ui.complaint.complaint_page import ComplaintPage
from frontoffice.ui.complaint.step_writing import CONTACT
from tests.support.handling_desk import HandlingDesk, leave_open

TEXT = "Berkas lengkap sejak 5 November; verifikasi tertunda di bidang."


def asked(desk: HandlingDesk, step: str = Step.REVIEW) -> str:
    """What stands in the form of the step once it is opened again."""
    desk.page.handling.ask(step)
    return desk.page.handling.form.text.toPlainText()


def test_what_was_typed_waits_while_a_contact_is_logged(desk: HandlingDesk) -> None:
    desk.open()
    desk.as_(Role.SUPERVISOR)
    panel = desk.page.handling
    assert asked(desk) == ""
    panel.form.text.setPlainText(TEXT)
    panel.form.level.setCurrentIndex(1)
    action, level = panel.form.action, panel.form.level.currentText()
    panel.leave()
    assert asked(desk, CONTACT) == ""
    panel.form.reach.setCurrentIndex(panel.form.reach.findData(Reach.REACHED))
    desk.save()
    assert asked(desk) == TEXT
    assert (panel.form.action, panel.form.level.currentText()) == (action, level)


def test_what_was_typed_waits_while_another_complaint_is_looked_at(desk: HandlingDesk) -> None:
    subject = desk.open()
    desk.as_(Role.SUPERVISOR)
    asked(desk)
    desk.page.handling.form.text.setPlainText(TEXT)
    desk.open()
    assert asked(desk) == ""
    desk.page.show_complaint(subject)
    assert asked(desk) == TEXT


def test_nobody_writes_with_their_name_what_another_typed(desk: HandlingDesk) -> None:
    desk.open()
    desk.as_(Role.SUPERVISOR)
    asked(desk, CONTACT)
    desk.page.handling.form.text.setPlainText(TEXT)
    assert desk.page.handling.drafts.keeper.keep()  # as the lock has it
    desk.who = desk.people[Role.OFFICER]
    desk.page.another_officer()
    assert asked(desk, CONTACT) == ""
    desk.page.handling.form.text.setPlainText("Lain")
    desk.page.handling.drafts.keeper.keep()
    desk.who = desk.people[Role.SUPERVISOR]
    desk.page.another_officer()
    assert asked(desk, CONTACT) == TEXT


def test_a_power_cut_leaves_it_on_the_disk(desk: HandlingDesk, qtbot: QtBot) -> None:
    subject = desk.open()
    desk.as_(Role.SUPERVISOR)
    asked(desk)
    QTest.keyClicks(desk.page.handling.form.text, TEXT)
    assert desk.page.handling.drafts.keeper.timer.isActive()
    desk.page.handling.drafts.keeper.timer.setInterval(0)
    qtbot.waitUntil(lambda: not desk.page.handling.drafts.keeper.timer.isActive())
    page = ComplaintPage(desk.register, lambda: desk.who)
    qtbot.addWidget(page)
    page.show_complaint(subject)
    page.handling.ask(Step.REVIEW)
    assert page.handling.form.text.toPlainText() == TEXT


@pytest.mark.parametrize("saves", [True, False])
def test_what_counted_and_what_was_taken_out_again_leave_no_draft(desk: HandlingDesk, saves: bool) -> None:
    subject = desk.open()
    desk.as_(Role.SUPERVISOR)
    asked(desk)
    panel = desk.page.handling
    panel.form.text.setPlainText(TEXT)
    panel.drafts.keeper.keep()
    name = step_form(subject, Step.REVIEW)
    assert desk.register.drafts.find_form(name, desk.who.officer_id)
    if saves:
        leave_open(desk)
        QTest.keyClick(panel.form, Qt.Key.Key_F9)
        assert desk.register.complaints.get(subject).status is Status.REVIEWED
    else:
        panel.form.text.clear()
        panel.drafts.keeper.keep()
    assert desk.register.drafts.find_form(name, desk.who.officer_id) is None


def test_a_step_that_somebody_else_took_is_begun_anew_when_it_is_due_again(desk: HandlingDesk) -> None:
    subject = desk.open()
    desk.as_(Role.SUPERVISOR)
    asked(desk)
    panel = desk.page.handling
    panel.form.text.setPlainText(TEXT)
    panel.leave()
    desk.register.handling.advance(subject, StepForm(Step.REVIEW, "Sudah."), desk.people[Role.SUPERVISOR], uuid4())
    desk.page.refresh()
    assert asked(desk) == ""
    assert panel.drafts.keeper.keep()
    assert desk.register.drafts.find_form(step_form(subject, Step.REVIEW), desk.who.officer_id) is None


def test_a_step_that_comes_before_it_leaves_what_was_typed(desk: HandlingDesk) -> None:
    subject = desk.open()
    desk.as_(Role.SUPERVISOR)
    assert asked(desk, Step.ANALYSE) == ""
    desk.page.handling.form.text.setPlainText(TEXT)
    desk.page.handling.leave()
    desk.register.handling.advance(subject, StepForm(Step.REVIEW, "Sudah."), desk.people[Role.SUPERVISOR], uuid4())
    desk.page.refresh()
    assert asked(desk, Step.ANALYSE) == TEXT
