"""Which fields of a complaint two desks amended apart, and what settles that."""

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


class Apart:
    """Fields that two desks amended without knowing of each other, with the entries that did.

    Whoever amended wrote down what stood there before; if something else stood there, another desk had been first. The
    one that comes last in order is shown. An entry that has seen both, or amends what is shown, settles it.
    """

    def __init__(self) -> None:
        self.fields: dict[str, set[UUID]] = {}
        self._last: dict[str, UUID] = {}
        self._through: dict[UUID, set[UUID]] = {}

    def amended(self, facts: Mapping[str, Any], line: StoryLine) -> None:
        """Note, before an amendment is applied, whose work it does not know."""
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

    def passed_over(self, line: StoryLine) -> None:
        """Note what whoever saw an entry without authority saw through it; it settles nothing itself."""
        if line.written:
            self._through[line.entry_id] = self._known(line)

    def _known(self, line: StoryLine) -> set[UUID]:
        if not self._through:
            return set(line.parents)
        return {one for parent in line.parents for one in self._through.get(parent, (parent,))}

    def seen(self, line: StoryLine) -> None:
        """Settle the amendments that the desk of an entry had all seen."""
        if self.fields and line.kind not in entry_kinds.SAYING:
            known = self._known(line)
            self.fields = {name: by for name, by in self.fields.items() if not by <= known}
