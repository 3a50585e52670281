"""Desks at a real centre, with their workers, and a keyring in memory."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.centre import CentreDesk
from frontoffice.app.window.counter import CommitSignal
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.people import Role
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Desk
from frontoffice.settings import Centre as Kept
from frontoffice.sync.link import connecting
from frontoffice.sync.rounds.centre_overview import CentreOverview, State
from tests.support.centre_server import Centre
from tests.support.examples import OfficeClock, a_signed_in, an_intake, lay_blank


@pytest.fixture
def clock() -> OfficeClock:
    """The centre's clock is the real one, so this one must not be a year off."""
    return OfficeClock(datetime.now(UTC).replace(microsecond=0))


def enrolled(centre: Centre, label: str = "Loket 1") -> Kept:
    """A device of the centre whose secret is in the keyring."""
    address, word = centre.enrol(label)
    connecting.keep_secret(address, word)
    return Kept(address.text, address.role)


class AtCentre:
    """One desk with its register and its worker."""

    def __init__(
        self, folder: Path, qtbot: QtBot, clock: OfficeClock, series: str = "L1", vfs: str | None = None
    ) -> None:
        self.qtbot, self.clock = qtbot, clock
        lay_blank(folder / "register.db")
        self.register: Register = open_register(
            folder / "register.db", Desk(series, f"Loket {series}"), clock=clock, vfs=vfs
        )
        self.desk = CentreDesk(self.register)
        self.commits = CommitSignal(self.register.on_commit)
        self.commits.committed.connect(self.desk.check_outbox)
        self.shown: list[CentreOverview] = []
        self.came_in = 0
        self.desk.changed.connect(self.shown.append)
        self.desk.came_in.connect(self._count)

    def _count(self) -> None:
        self.came_in += 1

    def record(self) -> Complaint:
        """An officer writes a complaint down."""
        return self.register.complaints.record(an_intake(), a_signed_in(self.register), uuid4()).complaint

    def supervisor(self, name: str = "") -> None:
        """Somebody is there to begin with."""
        a_signed_in(self.register, Role.SUPERVISOR, name)

    def wait(self, state: State) -> CentreOverview:
        """Until the light says so and nothing is on its way."""

        def stands() -> None:
            assert (self.desk.overview.state, self.desk.overview.busy) == (state, False), self.desk.overview

        self.qtbot.waitUntil(stands)
        return self.desk.overview

    def end(self) -> None:
        """The window is closed."""
        self.desk.end()
        self.register.close()


def entries_at(centre: Centre) -> int:
    """How many entries the centre holds."""
    with closing(centre.connect()) as office:
        row = office.execute("SELECT count(*) FROM journal.entry").fetchone()
    assert row is not None
    return int(row[0])
