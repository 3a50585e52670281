from __future__ import annotations

from frontoffice.domain.entries.complainant_kinds import COMPLAINANT_KINDS
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.kind_spec import Effect


def test_who_joins_and_leaves_settles_and_so_reads_alike_at_desks_of_every_age() -> None:
    assert [spec.kind for spec in COMPLAINANT_KINDS] == [EntryKind.JOINED, EntryKind.LEFT]
    assert {spec.effect for spec in COMPLAINANT_KINDS} == {Effect.SETTLES}


def test_no_word_about_them_names_anybody() -> None:
    for spec in COMPLAINANT_KINDS:
        assert spec.story is not None
        assert spec.paper is not None
        assert "{}" not in spec.story.text
        assert "complainant" not in spec.paper.event
