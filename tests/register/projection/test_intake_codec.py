from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from frontoffice.domain.complaint import Intake
from frontoffice.register.projection.intake_codec import flat, intake_body, read_intake
from tests.register.projection.test_complaint_projection import intakes
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
