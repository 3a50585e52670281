from __future__ import annotations

import dataclasses
import re
from typing import Final

import pytest

from frontoffice.documents import dossier_entries
from frontoffice.domain.entry_kinds import KINDS
from frontoffice.domain.kind_spec import KindSpec

SPECS: Final = tuple(KINDS.values())


@pytest.fixture(params=SPECS, ids=lambda spec: str(spec.kind))
def spec(request: pytest.FixtureRequest) -> KindSpec:
    """Each kind in turn."""
    found: KindSpec = request.param
    return found


def test_words_name_fields_of_the_body(spec: KindSpec) -> None:
    names = {field.name for cls in spec.bodies for field in dataclasses.fields(cls)}
    if spec.paper is not None:
        assert set(re.findall(r"\{(\w*)\}", spec.paper.entry + spec.paper.event)) <= names
        assert not (spec.paper.event and spec.kind in dossier_entries._EVENTS)
    if spec.story is not None:
        assert spec.story.text.count("{}") == len(spec.story.fields)
        assert {*spec.story.fields, *(field for _, field in spec.story.details)} <= names
