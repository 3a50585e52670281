"""Counters and the office's desks at a real centre: registers on real files, the product's own exchange."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import apsw
from psycopg import Connection

from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.people import Role
from frontoffice.errors import Unavailable
from frontoffice.register.journal.journal import NewEntry, append_all
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Desk
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.link.centre_connection import open_link
from frontoffice.sync.rounds.exchange import exchange
from frontoffice.sync.rounds.round_progress import Progress, Round
from frontoffice.sync.signing import OfficePin
from tests.support import projected_tables
from tests.support.centre_server import Centre
from tests.support.examples import OfficeClock, an_intake, an_officer, lay_blank

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


@dataclass
class Counter:
    """One desk with its register, enrolled at a centre."""

    folder: Path
    centre: Centre
    series: str = "L1"
    address: CentreAddress = field(init=False)
    secret: str = field(init=False)
    clock: OfficeClock = field(default_factory=OfficeClock)
    draw: Callable[[], UUID] = uuid4
    register: Register = field(init=False)
    clones: list[Counter] = field(default_factory=list)
    pin: OfficePin | None = None
    confirms: bool = True  # its supervisor confirms at once what the centre says was erased

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True)
        self.address, self.secret = self.centre.enrol(f"{self.series} {self.folder.name}")
        lay_blank(self.folder / "register.db")
        self.open()

    def open(self) -> None:
        desk = Desk(self.series, f"Loket {self.series}")
        self.register = open_register(self.folder / "register.db", desk, clock=self.clock, draw=self.draw)

    def reopen(self) -> None:
        """The program ends and is started again."""
        self.register.close()
        self.open()

    # --- what its officers do ------------------------------------------------------------------------------------

    def record(self, count: int = 1, **changes: Any) -> list[Complaint]:
        return [
            self.register.complaints.record(an_intake(**changes), OFFICER, self.draw()).complaint for _ in range(count)
        ]

    def jot(self, count: int) -> None:
        """Many small entries at once, about nothing that is read."""
        unit = self.register.unit
        new = (
            NewEntry(self.draw(), self.draw(), "contact.logged", {"no": no}, self.clock(), "Siti", "officer")
            for no in range(count)
        )
        with unit.writing():
            append_all(unit.connection, unit.origin, new, self.clock(), "WIB")

    def review(self, subject: UUID, note: str = "") -> Complaint:
        return self.register.handling.review(subject, note, SUPERVISOR, self.draw())

    def advance(self, subject: UUID, step: Step, **fields: Any) -> Complaint:
        form = StepForm(step, **({"text": "Sudah", "letter": "1", "agency": "OPD"} | fields))
        return self.register.handling.advance(subject, form, SUPERVISOR, self.draw())

    # --- the exchange --------------------------------------------------------------------------------------------

    def link(self) -> Connection:
        return open_link(self.address, self.secret)

    def sync(
        self,
        report: Callable[[Progress], None] = lambda _: None,
        stop: Callable[[], bool] = lambda: False,
        address: CentreAddress | None = None,
    ) -> Round:
        with self.opened(address or self.address) as link, closing(self.register.replica()) as replica:
            done = exchange(replica, link, report, stop, self.pin)
        for one in self.register.erasure_offers.all() if self.confirms else ():
            self.register.erasure_offers.confirm(one.by_entry, SUPERVISOR)
        return done

    def opened(self, address: CentreAddress) -> Connection:
        """A link; on a busy machine the server may not have noticed yet that the last ones of this role were closed."""
        for _ in range(200):
            try:
                return open_link(address, self.secret)
            except Unavailable as failure:
                if failure.code != CentreFailure.BUSY:
                    raise
        return open_link(address, self.secret)

    # --- what may happen to its file -----------------------------------------------------------------------------

    def backup(self) -> Path:
        """A copy of the register as it stands, made by SQLite's own backup."""
        target = self.folder / f"backup-{uuid4()}.db"
        with closing(apsw.Connection(str(target))) as destination:
            source = self.register.unit.connection
            with destination.backup("main", source, "main") as copying:
                copying.step()
        return target

    def put_back(self, backup: Path) -> None:
        """The register is replaced by a copy made earlier."""
        self.register.close()
        for leaf in ("-wal", "-shm"):
            self.register.path.with_name(self.register.path.name + leaf).unlink(missing_ok=True)
        shutil.copy(backup, self.register.path)
        self.open()

    def clone(self, folder: Path) -> Counter:
        """The same register on another computer, with the same address and secret."""
        backup = self.backup()
        other = object.__new__(Counter)
        other.folder, other.centre, other.series = folder, self.centre, self.series
        other.address, other.secret, other.clock, other.draw = self.address, self.secret, self.clock, self.draw
        other.clones, other.pin = [], self.pin
        self.clones.append(other)
        folder.mkdir(parents=True)
        shutil.copy(backup, folder / "register.db")
        other.open()
        return other

    # --- what it holds -------------------------------------------------------------------------------------------

    @property
    def connection(self) -> apsw.Connection:
        return self.register.unit.connection

    def addresses(self) -> set[tuple[Any, ...]]:
        rows: Any = self.connection.execute("SELECT origin, seq, hash, entry_id, content_hash FROM journal")
        return set(rows.fetchall())

    def entries(self) -> dict[bytes, tuple[Any, ...]]:
        """Every entry by what it is: what of it never changes, whatever becomes of its address."""
        rows: Any = self.connection.execute(
            "SELECT entry_id, subject, kind, v, occurred_at, recorded_at, officer, role, series, year, no, parents,"
            " content_hash, salt, body FROM journal LEFT JOIN payload USING (entry_id)"
        )
        return {row[0]: row[1:] for row in rows}

    def numbers(self) -> list[tuple[str, int]]:
        rows: Any = self.connection.execute("SELECT series, no FROM complaint ORDER BY series, no")
        return [tuple(row) for row in rows]


def agree(*counters: Counter) -> None:
    """All hold the same chains, entries and tables, verified, and tables that a rebuild gives again."""
    first = counters[0]
    held, tables = first.addresses(), projected_tables.read(first.connection)
    for counter in counters:
        assert counter.register.maintenance.verify().broken == ""
        assert counter.addresses() == held
        assert projected_tables.read(counter.connection) == tables
    first.register.maintenance.rebuild()
    assert projected_tables.read(first.connection) == tables


def settle(*counters: Counter, rounds: int = 3) -> None:
    """Every counter has its rounds with the centre, nothing else happens."""
    for _ in range(rounds):
        for counter in counters:
            counter.sync()
