"""The office's settings as a message to a complainant is signed with them."""

from __future__ import annotations

from frontoffice.domain.cases.answer_text import Sender
from frontoffice.settings import Office


def sender_of(office: Office) -> Sender:
    """The office as it writes, and how it can be asked."""
    return Sender(
        short_name=office.short_name,
        name=office.name,
        telephone=office.telephone,
        sms=office.sms,
        email=office.email,
        website=office.website,
    )
