"""The heads of a complaint's entries: what a desk has seen when it writes the next one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.entry_bounds import MOST_PARENTS


class LinkedEntry(Protocol):
    """An entry without its body."""

    @property
    def entry_id(self) -> UUID:
        """Its identity."""

    @property
    def kind(self) -> str:
        """Its kind."""

    @property
    def parents(self) -> tuple[UUID, ...]:
        """Entries seen last by the desk of this entry."""


def heads(lines: Iterable[LinkedEntry]) -> tuple[UUID, ...]:
    """Entries not named as a parent by any other.

    What a desk has seen when it takes the next step.

    The newest, where there are more than an entry may name (``MOST_PARENTS``): the rest stays in conflict.
    """
    steps = [line for line in lines if line.kind not in entry_kinds.SAYING]
    named = {parent for line in steps for parent in line.parents}
    return tuple(line.entry_id for line in steps if line.entry_id not in named)[-MOST_PARENTS:]
