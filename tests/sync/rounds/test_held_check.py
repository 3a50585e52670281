"""What the keeper of the database deletes or changes behind the heads is named by desks that hold it."""

from __future__ import annotations

import pytest

from frontoffice.sync import schema
from frontoffice.sync.rounds import exchange
from tests.support.centre_server import Centre
from tests.support.counters import Counter, agree, settle
from tests.sync.conftest import Enrol

DELETE = (
    "DELETE FROM journal.payload WHERE origin = %(origin)s AND seq = 2",
    "DELETE FROM journal.entry WHERE origin = %(origin)s AND seq = 2",
)
SWAP = (
    "CREATE TEMP TABLE two AS SELECT seq, salt, body FROM journal.payload WHERE origin = %(origin)s AND seq IN (1, 2)",
    (
        "UPDATE journal.payload p SET salt = t.salt, body = t.body FROM two t WHERE p.origin = %(origin)s"
        " AND p.seq = 3 - t.seq AND p.seq IN (1, 2)"
    ),
)
RENAME = ("UPDATE journal.entry SET kind = 'complaint.erased' WHERE origin = %(origin)s AND seq = 2",)
RESIGN = ("UPDATE journal.entry SET officer = 'Orang Lain' WHERE origin = %(origin)s AND seq = 2",)
HEAD_BACK = (
    b"UPDATE journal.head h SET seq = e.seq, hash = e.hash, lc = e.lc FROM journal.entry e"
    b" WHERE h.origin = %(origin)s AND e.origin = h.origin AND e.seq = 2"
)


def do(centre: Centre, counter: Counter, *statements: str) -> None:
    with centre.connect() as office:
        office.execute("SET session_replication_role = replica")
        for statement in statements:
            office.execute(statement.encode(), {"origin": counter.register.unit.origin})


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        (DELETE, "2: is missing at the centre"),
        (SWAP, "1: was changed at the centre"),
        (RENAME, "2: was changed at the centre"),
        (RESIGN, "2: was changed at the centre"),
    ],
)
def test_an_entry_that_was_deleted_or_changed_is_named_by_every_desk_that_holds_it(
    enrol: Enrol, centre: Centre, statements: tuple[str, ...], named: str
) -> None:
    one, two = enrol("L1"), enrol("L2")
    one.record(3)
    settle(one, two)
    assert (one.sync().broken, two.sync().broken) == ((), ())
    do(centre, one, *statements)
    one.record(1)
    for counter in (one, two, one):
        done = counter.sync()
        assert (done.complete, done.broken) == (False, (f"{one.register.unit.origin}/{named}",))
    one.record(1)
    assert one.sync().pushed == 1  # nobody waits for that
    two.sync()
    agree(one, two)


@pytest.mark.thorough
def test_of_many_entries_some_are_looked_at_in_each_minute_and_what_was_found_at_once(
    enrol: Enrol, centre: Centre
) -> None:
    one, two = enrol("L1"), enrol("L2")
    one.jot(2 * exchange.AT_ONCE)
    settle(one, two)
    do(centre, one, *DELETE)
    named = (f"{one.register.unit.origin}/2: is missing at the centre",)
    found = []
    for _ in range(5):
        one.record(1)
        one.sync()
        found.append(two.sync().broken)
        two.clock.move(minutes=1)
    assert set(found) <= {(), named}
    seen = found.index(named)
    assert seen < 3
    assert found[seen:] == [named] * (5 - seen)


def test_an_idle_desk_looks_once_an_hour(enrol: Enrol, centre: Centre) -> None:
    one = enrol("L1")
    one.record(3)
    settle(one)
    do(centre, one, *DELETE)
    broken = []
    for _ in range(60):
        broken.append(one.sync().broken)
        one.clock.move(minutes=1)
    named = (f"{one.register.unit.origin}/2: is missing at the centre",)
    assert set(broken) == {(), named}
    assert broken == sorted(broken)  # and says so from then on


@pytest.mark.parametrize("is_known", [True, False], ids=["head and digest follow", "head left as it was"])
def test_the_last_entry_that_was_deleted_is_sent_again_where_the_head_follows_and_named_where_it_does_not(
    enrol: Enrol, centre: Centre, is_known: bool
) -> None:
    one = enrol("L1")
    one.record(3)
    settle(one)
    do(centre, one, *(statement.replace("seq = 2", "seq = 3") for statement in DELETE))
    if is_known:
        with centre.connect() as office:
            office.execute(HEAD_BACK, {"origin": one.register.unit.origin})
            schema.upgrade(office)
    else:
        one.clock.move(hours=1)
        one.record(1)
    done = one.sync()
    if is_known:
        assert (done.pushed, one.sync().broken) == (1, ())
    else:
        assert done.broken == (f"{one.register.unit.origin}/3: is missing at the centre",)


def test_words_that_were_deleted_alone_are_named_by_a_new_desk_and_kept_by_the_others(
    enrol: Enrol, centre: Centre
) -> None:
    one, two = enrol("L1"), enrol("L2")
    one.record(3)
    settle(one, two)
    do(centre, one, DELETE[0])
    one.record(1)
    assert (one.sync().broken, two.sync().broken) == ((), ())
    assert enrol("L3").sync().broken == (f"{one.register.unit.origin}/2: its body is missing",)
    agree(one, two)
