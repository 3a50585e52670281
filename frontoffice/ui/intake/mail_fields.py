"""A mail as the texts of the form's fields: channel, sender, the day it was sent, and what it says."""

from __future__ import annotations

from typing import Final

from frontoffice.attaching.requests import ReadMail
from frontoffice.domain.calendar import dates
from frontoffice.domain.text.printable_text import LONGEST_TEXT
from frontoffice.ui.intake.intake_fields import Fields

MAIL_CHANNEL: Final = "email"
LETTER_CHANNEL: Final = "letter"


def fields_of(mail: ReadMail, zone: str) -> Fields:
    """Form fields from a mail; the day is the one at the office. A name that is none is the address again."""
    name = mail.sender if mail.sender and mail.sender != mail.address else ""
    received = dates.in_digits(dates.local_date(mail.sent_at, zone)) if mail.sent_at else ""
    fields = {"channel": MAIL_CHANNEL, "name": name, "email": mail.address, "received_on": received}
    return {**fields, "description": _text(mail)[:LONGEST_TEXT]}


def is_cut(mail: ReadMail) -> bool:
    """Whether it says more than a description takes."""
    return len(_text(mail)) > LONGEST_TEXT


def _text(mail: ReadMail) -> str:
    return "\n".join(part for part in (mail.subject, mail.text) if part)
