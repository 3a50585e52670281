"""The fields of a step's form, each in one row: what it is called, what fits into it, and where it is read again.

The form is laid out by this table. A row with a ``paper`` label is a plain text: the check of its length, the entry,
the story and the dossier loop over :data:`TEXTS`, so that another one costs a line of ``StepTexts``, a row here and its
Indonesian. ``CONTRIBUTING.md`` tells how.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from frontoffice.domain.cases.steps import Step
from frontoffice.domain.field_spec import QT_TRANSLATE_NOOP, FieldInput, FieldSpec


class FormRow(StrEnum):
    """Placement of a field in the form: beside those of the same row, or alone over the whole width."""

    CHOICES = "choices"
    DECISION = "decision"
    TEAM = "team"
    WHERE = "where"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class StepField(FieldSpec):
    """One field of the form.

    ``label`` and ``help`` are translated in the context ``StepForm``. A plain text alone has a label on paper: the
    dossier's. ``optional_in`` are the steps that ask for it and do without it; those that need it name it in
    ``steps.RULES``.
    """

    row: FormRow = FormRow.WHERE
    help: str = ""
    optional_in: frozenset[Step] = frozenset()


_SHORT: Final = 20  # characters: a date, an hour
_NUMBER: Final = 60
_REASON: Final = 2_000

STEP_FIELDS: Final = (  # in the order in which they are gone through
    StepField("on", QT_TRANSLATE_NOOP("StepForm", "Date (empty: today)"), _SHORT, row=FormRow.CHOICES),
    StepField("time", QT_TRANSLATE_NOOP("StepForm", "Time"), _SHORT, row=FormRow.CHOICES),
    StepField("outcome", QT_TRANSLATE_NOOP("StepForm", "What was found"), input=FieldInput.CHOICE, row=FormRow.CHOICES),
    StepField(
        "source", QT_TRANSLATE_NOOP("StepForm", "How the answer came"), input=FieldInput.CHOICE, row=FormRow.CHOICES
    ),
    StepField(
        "ruling", QT_TRANSLATE_NOOP("StepForm", "The late filing is"), input=FieldInput.CHOICE, row=FormRow.DECISION
    ),
    StepField(
        "ground",
        QT_TRANSLATE_NOOP("StepForm", "Why it cannot be followed up"),
        input=FieldInput.CHOICE,
        row=FormRow.DECISION,
    ),
    StepField("until", QT_TRANSLATE_NOOP("StepForm", "The answer may take until (date)"), 30, row=FormRow.DECISION),
    StepField("level", QT_TRANSLATE_NOOP("StepForm", "Level"), input=FieldInput.CHOICE, row=FormRow.CHOICES),
    StepField(
        "category", QT_TRANSLATE_NOOP("StepForm", "Type of complaint"), input=FieldInput.CHOICE, row=FormRow.CHOICES
    ),
    StepField("officers", QT_TRANSLATE_NOOP("StepForm", "Team: officers"), input=FieldInput.LIST, row=FormRow.TEAM),
    StepField("technical", QT_TRANSLATE_NOOP("StepForm", "Technical team"), input=FieldInput.LIST, row=FormRow.TEAM),
    StepField("opd", QT_TRANSLATE_NOOP("StepForm", "Technical OPD"), input=FieldInput.LIST, row=FormRow.TEAM),
    StepField("agency", QT_TRANSLATE_NOOP("StepForm", "Forwarded to"), input=FieldInput.LIST),
    StepField("letter", QT_TRANSLATE_NOOP("StepForm", "Letter no."), paper="Nomor surat"),
    StepField("other", QT_TRANSLATE_NOOP("StepForm", "Number of the complaint it repeats"), _NUMBER),
    StepField("channel", QT_TRANSLATE_NOOP("StepForm", "How"), input=FieldInput.LIST, row=FormRow.CHOICES),
    StepField("reach", QT_TRANSLATE_NOOP("StepForm", "What came of it"), input=FieldInput.CHOICE, row=FormRow.CHOICES),
    StepField("text", QT_TRANSLATE_NOOP("StepForm", "Text"), input=FieldInput.TEXT, row=FormRow.ALONE),
    StepField("late_why", QT_TRANSLATE_NOOP("StepForm", "Why is the response late?"), _REASON, row=FormRow.ALONE),
)
TEXTS: Final = tuple(spec for spec in STEP_FIELDS if spec.paper)  # each has its line in ``StepTexts``


def optional_in(step: Step) -> tuple[str, ...]:
    """Optional texts of a step."""
    return tuple(spec.name for spec in TEXTS if step in spec.optional_in)
