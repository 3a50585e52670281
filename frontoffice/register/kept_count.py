"""The calendar that gave a complaint its due date, from the entry that gave it.

The office's calendar goes on changing after a complaint is answered or closed; how its own date was counted does not.
"""

from __future__ import annotations

from collections.abc import Iterable

from frontoffice.domain import working_days
from frontoffice.domain.working_days import DueDate, OfficeCalendar
from frontoffice.register.journal import StoryLine
from frontoffice.register.standing import UNREADABLE


def calendar_of(story: Iterable[StoryLine], due: DueDate) -> OfficeCalendar | None:
    """The calendar by which ``due`` was counted, as far as that count goes.

    None when no entry keeps it: recordings of the first versions named the calendar and did not say what was in it.
    """
    kept = None
    for line in story:
        body = line.body
        if "count" in body and (body.get("calendar"), body.get("due_on")) == (
            due.calendar_version,
            due.day.isoformat(),
        ):
            try:
                kept = working_days.read_count(body["count"], due.calendar_version)
            except UNREADABLE:  # another desk's program may be broken
                continue
    return kept
