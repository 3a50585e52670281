"""Who is away now or later, from the read table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import apsw

from frontoffice.domain import absences
from frontoffice.domain.absences import Absence
from frontoffice.register.journal import reading
from frontoffice.register.unit_of_work import UnitOfWork


def every(connection: apsw.Connection) -> tuple[Absence, ...]:
    """All that was set and not withdrawn, by its first day."""
    kept = connection.execute(
        "SELECT absence_id, officer, name, first, last, substitute, substitute_name, note FROM absence"
        " ORDER BY first, last, name, absence_id"
    )
    rows = reading.checked("absence", kept, (bytes, *(str,) * 7))
    return tuple(
        Absence(UUID(bytes=row_id), who, name, date.fromisoformat(first), date.fromisoformat(last), *rest)
        for row_id, who, name, first, last, *rest in rows
    )


def away(unit: UnitOfWork) -> Mapping[str, Absence]:
    """Who is away today, by id, of those who still handle complaints here."""
    found = absences.away(unit.kept(every), unit.today())
    return absences.of_those_here(found, unit.people) if found else found
