from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.box_kinds import BOX_KINDS
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_kinds import KINDS, demand
from frontoffice.domain.people import May, Officer, Role
from tests.support.bodies import whole
from tests.support.refusals import not_allowed, refusal

BOX = {EntryKind.BOX_OPENED, EntryKind.BOX_SHEET_ENTERED, EntryKind.BOX_SHEET_VOIDED, EntryKind.BOX_CLOSED}


@pytest.mark.parametrize("kind", sorted(BOX))
def test_who_records_at_the_counter_writes_what_became_of_the_box_and_nobody_else_does(kind: EntryKind) -> None:
    for role in Role:
        by = Officer(uuid4(), "Siti", role)
        if role in {Role.OFFICER, Role.SUPERVISOR}:
            demand(by, kind)
        else:
            assert refusal(lambda by=by: demand(by, kind)) == not_allowed(by, May.RECORD)  # type: ignore[misc]


def test_they_are_the_offices_own_and_no_complaints_story_or_paper_speaks_of_them() -> None:
    assert {kind for kind in KINDS if kind.startswith("box.")} == BOX
    for kind in BOX:
        spec = KINDS[kind]
        assert spec.of_office, "else an erased complaint would take the count of the sheets along"
        assert (spec.story, spec.paper) == (None, None)


def test_what_is_written_of_an_opening_is_read_back_with_its_witnesses_and_its_counts() -> None:
    for spec in BOX_KINDS:
        for body in spec.examples:
            assert whole(type(body), encode(body)) == body
    opened, closed = (KINDS[kind].examples[0] for kind in (EntryKind.BOX_OPENED, EntryKind.BOX_CLOSED))
    assert encode(opened)["witnesses"] == [["Bambang Sutrisno", "19800101 200501 1 001"], ["Dewi Lestari", ""]]
    assert [encode(closed)[name] for name in ("found", "entered", "voided")] == [2, 1, 1]
