from __future__ import annotations

import dataclasses
import json
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.entries.body_codec import FIELDS, encode
from frontoffice.domain.entries.body_parts import StepTexts
from frontoffice.domain.entries.entry_bodies import (
    BoxBody,
    ConsultationBody,
    ContactedBody,
    DayClosedBody,
    RenumberedBody,
    ReviewedBody,
    ShiftHandedBody,
)
from frontoffice.domain.entries.entry_kinds import BOX_KINDS, CONSULTATION_KINDS, DAY_KINDS, KINDS, SHIFT_KINDS
from frontoffice.domain.entries.kind_spec import KindSpec
from frontoffice.domain.entries.office_bodies import OfficeBody, OfficerSetBody
from frontoffice.domain.entries.office_kinds import OFFICE_KINDS
from frontoffice.domain.shift import CounterState
from tests.support.bodies import fields_of, whole
from tests.support.json_drawn import json_values

CLASSES = [cls for spec in KINDS.values() for cls in spec.bodies]


@pytest.mark.parametrize("body", [{}, {"suffix": "bis", "why": ""}, {"suffix": 7, "why": "", "by": ""}])
def test_what_is_no_such_body_is_not_whole(body: dict[str, Any]) -> None:
    assert whole(RenumberedBody, body) is None


def test_an_officer_without_a_role_is_unreadable() -> None:
    assert whole(OfficerSetBody, {"name": "Siti", "position": "", "active": True}) is None


def test_yes_is_no_number() -> None:
    body = encode(ContactedBody(channel="Telepon", reach="reached", note="", cycle=1))
    assert whole(ContactedBody, body | {"cycle": True}) is None


def test_a_null_stands_for_nothing() -> None:
    assert whole(ReviewedBody, {"note": "", "level": None}) == ReviewedBody(note="")
    assert whole(ReviewedBody, {"note": None}) is None


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_field_has_a_type_of_json(cls: type) -> None:
    assert all(field.types and field.types <= {str, int, bool, dict, list} for field in fields_of(cls))
    assert [*FIELDS[cls]] == [field.name for field in dataclasses.fields(cls)]


@given(data=st.data())
def test_a_whole_body_is_written_as_it_stands(data: st.DataObject) -> None:
    cls = data.draw(st.sampled_from(CLASSES))
    plain = encode(next(one for spec in KINDS.values() for one in spec.examples if type(one) is cls))
    body = plain | data.draw(st.dictionaries(st.sampled_from(FIELDS[cls]), json_values, max_size=3))
    read = whole(cls, body)
    if read is not None:
        encoded = encode(read)
        assert encoded.items() <= json.loads(json.dumps(body)).items() or encoded == {
            name: value for name, value in body.items() if value is not None
        }


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_a_field_that_is_not_written_reads_as_nothing_and_is_not_written_again(cls: type) -> None:
    needed = {field.name for field in fields_of(cls) if field.is_needed}
    example = encode(next(one for spec in KINDS.values() for one in spec.examples if type(one) is cls))
    least = {name: value for name, value in example.items() if name in needed}
    read: Any = whole(cls, least)
    assert read is not None
    assert {name for name in FIELDS[cls] if getattr(read, name) is None} == {*FIELDS[cls]} - needed
    assert encode(read) == least


def test_what_the_bodies_may_leave_out() -> None:
    texts = " ".join(field.name for field in dataclasses.fields(StepTexts))
    optional = {
        cls.__name__: " ".join(field.name for field in fields_of(cls) if not field.is_needed)
        for cls in CLASSES
        if cls.__module__ == ContactedBody.__module__
    }
    assert (
        optional.items()
        >= {
            "RecordedBody": "count",
            "AmendedBody": "due_was count cycle target target_was step on by",
            "CancelledBody": "by on late",
            "ReviewedBody": "by on category team level level_name target ruling unlisted",
            "RevealedBody": "",
            "PaperBody": "copy_no printer why reason evidence replaces joined",
            "SteppedBody": f"{texts} outcome source agency other other_number late due target contact ground unlisted"
            " same_item",
            "ContactedBody": "on time by evidence message",
            "PapersAskedBody": "",
            "PapersCompletedBody": "",
            "DueMovedBody": "due_on due_was due_provisional count target target_was",
            "DocumentBody": "to sha256",
            "RenumberedBody": "",
            "ErasedBody": "closed_on",
            "AttachmentAddedBody": "text step signed",
        }.items()
    )


@pytest.mark.parametrize(
    ("kinds", "bodies"),
    [
        (BOX_KINDS, get_args(BoxBody)),
        (CONSULTATION_KINDS, get_args(ConsultationBody)),
        (DAY_KINDS, (DayClosedBody,)),
        (SHIFT_KINDS, (ShiftHandedBody,)),
        (OFFICE_KINDS, get_args(OfficeBody)),
    ],
)
def test_every_body_of_a_subject_is_of_one_of_its_kinds(kinds: tuple[KindSpec, ...], bodies: tuple[type, ...]) -> None:
    assert [cls for spec in kinds for cls in spec.bodies] == [*bodies]


def test_a_closing_that_proves_has_its_entries_and_its_root_besides() -> None:
    closing: Any = DAY_KINDS[0].examples[0]
    rooted = encode(dataclasses.replace(closing, entries=20_852, root="AAEC"))
    assert rooted == encode(closing) | {"entries": 20_852, "root": "AAEC"}


def test_a_handover_has_every_count_by_its_name() -> None:
    assert {field.name for field in dataclasses.fields(CounterState)} <= {*FIELDS[ShiftHandedBody]}
