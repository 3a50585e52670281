from __future__ import annotations

from datetime import timedelta

import pytest

from frontoffice.register.register import Register
from frontoffice.register.replication.sync_log import KEPT, LastRound
from tests.conftest import Announce
from tests.support.examples import MORNING, OfficeClock
from tests.support.refusals import failure


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


@pytest.mark.thorough
def test_only_the_newest_are_kept_and_the_last_complete_one(register: Register) -> None:
    register.sync_log.keep({"pushed": 1}, complete=True)
    for no in range(KEPT + 50):
        register.sync_log.keep({"pushed": no % 7}, complete=False)
    ids = [no for (no,) in register.unit.connection.execute("SELECT id FROM sync_log ORDER BY id")]
    assert ids == [1, *range(51, KEPT + 52)]
    last = register.sync_log.last(complete=True)
    assert last is not None
    assert last.outcome == {"pushed": 1}


def test_only_rounds_that_healed_something_are_listed(register: Register) -> None:
    register.sync_log.keep({"healed": []}, complete=True)
    register.sync_log.keep({"healed": ["a"]}, complete=False)
    assert [one.outcome for one in register.sync_log.list_healing_rounds()] == [{"healed": ["a"]}]


def test_a_round_is_another_one_where_it_ended_otherwise_or_says_something_else(
    register: Register, clock: OfficeClock
) -> None:
    log, kept = register.sync_log, []
    for complete, pushed in ((True, 0), (False, 0), (False, 1), (False, 1), (True, 0)):
        clock.move(minutes=1)
        log.keep({"pushed": pushed}, complete=complete)
        kept.append(register.unit.connection.execute("SELECT count(*) FROM sync_log").get)
    assert kept == [1, 2, 3, 3, 4]
    assert register.unit.connection.execute("SELECT ended_at FROM sync_log WHERE id = 3").get.startswith(
        "2026-11-24T03:36:00"
    )


def test_healed_rounds_are_listed_with_all_that_is_known_of_them_the_latest_first(
    register: Register, clock: OfficeClock
) -> None:
    register.sync_log.keep({"healed": ["a"]}, complete=True)
    clock.move(minutes=1)
    register.sync_log.keep({"pushed": 1}, complete=True)
    register.sync_log.keep({"healed": ["b", "c"]}, complete=False)
    assert register.sync_log.list_healing_rounds() == (
        LastRound(MORNING + timedelta(minutes=1), False, {"healed": ["b", "c"]}),
        LastRound(MORNING, True, {"healed": ["a"]}),
    )


def test_a_round_that_cannot_be_read_is_damage(register: Register, announce: Announce) -> None:
    announce("the register cannot be read (UnreadableRow): sync_log")
    register.sync_log.keep({}, complete=True)
    register.unit.connection.execute("UPDATE sync_log SET ended_at = 'x'")
    code, facts = failure(register.sync_log.last)
    assert (code, facts["where"]) == ("register_damaged", "sync_log")
