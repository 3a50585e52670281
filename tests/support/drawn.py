"""How many examples a property draws that says so itself; the others take what the profile of ``conftest`` says."""

from __future__ import annotations

from hypothesis import settings

FULL = 50  # examples of a property in .ci/run


def examples(many: int) -> int:
    """Return ``many`` in ``.ci/run``, and the same share of them as of all examples where one works."""
    return max(2, min(many, many * settings.default.max_examples // FULL))  # type: ignore[union-attr]
