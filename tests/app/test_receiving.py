"""The office's mailbox read beside a window: each mail is one message that waits, whatever cuts in between."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.receiving import MailSource, ReceiveDesk, SmsSource, try_out
from frontoffice.errors import Unavailable
from frontoffice.receiving import mailbox
from frontoffice.receiving.codes import MailboxReason
from frontoffice.register.register import Register
from frontoffice.settings import Mailbox
from tests.conftest import Announce
from tests.support import imap_server
from tests.support.imap_server import PASSWORD, USER, ImapServer
from tests.support.mails import a_mail

pytestmark = [pytest.mark.usefixtures("keys"), pytest.mark.thorough, pytest.mark.seconds, pytest.mark.posix("dovecot")]


@pytest.fixture(scope="module")
def running() -> Iterator[ImapServer]:
    with imap_server.running() as started:
        yield started


@pytest.fixture
def server(running: ImapServer) -> ImapServer:
    running.empty()
    return running


@pytest.fixture
def receiving(register: Register) -> Iterator[ReceiveDesk]:
    desk = ReceiveDesk(register)
    yield desk
    desk.end()


def settings_of(server: ImapServer) -> Mailbox:
    return Mailbox("localhost", server.port, "tls", USER)


def deliver(server: ImapServer, number: int) -> None:
    one = a_mail(f"Isi {number}")
    one["Message-ID"] = f"<{number}@example.org>"
    server.deliver(one.as_bytes(), 1_796_000_000 + number)  # one second after another


def test_a_mail_waits_once_however_often_the_mailbox_is_read(
    server: ImapServer, receiving: ReceiveDesk, register: Register, qtbot: QtBot
) -> None:
    mailbox.keep(server.account, PASSWORD)
    deliver(server, 1)
    with qtbot.waitSignal(receiving.rested):
        receiving.use(MailSource(settings_of(server), server.line))
    deliver(server, 2)
    with qtbot.waitSignal(receiving.came_in):
        receiving.look()
    assert [line.first_words.split()[-1] for line in register.inbox.waiting()] == ["1", "2"]
    another = ReceiveDesk(register)
    with qtbot.waitSignal(another.rested):
        another.use(MailSource(settings_of(server), server.line))
    another.end()
    assert register.inbox.count_waiting() == 2


def test_what_keeps_the_mailbox_from_being_read_has_a_reason_until_it_is_mended(
    server: ImapServer, receiving: ReceiveDesk, register: Register, qtbot: QtBot, announce: Announce
) -> None:
    announce("no message was read: mailbox_password")
    deliver(server, 1)
    mailbox.keep(server.account, "bukan ini")
    with qtbot.waitSignal(receiving.answered):
        receiving.use(MailSource(settings_of(server), server.line))
    assert receiving.reason is MailboxReason.PASSWORD
    mailbox.keep(server.account, PASSWORD)
    with qtbot.waitSignal(receiving.answered):
        receiving.look()
    assert not receiving.reason
    assert register.inbox.count_waiting() == 1


def test_an_sms_in_the_folder_of_smsd_waits_once(
    receiving: ReceiveDesk, register: Register, qtbot: QtBot, tmp_path: Path
) -> None:
    inbox = tmp_path / "smsd" / "inbox"
    with qtbot.waitSignal(receiving.rested):
        receiving.use(SmsSource(inbox, register.now))
    inbox.mkdir(parents=True)
    file = inbox / "IN20261124_093000_00_+6281234567890_00.txt"
    file.write_bytes(b"Berkas saya hilang")
    at = (register.now() - timedelta(minutes=10)).timestamp()
    os.utime(file, (at, at))
    for _ in range(2):
        with qtbot.waitSignal(receiving.rested):
            receiving.look()
    assert [line.first_words for line in register.inbox.waiting()] == ["Berkas saya hilang"]


def test_the_account_is_tried_with_a_typed_password(server: ImapServer) -> None:
    deliver(server, 1)
    assert try_out(settings_of(server), PASSWORD, server.line) == 1
    with pytest.raises(Unavailable, match=MailboxReason.PASSWORD):
        try_out(settings_of(server), "bukan ini", server.line)
