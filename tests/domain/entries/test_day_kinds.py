from __future__ import annotations

from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.day_bodies import DayClosedBody
from frontoffice.domain.entries.day_kinds import DAY_KINDS
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.kind_spec import Effect
from frontoffice.domain.people import May


def test_closing_a_page_settles_and_is_a_supervisors_word() -> None:
    (spec,) = DAY_KINDS
    assert (spec.kind, spec.effect, spec.bodies) == (EntryKind.DAY_CLOSED, Effect.SETTLES, (DayClosedBody,))
    assert spec.may is May.REVIEW
    assert entry_kinds.KINDS[spec.kind] is spec
