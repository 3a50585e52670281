"""The handling cycle in the journal: each step, from the review to the cancelling.

The rules stand in ``domain/cases/handling.py``; here they are asked in the transaction that writes, so that of two
officers at one desk only the first goes on, and the second learns who was first.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from frontoffice.domain import choices
from frontoffice.domain import limits as limits_of
from frontoffice.domain.calendar.dates import local_date, start_of_day
from frontoffice.domain.calendar.working_days import DueDate
from frontoffice.domain.cases import deadlines, handling, step_fields, void_steps
from frontoffice.domain.cases.case import Case, Team, attempts, last_successful_contact
from frontoffice.domain.cases.deadlines import ExtensionForm
from frontoffice.domain.cases.handling import Offer, StepForm
from frontoffice.domain.cases.steps import RESPONDS, RULES, Ruling, Step
from frontoffice.domain.codes import FieldRefusal, StepRefusal
from frontoffice.domain.complaint import Complaint, Status
from frontoffice.domain.entries import entry_bodies as bodies
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import DueExtendedBody, StepCorrectedBody, SteppedBody
from frontoffice.domain.entries.office_bodies import Json
from frontoffice.domain.limits import Target, target_body
from frontoffice.domain.people import Officer
from frontoffice.domain.text.printable_text import LONGEST_LINE, clean, one_line
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands import complaints, contacts
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.journal.ids import new_id
from frontoffice.register.projection import present_officer
from frontoffice.register.queries import complaint_list
from frontoffice.register.queries.complaint_list import SameItem
from frontoffice.register.unit_of_work import UnitOfWork

# --- The body of a step's entry: what its form holds, whether it was late, the target it begins ---


def step_body(unit: UnitOfWork, form: StepForm, complaint: Complaint, case: Case, by: Officer) -> SteppedBody:
    """The body of a step's entry: what the form holds, and what the rules add to it. Raises Refused."""
    on = form.on or unit.today()
    rule = RULES[form.step]
    same = _same(unit, form.other) if form.step is Step.MERGE and form.other is not None else None
    reached = last_successful_contact(case) if "reached" in rule.holds else None
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
        unlisted=[choices.AGENCY] if form.is_unlisted and text_if_needed("agency", form.agency) else None,
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
    """Original of a repeated complaint: one neither cancelled nor merged."""
    complaint = complaint_list.with_case(unit, other)[0]
    if complaint.status in (Status.CANCELLED, Status.MERGED):
        facts = {"number": complaint.number_text, "status": complaint.status}
        raise Refused(Problem("other", StepRefusal.MERGED_INTO_CLOSED, facts))
    return complaint


def _is_same_item(unit: UnitOfWork, subject: UUID, other: UUID) -> bool:
    """Whether both were recorded of one letter or SP4N-LAPOR! item."""
    return any(one.subject == other for one in complaint_list.of_the_same_item(unit, subject))


def target_from(unit: UnitOfWork, code: str, since: datetime | date) -> dict[str, Any]:
    """A limit of the office counted from ``since``, as a body keeps it."""
    return target_body(_count_target(unit, code, since))


def _count_target(unit: UnitOfWork, code: str, since: datetime | date) -> Target:
    return limits_of.target(unit.limits.by_code[code], since, unit.calendar, unit.hours, unit.desk.zone)


# --- handling ---


@dataclass(frozen=True, slots=True)
class Classified:
    """Decisions of a review besides its note.

    The level, the type of complaint, the team; "" leaves it open.

    ``on`` is the date of the review, None for today; ``ruling`` is on a late filing.
    """

    level: str = ""
    category: str = ""
    team: Team = field(default_factory=Team)
    on: date | None = None
    ruling: Ruling | None = None
    unlisted: tuple[str, ...] = ()  # parts of the team that are in no list


class Handling:
    """Take the steps of the handling cycle, and read how far a complaint is."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def case(self, subject: UUID) -> Case:
        """The handling as it stands."""
        return complaint_list.with_case(self._unit, subject)[1]

    def possible_steps(self, subject: UUID, by: Officer) -> tuple[Offer, ...]:
        """Steps possible now, with their roles, and refused steps with the reasons."""
        complaint, case = complaint_list.with_case(self._unit, subject)
        with self._unit.reading():
            return handling.offers(complaint, case, by, self._unit.handling_context())

    def is_merged_in_vain(self, subject: UUID) -> bool:
        """Return whether the complaint was merged into a complaint without a handler.

        Cancelled at another desk, or merged into this one.
        """
        with self._unit.reading():
            return complaint_list.is_merged_in_vain(self._unit, subject)

    def of_the_same_item(self, subject: UUID) -> tuple[SameItem, ...]:
        """Other complaints recorded from the same letter or SP4N-LAPOR! item, the oldest first."""
        with self._unit.reading():
            return complaint_list.of_the_same_item(self._unit, subject)

    def review(
        self, subject: UUID, note: str, by: Officer, action: UUID, classified: Classified | None = None
    ) -> Complaint:
        """Tick as reviewed by the supervisor, with a note ("" for none), and classify."""
        classified = classified or Classified()
        entry_kinds.demand(by, EntryKind.REVIEWED)

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = complaint_list.with_case(self._unit, subject)
            now = self._unit.handling_context()
            form = StepForm(Step.REVIEW, note, classified.on, level=classified.level, ruling=classified.ruling)
            found = handling.form_refusals(form, complaint, case, now)
            complaints.raise_if_refused((*found, *_classification_problems(classified)))
            if case.status is not Status.REGISTERED and not clean(note) and classified == Classified(on=classified.on):
                raise Refused(Problem("text", FieldRefusal.NOTHING_CHANGED))
            on = classified.on or now.today
            body = _review_body(clean(note), by, on, classified, now)
            if complaint.late_filing and classified.ruling:
                body = dataclasses.replace(body, ruling=str(classified.ruling))
            if (counted := self._level_target(complaint, case, classified.level)) is not None:
                body = dataclasses.replace(body, target=target_body(counted))
            at = self._occurrence_time(on, case)
            return self._unit.append_entry(action, subject, EntryKind.REVIEWED, body, by, occurred_at=at)

        folded = self._unit.run_once(action, work)
        return complaint_list.as_written(self._unit, subject, folded)[0]

    def owed_with_level(self, subject: UUID, level: str) -> Target | None:
        """Next obligation if a review gave this level now; None where it would change none."""
        with self._unit.reading():
            complaint, case = complaint_list.with_case(self._unit, subject)
            counted = self._level_target(complaint, case, level)
        return deadlines.next_obligation(complaint, dataclasses.replace(case, target=counted)) if counted else None

    def _level_target(self, complaint: Complaint, case: Case, level: str) -> Target | None:
        """Target that the level sets; later cycles have their own."""
        if not level or case.cycle.no > 1:
            return None
        return _count_target(self._unit, level, complaint.received_at or complaint.received_on)

    def cancel(self, subject: UUID, why: str, by: Officer, action: UUID) -> Complaint:
        """Cancel a complaint entered in error; the number stays in the book and is not used again."""
        entry_kinds.demand(by, EntryKind.CANCELLED)

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = complaint_list.with_case(self._unit, subject)
            reason = complaints.reason(why)
            form = StepForm(Step.CANCEL, reason, late_why=reason)  # why it is in error is why nobody was answered
            complaints.raise_if_refused(handling.refusals(form, complaint, case, by, self._unit.handling_context()))
            repeats = complaint_list.find_merged_number(self._unit, subject)
            if repeats:
                raise Refused(Problem("", StepRefusal.OTHERS_MERGED_INTO_IT, {"number": repeats}))
            today = self._unit.today()
            body = bodies.CancelledBody(
                why=reason,
                by=str(by.officer_id),
                on=today.isoformat(),
                late=late_fact(self._unit, form, complaint, case),
            )
            at = self._occurrence_time(today, case)
            return self._unit.append_entry(action, subject, EntryKind.CANCELLED, body, by, occurred_at=at)

        folded = self._unit.run_once(action, work)
        return complaint_list.as_written(self._unit, subject, folded)[0]

    def correct(self, subject: UUID, entry: UUID, why: str, by: Officer, action: UUID) -> Complaint:
        """Undo the last step, recorded by mistake.

        ``entry`` is that step's; it stays readable.

        "" for ``why`` only where whoever took it takes it back within ``void_steps.AT_ONCE``. Refused as
        ``correction_refusal`` says, ``why_missing``, and ``external_id_taken`` where another complaint has been
        recorded of the same item since it was cancelled.
        """

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = complaint_list.with_case(self._unit, subject)
            problem = void_steps.correction_refusal(
                case, entry, present_officer.with_present_role(self._unit.people, by)
            )
            taken = case.last
            if problem or taken is None:
                raise Refused(problem or Problem("", StepRefusal.NOT_THE_LAST))
            if taken.step is Step.CANCEL:
                complaints.raise_if_refused(complaint_list.item_taken(self._unit, complaint.intake, subject))
            at_once = not clean(why) and void_steps.is_at_once(taken, by, self._unit.now())
            body = StepCorrectedBody(
                entry=str(entry),
                step=str(taken.step),
                why="" if at_once else complaints.reason(why),
                by=str(by.officer_id),
            )
            return self._unit.append_entry(action, subject, EntryKind.STEP_CORRECTED, body, by)

        folded = self._unit.run_once(action, work)
        return complaint_list.as_written(self._unit, subject, folded)[0]

    def extend(self, subject: UUID, form: ExtensionForm, by: Officer, action: UUID) -> Complaint:
        """Extend the time for the first answer, if the office allows it.

        Late stays what comes after the due date.

        Refused as ``extending.refusals`` says.
        """
        entry_kinds.demand(by, EntryKind.DUE_EXTENDED)

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = complaint_list.with_case(self._unit, subject)
            complaints.raise_if_refused(deadlines.refusals(form, complaint, case, self._unit.handling_context()))
            body = DueExtendedBody(
                until=form.until.isoformat() if form.until else "",
                why=clean(form.why),
                letter=one_line(form.letter),
                by=str(by.officer_id),
            )
            return self._unit.append_entry(action, subject, EntryKind.DUE_EXTENDED, body, by)

        folded = self._unit.run_once(action, work)
        return complaint_list.as_written(self._unit, subject, folded)[0]

    def advance(self, subject: UUID, form: StepForm, by: Officer, action: UUID) -> Complaint:
        """Take a step. Raises Refused with every objection of the rules; then nothing was written."""
        if form.step is Step.REVIEW:
            classified = Classified(level=form.level, on=form.on, ruling=form.ruling)
            return self.review(subject, form.text, by, action, classified)
        if form.step is Step.CANCEL:
            return self.cancel(subject, form.text, by, action)
        if form.step is Step.RECLASSIFY:
            raise Refused(Problem("", StepRefusal.KIND_BY_AMENDING))

        folded = self._unit.run_once(action, lambda: self._append_step(subject, form, by, action))
        return complaint_list.as_written(self._unit, subject, folded)[0]

    def advance_by_contact(self, subject: UUID, attempt: Attempt, step: Step, by: Officer, action: UUID) -> Complaint:
        """Log a contact that reached the complainant, and take the step that waited for it, or neither.

        The step has the date of the contact. Raises Refused as both do, and ``not_reached`` beside ``reach``.
        """
        entry_kinds.demand(by, EntryKind.CONTACTED)

        def work() -> tuple[Complaint, Case] | None:
            contacts.append(self._unit, subject, attempt, by, action)
            case = complaint_list.with_case(self._unit, subject)[1]
            if last_successful_contact(case) is None:
                raise Refused(Problem("reach", StepRefusal.NOT_REACHED, {"attempts": attempts(case)}))
            on = local_date(attempt.at or self._unit.now(), self._unit.desk.zone)
            return self._append_step(subject, StepForm(step, on=on), by, new_id())

        folded = self._unit.run_once(action, work)
        return complaint_list.as_written(self._unit, subject, folded)[0]

    def _append_step(self, subject: UUID, form: StepForm, by: Officer, action: UUID) -> tuple[Complaint, Case] | None:
        """Append the entry of a step, within the caller's transaction. Raises Refused with every objection."""
        complaint, case = complaint_list.with_case(self._unit, subject)
        now_here = present_officer.with_present_role(self._unit.people, by)  # a step's right is its own
        complaints.raise_if_refused(handling.refusals(form, complaint, case, now_here, self._unit.handling_context()))
        body = step_body(self._unit, form, complaint, case, by)
        at = self._occurrence_time(form.on or self._unit.today(), case)
        return self._unit.append_entry(action, subject, EntryKind.STEPPED, body, by, occurred_at=at)

    def _occurrence_time(self, on: date, case: Case) -> datetime:
        """Moment for a step's date: now for today, and never before the step of the same day."""
        moment = self._unit.now() if on == self._unit.today() else start_of_day(on, self._unit.desk.zone)
        return max(moment, case.last.at) if case.last and case.last.on == on else moment


def _classification_problems(classified: Classified) -> tuple[Problem, ...]:
    team = classified.team
    texts = {
        "category": classified.category,
        "officers": team.officers,
        "technical": team.technical,
        "opd": team.agency,
    }
    return tuple(
        Problem(name, FieldRefusal.TOO_LONG, {"length": len(text), "most": LONGEST_LINE})
        for name, text in texts.items()
        if len(text) > LONGEST_LINE
    )


def _review_body(
    note: str, by: Officer, on: date, classified: Classified, office: handling.HandlingContext
) -> bodies.ReviewedBody:
    """The body of a review without its target; what was left open is not in it."""
    team, level = classified.team, classified.level
    return bodies.ReviewedBody(
        note=note,
        by=str(by.officer_id),
        on=on.isoformat(),
        category=one_line(classified.category) if classified.category else None,
        team={field.name: one_line(getattr(team, field.name)) for field in dataclasses.fields(team)}
        if team != Team()
        else None,
        level=level or None,
        level_name=office.limits.by_code[level].name if level else None,
        unlisted=choices.body_of(classified.unlisted, dataclasses.asdict(team)),
    )
