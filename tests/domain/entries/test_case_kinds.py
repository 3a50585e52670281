from __future__ import annotations

from frontoffice.domain.entries.case_kinds import CASE_KINDS
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.kind_spec import Effect


def test_what_is_said_of_steps_and_whose_work_they_are_settles_and_so_reads_alike_at_desks_of_every_age() -> None:
    settling = [EntryKind.STEP_CORRECTED, EntryKind.DUE_EXTENDED, EntryKind.ASSIGNED, EntryKind.NOTED]
    assert [spec.kind for spec in CASE_KINDS] == settling
    assert {spec.effect for spec in CASE_KINDS} == {Effect.SETTLES}
