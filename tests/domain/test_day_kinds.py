from __future__ import annotations

from frontoffice.domain import entry_kinds
from frontoffice.domain.day_bodies import DayClosedBody
from frontoffice.domain.day_kinds import DAY_KINDS
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.kind_spec import Effect
from frontoffice.domain.people import May


def test_closing_a_page_settles_and_is_a_supervisors_word() -> None:
    (spec,) = DAY_KINDS
    assert (spec.kind, spec.effect, spec.bodies) == (EntryKind.DAY_CLOSED, Effect.SETTLES, (DayClosedBody,))
    assert spec.may is May.REVIEW
    assert entry_kinds.KINDS[spec.kind] is spec
