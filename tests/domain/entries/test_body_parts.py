"""Parts say what the bodies say that they are read from: the same names, of the same types."""

from __future__ import annotations

from typing import Any

import pytest

from frontoffice.domain.entries import entry_bodies as bodies
from frontoffice.domain.entries.body_parts import DuePart, LatePart, StepPart, TargetPart
from frontoffice.domain.limits import Target
from tests.support.bodies import fields_of

STEPS = (bodies.SteppedBody, bodies.ReviewedBody, bodies.CancelledBody, bodies.AmendedBody)
DUE = (bodies.RecordedBody, bodies.AmendedBody, bodies.DueMovedBody, bodies.ErasedBody)


def types_of(*classes: type[Any]) -> dict[str, set[type]]:
    """Each field's types in any of these."""
    found: dict[str, set[type]] = {}
    for cls in classes:
        for field in fields_of(cls):
            found.setdefault(field.name, set()).update(field.types)
    return found


@pytest.mark.parametrize(("part", "read_from"), [(StepPart, STEPS), (DuePart, DUE), (TargetPart, (Target,))])
def test_a_part_has_fields_of_the_bodies_that_it_is_read_from(
    part: type[Any], read_from: tuple[type[Any], ...]
) -> None:
    known = types_of(*read_from) if read_from != (Target,) else {name: {str} for name in Target.__annotations__}
    for field in fields_of(part):
        assert known[field.name] == {*field.types}


def test_a_step_and_a_lateness_may_be_read_from_anything() -> None:
    assert not any(field.is_needed for field in (*fields_of(StepPart), *fields_of(LatePart)))
    assert {field.name for field in fields_of(DuePart) if field.is_needed} == {"due_on", "due_provisional", "calendar"}
