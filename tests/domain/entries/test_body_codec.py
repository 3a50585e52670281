from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontoffice.domain.entries.body_codec import FIELDS, decode, encode, outline
from frontoffice.domain.entries.body_parts import LatePart, StepPart
from frontoffice.domain.entries.entry import UNREADABLE, canonical
from frontoffice.domain.entries.entry_bodies import RenumberedBody, ReviewedBody
from frontoffice.domain.entries.entry_kinds import KINDS
from tests.support.bodies import fields_of
from tests.support.drawn import examples
from tests.support.json_drawn import json_values

CLASSES = [*FIELDS]


def test_a_body_has_the_bytes_that_the_journal_always_had() -> None:
    body = RenumberedBody(suffix="bis", why="Salinan", by="01")
    assert canonical(encode(body)) == b'{"by":"01","suffix":"bis","why":"Salinan"}'


def test_what_says_nothing_is_left_out() -> None:
    assert encode(ReviewedBody(note="", on="2026-11-24")) == {"note": "", "on": "2026-11-24"}


def test_a_body_is_read_as_far_as_it_goes() -> None:
    read = decode(RenumberedBody, {"suffix": "bis", "sung": True})
    assert read.suffix == "bis"
    with pytest.raises(KeyError, match="why"):
        _ = read.why
    assert not hasattr(read, "sung")
    assert repr(read) == "RenumberedBody({'suffix': 'bis', 'sung': True})"


def test_in_an_outline_what_is_missing_is_nothing() -> None:
    read = outline(RenumberedBody, {"suffix": "bis"})
    assert [read.suffix, read.why] == ["bis", None]


def test_what_need_not_be_there_reads_as_its_default() -> None:
    for read in (decode, outline):
        assert (read(LatePart, {}).days, read(LatePart, {}).why, read(ReviewedBody, {}).level) == (0, "", None)


def test_a_null_is_read_as_it_stands() -> None:
    assert decode(LatePart, {"days": None}).days is None
    assert decode(RenumberedBody, {"suffix": None}).suffix is None


def test_two_that_say_the_same_are_equal() -> None:
    assert decode(StepPart, {"on": "2026-11-24"}) == decode(StepPart, {"on": "2026-11-24", "sung": True})
    assert decode(StepPart, {"on": "2026-11-24"}) != decode(StepPart, {"on": "2026-11-25"})


def test_what_is_no_object_has_no_field_that_can_be_read() -> None:
    broken: Any = [1]
    for field in ("days", "why"):
        with pytest.raises(UNREADABLE):
            getattr(decode(LatePart, broken), field)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
@settings(max_examples=examples(20))
@given(data=st.data())
def test_every_field_is_read_as_a_look_into_the_object_gives_it(cls: type[Any], data: st.DataObject) -> None:
    names = [*FIELDS[cls], "sung"]
    body = data.draw(st.dictionaries(st.sampled_from(names), json_values, max_size=8))
    for field in fields_of(cls):
        if field.name in body or not field.is_needed:
            value = body.get(field.name, cls.__dataclass_fields__[field.name].default)
            assert getattr(decode(cls, body), field.name) is value
            assert getattr(outline(cls, body), field.name) is value
        else:
            assert getattr(outline(cls, body), field.name) is None
            with pytest.raises(UNREADABLE):
                getattr(decode(cls, body), field.name)


@pytest.mark.parametrize("spec", KINDS.values(), ids=lambda spec: str(spec.kind))
def test_every_example_is_read_as_it_was_written(spec: Any) -> None:
    for example in spec.examples:
        body = json.loads(canonical(encode(example)))
        read = decode(type(example), body)
        assert {name: getattr(read, name) for name in body} == body
