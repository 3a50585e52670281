"""A message that came in by itself: what a carrier gives, and what the register keeps of it until somebody decides.

It has no number and no due date. The time of what it becomes counts from its arrival. Everything in it was written by
anybody: it is cut and cleaned before it is kept.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import NAMESPACE_OID, UUID, uuid5

from frontoffice.domain.calendar.dates import local_date, parse_day, to_text
from frontoffice.domain.complaint import SP4N, Complainant, Identity
from frontoffice.domain.entries.content_address import ContentAddress
from frontoffice.domain.numbering import check_code
from frontoffice.domain.text.mobile_number import mobile_number
from frontoffice.domain.text.printable_text import LONGEST_LINE, LONGEST_TEXT, clean, one_line, same_item

EMAIL: Final = "email"  # the channels, by the codes that a complaint's have
SMS: Final = "sms"
WEBSITE: Final = "website"
ITEM_CHANNELS: Final = (WEBSITE, SP4N)  # whose messages have a number there, as their complaints have
CHANNELS: Final = (EMAIL, SMS, *ITEM_CHANNELS)
MOST_ANSWERS: Final = 20  # messages that one says it answers
MOST_FILES: Final = 20
MADE_OF: Final = 5  # version of an identity that is made of something (RFC 9562): no complaint has such a one
LONGEST_STATUS: Final = 9  # characters of an enhanced status code
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

    SAME_ITEM = "same_item"
    ANSWERS = "answers"
    NUMBER_AND_CODE = "number_and_code"
    SENDER = "sender"


@dataclass(frozen=True, slots=True)
class IncomingMessage:
    """Message as its carrier gives it.

    ``identity`` is a mail's Message-ID without <> (:func:`mail_identity`), or the digest of an SMS
    (:func:`sms_identity`), or the number on a website (:func:`item_identity`). ``sender`` is an address in lower case,
    or a number in one spelling (:func:`sms_sender`).
    ``arrived_at`` is aware, by the server's clock. ``answers`` are the Message-IDs of In-Reply-To and References.
    ``recipient_failed`` is the Message-ID of ours that a report names as not delivered (RFC 3464), ``failed_status``
    its code of why (RFC 3463). ``automatic`` says that no person wrote it. ``files`` are (name, content) of what the
    confined reader took, ``left_out`` the reason code of each part that it did not. ``given`` are (field of the intake,
    text) as a form asked for them (:data:`GIVEN`), dates as ISO.
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
    given: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    failed_status: str = ""

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
class MailboxReader:
    """Counter that reads a mailbox, since when (UTC), and whether it is this desk."""

    counter: str
    since: datetime
    is_here: bool


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


def item_identity(channel: str, number: str, content: str) -> str:
    """Identity of an item of a website: its number there as complaints compare it; a digest of all where it has none.

    A number that is longer than a line is none.
    """
    item = same_item(number).lstrip("#" if channel == SP4N else "")
    if item and len(item) <= LONGEST_LINE:
        return item
    return hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()


def sms_sender(number: str) -> str:
    """Sender of an SMS in one spelling; the name of a sender without a number stays as it is."""
    return mobile_number(number) or one_line(number)[:LONGEST_LINE]


def clean_message(message: IncomingMessage) -> IncomingMessage:
    """A message with every text cleaned and cut as the register keeps it."""
    sender = message.sender.lower() if "@" in message.sender else message.sender
    return dataclasses.replace(
        message,
        sender=one_line(sender)[:LONGEST_LINE],
        sender_name=one_line(message.sender_name)[:LONGEST_LINE],
        title=one_line(message.title)[:LONGEST_LINE],
        text=clean(message.text)[:LONGEST_TEXT],
        answers=tuple(dict.fromkeys(one_line(one) for one in message.answers if len(one) <= LONGEST_ID))[:MOST_ANSWERS],
        recipient_failed=one_line(message.recipient_failed[:LONGEST_ID]),
        failed_status=one_line(message.failed_status)[:LONGEST_STATUS],
        files=message.files[:MOST_FILES],
        given=clean_given(message.given),
    )


# --- what a form asked for ---


def _line(text: str) -> str:
    return one_line(text)[:LONGEST_LINE]


def _text(text: str) -> str:
    return clean(text)[:LONGEST_TEXT]


def _day(text: str) -> str:
    try:
        return parse_day(text.strip()).isoformat()
    except ValueError:
        return ""


def _identity(text: str) -> str:
    return text if text in (Identity.CONFIDENTIAL, Identity.ANONYMOUS) else ""


GIVEN: Final[Mapping[str, Callable[[str], str]]] = {  # fields of the intake, and how their texts are cleaned
    "identity": _identity,
    "name": _line,
    "nik": _line,
    "phone": _line,
    "email": _line,
    "address": _line,
    "regency": _line,
    "district": _line,
    "service": _line,
    "application_no": _line,
    "service_date": _day,
    "respondent": _line,
    "wish": _text,
    "event_date": _day,
    "event_place": _line,
    "external_id": _line,
}
GIVEN_DAYS: Final = ("service_date", "event_date")


def clean_given(given: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Texts of the known fields, cleaned and cut, in their order; what is empty or unknown is left out."""
    texts = dict(given)
    cleaned = ((name, clean_one(texts[name])) for name, clean_one in GIVEN.items() if name in texts)
    return tuple((name, text) for name, text in cleaned if text)


def complainant_of(message: IncomingMessage) -> Complainant:
    """Who sent a message, as far as it says."""
    given = dict(message.given)
    mail, number = (message.sender, "") if "@" in message.sender else ("", message.sender)
    return Complainant(
        name=given.get("name", message.sender_name),
        identity=Identity(given.get("identity", Identity.OPEN)),
        nik=given.get("nik", ""),
        phone=given.get("phone", number),
        email=given.get("email", mail),
        address=given.get("address", ""),
    )
