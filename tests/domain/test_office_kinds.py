from __future__ import annotations

import pytest

from frontoffice.domain.entry_kinds import KINDS, OF_THE_OFFICE, SAYING
from frontoffice.domain.kind_spec import Effect, KindSpec
from frontoffice.domain.office_kinds import OFFICE_KINDS


@pytest.mark.parametrize("spec", KINDS.values(), ids=lambda spec: str(spec.kind))
def test_only_what_is_about_a_complaint_says_or_moves(spec: KindSpec) -> None:
    assert not (spec.of_office and spec.effect is not Effect.SETTLES)
    assert (spec.kind in OF_THE_OFFICE) == spec.of_office
    assert (spec.kind in SAYING) == (spec.effect is Effect.SAYS)


def test_only_a_kind_of_the_office_is_of_no_complaint() -> None:
    assert all(spec.of_office and spec.story is None and spec.paper is None for spec in OFFICE_KINDS)
    assert tuple(spec.kind for spec in OFFICE_KINDS) == OF_THE_OFFICE
