"""The handling cycle in the journal: each step, with the review that begins it and the cancelling that ends it.

The rules stand in ``domain/cases/handling.py``; here they are asked in the transaction that writes, so that of two
officers at one desk only the first goes on, and the second learns who was first.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from frontoffice.domain import unlisted
from frontoffice.domain.calendar.dates import start_of_day
from frontoffice.domain.cases import correcting, extending, handling
from frontoffice.domain.cases.case import Case, Team
from frontoffice.domain.cases.extending import ExtensionForm
from frontoffice.domain.cases.handling import Offer, StepForm
from frontoffice.domain.cases.steps import Ruling, Step
from frontoffice.domain.codes import FieldRefusal, StepRefusal
from frontoffice.domain.complaint import Complaint, Status
from frontoffice.domain.entries import entry_bodies as bodies
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.case_bodies import DueExtendedBody, StepCorrectedBody
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.people import Officer
from frontoffice.domain.text.typed_text import LONGEST_LINE, clean, one_line
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands import complaints
from frontoffice.register.commands.step_body import late_fact, step_body, target_from
from frontoffice.register.projection import present_officer
from frontoffice.register.queries import complaint_query
from frontoffice.register.queries.complaint_query import SameItem
from frontoffice.register.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Classified:
    """What a review decides besides its note: the level, the type of complaint, the team; "" leaves it open.

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
        return complaint_query.with_case(self._unit, subject)[1]

    def offers(self, subject: UUID, by: Officer) -> tuple[Offer, ...]:
        """What may be done now, by whom, and why the rest may not."""
        complaint, case = complaint_query.with_case(self._unit, subject)
        with self._unit.reading():
            return handling.offers(complaint, case, by, self._unit.handling_context())

    def is_merged_in_vain(self, subject: UUID) -> bool:
        """Whether it was merged into what nobody handles: cancelled at another desk, or merged into this one."""
        with self._unit.reading():
            return complaint_query.is_merged_in_vain(self._unit, subject)

    def of_the_same_item(self, subject: UUID) -> tuple[SameItem, ...]:
        """The other complaints that were recorded of the same letter or SP4N-LAPOR! item, the oldest first."""
        with self._unit.reading():
            return complaint_query.of_the_same_item(self._unit, subject)

    def review(
        self, subject: UUID, note: str, by: Officer, action: UUID, classified: Classified | None = None
    ) -> Complaint:
        """Tick as reviewed by the supervisor, with a note ("" for none), and classify."""
        classified = classified or Classified()
        entry_kinds.demand(by, EntryKind.REVIEWED)

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = complaint_query.with_case(self._unit, subject)
            now = self._unit.handling_context()
            form = StepForm(Step.REVIEW, note, classified.on, level=classified.level, ruling=classified.ruling)
            found = handling.form_refusals(form, complaint, case, now)
            complaints.demand_none((*found, *_classification_problems(classified)))
            if case.status is not Status.REGISTERED and not clean(note) and classified == Classified(on=classified.on):
                raise Refused(Problem("text", FieldRefusal.NOTHING_CHANGED))
            on = classified.on or now.today
            body = _review_body(clean(note), by, on, classified, now)
            if complaint.late_filing and classified.ruling:
                body = dataclasses.replace(body, ruling=str(classified.ruling))
            if classified.level and case.cycle.no == 1:
                began = complaint.received_at or complaint.received_on
                body = dataclasses.replace(body, target=target_from(self._unit, classified.level, began))
            at = self._occurrence_time(on, case)
            return self._unit.append_entry(action, subject, EntryKind.REVIEWED, body, by, occurred_at=at)

        folded = self._unit.run_once(action, work)
        return complaint_query.as_written(self._unit, subject, folded)[0]

    def cancel(self, subject: UUID, why: str, by: Officer, action: UUID) -> Complaint:
        """Cancel what was entered in error; the number stays in the book and is not used again."""
        entry_kinds.demand(by, EntryKind.CANCELLED)

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = complaint_query.with_case(self._unit, subject)
            reason = complaints.reason(why)
            form = StepForm(Step.CANCEL, reason, late_why=reason)  # why it is in error is why nobody was answered
            complaints.demand_none(handling.refusals(form, complaint, case, by, self._unit.handling_context()))
            repeats = complaint_query.find_merged_number(self._unit, subject)
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
        return complaint_query.as_written(self._unit, subject, folded)[0]

    def correct(self, subject: UUID, entry: UUID, why: str, by: Officer, action: UUID) -> Complaint:
        """Take back the last step, which was recorded by mistake: ``entry`` is that step's; it stays readable.

        "" for ``why`` only where whoever took it takes it back within ``correcting.AT_ONCE``. Refused as
        ``correcting.refusal`` says, ``why_missing``, and ``external_id_taken`` where another complaint has been
        recorded of the same item since it was cancelled.
        """

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = complaint_query.with_case(self._unit, subject)
            problem = correcting.refusal(case, entry, present_officer.as_now(self._unit.people, by))
            taken = case.last
            if problem or taken is None:
                raise Refused(problem or Problem("", StepRefusal.NOT_THE_LAST))
            if taken.step is Step.CANCEL:
                complaints.demand_none(complaint_query.item_taken(self._unit, complaint.intake, subject))
            at_once = not clean(why) and correcting.is_at_once(taken, by, self._unit.now())
            body = StepCorrectedBody(
                entry=str(entry),
                step=str(taken.step),
                why="" if at_once else complaints.reason(why),
                by=str(by.officer_id),
            )
            return self._unit.append_entry(action, subject, EntryKind.STEP_CORRECTED, body, by)

        folded = self._unit.run_once(action, work)
        return complaint_query.as_written(self._unit, subject, folded)[0]

    def extend(self, subject: UUID, form: ExtensionForm, by: Officer, action: UUID) -> Complaint:
        """Extend the time of the first answer, where the office allows it; late stays what comes after the due date.

        Refused as ``extending.refusals`` says.
        """
        entry_kinds.demand(by, EntryKind.DUE_EXTENDED)

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = complaint_query.with_case(self._unit, subject)
            complaints.demand_none(extending.refusals(form, complaint, case, self._unit.handling_context()))
            body = DueExtendedBody(
                until=form.until.isoformat() if form.until else "",
                why=clean(form.why),
                letter=one_line(form.letter),
                by=str(by.officer_id),
            )
            return self._unit.append_entry(action, subject, EntryKind.DUE_EXTENDED, body, by)

        folded = self._unit.run_once(action, work)
        return complaint_query.as_written(self._unit, subject, folded)[0]

    def advance(self, subject: UUID, form: StepForm, by: Officer, action: UUID) -> Complaint:
        """Take a step. Refused with every reason that the rules have against it; then nothing was written."""
        if form.step is Step.REVIEW:
            classified = Classified(level=form.level, on=form.on, ruling=form.ruling)
            return self.review(subject, form.text, by, action, classified)
        if form.step is Step.CANCEL:
            return self.cancel(subject, form.text, by, action)
        if form.step is Step.RECLASSIFY:
            raise Refused(Problem("", StepRefusal.KIND_BY_AMENDING))

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = complaint_query.with_case(self._unit, subject)
            now_here = present_officer.as_now(self._unit.people, by)  # a step's right is its own, not its entry's
            complaints.demand_none(handling.refusals(form, complaint, case, now_here, self._unit.handling_context()))
            body = step_body(self._unit, form, complaint, case, by)
            on = form.on or self._unit.today()
            return self._unit.append_entry(
                action,
                subject,
                EntryKind.STEPPED,
                body,
                by,
                occurred_at=self._occurrence_time(on, case),
            )

        folded = self._unit.run_once(action, work)
        return complaint_query.as_written(self._unit, subject, folded)[0]

    def _occurrence_time(self, on: date, case: Case) -> datetime:
        """The moment that goes with a step's date: now for today, and never before the step of the same day."""
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
        unlisted=unlisted.body_of(classified.unlisted, dataclasses.asdict(team)),
    )
