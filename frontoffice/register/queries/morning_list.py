"""The morning list: which open complaints wait for whom, the oldest due date first; one's own, or everybody's.

What waits for who is away is the substitute's today (``assigning.effective_officer_id``); what waits for nobody by name
is all of a role's, and stands once, after the people.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from frontoffice.domain import people
from frontoffice.domain.absences import Absence
from frontoffice.domain.cases import assigning
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.people import May, Officer
from frontoffice.register.journal import reading
from frontoffice.register.queries import absences, canonical, hidden_words, worklist
from frontoffice.register.queries.urgency import Days
from frontoffice.register.queries.worklist import WorkLine, WorklistQuery
from frontoffice.register.unit_of_work import UnitOfWork

MOST: Final = 200  # lines of one person: five sheets, more than a day has


@dataclass(frozen=True, slots=True)
class PersonWork:
    """Pending steps of one person, the first :data:`MOST` of ``total``; ``officer`` is None for nobody by name."""

    officer: Officer | None
    lines: tuple[WorkLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class MorningList:
    """Work by person at a given time (UTC).

    ``left`` are working days by ``clock_on``, ``away`` who is so today, by id.

    ``now`` are the office's date and time of it, as ``urgency`` compares them.
    """

    at: datetime
    now: tuple[str, str]
    people: tuple[PersonWork, ...]
    left: Mapping[str, int] = dataclasses.field(default_factory=dict)
    away: Mapping[str, Absence] = dataclasses.field(default_factory=dict)

    @property
    def many(self) -> int:
        """How many lines stand in it."""
        return sum(len(one.lines) for one in self.people)


class MorningLists:
    """Morning lists of the office as it is now; names as anyone may read them."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def own(self, officer: Officer) -> MorningList:
        """List the pending steps of this officer, with all of the role's."""
        found = WorklistQuery(self._unit).read(officer, worklist.MINE, MOST)
        return self._list((PersonWork(officer, found.lines, found.total),), found.away)

    def of_everybody(self, by: Officer) -> MorningList:
        """List pending steps per assignee, by their names, then the unassigned ones.

        Raises Refused (``not_allowed``) unless whoever asks reviews.
        """
        people.demand(by, May.REVIEW)
        with self._unit.reading():
            away = absences.away(self._unit)
            everyone = {str(one): who for one, who in self._unit.people.items()}
            lines, totals = self._by_name(everyone, away)
            tally, named = worklist.tally_work(self._unit.connection)
            of_offered = sum(some.many for some in tally if some.waits != Step.SATISFIED)
            totals[""] += of_offered - sum(one.many for one in named)
            lines[""] = _first([*lines.get("", ()), *self._read("")])
        order = sorted((who for who in totals if who and totals[who]), key=lambda who: (everyone[who].name, who))
        sections = [PersonWork(everyone[who], lines.get(who, ()), totals[who]) for who in order]
        sections += [PersonWork(None, lines[""], totals[""])] if totals[""] else []
        return self._list(tuple(sections), away)

    def _by_name(
        self, everyone: Mapping[str, Officer], away: Mapping[str, Absence]
    ) -> tuple[dict[str, tuple[WorkLine, ...]], Counter[str]]:
        """Lines and counts per present assignee, by id; "" for what is all of a role's again."""
        rows = reading.validate_rows("assigned_count", self._unit.connection.execute(_WHO), (str, str, int))
        totals, there = Counter[str](), dict[str, list[WorkLine]]()
        counted = [*rows]
        for waits_for, waits, many in counted:
            totals[assigning.effective_officer_id(waits_for, waits, everyone, away)] += many
        for waits_for in dict.fromkeys(row[0] for row in counted):
            for line in self._read(waits_for):
                there.setdefault(assigning.effective_officer_id(waits_for, line.waits, everyone, away), []).append(line)
        return {who: _first(lines) for who, lines in there.items()}, totals

    def _read(self, waits_for: str) -> tuple[WorkLine, ...]:
        """Read the first lines assigned to an id, or unassigned ones for ""."""
        connection = self._unit.connection
        kept = reading.validate_rows(
            "complaint", connection.execute(LINES, (waits_for, str(Step.SATISFIED), MOST)), worklist.SHAPE
        )
        shown = canonical.build_display_mapper(canonical.lists(self._unit))
        return hidden_words.mask_lines(connection, (shown(WorkLine(UUID(bytes=row[0]), *row[1:])) for row in kept))

    def _list(self, sections: tuple[PersonWork, ...], away: Mapping[str, Absence]) -> MorningList:
        office = self._unit.handling_context()
        due = {line.clock_on for one in sections for line in one.lines}
        days = Days(office, due)
        return MorningList(self._unit.now(), days.now, sections, {day: days.left(day) for day in due}, away)


_WHO: Final = "SELECT waits_for, waits, sum(n) FROM assigned_count WHERE waits_for <> '' GROUP BY waits_for, waits"
LINES: Final = (
    f"SELECT {worklist.COLUMNS} FROM complaint INDEXED BY complaint_assigned"
    f" WHERE waits <> '' AND waits_for = ? AND waits <> ? ORDER BY {worklist.ORDER}, id LIMIT ?"
)


def _first(lines: Iterable[WorkLine]) -> tuple[WorkLine, ...]:
    """The first of these in the worklist's order, of several people's lines."""
    return tuple(sorted(lines, key=lambda line: (line.clock_on, line.clock_time, line.number_text))[:MOST])
