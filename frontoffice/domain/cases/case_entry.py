"""Entry as input of the fold of a case, and its step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, Protocol
from uuid import UUID

from frontoffice.domain.cases.steps import Step
from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import AmendedBody, SteppedBody


class CaseEntry(Protocol):
    """An entry as the journal gives it back."""

    @property
    def entry_id(self) -> UUID:
        """Id of the entry."""

    @property
    def kind(self) -> str:
        """Kind of the entry."""

    @property
    def version(self) -> int:
        """Version of the body."""

    @property
    def occurred_at(self) -> datetime:
        """When it happened (UTC)."""

    @property
    def recorded_at(self) -> datetime:
        """When it was written down (UTC)."""

    @property
    def zone(self) -> str:
        """The office's zone."""

    @property
    def officer(self) -> str:
        """Name of the officer."""

    @property
    def role(self) -> str:
        """Role of the officer."""

    @property
    def parents(self) -> tuple[UUID, ...]:
        """Entries last seen by the writing desk."""

    @property
    def body(self) -> Mapping[str, Any]:
        """Body of the entry, for reading by ``body_codec``."""


def step_of(line: CaseEntry) -> Step | None:
    """Step of an entry, None for other entries (or a step unknown to this version)."""
    kind = line.kind
    if kind not in _MAY_STEP:
        return None
    if kind == EntryKind.STEPPED:
        return _STEPS.get(decode(SteppedBody, line.body).step)
    if kind == EntryKind.REVIEWED:
        return Step.REVIEW
    if kind == EntryKind.CANCELLED:
        return Step.CANCEL
    if kind == EntryKind.AMENDED and decode(AmendedBody, line.body).step == Step.RECLASSIFY:
        return Step.RECLASSIFY
    return None


_MAY_STEP: Final = frozenset({EntryKind.STEPPED, EntryKind.REVIEWED, EntryKind.CANCELLED, EntryKind.AMENDED})
_STEPS: Final = {step.value: step for step in Step}
