"""What one device may write at the centre; whatever is beyond is refused, and the others are served."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from psycopg import Connection

from frontoffice.errors import Refused, Unavailable
from frontoffice.register.journal.ids import new_id
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import device_limits
from frontoffice.sync.office.device_limits import EntryLimits
from tests.support.centre_server import Centre
from tests.support.chains import Chain, hello, push, relay
from tests.sync.conftest import Enrol


def over(work: Callable[[], Any]) -> str:
    """What the centre says to whoever is over a limit."""
    with pytest.raises(psycopg.DatabaseError) as refused:
        work()
    assert refused.value.sqlstate == "FO005"
    return str(refused.value.diag.message_detail)


def stop_time(centre: Centre) -> None:
    """Let nothing come back of what was spent."""
    with centre.connect() as office:
        office.execute(
            "INSERT INTO journal.entry_use (device_id, spent, word_bytes, aside, at)"
            " SELECT device_id, 0, 0, 0, '2999-01-01' FROM journal.device"
            " ON CONFLICT (device_id) DO UPDATE SET at = excluded.at"
        )


def greeted(link: Connection) -> Chain:
    chain = Chain()
    hello(link, chain)
    return chain


def test_each_limit_stops_what_is_beyond_it_and_another_device_goes_on(centre: Centre) -> None:
    with (
        centre_connection.open_link(*centre.enrol("Loket 1")) as one,
        centre_connection.open_link(*centre.enrol("Loket 2")) as two,
    ):
        chain, other = greeted(one), greeted(two)
        with centre.connect() as office:
            device_limits.set_limits(office, "Loket 1", EntryLimits(burst=10, chains=1, megabytes=1, aside=2))
        stop_time(centre)
        push(one, chain.write(10))
        assert over(lambda: push(one, chain.branch().write(1))).startswith("at once 11 of 10")
        assert over(lambda: relay(one, Chain().write(3))).endswith("put aside 3 of 2")
        relay(one, Chain().write(2))
        with centre.connect() as office:
            device_limits.set_limits(office, "Loket 1", EntryLimits(burst=100))
        assert over(lambda: push(one, greeted(one).write(1))) == "more than 1 chains"
        assert "of 1000000" in over(lambda: push(one, chain.branch().write(1, raw_body=b"x" * 999_999)))
        push(one, chain.write(1))
        push(two, other.write(100))


def test_words_count_wherever_an_entry_has_them(centre: Centre) -> None:
    with centre_connection.open_link(*centre.enrol()) as link, centre.connect() as office:
        chain = greeted(link)
        device_limits.set_limits(office, "", EntryLimits(megabytes=1))
        said = {"officer": "x" * 600_000}
        assert "of 1000000" in over(lambda: push(link, chain.branch().write(2, **said)))
        assert "of 1000000" in over(lambda: relay(link, Chain().write(2, **said)))
        push(link, chain.write(1, **said))


def test_a_device_writes_no_more_than_thousands_of_entries_about_one_complaint(centre: Centre) -> None:
    with (
        centre_connection.open_link(*centre.enrol("Loket 1")) as one,
        centre_connection.open_link(*centre.enrol("Loket 2")) as two,
    ):
        chain, further, other = greeted(one), greeted(one), greeted(two)
        complaint, person = new_id(), new_id()
        push(two, other.write(1, kind="complaint.recorded", entry_id=complaint, subject=complaint))
        push(one, chain.write(1_999, subject=complaint))
        push(one, chain.write(1, subject=complaint))
        said = f"about {complaint}: 2001 entries of 2000"
        assert over(lambda: push(one, chain.branch().write(1, subject=complaint))) == said
        assert over(lambda: push(one, further.branch().write(1, subject=complaint))) == said  # in whatever chain
        push(one, chain.write(1))
        push(two, other.write(2, subject=complaint))  # who writes about it as ever is kept from nothing
        push(one, chain.write(2_001, subject=person))  # no complaint: a list, a person


@pytest.mark.thorough
def test_what_came_at_once_comes_back_with_time(centre: Centre) -> None:
    with centre_connection.open_link(*centre.enrol("Loket 1")) as link, centre.connect() as office:
        chain = greeted(link)
        device_limits.set_limits(office, "Loket 1", EntryLimits(burst=10))
        push(link, chain.write(10))
        office.execute("UPDATE journal.entry_use SET at = at - interval '1 second'")
        push(link, chain.write(10))
        stop_time(centre)  # a clock that went back
        over(lambda: push(link, chain.branch().write(1)))


@pytest.mark.thorough
def test_a_limit_for_all_is_that_of_whoever_has_no_own(centre: Centre) -> None:
    with centre_connection.open_link(*centre.enrol("Loket 1")) as link, centre.connect() as office:
        chain = greeted(link)
        assert device_limits.set_limits(office, "", EntryLimits(burst=3))
        over(lambda: push(link, chain.branch().write(4)))
        assert not device_limits.set_limits(office, "", EntryLimits())
        for wrong, code in ((EntryLimits(burst=-1), "entry_limit"), (EntryLimits(aside=10**9 + 1), "entry_limit")):
            with pytest.raises(Refused, match=code):
                device_limits.set_limits(office, "Loket 1", wrong)
        with pytest.raises(Refused, match="device_unknown"):
            device_limits.set_limits(office, "Loket 9", EntryLimits(burst=1))


def test_a_leap_of_before_is_taken_once_from_the_device_that_the_office_names(centre: Centre) -> None:
    with centre_connection.open_link(*centre.enrol("Loket 1")) as link, centre.connect() as office:
        chain = greeted(link)
        far = [*chain.write(1), *chain.write(1, lc=2**40), *chain.write(1)]
        with pytest.raises(psycopg.DatabaseError, match="chain is broken"):
            push(link, far)
        with pytest.raises(Refused, match="device_unknown"):
            device_limits.let_leap(office, "Loket 9")
        device_limits.let_leap(office, "Loket 1")
        with pytest.raises(psycopg.DatabaseError, match="chain is broken"):
            push(link, [*chain.branch().write(1, lc=2**59 + 1)])
        push(link, far)
        link.execute("SELECT journal.synced(0, interval '0')")
        with pytest.raises(psycopg.DatabaseError, match="chain is broken"):
            push(link, [*chain.branch().write(1, lc=2**41)])


def test_a_counter_over_its_limit_takes_in_what_others_wrote_and_sends_again_later(
    centre: Centre, enrol: Enrol
) -> None:
    first, second = enrol("L1"), enrol("L2")
    second.record(2)
    second.sync()
    first.record(3)
    with centre.connect() as office:
        device_limits.set_limits(office, "", EntryLimits(burst=1))
    with pytest.raises(Unavailable, match="centre_entry_limit"):
        first.sync()
    assert len(first.numbers()) == 5
    with centre.connect() as office:
        device_limits.set_limits(office, "", EntryLimits(burst=1_000))
    assert first.sync().complete
    assert second.sync().pulled == 3


@pytest.mark.thorough
def test_what_may_not_be_put_aside_ends_no_round(centre: Centre, enrol: Enrol) -> None:
    first, second = enrol("L1"), enrol("L2")
    first.record(2)
    first.sync()
    second.sync()
    with centre.connect() as office:
        device_limits.set_limits(office, "", EntryLimits(aside=1))
        office.execute("SET session_replication_role = replica")
        for name in ("entry", "payload", "head", "origin"):
            office.execute(f"DELETE FROM journal.{name}".encode())
        office.execute("INSERT INTO journal.head_change (bucket) SELECT generate_series(0, 255)")
    done = second.sync()
    assert (done.relayed, done.quarantined, done.left_out) == (0, 0, 2)


def in_its_second_week(centre: Centre) -> None:
    with centre.connect() as office:
        office.execute("UPDATE journal.device SET enrolled_at = enrolled_at - interval '8 days'")


def test_what_no_officer_types_in_a_day_is_refused_and_said_and_goes_on_the_next_day(
    centre: Centre, enrol: Enrol
) -> None:
    desk, other = enrol("L1"), enrol("L2")
    desk.sync()
    in_its_second_week(centre)
    with centre.connect() as office:
        device_limits.set_limits(office, "", EntryLimits(by_day=1))
    desk.record(3)
    assert desk.sync().complete
    other.record(1)
    other.sync()
    desk.record(120, description="x" * 9_000)
    with pytest.raises(Unavailable, match="centre_day_limit"):
        desk.sync()
    with centre.connect() as office:
        used = device_limits.read(office)[desk.address.role].today
        assert used is not None
        assert 0 < used.amount <= used.most == 1_000_000
        office.execute("UPDATE journal.entry_use SET day = day - 1")
        device_limits.set_limits(office, "", EntryLimits(by_day=2))
    assert desk.sync().complete
    assert ("L2", 1) in desk.numbers()


@pytest.mark.thorough
def test_the_limit_of_a_day_lets_the_largest_honest_day_and_the_years_of_a_new_device_pass(centre: Centre) -> None:
    with centre_connection.open_link(*centre.enrol("Loket 1")) as link:
        chain = greeted(link)
        for _ in range(3):
            push(link, chain.write(20, raw_body=b"x" * 1_000_000))  # it came with years
        in_its_second_week(centre)
        assert over_day(lambda: push(link, chain.branch().write(1))).startswith("bytes of words today 6")
        with centre.connect() as office:
            office.execute("UPDATE journal.entry_use SET day = day - 1")
        push(link, chain.write(3_000, raw_body=b"x" * 4_000))  # ten times a busy day
        relay(link, Chain().write(10, raw_body=b"x" * 4_000_000))  # what is relayed of others has its own limit
        assert over_day(lambda: push(link, chain.branch().write(10, raw_body=b"x" * 4_000_000)))


def over_day(work: Callable[[], Any]) -> str:
    """What the centre says to whoever is over the limit of a day."""
    with pytest.raises(psycopg.DatabaseError) as refused:
        work()
    assert refused.value.sqlstate == "FO006"
    return str(refused.value.diag.message_detail)
