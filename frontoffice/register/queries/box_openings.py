"""Openings of the suggestion box: which there were, which goes on, when the next one is due.

An opening has a number in its counter's series of openings, and is found by that.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from frontoffice.domain import suggestion_box
from frontoffice.domain.codes import BoxRefusal
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.suggestion_box import RHYTHM, SERIES, BoxOpening, SuggestionBox
from frontoffice.errors import Problem, Refused
from frontoffice.register.journal import journal
from frontoffice.register.journal.tables import ListChoiceRow
from frontoffice.register.projection import box_fold
from frontoffice.register.unit_of_work import UnitOfWork

LIST: Final = "box"  # the office's box as a list of choices: each line is one of its settings
_LATELY: Final = 20  # openings among which one that goes on is looked for
OPENED: Final = (  # a range of the index by numbers: a counter's code has no letter after "/" that sorts behind "0"
    "SELECT DISTINCT subject, occurred_at FROM journal WHERE series >= ? AND series < ? AND no IS NOT NULL"
    f" AND kind = '{EntryKind.BOX_OPENED}' ORDER BY occurred_at DESC, subject LIMIT ?"
)


def series_of(counter: str) -> str:
    """The series of a counter's openings."""
    return f"{SERIES}/{counter}"


class BoxOpenings:
    """Queries on openings of the office's complaint box, and on the box itself."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def get(self, subject: UUID) -> BoxOpening:
        """One opening. Raises Refused (``box_unknown``)."""
        with self._unit.reading():
            found = box_fold.fold(subject, journal.story(self._unit.connection, subject))
        if found is None:
            raise Refused(Problem("", BoxRefusal.UNKNOWN))
        return found

    def latest(self, many: int = _LATELY) -> tuple[BoxOpening, ...]:
        """The latest openings of all counters, the newest first."""
        with self._unit.reading():
            rows: Any = self._unit.connection.execute(OPENED, (f"{SERIES}/", f"{SERIES}0", many)).fetchall()
            subjects = [UUID(bytes=subject) for subject, _ in rows]
            found = (box_fold.fold(subject, journal.story(self._unit.connection, subject)) for subject in subjects)
            return tuple(one for one in found if one is not None)

    def find_open(self) -> BoxOpening | None:
        """Find the unclosed box opening at this counter, None for none."""
        counter = self._unit.desk.counter
        return next((one for one in self.latest() if one.series == counter and one.closing is None), None)

    def due_on(self) -> date | None:
        """When the box is to be opened again; None for an office that never opened one here."""
        last = self.latest(1)
        rhythm = self._unit.limits.amount(RHYTHM)
        return suggestion_box.next_due(last[0].day, rhythm) if last and rhythm else None

    def settings(self) -> SuggestionBox:
        """The office's box as its settings have it; what was never set is ""."""
        with self._unit.reading():
            rows = ListChoiceRow.select().where(ListChoiceRow.list == LIST).execute(self._unit.db)
            kept = {row.code: row.name for row in rows if row.active}
        return SuggestionBox(**{name: kept.get(name, "") for name in suggestion_box.BOX})
