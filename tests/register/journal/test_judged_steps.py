from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from frontoffice.domain import authority
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.register.journal import judged_steps
from frontoffice.register.journal.story_line import NO_MOMENT, NO_ZONE, StoryLine

SUBJECT, FIRST, SECOND = UUID(int=1), UUID(int=2), UUID(int=3)


def a_line(entry_id: UUID, kind: str, body: dict[str, Any]) -> StoryLine:
    moments = (NO_MOMENT, NO_MOMENT, NO_ZONE)
    return StoryLine(entry_id, kind, 1, *moments, "Siti", "officer", None, (), body, UUID(int=9), 1, 1, b"")


def step_of(line: StoryLine, *others: StoryLine) -> object:
    ((same, step),) = judged_steps.steps(SUBJECT, (*others, line), [line])
    assert same is line
    return step


@pytest.mark.parametrize(
    ("kind", "body", "step"),
    [
        (EntryKind.STEPPED, {"step": "inform"}, "inform"),
        (EntryKind.STEPPED, {"step": ["inform"]}, ["inform"]),
        (EntryKind.STEPPED, {}, None),
        (EntryKind.REVIEWED, {"step": "inform"}, "review"),
        (EntryKind.CANCELLED, {}, "cancel"),
        (EntryKind.AMENDED, {"step": "reclassify"}, "reclassify"),
        (EntryKind.CONTACTED, {"step": "cancel"}, None),
    ],
)
def test_a_correction_is_judged_by_the_step_that_it_takes_back(
    kind: EntryKind, body: dict[str, Any], step: object
) -> None:
    taken = a_line(FIRST, kind, body)
    assert step_of(taken) == step
    assert step_of(a_line(SECOND, EntryKind.STEP_CORRECTED, {"entry": str(FIRST), "step": "answer"}), taken) == step


def test_of_what_is_not_there_a_correction_takes_nothing_back() -> None:
    for named in (str(SECOND), str(FIRST).upper().replace("-", ""), 7, None, [str(FIRST)]):
        correction = a_line(SECOND, EntryKind.STEP_CORRECTED, {"entry": named, "step": "cancel"})
        assert step_of(correction, a_line(FIRST, EntryKind.CANCELLED, {})) is None, named


def test_an_absence_is_its_writers_own_or_anothers_as_it_says() -> None:
    def of(body: dict[str, Any], *others: StoryLine) -> object:
        return step_of(a_line(SECOND, EntryKind.ABSENCE_SET, body), *others)

    own: dict[str, Any] = {"officer": "a", "by": "a"}
    assert of(own) is None
    for body in (own | {"by": "b"}, {"officer": "a"}, own | {"by": 7}):
        assert of(body) == authority.OF_ANOTHER, body
    for nobodys in ({}, {"officer": 7, "by": "b"}, {"by": "b"}):
        assert of(nobodys) is None, nobodys  # it is of nobody, and sets nothing


def test_an_absence_that_is_changed_is_whose_it_was() -> None:
    def change(first: StoryLine) -> object:
        return step_of(a_line(SECOND, EntryKind.ABSENCE_SET, {"officer": "a", "by": "a"}), first)

    assert change(a_line(SUBJECT, EntryKind.ABSENCE_SET, {"officer": "a", "by": "b"})) is None
    assert change(a_line(SUBJECT, EntryKind.ABSENCE_SET, {"officer": "b"})) == authority.OF_ANOTHER
    assert change(a_line(FIRST, EntryKind.ABSENCE_SET, {"officer": "b"})) is None
    assert change(a_line(SUBJECT, EntryKind.CHOICE_SET, {"officer": "b"})) is None
    assert change(a_line(SUBJECT, EntryKind.ABSENCE_SET, {})) is None
