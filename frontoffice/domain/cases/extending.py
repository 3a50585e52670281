"""Extending the time in which the office answers, where the office allows it (a switch, off as shipped).

The first due date stays: an answer after it is late, whatever was agreed since. Both dates are shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from frontoffice.domain import switches
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.handling import HandlingContext
from frontoffice.domain.codes import FieldRefusal, StepRefusal
from frontoffice.domain.complaint import CLOSED, Complaint, Kind
from frontoffice.domain.text.typed_text import LONGEST_LINE, LONGEST_TEXT, clean
from frontoffice.errors import Problem


@dataclass(frozen=True, slots=True)
class ExtensionForm:
    """Until when the answer may take (date of the office's zone), why, and the letter that says so."""

    until: date | None
    why: str
    letter: str


def refusals(form: ExtensionForm, complaint: Complaint, case: Case, office: HandlingContext) -> tuple[Problem, ...]:
    """What keeps the time from being extended as the form says; empty when it may be."""
    first = refusal(complaint, case, office)
    return (first,) if first else tuple(_form_problems(form, complaint, office))


def refusal(complaint: Complaint, case: Case, office: HandlingContext) -> Problem | None:
    """Why there is nothing to extend, whatever is written; None where there is."""
    if not office.limits.amount(switches.EXTENSION):
        return Problem("", StepRefusal.EXTENSION_OFF)
    if case.status in CLOSED:
        return Problem("", StepRefusal.ALREADY_CLOSED, {"status": case.status})
    if complaint.intake.kind is not Kind.COMPLAINT or case.response is not None:
        return Problem("", StepRefusal.NOTHING_TO_EXTEND)
    return None


def _form_problems(form: ExtensionForm, complaint: Complaint, office: HandlingContext) -> Iterator[Problem]:
    stands = max(complaint.due.day, complaint.extended_until or complaint.due.day)
    if form.until is None or form.until <= max(stands, office.today):
        yield Problem("until", StepRefusal.EXTENSION_NOT_LATER, {"due": stands})
    if not clean(form.why):
        yield Problem("text", FieldRefusal.TEXT_MISSING)
    if not clean(form.letter):
        yield Problem("letter", StepRefusal.LETTER_MISSING)
    for name, text, most in (("text", form.why, LONGEST_TEXT), ("letter", form.letter, LONGEST_LINE)):
        if len(text) > most:
            yield Problem(name, FieldRefusal.TOO_LONG, {"length": len(text), "most": most})
