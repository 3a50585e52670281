"""Messages go to a real mail server over sockets, and what is known of each is what the server said."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontoffice.sending.codes import MailReason
from frontoffice.sending.mail_delivery import MailAccount, MailEnd, MailOutcome, Security, deliver
from tests.support.certificates import a_server_certificate, an_authority
from tests.support.mail_account import trusting
from tests.support.mail_server import END, GREETING, MailServer, running

CONTENT = b"Subject: Tanda terima\r\n\r\n.Titik di depan\nBaris\r\n.\r\nAkhir"
RECIPIENT = "nurhayati@contoh.id"


class Sending:
    """An account at a server of the test, and how often a message was about to leave."""

    def __init__(self, server: MailServer, trusted: ssl.SSLContext) -> None:
        self.server, self.trusted, self.commits = server, trusted, 0

    def commit(self) -> None:
        self.commits += 1

    def deliver(self, *, typed: str = "rahasia", host: str = "localhost", port: int = 0) -> MailOutcome:
        security = Security.TLS if self.server.at_once else Security.STARTTLS
        account = MailAccount(host, port or self.server.port, security, "kantor", "kantor@contoh.go.id", typed)
        return deliver(account, RECIPIENT, CONTENT, self.commit, context=self.trusted, patience=2)


@pytest.fixture
def keys(tmp_path: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """The server's side, and that of who trusts its authority."""
    authority = an_authority(tmp_path)
    ours, pair = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH), tmp_path / "server.pem"
    pair.write_bytes(b"".join(a_server_certificate(authority, "localhost")))
    ours.load_cert_chain(pair)
    return ours, trusting(authority.path)


@pytest.fixture(params=[False, True], ids=["starttls", "tls"])
def mail(request: pytest.FixtureRequest, keys: tuple[ssl.SSLContext, ssl.SSLContext]) -> Iterator[Sending]:
    with running(MailServer(keys[0], at_once=request.param, users={"kantor": "rahasia"})) as server:
        yield Sending(server, keys[1])


def test_a_message_that_was_taken_has_the_servers_answer_and_went_whole_and_encrypted(mail: Sending) -> None:
    outcome = mail.deliver()
    assert outcome == MailOutcome(MailEnd.ACCEPTED, answer="250 2.0.0 queued as A1B2")
    ((sender, recipient, content),) = mail.server.took
    assert (sender, recipient) == ("kantor@contoh.go.id", RECIPIENT)
    assert content == b"Subject: Tanda terima\r\n\r\n..Titik di depan\r\nBaris\r\n..\r\nAkhir\r\n"
    in_the_clear = {verb for verb, clear in mail.server.heard if clear}
    assert in_the_clear <= {"EHLO", "STARTTLS"}
    assert mail.commits == 1


@pytest.mark.parametrize(
    ("says", "reason", "again"),
    [
        ({"AUTH": "535 5.7.8 wrong"}, MailReason.PASSWORD, False),
        ({"MAIL": "550 not from there"}, MailReason.SENDER, False),
        ({"RCPT": "550 5.1.1 unknown"}, MailReason.RECIPIENT, False),
        ({"RCPT": "451 4.7.1 grey"}, MailReason.LATER, True),
        ({"DATA": "554 no"}, MailReason.REFUSED, False),
        ({END: "452 4.3.1 full"}, MailReason.LATER, True),
        ({END: "554 5.7.1 spam"}, MailReason.REFUSED, False),
        ({GREETING: "421 busy"}, MailReason.LATER, True),
        ({GREETING: "220"}, None, False),
    ],
    ids=str,
)
def test_what_the_server_refuses_was_not_sent_and_says_whether_it_may_be_tried_again(
    mail: Sending, says: dict[str, str], reason: MailReason | None, again: bool
) -> None:
    mail.server.says = says
    outcome = mail.deliver()
    (said,) = says.values()
    if reason is None:
        assert outcome.end is MailEnd.ACCEPTED
        return
    assert (outcome.end, outcome.reason, outcome.again) == (MailEnd.NOT_SENT, reason, again)
    assert outcome.answer == said
    assert (mail.server.took, mail.commits) == ([], int(END in says))


@pytest.mark.parametrize(
    "says", [{"RCPT": "550 5.1.1 <Nurhayati@contoh.id> unknown"}, {END: "250 ok nurhayati@contoh.id"}]
)
def test_an_address_that_the_server_repeats_stands_in_no_outcome(mail: Sending, says: dict[str, str]) -> None:
    mail.server.says = says
    answer = mail.deliver().answer
    assert "contoh.id" not in answer
    assert "…" in answer


def test_a_long_answer_is_cut_without_leaving_half_an_address(mail: Sending) -> None:
    mail.server.says = {"RCPT": f"550 {'x' * 180} <{RECIPIENT}> unknown"}
    answer = mail.deliver().answer
    assert len(answer) <= 200
    assert "nurha" not in answer


def test_an_answer_is_kept_as_text(mail: Sending) -> None:
    mail.server.says = {END: "250 ok\0 A1B2"}
    assert mail.deliver().answer == "250 ok A1B2"


def test_a_wrong_password_stands_in_no_outcome(mail: Sending) -> None:
    outcome = mail.deliver(typed="salah-sekali")
    assert outcome.reason is MailReason.PASSWORD
    assert "salah-sekali" not in repr(outcome)
    assert "salah" not in repr(MailAccount("h", 1, Security.TLS, "u", "s", "salah"))


@pytest.mark.parametrize("verb", [GREETING, "EHLO", "AUTH", "MAIL", "RCPT", "DATA"])
def test_a_line_that_is_cut_before_the_content_leaves_is_tried_again(mail: Sending, verb: str) -> None:
    mail.server.hangs_up = verb
    outcome = mail.deliver()
    assert (outcome.end, outcome.again, mail.commits) == (MailEnd.NOT_SENT, True, 0)
    assert mail.server.took == []


def test_a_line_that_is_cut_after_the_content_leaves_it_open_whether_it_was_taken(mail: Sending) -> None:
    mail.server.hangs_up = END
    outcome = mail.deliver()
    assert (outcome.end, outcome.reason, outcome.again) == (MailEnd.UNCERTAIN, MailReason.UNKNOWN, False)
    assert (len(mail.server.took), mail.commits) == (1, 1)


def test_what_hangs_up_after_its_answer_has_taken_it(mail: Sending) -> None:
    mail.server.hangs_up = "QUIT"
    assert mail.deliver().end is MailEnd.ACCEPTED


def test_nothing_is_said_to_a_server_of_another_authority_or_name(mail: Sending) -> None:
    for trusted, host in ((ssl.create_default_context(), "localhost"), (mail.trusted, "127.0.0.1")):
        mail.trusted = trusted
        outcome = mail.deliver(host=host)
        assert (outcome.end, outcome.reason, outcome.again) == (MailEnd.NOT_SENT, MailReason.CERTIFICATE, False)
    assert {verb for verb, _ in mail.server.heard} <= {"EHLO", "STARTTLS"}


def test_a_server_without_starttls_gets_no_password(keys: tuple[ssl.SSLContext, ssl.SSLContext]) -> None:
    with running(MailServer(users={"kantor": "rahasia"})) as server:
        outcome = Sending(server, keys[1]).deliver()
    assert (outcome.end, outcome.reason) == (MailEnd.NOT_SENT, MailReason.NO_TLS)
    assert [verb for verb, _ in server.heard] == ["EHLO"]


def test_what_is_not_there_is_tried_again(mail: Sending) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        outcome = mail.deliver(port=taken.getsockname()[1])
    assert (outcome.end, outcome.reason, outcome.again) == (MailEnd.NOT_SENT, MailReason.UNREACHABLE, True)


def test_what_is_no_name_of_a_server_does_not_answer(mail: Sending) -> None:
    for host in ("mail..contoh.id", f"{'x' * 64}.id"):
        outcome = mail.deliver(host=host)
        assert (outcome.end, outcome.reason) == (MailEnd.NOT_SENT, MailReason.UNREACHABLE)


def test_a_password_that_is_not_ascii_is_not_taken(mail: Sending) -> None:
    outcome = mail.deliver(typed="rahasiá")
    assert (outcome.end, outcome.reason, outcome.answer) == (MailEnd.NOT_SENT, MailReason.PASSWORD, "ASCII")


def test_nothing_leaves_where_it_cannot_be_written_down_first(mail: Sending, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise RuntimeError("disk")

    monkeypatch.setattr(mail, "commit", refuse)
    with pytest.raises(RuntimeError, match="disk"):
        mail.deliver()
    assert mail.server.took == []
