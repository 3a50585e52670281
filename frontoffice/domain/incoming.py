"""A message that came in by itself: what a carrier gives, and what the register keeps of it until somebody decides.

It has no number and no due date. The time of what it becomes counts from its arrival. Everything in it was written by
anybody: it is cut and cleaned before it is kept.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import NAMESPACE_OID, UUID, uuid5

from frontoffice.domain.calendar.dates import local_date, to_text
from frontoffice.domain.entries.content_address import ContentAddress
from frontoffice.domain.numbering import check_code
from frontoffice.domain.text.mobile_number import mobile_number
from frontoffice.domain.text.printable_text import LONGEST_LINE, LONGEST_TEXT, clean, one_line

EMAIL: Final = "email"  # the channels, by the codes that a complaint's have
SMS: Final = "sms"
CHANNELS: Final = (EMAIL, SMS)
MOST_ANSWERS: Final = 20  # messages that one says it answers
MOST_FILES: Final = 20
MADE_OF: Final = 5  # version of an identity that is made of something (RFC 9562): no complaint has such a one
LONGEST_ID: Final = 998  # characters of one line of a mail (RFC 5322, 2.1.1)


class BecameOf(StrEnum):
    """What became of a message. ``OPEN`` takes a settlement back."""

    COMPLAINT = "complaint"
    CONTACT = "contact"
    NONE = "none"
    OPEN = "open"


class NoComplaint(StrEnum):
    """Why a message is no complaint."""

    ADVERTISEMENT = "advertisement"
    AUTOMATIC = "automatic"
    SENT_AGAIN = "sent_again"
    QUESTION = "question"
    OTHER_OFFICE = "other_office"
    EMPTY = "empty"
    OTHER = "other"


class ProposedBy(StrEnum):
    """Why a message seems to belong to a complaint, the strongest first."""

    ANSWERS = "answers"
    NUMBER_AND_CODE = "number_and_code"
    SENDER = "sender"


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """Message as its carrier gives it.

    ``identity`` is a mail's Message-ID without <> (:func:`mail_identity`), or the digest of an SMS
    (:func:`sms_identity`). ``sender`` is an address in lower case, or a number in one spelling (:func:`sms_sender`).
    ``arrived_at`` is aware, by the server's clock. ``answers`` are the Message-IDs of In-Reply-To and References.
    ``recipient_failed`` is the Message-ID of ours that a report names as not delivered (RFC 3464). ``automatic`` says
    that no person wrote it. ``files`` are (name, content) of what the confined reader took, ``left_out`` the reason
    code of each part that it did not.
    """

    channel: str
    identity: str
    sender: str = field(repr=False)
    arrived_at: datetime
    sender_name: str = field(default="", repr=False)
    title: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    answers: tuple[str, ...] = ()
    recipient_failed: str = ""
    automatic: bool = False
    files: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    left_out: tuple[str, ...] = ()

    @property
    def subject(self) -> UUID:
        """The subject of its entries, the same on every desk."""
        return message_subject(self.channel, self.identity)


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of a message: of which complaint, or why it is none; by whom, when (UTC)."""

    entry_id: UUID
    outcome: BecameOf
    complaint: UUID | None
    number_text: str
    reason: str
    officer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MessageFile:
    """File of a message: its entry, its name, and where its content is found."""

    entry_id: UUID
    name: str = field(repr=False)
    content: ContentAddress = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeptMessage:
    """Message as it stands in the register.

    ``came`` is what its carrier gave, without files: those are in ``files``. ``recorded_at`` (UTC) is when it was
    taken in first. ``settled`` is the settlement that holds, None while it waits; ``in_vain`` are those that another
    desk wrote beside it. ``erased`` is one of which the law left no more than what is counted.
    """

    subject: UUID
    came: IncomingMessage
    series: str
    counter: str
    recorded_at: datetime
    zone: str
    files: tuple[MessageFile, ...] = ()
    settled: Settlement | None = None
    in_vain: tuple[Settlement, ...] = ()
    erased: bool = False

    @property
    def day(self) -> date:
        """The day of its arrival in the office's zone."""
        return local_date(self.came.arrived_at, self.zone)

    @property
    def code(self) -> str:
        """Short code of a message, six letters and digits, in place of a number."""
        return check_code(self.subject)

    @property
    def complaint(self) -> UUID | None:
        """The complaint that it became, or that it is a contact of."""
        return self.settled.complaint if self.settled else None


@dataclass(frozen=True, slots=True)
class Thread:
    """Where an answer belongs (RFC 5322, 3.6.4): ``title`` ("" for none), ``identities``, the mail's own last."""

    title: str = field(repr=False)
    identities: tuple[str, ...]


def thread_of(message: IncomingMessage) -> Thread:
    """The thread in which a mail is answered; without identities where the mail has no Message-ID."""
    title = message.title if not message.title or _IS_ANSWER.match(message.title) else f"Re: {message.title}"
    if not _MESSAGE_ID.fullmatch(message.identity):
        return Thread(title[:LONGEST_LINE], ())
    earlier = tuple(one for one in message.answers if _MESSAGE_ID.fullmatch(one) and one != message.identity)
    return Thread(title[:LONGEST_LINE], (*earlier, message.identity))


_IS_ANSWER: Final = re.compile(r"(re|balas|bls)\s*:", re.IGNORECASE)
_MESSAGE_ID: Final = re.compile(r"[!-;=?-~]{1,400}@[!-;=?-~]{1,400}")  # what a line of a header carries between < and >


def message_subject(channel: str, identity: str) -> UUID:
    """Subject of all entries about a message, the same on every desk: the same message twice is one."""
    return uuid5(NAMESPACE_OID, f"frontoffice:message:{channel}/{identity}")


def mail_identity(message_id: str, raw: bytes) -> str:
    """Identity of a mail: its Message-ID as it stands, without <>; a digest of the mail where it has none to use."""
    plain = message_id.strip().removeprefix("<").removesuffix(">").strip()
    if plain and len(plain) <= LONGEST_ID and plain == one_line(plain):
        return plain
    return hashlib.sha256(raw).hexdigest()


def sms_identity(number: str, at: datetime, text: str) -> str:
    """Identity of an SMS: the digest of its number (in one spelling), its time and its text."""
    parts = (sms_sender(number), to_text(at), clean(text))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def sms_sender(number: str) -> str:
    """Sender of an SMS in one spelling; the name of a sender without a number stays as it is."""
    return mobile_number(number) or one_line(number)[:LONGEST_LINE]


def clean_message(message: IncomingMessage) -> IncomingMessage:
    """A message with every text cleaned and cut as the register keeps it."""
    sender = message.sender if message.channel != EMAIL else message.sender.lower()
    return dataclasses.replace(
        message,
        sender=one_line(sender)[:LONGEST_LINE],
        sender_name=one_line(message.sender_name)[:LONGEST_LINE],
        title=one_line(message.title)[:LONGEST_LINE],
        text=clean(message.text)[:LONGEST_TEXT],
        answers=tuple(dict.fromkeys(one_line(one) for one in message.answers if len(one) <= LONGEST_ID))[:MOST_ANSWERS],
        recipient_failed=one_line(message.recipient_failed[:LONGEST_ID]),
        files=message.files[:MOST_FILES],
    )
