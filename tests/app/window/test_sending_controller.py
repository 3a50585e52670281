"""The office sends from the window: K sends after F9, what was sent is a contact, what is not certain is asked about."""

from __future__ import annotations

import dataclasses

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.window.case_pages import COMPLAINT, RECORDED, open_complaint
from frontoffice.app.window.page_registry import SENDING
from frontoffice.domain.cases.steps import Step
from frontoffice.register.commands.send_job import SendState, SendWay
from frontoffice.sending.codes import MailReason, SmsReason
from frontoffice.settings import Mail
from frontoffice.ui.complaint.complaint_page import ComplaintPage
from frontoffice.ui.intake.recorded_page import RecordedPage
from frontoffice.ui.sending.sending_page import SendingPage
from tests.support.handled import take
from tests.support.mail_server import END
from tests.support.mailing_desk import BY_MAIL, MailingDesk, office
from tests.support.window_desk import Desk, desk

__all__ = ["desk", "office"]
pytestmark = pytest.mark.usefixtures("keys")


def test_an_office_without_an_account_sees_nothing_of_it(desk: Desk, qtbot: QtBot) -> None:
    desk.counter.controllers.sending.begin()
    desk.sign_in(desk.officer)
    desk.record(desk.officer, BY_MAIL)
    page: RecordedPage = desk.counter.window.stack.view(RECORDED)
    assert page.send_button.isHidden()
    assert not page.sent_button.isHidden()
    assert desk.counter.window.send_light.isHidden()
    page.send_button.click()
    assert desk.counter.register.sending.open_jobs() == ()


def test_k_sends_after_f9_and_the_contact_is_there_once_the_server_took_it(office: MailingDesk) -> None:
    office.saved()
    office.desk.sign_in(office.desk.officer)
    complaint = office.record()
    page = office.recorded
    assert not page.send_button.isHidden()
    page.send_button.click()
    assert (page.send_button.isHidden(), page.sent_button.isHidden()) == (True, True)
    office.wait(complaint.subject, SendState.SENT)
    office.qtbot.waitUntil(lambda: page.answer_copied.text().startswith("Sent"))
    ((_, recipient, content),) = office.server.took
    assert recipient == complaint.intake.complainant.email
    assert complaint.check_code.encode() in content
    (contact,) = office.desk.counter.register.handling.case(complaint.subject).contacts
    assert contact.reached
    assert complaint.check_code not in contact.note
    assert complaint.number_text in contact.note
    page.send_button.click()
    assert len(office.jobs(complaint.subject)) == 1


def test_what_the_server_may_have_taken_is_asked_about_on_the_page_of_the_messages(office: MailingDesk) -> None:
    office.saved()
    office.server.hangs_up = END
    office.desk.sign_in(office.desk.officer)
    complaint = office.record()
    office.recorded.send_button.click()
    office.wait(complaint.subject, SendState.UNCERTAIN)
    office.qtbot.waitUntil(lambda: "1" in office.window.send_light.text())
    office.window.send_light.click()
    assert office.window.page_name == SENDING.name
    page: SendingPage = office.window.stack.view(SENDING)
    assert complaint.number_text in {item.text() for item in page.sends.selectedItems()}
    page.came_button.click()
    office.wait(complaint.subject, SendState.CAME)
    assert len(office.desk.counter.register.handling.case(complaint.subject).contacts) == 1


def test_what_waits_for_an_account_that_was_taken_away_says_so(office: MailingDesk) -> None:
    office.saved()
    office.server.says = {"RCPT": "451 grey"}
    office.desk.sign_in(office.desk.officer)
    complaint = office.record()
    office.recorded.send_button.click()
    office.qtbot.waitUntil(lambda: [job.reason for job in office.jobs(complaint.subject)] == ["mail_later"])
    (job,) = office.jobs(complaint.subject)
    assert office.sending.why_waits(job) == "mail_later"
    known = office.desk.counter.settings_controller
    known.keep(dataclasses.replace(known.current, mail=Mail()))
    assert office.sending.why_waits(job) == MailReason.NO_ACCOUNT
    assert office.sending.why_waits(dataclasses.replace(job, state=SendState.FAILED)) == "mail_later"
    sms = dataclasses.replace(job.message, way=SendWay.SMS)
    tried = dataclasses.replace(job, message=sms, reason=SmsReason.NOT_WRITTEN)
    assert office.sending.why_waits(tried) == SmsReason.NO_FOLDER
    assert office.sending.why_waits(dataclasses.replace(tried, state=SendState.HANDED_OVER)) == SmsReason.NOT_WRITTEN
    office.window.send_light.click()
    page: SendingPage = office.window.stack.view(SENDING)
    assert "No mail account is set" in page.send_whole.text()


def test_the_form_of_a_contact_sends_what_informs_and_is_written_down_by_itself(office: MailingDesk) -> None:
    office.saved()
    register = office.desk.counter.register
    office.desk.sign_in(office.desk.supervisor)
    complaint = office.record()
    take(register, complaint.subject, Step.REVIEW, Step.ANALYSE, Step.DECIDE)
    open_complaint(office.desk.counter, complaint.subject)
    page: ComplaintPage = office.window.stack.view(COMPLAINT)
    page.handling.ask("contact")
    page.handling.form.channel.setEditText("E-mail")
    answer = page.handling.form.answer
    assert not answer.send_button.isHidden()
    office.window.show()
    answer.send_button.click()
    office.wait(complaint.subject, SendState.SENT)
    assert page.handling.form.isHidden()
    (contact,) = register.handling.case(complaint.subject).contacts
    assert (contact.channel, contact.reached) == ("E-mail", True)
    assert b"Subject: Tindakan atas pengaduan" in office.server.took[0][2]


def test_nothing_leaves_from_training(office: MailingDesk) -> None:
    office.saved()
    kept = office.desk.counter.settings_controller
    kept.keep(dataclasses.replace(kept.current, training=True))
    assert not office.sending.offers(SendWay.EMAIL)
