"""What machines and people do to a simulated world: programs killed, a server that falls, computers replaced, devices revoked.

Register rollbacks, copied files and restored centres are in ``simulation`` itself.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from frontoffice.domain.numbering import Number
from frontoffice.errors import Unavailable
from frontoffice.sync.office import enrolling
from tests.support import signing_office
from tests.support.counters import SUPERVISOR, Counter
from tests.support.examples import TODAY, lay_blank
from tests.support.killed_desk import KilledDesks

if TYPE_CHECKING:
    from tests.support.simulation import World

HAPPENS = {"kill": 4, "shut_down": 2, "replace": 1, "revoke": 2}


class SimulatedFaults:
    """What may happen: a method for each, named as in :data:`HAPPENS`."""

    def __init__(self, world: World, children: KilledDesks | None, *, server_dies: bool) -> None:
        self.world, self.children, self.server_dies = world, children, server_dies
        self.labels = {one.address.role: f"{one.series} {one.folder.name}" for one in world.counters}
        self.devices: dict[str, list[UUID]] = {}
        for one in world.counters if world.office else ():
            self.devices[self.labels[one.address.role]] = [signing_office.device_of(one)]

    def steps(self) -> dict[str, tuple[int, Callable[[Counter], None]]]:
        """How often what happens, and how."""
        left_out = {"kill"} if self.children is None else set()
        left_out |= set() if self.server_dies else {"shut_down"}
        return {name: (weight, getattr(self, name)) for name, weight in HAPPENS.items() if name not in left_out}

    def kill(self, counter: Counter) -> None:
        """The program at a desk is killed while it writes."""
        assert self.children is not None
        chance = self.world.chance
        for answered in self.children.work(counter, chance.getrandbits(32), chance.randint(0, 250)):
            subject = UUID(answered["entry"])
            self.world.acknowledge(counter, subject, answered["number"])
            if answered["word"]:
                self.world.history.write("marked", subject=subject.bytes, word=answered["word"])
                series, _, no = answered["number"]
                self.world.given[subject.bytes] = (series, no)
        self.world.happened["killed"] += 1

    def shut_down(self, counter: Counter) -> None:
        """PostgreSQL is shut down immediately in the middle of a round, and started again."""
        after = self.world.chance.randint(1, 6)
        self.world.unwatch()
        reports: list[object] = []

        def fall(progress: object) -> None:
            reports.append(progress)
            if len(reports) == after:
                self.world.server.abort()

        try:
            counter.sync(fall)
        except Unavailable:
            self.world.happened["fell in a round"] += 1
        if len(reports) < after:
            self.world.server.abort()
        self.world.server.start()

    def replace(self, counter: Counter) -> None:
        """A desk's computer is gone with its file; the new one takes all from the centre and goes on in its series."""
        counter.register.close()
        for leaf in ("", "-wal", "-shm"):
            (counter.folder / f"register.db{leaf}").unlink(missing_ok=True)
        lay_blank(counter.folder / "register.db")
        counter.open()
        self.world.happened["complete"] += counter.sync().complete
        given = [no for series, no in self.world.given.values() if series == counter.series]
        last = Number(counter.series, TODAY.year, max(given, default=0))
        counter.register.numbering.take_over_series("Diganti", SUPERVISOR, action := self.world.draw(), last)
        self.world.acknowledge(counter, action)
        self.world.happened["replaced"] += 1

    def revoke(self, counter: Counter) -> None:
        """A device is revoked; it finds the door closed, and is enrolled again."""
        with self.world.centre.connect() as office:
            enrolling.revoke(office, self.labels[counter.address.role])
        with contextlib.suppress(Unavailable):
            counter.sync()
            raise AssertionError("a revoked device was let in")
        self.let_in_again()
        self.world.happened["revoked"] += 1

    def let_in_again(self) -> None:
        """Devices that this centre does not let in (any more, or not yet) are enrolled again, as the same ones."""
        roles = dict.fromkeys(counter.address.role for counter in self.world.counters)
        for role in roles:
            with self.world.centre.connect() as office:
                known = office.execute(
                    "SELECT active AND rolcanlogin FROM journal.device JOIN pg_roles ON rolname = role_name"
                    " WHERE role_name = %s",
                    (role,),
                ).fetchone()
                if known == (True,):
                    continue
                label = self.labels[role]
                had = office.execute("SELECT 1 FROM journal.device WHERE label = %s", (label,)).fetchone()
                made = enrolling.enrol(office, label, replaces=label if had else "")
            self.labels[made.role] = label
            desks = [counter for counter in self.world.counters if counter.address.role == role]
            for counter in desks:
                counter.address, counter.secret = self.world.centre.address_of(made.role), made.secret
            self._certify(desks, label)
        if self.world.office:
            self.world.office.publish(self.world.centre)

    def _certify(self, desks: list[Counter], label: str) -> None:
        """A device that was enrolled anew goes on with the chains of those that it was before."""
        if self.world.office:
            before = self.devices.setdefault(label, [])
            device = self.world.office.join(
                desks[0],
                label=label,
                replaces=tuple(before),
                device_class=self.world.class_of(desks[0]),
            )
            before.append(device)
            for counter in desks[1:]:
                self.world.office.pin_at(counter)
