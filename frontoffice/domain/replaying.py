"""From a complaint's entries to its case: a pure function of the *set* of entries, in their one order.

Steps that two desks took without knowing of each other stand beside each other: the case is then in ``conflict``,
stands where the least advanced of them left it, and the next step, which names both, goes on from there. What did
not apply stays readable.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Protocol
from uuid import UUID

from frontoffice.domain.case import Case, Contact, Cycle, PapersAsked, Response, Taken, Team
from frontoffice.domain.complaint import CLOSED, Status
from frontoffice.domain.dates import local_date
from frontoffice.domain.entry import KNOWN_VERSION, EntryKind
from frontoffice.domain.limits import Target
from frontoffice.domain.steps import RESPONDS, RULES, Step, rank


class Line(Protocol):
    """An entry as the journal gives it back."""

    @property
    def entry_id(self) -> UUID:
        """What the entry is."""

    @property
    def kind(self) -> str:
        """What happened."""

    @property
    def version(self) -> int:
        """Of its body."""

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
        """Who, by name."""

    @property
    def role(self) -> str:
        """Who, by role."""

    @property
    def parents(self) -> tuple[UUID, ...]:
        """The entries that its desk had seen last."""

    @property
    def body(self) -> Mapping[str, Any]:
        """What was told."""


def replay(lines: Iterable[Line]) -> Case:
    """The case as it stands after ``lines``, which are in their one order."""
    told = _Told()
    for place, line in enumerate(lines):
        told.place = place
        try:
            _read(told, line)
        except (KeyError, ValueError, TypeError, AttributeError):  # a broken program's entry is kept, and moves nothing
            told.pass_on(line)
    return told.case()


def _read(told: _Told, line: Line) -> None:
    if line.version > KNOWN_VERSION:
        told.pass_on(line)
        return
    step = step_of(line)
    if step is not None:
        told.step(line, step)
    elif line.kind in _FACTS:
        _FACTS[line.kind](told, line)
    elif line.kind not in SAID:
        told.pass_on(line)


# Entries that say something without moving the complaint on: they never make it stand in two places.
SAID: Final = frozenset(
    {
        EntryKind.REVEALED,
        EntryKind.PAPER,
        EntryKind.CONTACTED,
        EntryKind.PAPERS_ASKED,
        EntryKind.PAPERS_COMPLETED,
        EntryKind.DUE_MOVED,
        EntryKind.DOCUMENT,
        EntryKind.RENUMBERED,
    }
)


def step_of(line: Line) -> Step | None:
    """The step that an entry is, None for what is not one (or one that this version does not know)."""
    if line.kind == EntryKind.REVIEWED:
        return Step.REVIEW
    if line.kind == EntryKind.CANCELLED:
        return Step.CANCEL
    if line.kind == EntryKind.STEPPED and line.body["step"] in _STEPS:
        return Step(line.body["step"])
    if line.kind == EntryKind.AMENDED and line.body.get("step") == Step.RECLASSIFY:
        return Step.RECLASSIFY
    return None


_STEPS: Final = frozenset(step.value for step in Step)


@dataclass(frozen=True, slots=True)
class _Branch:
    """Where one line of steps led; ``past`` has a bit for every step that went before."""

    status: Status = Status.REGISTERED
    before: Status = Status.REGISTERED
    cycles: tuple[Cycle, ...] = (Cycle(1),)
    past: int = 0
    place: int = 0

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        closed, along = rank(self.status)
        return closed, len(self.cycles), along, self.place


_START: Final = _Branch()


class _Told:
    """What was told so far, while the entries are read."""

    def __init__(self) -> None:
        self.branches: dict[UUID, _Branch] = {}
        self.tips: dict[UUID, frozenset[UUID]] = {}
        self.facts: dict[str, Any] = {}
        self.contacts: list[Contact] = []
        self.targets: dict[int, Target] = {}
        self.responses: list[tuple[date, datetime, int, Response]] = []
        self.lapses: dict[UUID, Response] = {}
        self.all_steps: list[UUID] = []
        self.place = 0

    def pass_on(self, line: Line) -> None:
        """An entry that is no step: whoever saw it saw the steps before it."""
        self.tips[line.entry_id] = self._newest(line.parents)

    def step(self, line: Line, step: Step) -> None:
        """A step: it moves on from the least advanced of those that its desk had seen, if it fits there."""
        seen = self._newest(line.parents)
        base = min((self.branches[tip] for tip in seen), key=lambda branch: branch.rank, default=_START)
        past = 0
        for tip in seen:
            past |= self.branches[tip].past | 1 << self.branches[tip].place
        # Read before anything is changed, since a body may be broken. Whoever was informed was informed, also by a
        # desk whose step moves nothing.
        response = _response(line, step) if step in RESPONDS or line.body.get("late") else None
        if base.status not in RULES[step].moves:
            self.all_steps.append(line.entry_id)
            self.tips[line.entry_id] = seen
            self._responded(line, step, response)
            return
        branch = _taken(base, line, step, past, self.place)
        facts, target = _noted(line, step)
        self.all_steps.append(line.entry_id)
        self._responded(line, step, response)
        if response and branch.status in CLOSED:
            self.lapses[line.entry_id] = response
        self.branches[line.entry_id] = branch
        self.tips[line.entry_id] = frozenset({line.entry_id})
        self.facts |= facts
        if target:
            self.targets[len(branch.cycles)] = target

    def case(self) -> Case:
        """The case that these entries make."""
        open_ends = self._newest(self.all_steps)
        branch = min((self.branches[tip] for tip in open_ends), key=lambda branch: branch.rank, default=_START)
        applied = [taken.entry_id for cycle in branch.cycles for taken in cycle.steps]
        first = min(self.responses, default=None, key=lambda told: told[:3])
        response = first[3] if first else None
        lapse = next((self.lapses[entry] for entry in applied if entry in self.lapses), None)
        return Case(
            status=branch.status,
            before=branch.before,
            cycles=branch.cycles,
            contacts=tuple(self.contacts),
            target=self.targets.get(len(branch.cycles)),
            conflict=len(open_ends) > 1,
            unapplied=tuple(entry for entry in self.all_steps if entry not in set(applied)),
            response=response,
            lapse=None if response else lapse,
            **self.facts,
        )

    def _responded(self, line: Line, step: Step, response: Response | None) -> None:
        """The first response is the one with the earliest date, whichever desk's clock or counter was ahead."""
        if response and step in RESPONDS:
            self.responses.append((response.on, line.occurred_at, self.place, response))

    def _newest(self, entries: Iterable[UUID]) -> frozenset[UUID]:
        tips = frozenset().union(*(self.tips.get(entry, frozenset()) for entry in entries))
        if len(tips) < 2:  # noqa: PLR2004
            return tips
        past = 0
        for tip in tips:
            past |= self.branches[tip].past
        return frozenset(tip for tip in tips if not past >> self.branches[tip].place & 1)


def _taken(base: _Branch, line: Line, step: Step, past: int, place: int) -> _Branch:
    to = base.before if step is Step.REOPEN else RULES[step].moves[base.status]
    taken = Taken(
        entry_id=line.entry_id,
        step=step,
        to=to,
        on=date.fromisoformat(line.body["on"]) if line.body.get("on") else local_date(line.occurred_at, line.zone),
        at=line.occurred_at,
        recorded_at=line.recorded_at,
        officer=line.officer,
        officer_id=str(line.body.get("by", "")),
        role=line.role,
        facts=line.body,
        place=place,
        moves=step is not Step.REVIEW or to is not base.status,
    )
    present = base.cycles[-1]
    cycles = (*base.cycles[:-1], Cycle(present.no, (*present.steps, taken)))
    if step is Step.UNSATISFIED:
        cycles = (*cycles, Cycle(present.no + 1))
    closes = to in CLOSED and base.status not in CLOSED
    return _Branch(to, base.status if closes else base.before, cycles, past, place)


def _noted(line: Line, step: Step) -> tuple[dict[str, Any], Target | None]:
    """What a step tells besides its move."""
    body = line.body
    facts: dict[str, Any] = {}
    if step is Step.REVIEW:
        facts |= {name: str(body[name]) for name in ("level", "category") if body.get(name)}
        if body.get("team"):
            facts["team"] = Team(**{name: str(told) for name, told in body["team"].items()})
    return facts, read_target(body["target"]) if body.get("target") else None


def _response(line: Line, step: Step) -> Response:
    late = line.body.get("late") or {}
    on = date.fromisoformat(line.body["on"])
    return Response(step, on, bool(late), int(late.get("days", 0)), str(late.get("why", "")), line.officer)


def target_body(target: Target) -> dict[str, Any]:
    """A target as it stands in an entry's body."""
    told = dataclasses.asdict(target)
    return told | {"on": target.on.isoformat()}


def read_target(body: Mapping[str, Any]) -> Target:
    """The inverse of :func:`target_body`."""
    told = {name: bool(value) if name == "provisional" else str(value) for name, value in body.items()}
    return Target(**(told | {"on": date.fromisoformat(body["on"])}))  # type: ignore[arg-type]


def _contacted(told: _Told, line: Line) -> None:
    body = line.body
    told.contacts.append(
        Contact(
            entry_id=line.entry_id,
            at=line.occurred_at,
            on=local_date(line.occurred_at, line.zone),
            channel=body["channel"],
            reach=body["reach"],
            note=body["note"],
            officer=line.officer,
            cycle=body["cycle"],
            place=told.place,
        )
    )


def _papers_asked(told: _Told, line: Line) -> None:
    body = line.body
    told.facts["asked"] = PapersAsked(date.fromisoformat(body["on"]), date.fromisoformat(body["until"]), line.officer)


def _papers_completed(told: _Told, line: Line) -> None:
    told.facts["completed_on"] = date.fromisoformat(line.body["on"])


def _amended(told: _Told, line: Line) -> None:
    """Nothing but the dates that a corrected receipt moved; what was amended belongs to the complaint."""
    _due_moved(told, line)
    told.pass_on(line)


def _due_moved(told: _Told, line: Line) -> None:
    target = line.body.get("target")
    if target:
        told.targets[int(line.body["cycle"])] = read_target(target)


_FACTS: Final[Mapping[str, Callable[[_Told, Line], None]]] = {
    EntryKind.CONTACTED: _contacted,
    EntryKind.PAPERS_ASKED: _papers_asked,
    EntryKind.PAPERS_COMPLETED: _papers_completed,
    EntryKind.DUE_MOVED: _due_moved,
    EntryKind.AMENDED: _amended,
}
