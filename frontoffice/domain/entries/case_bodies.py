"""The bodies of entries about steps already taken, and about whose work it is; see ``entry_bodies``."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StepCorrectedBody:
    """Which entry was a step recorded by mistake, what step that was, and why; "" where it was taken back at once."""

    entry: str
    step: str
    why: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueExtendedBody:
    """Until when the first answer may take, why, and the letter that says so; the due date itself stays."""

    until: str
    why: str
    letter: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedBody:
    """Whose work a complaint is from now on: ``officer`` by id with name and role of then, "" for nobody's.

    ``what`` is *taken*, *handed* or *released*.
    """

    what: str
    officer: str
    name: str
    role: str
    note: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedBody:
    """A note in the margin of a complaint for all who work on it; never amended, erased with the complaint."""

    text: str
    by: str


CaseBody = StepCorrectedBody | DueExtendedBody | AssignedBody | NotedBody
