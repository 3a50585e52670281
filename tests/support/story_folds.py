"""How often stories are folded while something is done."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import pytest

from frontoffice.domain.cases import case_fold
from frontoffice.register.journal.story_line import StoryLine


@pytest.fixture
def folds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many entries each fold of a story went through, in the order of the folds."""
    counted: list[int] = []
    begin = case_fold.find_corrected_steps

    def count(lines: Sequence[StoryLine]) -> frozenset[UUID]:
        counted.append(len(lines))
        return begin(lines)

    monkeypatch.setattr(case_fold, "find_corrected_steps", count)
    return counted
