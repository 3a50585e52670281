"""A register to practise on: its own folder, its own series, LATIHAN on every paper, and invented people.

The sample complaints are recorded through the register's own verbs, with the clock standing at past office hours.
"""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID

from frontoffice import assets
from frontoffice.domain.complaint import Complainant, Identity, Intake, Kind
from frontoffice.domain.dates import start_of_day
from frontoffice.domain.people import Officer, Role
from frontoffice.places import Places
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register, open_register
from frontoffice.register.storage.desk import Desk
from frontoffice.settings import Office, Settings

PIN: Final = "246810"
SETTINGS: Final = Settings(
    office=Office(address="Alamat contoh untuk latihan"),
    counter="LATIHAN",
    counter_name="Loket Latihan",
    training=True,
)
DESK: Final = Desk(SETTINGS.counter, SETTINGS.counter_name, SETTINGS.number_format, SETTINGS.office.zone)
_PEOPLE: Final = (
    ("Kepala Contoh", Role.SUPERVISOR, "Kepala Bidang"),
    ("Petugas Contoh", Role.OFFICER, "Petugas Front Office"),
    ("Tim Contoh", Role.HANDLER, "Tim Penanganan Pengaduan"),
    ("Admin Contoh", Role.ADMINISTRATOR, "Pengelola sistem"),
)
_HOURS: Final = timedelta(hours=8)
_BETWEEN: Final = timedelta(minutes=37)


def prepare(where: Places) -> None:
    """Fill an empty training register; one that was begun stays as it is. Raises Unavailable."""
    if where.register.exists():
        return
    clock = _Clock(datetime.now(UTC))
    register = open_register(where.register, DESK, clock=lambda: clock.now)
    try:
        _fill(register, clock)
    finally:
        register.close()


@dataclasses.dataclass(slots=True)
class _Clock:
    now: datetime


def _fill(register: Register, clock: _Clock) -> None:
    days = _working_days_before(register, register.today(), 4)
    clock.now = start_of_day(days[0], register.zone) + _HOURS
    supervisor = register.add_officer(*_PEOPLE[0], PIN, None, new_id())
    officer, *_ = (register.add_officer(*person, PIN, supervisor, new_id()) for person in _PEOPLE[1:])
    rows = assets.rows("training.csv")
    for place, row in enumerate(rows):
        day = days[place * len(days) // len(rows)]
        clock.now = max(clock.now + _BETWEEN, start_of_day(day, register.zone) + _HOURS)
        recorded = register.record(_intake(row, day), officer, new_id())
        if place % 5 == 0:
            register.review(recorded.subject, row["note"], supervisor, new_id())
    _cancel_one(register, recorded.subject, supervisor)


def _cancel_one(register: Register, subject: UUID, supervisor: Officer) -> None:
    register.cancel(subject, "Tercatat dua kali (contoh)", supervisor, new_id())


def _working_days_before(register: Register, today: date, count: int) -> list[date]:
    days: list[date] = []
    day = today
    while len(days) < count:
        day -= timedelta(days=1)
        if register.calendar.is_working_day(day):
            days.insert(0, day)
    return days


def _intake(row: dict[str, str], day: date) -> Intake:
    """One row of the sample; ``days`` before the complaint the service was received."""
    written = row["channel"] not in ("counter", "telephone")
    return Intake(
        kind=Kind(row["kind"]),
        channel=row["channel"],
        description=row["description"],
        complainant=Complainant(
            name=row["name"],
            identity=Identity(row["identity"]),
            phone=row["phone"],
            address=row["address"],
            regency=row["regency"],
            district=row["district"],
        ),
        received_on=day if written else None,
        external_id=row["external_id"],
        identity_copy=row["papers"] == "yes",
        documents=row["papers"] == "yes",
        sector=row["sector"],
        service=row["service"],
        application_no=row["application_no"],
        service_date=day - timedelta(days=int(row["days"])) if row["days"] else None,
        respondent=row["respondent"],
        category=row["category"],
        wish=row["wish"],
    )
