"""Amendments: what was written is corrected by a further entry, and the first writing stays in the story.

The due date moves only with the date of receipt. Another kind is the supervisor's to give once the complaint was
reviewed, and leads back to the review, so that nobody escapes the steps of a complaint.
"""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any
from uuid import UUID

from frontoffice.domain import intake_check, limits
from frontoffice.domain.calendar import working_days
from frontoffice.domain.cases import handling as rules
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.codes import FieldRefusal, StepRefusal
from frontoffice.domain.complaint import Channel, Complaint, Intake, Manner, Status
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import AmendedBody
from frontoffice.domain.limits import target_body
from frontoffice.domain.people import Officer
from frontoffice.domain.text.printable_text import same_item
from frontoffice.errors import Problem, Refused
from frontoffice.register.commands import complaints
from frontoffice.register.journal import journal
from frontoffice.register.projection import complaint_fold, intake_codec, present_officer
from frontoffice.register.queries import complaint_list
from frontoffice.register.unit_of_work import UnitOfWork


class Amendments:
    """Amendments of recorded complaints."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def amend(self, subject: UUID, intake: Intake, why: str, by: Officer, action: UUID) -> Complaint:
        """Amend the recorded facts of a complaint.

        What stood there before stays readable.

        Refused (``nothing_changed``, ``step_not_yours`` for another kind) as the rules say.
        """
        entry_kinds.demand(by, EntryKind.AMENDED)
        intake = complaints.clean_intake(intake)

        def work() -> tuple[Complaint, Case] | None:
            complaint, case = complaint_list.with_case(self._unit, subject)
            if complaint.status is Status.CANCELLED:
                raise Refused(Problem("", StepRefusal.ALREADY_CANCELLED))
            complaints.raise_if_refused(self.problems(complaint, intake))
            changes = _changes(complaint.intake, intake)
            if not changes:
                raise Refused(Problem("", FieldRefusal.NOTHING_CHANGED))
            reason = complaints.reason(why)
            body = self._body(complaint, intake, self._unit.channels[intake.channel], changes, reason)
            body = self._with_target(complaint, case, body)
            if intake.kind is not complaint.intake.kind and case.status is not Status.REGISTERED:
                body = self._reclassify(complaint, case, body, by)
            return self._unit.append_entry(action, subject, EntryKind.AMENDED, body, by)

        folded = self._unit.run_once(action, work)
        return complaint_list.as_written(self._unit, subject, folded)[0]

    def problems(self, complaint: Complaint, intake: Intake) -> tuple[Problem, ...]:
        """Problems of amending ``complaint`` to ``intake``.

        The reason aside.

        An item that stays is no more another's than it was: two desks may have recorded it at once.
        """
        unit, was = self._unit, complaint.intake
        stays = was.channel == intake.channel and same_item(was.external_id) == same_item(intake.external_id)
        return (
            *intake_check.problems(intake, unit.channels, unit.calendar, complaint.recorded_on),
            *(() if stays else complaint_list.item_taken(unit, intake, complaint.subject)),
        )

    def preview(self, complaint: Complaint, intake: Intake) -> Complaint:
        """The complaint as this amendment would leave it: folded with it, nothing is written.

        What cannot stand yet (a channel that was typed halfway, another kind) is shown as it was typed.
        """
        with self._unit.reading():
            lines = journal.story(self._unit.connection, complaint.subject)
        changes = _changes(complaint.intake, intake)
        if not changes or not lines:
            return complaint
        channel = self._unit.channels.get(intake.channel)
        channel = channel or Channel(intake.channel, complaint.channel_name, complaint.manner)
        body = encode(self._body(complaint, intake, channel, changes, ""))
        amended = lines[-1]._replace(kind=EntryKind.AMENDED, version=1, number=None, parents=(), body=body)
        return complaint_fold.fold((*lines, amended)) or complaint

    def _body(
        self, complaint: Complaint, intake: Intake, channel: Channel, changes: dict[str, list[Any]], why: str
    ) -> AmendedBody:
        """Body of the amendment entry: changed fields, manner and date of receipt, former and new due date.

        A due date that stays is written as it stands, with ``due_was`` the same, and was not counted here.
        """
        was_oral = complaint.manner is Manner.ORAL  # then it was received when it was said, perhaps before (a slip)
        received_on = complaints.receipt_date(
            intake, channel, complaint.received_on if was_oral else complaint.recorded_on
        )
        calendar = self._unit.calendar
        stays = received_on == complaint.received_on
        due = complaint.due if stays else working_days.due_date(calendar, received_on)
        return AmendedBody(
            changes=changes,
            why=why,
            channel_name=channel.name,
            manner=str(channel.manner),
            received_on=received_on.isoformat(),
            due_on=due.day.isoformat(),
            due_provisional=due.provisional,
            calendar=due.calendar_version,
            due_was=complaint.due.day.isoformat(),
            count=None if stays else working_days.count_body(calendar, received_on),
        )

    def _with_target(self, complaint: Complaint, case: Case, body: AmendedBody) -> AmendedBody:
        """The same with the target of the first cycle, counted anew with the date of receipt."""
        was_said = complaint.received_at or complaint.recorded_at
        began = was_said if body.manner == Manner.ORAL else date.fromisoformat(body.received_on)
        if case.target is None or case.cycle.no > 1 or began == (complaint.received_at or complaint.received_on):
            return body
        target = limits.recalculate_from(
            case.target, began, self._unit.calendar, self._unit.hours, self._unit.desk.zone
        )
        return dataclasses.replace(body, cycle=1, target=target_body(target), target_was=case.target.on.isoformat())

    def _reclassify(self, complaint: Complaint, case: Case, body: AmendedBody, by: Officer) -> AmendedBody:
        """Add the step back to the review to the body of an amendment. Raises Refused."""
        office = self._unit.handling_context()
        now_here = present_officer.with_present_role(
            self._unit.people, by
        )  # a step's right is its own, not its entry's
        complaints.raise_if_refused(
            rules.refusals(StepForm(Step.RECLASSIFY, body.why), complaint, case, now_here, office)
        )
        step, on = str(Step.RECLASSIFY), office.today.isoformat()
        return dataclasses.replace(body, step=step, on=on, by=str(by.officer_id))


def _changes(old: Intake, new: Intake) -> dict[str, list[Any]]:
    """Differences between two intakes, field by field.

    Name (``complainant.name`` for the person's own) to [old, new].
    """
    before, after = intake_codec.flat(old), intake_codec.flat(new)
    return {name: [before[name], after[name]] for name in before if before[name] != after[name]}
