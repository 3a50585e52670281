"""The body of a step's entry: what its form holds, whether it was late, the target it begins."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from frontoffice.domain import limits as limits_of
from frontoffice.domain import unlisted
from frontoffice.domain.calendar.working_days import DueDate
from frontoffice.domain.cases import deadlines, handling, step_fields
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.contact_attempts import reaching
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import RESPONDS, RULES, Step
from frontoffice.domain.codes import StepRefusal
from frontoffice.domain.complaint import Complaint, Status
from frontoffice.domain.entries.entry_bodies import SteppedBody
from frontoffice.domain.entries.office_bodies import Json
from frontoffice.domain.limits import target_body
from frontoffice.domain.people import Officer
from frontoffice.domain.text.typed_text import clean, one_line
from frontoffice.errors import Problem, Refused
from frontoffice.register.queries import complaint_query
from frontoffice.register.unit_of_work import UnitOfWork


def step_body(unit: UnitOfWork, form: StepForm, complaint: Complaint, case: Case, by: Officer) -> SteppedBody:
    """The body of a step's entry: what the form holds, and what the rules add to it. Raises Refused."""
    on = form.on or unit.today()
    rule = RULES[form.step]
    same = _same(unit, form.other) if form.step is Step.MERGE and form.other is not None else None
    reached = reaching(case) if "reached" in rule.holds else None
    answers = form.step in RESPONDS and case.response is None

    asked = {*rule.needs, *step_fields.optional_in(form.step)}

    def text_if_needed(name: str, value: object) -> str | None:
        return one_line(str(value)) or None if value and name in asked else None

    texts: Any = {spec.name: text_if_needed(spec.name, getattr(form, spec.name)) for spec in step_fields.TEXTS}

    return SteppedBody(
        step=str(form.step),
        on=on.isoformat(),
        text=clean(form.text),
        by=str(by.officer_id),
        cycle=case.cycle.no,
        outcome=text_if_needed("outcome", form.outcome),
        source=text_if_needed("source", form.source),
        agency=text_if_needed("agency", form.agency),
        other=str(form.other) if same else None,
        other_number=same.number_text if same else None,
        same_item=True if same and _is_same_item(unit, complaint.subject, same.subject) else None,
        late=late_fact(unit, form, complaint, case),
        due=_due_body(complaint.due) if answers else None,  # by this date, whatever another desk's calendar does to it
        target=target_from(unit, limits_of.CYCLE, on) if form.step is Step.UNSATISFIED else None,
        contact=str(reached.entry_id) if reached else None,
        ground=text_if_needed("ground", form.ground),
        unlisted=[unlisted.AGENCY] if form.is_unlisted and text_if_needed("agency", form.agency) else None,
        **texts,
    )


def _due_body(due: DueDate) -> dict[str, Any]:
    return {"due_on": due.day.isoformat(), "due_provisional": due.provisional, "calendar": due.calendar_version}


def late_fact(unit: UnitOfWork, form: StepForm, complaint: Complaint, case: Case) -> Json | None:
    """By how many working days it was late, and why; None when it was not."""
    now = unit.handling_context()
    if not handling.is_late(form, complaint, case, now):
        return None
    days = deadlines.late_days(complaint, form.on or now.today, unit.calendar)
    return {"days": days, "why": one_line(form.late_why)}


def _same(unit: UnitOfWork, other: UUID) -> Complaint:
    """The complaint that this one repeats: one that is not itself cancelled or merged."""
    complaint = complaint_query.with_case(unit, other)[0]
    if complaint.status in (Status.CANCELLED, Status.MERGED):
        facts = {"number": complaint.number_text, "status": complaint.status}
        raise Refused(Problem("other", StepRefusal.MERGED_INTO_CLOSED, facts))
    return complaint


def _is_same_item(unit: UnitOfWork, subject: UUID, other: UUID) -> bool:
    """Whether both were recorded of one letter or SP4N-LAPOR! item."""
    return any(one.subject == other for one in complaint_query.of_the_same_item(unit, subject))


def target_from(unit: UnitOfWork, code: str, since: datetime | date) -> dict[str, Any]:
    """A limit of the office counted from ``since``, as a body keeps it."""
    limit = unit.limits.by_code[code]
    return target_body(limits_of.target(limit, since, unit.calendar, unit.hours, unit.desk.zone))
