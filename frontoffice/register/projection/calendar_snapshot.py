"""The calendar that gave a complaint its due date, from the entry that gave it.

The office's calendar goes on changing after a complaint is answered or closed; how its own date was counted does not.
"""

from __future__ import annotations

from collections.abc import Iterable

from frontoffice.domain.calendar import working_days
from frontoffice.domain.calendar.working_days import DueDate, OfficeCalendar
from frontoffice.domain.entries.body_codec import outline
from frontoffice.domain.entries.body_parts import DuePart
from frontoffice.domain.entries.entry import UNREADABLE
from frontoffice.register.journal.story_line import StoryLine


def calendar_of(story: Iterable[StoryLine], due: DueDate) -> OfficeCalendar | None:
    """The calendar by which ``due`` was counted, as far as that count goes.

    None when no entry keeps it: recordings of the first versions named the calendar and did not say what was in it.
    """
    kept = None
    for line in story:
        part = outline(DuePart, line.body)
        if part.due_on != due.day.isoformat():
            continue
        try:
            count = working_days.read_count(part.count or {})
        except UNREADABLE:  # an older entry, or one of a broken program
            continue
        if count.version == due.calendar_version:  # an amendment may carry on an older date than the one it counted
            kept = count
    return kept
