"""The form of a contact sends its ready text; what it says goes into the queue and the form is not needed any more."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Identity
from frontoffice.domain.people import Officer
from frontoffice.register.commands.send_job import Message, SendJob, SendState, SendWay
from frontoffice.register.register import Register
from frontoffice.ui.complaint.complaint_page import ComplaintPage
from frontoffice.ui.complaint.handling_panel import AnswerSending
from tests.support.examples import a_complainant, an_intake
from tests.support.handled import take
from tests.support.in_front import in_front

WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Queue:
    """An office that sends e-mail, in one officer's name."""

    def __init__(self, register: Register, officer: Officer) -> None:
        self.register, self.officer = register, officer

    def offers(self, way: SendWay) -> bool:
        return way is SendWay.EMAIL

    def queue(self, message: Message, job_id: UUID) -> SendJob:
        return self.register.sending.queue(message, self.officer, job_id)


def opened(qtbot: QtBot, register: Register, officer: Officer, identity: Identity = Identity.OPEN) -> ComplaintPage:
    who = a_complainant(email="nurhayati@contoh.id", identity=identity)
    subject = register.complaints.record(an_intake(complainant=who), officer, uuid4()).complaint.subject
    take(register, subject, Step.REVIEW, Step.ANALYSE, Step.DECIDE)
    page = in_front(qtbot, ComplaintPage(register, lambda: officer), 1366, 640)
    AnswerSending(page.handling, Queue(register, officer))
    page.show_complaint(subject)
    page.handling.ask("contact")
    page.handling.form.channel.setEditText("E-mail")
    return page


def test_what_is_sent_is_queued_once_and_no_contact_is_written_down_before(
    qtbot: QtBot, register: Register, officer: Officer
) -> None:
    page = opened(qtbot, register, officer)
    form, subject = page.handling.form, page.handling.subject
    assert subject is not None
    assert form.answer.send_button.isVisible()
    for _ in range(2):
        QTest.keyClick(form.text, Qt.Key.Key_K, WITH)
    (job,) = register.sending.jobs_of(subject)
    assert (job.state, job.message.address, job.requested_by) == (
        SendState.QUEUED,
        "nurhayati@contoh.id",
        officer.name,
    )
    assert (job.message.channel, job.message.title[:13]) == ("E-mail", "Tindakan atas")
    assert job.message.text == job.message.note
    assert form.isHidden()
    assert register.handling.case(subject).contacts == ()
    page.handling.ask("contact")
    assert form.reach.currentData() in (None, "")
    form.channel.setEditText("E-mail")
    QTest.keyClick(form.text, Qt.Key.Key_K, WITH)
    assert "being sent" in form.form_problem.text()
    assert len(register.sending.jobs_of(subject)) == 1


@pytest.mark.parametrize("typed", ["", "Pengadu minta ditelepon sore.\n", None])
def test_a_note_that_was_typed_stays_beneath_what_was_sent(
    qtbot: QtBot, register: Register, officer: Officer, typed: str | None
) -> None:
    page = opened(qtbot, register, officer)
    form, subject = page.handling.form, page.handling.subject
    assert subject is not None
    answer = form.answer.answer.toPlainText() if typed is None else typed  # None: it was copied before
    form.text.setPlainText(answer)
    QTest.keyClick(form.text, Qt.Key.Key_K, WITH)
    (job,) = register.sending.jobs_of(subject)
    more = "\n\nPengadu minta ditelepon sore." if typed else ""
    assert job.message.note == job.message.text.rstrip() + more


def test_another_text_that_was_copied_before_is_nothing_that_was_typed(
    qtbot: QtBot, register: Register, officer: Officer
) -> None:
    page = opened(qtbot, register, officer)
    form, subject = page.handling.form, page.handling.subject
    assert subject is not None
    form.channel.setEditText("SMS")
    form.answer.copy_answer_button.click()
    copied = form.text.toPlainText()
    form.channel.setEditText("E-mail")
    assert copied not in ("", form.answer.answer.toPlainText())
    QTest.keyClick(form.text, Qt.Key.Key_K, WITH)
    (job,) = register.sending.jobs_of(subject)
    assert job.message.note == job.message.text


@pytest.mark.parametrize("way", ["Telepon", "Surat", "SMS", ""])
def test_another_way_is_not_sent_by_e_mail(qtbot: QtBot, register: Register, officer: Officer, way: str) -> None:
    page = opened(qtbot, register, officer)
    page.handling.form.channel.setEditText(way)
    assert not page.handling.form.answer.send_button.isVisible()
    QTest.keyClick(page.handling.form.text, Qt.Key.Key_K, WITH)
    assert register.sending.open_jobs() == ()


def test_who_is_hidden_is_sent_nothing_to_before_they_are_shown(
    qtbot: QtBot, register: Register, officer: Officer
) -> None:
    page = opened(qtbot, register, officer, Identity.CONFIDENTIAL)
    assert not page.handling.form.answer.send_button.isVisible()
    QTest.keyClick(page.handling.form.text, Qt.Key.Key_K, WITH)
    assert register.sending.open_jobs() == ()
