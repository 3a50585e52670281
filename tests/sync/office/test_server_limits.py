"""What stands open to counters on a server, and the statements that close it."""

from __future__ import annotations

import psycopg
import pytest

from frontoffice.sync import schema
from frontoffice.sync.link import centre_connection
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.office import enrolling, server_limits
from frontoffice.sync.office.server_limits import Door, OpenDoor
from tests.support.centre_server import Centre, started


@pytest.mark.posix("a server of its own")
def test_each_door_that_a_plain_server_leaves_open_is_named_and_its_statement_closes_it() -> None:
    with started("max_prepared_transactions = 2\n") as server:
        with server.connect() as owner:
            owner.execute("CREATE ROLE penjaga LOGIN CREATEROLE PASSWORD 'x'")
            owner.execute("CREATE DATABASE pengaduan OWNER penjaga")
        dsn = f"host=127.0.0.1 port={server.port} user=penjaga password=x dbname=pengaduan"
        with centre_connection.open_office(dsn) as office:
            schema.upgrade(office)
            made = enrolling.enrol(office, "Loket 1")
            found = server_limits.open_doors(office)
            assert [one.door for one in found] == [
                *(Door.LARGE_OBJECTS, Door.TEMPORARY_FILES, Door.PREPARED),
                *(Door.DATABASES, Door.DATABASES),
            ]
            with server.connect("pengaduan") as owner:
                for one in found:
                    owner.execute(one.statement.encode())
            assert server_limits.open_doors(office) == (
                OpenDoor(Door.PREPARED, "ALTER SYSTEM SET max_prepared_transactions = 0"),  # until it starts anew
            )
            schema.upgrade(office)
            further = enrolling.enrol(office, "Loket 2")
        server.stop()
        server.start()
        with centre_connection.open_office(dsn) as office:
            assert server_limits.open_doors(office) == ()
        for device in (made, further):
            address = CentreAddress("127.0.0.1", server.port, "pengaduan", device.role)
            with centre_connection.open_link(address, device.secret) as counter:
                assert counter.execute("SHOW temp_file_limit").fetchone() == ("1GB",)
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    counter.execute("SET temp_file_limit = -1")


@pytest.mark.thorough
def test_a_superuser_leaves_no_door_open_but_those_of_other_databases(centre: Centre) -> None:
    with centre.connect() as office:
        assert {one.door for one in server_limits.open_doors(office)} <= {Door.DATABASES}
