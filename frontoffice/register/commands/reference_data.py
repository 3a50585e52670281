"""The lists an administrator may change (channels, services, limits), as shipped and as changed since."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from frontoffice import assets
from frontoffice.domain import entry_kinds, limits
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.complaint import Channel
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.limits import Limit, Limits
from frontoffice.domain.office_bodies import ChoiceSetBody
from frontoffice.domain.people import Officer
from frontoffice.domain.typed_text import clean
from frontoffice.errors import Problem, Refused
from frontoffice.register.journal import reading
from frontoffice.register.journal.ids import subject
from frontoffice.register.journal.tables import ListChoiceRow
from frontoffice.register.projection.office_lists import CHANNEL, LIMIT
from frontoffice.register.unit_of_work import UnitOfWork

SERVICE: Final = "service"


@dataclass(frozen=True, slots=True)
class Service:
    """A licence or other service of the office, in its sector (jenis layanan)."""

    code: str
    sector: str
    name: str
    active: bool = True


@dataclass(frozen=True, slots=True)
class TypedService:
    """A service that stands in complaints and in no list: as it was typed, and in how many."""

    name: str
    count: int


class ReferenceData:
    """The lists that an administrator may change."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit

    def channels(self) -> Mapping[str, Channel]:
        """Every channel by code, retired ones included: those of the procedure first, in its order."""
        return dict(self._unit.channels)

    def services(self) -> tuple[Service, ...]:
        """Every service by sector and name, retired ones included."""
        known = {row["code"]: Service(row["code"], row["sector"], row["name"]) for row in assets.rows("services.csv")}
        with self._unit.reading():
            for row in ListChoiceRow.select().where(ListChoiceRow.list == SERVICE).execute(self._unit.db):
                known[row.code] = Service(row.code, row.group, row.name, bool(row.active))
        return tuple(sorted(known.values(), key=lambda service: (service.sector.casefold(), service.name.casefold())))

    def typed_services(self) -> tuple[TypedService, ...]:
        """What was recorded as a service and is in no list, the most frequent first; not of what was cancelled.

        Once it is a service of the list, what was recorded before is counted with it: services count by their names.
        """
        listed = {service.name for service in self.services()}
        with self._unit.reading():
            rows: Any = self._unit.connection.execute(
                "SELECT service, count(*) FROM complaint INDEXED BY complaint_filter"
                " WHERE service <> '' AND status <> 'cancelled' GROUP BY service ORDER BY count(*) DESC, service"
            )
            found = reading.checked("complaint", rows, (str, int))
        return tuple(TypedService(name, count) for name, count in found if name not in listed)

    @property
    def limits(self) -> Limits:
        """The office's limits: levels, cycle target, papers, attempts, SP4N."""
        return self._unit.limits

    def set_channel(self, channel: Channel, by: Officer, action: UUID) -> None:
        """Add, rename or retire a channel; Refused (``name_missing``) without a name."""
        body = choice_body(CHANNEL, channel.code, channel.name, str(channel.manner), active=channel.active)
        self._set(body, by, action)

    def set_service(self, service: Service, by: Officer, action: UUID) -> None:
        """Add, rename or retire a service; Refused (``name_missing``) without a name."""
        self._set(choice_body(SERVICE, service.code, service.name, service.sector, active=service.active), by, action)

    def set_limit(self, limit: Limit, by: Officer, action: UUID) -> None:
        """Set a limit's amount; complaints keep the dates they were given."""
        limits.check(limit)
        amount = f"{limit.amount} {limit.unit}"  # its group: ``14 working_days``
        self._set(choice_body(LIMIT, limit.code, limit.name, amount, active=True), by, action)

    def _set(self, body: ChoiceSetBody, by: Officer, action: UUID) -> None:
        entry_kinds.demand(by, EntryKind.CHOICE_SET)
        cleaned = dataclasses.replace(body, name=clean(body.name), group=clean(body.group))
        if not cleaned.name:
            raise Refused(Problem("name", FieldRefusal.NAME_MISSING))
        about = subject(body.list, body.code)
        self._unit.run_once(action, lambda: self._unit.append_entry(action, about, EntryKind.CHOICE_SET, cleaned, by))


def choice_body(kind: str, code: str, name: str, group: str, *, active: bool) -> ChoiceSetBody:
    """The body of a ``choice.set`` entry: the choice ``code`` of the list ``kind``."""
    return ChoiceSetBody(list=kind, code=code, name=name, group=group, active=active)
