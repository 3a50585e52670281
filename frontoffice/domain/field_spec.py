"""A row of a form's table: what a field is called, what it is filled in with, and how much fits into it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

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
    DATE = "date"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """What the fields of every form have.

    ``label`` is English, and its form's table says in which context it is translated; ``paper`` is its label on paper
    (Indonesian), ``most`` how many characters fit. Without what ``is_needed`` nothing is saved, wherever it is asked.
    """

    name: str
    label: str
    most: int = LONGEST_LINE
    input: FieldInput = FieldInput.LINE
    paper: str = ""
    is_needed: bool = False
