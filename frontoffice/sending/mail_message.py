"""An e-mail as it leaves: plain text with its subject, the office as sender, and an identity of its own (RFC 5322)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from uuid import UUID


def message_id(job_id: UUID, sender: str) -> str:
    """The Message-ID of a job's message: the same at each try, so a doubled one can be known by it."""
    return f"<{job_id}@{sender.rpartition('@')[2]}>"


@dataclass(frozen=True, slots=True)
class Letter:
    """What is written to whom, and by which office; ``at`` (aware) is when it was asked for."""

    sender: str
    office: str
    recipient: str
    subject: str
    text: str
    at: datetime


def check_sender(sender: str, office: str) -> None:
    """Raises ValueError for an address or a name of the office that no header can hold."""
    message = EmailMessage(policy=SMTP)
    message["From"] = _address(office, sender)
    message["Message-ID"] = message_id(UUID(int=0), sender)
    message.as_bytes()


def compose(letter: Letter, identity: str) -> bytes:
    """The whole message. Raises ValueError for an address or a subject that no header can hold."""
    message = EmailMessage(policy=SMTP)
    message["From"] = _address(letter.office, letter.sender)
    message["To"] = _address("", letter.recipient)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(letter.at)
    message["Message-ID"] = identity
    message["Auto-Submitted"] = "auto-generated"  # no absence note comes back for it (RFC 3834)
    message.set_content(letter.text, cte="quoted-printable")
    return message.as_bytes()


def _address(name: str, at: str) -> Address:
    if not at.isascii():  # SMTP without its extension names none such
        raise ValueError(at)
    try:
        return Address(name, addr_spec=at)
    except (HeaderParseError, IndexError) as error:
        raise ValueError(at) from error
