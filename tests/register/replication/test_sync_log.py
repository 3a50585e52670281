from __future__ import annotations

from datetime import timedelta

from frontoffice.register.register import Register
from frontoffice.register.replication.sync_log import KEPT, LastRound
from tests.support.examples import MORNING, OfficeClock


def test_the_last_round_and_the_last_complete_one_are_kept(register: Register, clock: OfficeClock) -> None:
    log = register.sync_log
    assert log.last() is None
    log.keep({"pushed": 3}, complete=True)
    clock.move(minutes=1)
    log.keep({"pushed": 0}, complete=False)
    assert log.last() == LastRound(MORNING + timedelta(minutes=1), False, {"pushed": 0})
    assert log.last(complete=True) == LastRound(MORNING, True, {"pushed": 3})


def test_uneventful_rounds_take_each_others_place(register: Register, clock: OfficeClock) -> None:
    for _ in range(10):
        register.sync_log.keep({"pushed": 0}, complete=True)
        clock.move(minutes=1)
    assert register.unit.connection.execute("SELECT count(*) FROM sync_log").get == 1
    last = register.sync_log.last()
    assert last is not None
    assert last.ended_at == MORNING + timedelta(minutes=9)


def test_only_the_newest_are_kept_and_the_last_complete_one(register: Register) -> None:
    register.sync_log.keep({"pushed": 1}, complete=True)
    for no in range(KEPT + 50):
        register.sync_log.keep({"pushed": no % 7}, complete=False)
    assert register.unit.connection.execute("SELECT count(*) FROM sync_log").get <= KEPT + 2
    last = register.sync_log.last(complete=True)
    assert last is not None
    assert last.outcome == {"pushed": 1}


def test_only_rounds_that_healed_something_are_listed(register: Register) -> None:
    register.sync_log.keep({"healed": []}, complete=True)
    register.sync_log.keep({"healed": ["a"]}, complete=False)
    assert [one.outcome for one in register.sync_log.healed()] == [{"healed": ["a"]}]
