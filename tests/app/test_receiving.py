"""The office's mailbox read beside a window: each mail is one message that waits, whatever cuts in between."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.receiving import Known, MailSource, Place, ReceiveDesk, SmsSource, Take, try_out
from frontoffice.attaching.requests import Ask
from frontoffice.errors import Unavailable
from frontoffice.receiving import mailbox
from frontoffice.receiving.codes import MailboxReason
from frontoffice.register.register import Register
from frontoffice.settings import Mailbox
from tests.conftest import Announce
from tests.support import imap_server
from tests.support.imap_server import PASSWORD, USER, ImapServer
from tests.support.mails import a_mail
from tests.support.scripted_imap import SILENT, scripted

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


def test_a_mail_that_comes_is_here_in_a_moment_though_nobody_looks(
    server: ImapServer, receiving: ReceiveDesk, register: Register, qtbot: QtBot
) -> None:
    mailbox.keep(server.account, PASSWORD)
    with qtbot.waitSignal(receiving.rested):
        receiving.use(MailSource(settings_of(server), server.line))
    for number in (1, 2):
        with qtbot.waitSignal(receiving.rested, timeout=10_000):
            deliver(server, number)
        assert register.inbox.count_waiting() == number
    server.empty()  # by somebody else: what comes then is news all the same
    with qtbot.waitSignal(receiving.rested, timeout=10_000):
        deliver(server, 3)
    assert register.inbox.count_waiting() == 3


def test_a_cut_line_is_said_and_the_mailbox_asked_again(
    receiving: ReceiveDesk, register: Register, qtbot: QtBot, announce: Announce
) -> None:
    announce("no message was read: mailbox_unreachable")
    with imap_server.running() as server:
        mailbox.keep(server.account, PASSWORD)
        with qtbot.waitSignal(receiving.rested):
            receiving.use(MailSource(settings_of(server), server.line))
        with qtbot.waitSignal(receiving.answered, timeout=20_000):
            server.stop()
        assert receiving.reason is MailboxReason.UNREACHABLE
        assert receiving.due.isActive()
        deliver(server, 1)
        server.start()
        with qtbot.waitSignals([receiving.came_in, receiving.rested]):
            receiving.due.timeout.emit()
        assert receiving.reason is None


class AskedSource:
    """A source that announces news for ever though there are none, or waits until it is awake, and fails then."""

    def __init__(self, news: bool) -> None:
        self._news = news
        self.waits, self.left = threading.Event(), threading.Event()

    def read(self, _ask: Ask, _place: Place, _take: Take, _known: Known) -> bool:
        return False

    def wait(self, _place: Place, awake: threading.Event) -> bool:
        self.waits.set()
        if not self._news:
            awake.wait()
        self.left.set()
        if not self._news:
            raise Unavailable(MailboxReason.UNREACHABLE)
        return True


def test_news_that_are_not_there_are_asked_for_after_a_minute_and_not_at_once(
    receiving: ReceiveDesk, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([receiving.rested, receiving.rested]):
        receiving.use(AskedSource(news=True))
    assert receiving.due.isActive()


@pytest.mark.parametrize("other", [None, AskedSource(news=False)], ids=["none", "another"])
def test_a_source_that_is_left_is_waited_for_no_more(
    receiving: ReceiveDesk, qtbot: QtBot, other: AskedSource | None
) -> None:
    one = AskedSource(news=False)
    receiving.use(one)
    qtbot.waitUntil(one.waits.is_set)
    receiving.use(other)
    assert one.left.wait(10)
    if other is not None:
        qtbot.waitUntil(other.waits.is_set)
    assert receiving.reason is None  # why one that was left fails is nothing to say


EMPTY = b"* 0 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 1] ok\r\nTAG OK ok\r\n"


@pytest.mark.parametrize("says", [{"EXAMINE": SILENT}, {"EXAMINE": EMPTY, "IDLE": b"+ idling\r\n"}], ids=str)
def test_a_server_that_hangs_holds_up_no_end(
    register: Register, qtbot: QtBot, tmp_path: Path, says: dict[str, bytes]
) -> None:
    with scripted(tmp_path, says) as (account, line):
        mailbox.keep(account, PASSWORD)
        desk = ReceiveDesk(register)
        with qtbot.waitSignal(desk.rested) if "IDLE" in says else contextlib.nullcontext():  # whose end is not answered
            desk.use(MailSource(Mailbox(account.host, account.port, "tls", account.user), line))
        begun = time.monotonic()
        desk.end()
        assert time.monotonic() - begun < 6
