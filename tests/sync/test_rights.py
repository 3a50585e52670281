"""What a device may do at the centre, and what nobody may."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import Connection

from frontoffice.sync import schema
from frontoffice.sync.link import centre_connection
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.office import enrolling
from tests.support.centre_server import Centre, CentreServer, new_centre, started
from tests.support.chains import Chain, hello, push


@pytest.fixture(scope="module")
def at_work(centre_server: CentreServer) -> Iterator[Connection]:
    """A device that has written something, at a centre for all that is refused and so changes nothing."""
    made = new_centre(centre_server)
    with centre_connection.open_link(*made.enrol()) as opened:
        chain = Chain()
        hello(opened, chain)
        push(opened, chain.write(1))
        yield opened
    made.drop()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal.entry SET officer = ''",
        "DELETE FROM journal.entry",
        "TRUNCATE journal.entry",
        "UPDATE journal.payload SET body = ''",
        "DELETE FROM journal.payload",
        "TRUNCATE journal.payload",
        "INSERT INTO journal.head (origin, seq, hash, lc) VALUES (gen_random_uuid(), 1, '', 1)",
        "UPDATE journal.head SET seq = 0",
        "DELETE FROM journal.head",
        "SELECT token FROM journal.origin",
        "SELECT * FROM journal.origin",
        "UPDATE journal.origin SET token = NULL",
        "INSERT INTO journal.origin (origin) VALUES (gen_random_uuid())",
        "SELECT * FROM journal.device",
        "UPDATE journal.device SET active = true",
        "SELECT * FROM journal.quarantine",
        "DELETE FROM journal.quarantine",
        "UPDATE journal.centre SET min_protocol = 0",
        "INSERT INTO journal.erased (entry_id, by_entry) VALUES (gen_random_uuid(), gen_random_uuid())",
        "SELECT journal.erase(gen_random_uuid(), gen_random_uuid())",
        "INSERT INTO journal.entry (received_at) VALUES (now())",
        "ALTER TABLE journal.entry DISABLE TRIGGER ALL",
        "DROP TRIGGER check_entries ON journal.entry",
        "ALTER TABLE journal.entry DISABLE ROW LEVEL SECURITY",
        "CREATE TABLE journal.mine (a integer)",
        "CREATE TABLE public.mine (a integer)",
        "CREATE SCHEMA mine",
        "CREATE ROLE mine",
        "SET session_replication_role = replica",
        "SET ROLE postgres",
        "SET SESSION AUTHORIZATION postgres",
        "COPY journal.entry TO PROGRAM 'true'",
    ],
)
def test_a_counter_may_not(at_work: Connection, statement: str) -> None:
    with pytest.raises(psycopg.errors.DatabaseError) as refused:
        at_work.execute(statement)
    assert refused.value.sqlstate == "42501"


@pytest.mark.thorough
def test_a_counter_writes_under_its_own_origins_only(centre: Centre, counter: Connection) -> None:
    mine = Chain()
    hello(counter, mine)
    push(counter, mine.write(2))
    with centre_connection.open_link(*centre.enrol("Loket 2")) as other:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            push(other, mine.write(1))
        with pytest.raises(psycopg.errors.DatabaseError) as refused:
            hello(other, mine)
        assert refused.value.sqlstate == "FO003"
        assert other.execute("SELECT count(*) FROM journal.entry").fetchone() == (2,)


@pytest.mark.thorough
def test_an_origin_without_a_device_belongs_to_the_first_who_says_hello(centre: Centre, counter: Connection) -> None:
    chain = Chain()
    with centre.connect() as office:
        office.execute("INSERT INTO journal.origin (origin) VALUES (%s)", (chain.origin,))
    assert hello(counter, chain)[0] == "welcome"
    push(counter, chain.write(2))
    with centre_connection.open_link(*centre.enrol("Loket 2")) as other, pytest.raises(psycopg.errors.DatabaseError):
        hello(other, chain)


@pytest.mark.thorough
def test_not_even_the_owner_changes_an_entry(centre: Centre, counter: Connection) -> None:
    chain = Chain()
    hello(counter, chain)
    push(counter, chain.write(1))
    with centre.connect() as office:
        for statement in (
            "UPDATE journal.entry SET officer = ''",
            "DELETE FROM journal.entry",
            "TRUNCATE journal.entry",
            "UPDATE journal.payload SET body = ''",
        ):
            with pytest.raises(psycopg.errors.DatabaseError) as refused:
                office.execute(statement)
            assert refused.value.sqlstate == "FO005"


@pytest.mark.thorough
@pytest.mark.posix("a server of its own")
def test_the_centre_is_set_up_by_a_role_that_is_no_superuser() -> None:
    with started() as server:
        with server.connect() as office:
            office.execute("CREATE ROLE penjaga LOGIN CREATEROLE PASSWORD 'x'")
            office.execute("CREATE DATABASE pengaduan OWNER penjaga")
        with centre_connection.open_office(
            f"host=127.0.0.1 port={server.port} user=penjaga password=x dbname=pengaduan"
        ) as keeper:
            schema.upgrade(keeper)
            made = enrolling.enrol(keeper, "Loket 1")
            address = CentreAddress("127.0.0.1", server.port, "pengaduan", made.role)
            with centre_connection.open_link(address, made.secret) as counter:
                chain = Chain()
                assert hello(counter, chain)[0] == "welcome"
                push(counter, chain.write(2))
                enrolling.revoke(keeper, "Loket 1")
                with pytest.raises(psycopg.DatabaseError):
                    hello(counter, chain)
