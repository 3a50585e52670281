"""Parts shared by the bodies of several kinds, for reading; they are written with their bodies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from frontoffice.domain.entries.office_bodies import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePart:
    """Due date with the basis of its count: of a recording, amendment, move or erasure, and ``due`` of a step."""

    due_on: str
    due_provisional: bool
    calendar: str
    count: Json | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LatePart:
    """By how many working days something was late, and why: ``late`` of a step."""

    days: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTexts:
    """The plain texts of a step, as its form, its entry and its reader have them; each has a row in ``step_fields``."""

    letter: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPart(StepTexts):
    """Step part of an entry's body, for any kind of entry (``case_entry.step_of``)."""

    on: str = ""
    by: str = ""
    cycle: int = 0
    text: str = ""
    note: str = ""
    why: str = ""
    outcome: str = ""
    source: str = ""
    agency: str = ""
    other: str = ""
    other_number: str = ""
    contact: str = ""
    ground: str = ""
    ruling: str = ""
    level: str = ""
    level_name: str = ""
    category: str = ""
    team: Json | None = None
    unlisted: list[Any] | None = None
    same_item: bool = False
    late: Json | None = None
    target: Json | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPart:
    """When something is to be done, as it is shown; ``limits.read_target`` reads the whole."""

    on: str
    time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentPart:
    """Address of bytes stored apart from the body; ``content_address.read`` reads the whole."""

    hash: str
    salt: str
    size: int


Part = DuePart | LatePart | StepPart | TargetPart | ContentPart
