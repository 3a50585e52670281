"""Reason for a step without effect in a complaint's story: another desk had gone on before it was known of here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from frontoffice.domain.calendar.dates import local_date
from frontoffice.domain.cases.case import Case, TakenStep
from frontoffice.domain.cases.case_entry import CaseEntry, step_of
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Status
from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.body_parts import StepPart


@dataclass(frozen=True, slots=True)
class RejectedStep:
    """Step without effect.

    What it was, with its date and text, and where the complaint ``stood``.

    ``instead`` is the same step of the same cycle that was taken in its stead, None when it did not fit at all.
    """

    step: Step
    on: date
    officer: str
    text: str
    stood: Status
    instead: TakenStep | None


def reasons(lines: Iterable[CaseEntry], case: Case) -> dict[UUID, RejectedStep]:
    """Steps without effect among ``lines`` (all of the complaint's) by entry, in their order."""
    without = frozenset(case.rejected_steps)
    rejected = ((place, line, step_of(line)) for place, line in enumerate(lines) if line.entry_id in without)
    return {line.entry_id: _reason(place, line, step, case) for place, line, step in rejected if step is not None}


def _reason(place: int, line: CaseEntry, step: Step, case: Case) -> RejectedStep:
    applied = [taken for cycle in case.cycles for taken in cycle.steps]
    before = [taken for taken in applied if taken.place < place]
    said = decode(StepPart, line.body)
    same = [taken for one in case.cycles if one.no == said.cycle for taken in one.steps if taken.step is step]
    return RejectedStep(
        step=step,
        on=date.fromisoformat(said.on) if said.on else local_date(line.occurred_at, line.zone),
        officer=line.officer,
        text=str(said.text or said.note or said.why or ""),
        stood=before[-1].to if before else Status.REGISTERED,
        instead=same[-1] if same else None,
    )
