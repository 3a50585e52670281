"""Assignment of complaints to officers: taken, handed over, given back; each an entry with its note."""

from __future__ import annotations

from uuid import UUID

from frontoffice.domain.cases import assigning
from frontoffice.domain.cases.assigning import Assignment
from frontoffice.domain.cases.case import Case
from frontoffice.domain.codes import FieldRefusal, StepRefusal
from frontoffice.domain.complaint import CLOSED, Complaint, Status
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import AssignedBody
from frontoffice.domain.people import Officer
from frontoffice.domain.text.printable_text import LONGEST_TEXT, clean
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands import complaints
from frontoffice.register.queries import complaint_list
from frontoffice.register.unit_of_work import UnitOfWork


class Assignments:
    """Assignment of complaints to officers."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def assign_to_self(self, subject: UUID, by: Officer, action: UUID, note: str = "") -> Case:
        """Assign a complaint to the acting officer, also from somebody else.

        Refused: ``assigned_already``, ``already_closed``, ``already_cancelled``, ``not_allowed``.
        """
        return self._assign(subject, Assignment.TAKEN, by.officer_id, note, by, action)

    def hand(self, subject: UUID, to: UUID, note: str, by: Officer, action: UUID) -> Case:
        """Make it somebody's work; ``note`` says what they have to know.

        Refused besides: ``why_missing``, ``assigned_to_other`` (it is neither one's own, nor does one decide),
        ``assignee_unfit`` (unknown, inactive, or of a role that takes no step).
        """
        return self._assign(subject, Assignment.HANDED, to, complaints.reason(note), by, action)

    def release(self, subject: UUID, note: str, by: Officer, action: UUID) -> Case:
        """Return a complaint to all officers with the role for its next step. Refused besides: ``not_assigned``."""
        return self._assign(subject, Assignment.RELEASED, None, note, by, action)

    def possible(self) -> tuple[Officer, ...]:
        """Possible assignees of a complaint, by name."""
        with self._unit.reading():
            return tuple(who for who in self._unit.people.values() if assigning.may_have(who))

    def _assign(self, subject: UUID, what: Assignment, to: UUID | None, note: str, by: Officer, action: UUID) -> Case:
        entry_kinds.demand(by, EntryKind.ASSIGNED)
        note = clean(note)
        if len(note) > LONGEST_TEXT:
            raise Refused(Problem("note", FieldRefusal.TOO_LONG, {"length": len(note), "most": LONGEST_TEXT}))

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = complaint_list.with_case(self._unit, subject)
            if complaint.status is Status.CANCELLED:
                raise Refused(Problem("", StepRefusal.ALREADY_CANCELLED))
            if complaint.status in CLOSED:
                raise Refused(Problem("", StepRefusal.ALREADY_CLOSED, {"status": complaint.status}))
            who = self._unit.people.get(to, by if to == by.officer_id else None) if to else None
            problem = assigning.refusal(what, case.assignee, who, by)
            complaints.raise_if_refused((problem,) if problem else ())
            body = AssignedBody(
                what=str(what),
                officer=str(who.officer_id) if who else "",
                name=who.name if who else "",
                role=str(who.role) if who else "",
                note=note,
                by=str(by.officer_id),
            )
            return self._unit.append_entry(action, subject, EntryKind.ASSIGNED, body, by)

        folded = self._unit.run_once(action, work)
        return complaint_list.as_written(self._unit, subject, folded)[1]
