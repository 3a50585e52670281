"""*Waiting for me*: what waits for the steps of an officer's role and for nobody else by name.

What waits for somebody by name is counted over an index that holds nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import apsw

from frontoffice.domain import assigning, people
from frontoffice.domain.handling import HandlingContext
from frontoffice.domain.people import Officer
from frontoffice.domain.steps import RULES, Step
from frontoffice.domain.switches import VERIFIED_BY_OTHER
from frontoffice.register.journal import reading

NONE: Final[tuple[str, tuple[object, ...]]] = (" AND clock_on = ''", ())


class Assigned(NamedTuple):
    """Open complaints whose next step waits for one person by name: ``many`` that are alike in this."""

    clock_on: str
    clock_time: str
    waits_for: str
    waits: str
    done_by: str
    many: int


ASSIGNED: Final = (
    "SELECT clock_on, clock_time, waits_for, waits, done_by, count(*) FROM complaint INDEXED BY complaint_assigned"
    " WHERE waits_for <> '' GROUP BY clock_on, clock_time, waits_for, waits, done_by"
)
_SHAPE: Final = reading.shape(Assigned)


def assigned(connection: apsw.Connection) -> list[Assigned]:
    """What waits for somebody by name."""
    return [*map(Assigned._make, reading.checked("complaint", connection.execute(ASSIGNED), _SHAPE))]


def own_steps(officer: Officer) -> tuple[Step, ...]:
    """The steps that wait for somebody of this officer's role; the complainant's answer waits for nobody here."""
    return tuple(step for step, rule in RULES.items() if step is not Step.SATISFIED and people.may(officer, rule.may))


class OwnWork:
    """What waits for one officer, in an office of ``everyone`` by id, where ``named`` waits for somebody by name.

    ``steps`` are those of the officer's role, ``did`` is what stands where they did what somebody else verifies.
    """

    def __init__(
        self, officer: Officer, office: HandlingContext, everyone: Mapping[str, Officer], named: Sequence[Assigned]
    ) -> None:
        self.steps = tuple(str(step) for step in own_steps(officer))
        by_others = office.limits.amount(VERIFIED_BY_OTHER)  # what one did, somebody else verifies
        self.did = (str(officer.officer_id), officer.name) if by_others else ()
        self._others = [one for one in named if assigning.is_others(one.waits_for, one.waits, officer, everyone)]

    def of_others(self) -> list[Assigned]:
        """What of the role's steps waits for somebody else by name."""
        return [one for one in self._others if one.waits in self.steps and one.done_by not in self.did]

    def where(self) -> tuple[str, tuple[object, ...]]:
        """The same as SQL after WHERE, and what is bound to it."""
        if not self.steps:
            return NONE
        sql, bound = f" AND waits IN ({_marks(self.steps)})", [*self.steps]
        if self.did:
            sql += f" AND done_by NOT IN ({_marks(self.did)})"
            bound += self.did
        pairs = sorted({(one.waits_for, one.waits) for one in self._others})
        if pairs:
            sql += f" AND (waits_for = '' OR (waits_for, waits) NOT IN (VALUES {', '.join(['(?, ?)'] * len(pairs))}))"
            bound += [value for pair in pairs for value in pair]
        return sql, tuple(bound)


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
