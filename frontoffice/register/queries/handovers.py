"""Handovers of a counter on a day: entries about the day and counter of its page."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

import apsw

from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.entry import KNOWN_VERSION, UNREADABLE, EntryKind, demand_count, demand_texts
from frontoffice.domain.entries.entry_bodies import ShiftHandedBody
from frontoffice.domain.shift import CounterState
from frontoffice.register.journal import ids, journal
from frontoffice.register.journal.story_line import StoryLine


class Handover(NamedTuple):
    """Handover of a counter: when (UTC), from whom to whom, what was open, what was noted, its ``lc``."""

    at: datetime
    officer: str
    position: str
    to_name: str
    to_position: str
    state: CounterState
    note: str
    lc: int


def subject(on: date, series: str) -> UUID:
    """Journal subject for the handovers of a counter on a day."""
    return ids.subject("handed", f"{series}/{on}")


def of_day(connection: apsw.Connection, on: date, series: str) -> tuple[Handover, ...]:
    """The readable handovers of a counter on a day, in their one order."""
    lines = journal.story(connection, subject(on, series))
    return tuple(one for line in lines for one in _handover(line))


def _handover(line: StoryLine) -> Iterator[Handover]:
    if line.kind != EntryKind.SHIFT_HANDED or line.version > KNOWN_VERSION:
        return
    with contextlib.suppress(*UNREADABLE):
        body = decode(ShiftHandedBody, line.body)
        state = CounterState(
            recorded=demand_count(body.recorded),
            last=demand_count(body.last),
            drafts=demand_count(body.drafts),
            unprinted=demand_count(body.unprinted),
            incomplete=demand_count(body.incomplete),
            overdue=demand_count(body.overdue),
            slips=demand_count(body.slips),
            messages=demand_count(body.messages),
        )
        position, to_name, to_position, note = demand_texts(body.position, body.to_name, body.to_position, body.note)
        yield Handover(line.occurred_at, line.officer, position, to_name, to_position, state, note, line.lc)
