from __future__ import annotations

from uuid import UUID

import pytest

from frontoffice.domain.cases.answer_medium import Medium
from frontoffice.domain.cases.answer_text import AnswerText
from frontoffice.domain.complaint import Complainant
from frontoffice.register.commands.send_job import Message, SendWay
from frontoffice.ui.receipts.answer_view import NoSending, address_of, channel_for

BOTH = Complainant(email=" a@b.id ", phone="0812 7100 1234")


class Sends(NoSending):
    """An office that sends by these."""

    def __init__(self, *ways: SendWay) -> None:
        self.ways = ways

    def offers(self, way: SendWay) -> bool:
        return way in self.ways


@pytest.mark.parametrize(
    ("medium", "who", "queue", "way"),
    [
        (Medium.EMAIL, BOTH, Sends(SendWay.EMAIL), SendWay.EMAIL),
        (Medium.EMAIL, Complainant(phone="0812"), Sends(SendWay.EMAIL), None),
        (Medium.EMAIL, BOTH, Sends(SendWay.SMS), None),
        (Medium.EMAIL, BOTH, NoSending(), None),
        (Medium.SMS, Complainant(phone="0717 421234"), Sends(SendWay.SMS), None),
        (Medium.CALL, BOTH, Sends(SendWay.SMS), SendWay.SMS),
        (Medium.LETTER, BOTH, Sends(*SendWay), None),
    ],
)
def test_a_text_goes_by_its_way_where_the_office_has_it_and_an_address_is_known(
    medium: Medium, who: Complainant, queue: NoSending, way: SendWay | None
) -> None:
    assert channel_for(AnswerText(medium, "Teks"), who, queue) is way
    assert channel_for(None, who, queue) is None


def test_the_address_is_that_of_the_way() -> None:
    assert address_of(SendWay.SMS, Complainant(phone="+65 9123 4567")) == "+6591234567"
    assert address_of(SendWay.SMS, Complainant(phone="0717 421234")) == ""
    assert [address_of(way, BOTH) for way in SendWay] == ["a@b.id", "+6281271001234"]


def test_an_office_that_sends_nothing_is_asked_for_nothing() -> None:
    message = Message(UUID(int=1), SendWay.EMAIL, "E-mail", "a@b.id", "Teks", "Teks")
    with pytest.raises(NotImplementedError):
        NoSending().queue(message, message.subject)
