"""Cut, killed and interrupted in the middle of a round: the next one goes on, and every entry is everywhere once."""

from __future__ import annotations

import contextlib
import random
import signal
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.journal import verifying
from frontoffice.register.opened import open_register
from frontoffice.register.storage.copying import quick_check
from frontoffice.register.storage.opening import reader
from frontoffice.sync.rounds.desk_round import ContentsMoved
from frontoffice.sync.rounds.exchange import exchange
from frontoffice.sync.rounds.round_progress import Progress, Stage
from tests.conftest import Announce
from tests.support.centre_server import Centre, new_centre, started
from tests.support.counters import Counter, agree, settle
from tests.support.cut_network import LOST, cut_after
from tests.support.examples import OfficeClock
from tests.support.faulty_disk import FaultyDisk
from tests.support.full_counter import fill
from tests.support.moved_contents import at_centre, attach, has, move
from tests.sync.conftest import Enrol


@pytest.mark.thorough
@pytest.mark.parametrize("further", [2.4, pytest.param(1.3, marks=pytest.mark.long)])
def test_a_connection_that_is_cut_after_any_number_of_bytes_loses_and_doubles_nothing(
    further: float, enrol: Enrol, announce: Announce
) -> None:
    announce.perhaps(LOST)
    one, two = enrol("L1"), enrol("L2")
    left, cuts, codes = 1, 0, set()
    while left < 120_000:
        for counter in (one, two):
            counter.record()
            with cut_after(counter.address, left) as address:
                try:
                    counter.sync(address=address)
                except Unavailable as error:
                    codes.add(error.code)
                    cuts += 1
        left = int(left * further) + 1
    assert cuts > 10
    assert codes <= {"centre_unreachable", "centre_busy"}
    settle(one, two)
    agree(one, two)
    assert [no for series, no in one.numbers() if series == "L1"] == list(range(1, len(one.entries()) // 2 + 1))


class _Died(Exception):  # noqa: N818
    """The program ends right here."""


@pytest.mark.thorough
@pytest.mark.parametrize("stage", [pytest.param(Stage.HELLO, marks=pytest.mark.long), Stage.PUSH, Stage.PULL])
def test_a_program_that_ends_in_the_middle_of_a_round_goes_on_with_the_next(enrol: Enrol, stage: Stage) -> None:
    one, two = enrol("L1"), enrol("L2")
    two.jot(1_200)
    two.sync()
    one.record(3)
    seen: list[Progress] = []

    def die(progress: Progress) -> None:
        seen.append(progress)
        if progress.stage is stage and (stage is not Stage.PULL or progress.done):
            raise _Died

    with pytest.raises(_Died):
        one.sync(die)
    one.reopen()
    settle(one, two)
    agree(one, two)
    assert len(two.entries()) == 1_203


@pytest.mark.thorough
def test_a_backlog_goes_over_a_network_that_never_carries_the_whole_of_it(enrol: Enrol, announce: Announce) -> None:
    """3,000 entries are about 1 MB; each connection lives for 150 kB."""
    announce.perhaps(LOST)
    one = enrol("L1")
    one.jot(3_000)
    left = [3_000]
    while left[-1] and len(left) < 60:
        with cut_after(one.address, 150_000) as address, contextlib.suppress(Unavailable):
            one.sync(address=address)
        with one.centre.connect() as office:
            (held,) = office.execute("SELECT count(*) FROM journal.entry").fetchone() or (0,)
        left.append(3_000 - held)
    assert left[-1] == 0, left


@pytest.mark.thorough
def test_an_acknowledgement_that_is_lost_is_no_reason_to_send_again_or_to_forget(enrol: Enrol) -> None:
    one, two = enrol("L1"), enrol("L2")
    one.record(4)
    two.record(1)
    two.sync()

    def die(progress: Progress) -> None:
        if progress.stage is Stage.PULL:  # the centre has committed the push just before
            raise _Died

    with pytest.raises(_Died):
        one.sync(die)
    with one.centre.connect() as office:
        assert office.execute("SELECT count(*) FROM journal.entry").fetchone() == (5,)
    assert one.sync().pushed == 0
    settle(two)
    agree(one, two)


@pytest.mark.thorough
@pytest.mark.seconds
@pytest.mark.parametrize("kills", [1, pytest.param(5, marks=pytest.mark.long)])
@pytest.mark.posix("a server of its own")
def test_a_postmaster_that_is_killed_in_the_middle_loses_nothing_that_a_counter_holds(
    kills: int, tmp_path: Path, announce: Announce
) -> None:
    announce.perhaps(LOST)
    chance = random.Random(6)  # noqa: S311
    with started("fsync = on\nsynchronous_commit = on\n") as server:
        centre = new_centre(server)
        counters = [Counter(tmp_path / series, centre, series) for series in ("L1", "L2")]
        for _ in range(kills):
            workers = [threading.Thread(target=_work, args=(counter,)) for counter in counters]
            for worker in workers:
                worker.start()
            threading.Event().wait(chance.uniform(0.02, 0.4))
            server.kill()
            for worker in workers:
                worker.join()
            server.start()
        settle(*counters)
        agree(*counters)
        for counter in counters:
            counter.register.close()


def _work(counter: Counter) -> None:
    for _ in range(8):
        counter.record(5)
        try:
            counter.sync()
        except Unavailable:
            continue


@pytest.mark.long
@pytest.mark.posix("a server of its own")
def test_a_postmaster_that_is_killed_between_two_chunks_costs_one_of_them_at_most(
    tmp_path: Path, announce: Announce
) -> None:
    announce.perhaps(LOST)
    with started("fsync = on\nsynchronous_commit = on\n") as server:
        centre = new_centre(server)
        one, two = (Counter(tmp_path / series, centre, series) for series in ("L1", "L2"))
        made = attach(one)
        one.sync()
        for mover in (one, two):
            asked: list[bool] = []

            def kill(asked: list[bool] = asked) -> bool:
                asked.append(True)
                if len(asked) == 3:
                    server.kill()
                return True

            with pytest.raises(Unavailable, match="centre_unreachable"):
                move(mover, kill)
            server.start()
            assert move(mover) in (ContentsMoved(sent=1), ContentsMoved(fetched=1))
        assert has(two, made)
        assert at_centre(centre) == 3
        for counter in (one, two):
            counter.register.close()


MOVES_UNTIL_IT_IS_KILLED = """
import os, signal, sys
from contextlib import closing
from pathlib import Path
from frontoffice.register.opened import open_register, system_clock
from frontoffice.register.storage.desk import Desk
from frontoffice.sync.link import centre_address
from frontoffice.sync.link.centre_connection import open_link
from frontoffice.sync.rounds.desk_round import exchange_contents
path, address, role, secret, left = sys.argv[1:]
left = int(left)
def may_go_on():
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return True
register = open_register(Path(path), Desk("L1", "Loket 1"), clock=system_clock)
with closing(register.replica()) as replica, closing(open_link(centre_address.parse(address, role), secret)) as link:
    exchange_contents(replica.contents, link, may_go_on=may_go_on)
"""


@pytest.mark.long
@pytest.mark.posix("SIGKILL")
@pytest.mark.parametrize("receives", [False, True])
def test_a_program_that_is_killed_between_two_chunks_goes_on_with_the_next(
    enrol: Enrol, centre: Centre, *, receives: bool
) -> None:
    one, two = enrol("L1"), enrol("L2")
    made = attach(one)
    settle(one, two)
    if receives:
        move(one)
    mover = two if receives else one
    mover.register.close()
    words = (str(mover.folder / "register.db"), mover.address.text, mover.address.role, mover.secret)
    for _ in range(2):
        left = "1" if receives else "2"  # one chunk; who sends is asked once before them
        ended = subprocess.run([sys.executable, "-c", MOVES_UNTIL_IT_IS_KILLED, *words, left], check=False)
        assert ended.returncode == -signal.SIGKILL
    mover.open()
    assert move(mover) == (ContentsMoved(fetched=1) if receives else ContentsMoved(sent=1))
    move(two)
    assert has(two, made)
    assert at_centre(centre) == 3
    agree(one, two)


@pytest.mark.thorough
@pytest.mark.parametrize("nth", [3, *(pytest.param(nth, marks=pytest.mark.long) for nth in (1, 9, 20, 40))])
def test_a_disk_that_is_full_while_pulling_leaves_a_register_that_is_whole(
    enrol: Enrol, centre: Centre, tmp_path: Path, nth: int
) -> None:
    one, desk = enrol("L1"), enrol("P1")
    one.record(60)
    one.sync()
    disk = FaultyDisk(f"pull-{nth}")
    desk.register.close()
    desk.register = open_register(desk.folder / "register.db", desk.register.desk, clock=OfficeClock(), vfs=disk.name)
    disk.fail(nth, 1_000, apsw.FullError)
    with pytest.raises(Unavailable, match="disk_full"):
        desk.sync()
    disk.heal()
    assert desk.sync().complete
    agree(one, desk)
    desk.register.close()
    desk.open()
    disk.unregister()


@pytest.mark.thorough
def test_a_backup_that_is_taken_while_a_round_goes_on_is_whole(enrol: Enrol) -> None:
    one, desk = enrol("L1"), enrol("P1")
    one.jot(1_500)
    one.sync()
    taken: list[Path] = []
    desk.sync(lambda progress: taken.append(desk.backup()) if progress.stage is Stage.PULL else None)
    assert len(taken) > 2
    for backup in taken:
        with closing(reader(backup)) as connection:
            assert quick_check(connection) == ""
            assert verifying.verify(connection).broken == ""
    desk.put_back(taken[1])
    settle(desk, one)
    agree(one, desk)


@pytest.mark.thorough
def test_a_tail_that_was_cut_off_is_noticed_at_the_centre_and_comes_back(enrol: Enrol) -> None:
    one = enrol("L1")
    one.record(5)
    one.sync()
    for name in ("journal_no_DELETE", "payload_no_DELETE"):
        one.connection.execute(f"DROP TRIGGER {name}")
    one.connection.execute("DELETE FROM payload WHERE entry_id IN (SELECT entry_id FROM journal WHERE seq > 3)")
    one.connection.execute("DELETE FROM journal WHERE seq > 3")
    one.connection.execute("UPDATE head SET (seq, lc, hash) = (SELECT seq, lc, hash FROM journal WHERE seq = 3)")
    assert one.register.maintenance.verify().broken == ""
    assert one.sync().pulled == 2
    assert one.register.maintenance.verify().entries == 5


@pytest.mark.seconds
@pytest.mark.long
def test_a_desk_that_was_offline_for_a_hundred_thousand_entries_gets_them_although_it_is_cut(
    enrol: Enrol, announce: Announce
) -> None:
    announce.perhaps(LOST)
    one, desk = enrol("L1"), enrol("P1")
    fill(one, 6_000)
    one.jot(94_000)
    tries = 0
    for counter in (one, desk):
        for left in (3_000_000, 12_000_000, 10**12):
            tries += 1
            with cut_after(counter.address, left) as address:
                try:
                    if counter.sync(address=address).complete:
                        break
                except Unavailable:
                    continue
    assert tries > 2
    assert desk.addresses() == one.addresses()
    assert desk.register.maintenance.verify().broken == ""


def test_a_round_on_a_link_that_died_is_an_answer_and_no_crash(enrol: Enrol) -> None:
    one = enrol("L1")
    with one.link() as link, closing(one.register.replica()) as replica:
        exchange(replica, link)
        with one.centre.connect() as office:
            office.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                " AND datname = current_database()"
            )
        with pytest.raises(Unavailable, match="centre_unreachable"):
            exchange(replica, link)
    assert one.sync().complete
