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
from frontoffice.domain.text.printable_text import LONGEST_LINE


def _text(_context: str, source: str) -> str:
    """Mark an English label for lupdate; the window translates it where it is shown."""
    return source


QT_TRANSLATE_NOOP: Final = _text  # the name by which lupdate finds it


class FieldInput(StrEnum):
    """Input type of a field."""

    LINE = "line"
    CHOICE = "choice"
    LIST = "list"  # a choice that can be typed as well
    TEXT = "text"  # several lines


class FormRow(StrEnum):
    """Placement of a field in the form: beside those of the same row, or alone over the whole width."""

    CHOICES = "choices"
    DECISION = "decision"
    TEAM = "team"
    WHERE = "where"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of the form.

    ``label`` and ``help`` are English, translated in the context ``StepForm``; ``most`` is how many characters fit.
    ``paper`` is its label in the dossier (Indonesian), of a plain text alone. ``optional_in`` are the steps that ask
    for it and do without it; those that need it name it in ``steps.RULES``.
    """

    name: str
    label: str
    most: int = LONGEST_LINE
    input: FieldInput = FieldInput.LINE
    row: FormRow = FormRow.WHERE
    help: str = ""
    paper: str = ""
    optional_in: frozenset[Step] = frozenset()


_SHORT: Final = 20  # characters: a date, an hour
_NUMBER: Final = 60
_REASON: Final = 2_000

STEP_FIELDS: Final = (  # in the order in which they are gone through
    FieldSpec("on", QT_TRANSLATE_NOOP("StepForm", "Date (empty: today)"), _SHORT, row=FormRow.CHOICES),
    FieldSpec("time", QT_TRANSLATE_NOOP("StepForm", "Time"), _SHORT, row=FormRow.CHOICES),
    FieldSpec("outcome", QT_TRANSLATE_NOOP("StepForm", "What was found"), input=FieldInput.CHOICE, row=FormRow.CHOICES),
    FieldSpec(
        "source", QT_TRANSLATE_NOOP("StepForm", "How the answer came"), input=FieldInput.CHOICE, row=FormRow.CHOICES
    ),
    FieldSpec(
        "ruling", QT_TRANSLATE_NOOP("StepForm", "The late filing is"), input=FieldInput.CHOICE, row=FormRow.DECISION
    ),
    FieldSpec(
        "ground",
        QT_TRANSLATE_NOOP("StepForm", "Why it cannot be followed up"),
        input=FieldInput.CHOICE,
        row=FormRow.DECISION,
    ),
    FieldSpec("until", QT_TRANSLATE_NOOP("StepForm", "The answer may take until (date)"), 30, row=FormRow.DECISION),
    FieldSpec("level", QT_TRANSLATE_NOOP("StepForm", "Level"), input=FieldInput.CHOICE, row=FormRow.CHOICES),
    FieldSpec(
        "category", QT_TRANSLATE_NOOP("StepForm", "Type of complaint"), input=FieldInput.CHOICE, row=FormRow.CHOICES
    ),
    FieldSpec("officers", QT_TRANSLATE_NOOP("StepForm", "Team: officers"), input=FieldInput.LIST, row=FormRow.TEAM),
    FieldSpec("technical", QT_TRANSLATE_NOOP("StepForm", "Technical team"), input=FieldInput.LIST, row=FormRow.TEAM),
    FieldSpec("opd", QT_TRANSLATE_NOOP("StepForm", "Technical OPD"), input=FieldInput.LIST, row=FormRow.TEAM),
    FieldSpec("agency", QT_TRANSLATE_NOOP("StepForm", "Forwarded to"), input=FieldInput.LIST),
    FieldSpec("letter", QT_TRANSLATE_NOOP("StepForm", "Letter no."), paper="Nomor surat"),
    FieldSpec("other", QT_TRANSLATE_NOOP("StepForm", "Number of the complaint it repeats"), _NUMBER),
    FieldSpec("channel", QT_TRANSLATE_NOOP("StepForm", "How"), input=FieldInput.LIST, row=FormRow.CHOICES),
    FieldSpec("reach", QT_TRANSLATE_NOOP("StepForm", "What came of it"), input=FieldInput.CHOICE, row=FormRow.CHOICES),
    FieldSpec("text", QT_TRANSLATE_NOOP("StepForm", "Text"), input=FieldInput.TEXT, row=FormRow.ALONE),
    FieldSpec("late_why", QT_TRANSLATE_NOOP("StepForm", "Why is the response late?"), _REASON, row=FormRow.ALONE),
)
TEXTS: Final = tuple(spec for spec in STEP_FIELDS if spec.paper)  # each has its line in ``StepTexts``


def optional_in(step: Step) -> tuple[str, ...]:
    """Optional texts of a step."""
    return tuple(spec.name for spec in TEXTS if step in spec.optional_in)
