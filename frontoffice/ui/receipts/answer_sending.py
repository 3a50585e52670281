"""A ready text as a message to be sent: by which way, to which address, and who takes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Protocol
from uuid import UUID

from frontoffice.domain.cases.answer_medium import Medium
from frontoffice.domain.cases.answer_text import AnswerText
from frontoffice.domain.complaint import Complainant
from frontoffice.domain.text.mobile_number import mobile_number
from frontoffice.register.commands.send_job import Message, SendJob, SendWay

WAYS: Final[Mapping[Medium, SendWay]] = {
    Medium.EMAIL: SendWay.EMAIL,
    Medium.SMS: SendWay.SMS,
    Medium.CALL: SendWay.SMS,
}


class SendQueue(Protocol):
    """The queue of messages, as far as a page needs it."""

    def offers(self, way: SendWay) -> bool:
        """Whether the office sends by this way."""

    def queue(self, message: Message, job_id: UUID) -> SendJob:
        """Queue a message in the name of who is signed in. Raises Refused and Unavailable."""


class NoSending:
    """Of an office that sends nothing by itself."""

    def offers(self, _way: SendWay) -> bool:
        """Nothing is sent by it."""
        return False

    def queue(self, message: Message, job_id: UUID) -> SendJob:
        """Never asked for, since nothing is offered."""
        raise NotImplementedError


def way_of(answer: AnswerText | None, who: Complainant, queue: SendQueue) -> SendWay | None:
    """By which way the office can send ``answer``; None for none, or where no address for it is known."""
    way = WAYS.get(answer.medium) if answer is not None else None
    return way if way is not None and address_of(way, who) and queue.offers(way) else None


def address_of(way: SendWay, who: Complainant) -> str:
    """Where a message by that way reaches the complainant; "" where that is not known."""
    if way is SendWay.EMAIL:
        return who.email.strip()
    number = mobile_number(who.phone)
    return f"+{number}" if number else ""  # without it one of another country would be taken for one of this
