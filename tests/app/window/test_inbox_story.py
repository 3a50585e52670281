"""From a mail at a real server to a numbered complaint: it waits, one key fills the form, one key records it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.app.receiving import MailSource
from frontoffice.app.window.case_pages import INBOX, INTAKE, RECORDED
from frontoffice.receiving import mailbox
from frontoffice.settings import Mailbox
from tests.support import imap_server
from tests.support.imap_server import PASSWORD, USER
from tests.support.mails import a_mail
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]
pytestmark = [
    pytest.mark.usefixtures("keys"),
    pytest.mark.thorough,
    pytest.mark.seconds,
    pytest.mark.posix("dovecot"),
]


def test_a_mail_becomes_a_complaint_in_two_keys_and_comes_once(desk: Desk, qtbot: QtBot) -> None:
    window, register = desk.counter.window, desk.counter.register
    window.show()
    desk.sign_in(desk.officer)
    with imap_server.running() as server:
        mailbox.keep(server.account, PASSWORD)
        one = a_mail("Berkas saya hilang di loket.")
        one["Message-ID"] = "<1@example.org>"
        for _ in range(2):
            server.deliver(one.as_bytes(), register.now().timestamp() - 3600)
        receiving = desk.counter.controllers.receiving.desk
        with qtbot.waitSignal(receiving.rested):
            receiving.use(MailSource(Mailbox("localhost", server.port, "tls", USER), server.line))
        receiving.end()
    assert register.inbox.count_waiting() == 1
    window.go(INBOX.name)
    QTest.keyClick(window.stack.view(INBOX).messages, Qt.Key.Key_F9)
    assert window.page_name == INTAKE.name
    form = window.stack.view(INTAKE)
    QTest.keyClick(form, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: window.page_name == RECORDED.name)
    (found,) = register.search.find("hilang")
    complaint = register.complaints.get(found.subject)
    assert (complaint.intake.channel, complaint.intake.complainant.email) == ("email", "siti@example.org")
    assert register.inbox.count_waiting() == 0
    assert [one.complaint for one in register.inbox.before(found.subject)] == [found.subject]
