"""Rows of the office's figures: what a complaint, its cycles and a consultation are, without a name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from frontoffice.domain.cases import deadlines
from frontoffice.domain.cases.case import Case, Cycle, TakenStep
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.choices import ListName
from frontoffice.domain.complaint import CLOSED, Complaint, Status
from frontoffice.domain.consultation import Consultation
from frontoffice.register.projection.complaint_columns import COLUMNS, Row
from frontoffice.register.queries.canonical import Lists

Values = tuple[Any, ...]


class _Case:
    """Complaint and its case, with values for several columns."""

    def __init__(self, complaint: Complaint, case: Case, lists: Lists) -> None:
        self.complaint, self.case, self.lists = complaint, case, lists
        self.row, self.clock, self.overdue = (
            Row(complaint, case),
            deadlines.next_obligation(complaint, case),
            case.overdue,
        )

    def code(self, of: ListName) -> str:
        """Code of the list choice in a column of the register."""
        return self.lists[of].code(str(COLUMNS[of.value](self.row)))

    def name(self, of: ListName) -> str:
        """Name of the list choice in a column of the register; what means none is among the others, and not shown."""
        return self.lists[of].name(self.code(of))


def _target_on(one: _Case) -> date | None:
    return one.case.target.on if one.case.target else None


COMPLAINT: Final[Mapping[str, Callable[[_Case], object]]] = {
    "subject": lambda one: one.complaint.subject,
    "number": lambda one: one.complaint.number_text,
    "series": lambda one: one.complaint.number.series,
    "year": lambda one: one.complaint.number.year,
    "no": lambda one: one.complaint.number.no,
    "counter": lambda one: one.complaint.counter,
    "recorded_at": lambda one: one.complaint.recorded_at,
    "zone": lambda one: one.complaint.zone,
    "received_on": lambda one: one.complaint.received_on,
    "kind": lambda one: str(one.complaint.intake.kind),
    "channel": lambda one: one.complaint.intake.channel,
    "channel_name": lambda one: one.complaint.channel_name,
    "sector": lambda one: one.name(ListName.SECTOR),
    "service": lambda one: one.name(ListName.SERVICE),
    "category": lambda one: one.name(ListName.CATEGORY),
    "level": lambda one: one.case.level or None,
    "status": lambda one: str(one.case.status),
    "closed": lambda one: one.case.status in CLOSED,
    "cycle": lambda one: one.case.cycle.no,
    "to_be_checked": lambda one: one.complaint.conflict,
    "due_on": lambda one: one.complaint.due.day,
    "due_provisional": lambda one: one.complaint.due.provisional,
    "responded_on": lambda one: one.case.response.on if one.case.response else None,
    "response_late": lambda one: one.overdue.late if one.overdue else None,
    "response_late_days": lambda one: one.overdue.late_days if one.overdue else None,
    "target_on": _target_on,
    "target_time": lambda one: one.case.target.time if one.case.target else None,
    "owed_on": lambda one: one.clock.on if one.clock else None,
    "owed_time": lambda one: one.clock.time if one.clock else None,
    "recorded_on": lambda one: one.complaint.recorded_on,
    "closed_on": lambda one: one.case.closed_on,
    "regency": lambda one: one.name(ListName.REGENCY),
    "team": lambda one: one.name(ListName.TEAM) or None,
    "officer": lambda one: one.complaint.officer,
    "sector_code": lambda one: one.code(ListName.SECTOR),
    "service_code": lambda one: one.code(ListName.SERVICE),
    "category_code": lambda one: one.code(ListName.CATEGORY),
    "regency_code": lambda one: one.code(ListName.REGENCY),
    "team_code": lambda one: one.code(ListName.TEAM),
    "district": lambda one: one.name(ListName.DISTRICT),
    "agency": lambda one: one.name(ListName.AGENCY),
    "district_code": lambda one: one.code(ListName.DISTRICT),
    "agency_code": lambda one: one.code(ListName.AGENCY),
    "assignee": lambda one: one.case.assignee.name if one.case.assignee else "",
    "extended_until": lambda one: one.complaint.extended_until,
    "ground": lambda one: COLUMNS["ground"](one.row),
    "counted": lambda one: bool(COLUMNS["counted"](one.row)),
}


def complaint(stands: Complaint, case: Case, lists: Lists) -> Values:
    """The values of :data:`COMPLAINT`'s columns."""
    one = _Case(stands, case, lists)
    return tuple(value(one) for value in COMPLAINT.values())


def _last(cycle: Cycle, is_meant: Callable[[TakenStep], bool]) -> date | None:
    return max((taken.on for taken in cycle.steps if is_meant(taken)), default=None)


def _on(*steps: Step) -> Callable[[Cycle], object]:
    return lambda cycle: _last(cycle, lambda taken: taken.step in steps)


def _after(*statuses: Status) -> Callable[[Cycle], object]:
    return lambda cycle: _last(cycle, lambda taken: taken.to in statuses and taken.step is not Step.RETURN)


def _greatest(texts: Collection[str]) -> str | None:
    return max(texts, default=None)


_ANSWERS: Final = (Step.SATISFIED, Step.UNSATISFIED)
CYCLE: Final[Mapping[str, Callable[[Cycle], object]]] = {
    "cycle": lambda cycle: cycle.no,
    "began_on": lambda cycle: min((taken.on for taken in cycle.steps), default=None),
    "analysed_on": _on(Step.ANALYSE),
    "decided_on": _on(Step.DECIDE),
    "informed_on": _after(Status.INFORMED),
    "acted_on": _on(Step.ACT),
    "verified_on": _on(Step.VERIFY),
    "outcome": lambda cycle: _greatest(
        [str(taken.facts.outcome) for taken in cycle.steps if taken.step is Step.VERIFY and taken.facts.outcome]
    ),
    "conveyed_on": _after(Status.CONVEYED, Status.ANSWERED),
    "answered_on": _on(*_ANSWERS),
    "answer": lambda cycle: _greatest([str(taken.step) for taken in cycle.steps if taken.step in _ANSWERS]),
    "target_on": lambda cycle: cycle.target.on if cycle.target else None,
}
CYCLE_COLUMNS: Final = ("subject", "number", *CYCLE)


def cycles(stands: Complaint, case: Case) -> Iterator[Values]:
    """The values of :data:`CYCLE_COLUMNS`, of each cycle."""
    for cycle in case.cycles:
        yield (stands.subject, stands.number_text, *(value(cycle) for value in CYCLE.values()))


CONSULTATION_COLUMNS: Final = (
    *("subject", "recorded_at", "day", "series", "counter", "channel", "channel_name", "service", "complaint"),
    "erased",
)


def consultation(subject: UUID, stands: Consultation, lists: Lists) -> Values:
    """The values of :data:`CONSULTATION_COLUMNS`."""
    services, inquiry = lists[ListName.SERVICE], stands.inquiry
    service = services.name(services.code(inquiry.service))
    of_desk = (subject, stands.recorded_at, stands.day, stands.series, stands.counter)
    return (*of_desk, inquiry.channel, stands.channel_name, service, stands.complaint, stands.erased)


def storable(values: Iterable[object]) -> Values:
    """The values as PostgreSQL takes them: a broken program may write half a character, or the one that no text has."""
    return tuple([_text(value) if isinstance(value, str) else value for value in values])


def _text(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "?")
