"""What counters and others hold open, and the office's statements that get past it or say whose it is."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import psycopg
import pytest
from psycopg import Connection

from frontoffice.errors import Unavailable
from frontoffice.sync import schema
from frontoffice.sync.link import centre_connection
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.office import blocking_sessions, enrolling
from frontoffice.sync.office.blocking_sessions import BlockingSession
from tests.support.centre_server import Centre, started
from tests.support.chains import Chain, hello, push

QUICK = 0.2  # seconds of patience


@contextlib.contextmanager
def hostile(counter: tuple[CentreAddress, str], *statements: str) -> Iterator[Connection]:
    """A counter that lifted its limits and keeps a transaction open in which it did that."""
    with contextlib.closing(centre_connection.open_link(*counter)) as link:
        for name in (
            "statement_timeout",
            "idle_in_transaction_session_timeout",
            "idle_session_timeout",
            "lock_timeout",
        ):
            link.execute(f"SET {name} = 0")
        link.execute("BEGIN")
        hello(link, Chain())  # has its line in journal.device locked, and one in journal.origin
        for statement in statements:
            link.execute(statement)
        yield link


def held(connection: Connection) -> bool:
    """Whether the session still stands."""
    try:
        connection.execute("SELECT 1")
    except psycopg.Error:
        return False
    return True


READS_ALL = (
    "LOCK TABLE journal.entry, journal.payload, journal.head, journal.centre, journal.program IN ACCESS SHARE MODE"
)


def lock_all(office: Connection) -> None:
    with office.transaction():
        office.execute("LOCK TABLE journal.entry")


def test_an_upgrade_gets_past_a_counter_that_holds_every_table_and_the_advisory_lock(centre: Centre) -> None:
    said: list[BlockingSession] = []
    with hostile(centre.enrol(), READS_ALL, f"SELECT pg_advisory_lock({schema.ONE_AT_A_TIME})") as link:
        pid = link.info.backend_pid
        with centre.connect() as office:

            def upgrade() -> tuple[int, int]:
                with office.transaction():
                    office.execute("ALTER TABLE journal.entry ENABLE ROW LEVEL SECURITY")
                return schema.upgrade(office)

            before, now = blocking_sessions.run_despite_locks(office, upgrade, said.append, QUICK)
        assert before == now
        assert said[0] == BlockingSession(pid, said[0].role, "Loket 1")
        assert not held(link)


def test_an_upgrade_does_not_wait_for_an_advisory_lock_of_a_counter(centre: Centre) -> None:
    with centre_connection.open_link(*centre.enrol()) as link, centre.connect() as office:
        link.execute(f"SELECT pg_advisory_lock({schema.ONE_AT_A_TIME})")
        office.execute("SET lock_timeout = '1s'")
        schema.upgrade(office)
        assert held(link)


def test_a_counter_is_revoked_whatever_it_holds_open(centre: Centre) -> None:
    address, word = centre.enrol()
    for statement in ("SELECT 1", "ALTER ROLE CURRENT_USER PASSWORD 'lain'", "ALTER ROLE CURRENT_USER SET jit = on"):
        with hostile((address, word), statement) as link, centre.connect() as office:
            blocking_sessions.run_despite_locks(office, lambda: enrolling.revoke(office, "Loket 1"), patience=QUICK)
            assert not held(link)
            with pytest.raises(Unavailable, match="centre_revoked"):
                centre_connection.open_link(address, word)
        address, word = centre.enrol()


def test_a_counter_that_holds_its_line_is_revoked_without_waiting_for_it(centre: Centre) -> None:
    with hostile(centre.enrol()) as link, centre.connect() as office:
        office.execute("SET lock_timeout = '1s'")
        enrolling.revoke(office, "Loket 1")
        assert not held(link)


def test_another_device_takes_over_what_a_counter_holds_open(centre: Centre) -> None:
    with hostile(centre.enrol()) as link, centre.connect() as office:
        made = blocking_sessions.run_despite_locks(
            office, lambda: enrolling.enrol(office, "Loket 1", replaces="Loket 1"), patience=QUICK
        )
        assert not held(link)
    with centre_connection.open_link(centre.address_of(made.role), made.secret) as counter:
        assert hello(counter, Chain())[0] == "welcome"


def test_meanwhile_and_afterwards_others_go_on(centre: Centre) -> None:
    other, chain = centre.enrol("Loket 2"), Chain()
    with hostile(centre.enrol(), READS_ALL), centre_connection.open_link(*other) as counter, centre.connect() as office:
        hello(counter, chain)
        push(counter, chain.write(2))
        blocking_sessions.run_despite_locks(office, lambda: lock_all(office), patience=QUICK)
    with centre_connection.open_link(*other) as counter:
        hello(counter, chain)
        push(counter, chain.write(1))


def test_what_is_no_counters_is_named_and_left_alone(centre: Centre) -> None:
    with centre.connect() as reading, centre.connect() as office:
        reading.execute("BEGIN")
        reading.execute("SELECT count(*) FROM journal.entry")
        said: list[BlockingSession] = []
        with pytest.raises(Unavailable) as unavailable:
            blocking_sessions.run_despite_locks(office, lambda: lock_all(office), said.append, 0.02)
        assert unavailable.value.code == "centre_locked"
        assert unavailable.value.facts == {"sessions": f"postgres ({reading.info.backend_pid})"}
        assert said == []
        assert held(reading)


def test_a_change_that_came_in_between_is_tried_again_and_another_error_is_not(centre: Centre) -> None:
    raised = [psycopg.errors.InternalError_("tuple concurrently updated"), psycopg.errors.DeadlockDetected("x")]

    def work() -> int:
        if raised:
            raise raised.pop()
        return 7

    with centre.connect() as office:
        assert blocking_sessions.run_despite_locks(office, work) == 7
        raised.append(psycopg.errors.InternalError_("something else"))
        with pytest.raises(psycopg.errors.InternalError_, match="something else"):
            blocking_sessions.run_despite_locks(office, work)


def test_a_counter_that_comes_again_and_holds_nothing_is_left_alone(centre: Centre) -> None:
    known, said = centre.enrol(), list[BlockingSession]()
    with contextlib.ExitStack() as open_until, centre.connect() as office, centre.connect() as other:
        open_until.enter_context(hostile(known, READS_ALL))
        again: list[Connection] = []

        def work() -> int:
            if not said:
                lock_all(office)
            if not again:  # its next round, while somebody else was in the way once more, and is gone by now
                again.append(open_until.enter_context(contextlib.closing(centre_connection.open_link(*known))))
                with other.transaction():
                    other.execute("LOCK TABLE journal.entry")
                    lock_all(office)
            return 7

        assert blocking_sessions.run_despite_locks(office, work, said.append, QUICK) == 7
        assert len(said) == 1
        assert held(again[0])


@pytest.mark.posix("a server of its own")
def test_an_office_that_is_no_superuser_ends_the_sessions_of_the_roles_that_it_made() -> None:
    with started() as server:
        with server.connect() as owner:
            owner.execute("CREATE ROLE penjaga LOGIN CREATEROLE PASSWORD 'x'")
            owner.execute("CREATE DATABASE pengaduan OWNER penjaga")
        dsn = f"host=127.0.0.1 port={server.port} user=penjaga password=x dbname=pengaduan"
        with centre_connection.open_office(dsn) as office:
            schema.upgrade(office)
            made = enrolling.enrol(office, "Loket 1")
            address = CentreAddress("127.0.0.1", server.port, "pengaduan", made.role)
            with hostile((address, made.secret), READS_ALL) as link:
                blocking_sessions.run_despite_locks(office, lambda: lock_all(office), patience=QUICK)
                assert not held(link)
            with hostile((address, made.secret), READS_ALL, "ALTER ROLE CURRENT_USER PASSWORD 'lain'") as link:
                blocking_sessions.run_despite_locks(office, lambda: enrolling.revoke(office, "Loket 1"), patience=QUICK)
                assert not held(link)
            made = enrolling.enrol(office, "Loket 2")
            with server.connect("pengaduan") as owner:  # as where the device was enrolled before the office kept that
                owner.execute(
                    f"REVOKE {made.role} FROM penjaga GRANTED BY penjaga"
                    if later(office)
                    else f"REVOKE {made.role} FROM penjaga"
                )
            with hostile((CentreAddress("127.0.0.1", server.port, "pengaduan", made.role), made.secret)) as link:
                blocking_sessions.end(office, made.role)
                assert not held(link)
                assert office.execute("SELECT pg_has_role(%s, 'USAGE')", (made.role,)).fetchone() == (False,)


def later(office: Connection) -> bool:
    """From 16 on a membership is one of whoever granted it, and the maker of a role has one besides."""
    return office.info.server_version >= 16_00_00
