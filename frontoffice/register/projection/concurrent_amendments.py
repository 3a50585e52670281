"""Fields of a complaint that two desks amended without knowing of each other, and what settles such a dispute."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from frontoffice.domain.entries import entry_bodies as bodies
from frontoffice.domain.entries import entry_kinds
from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection.intake_codec import flat


class ConcurrentAmendments:
    """``fields``: the disputed ones by name, each with the entries that amended it apart from each other.

    An amendment says what stood in a field before. Where something else stands there as it is replayed, its desk did
    not know of the amendment before it: the field is disputed, and the later one in order is shown. A later entry whose
    desk had seen all of them settles the dispute, and so does an amendment from, or to, the value that is shown.
    """

    def __init__(self) -> None:
        self.fields: dict[str, set[UUID]] = {}
        self._last: dict[str, UUID] = {}  # by field: the amendment that is shown
        self._through: dict[UUID, set[UUID]] = {}  # by entry without authority: its parents, which it stands for

    def note_amendment(self, facts: Mapping[str, Any], line: StoryLine) -> None:
        """Note what an amendment did not know; before it is applied, while ``facts`` are still those before it."""
        if line.kind != EntryKind.AMENDED:
            return
        stands = flat(facts["intake"])
        for name, (was, to) in decode(bodies.AmendedBody, line.body).changes.items():
            if name not in stands:
                continue
            if any(type(one) is type(stands[name]) and one == stands[name] for one in (was, to)):
                self.fields.pop(name, None)
            elif name in self._last:
                self.fields.setdefault(name, {self._last[name]}).add(line.entry_id)
            self._last[name] = line.entry_id

    def note_without_authority(self, line: StoryLine) -> None:
        """Let an entry without authority stand for its parents: who has seen it has seen them, it settles nothing."""
        if line.written:
            self._through[line.entry_id] = self._parent_amendments(line)

    def _parent_amendments(self, line: StoryLine) -> set[UUID]:
        if not self._through:
            return set(line.parents)
        return {one for parent in line.parents for one in self._through.get(parent, (parent,))}

    def settle_by(self, line: StoryLine) -> None:
        """Settle the disputes of which the desk that wrote an entry had seen every amendment."""
        if self.fields and line.kind not in entry_kinds.SAYING:
            known = self._parent_amendments(line)
            self.fields = {name: by for name, by in self.fields.items() if not by <= known}
