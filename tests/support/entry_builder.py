"""Entries of one complaint without a register: a small journal in memory, with as many desks as a test wants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from frontoffice import assets
from frontoffice.domain import limits
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.case_fold import replay
from frontoffice.domain.cases.handling import HandlingContext
from frontoffice.domain.cases.steps import RULES, Step
from frontoffice.domain.complaint import Complaint, Status
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_kinds import SAYING
from frontoffice.domain.people import Officer, Role
from tests.support.examples import MORNING, TODAY, a_calendar, a_complaint, an_officer

SITI = an_officer()
BAMBANG = an_officer(Role.HANDLER, "Bambang Sutrisno")
DEWI = an_officer(Role.HANDLER, "Dewi Lestari")
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
YULIANA = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
LIMITS = limits.read_limits(assets.rows("limits.csv"))


def an_office(**changes: Any) -> HandlingContext:
    """The office on 24 November 2026 with the limits and the calendar as shipped."""
    return replace(HandlingContext(LIMITS, a_calendar(), TODAY), **changes)


@dataclass(frozen=True)
class BuiltEntry:
    """One entry, as the journal would give it back."""

    entry_id: UUID
    kind: str
    occurred_at: datetime
    body: Mapping[str, Any]
    officer: str = SITI.name
    role: str = "officer"
    parents: tuple[UUID, ...] = ()
    zone: str = "WIB"
    version: int = 1

    @property
    def recorded_at(self) -> datetime:
        return self.occurred_at


class Book:
    """The entries of one complaint, in order; ``complaint`` is what it says besides its handling."""

    def __init__(self, **changes: Any) -> None:
        self.given = a_complaint(**changes)
        self.lines: list[BuiltEntry] = []
        self.at = MORNING

    @property
    def case(self) -> Case:
        return replay(self.lines)

    @property
    def complaint(self) -> Complaint:
        return replace(self.given, status=self.case.status)

    def heads(self) -> tuple[UUID, ...]:
        steps = [line for line in self.lines if line.kind not in SAYING]
        named = {parent for line in steps for parent in line.parents}
        return tuple(line.entry_id for line in steps if line.entry_id not in named)

    def add(self, kind: str, by: Officer = SITI, seen: tuple[UUID, ...] | None = None, /, **body: Any) -> UUID:
        self.at += timedelta(minutes=1)
        parents = self.heads() if seen is None else seen
        self.lines.append(BuiltEntry(uuid4(), kind, self.at, body, by.name, str(by.role), parents))
        return self.lines[-1].entry_id

    def step(self, step: Step, by: Officer = HENDRA, on: date = TODAY, /, **body: Any) -> UUID:
        if step is Step.REVIEW:
            return self.add(EntryKind.REVIEWED, by, note="", **body)
        if step is Step.CANCEL:
            return self.add(EntryKind.CANCELLED, by, why="Salah catat", on=on.isoformat(), **body)
        fields = {"step": str(step), "on": on.isoformat(), "text": "Sudah", "by": str(by.officer_id)}
        return self.add(EntryKind.STEPPED, by, **(fields | body))

    def contact(self, reach: str = "reached", by: Officer = SITI, days: int = 0, way: str = "Telepon") -> UUID:
        """An attempt, made so many days after it was written down (or before, if fewer than none)."""
        entry_id = self.add(EntryKind.CONTACTED, by, channel=way, reach=reach, note="", cycle=self.case.cycle.no)
        self.lines[-1] = replace(self.lines[-1], occurred_at=self.at + timedelta(days=days))
        return entry_id

    def walk(self, *steps: Step) -> Book:
        """Take these steps, each by somebody who may, with a contact that reached wherever one is needed."""
        for step in steps:
            if "reached" in RULES[step].holds:
                self.contact()
            self.step(step, BAMBANG if step is Step.ACT else HENDRA)
        return self

    def stand(self, status: Status) -> Book:
        """Walk to where the status is, by the shortest way."""
        return self.walk(*WAYS[status])


ONCE = (Step.REVIEW, Step.ANALYSE, Step.DECIDE, Step.INFORM, Step.ACT, Step.VERIFY, Step.CONVEY)
WAYS: dict[Status, tuple[Step, ...]] = {
    Status.REGISTERED: (),
    Status.REVIEWED: ONCE[:1],
    Status.ANALYSED: ONCE[:2],
    Status.DECIDED: ONCE[:3],
    Status.INFORMED: ONCE[:4],
    Status.ACTED: ONCE[:5],
    Status.VERIFIED: ONCE[:6],
    Status.CONVEYED: ONCE,
    Status.REPEATED: (*ONCE, Step.UNSATISFIED),
    Status.SATISFIED: (*ONCE, Step.SATISFIED),
    Status.UNANSWERED: (*ONCE, Step.GIVE_UP),
    Status.NOTED: (Step.REVIEW, Step.NOTE),
    Status.FOLLOWED_UP: (Step.REVIEW, Step.FOLLOW_UP),
    Status.ANSWERED: (Step.REVIEW, Step.NOTE, Step.ANSWER),
    Status.FINISHED: (Step.REVIEW, Step.NOTE, Step.ANSWER, Step.FINISH),
    Status.WITHDRAWN: (Step.WITHDRAW,),
    Status.DEEMED_WITHDRAWN: (Step.DEEM_WITHDRAWN,),
    Status.FORWARDED: (Step.FORWARD,),
    Status.DECLINED: (Step.DECLINE,),
    Status.MERGED: (Step.MERGE,),
    Status.CANCELLED: (Step.CANCEL,),
}
