"""A complaint and its handling as they are read without a reason."""

from __future__ import annotations

import dataclasses
from uuid import uuid4

from frontoffice.domain.cases import masked_case
from frontoffice.domain.cases.case import Reach
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Identity, Intake
from frontoffice.domain.masked_text import MASK
from frontoffice.domain.people import Role
from frontoffice.register.commands.contacts import Attempt
from frontoffice.register.register import Register
from tests.support.examples import a_complainant, a_complaint, a_signed_in, an_intake

NAME = "Zubaidahwati Kumbangsari"
HIDDEN = a_complainant(name=NAME, identity=Identity.CONFIDENTIAL)


def test_nothing_that_was_written_on_the_way_says_whose_it_is(register: Register) -> None:
    officer, handler = a_signed_in(register), a_signed_in(register, Role.HANDLER)
    intake = an_intake(complainant=HIDDEN, description=f"Izin {NAME}", respondent=NAME, wish=NAME, event_place=NAME)
    subject = register.complaints.record(intake, officer, uuid4()).complaint.subject
    register.handling.review(subject, f"Telaah {NAME}", a_signed_in(register, Role.SUPERVISOR), uuid4())
    register.handling.advance(subject, StepForm(Step.ANALYSE, f"Analisis {NAME}"), handler, uuid4())
    register.contacts.log(subject, Attempt("telepon", Reach.REACHED, NAME), officer, uuid4())
    complaint, case = register.complaints.get(subject), register.handling.case(subject)
    shown, handled = masked_case.mask_both(complaint, case)
    assert shown.intake.description == f"Izin {MASK}"
    assert shown.review_note == f"Telaah {MASK}"
    assert [taken.text for taken in handled.cycle.steps] == [f"Telaah {MASK}", f"Analisis {MASK}"]
    assert "Zubaidahwati" not in repr(handled)
    assert "Zubaidahwati" not in repr(dataclasses.replace(shown.intake, complainant=a_complainant()))
    assert shown.intake.complainant == HIDDEN
    assert [taken.step for taken in handled.cycle.steps] == [taken.step for taken in case.cycle.steps]


def test_every_text_of_an_intake_is_masked() -> None:
    """A new field of an intake, too; and what is picked from a list, where another word may be typed."""
    texts = {
        field.name: NAME for field in dataclasses.fields(Intake) if field.type == "str" and field.name != "channel"
    }
    intake = an_intake(**texts, complainant=HIDDEN)
    shown = masked_case.mask_complaint(a_complaint(intake=intake)).intake
    assert {name for name in texts if NAME in getattr(shown, name)} == set()


def test_an_open_complaint_is_read_as_it_was_written(register: Register) -> None:
    intake = an_intake(description="Izin Nurhayati")
    complaint = register.complaints.record(intake, a_signed_in(register), uuid4()).complaint
    case = register.handling.case(complaint.subject)
    assert masked_case.mask_both(complaint, case) == (complaint, case)
    assert masked_case.mask_body({"text": "Nurhayati"}, complaint.intake.complainant) == {"text": "Nurhayati"}


def test_every_text_of_an_entry_is_looked_through_and_nothing_else_changed() -> None:
    body = {"text": NAME, "changes": {"wish": [NAME, "b"]}, "no": 3, "late": {"why": NAME}, "none": None}
    shown = {"text": MASK, "changes": {"wish": [MASK, "b"]}, "no": 3, "late": {"why": MASK}, "none": None}
    assert masked_case.mask_body(body, HIDDEN) == shown
