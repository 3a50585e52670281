"""Absences: set by whoever is away or by a supervisor, and withdrawn; each an entry."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from frontoffice.domain import absences, people
from frontoffice.domain.absences import ALL_OF_ROLE, Absence, AbsenceForm
from frontoffice.domain.codes import AbsenceRefusal
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.office_bodies import AbsenceSetBody
from frontoffice.domain.people import May, Officer
from frontoffice.domain.text.printable_text import one_line
from frontoffice.errors import Problem, Refused
from frontoffice.register.projection import present_officer
from frontoffice.register.queries import absences as absences_query
from frontoffice.register.unit_of_work import UnitOfWork


class Absences:
    """Absences of officers and their stand-ins."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def present_and_future(self) -> tuple[Absence, ...]:
        """Present and future absences, by their first day."""
        with self._unit.reading():
            return self._to_come()

    def of(self, officer: str) -> Absence | None:
        """The absence of this person today, by id."""
        with self._unit.reading():
            return absences_query.away(self._unit).get(officer)

    def stand_in(self, officer: str, step: str) -> str:
        """Name of the stand-in of an absent officer for a step, by id; "" for nobody by name."""
        with self._unit.reading():
            return absences_query.stand_in(self._unit, officer, step)

    def possible(self, by: Officer) -> tuple[Officer, ...]:
        """Officers with absences settable by this officer, this one first."""
        with self._unit.reading():
            who = [one for one in self._unit.people.values() if people.may(one, May.CONTACT)]
        others = [one for one in who if one.officer_id != by.officer_id and absences.may_set(by, str(one.officer_id))]
        return (by, *others) if people.may(by, May.CONTACT) else tuple(others)

    def set(self, form: AbsenceForm, by: Officer, action: UUID) -> None:
        """Record an absence of an officer. Refused: the codes of ``AbsenceRefusal``, by field."""
        entry_kinds.demand(by, EntryKind.ABSENCE_SET)

        def work() -> None:
            stands_in = self._as_now(form.substitute) if form.substitute else None
            now_here = replace(form, substitute=stands_in)
            wrong = tuple(absences.problems(now_here, self._to_come(), self._as_now(by), self._unit.today()))
            if wrong:
                raise Refused(*wrong)
            body = AbsenceSetBody(
                officer=str(form.officer.officer_id),
                name=form.officer.name,
                first=form.first.isoformat() if form.first else "",
                last=form.last.isoformat() if form.last else "",
                substitute=str(stands_in.officer_id) if stands_in else ALL_OF_ROLE,
                substitute_name=stands_in.name if stands_in else "",
                note=one_line(form.note),
                withdrawn=False,
                by=str(by.officer_id),
            )
            self._unit.append_entry(action, action, EntryKind.ABSENCE_SET, body, by)

        self._unit.run_once(action, work)
        self._unit.forget()  # who is away is kept with the lists

    def withdraw(self, absence_id: UUID, by: Officer, action: UUID) -> None:
        """Withdraw or end a recorded absence. Refused: ``absence_not_there``, ``absence_of_others``."""
        entry_kinds.demand(by, EntryKind.ABSENCE_SET)

        def work() -> None:
            one = next((one for one in self._to_come() if one.absence_id == absence_id), None)
            if one is None:
                raise Refused(Problem("", AbsenceRefusal.NOT_THERE))
            if not absences.may_set(self._as_now(by), one.officer):
                raise Refused(Problem("", AbsenceRefusal.OF_OTHERS))
            body = AbsenceSetBody(
                officer=one.officer,
                name=one.name,
                first=one.first.isoformat(),
                last=one.last.isoformat(),
                substitute=one.substitute,
                substitute_name=one.substitute_name,
                note=one.note,
                withdrawn=True,
                by=str(by.officer_id),
            )
            self._unit.append_entry(action, absence_id, EntryKind.ABSENCE_SET, body, by)

        self._unit.run_once(action, work)
        self._unit.forget()  # who is away is kept with the lists

    def _as_now(self, officer: Officer) -> Officer:
        return present_officer.with_present_role(self._unit.people, officer)

    def _to_come(self) -> tuple[Absence, ...]:
        today = self._unit.today()
        return tuple(one for one in self._unit.read_cached(absences_query.every) if one.last >= today)
