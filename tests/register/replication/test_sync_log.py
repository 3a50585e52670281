from __future__ import annotations

from datetime import timedelta

from frontoffice.register.register import Register
from frontoffice.register.replication import sync_log
from frontoffice.register.replication.sync_log import LastRound
from tests.support.examples import MORNING


def test_the_last_round_and_the_last_complete_one_are_told(register: Register) -> None:
    connection = register._ledger.connection
    assert sync_log.last(connection) is None
    sync_log.keep(connection, MORNING, '{"pushed": 3}', complete=True)
    later = MORNING + timedelta(minutes=1)
    sync_log.keep(connection, later, '{"pushed": 0}', complete=False)
    assert sync_log.last(connection) == LastRound(later, False, {"pushed": 0})
    assert sync_log.last(connection, complete=True) == LastRound(MORNING, True, {"pushed": 3})


def test_uneventful_rounds_take_each_others_place(register: Register) -> None:
    connection = register._ledger.connection
    for minute in range(10):
        sync_log.keep(connection, MORNING + timedelta(minutes=minute), '{"pushed": 0}', complete=True)
    assert connection.execute("SELECT count(*) FROM sync_log").get == 1
    last = sync_log.last(connection)
    assert last is not None
    assert last.ended_at == MORNING + timedelta(minutes=9)


def test_only_the_newest_are_kept_and_the_last_complete_one(register: Register) -> None:
    connection = register._ledger.connection
    sync_log.keep(connection, MORNING, '{"pushed": 1}', complete=True)
    for no in range(sync_log.KEPT + 50):
        sync_log.keep(connection, MORNING, f'{{"pushed": {no % 7}}}', complete=False)
    assert connection.execute("SELECT count(*) FROM sync_log").get <= sync_log.KEPT + 2
    last = sync_log.last(connection, complete=True)
    assert last is not None
    assert last.told == {"pushed": 1}
