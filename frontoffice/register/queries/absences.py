"""Present and future absences, from the read table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import apsw

from frontoffice.domain import absences
from frontoffice.domain.absences import Absence
from frontoffice.domain.cases import assigning
from frontoffice.register.journal import reading
from frontoffice.register.unit_of_work import UnitOfWork


def every(connection: apsw.Connection) -> tuple[Absence, ...]:
    """Load all absences except withdrawn ones, by their first day."""
    rows = reading.validate_rows(
        "absence",
        connection.execute(
            "SELECT absence_id, officer, name, first, last, substitute, substitute_name, note FROM absence"
            " ORDER BY first, last, name, absence_id"
        ),
        (bytes, *(str,) * 7),
    )
    return tuple(
        Absence(UUID(bytes=row_id), who, name, date.fromisoformat(first), date.fromisoformat(last), *rest)
        for row_id, who, name, first, last, *rest in rows
    )


def away(unit: UnitOfWork) -> Mapping[str, Absence]:
    """Absences of today by officer's id, of people with complaints to handle here."""
    found = absences.away(unit.read_cached(every), unit.today())
    return absences.restrict_to_active(found, unit.people) if found else found


def stand_in(unit: UnitOfWork, officer: str, step: str) -> str:
    """Name of today's stand-in for an absent assignee of a step, by id; "" where nobody has it by name."""
    everyone = {str(one): who for one, who in unit.people.items()}
    who = everyone.get(assigning.effective_officer_id(officer, step, everyone, away(unit)))
    return who.name if who is not None else ""
