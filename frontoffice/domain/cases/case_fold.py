"""From a complaint's entries to its case: a pure function of the *set* of entries, in their one order.

The steps form a graph, as commits do in git: an entry names as its parents the newest entries that its desk had seen.
Two desks that took a step without knowing of each other leave two open ends. The case is then in ``conflict`` and has
the state of the less advanced end, until a step that names both as parents goes on from there. A step that does not
fit the state in which it was taken moves nothing and stays readable (``Case.rejected_steps``).

A correction takes a step back: the case returns to the state before that step. If another desk went on from the step
meanwhile, that desk's step and the correction are two open ends like any others. Nothing that a corrected step said
counts (its dates, its target, the team that it named). So a complaint with a correction is folded twice: first to find
which steps are corrected, which does not depend on what any step said; then without what those said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from frontoffice.domain import choices
from frontoffice.domain.calendar.dates import local_date, parse_day
from frontoffice.domain.cases.case import Assignee, Case, Contact, Cycle, PapersRequest, Response, TakenStep, Team
from frontoffice.domain.cases.case_entry import CaseEntry, step_of
from frontoffice.domain.cases.steps import RESPONDS, RULES, Step, rank
from frontoffice.domain.complaint import CLOSED, Status
from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.body_parts import LatePart, StepPart
from frontoffice.domain.entries.entry import KNOWN_VERSION, UNREADABLE, EntryKind, demand_count, demand_texts
from frontoffice.domain.entries.entry_bodies import (
    AssignedBody,
    ContactedBody,
    DueMovedBody,
    PapersAskedBody,
    PapersCompletedBody,
    StepCorrectedBody,
)
from frontoffice.domain.entries.entry_kinds import SAYING
from frontoffice.domain.limits import Target, read_target

# --- What a chain of steps leads to: its state, its cycles, and when it closed. ``case_fold`` builds the
# branches ---


class Branch(NamedTuple):
    """State after one step and all steps before it; a linked list, by ``base``."""

    status: Status = Status.REGISTERED
    before: Status = Status.REGISTERED  # the state before it was closed: where reopening leads back to
    cycle: int = 1
    past: int = 0  # every step behind this one, as a set of places (see ``case_fold._Fold``)
    place: int = 0  # of the step, or of the correction that led back here
    last: TakenStep | None = None
    base: Branch | None = None  # the branch that ``last`` was taken on

    @property
    def rank(self) -> tuple[bool, int, int, int]:
        """Order of advancement: the least is what holds in a conflict; where two have come equally far, the older."""
        closed, along = rank(self.status)
        return closed, self.cycle, along, self.place

    def steps(self) -> list[TakenStep]:
        """Steps of this branch, the first one first."""
        steps: list[TakenStep] = []
        branch: Branch | None = self
        while branch is not None and branch.last is not None:
            steps.append(branch.last)
            branch = branch.base
        return steps[::-1]


START: Final = Branch()


def apply_step(base: Branch, line: CaseEntry, step: Step, body: StepPart, at: tuple[int, int]) -> Branch:
    """Branch after a step on ``base``; ``at`` is the set of steps behind it, and its own place."""
    past, place = at
    to = base.before if step is Step.REOPEN else RULES[step].moves[base.status]
    on = body.on
    taken = TakenStep(  # positional arguments: keywords take twice as long, and every fold does this for every step
        line.entry_id,
        step,
        to,
        parse_day(on or local_date(line.occurred_at, line.zone).isoformat()),
        line.occurred_at,
        line.recorded_at,
        line.officer,
        str(body.by),
        line.role,
        body,
        place,
        step is not Step.REVIEW or to is not base.status,
    )
    cycle = base.cycle + (step is Step.UNSATISFIED)
    closes = to in CLOSED and base.status not in CLOSED
    return Branch(to, base.status if closes else base.before, cycle, past, place, taken, base)


def cycles_of(steps: Iterable[TakenStep], targets: Mapping[int, Target]) -> tuple[Cycle, ...]:
    """Group steps into cycles, with their ``targets``; each but the last ends with an answer of no."""
    cycles: list[Cycle] = []
    present: list[TakenStep] = []
    for taken in steps:
        present.append(taken)
        if taken.step is Step.UNSATISFIED:
            no = len(cycles) + 1
            cycles.append(Cycle(no, tuple(present), targets.get(no)))
            present = []
    no = len(cycles) + 1
    return (*cycles, Cycle(no, tuple(present), targets.get(no)))


def closing_date(steps: Iterable[TakenStep]) -> date | None:
    """When it was last closed: the date of the closing step, whatever was written about it since."""
    on = None
    for taken in steps:
        if taken.moves:
            on = (on or taken.on) if taken.to in CLOSED else None
    return on


# --- case fold ---

_NONE: Final[frozenset[UUID]] = frozenset()


def replay(lines: Sequence[CaseEntry], corrected: frozenset[UUID] | None = None) -> Case:
    """Fold ``lines``, in their total order, into the case; ``corrected`` if that is known already."""
    return _fold(lines, find_corrected_steps(lines) if corrected is None else corrected).case()


def find_corrected_steps(lines: Sequence[CaseEntry]) -> frozenset[UUID]:
    """Entries of steps corrected later as recorded by mistake: what they said counts for nothing."""
    if EntryKind.STEP_CORRECTED not in [line.kind for line in lines]:
        return _NONE
    return frozenset(_fold(lines, _NONE).corrected)


def _fold(lines: Iterable[CaseEntry], without: frozenset[UUID]) -> _Fold:
    fold = _Fold(without)
    for place, line in enumerate(lines):
        fold.place = place
        try:
            _read(fold, line)
        except UNREADABLE:  # a broken program's entry is kept, and moves nothing
            if line.kind not in SAYING:
                fold.pass_on(line)
    return fold


def _read(fold: _Fold, line: CaseEntry) -> None:
    if line.version > KNOWN_VERSION:
        fold.pass_on(line)
        return
    step = step_of(line)
    if step is not None:
        fold.step(line, step)
    elif line.kind in _HANDLERS:
        _HANDLERS[line.kind](fold, line)
    elif line.kind not in SAYING:
        fold.pass_on(line)


class _Fold:
    """The case while its entries are folded.

    An entry's *place* is its index in the replayed order. A *set of steps* is an int with the bit of each step's place:
    ``0b101`` are the steps at places 0 and 2, union is ``|``, and "none of them is behind another" is one ``& ~``.
    (With Python sets, reading a complaint took nearly twice as long: a new desk reads all of them.)
    """

    def __init__(self, without: frozenset[UUID]) -> None:
        self.without = without  # corrected steps, if they are known already: what they said is left out
        self.corrected: set[UUID] = set()
        self.branches: dict[int, Branch] = {}  # by the place of a step, or of a correction: what it led to
        self.tips: dict[int, int] = {}  # by entry: the newest steps that whoever names it as a parent has seen (a set)
        self.open_ends = 0  # a set of steps that holds all from which nothing went on, and perhaps older ones
        self.facts: dict[str, Any] = {}
        self.contacts: list[Contact] = []
        self.targets: dict[int, Target] = {}
        self.responses: list[tuple[date, datetime, Response]] = []  # in their places' order
        self.lapses: dict[UUID, Response] = {}
        self.all_steps: list[UUID] = []
        self.place = 0

    def pass_on(self, line: CaseEntry) -> None:
        """Propagate the visible steps through an entry without a step: its readers saw the steps before it."""
        self.tips[line.entry_id.int] = self._visible_tips(line)

    def step(self, line: CaseEntry, step: Step) -> None:
        """Apply a step from the least advanced of the steps seen by its desk, if it fits there."""
        seen = self._visible_tips(line)
        base = self._least_advanced(seen)
        # Read before anything is changed, since a body may be broken. Whoever was informed was informed, also by a
        # desk whose step moves nothing.
        body = decode(StepPart, line.body)
        response = _response(line, step, body) if step in RESPONDS or body.late else None
        facts, target = _facts_of(body, step)
        if self.without and line.entry_id in self.without:
            response, facts, target = None, {}, None
        if base.status not in RULES[step].moves:
            self._note(line, step, seen, response)
            return
        branch = apply_step(base, line, step, body, (seen | self._all_behind(seen), self.place))
        self.branches[self.place] = branch
        self._note(line, step, 1 << self.place, response)
        if response and branch.status in CLOSED:
            self.lapses[line.entry_id] = response
        self.facts |= facts
        if target:
            self.targets[branch.cycle] = target

    def correct(self, line: CaseEntry) -> None:
        """Return to the state before the corrected step, unless the correcting desk had seen a later step."""
        seen, named = self._visible_tips(line), decode(StepCorrectedBody, line.body).entry
        there = [(tip, last) for tip, last in self._last_steps(seen) if str(last.entry_id) == named]
        if not there or there[0][1].step is Step.RECLASSIFY:  # a kind is corrected by amending it again
            self.pass_on(line)
            return
        wrong, others = there[0][1], seen & ~sum(1 << tip for tip, _ in there)
        before = self._least_advanced(self._not_behind_another(others | self.branches[wrong.place].past))
        self.branches[self.place] = before._replace(past=seen | self._all_behind(seen), place=self.place)
        self.corrected.add(wrong.entry_id)
        self.tips[line.entry_id.int] = 1 << self.place
        self.open_ends |= 1 << self.place

    def _last_steps(self, tips: int) -> Iterator[tuple[int, TakenStep]]:
        """Last valid step at each of these places: after a correction the one before the corrected."""
        for tip in _places(tips):
            last = self.branches[tip].last
            if last is not None:
                yield tip, last

    def case(self) -> Case:
        """Case made by these entries."""
        open_ends = self._not_behind_another(self.open_ends)
        branch = self._least_advanced(open_ends)
        steps = branch.steps()
        applied = [taken.entry_id for taken in steps]
        # The first response is the one with the earliest date, whichever desk's clock or counter was ahead.
        _, _, response = min(self.responses, default=(None, None, None), key=lambda one: one[:2])
        lapse = next((self.lapses[entry] for entry in applied if entry in self.lapses), None) if self.lapses else None
        apart: list[UUID] = []
        if len(applied) < len(self.all_steps):
            stand = set(applied)
            apart = [entry for entry in self.all_steps if entry not in stand]
        return Case(
            status=branch.status,
            before=branch.before,
            cycles=cycles_of(steps, self.targets),
            contacts=tuple(self.contacts),
            target=self.targets.get(branch.cycle),
            closed_on=closing_date(steps) if branch.status in CLOSED else None,
            conflict=_are_many(open_ends),
            rejected_steps=tuple(entry for entry in apart if entry not in self.corrected),
            corrected_steps=tuple(entry for entry in apart if entry in self.corrected),
            response=response,
            lapse=None if response else lapse,
            **self.facts,
        )

    def _note(self, line: CaseEntry, step: Step, tips: int, response: Response | None) -> None:
        """Record the effects of a step apart from its move; ``tips`` are the entries its writers had seen."""
        self.all_steps.append(line.entry_id)
        self.tips[line.entry_id.int] = tips
        self.open_ends |= tips
        if response and step in RESPONDS:
            self.responses.append((response.on, line.occurred_at, response))

    def _visible_tips(self, line: CaseEntry) -> int:
        """Newest steps seen by the desk at writing this entry."""
        tips = 0
        for parent in line.parents:
            tips |= self.tips.get(parent.int, 0)
        return self._not_behind_another(tips)

    def _not_behind_another(self, tips: int) -> int:
        """Those of these steps not behind any other of them."""
        return tips & ~self._all_behind(tips) if _are_many(tips) else tips

    def _all_behind(self, tips: int) -> int:
        """All steps behind any of these, however far back."""
        past = 0
        while tips:  # mostly one: no generator for it
            place = tips.bit_length() - 1
            past |= self.branches[place].past
            tips ^= 1 << place
        return past

    def _least_advanced(self, tips: int) -> Branch:
        """The least advanced of these, the beginning when there is none."""
        if _are_many(tips):
            return min((self.branches[place] for place in _places(tips)), key=lambda branch: branch.rank)
        return self.branches[tips.bit_length() - 1] if tips else START


def _are_many(tips: int) -> bool:
    return bool(tips & tips - 1)


def _places(tips: int) -> Iterator[int]:
    """The places in a set of steps, the latest first."""
    while tips:
        place = tips.bit_length() - 1
        yield place
        tips ^= 1 << place


def _facts_of(body: StepPart, step: Step) -> tuple[dict[str, Any], Target | None]:
    """Effects of a step besides its move: facts of the Case (those of a review), and by when to act."""
    facts: dict[str, Any] = {}
    if step is Step.REVIEW:
        facts = {name: value for name, value in (("level", body.level), ("category", body.category)) if value}
        demand_texts(*facts.values())
        if body.team:
            demand_texts(*body.team.values())
            facts["team"] = Team(**body.team)
            facts["unlisted"] = choices.parts(body.unlisted)
    return facts, read_target(body.target) if body.target else None


def _response(line: CaseEntry, step: Step, body: StepPart) -> Response:
    late = decode(LatePart, body.late or {})
    (why,), days = demand_texts(late.why), timedelta(demand_count(late.days)).days  # which has a bound
    return Response(step, parse_day(body.on), bool(body.late), days, why, line.officer)


def _fold_assignment(fold: _Fold, line: CaseEntry) -> None:
    """Set the assignee by the last of these entries; where two desks assigned it at once, too."""
    body = decode(AssignedBody, line.body)
    has = Assignee(*demand_texts(body.officer, body.name, body.role))
    fold.facts["assignee"] = has if has.officer_id else None
    fold.pass_on(line)


def _fold_contact(fold: _Fold, line: CaseEntry) -> None:
    body = decode(ContactedBody, line.body)
    if body.message and any(one.message == body.message for one in fold.contacts):
        return
    fold.contacts.append(
        Contact(
            entry_id=line.entry_id,
            at=line.occurred_at,
            on=local_date(line.occurred_at, line.zone),
            channel=str(body.channel),
            reach=str(body.reach),
            note=str(body.note),
            officer=line.officer,
            cycle=demand_count(body.cycle),
            place=fold.place,
            message=str(body.message or ""),
        )
    )


def _papers_asked(fold: _Fold, line: CaseEntry) -> None:
    body = decode(PapersAskedBody, line.body)
    fold.facts["asked"] = PapersRequest(parse_day(body.on), parse_day(body.until), line.officer)


def _papers_completed(fold: _Fold, line: CaseEntry) -> None:
    fold.facts["completed_on"] = parse_day(decode(PapersCompletedBody, line.body).on)


def _fold_amendment(fold: _Fold, line: CaseEntry) -> None:
    """Move only the dates of a corrected receipt; what was amended belongs to the complaint."""
    _due_moved(fold, line)
    fold.pass_on(line)


def _due_moved(fold: _Fold, line: CaseEntry) -> None:
    body = decode(DueMovedBody, line.body)
    if body.target:
        fold.targets[demand_count(body.cycle)] = read_target(body.target)


_HANDLERS: Final[Mapping[str, Callable[[_Fold, CaseEntry], None]]] = {
    EntryKind.CONTACTED: _fold_contact,
    EntryKind.PAPERS_ASKED: _papers_asked,
    EntryKind.PAPERS_COMPLETED: _papers_completed,
    EntryKind.DUE_MOVED: _due_moved,
    EntryKind.AMENDED: _fold_amendment,
    EntryKind.STEP_CORRECTED: _Fold.correct,
    EntryKind.ASSIGNED: _fold_assignment,
}
