"""The office's phrases in the story and the wish of the intake, filled with what the form says already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from frontoffice.domain.cases import phrases
from frontoffice.register.register import Register
from frontoffice.ui.intake.intake_case import IntakeCase
from frontoffice.ui.intake.intake_form import IntakeForm
from frontoffice.ui.intake.intake_keys import INTAKE_KEYS
from frontoffice.ui.widgets.bounded_text import BoundedText
from frontoffice.ui.widgets.form import child
from frontoffice.ui.widgets.phrase_picker import offer_phrases


def offer_to_story(form: IntakeForm, case: IntakeCase, register: Register, fails: Callable[[str], object]) -> None:
    """Let both have the phrases; ``fails`` says why they cannot be read."""
    fields = [child(form, BoundedText, name) for name in ("description", "wish")]
    facts = partial(_facts, form, case)
    offer_phrases(form, INTAKE_KEYS, fields, register.reference_data.phrases, facts, fails)


def _facts(form: IntakeForm, case: IntakeCase) -> Mapping[str, str]:
    """What is known: no number before F9 but a slip's, no date before it is typed, no name behind a mask."""
    intake, _found = case.read(form.texts(), form.manner)
    facts = phrases.facts_of(case.preview(intake))
    unknown = set()
    if case.amended is None and case.slip is None:
        unknown.add(phrases.NUMBER)
    if case.receipt_date(intake, form.manner) is None:
        unknown |= {phrases.RECEIVED, phrases.DUE}
    if "name" in form.masked:
        unknown.add(phrases.NAME)
    return {name: "" if name in unknown else text for name, text in facts.items()}
