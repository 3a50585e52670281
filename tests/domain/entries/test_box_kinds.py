from __future__ import annotations

from frontoffice.domain.entries.box_kinds import BOX_KINDS
from frontoffice.domain.entries.kind_spec import Effect
from frontoffice.domain.people import May


def test_whoever_records_opens_the_box_and_closes_it() -> None:
    assert {str(spec.kind) for spec in BOX_KINDS} == {
        *("box.opened", "box.sheet_entered", "box.sheet_voided", "box.closed")
    }
    assert {spec.may for spec in BOX_KINDS} == {May.RECORD}


def test_they_settle_as_every_new_kind_does_and_are_the_offices_own() -> None:
    assert {spec.effect for spec in BOX_KINDS} == {Effect.SETTLES}
    assert all(spec.of_office and spec.story is None and spec.paper is None for spec in BOX_KINDS)
