"""Examples of everything the office deals in: complete by default, a test names the one detail that it is about."""

from __future__ import annotations

import dataclasses
import functools
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from frontoffice import assets
from frontoffice.domain import complaint as rules
from frontoffice.domain import numbering
from frontoffice.domain.calendar import dates, working_days
from frontoffice.domain.calendar.working_days import OfficeCalendar
from frontoffice.domain.complaint import CHANNELS, Complainant, Complaint, Intake, Kind
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.numbering import Number, check_code
from frontoffice.domain.people import Officer, Role
from frontoffice.register.commands import officers
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage import migrating, opening
from frontoffice.register.storage.desk import Desk

MORNING = datetime(2026, 11, 24, 3, 32, tzinfo=UTC)  # Selasa, 24 November 2026, 10.32 WIB
TODAY = date(2026, 11, 24)
SECRET = "482915"  # noqa: S105  (the PIN of every example officer)


class OfficeClock:
    """A clock that stands until a test moves it; starts at 10.32 WIB on Tuesday, 24 November 2026."""

    def __init__(self, moment: datetime = MORNING) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def set(self, moment: datetime) -> None:
        """Put the clock to an aware ``moment``."""
        self.moment = moment

    def move(self, **span: float) -> None:
        """Move the clock by a timedelta's arguments: ``clock.move(minutes=5)``, or back: ``clock.move(days=-1)``."""
        self.moment += timedelta(**span)


@functools.cache
def a_calendar() -> OfficeCalendar:
    """The office calendar as it is shipped; frozen, so that thousands of tests read it once."""
    return working_days.read_calendar(assets.read_text("calendar/holidays.csv"))


def a_complainant(**changes: Any) -> Complainant:
    """A woman from Pangkalpinang who gave everything about herself."""
    complete = Complainant(
        name="Nurhayati binti Saleh",
        nik="1971034107900002",
        phone="0812-7171-2026",
        email="nurhayati@example.com",
        address="Jalan Depati Amir 12",
        regency="Kota Pangkal Pinang",
        district="Pangkal Balam",
    )
    return dataclasses.replace(complete, **changes)


def an_intake(**changes: Any) -> Intake:
    """A complaint made at the counter about a permit that is late."""
    complete = Intake(
        kind=Kind.COMPLAINT,
        channel="counter",
        description="Izin trayek sudah dijanjikan selesai minggu lalu, sampai hari ini belum ada kabar.",
        complainant=a_complainant(),
        sector="Perhubungan",
        service="Izin Trayek (AKDP)",
        application_no="503/1187/2026",
        service_date=date(2026, 11, 12),
        respondent="Petugas loket perizinan",
        category="Penundaan berlarut",
        wish="Izin diterbitkan atau alasan tertulis diberikan.",
        event_date=date(2026, 11, 20),
        event_place="Loket 2, kantor DPMPTSP",
    )
    return dataclasses.replace(complete, **changes)


def a_letter(**changes: Any) -> Intake:
    """A complaint by letter, received yesterday with both papers."""
    letter: dict[str, Any] = {
        "channel": "letter",
        "received_on": date(2026, 11, 23),
        "external_id": "017/NH/XI/2026",
        "identity_copy": True,
        "documents": True,
    }
    return an_intake(**(letter | changes))


def an_officer(role: Role = Role.OFFICER, name: str = "Siti Rahmawati", **changes: Any) -> Officer:
    """Somebody who may sign in."""
    return dataclasses.replace(Officer(uuid4(), name, role, "Petugas Front Office"), **changes)


def a_complaint(**changes: Any) -> Complaint:
    """A complaint as it stands in the register, without a register; what follows from the changes follows here too."""
    intake: Intake = changes.get("intake", an_intake())
    channel = {channel.code: channel for channel in CHANNELS}[intake.channel]
    number: Number = changes.get("number", Number("L1", 2026, 147))
    subject: UUID = changes.get("subject", UUID("01a9b7c4-5a00-7000-8000-000000000147"))
    recorded_at: datetime = changes.get("recorded_at", MORNING)
    recorded_on = dates.local_date(recorded_at, "WIB")
    received_on: date = changes.get("received_on", intake.received_on or recorded_on)
    complete: dict[str, Any] = {
        "subject": subject,
        "number": number,
        "number_text": numbering.write(number, numbering.DEFAULT_FORMAT, recorded_on.month),
        "check_code": check_code(subject),
        "intake": intake,
        "channel_name": channel.name,
        "manner": channel.manner,
        "received_on": received_on,
        "received_at": recorded_at if channel.manner is rules.Manner.ORAL else None,
        "recorded_at": recorded_at,
        "recorded_on": recorded_on,
        "zone": "WIB",
        "counter": "Loket 1",
        "officer": "Siti Rahmawati",
        "role": Role.OFFICER.value,
        "position": "Petugas Front Office",
        "due": working_days.due_date(a_calendar(), received_on),
        "late_filing": rules.is_filed_late(intake, received_on),
    }
    return Complaint(**(complete | changes))


def a_register(
    folder: Path, clock: Callable[[], datetime] | None = None, vfs: str | None = None, **desk: Any
) -> Register:
    """A register of counter L1 on a real file in ``folder``, new or opened again; close it yourself."""
    if vfs is None:
        lay_blank(folder / "register.db")
    return open_register(folder / "register.db", Desk(**desk), clock=clock or OfficeClock(), vfs=vfs)


def lay_blank(path: Path) -> None:
    """The file of a register in which nobody has written, where there is none yet."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_blank())


@functools.cache
def _blank() -> bytes:
    """What the migrations make of an empty file. A process makes it once: thousands of tests begin with it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.db"
        connection = opening.connect(path)
        migrating.migrate(connection, path)
        connection.close()
        return path.read_bytes()


def a_signed_in(register: Register, role: Role = Role.OFFICER, name: str = "", *, secret: str = "") -> Officer:
    """Somebody of that role at work; found by role and name, or added (the first supervisor by nobody).

    Without ``secret`` the person is known here and has no secret yet, as somebody whose entry came from another desk:
    hashing a secret takes a tenth of a second, and most tests only need somebody who works.
    """
    everyone = [one for one in register.officers.all() if one.active]
    known = [one for one in everyone if one.role is role and name in ("", one.name)]
    if known:
        return known[0]
    supervisor = next((one for one in everyone if one.role is Role.SUPERVISOR), None)
    if supervisor is None and role is not Role.SUPERVISOR:
        supervisor = a_signed_in(register, Role.SUPERVISOR)
    new = Officer(uuid4(), name or NAMES[role], role, POSITIONS[role])
    if role is Role.READER:
        new = dataclasses.replace(new, institution="Ombudsman RI", until=date(2026, 12, 31))
    if secret:
        return register.officers.add(new.name, role, new.position, secret, supervisor, new.officer_id)
    unit, body = register.unit, officers.body(new, "added")
    unit.run_once(
        new.officer_id,
        lambda: unit.append_entry(new.officer_id, new.officer_id, EntryKind.OFFICER_SET, body, supervisor or new),
    )
    return new


def a_reader(register: Register, **changes: Any) -> Officer:
    """Somebody of the Ombudsman who reads until the end of the year."""
    reader = a_signed_in(register, Role.READER)
    if not changes:
        return reader
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    return register.officers.change(dataclasses.replace(reader, **changes), supervisor, uuid4())


NAMES = {
    Role.OFFICER: "Siti Rahmawati",
    Role.HANDLER: "Bambang Sutrisno",
    Role.SUPERVISOR: "Hendra Wijaya",
    Role.ADMINISTRATOR: "Yuliana Putri",
    Role.READER: "Ratna Dewi",
}
POSITIONS = {
    Role.OFFICER: "Petugas Front Office",
    Role.HANDLER: "Tim Penanganan Pengaduan",
    Role.SUPERVISOR: "Kepala Bidang",
    Role.ADMINISTRATOR: "Pranata Komputer",
    Role.READER: "Asisten",
}


def as_desk(register: Register, origin: UUID) -> None:
    """Let the register write the chain of that desk from now on, as if the entries came from there."""
    connection = register.unit.connection
    connection.execute("DELETE FROM my_origin WHERE origin = ?", (origin.bytes,))
    connection.execute("INSERT INTO my_origin (origin, reason) VALUES (?, '')", (origin.bytes,))


def record(register: Register, count: int) -> None:
    """Record so many complaints."""
    for _ in range(count):
        register.complaints.record(an_intake(), an_officer(), uuid4())
