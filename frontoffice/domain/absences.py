"""Absences by calendar dates in the office's zone, both ends included, and their substitutes.

What waits for somebody who is away waits for their substitute, too. It ends by itself with its last day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from frontoffice.domain import people
from frontoffice.domain.calendar import dates
from frontoffice.domain.codes import AbsenceRefusal, FieldRefusal
from frontoffice.domain.people import May, Officer
from frontoffice.domain.text.printable_text import LONGEST_LINE
from frontoffice.errors import Problem

ALL_OF_ROLE = ""  # in place of a substitute


class Absence(NamedTuple):
    """Recorded absence; people by id, with the names of then."""

    absence_id: UUID
    officer: str
    name: str
    first: date
    last: date
    substitute: str
    substitute_name: str
    note: str

    def has(self, on: date) -> bool:
        """Whether the absence includes this day."""
        return self.first <= on <= self.last


@dataclass(frozen=True, slots=True)
class AbsenceForm:
    """Input form of an absence; without a ``substitute`` all of the role take the place."""

    officer: Officer
    first: date | None
    last: date | None
    substitute: Officer | None = None
    note: str = ""


def away(absences: Iterable[Absence], on: date) -> Mapping[str, Absence]:
    """Absences on this day, by officer id; of two set at once at two desks, the later beginning."""
    return {one.officer: one for one in sorted(absences, key=lambda one: (one.first, one.absence_id)) if one.has(on)}


def restrict_to_active(away: Mapping[str, Absence], everyone: Mapping[UUID, Officer]) -> Mapping[str, Absence]:
    """Restrict ``away`` to officers still handling complaints.

    Where the substitute does no more, all of the role step in.
    """
    gone = {str(one) for one, who in everyone.items() if not people.may(who, May.CONTACT)}
    return {
        who: one._replace(substitute=ALL_OF_ROLE, substitute_name="") if one.substitute in gone else one
        for who, one in away.items()
        if who not in gone
    }


def may_set(by: Officer, officer: str) -> bool:
    """Whether they may set or withdraw an absence of this person, by id: their own, or whoever decides."""
    return people.may(by, May.DECIDE) or (people.may(by, May.CONTACT) and str(by.officer_id) == officer)


def problems(form: AbsenceForm, known: Sequence[Absence], by: Officer, today: date) -> Iterator[Problem]:
    """Problems of an absence form, beside its fields; ``known`` are the present and future absences."""
    if not may_set(by, str(form.officer.officer_id)):
        yield Problem("officer", AbsenceRefusal.OF_OTHERS)
    if len(form.note) > LONGEST_LINE:
        yield Problem("note", FieldRefusal.TOO_LONG, {"length": len(form.note), "most": LONGEST_LINE})
    if form.first is None or form.last is None:
        lacks = (field for field in ("first", "last") if getattr(form, field) is None)
        yield from (Problem(field, AbsenceRefusal.DATE_MISSING) for field in lacks)
    elif form.last < form.first:
        yield Problem("last", AbsenceRefusal.BACKWARD)
    elif form.last < today:
        yield Problem("last", AbsenceRefusal.OVER)
    else:
        yield from _with_others(form, [one for one in known if one.first <= form.last and form.first <= one.last])


def _with_others(form: AbsenceForm, meanwhile: Sequence[Absence]) -> Iterator[Problem]:
    """Problems of a form against absences with days in common."""
    me, who = str(form.officer.officer_id), form.substitute
    for one in meanwhile:
        if one.officer == me:
            yield Problem("first", AbsenceRefusal.OVERLAPS, _days(one))
        elif one.substitute == me:
            yield Problem("first", AbsenceRefusal.STANDS_IN, {"officer": one.name, **_days(one)})
    if who is None:
        return
    if str(who.officer_id) == me:
        yield Problem("substitute", AbsenceRefusal.SUBSTITUTE_SELF)
    elif not people.may(who, May.CONTACT):
        yield Problem("substitute", AbsenceRefusal.SUBSTITUTE_UNFIT)
    else:
        at_once = (one for one in meanwhile if one.officer == str(who.officer_id))
        for one in at_once:
            yield Problem("substitute", AbsenceRefusal.SUBSTITUTE_AWAY, {"officer": one.name, **_days(one)})


def _days(one: Absence) -> dict[str, str]:
    return {"first": dates.in_digits(one.first), "last": dates.in_digits(one.last)}
