from __future__ import annotations

from frontoffice.domain.entries.kind_spec import Effect
from frontoffice.domain.entries.shift_kinds import SHIFT_KINDS
from frontoffice.domain.people import May


def test_whoever_records_hands_the_counter_over_by_a_kind_that_settles_as_every_new_one_does() -> None:
    (spec,) = SHIFT_KINDS
    assert (str(spec.kind), spec.may, spec.effect) == ("shift.handed", May.RECORD, Effect.SETTLES)
    assert spec.of_office
    assert (spec.story, spec.paper) == (None, None)
