from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.entry import canonical
from frontoffice.domain.entry_bodies import FIELDS, ContactedBody, RenumberedBody, ReviewedBody, decode, encode
from frontoffice.domain.entry_kinds import KINDS

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
CLASSES = [cls for spec in KINDS.values() for cls in spec.bodies]


def test_a_body_has_the_bytes_that_the_journal_always_had() -> None:
    body = RenumberedBody(suffix="bis", why="Salinan", by="01")
    assert canonical(encode(body)) == b'{"by":"01","suffix":"bis","why":"Salinan"}'


def test_what_says_nothing_is_left_out() -> None:
    assert encode(ReviewedBody(note="", on="2026-11-24")) == {"note": "", "on": "2026-11-24"}


def test_a_field_of_a_newer_program_is_left_out() -> None:
    assert decode(RenumberedBody, {"suffix": "bis", "why": "", "by": "", "sung": True}) == RenumberedBody(
        suffix="bis", why="", by=""
    )


@pytest.mark.parametrize("body", [{}, {"suffix": "bis", "why": ""}, {"suffix": 7, "why": "", "by": ""}])
def test_what_is_no_such_body_is_unreadable(body: dict[str, Any]) -> None:
    assert decode(RenumberedBody, body) is None


def test_yes_is_no_number() -> None:
    body = encode(ContactedBody(channel="Telepon", reach="reached", note="", cycle=1))
    assert decode(ContactedBody, body | {"cycle": True}) is None


def test_a_null_stands_for_nothing() -> None:
    assert decode(ReviewedBody, {"note": "", "level": None}) == ReviewedBody(note="")
    assert decode(ReviewedBody, {"note": None}) is None


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_field_has_a_type_of_json(cls: type) -> None:
    assert all(types and types <= {str, int, bool, dict, list} for _, types, _ in FIELDS[cls])
    assert [name for name, *_ in FIELDS[cls]] == [field.name for field in dataclasses.fields(cls)]


@given(data=st.data())
def test_whatever_stands_in_a_body_it_is_read_whole_or_not_at_all(data: st.DataObject) -> None:
    cls = data.draw(st.sampled_from(CLASSES))
    plain = encode(next(one for spec in KINDS.values() for one in spec.examples if type(one) is cls))
    names = [name for name, *_ in FIELDS[cls]]
    body = plain | data.draw(st.dictionaries(st.sampled_from(names), json_values, max_size=3))
    read = decode(cls, body)
    if read is not None:
        encoded = encode(read)
        assert encoded.items() <= json.loads(json.dumps(body)).items() or encoded == {
            name: value for name, value in body.items() if value is not None
        }


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_a_field_that_is_not_written_reads_as_nothing_and_is_not_written_again(cls: type) -> None:
    needed = {name for name, _, is_needed in FIELDS[cls] if is_needed}
    whole = encode(next(one for spec in KINDS.values() for one in spec.examples if type(one) is cls))
    least = {name: value for name, value in whole.items() if name in needed}
    read: Any = decode(cls, least)
    assert read is not None
    assert {name for name, *_ in FIELDS[cls] if getattr(read, name) is None} == {
        name for name, *_ in FIELDS[cls] if name not in needed
    }
    assert encode(read) == least


def test_what_each_body_may_leave_out() -> None:
    optional = {
        cls.__name__: " ".join(name for name, _, is_needed in FIELDS[cls] if not is_needed)
        for cls in CLASSES
        if cls.__module__ == ContactedBody.__module__
    }
    assert optional == {
        "RecordedBody": "count",
        "AmendedBody": "due_was count cycle target target_was step on by",
        "CancelledBody": "by on late",
        "ReviewedBody": "by on category team level level_name target",
        "RevealedBody": "",
        "PaperBody": "copy_no printer why reason evidence replaces",
        "SteppedBody": "outcome source agency letter other other_number late due target contact",
        "ContactedBody": "on time by",
        "PapersAskedBody": "",
        "PapersCompletedBody": "",
        "DueMovedBody": "due_on due_was due_provisional count target target_was",
        "DocumentBody": "",
        "RenumberedBody": "",
        "ErasedBody": "",
    }
