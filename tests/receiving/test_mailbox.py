"""The office's mailbox at a real server (Dovecot), read over TLS and left as it is."""

from __future__ import annotations

import dataclasses
import functools
import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from frontoffice.domain.incoming import IncomingMessage
from frontoffice.errors import Unavailable
from frontoffice.receiving import mail_text, mailbox
from frontoffice.receiving.codes import LeftOut, MailboxReason
from frontoffice.receiving.mailbox import (
    LARGEST_MAIL,
    MailboxAccount,
    MailboxLine,
    MailboxRound,
    MailboxState,
    read_round,
    try_out,
    wait_for_news,
)
from frontoffice.register.register import Register
from frontoffice.sending.mail_delivery import Security
from tests.support import imap_server
from tests.support.examples import a_register
from tests.support.imap_server import ImapServer
from tests.support.kept_messages import Died, KeptMessages
from tests.support.mails import a_mail
from tests.support.manual_sync import carry
from tests.support.same_reader import ask

pytestmark = [pytest.mark.thorough, pytest.mark.seconds, pytest.mark.posix("dovecot")]
READ = functools.partial(mail_text.read, ask)


@pytest.fixture(scope="module")
def running() -> Iterator[ImapServer]:
    with imap_server.running() as started:
        yield started


@pytest.fixture
def server(running: ImapServer) -> ImapServer:
    running.empty()
    return running


@pytest.fixture
def kept() -> KeptMessages:
    return KeptMessages()


def numbered(number: int) -> bytes:
    one = a_mail(f"Isi {number}")
    one.replace_header("Subject", f"Surat {number}")
    one["Message-ID"] = f"<{number}@example.org>"
    return one.as_bytes()


def reading(server: ImapServer, kept: KeptMessages, account: MailboxAccount | None = None) -> MailboxRound:
    return read_round(account or server.account, kept.state, kept.take, READ, kept.known, server.line)


def read_into(register: Register, server: ImapServer) -> None:
    def take(mails: Sequence[IncomingMessage], _: MailboxState) -> None:
        register.receiving.take_in(mails)

    assert not read_round(server.account, MailboxState(), take, READ, line=server.line).more


def test_each_mail_comes_once_and_stays_on_the_server_as_it_was(server: ImapServer, kept: KeptMessages) -> None:
    server.deliver(numbered(1))
    before = datetime.now(UTC) - timedelta(hours=1)
    assert reading(server, kept) == MailboxRound(kept.state)
    (one,) = kept.found.values()
    assert (one.channel, one.identity, one.sender) == ("email", "1@example.org", "siti@example.org")
    assert (one.sender_name, one.title, one.text) == ("Siti Contoh", "Surat 1", "Isi 1")
    assert before < one.arrived_at < datetime.now(UTC) + timedelta(hours=1)
    assert one.arrived_at.utcoffset() == timedelta(0)
    commits = kept.commits
    assert reading(server, kept).state == kept.state
    assert kept.commits == commits  # nothing to commit
    server.deliver(numbered(2))
    reading(server, kept)
    assert kept.titles == ["Surat 1", "Surat 2"]
    assert kept.came_twice == 0
    assert "Seen" not in server.flags()


def test_over_starttls_the_same_is_read(server: ImapServer, kept: KeptMessages) -> None:
    server.deliver(numbered(1))
    account = dataclasses.replace(server.account, port=server.plain_port, security=Security.STARTTLS)
    reading(server, kept, account)
    assert kept.titles == ["Surat 1"]
    assert try_out(account, server.line) == 1


@pytest.mark.parametrize("behind", [False, True])
def test_a_kill_before_or_behind_a_commit_loses_and_doubles_nothing(server: ImapServer, behind: bool) -> None:
    for number in range(45):
        server.deliver(numbered(number))
    for commit in range(3):
        kept = KeptMessages()
        kept.dies_behind, kept.dies_before = (commit, -1) if behind else (-1, commit)
        with pytest.raises(Died):
            reading(server, kept)
        assert len(kept.found) == min(20 * (commit + behind), 45)
        kept.dies_before = -1
        reading(server, kept)
        assert sorted(kept.titles) == sorted(f"Surat {number}" for number in range(45))
        assert kept.came_twice == 0


def test_more_than_a_round_takes_waits_for_the_next(
    server: ImapServer, kept: KeptMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox, "MOST_OF_A_ROUND", 3)
    for number in range(7):
        server.deliver(numbered(number))
    assert [reading(server, kept).more for _ in range(3)] == [True, True, False]
    assert kept.titles == [f"Surat {number}" for number in range(7)]
    assert kept.came_twice == 0


def test_a_renumbered_mailbox_is_read_again_without_what_is_known(server: ImapServer, kept: KeptMessages) -> None:
    server.deliver(numbered(1))
    nameless = a_mail("Tanpa nama").as_bytes()
    server.deliver(nameless)
    reading(server, kept)
    server.renumber(kept.state.validity + 1)
    server.deliver(numbered(2))
    assert reading(server, kept).notice is MailboxReason.RENUMBERED
    assert kept.titles == ["Surat 1", "Izin trayek", "Surat 2"]
    assert kept.came_twice == 1  # the one without a Message-ID is known by its bytes
    assert reading(server, kept).notice is None


def test_a_server_that_was_put_back_and_gives_numbers_again_is_read_from_the_start(
    server: ImapServer, kept: KeptMessages
) -> None:
    server.deliver(numbered(1))
    reading(server, kept)
    kept.state = dataclasses.replace(kept.state, last_uid=kept.state.last_uid + 10)
    server.deliver(numbered(2))
    assert reading(server, kept).notice is MailboxReason.RENUMBERED
    assert kept.titles == ["Surat 1", "Surat 2"]


def test_an_emptied_mailbox_says_so_and_goes_on(server: ImapServer, kept: KeptMessages) -> None:
    server.deliver(numbered(1))
    reading(server, kept)
    server.empty()
    assert reading(server, kept).notice is MailboxReason.EMPTIED
    server.deliver(numbered(2))
    assert reading(server, kept).notice is None
    assert kept.titles == ["Surat 1", "Surat 2"]


def test_two_desks_that_read_the_same_mailbox_have_one_line_of_each_mail_after_an_exchange(
    server: ImapServer, tmp_path: Path
) -> None:
    server.deliver(numbered(1))
    server.deliver(a_mail("Tanpa nama").as_bytes())
    with closing(a_register(tmp_path / "a")) as one, closing(a_register(tmp_path / "b", counter="L2")) as other:
        for desk in (one, other):
            read_into(desk, server)
        for giver, taker in ((one, other), (other, one)):
            carry(giver, taker)
        for desk in (one, other):
            assert [line.first_words for line in desk.inbox.waiting()] == ["Surat 1 Isi 1", "Izin trayek Tanpa nama"]
            assert desk.maintenance.verify().broken == ""
            arrived = "SELECT count(*) FROM journal WHERE kind = 'message.arrived'"
            assert desk.unit.connection.execute(arrived).get == 4


def test_of_an_older_mailbox_only_what_came_since_a_day_is_read_and_all_that_comes_from_then_on(
    server: ImapServer, kept: KeptMessages
) -> None:
    server.deliver(numbered(1))
    account = dataclasses.replace(server.account, since=date.today() + timedelta(days=2))
    reading(server, kept, account)
    assert kept.titles == []
    server.deliver(numbered(2))  # moved here from another folder, say: its day is an older one
    reading(server, kept, account)
    assert kept.titles == ["Surat 2"]
    kept = KeptMessages()
    reading(server, kept, dataclasses.replace(account, since=date.today() - timedelta(days=2)))
    assert kept.titles == ["Surat 1", "Surat 2"]


def test_of_a_mail_that_is_too_large_the_head_is_read_and_the_reason_given(
    server: ImapServer, kept: KeptMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.deliver(numbered(1) + b"x" * 1000)
    monkeypatch.setattr(mailbox, "LARGEST_MAIL", 1000)
    reading(server, kept)
    (one,) = kept.found.values()
    assert (one.title, one.text, one.left_out) == ("Surat 1", "", (LeftOut.TOO_LARGE,))
    assert one.identity == "1@example.org"


@pytest.mark.seconds
def test_a_mail_of_thirty_megabytes_is_read_whole(server: ImapServer, kept: KeptMessages) -> None:
    line = b"x" * 76 + b"\n"
    size = LARGEST_MAIL - 1_500_000  # a server counts CR LF
    server.deliver(numbered(1) + line * (size // len(line)))
    reading(server, kept)
    (one,) = kept.found.values()
    assert one.left_out == ()
    assert len(one.text) == 50_000


def test_another_folder_is_read_from_its_start_and_one_that_is_gone_says_so(
    server: ImapServer, kept: KeptMessages
) -> None:
    server.deliver(numbered(1))
    reading(server, kept)
    with pytest.raises(Unavailable, match="mailbox_folder"):
        reading(server, kept, dataclasses.replace(server.account, folder="Pengaduan é"))
    server.command("mailbox", "create", "-u", imap_server.USER, "Pengaduan é")
    reading(server, kept, dataclasses.replace(server.account, folder="Pengaduan é"))
    assert kept.state.folder == "Pengaduan é"
    reading(server, kept)
    assert kept.titles == ["Surat 1"]


def test_a_wrong_password_and_a_strange_certificate_say_so(server: ImapServer, kept: KeptMessages) -> None:
    wrong = imap_server.PASSWORD + "é"
    with pytest.raises(Unavailable, match="'mailbox_password'"):
        reading(server, kept, dataclasses.replace(server.account, password=wrong))
    with pytest.raises(Unavailable, match="mailbox_certificate"):
        try_out(server.account, MailboxLine(ssl.create_default_context()))
    with pytest.raises(Unavailable, match="mailbox_certificate"):
        try_out(dataclasses.replace(server.account, host="127.0.0.1"), server.line)


def test_a_token_that_is_not_taken_says_so(server: ImapServer, tmp_path: Path) -> None:
    account = dataclasses.replace(server.account, token_file=tmp_path / "token")
    with pytest.raises(Unavailable, match="mailbox_token_file"):
        try_out(account, server.line)
    (tmp_path / "token").write_text("ya29.token\n")
    with pytest.raises(Unavailable, match="'mailbox_token'"):
        try_out(account, server.line)


def test_the_token_in_the_file_is_read_at_each_connection(server: ImapServer, tmp_path: Path) -> None:
    account = dataclasses.replace(server.account, token_file=tmp_path / "token", password="")
    (tmp_path / "token").write_text(f"{server.token()}\n")
    assert try_out(account, server.line) == 0
    (tmp_path / "token").write_text(f"{server.token()}x\n")
    with pytest.raises(Unavailable, match="'mailbox_token'"):
        try_out(account, server.line)


def test_the_waiting_ends_when_a_mail_comes(server: ImapServer, kept: KeptMessages) -> None:
    reading(server, kept)
    coming = threading.Timer(0.3, server.deliver, [numbered(1)])
    coming.start()
    assert wait_for_news(server.account, kept.state, 60, threading.Event(), server.line)
    coming.join()
    assert wait_for_news(server.account, kept.state, 60, threading.Event(), server.line)  # it waits to be read
    reading(server, kept)
    assert not wait_for_news(server.account, kept.state, 0.2, threading.Event(), server.line)


def test_the_waiting_ends_when_it_is_stopped(server: ImapServer, kept: KeptMessages) -> None:
    reading(server, kept)
    stop = threading.Event()
    threading.Timer(0.2, stop.set).start()
    assert not wait_for_news(server.account, kept.state, 60, stop, server.line)


def test_hostile_mails_become_lines_all_the_same(server: ImapServer, kept: KeptMessages) -> None:
    many = EmailMessage()
    many["Subject"] = "Banyak"
    many["Message-ID"] = "<banyak@example.org>"
    many.set_content("Isi")
    raws = [
        b"X: y\r\n" * 100_000 + many.as_bytes(),
        b"Subject: " + b"a" * 1_000_000 + b"\r\nMessage-ID: <panjang@example.org>\r\n\r\nIsi",
        b"Message-ID: <a b> <\xff>\r\nFrom: \xff\xfe <<<>>\r\nDate: never\r\n\r\n\x00\xff",
        b"no mail at all",
        b"\r\n\r\n",
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 300,
    ]
    for raw in raws:
        server.deliver(raw)
    reading(server, kept)
    assert len(kept.found) == len(raws)
    assert reading(server, kept).more is False
    assert kept.came_twice == 0
    assert [one.left_out for one in kept.found.values()][5] == (LeftOut.PARTS,)


def test_a_mailbox_that_nobody_read_has_no_state(server: ImapServer) -> None:
    assert MailboxState().validity == 0
    assert server.account.password not in repr(server.account)
