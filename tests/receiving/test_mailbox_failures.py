"""What a mailbox's server does wrong has a reason, within its time, and nothing is lost to it."""

from __future__ import annotations

import dataclasses
import functools
import socket
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import keyring
import keyring.backends.fail
import pytest

from frontoffice.domain.incoming import IncomingMessage
from frontoffice.errors import Unavailable
from frontoffice.receiving import mail_text, mailbox
from frontoffice.receiving.codes import MailboxReason
from frontoffice.receiving.mailbox import MailboxLine, MailboxState, read_round, try_out, wait_for_news
from frontoffice.sending.mail_delivery import Security
from tests.support.keyrings import LockedKeyring, MemoryKeyring
from tests.support.same_reader import ask
from tests.support.scripted_imap import LAST, PASSWORD, SILENT, SLOW, scripted

READ = functools.partial(mail_text.read, ask)
HEAD = b'* 1 FETCH (UID 1 RFC822.SIZE 10 INTERNALDATE "03-Dec-2026 08:00:00 +0700" BODY[HEADER.FIELDS (MESSAGE-ID)] "")\r\n'
DEEP = b"* 1 FETCH " + b"(" * 100_000 + b"\r\nTAG OK done\r\n"


def never(_messages: Sequence[IncomingMessage], _state: MailboxState) -> None:
    raise AssertionError


def reason(folder: Path, says: dict[str, bytes], patience: float = 20.0) -> str:
    with scripted(folder, says, patience) as (account, line), pytest.raises(Unavailable) as raised:
        read_round(account, MailboxState(), never, READ, line=line)
    return raised.value.code


@pytest.mark.parametrize(
    ("says", "why"),
    [
        ({"GREETING": b"HTTP/1.1 400 Bad Request\r\n"}, MailboxReason.PROTOCOL),
        ({"GREETING": b"* BYE full\r\n"}, MailboxReason.LATER),
        ({"GREETING": b""}, MailboxReason.UNREACHABLE),
        ({"SIGNED": b"TAG NO [AUTHENTICATIONFAILED] no\r\n"}, MailboxReason.PASSWORD),
        ({"SIGNED": b"TAG NO [UNAVAILABLE] later\r\n"}, MailboxReason.LATER),
        ({"SIGNED": b""}, MailboxReason.UNREACHABLE),
        ({"EXAMINE": b"TAG NO [NONEXISTENT] no\r\n"}, MailboxReason.FOLDER),
        ({"EXAMINE": b"TAG NO [INUSE] later\r\n"}, MailboxReason.LATER),
        ({"EXAMINE": b"* 1 EXISTS\r\nTAG OK done\r\n"}, MailboxReason.PROTOCOL),
        ({"SEARCH": b"TAG NO not now\r\n"}, MailboxReason.LATER),
        ({"SEARCH": b"* SEARCH a\r\nTAG OK done\r\n"}, MailboxReason.PROTOCOL),
        ({"SEARCH": b"* SEARCH " + b"1 " * 600_000 + b"\r\nTAG OK done\r\n"}, MailboxReason.LATER),
        ({"FETCH": DEEP}, MailboxReason.PROTOCOL),
        ({"FETCH": b"* 1 FETCH (UID 1 BODY[] {5}\r\nabc" + LAST}, MailboxReason.UNREACHABLE),
        ({"FETCH": b"* 1 FETCH (UID 1)\r\nTAG OK done\r\n"}, MailboxReason.PROTOCOL),
        ({"FETCH": HEAD + b"TAG OK done\r\n"}, MailboxReason.PROTOCOL),  # and no content behind it
    ],
    ids=lambda given: str(given)[:40],
)
def test_what_the_server_says_wrong_has_a_reason(tmp_path: Path, says: dict[str, bytes], why: MailboxReason) -> None:
    assert reason(tmp_path, says) == why


@pytest.mark.parametrize("verb", ["GREETING", "CAPABILITY", "SIGNED", "EXAMINE", "SEARCH", "FETCH"])
def test_a_silent_server_has_its_time(tmp_path: Path, verb: str) -> None:
    assert reason(tmp_path, {verb: SILENT}, patience=0.3) == MailboxReason.SILENT


@pytest.mark.parametrize("verb", ["EXAMINE", "FETCH"])
def test_an_answer_without_an_end_has_its_time(tmp_path: Path, verb: str) -> None:
    """A byte now and then is a sign of life each time."""
    assert reason(tmp_path, {verb: SLOW}, patience=0.5) == MailboxReason.SILENT


def test_a_line_that_breaks_while_waiting_says_so(tmp_path: Path) -> None:
    state = MailboxState("INBOX", 7, 1, 2)
    with (
        scripted(tmp_path, {"IDLE": b"+ idling\r\n* BYE\r\n" + LAST}) as (account, line),
        pytest.raises(Unavailable, match="mailbox_unreachable"),
    ):
        wait_for_news(account, state, 20, threading.Event(), line)


@pytest.mark.parametrize(
    "says",
    [
        {"NOOP": b"* 2 EXISTS\r\nTAG OK done\r\n"},
        {"NOOP": b"* 1 EXPUNGE\r\n* 1 EXISTS\r\nTAG OK done\r\n"},
        {"IDLE": b"+ idling\r\n* 2 EXISTS\r\nTAG OK done\r\n"},
    ],
    ids=["before IDLE", "one gone, one come", "with its consent"],
)
def test_news_are_heard_whenever_the_server_says_them(tmp_path: Path, says: dict[str, bytes]) -> None:
    with scripted(tmp_path, says) as (account, line):
        assert wait_for_news(account, MailboxState("INBOX", 7, 1, 2), 0.3, threading.Event(), line)


def test_a_server_without_idle_is_asked_again_when_the_time_is_over(tmp_path: Path) -> None:
    says = {"CAPABILITY": b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nTAG OK done\r\n"}
    begun = time.monotonic()
    with scripted(tmp_path, says) as (account, line):
        assert not wait_for_news(account, MailboxState("INBOX", 7, 1, 2), 0.3, threading.Event(), line)
    assert time.monotonic() - begun >= 0.3


def test_nothing_is_said_in_the_clear() -> None:
    heard = b""

    def serve() -> None:
        nonlocal heard
        line, _ = listening.accept()
        with line:
            line.sendall(b"* OK ready\r\n")
            while data := line.recv(4096):
                heard += data
                line.sendall(b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n" + data.split()[0] + b" OK done\r\n")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        serving = threading.Thread(target=serve)
        serving.start()
        account = mailbox.MailboxAccount(
            "127.0.0.1", listening.getsockname()[1], Security.STARTTLS, "kantor", password=PASSWORD
        )
        with pytest.raises(Unavailable, match="mailbox_no_tls"):
            try_out(account, MailboxLine(patience=20))
        serving.join()
    assert b"AUTHENTICATE" not in heard
    assert b"LOGIN" not in heard


def test_no_server_and_no_name_of_one_are_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as once:
        account = mailbox.MailboxAccount("127.0.0.1", once.getsockname()[1], Security.TLS, "kantor")
    for host in ("127.0.0.1", "surat..contoh"):
        with pytest.raises(Unavailable, match="mailbox_unreachable"):
            try_out(dataclasses.replace(account, host=host))


@pytest.mark.parametrize("content", [b"", b" \n", b"x" * 20_000, b"\xff", b"a\nb"])
def test_a_token_file_with_no_token_in_it_says_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "token").write_bytes(content)
    with scripted(tmp_path, {}) as (account, line), pytest.raises(Unavailable, match="mailbox_token_file"):
        try_out(dataclasses.replace(account, token_file=tmp_path / "token"), line)


ACCOUNT = mailbox.MailboxAccount("imap.contoh.go.id", 993, Security.TLS, "kantor")


def test_the_password_is_kept_apart_from_that_of_the_account_that_sends(keys: MemoryKeyring) -> None:
    with pytest.raises(Unavailable, match="mailbox_password_missing"):
        mailbox.find(ACCOUNT)
    mailbox.keep(ACCOUNT, "rahasia")
    assert keys.kept == {("frontoffice mailbox", "kantor@imap.contoh.go.id:993"): "rahasia"}
    assert mailbox.find(dataclasses.replace(ACCOUNT, folder="Pengaduan")) == "rahasia"
    mailbox.forget(ACCOUNT)
    assert keys.kept == {}


@pytest.mark.usefixtures("keys")
def test_a_keyring_that_is_missing_or_locked_says_so() -> None:
    keyring.set_keyring(keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]
    for asking in (lambda: mailbox.keep(ACCOUNT, "x"), lambda: mailbox.find(ACCOUNT)):
        with pytest.raises(Unavailable, match="mailbox_keyring_missing"):
            asking()
    keyring.set_keyring(LockedKeyring())
    for asking in (lambda: mailbox.keep(ACCOUNT, "x"), lambda: mailbox.find(ACCOUNT)):
        with pytest.raises(Unavailable, match="mailbox_keyring_locked"):
            asking()
