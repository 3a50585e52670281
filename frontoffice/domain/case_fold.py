"""From a complaint's entries to its case: a pure function of the *set* of entries, in their one order.

Steps that two desks took without knowing of each other stand beside each other: the case is then in ``conflict``,
stands where the least advanced of them left it, and the next step, which names both, goes on from there. What did
not apply stays readable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final, NamedTuple
from uuid import UUID

from frontoffice.domain.body_codec import decode
from frontoffice.domain.body_parts import LatePart, StepPart
from frontoffice.domain.case import Case, Contact, Cycle, PapersRequest, Response, TakenStep, Team
from frontoffice.domain.case_entry import CaseEntry, step_of
from frontoffice.domain.complaint import CLOSED, Status
from frontoffice.domain.dates import local_date, parse_day
from frontoffice.domain.entry import KNOWN_VERSION, UNREADABLE, EntryKind, whole
from frontoffice.domain.entry_bodies import ContactedBody, DueMovedBody, PapersAskedBody, PapersCompletedBody
from frontoffice.domain.entry_kinds import SAYING
from frontoffice.domain.limits import Target, read_target
from frontoffice.domain.steps import RESPONDS, RULES, Step, rank


def replay(lines: Iterable[CaseEntry]) -> Case:
    """The case as it stands after ``lines``, which are in their one order."""
    fold = _Fold()
    for place, line in enumerate(lines):
        fold.place = place
        try:
            _read(fold, line)
        except UNREADABLE:  # a broken program's entry is kept, and moves nothing
            if line.kind not in SAYING:
                fold.pass_on(line)
    return fold.case()


def _read(fold: _Fold, line: CaseEntry) -> None:
    if line.version > KNOWN_VERSION:
        fold.pass_on(line)
        return
    step = step_of(line)
    if step is not None:
        fold.step(line, step)
    elif line.kind in _FACTS:
        _FACTS[line.kind](fold, line)
    elif line.kind not in SAYING:
        fold.pass_on(line)


class _Branch(NamedTuple):
    """Where one line of steps led, by the last of them; ``past`` has a bit for the place of every step before it."""

    status: Status = Status.REGISTERED
    before: Status = Status.REGISTERED
    cycle: int = 1
    past: int = 0
    place: int = 0
    last: TakenStep | None = None
    base: _Branch | None = None

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        closed, along = rank(self.status)
        return closed, self.cycle, along, self.place

    def steps(self) -> list[TakenStep]:
        """All that led here, the first one first."""
        steps: list[TakenStep] = []
        branch: _Branch | None = self
        while branch is not None and branch.last is not None:
            steps.append(branch.last)
            branch = branch.base
        return steps[::-1]


_START: Final = _Branch()


class _Fold:
    """The case while its entries are folded.

    Steps are known by their places, and several of them are one number with a bit for each. ``tips`` has, by an entry's
    number, the newest steps that whoever names it as a parent has seen.
    """

    def __init__(self) -> None:
        self.branches: dict[int, _Branch] = {}
        self.tips: dict[int, int] = {}
        self.open_ends = 0
        self.facts: dict[str, Any] = {}
        self.contacts: list[Contact] = []
        self.targets: dict[int, Target] = {}
        self.responses: list[tuple[date, datetime, Response]] = []  # in their places' order
        self.lapses: dict[UUID, Response] = {}
        self.all_steps: list[UUID] = []
        self.place = 0

    def pass_on(self, line: CaseEntry) -> None:
        """An entry that is no step: whoever saw it saw the steps before it."""
        self.tips[line.entry_id.int] = self._seen(line)

    def step(self, line: CaseEntry, step: Step) -> None:
        """A step: it moves on from the least advanced of those that its desk had seen, if it fits there."""
        seen = self._seen(line)
        base = self._least(seen)
        # Read before anything is changed, since a body may be broken. Whoever was informed was informed, also by a
        # desk whose step moves nothing.
        said = decode(StepPart, line.body)
        response = _response(line, step, said) if step in RESPONDS or said.late else None
        if base.status not in RULES[step].moves:
            self._note(line, step, seen, response)
            return
        branch = _taken(base, line, step, said, (seen | self._past(seen), self.place))
        facts, target = _noted(said, step)
        self.branches[self.place] = branch
        self._note(line, step, 1 << self.place, response)
        if response and branch.status in CLOSED:
            self.lapses[line.entry_id] = response
        self.facts |= facts
        if target:
            self.targets[branch.cycle] = target

    def case(self) -> Case:
        """The case that these entries make."""
        open_ends = self._newest(self.open_ends)
        branch = self._least(open_ends)
        steps = branch.steps()
        applied = [taken.entry_id for taken in steps]
        _, _, response = min(self.responses, default=(None, None, None), key=lambda one: one[:2])
        lapse = next((self.lapses[entry] for entry in applied if entry in self.lapses), None) if self.lapses else None
        apart = len(applied) < len(self.all_steps)
        return Case(
            status=branch.status,
            before=branch.before,
            cycles=_cycles(steps),
            contacts=tuple(self.contacts),
            target=self.targets.get(branch.cycle),
            closed_on=_closed_on(steps) if branch.status in CLOSED else None,
            conflict=_are_many(open_ends),
            rejected_steps=tuple(entry for entry in self.all_steps if entry not in set(applied)) if apart else (),
            response=response,
            lapse=None if response else lapse,
            **self.facts,
        )

    def _note(self, line: CaseEntry, step: Step, tips: int, response: Response | None) -> None:
        """What is so of a step whether it moved on or not.

        The first response is the one with the earliest date, whichever desk's clock or counter was ahead.
        """
        self.all_steps.append(line.entry_id)
        self.tips[line.entry_id.int] = tips
        self.open_ends |= tips
        if response and step in RESPONDS:
            self.responses.append((response.on, line.occurred_at, response))

    def _seen(self, line: CaseEntry) -> int:
        tips = 0
        for parent in line.parents:
            tips |= self.tips.get(parent.int, 0)
        return self._newest(tips)

    def _newest(self, tips: int) -> int:
        """Those of these steps that none of the others has behind it."""
        return tips & ~self._past(tips) if _are_many(tips) else tips

    def _past(self, tips: int) -> int:
        past = 0
        for place in _places(tips):
            past |= self.branches[place].past
        return past

    def _least(self, tips: int) -> _Branch:
        """The least advanced of these, the beginning when there is none."""
        if _are_many(tips):
            return min((self.branches[place] for place in _places(tips)), key=lambda branch: branch.rank)
        return self.branches[tips.bit_length() - 1] if tips else _START


def _closed_on(steps: Iterable[TakenStep]) -> date | None:
    """When the last of these steps that found it open closed it; none of those after that moved the day."""
    on = None
    for taken in steps:
        if taken.moves:
            on = (on or taken.on) if taken.to in CLOSED else None
    return on


def _are_many(tips: int) -> bool:
    return bool(tips & tips - 1)


def _places(tips: int) -> Iterator[int]:
    while tips:
        place = tips.bit_length() - 1
        yield place
        tips ^= 1 << place


def _cycles(steps: Iterable[TakenStep]) -> tuple[Cycle, ...]:
    cycles: list[Cycle] = []
    present: list[TakenStep] = []
    for taken in steps:
        present.append(taken)
        if taken.step is Step.UNSATISFIED:
            cycles.append(Cycle(len(cycles) + 1, tuple(present)))
            present = []
    return (*cycles, Cycle(len(cycles) + 1, tuple(present)))


def _taken(base: _Branch, line: CaseEntry, step: Step, said: StepPart, at: tuple[int, int]) -> _Branch:
    """The branch that the step makes; ``at`` is what is past it, and its place."""
    past, place = at
    to = base.before if step is Step.REOPEN else RULES[step].moves[base.status]
    taken = TakenStep(
        entry_id=line.entry_id,
        step=step,
        to=to,
        on=parse_day(said.on) if said.on else local_date(line.occurred_at, line.zone),
        at=line.occurred_at,
        recorded_at=line.recorded_at,
        officer=line.officer,
        officer_id=str(said.by),
        role=line.role,
        facts=said,
        place=place,
        moves=step is not Step.REVIEW or to is not base.status,
    )
    cycle = base.cycle + (step is Step.UNSATISFIED)
    closes = to in CLOSED and base.status not in CLOSED
    return _Branch(to, base.status if closes else base.before, cycle, past, place, taken, base)


def _noted(said: StepPart, step: Step) -> tuple[dict[str, Any], Target | None]:
    """The facts and the target of a step, besides its move."""
    facts: dict[str, Any] = {}
    if step is Step.REVIEW:
        facts |= {name: str(value) for name, value in (("level", said.level), ("category", said.category)) if value}
        if said.team:
            facts["team"] = Team(**{name: str(text) for name, text in said.team.items()})
    return facts, read_target(said.target) if said.target else None


def _response(line: CaseEntry, step: Step, said: StepPart) -> Response:
    late = decode(LatePart, said.late or {})
    return Response(step, parse_day(said.on), bool(said.late), whole(late.days), str(late.why), line.officer)


def _contacted(fold: _Fold, line: CaseEntry) -> None:
    body = decode(ContactedBody, line.body)
    fold.contacts.append(
        Contact(
            entry_id=line.entry_id,
            at=line.occurred_at,
            on=local_date(line.occurred_at, line.zone),
            channel=str(body.channel),
            reach=str(body.reach),
            note=str(body.note),
            officer=line.officer,
            cycle=whole(body.cycle),
            place=fold.place,
        )
    )


def _papers_asked(fold: _Fold, line: CaseEntry) -> None:
    body = decode(PapersAskedBody, line.body)
    fold.facts["asked"] = PapersRequest(parse_day(body.on), parse_day(body.until), line.officer)


def _papers_completed(fold: _Fold, line: CaseEntry) -> None:
    fold.facts["completed_on"] = parse_day(decode(PapersCompletedBody, line.body).on)


def _amended(fold: _Fold, line: CaseEntry) -> None:
    """Nothing but the dates that a corrected receipt moved; what was amended belongs to the complaint."""
    _due_moved(fold, line)
    fold.pass_on(line)


def _due_moved(fold: _Fold, line: CaseEntry) -> None:
    body = decode(DueMovedBody, line.body)
    if body.target:
        fold.targets[whole(body.cycle)] = read_target(body.target)


_FACTS: Final[Mapping[str, Callable[[_Fold, CaseEntry], None]]] = {
    EntryKind.CONTACTED: _contacted,
    EntryKind.PAPERS_ASKED: _papers_asked,
    EntryKind.PAPERS_COMPLETED: _papers_completed,
    EntryKind.DUE_MOVED: _due_moved,
    EntryKind.AMENDED: _amended,
}
