"""Each field of the intake has one row, and each row a field."""

from __future__ import annotations

import dataclasses
from collections import Counter

from frontoffice.domain.complaint import Complainant, Intake
from frontoffice.domain.field_table import INTAKE_FIELDS


def test_each_field_of_the_intake_has_one_row_and_each_row_a_field() -> None:
    case = [field.name for field in dataclasses.fields(Intake) if field.name != "complainant"]
    who = [f"complainant.{field.name}" for field in dataclasses.fields(Complainant)]
    assert Counter(one.path for one in INTAKE_FIELDS) == Counter([*case, *who])


def test_each_field_is_called_something_on_the_screen_and_on_paper() -> None:
    assert [one.name for one in INTAKE_FIELDS if not (one.label and one.paper)] == []
