"""Phrases: the office's ready texts for a story, an analysis or an answer, with placeholders for what a complaint says.

A placeholder is an Indonesian word in braces. What is not known yet, or not everybody's to know, stays as a blank in
brackets (``[nomor]``), which nobody takes for a word of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from frontoffice.domain.calendar import dates
from frontoffice.domain.cases.masked_case import mask_complaint
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.complaint import Complaint, Identity, Kind
from frontoffice.errors import Problem, Refused

NUMBER: Final = "nomor"
NAME: Final = "nama"
SERVICE: Final = "layanan"
RECEIVED: Final = "tanggal"  # on which it was received
DUE: Final = "batas"
PLACEHOLDERS: Final = (NUMBER, NAME, SERVICE, RECEIVED, DUE)
LONGEST: Final = 4_000  # characters of a phrase
_BRACED: Final = re.compile(r"\{([^{}]*)\}|[{}]")
_BLANK: Final = re.compile(r"\[(?:{})\]".format("|".join(PLACEHOLDERS)))
_SHOWN_OF_ONE: Final = 40  # characters of what a placeholder is not


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the office's list: ``name`` is what it is chosen by."""

    code: str
    name: str
    text: str
    active: bool = True


def problems(text: str) -> tuple[Problem, ...]:
    """Problems of the ``text`` of a phrase: none, too much, or no placeholder in braces."""
    if not text:
        return (Problem("text", FieldRefusal.TEXT_MISSING),)
    if len(text) > LONGEST:
        return (Problem("text", FieldRefusal.TOO_LONG, {"length": len(text), "most": LONGEST}),)
    for found in _BRACED.finditer(text):
        if found[1] not in PLACEHOLDERS:
            known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
            facts = {"text": found[0][:_SHOWN_OF_ONE], "known": known}
            return (Problem("text", FieldRefusal.PLACEHOLDER_UNKNOWN, facts),)
    return ()


def fill_placeholders(text: str, facts: Mapping[str, str]) -> str:
    """Fill placeholders with known facts, and leave a blank for unknown ones."""
    return _BRACED.sub(lambda found: facts.get(found[1] or "") or f"[{found[1]}]", text)


def next_blank(text: str, start: int) -> tuple[int, int] | None:
    """Start and end of the first blank from ``start`` on, from the beginning again for none after it."""
    found = _BLANK.search(text, start) or _BLANK.search(text)
    return found.span() if found else None


def blanks_left(texts: Mapping[str, str], before: Mapping[str, str] | None = None) -> tuple[Problem, ...]:
    """Problem for each text with a blank left by a phrase, by field; none in one that stands as it did ``before``."""
    kept = before or {}
    typed = {field: text for field, text in texts.items() if text != kept.get(field)}
    found = ((field, _BLANK.search(text)) for field, text in typed.items())
    return tuple(Problem(field, FieldRefusal.BLANK_LEFT, {"text": blank[0]}) for field, blank in found if blank)


def demand_filled(texts: Mapping[str, str]) -> None:
    """Raise Refused for any text with a blank left by a phrase, by field."""
    left = blanks_left(texts)
    if left:
        raise Refused(*left)


def facts_of(complaint: Complaint) -> dict[str, str]:
    """Map each placeholder to its value, if the complaint has one.

    "" without one, or where it is hidden from the reader.

    The name of who is not open is none of a text that others read, whoever writes it.
    """
    intake, who = complaint.intake, complaint.intake.complainant
    is_open = who.identity is Identity.OPEN
    service = mask_complaint(complaint).intake.service
    until = complaint.longer_until or complaint.due.day
    return {
        NUMBER: complaint.number_text,
        NAME: who.name if is_open else "",
        SERVICE: service if service == intake.service else "",
        RECEIVED: dates.without_weekday(complaint.received_on),
        DUE: dates.in_words(until) if intake.kind is Kind.COMPLAINT else "",
    }
