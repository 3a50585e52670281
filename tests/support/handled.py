"""A complaint and the steps that were taken with it."""

from __future__ import annotations

from uuid import UUID, uuid4

from frontoffice.domain.cases.case import Reach
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Outcome, Source, Step
from frontoffice.domain.people import Officer, Role
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.register import Register
from tests.support.examples import (
    an_intake,
    an_officer,
)

SITI = an_officer()
BAMBANG = an_officer(Role.HANDLER, "Bambang Sutrisno")
DEWI = an_officer(Role.HANDLER, "Dewi Lestari")
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
PHONE = Attempt("Telepon", Reach.REACHED, "Diterima sendiri")
BY = {
    Step.REVIEW: HENDRA,
    Step.ANALYSE: BAMBANG,
    Step.DECIDE: BAMBANG,
    Step.INFORM: SITI,
    Step.ACT: BAMBANG,
    Step.VERIFY: DEWI,
    Step.CONVEY: SITI,
    Step.SATISFIED: SITI,
    Step.UNSATISFIED: SITI,
}
ONCE = tuple(BY)[:7]


def a_form(step: Step, **changes: object) -> StepForm:
    fields: dict[str, object] = {"text": f"Sudah: {step}", "outcome": Outcome.PROVEN, "source": Source.SPOKEN}
    return StepForm(step, **(fields | changes))  # type: ignore[arg-type]


def recorded(register: Register, **changes: object) -> UUID:
    return register.complaints.record(an_intake(**changes), SITI, uuid4()).complaint.subject


def take(register: Register, subject: UUID, *steps: Step, by: Officer | None = None, **changes: object) -> None:
    for step in steps:
        if step in (Step.INFORM, Step.CONVEY, Step.ANSWER):
            register.contacts.log(subject, PHONE, SITI, uuid4())
        register.handling.advance(subject, a_form(step, **changes), by or BY.get(step, HENDRA), uuid4())
