"""A citizen writes, is answered in the thread, writes again, and one day cannot be reached: through real servers."""

from __future__ import annotations

import dataclasses
from email.message import EmailMessage

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.app.receiving import MailSource
from frontoffice.app.window.case_pages import COMPLAINT, INBOX, INTAKE, RECORDED, open_complaint
from frontoffice.app.window.page_registry import SENDING
from frontoffice.domain.complaint import Complaint
from frontoffice.receiving import mailbox
from frontoffice.register.commands.send_job import SendState, SendWay
from frontoffice.sending import mail_delivery
from frontoffice.settings import Mailbox
from frontoffice.ui.complaint.complaint_page import ComplaintPage
from frontoffice.ui.inbox import InboxPage
from frontoffice.ui.sending.sending_page import SendingPage
from tests.support import mail_exchange
from tests.support.imap_server import PASSWORD, USER
from tests.support.mail_exchange import MailExchange
from tests.support.mailing_desk import trust
from tests.support.mails import a_mail
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]
pytestmark = [
    pytest.mark.usefixtures("keys"),
    pytest.mark.thorough,
    pytest.mark.seconds,
    pytest.mark.posix("dovecot and exim"),
]


def test_a_mail_its_answer_the_reply_and_a_bounce_are_one_complaint(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mail_exchange.running() as exchange:
        trust(monkeypatch, exchange.imap.authority)
        exchange.open_mailbox()
        office = _Office(desk, qtbot, exchange)
        exchange.send(_written("<satu@warga.contoh.id>", "Izin trayek saya belum terbit."))
        complaint = office.record(office.read())

        office.answer(complaint)
        qtbot.waitUntil(lambda: len(exchange.arrived()) == 1)
        (answer,) = exchange.arrived()
        assert answer["In-Reply-To"] == "<satu@warga.contoh.id>"
        assert answer["References"] == "<satu@warga.contoh.id>"
        assert answer["Subject"] == "Re: Izin trayek"

        exchange.send(_written("<dua@warga.contoh.id>", "Kapan selesai?", answers=answer["Message-ID"]))
        office.log_as_contact(office.read())
        assert len(desk.counter.register.handling.case(complaint.subject).contacts) == 2

        exchange.close_mailbox()
        office.answer(complaint)
        office.read()
        contacts = desk.counter.register.handling.case(complaint.subject).contacts
        assert [one.undelivered for one in contacts] == [False, False, True]
        assert "came back" in office.complaint_page(complaint).handling.box.warning_label.text()

        page = office.sends_page()
        assert page.sends.rowCount() == 1
        assert "came back" in page.send_whole.text()
        qtbot.waitUntil(lambda: "1 failed" in desk.counter.window.send_light.text())
        QTest.keyClick(page.sends, Qt.Key.Key_F5)
        assert office.window.page_name == COMPLAINT.name
        assert office.window.stack.view(COMPLAINT).handling.form.isVisible()


def _written(identity: str, text: str, answers: str = "") -> EmailMessage:
    mail = a_mail(text, sender=f"Siti Contoh <{mail_exchange.CITIZEN}>")
    mail["Message-ID"] = identity
    mail["To"] = USER
    if answers:
        mail["In-Reply-To"] = answers
    return mail


class _Office:
    """The counter that reads the office's mailbox, and sends."""

    def __init__(self, desk: Desk, qtbot: QtBot, exchange: MailExchange) -> None:
        self.desk, self.qtbot, self.exchange = desk, qtbot, exchange
        self.window, self.register = desk.counter.window, desk.counter.register
        self.window.show()
        mailbox.keep(exchange.imap.account, PASSWORD)
        mail_delivery.keep(exchange.office, PASSWORD)
        kept = desk.counter.settings_controller
        kept.keep(dataclasses.replace(kept.current, mail=exchange.office))
        desk.counter.controllers.sending.begin()
        assert desk.counter.controllers.sending.offers(SendWay.EMAIL)
        self.receiving = desk.counter.controllers.receiving.desk
        self.source = MailSource(
            Mailbox("localhost", exchange.imap.port, "tls", exchange.imap.account.user), exchange.imap.line
        )
        desk.sign_in(desk.officer)

    def read(self) -> InboxPage:
        """Read the mailbox as soon as something is in it, and show what waits."""
        self.qtbot.waitUntil(lambda: self.exchange.count_new() > 0, timeout=20_000)
        self.exchange.date_new(self.register.now().timestamp() - 3600)
        with self.qtbot.waitSignal(self.receiving.rested):
            self.receiving.use(self.source)
        self.receiving.use(None)
        self.window.go(INBOX.name)
        page: InboxPage = self.window.stack.view(INBOX)
        return page

    def record(self, page: InboxPage) -> Complaint:
        QTest.keyClick(page.messages, Qt.Key.Key_F9)
        assert self.window.page_name == INTAKE.name
        QTest.keyClick(self.window.stack.view(INTAKE), Qt.Key.Key_F9)
        self.qtbot.waitUntil(lambda: self.window.page_name == RECORDED.name)
        (found,) = self.register.search.find("trayek")
        return self.register.complaints.get(found.subject)

    def log_as_contact(self, page: InboxPage) -> None:
        """Take the complaint that is proposed."""
        QTest.keyClick(page.messages, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
        QTest.keyClick(page.asking.reason, Qt.Key.Key_Return)

    def complaint_page(self, complaint: Complaint) -> ComplaintPage:
        open_complaint(self.desk.counter, complaint.subject)
        page: ComplaintPage = self.window.stack.view(COMPLAINT)
        return page

    def sends_page(self) -> SendingPage:
        self.window.go(SENDING.name)
        page: SendingPage = self.window.stack.view(SENDING)
        return page

    def answer(self, complaint: Complaint) -> None:
        """Send by the form of a contact; the server takes it."""
        page = self.complaint_page(complaint)
        page.handling.ask("contact")
        page.handling.form.channel.setEditText("E-mail")
        page.handling.form.answer.send_button.click()
        jobs = self.register.sending
        self.qtbot.waitUntil(lambda: jobs.jobs_of(complaint.subject)[-1].state is SendState.SENT, timeout=20_000)
