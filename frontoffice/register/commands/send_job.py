"""A send job: one message to one complainant, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from frontoffice.register.codes import SendReason


class SendWay(StrEnum):
    """Carrier of a message."""

    EMAIL = "email"
    SMS = "sms"


class SendState(StrEnum):
    """States of a send job.

    ``sending`` begins before the first byte that may be taken leaves; ``handed_over`` is with a program that reports
    later. ``came`` is what an officer said of an uncertain one, ``dropped`` what nobody sends any more.
    """

    QUEUED = "queued"
    SENDING = "sending"
    HANDED_OVER = "handed_over"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    CAME = "came"
    DROPPED = "dropped"


UNDERWAY: Final = frozenset({SendState.QUEUED, SendState.SENDING, SendState.HANDED_OVER})
ASKING: Final = frozenset({SendState.UNCERTAIN, SendState.FAILED})  # an officer decides how it goes on
OPEN: Final = UNDERWAY | ASKING
RETURNED: Final = frozenset(
    {
        SendReason.RETURNED,
        SendReason.RETURNED_FULL,
        SendReason.RETURNED_NO_MAILBOX,
        SendReason.RETURNED_NO_SERVER,
        SendReason.RETURNED_REFUSED,
        SendReason.RETURNED_TOO_LARGE,
    }
)
LONGEST_WAIT: Final = timedelta(days=3)  # then it is asked whether what it says still holds
_PAUSES: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))


def pause(tries: int) -> timedelta:
    """How long after so many tries in vain the next one comes."""
    return _PAUSES[min(max(tries, 1), len(_PAUSES)) - 1]


def has_come(next_at: datetime, now: datetime) -> bool:
    """Whether a next try is due; one further away than any pause was set by a since corrected clock."""
    return not now < next_at <= now + _PAUSES[-1]


@dataclass(frozen=True, slots=True)
class Message:
    """Message with its recipient.

    ``text`` under ``title`` ("" for none) to ``address``.

    ``channel`` is the office's word for how, and ``note`` what the log of contacts keeps of the text, which may have a
    check code that the log has not.
    """

    subject: UUID
    way: SendWay
    channel: str
    address: str
    text: str
    note: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class SendJob:
    """Message to send, requested by ``requested_by``.

    ``reason`` is a code, ``evidence`` what the carrier answered.

    Times are UTC; ``queued_at`` is when it was last asked for, ``next_at`` when its next try is due. A job that is
    settled has no address, title, text and note any more. ``answers`` are the Message-IDs of the thread in which a
    mail goes out, the answered one last; they are looked up when it is due.
    """

    job_id: UUID
    message: Message
    number_text: str
    cycle: int
    state: SendState
    officer_id: UUID
    requested_by: str
    requested_at: datetime
    queued_at: datetime
    next_at: datetime
    origin: UUID
    reason: str = ""
    evidence: str = ""
    tries: int = 0
    answers: tuple[str, ...] = ()

    @property
    def is_returned(self) -> bool:
        """Whether it was sent, and a report says that it reached nobody."""
        return self.state is SendState.FAILED and self.reason in RETURNED


@dataclass(frozen=True, slots=True)
class Sent:
    """How a try ended: ``reason`` is a code, ``evidence`` the carrier's own words and the message's identity."""

    state: SendState
    reason: str = ""
    evidence: str = ""
