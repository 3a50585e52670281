from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from frontoffice.domain.complaint import Intake
from frontoffice.register.projection.intake_codec import apply_changes, flat, intake_body, read_intake
from tests.support.drawn_intakes import intakes
from tests.support.examples import an_intake


@pytest.mark.thorough
@given(intakes)
def test_an_intake_reads_back_from_its_body(intake: Intake) -> None:
    assert read_intake(intake_body(intake)) == intake


def test_what_a_later_version_added_to_a_body_is_passed_over() -> None:
    body = intake_body(an_intake()) | {"mood": "cross"}
    body["complainant"] = body["complainant"] | {"shoe_size": 42}
    assert read_intake(body) == an_intake()


@pytest.mark.parametrize(
    "broken", [{"wish": 3}, {"documents": "yes"}, {"kind": "shout"}, {"service_date": "soon"}, {"complainant": {}}]
)
def test_what_is_no_intake_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises((KeyError, ValueError, TypeError)):
        read_intake(intake_body(an_intake()) | broken)


def test_the_fields_of_the_complainant_stand_beside_the_others_by_their_whole_names() -> None:
    fields = flat(an_intake())
    assert fields["complainant.name"] == an_intake().complainant.name
    assert fields["channel"] == "counter"
    assert "complainant" not in fields


@pytest.mark.parametrize(
    "changes",
    [
        *({"service": "ab"}, {"service": {"0": "a", "1": "b"}}, {"service": ["a"]}, {"service": ["a", "b", "c"]}),
        *({"nope": None}, {"service": ["a", 1]}, {"identity_copy": [False, 1]}, {"kind": ["complaint", "x"]}),
    ],
)
def test_an_amendment_of_anything_but_pairs_changes_nothing(changes: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError)):
        apply_changes(an_intake(), changes)


def test_an_amendment_changes_the_fields_that_are_known_by_their_flat_names_alone() -> None:
    changes = {"service": ["", "Izin Usaha"], "complainant.name": ["", "Saleh"], "wish": ["", "Cepat"]}
    later = {"complainant": ["", {}], ".service": ["", "x"], "complainant.hobby": ["", 1], "more.name": ["", "x"]}
    was = flat(an_intake())
    assert flat(apply_changes(an_intake(), changes | later)) == was | {name: to for name, (_, to) in changes.items()}
