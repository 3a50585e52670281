"""A consultation: somebody asked and was answered; without a number, a due date, or a paper.

It is counted apart from complaints. One that turned out to be a complaint is counted as that, and no more as a
consultation.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from frontoffice.domain.calendar.dates import local_date
from frontoffice.domain.calendar.report_period import Period
from frontoffice.domain.codes import FieldRefusal, IntakeRefusal
from frontoffice.domain.complaint import Channel, Identity
from frontoffice.domain.numbering import check_code
from frontoffice.domain.text.printable_text import LONGEST_LINE, one_line
from frontoffice.errors import Problem

LONGEST: Final = 2_000  # letters of question and answer: what needs more is no light entry
_LENGTHS: Final[Mapping[str, int]] = {
    "about": LONGEST,
    "answer": LONGEST,
    "answered_by": LONGEST_LINE,
    "service": LONGEST_LINE,
    "name": LONGEST_LINE,
}


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Inquiry as typed by the officer; ``name`` and ``service`` are "" where nobody said."""

    channel: str
    about: str
    answer: str = ""
    answered_by: str = ""
    service: str = ""
    name: str = ""
    identity: Identity = Identity.OPEN


@dataclass(frozen=True, slots=True)
class Consultation:
    """A consultation as it stands in the register.

    ``recorded_at`` is the moment at which it was written down (UTC), the one by which it is counted; ``complaint`` what
    it turned out to be. ``erased`` is one of which the law left no more than what is counted.
    """

    subject: UUID
    inquiry: Inquiry
    channel_name: str
    series: str
    counter: str
    recorded_at: datetime
    zone: str
    officer: str
    complaint: UUID | None = None
    erased: bool = False

    @property
    def day(self) -> date:
        """The day of it in the office's zone."""
        return local_date(self.recorded_at, self.zone)

    @property
    def code(self) -> str:
        """Short code of a consultation, six letters and digits, in place of a number."""
        return check_code(self.subject)

    @property
    def display_name(self) -> str:
        """The name as anyone may see it."""
        return self.inquiry.name if self.inquiry.identity is Identity.OPEN else ""


@dataclass(frozen=True, slots=True)
class ConsultationFilter:
    """Filter of a list of consultations.

    Of a period and one counter's series ("" for all), of one channel or service.

    None limits nothing, "" is the service that nobody named; services are sought by what they count as. ``stayed``:
    without what turned out to be a complaint.
    """

    period: Period
    counter: str = ""
    channel: str | None = None
    service: str | None = None
    stayed: bool = False


def clean_inquiry(inquiry: Inquiry) -> Inquiry:
    """Clean every text of an inquiry for the register; nobody without a name is hidden."""
    texts = {name: one_line(getattr(inquiry, name)) for name in _LENGTHS}
    identity = inquiry.identity if texts["name"] else Identity.OPEN
    return dataclasses.replace(inquiry, identity=identity, **texts)


def problems(inquiry: Inquiry, channels: Mapping[str, Channel]) -> Iterator[Problem]:
    """Problems against recording a cleaned inquiry, by field."""
    channel = channels.get(inquiry.channel)
    if channel is None:
        yield Problem("channel", IntakeRefusal.CHANNEL_UNKNOWN)
    elif not channel.active:
        yield Problem("channel", IntakeRefusal.CHANNEL_RETIRED)
    if not inquiry.about:
        yield Problem("about", FieldRefusal.TEXT_MISSING)
    if not inquiry.answered_by:
        yield Problem("answered_by", FieldRefusal.NAME_MISSING)
    for name, most in _LENGTHS.items():
        length = len(getattr(inquiry, name))
        if length > most:
            yield Problem(name, FieldRefusal.TOO_LONG, {"length": length, "most": most})
