"""A program at a simulated desk that asks nobody what its officer or its device may write, and writes it all the same.

What it writes fits every chain, is signed by its device and goes everywhere. Whether it applies is the fold's to say, at
every desk and at the centre; ``history/authority`` says it a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from frontoffice.domain.entries.body_codec import encode
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_kinds import KINDS
from frontoffice.domain.people import Role
from frontoffice.register.journal import entry_authority, ids, journal
from frontoffice.register.journal.journal import NewEntry
from frontoffice.register.projection import erased_bodies
from frontoffice.register.projection.appending import heads
from frontoffice.register.replication import ingest
from tests.support.counters import Counter
from tests.support.simulated_contents import one_of

if TYPE_CHECKING:
    from tests.support.simulation import World

HAPPENS = {"meddle": 8}
_OF_ONE_KNOWN: Final = 0.5  # of the absences that are changed
_OF_COMPLAINTS: Final = (
    *(EntryKind.CANCELLED, EntryKind.REVIEWED, EntryKind.STEPPED, EntryKind.AMENDED, EntryKind.JOINED),
    *(EntryKind.ASSIGNED, EntryKind.DUE_MOVED, EntryKind.DUE_EXTENDED, EntryKind.CONTACTED),
    EntryKind.STEP_CORRECTED,
)
_STEPS: Final = frozenset({EntryKind.REVIEWED, EntryKind.CANCELLED, EntryKind.STEPPED})
_OF_THE_OFFICE: Final[Mapping[EntryKind, Callable[[Mapping[str, Any]], UUID]]] = {
    EntryKind.CHOICE_SET: lambda body: ids.subject(body["list"], body["code"]),
    EntryKind.CALENDAR_DAY: lambda body: ids.subject("calendar", body["day"]),
    EntryKind.OFFICER_SET: lambda body: ids.subject("officer", body["name"]),
}


class SimulatedMeddling:
    """What may happen: a method for each, named as in :data:`HAPPENS`."""

    def __init__(self, world: World) -> None:
        self.world, self.chance = world, world.chance

    def steps(self) -> dict[str, tuple[int, Callable[[Counter], None]]]:
        """How often what happens, and how."""
        return {name: (weight, getattr(self, name)) for name, weight in HAPPENS.items()}

    def meddle(self, counter: Counter) -> None:
        """An entry of any kind, of whatever role, about any complaint, person, list or day."""
        kind = self.chance.choice((*_OF_COMPLAINTS, *_OF_COMPLAINTS, *_OF_THE_OFFICE, EntryKind.ABSENCE_SET))
        about, role = one_of(counter, "complaint", self.chance), self.chance.choice(tuple(Role))
        body = encode(self.chance.choice(KINDS[kind].examples))
        name = f"Selundupan {self.chance.randint(1, 4)}"
        if kind in _OF_THE_OFFICE:
            body |= {"name": name}
            about = _OF_THE_OFFICE[kind](body)
        if about is None:
            return
        unit, action = counter.register.unit, self.world.draw()
        if kind == EntryKind.ABSENCE_SET:
            known = one_of(counter, "absence", self.chance)
            about = known if known and self.chance.random() < _OF_ONE_KNOWN else action
            persons = [str(UUID(int=self.chance.randint(1, 3))) for _ in range(2)]
            body |= {"officer": persons[0], "by": persons[1], "withdrawn": bool(self.chance.randint(0, 1))}
        elif kind == EntryKind.STEP_CORRECTED:
            taken = [line for line in journal.story(unit.connection, about) if line.kind in _STEPS]
            if not taken:
                return
            body["entry"] = str(self.chance.choice(taken[-2:]).entry_id)
        now = unit.now()
        new = NewEntry(action, about, kind, body, now, name, str(role))
        with unit.writing():
            before = journal.story(unit.connection, about)
            following = new.following(heads(map(entry_authority.as_written, before)))
            line = journal.append(unit.connection, unit.origin, following, now, unit.desk.zone)
            after = entry_authority.mark_unauthorised(unit.connection, about, (*before, line))
            ingest.project_one(unit.connection, about, before, after)
            erased_bodies.take_away(
                unit.connection, (about.bytes,)
            )  # what it keeps for itself is not the others' fault
            if kind == EntryKind.OFFICER_SET:
                unit.tags.person_changed(unit.connection, about)
        unit.forget()
        self.world.acknowledge(counter, action)
        self.world.happened["without authority"] += after[-1].kind == entry_authority.NO_AUTHORITY
