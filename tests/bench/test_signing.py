"""What signatures cost: the same push, pull and idle round with and without them, by turns in one run."""

from __future__ import annotations

import statistics
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from frontoffice.register.journal.chain import SEQ
from frontoffice.sync import wire
from frontoffice.sync.link.centre_connection import open_link
from frontoffice.sync.rounds import push
from frontoffice.sync.rounds.exchange import exchange
from frontoffice.sync.rounds.signed_exchange import CentreSigning, ChainSigning
from tests.support.centre_server import Centre, CentreServer, new_centre
from tests.support.counters import Counter
from tests.support.full_counter import taken
from tests.support.measured_table import Report
from tests.support.signing_office import SigningOffice, device_key

pytestmark = pytest.mark.bench
RUNS = 3


def push_all(counter: Counter, centre: Centre, *, signs: bool) -> float:
    """Seconds that the push of everything takes, from the register to the last commit."""
    address, secret = centre.enrol()
    with open_link(address, secret) as link, closing(counter.register.replica()) as replica:
        origin, head = replica.present(), replica.heads()[replica.present()]
        token = counter.draw()
        link.execute(wire.GREET, (origin, None, token, None, None, "", wire.PROTOCOL, None))
        row = link.execute("SELECT journal.my_device()").fetchone()
        assert row is not None
        signing = ChainSigning(replica, link, CentreSigning(row[0], None, 0, {}), device_key(row[0]) if signs else None)

        def whole() -> None:
            for rows in push.pieces(replica, origin, 0, head.seq):
                signed = signing.checkpoint(origin, rows[-1][SEQ])
                assert push.push(link, origin, rows, signed) is signs
                signing.note_kept(signed)
            signing.keep()

        return taken(whole)


def test_signed_pushing(full: Counter, centre_server: CentreServer, report: Report) -> None:
    times: dict[bool, list[float]] = {False: [], True: []}
    for _ in range(RUNS):
        for signs, found in times.items():
            fresh = new_centre(centre_server)
            found.append(push_all(full, fresh, signs=signs))
            fresh.drop()
    plain, signed = (statistics.median(found) for found in times.values())
    report(
        f"push of everything: {plain:.2f} s, with a checkpoint for each transaction {signed:.2f} s: {signed / plain:.2f} x"
    )


def test_signed_pulling(full: Counter, tmp_path: Path, report: Report) -> None:
    office = SigningOffice()
    office.join(full)
    full.sync()
    times: dict[bool, list[float]] = {False: [], True: []}
    idle: dict[bool, list[float]] = {False: [], True: []}
    for run in range(RUNS):
        for signs, found in times.items():
            desk = Counter(tmp_path / f"s{run}{signs}", full.centre, f"S{run}")
            if signs:
                office.pin_at(desk)
            with desk.link() as link, closing(desk.register.replica()) as replica:
                round_of_it = partial(exchange, replica, link, pin=desk.pin)
                found.append(taken(round_of_it))
                round_of_it()
                idle[signs] += [taken(round_of_it) for _ in range(30)]
            assert desk.register.maintenance.verify().entries == full.register.maintenance.verify().entries
            desk.register.close()
    full.pin = None
    plain, signed = (statistics.median(found) for found in times.values())
    still, beside = (statistics.median(found) * 1000 for found in idle.values())
    report(f"first pull: {plain:.2f} s, verified by signatures {signed:.2f} s: {signed / plain:.2f} x")
    report(f"idle round: {still:.2f} ms, one that asks for signatures {beside:.2f} ms")
