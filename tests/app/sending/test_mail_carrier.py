"""A message of the queue goes to a real mail server, and the queue keeps what that said and under which identity."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from frontoffice.app.sending import MailCarrier, try_out
from frontoffice.register.commands.send_job import SendJob, SendState, Sent
from frontoffice.sending import mail_delivery
from frontoffice.sending.mail_delivery import MailEnd
from frontoffice.settings import Mail
from tests.support.keyrings import MemoryKeyring
from tests.support.mail_account import a_message, an_account, trusting
from tests.support.mail_server import END, MailServer

NOW = datetime(2026, 11, 24, 3, 32, tzinfo=UTC)
IDENTITY = f"<{UUID(int=7)}@contoh.go.id>"


def a_job(address: str = "nurhayati@contoh.id") -> SendJob:
    message = a_message(UUID(int=1), address=address)
    state, by = SendState.QUEUED, UUID(int=3)
    return SendJob(UUID(int=7), message, "0001", 1, state, by, "Siti", NOW, NOW, NOW, UUID(int=9))


class MailOffice:
    """A server, the account there and what carries by it."""

    def __init__(self, server: MailServer, mail: Mail, authority: Path) -> None:
        self.server, self.mail, self.context = server, mail, partial(trusting, authority)
        self.begun = 0

    def begin(self) -> None:
        self.begun += 1

    def carry(self, job: SendJob | None = None) -> Sent:
        return MailCarrier(self.mail, "Dinas Perizinan", self.context).carry(job or a_job(), self.begin)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[MailOffice]:
    with an_account(tmp_path, users={"kantor": "rahasia"}) as (server, mail, authority):
        yield MailOffice(server, mail, authority)


def test_a_message_that_was_taken_has_the_servers_answer_and_its_identity(office: MailOffice) -> None:
    assert office.carry() == Sent(SendState.SENT, "", f"250 2.0.0 queued as A1B2 {IDENTITY}")
    ((_, recipient, content),) = office.server.took
    assert recipient == "nurhayati@contoh.id"
    assert b"From: Dinas Perizinan <kantor@contoh.go.id>" in content
    assert f"Message-ID: {IDENTITY}".encode() in content
    assert b"Subject: Tanda terima" in content
    assert office.begun == 1


@pytest.mark.parametrize(
    ("says", "state", "reason"),
    [
        ({"RCPT": "550 5.1.1 unknown"}, SendState.FAILED, "mail_recipient"),
        ({END: "554 5.7.1 spam"}, SendState.FAILED, "mail_refused"),
        ({"RCPT": "451 grey"}, SendState.QUEUED, "mail_later"),
        ({"MAIL": "550 not from there"}, SendState.QUEUED, "mail_sender"),
    ],
    ids=str,
)
def test_what_is_wrong_with_the_message_is_asked_about_and_what_is_wrong_with_the_account_waits(
    office: MailOffice, says: dict[str, str], state: SendState, reason: str
) -> None:
    office.server.says = says
    assert office.carry() == Sent(state, reason, *says.values())


def test_an_answer_that_did_not_come_leaves_it_open_under_the_messages_identity(office: MailOffice) -> None:
    office.server.hangs_up = END
    sent = office.carry()
    assert (sent.state, sent.reason) == (SendState.UNCERTAIN, "mail_unknown")
    assert sent.evidence.endswith(IDENTITY)


@pytest.mark.parametrize("address", ["tanpa alamat", "budi@münchen.de", "a@b.id\r\nBcc: c@d.id", ""])
def test_an_address_that_no_message_can_have_is_asked_about(office: MailOffice, address: str) -> None:
    assert office.carry(a_job(address)) == Sent(SendState.FAILED, "mail_recipient")
    assert office.server.heard == []


@pytest.mark.parametrize("wrong", [{"sender": "tanpa alamat"}, {"name": "Dinas\r\nBcc: x@y.id"}], ids=str)
def test_an_office_that_no_message_can_name_is_no_fault_of_the_address_and_waits(
    office: MailOffice, wrong: dict[str, str]
) -> None:
    office.mail = dataclasses.replace(office.mail, **wrong)  # type: ignore[arg-type]
    assert office.carry() == Sent(SendState.QUEUED, "mail_office")
    assert office.server.heard == []


@pytest.mark.usefixtures("keys")
def test_the_password_comes_from_the_keyring(office: MailOffice, keys: MemoryKeyring) -> None:
    office.mail = dataclasses.replace(office.mail, user="kantor")
    assert office.carry() == Sent(SendState.QUEUED, "mail_password_missing")
    mail_delivery.keep(office.mail, "salah")
    assert office.carry().reason == "mail_password"
    mail_delivery.keep(office.mail, "rahasia")
    assert office.carry().state is SendState.SENT
    keys.kept.clear()
    assert try_out(office.mail, "rahasia", office.context).answer == "250 ok"
    refused = try_out(office.mail, "salah", office.context)
    assert (refused.end, refused.reason) == (MailEnd.NOT_SENT, "mail_password")
    assert len(office.server.took) == 1
