"""How often stories are folded while something is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest

from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import complaint_fold


@pytest.fixture
def folds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many entries each fold of a story went through, in the order of the folds."""
    counted: list[int] = []
    fold = complaint_fold._facts

    def count(lines: Sequence[StoryLine], corrected: frozenset[UUID]) -> dict[str, Any] | None:
        counted.append(len(lines))
        return fold(lines, corrected)

    monkeypatch.setattr(complaint_fold, "_facts", count)
    return counted
