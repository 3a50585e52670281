"""*Waiting for me*: what waits for the steps of an officer's role and for nobody else by name.

What waits for somebody by name is counted as it changes (``assigned_count``), by person and all together: mine is what
waits for the role, less all that waits for somebody by name, and what of that waits for me. So a hundred thousand that
are somebody's work cost the rows of one person, and their lines are read person by person in the worklist's order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import apsw

from frontoffice.domain import people
from frontoffice.domain.absences import Absence
from frontoffice.domain.cases import assigning
from frontoffice.domain.cases.handling import HandlingContext
from frontoffice.domain.cases.steps import RULES, Step
from frontoffice.domain.people import Officer
from frontoffice.domain.switches import VERIFIED_BY_OTHER
from frontoffice.register.journal import reading

NONE: Final[tuple[str, tuple[object, ...]]] = (" AND clock_on = ''", ())
Sql = tuple[str, tuple[object, ...]]


class Assigned(NamedTuple):
    """Count of open complaints assigned to one person by name, as a group.

    ``many`` that are alike in this.

    ``waits_for`` is empty for those of all persons together.
    """

    clock_on: str
    clock_time: str
    waits_for: str
    waits: str
    done_by: str
    many: int


ASSIGNED: Final = (
    "SELECT clock_on, clock_time, waits_for, waits, done_by, n FROM assigned_count"
    " WHERE waits_for IN (SELECT value FROM carray(?))"
)
_SHAPE: Final = reading.shape(Assigned)


def count_assigned(connection: apsw.Connection, people: Sequence[str] = ("",)) -> list[Assigned]:
    """Load the counts of complaints assigned to these people, by id; "" for whoever it is, all together."""
    return [
        *map(
            Assigned._make,
            reading.validate_rows(
                "assigned_count", connection.execute(ASSIGNED, (apsw.carray(tuple(people)),)), _SHAPE
            ),
        )
    ]


def own_steps(officer: Officer) -> tuple[Step, ...]:
    """Pending steps of this officer's role; the complainant's answer waits for nobody here."""
    return tuple(step for step, rule in RULES.items() if step is not Step.SATISFIED and people.may(officer, rule.may))


class OwnWork:
    """Pending work of one officer, from the people ``everyone`` (by id) and the assignments ``named``.

    Of who is ``away`` it waits for the substitute as well.

    ``steps`` are those of the officer's role, ``did`` is what stands where they did what somebody else verifies.
    ``more`` and ``less`` are what is counted besides what waits for the role: mine by name, and everybody's by name.
    """

    def __init__(
        self,
        officer: Officer,
        office: HandlingContext,
        everyone: Mapping[str, Officer],
        away: Mapping[str, Absence],
        named: Sequence[Assigned],
        connection: apsw.Connection,
    ) -> None:
        self.steps = tuple(str(step) for step in own_steps(officer))
        by_others = office.limits.amount(VERIFIED_BY_OTHER)  # what one did, somebody else verifies
        self.did = (str(officer.officer_id), officer.name) if by_others else ()
        self.less = [one for one in named if self._is_of_role(one.waits, one.done_by)]
        mine = self._by_name(officer, everyone, away) if self.less else {}
        found = count_assigned(connection, tuple(mine)) if mine else []
        self.more = [
            one for one in found if one.waits in mine[one.waits_for] and self._is_of_role(one.waits, one.done_by)
        ]
        there = {one.waits_for for one in self.more}
        self._from: list[tuple[str, tuple[str, ...]]] = [("", self.steps)]
        self._from += ((who, steps) for who, steps in mine.items() if who in there)

    def _is_of_role(self, waits: str, done_by: str) -> bool:
        return waits in self.steps and done_by not in self.did

    def _by_name(
        self, officer: Officer, everyone: Mapping[str, Officer], away: Mapping[str, Absence]
    ) -> dict[str, tuple[str, ...]]:
        """Steps of this officer under others' assignments (e.g. as stand-in), by the assignee's id."""
        found = {
            who: tuple(step for step in self.steps if not assigning.is_others(who, step, officer, everyone, away))
            for who in {str(officer.officer_id), *everyone}
        }
        return {who: steps for who, steps in found.items() if steps}

    def lines(self, columns: str, order: str, between: Sql, limit: int) -> Sql:
        """SQL for the first lines of it in the worklist's order, with its bound values."""
        if not self.steps:
            return f"SELECT {columns} FROM complaint WHERE false", ()
        if not self.less:
            where, bound = self._of_role(self.steps)
            sql = f"SELECT {columns} FROM complaint INDEXED BY complaint_work WHERE waits <> ''{where}{between[0]}"
            return f"{sql} ORDER BY {order}, waits_for, id LIMIT ?", (*bound, *between[1], limit)
        parts, values = [], list[object]()
        for who, steps in self._from:
            where, bound = self._of_role(steps)
            parts.append(
                "SELECT id FROM (SELECT id FROM complaint INDEXED BY complaint_assigned"
                f" WHERE waits <> '' AND waits_for = ?{where}{between[0]} ORDER BY {order}, id LIMIT ?)"
            )
            values += [who, *bound, *between[1], limit]
        found = " UNION ALL ".join(parts)
        sql = f"SELECT {columns} FROM complaint NOT INDEXED WHERE id IN ({found}) ORDER BY {order}, waits_for, id"
        return f"{sql} LIMIT ?", (*values, limit)

    def _of_role(self, steps: Sequence[str]) -> Sql:
        sql, bound = f" AND waits IN ({_marks(steps)})", (*steps,)
        return (f"{sql} AND done_by NOT IN ({_marks(self.did)})", (*bound, *self.did)) if self.did else (sql, bound)


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
