"""How long a mailbox of years takes, at a real server on this computer; printed, never judged.

``FRONTOFFICE_BENCH_MAILS`` is how many mails are in it (50,000 make some 250 MB of small files).
"""

from __future__ import annotations

import functools
import os
import time
from collections.abc import Callable, Iterator, Sequence

import pytest

from frontoffice.app.workers.reading_process import ReadingProcess
from frontoffice.receiving import mail_text
from frontoffice.receiving.mailbox import MOST_OF_A_ROUND, MailboxRound, MailboxState, read_round, try_out
from tests.support import imap_server
from tests.support.imap_server import ImapServer
from tests.support.kept_messages import KeptMessages
from tests.support.mails import a_mail
from tests.support.measured_table import Report
from tests.support.same_reader import ask

pytestmark = [pytest.mark.bench, pytest.mark.posix("dovecot")]
MANY = int(os.environ.get("FRONTOFFICE_BENCH_MAILS", "50000"))


@pytest.fixture(scope="module")
def server() -> Iterator[ImapServer]:
    with imap_server.running() as started:
        whole = a_mail("Yth. Kepala Dinas,\nizin trayek saya belum terbit. " * 40).as_bytes()
        for number in range(MANY):
            started.deliver(f"Message-ID: <{number}@example.org>\n".encode() + whole)
        try_out(started.account, started.line)  # it counts them at its first look
        yield started


def seconds(job: Callable[[], MailboxRound]) -> tuple[float, MailboxRound]:
    began = time.perf_counter()
    done = job()
    return time.perf_counter() - began, done


def test_the_heads_of_all_mails_and_a_round_in_which_nothing_came(server: ImapServer, report: Report) -> None:
    kept = KeptMessages()

    def go(known: Callable[[Sequence[str]], Sequence[str]] = lambda identities: identities) -> MailboxRound:
        read = functools.partial(mail_text.read, ask)
        return read_round(server.account, kept.state, kept.take, read, known, server.line)

    taken, end = seconds(go)
    assert not end.more
    report(f"mailbox: the heads of {MANY:,} known mails in {taken:.1f} s ({MANY / taken:,.0f} a second)")
    taken, end = seconds(go)
    assert end.state == kept.state
    report(f"mailbox: a round in which nothing came, {MANY:,} mails: {taken * 1000:.0f} ms")


@pytest.mark.parametrize("reader", ["the reading process", "the same process"])
def test_mails_made_messages(server: ImapServer, report: Report, reader: str) -> None:
    kept = KeptMessages()
    asked = ReadingProcess().ask if reader == "the reading process" else ask
    read = functools.partial(mail_text.read, asked)

    def go() -> MailboxRound:
        return read_round(server.account, MailboxState(), kept.take, read, line=server.line)

    taken, _ = seconds(go)
    count = len(kept.found)
    assert count == min(MANY, MOST_OF_A_ROUND)
    report(f"mailbox: {count} mails by {reader} in {taken:.1f} s ({taken / count * 1000:.0f} ms each)")
