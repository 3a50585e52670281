"""Every kind of entry is whole: one specification, read by the fold, the story, the dossier, the fuzz and the centre."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from typing import Final

import pytest

from frontoffice.documents import dossier_entries
from frontoffice.domain import entry_kinds
from frontoffice.domain.entry import KNOWN_VERSION, EntryKind
from frontoffice.domain.entry_bodies import decode, encode
from frontoffice.domain.entry_kinds import KINDS, OF_THE_OFFICE, SAYING, Effect, KindSpec
from frontoffice.domain.people import NOBODY, Role, may
from frontoffice.errors import Refused
from frontoffice.ui.messages import story_sentences
from tests.support.examples import an_officer

SPECS: Final = tuple(KINDS.values())
# Kinds that lack a part on purpose, with the reason.
NO_RIGHT: Final[Mapping[str, str]] = {
    EntryKind.PAPER: "whatever became of a paper is written down, whoever asked for it",
    EntryKind.STEPPED: "each step has its own right, in steps.RULES",
    EntryKind.CLOCK_BEHIND: "the program notices it by itself",
}


@pytest.fixture(params=SPECS, ids=lambda spec: str(spec.kind))
def spec(request: pytest.FixtureRequest) -> KindSpec:
    """Each kind in turn."""
    found: KindSpec = request.param
    return found


def test_every_kind_is_specified_and_no_other() -> None:
    assert {spec.kind for spec in SPECS} == {*EntryKind}


def test_a_kind_has_a_body_of_each_version(spec: KindSpec) -> None:
    assert len(spec.bodies) == KNOWN_VERSION


def test_a_kind_has_a_right_or_a_reason_to_have_none(spec: KindSpec) -> None:
    assert (spec.may is None) == (spec.kind in NO_RIGHT)


def test_who_lacks_the_right_may_not_write_a_kind(spec: KindSpec) -> None:
    if spec.may is None:
        entry_kinds.demand(NOBODY, spec.kind)
        return
    for role in Role:
        officer = an_officer(role)
        if may(officer, spec.may):
            entry_kinds.demand(officer, spec.kind)
        else:
            with pytest.raises(Refused, match="not_allowed"):
                entry_kinds.demand(officer, spec.kind)


def test_a_kind_about_complaints_has_words_in_the_story(spec: KindSpec) -> None:
    assert ((spec.story is not None) + (spec.kind in story_sentences._TELLERS)) == (not spec.of_office)


def test_a_kind_about_complaints_has_words_in_the_dossier(spec: KindSpec) -> None:
    assert (spec.paper is not None and spec.paper.entry != "") == (not spec.of_office)


def test_words_name_fields_of_the_body(spec: KindSpec) -> None:
    names = {field.name for cls in spec.bodies for field in dataclasses.fields(cls)}
    if spec.paper is not None:
        assert set(re.findall(r"\{(\w*)\}", spec.paper.entry + spec.paper.event)) <= names
        assert not (spec.paper.event and spec.kind in dossier_entries._EVENTS)
    if spec.story is not None:
        assert spec.story.text.count("{}") == len(spec.story.fields)
        assert {*spec.story.fields, *(field for _, field in spec.story.details)} <= names


def test_a_kind_has_examples_of_its_own_bodies(spec: KindSpec) -> None:
    assert {type(example) for example in spec.examples} == set(spec.bodies)
    for example in spec.examples:
        assert decode(type(example), encode(example)) == example


def test_only_what_is_about_a_complaint_says_or_moves(spec: KindSpec) -> None:
    assert not (spec.of_office and spec.effect is not Effect.SETTLES)
    assert (spec.kind in OF_THE_OFFICE) == spec.of_office
    assert (spec.kind in SAYING) == (spec.effect is Effect.SAYS)


def test_the_centre_gets_every_kind_with_its_effect() -> None:
    rows = {row[0]: row[1:] for row in entry_kinds.rows()}
    assert len(rows) == len(EntryKind)
    assert rows["receipt.paper"] == ("says", False, 1)
    assert rows["handling.stepped"] == ("moves", False, 1)
    assert rows["complaint.erased"] == ("settles", False, 1)
    assert rows["officer.set"] == ("settles", True, 1)
