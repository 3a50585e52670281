"""Each field of a step's form has one row, and each plain text a place in form, entry and reader besides."""

from __future__ import annotations

import dataclasses

import pytest

from frontoffice.domain.cases import step_fields
from frontoffice.domain.cases.step_fields import STEP_FIELDS, TEXTS, optional_in
from frontoffice.domain.cases.steps import RULES, Step
from frontoffice.domain.entries.body_parts import StepTexts


def test_a_plain_text_has_a_row_and_a_line_of_the_texts_of_a_step() -> None:
    assert {spec.name for spec in TEXTS} == {field.name for field in dataclasses.fields(StepTexts)}


def test_no_field_stands_in_two_rows_and_each_has_a_label() -> None:
    names = [spec.name for spec in STEP_FIELDS]
    assert len({*names}) == len(names)
    assert all(spec.label and spec.most > 0 for spec in STEP_FIELDS)


def test_what_a_step_needs_has_a_row_and_is_not_optional_in_it() -> None:
    for step, rule in RULES.items():
        assert {*rule.needs} <= {spec.name for spec in STEP_FIELDS}
        assert not {*rule.needs} & {*optional_in(step)}


@pytest.mark.parametrize("spec", TEXTS, ids=lambda spec: spec.name)
def test_a_plain_text_is_asked_by_a_step(spec: step_fields.StepField) -> None:
    assert any(spec.name in (*RULES[step].needs, *optional_in(step)) for step in Step)
