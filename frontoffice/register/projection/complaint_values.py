"""What the tables hold of a complaint, as plain values: made of its entries alone, and written down elsewhere.

So they can be made in another process (``replication/folding``); what a complaint has besides (attachments, another
number) is not among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from frontoffice.domain.cases import deadlines, same_items
from frontoffice.domain.cases.case import Case
from frontoffice.domain.complainants import everybody
from frontoffice.domain.complaint import Complainant, Complaint, Identity
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import complaint_columns, sp4n_projection
from frontoffice.register.projection.text_tokens import tokens


class ComplaintValues(NamedTuple):
    """What the tables hold of a complaint.

    ``recorded_at`` is Unix time in seconds, ``row`` what :mod:`complaint_columns` says, ``running`` its reminders,
    ``items`` the keys of the items that it holds (``same_items.items``).
    """

    recorded_at: int
    row: tuple[object, ...]
    words: str
    running: tuple[tuple[str, str], ...]
    is_missing_in_sp4n: bool
    items: tuple[str, ...]


def values(complaint: Complaint, case: Case, lines: Sequence[StoryLine]) -> ComplaintValues:
    """What the tables hold of a complaint as it stands after ``lines``."""
    return ComplaintValues(
        int(complaint.recorded_at.timestamp()),
        complaint_columns.row(complaint, case),
        words(complaint),
        tuple(reminders(complaint, case)),
        sp4n_projection.is_missing(complaint, sp4n_projection.item(lines)),
        tuple(sorted(list_items(complaint, lines))),
    )


def list_items(complaint: Complaint, lines: Sequence[StoryLine]) -> frozenset[str]:
    """Keys of the items that a complaint holds as it stands after ``lines``."""
    there = sp4n_projection.item(lines)
    return same_items.items(complaint, there.number if there else "")


def reminders(complaint: Complaint, case: Case) -> list[tuple[str, str]]:
    """The limits that remind of a complaint, each with the day (ISO) that it counts from."""
    return [(code, since.isoformat()) for code, since in deadlines.running(complaint, case)]


def words(complaint: Complaint) -> str:
    """The words by which a complaint is found; who asked for confidence is not among them."""
    intake = complaint.intake
    texts = (
        *(name for one in everybody(complaint) for name in _names(one)),
        intake.description,
        intake.wish,
        intake.service,
        intake.application_no,
        intake.external_id,
        intake.respondent,
        intake.event_place,
    )
    return " ".join(dict.fromkeys(tokens(" ".join(texts))))


def _names(who: Complainant) -> tuple[str, ...]:
    return (who.name, who.represents, who.contact, who.nib) if who.identity is Identity.OPEN else ()
