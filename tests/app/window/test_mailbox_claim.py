"""One mailbox is read at one desk: the other stops by itself, says who reads, and takes it over by a button."""

from __future__ import annotations

import dataclasses
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.receiving import name_of
from frontoffice.app.window.page_registry import MAIL
from frontoffice.domain.people import Role
from frontoffice.settings import Mailbox
from frontoffice.ui.messages.window_sentences import WindowNotice
from frontoffice.ui.sending.mail_page import MailPage
from tests.conftest import Announce
from tests.support.examples import a_register, an_officer
from tests.support.manual_sync import carry
from tests.support.window_desk import Desk, desk

__all__ = ["desk"]
pytestmark = pytest.mark.usefixtures("keys")
MAILBOX = Mailbox("imap.contoh.go.id", 993, "tls", "kantor")


def test_the_desk_that_said_so_last_reads_it(desk: Desk, qtbot: QtBot, tmp_path: Path, announce: Announce) -> None:
    announce("no message was read: mailbox_password_missing")  # so no server is asked for
    counter, window, name = desk.counter, desk.counter.window, name_of(MAILBOX)
    register, receiving = counter.register, counter.controllers.receiving
    window.show()
    desk.sign_in(desk.supervisor)
    with qtbot.waitSignal(receiving.desk.answered):
        counter.settings_controller.keep(dataclasses.replace(counter.settings_controller.current, mailbox=MAILBOX))
    window.go(MAIL.name)
    page: MailPage = window.stack.view(MAIL)
    page.mailbox_fold.setChecked(True)
    panel = page.mailbox
    panel.mailbox_save.click()
    qtbot.waitUntil(lambda: register.receiving.reader(name) is not None)
    assert panel.mailbox_claim.isHidden()
    (tmp_path / "two").mkdir()
    with closing(a_register(tmp_path / "two", counter="L2")) as other:
        carry(register, other)
        other.receiving.claim_mailbox(name, an_officer(Role.ADMINISTRATOR))
        carry(other, register)
        counter_name = other.unit.desk.counter_name
    qtbot.waitUntil(lambda: bool(receiving.elsewhere))
    assert not receiving.state.reads
    assert counter_name in panel.mailbox_reader.text()
    assert any(counter_name in text for text in window.notice_texts())
    panel.mailbox_save.click()  # which takes nothing from anybody
    qtbot.waitUntil(panel.mailbox_save.isEnabled)
    assert panel.mailbox_message.text() == "Saved."
    panel.mailbox_claim.click()
    qtbot.waitUntil(lambda: receiving.state.reads)
    assert panel.mailbox_claim.isHidden()
    assert WindowNotice.MAILBOX_ELSEWHERE not in window.notice_lines
