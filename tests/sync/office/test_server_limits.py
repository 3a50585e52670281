"""What stands open to counters on a server, and the statements that close it."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from frontoffice.errors import Unavailable
from frontoffice.sync import schema
from frontoffice.sync.link import centre_connection
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.office import enrolling, server_limits
from frontoffice.sync.office.server_limits import Door, OpenDoor
from tests.support.centre_server import Centre, CentreServer, new_centre, started
from tests.support.chains import Chain, hello, push
from tests.support.full_lock_table import fill_lock_table

ROOT = Path(__file__).parents[3]
HANDBOOK = ROOT / "resources/handbook/centre.md"


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
                *(Door.LARGE_OBJECTS, Door.TEMPORARY_FILES, Door.SERVER_LOG, Door.PREPARED),
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
                assert counter.execute("SHOW log_min_messages").fetchone() == ("fatal",)
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    counter.execute("SET temp_file_limit = -1")
                counter.execute("DO $$ BEGIN RAISE LOG 'penuh'; END $$")
        with server.connect() as owner:
            owner.execute("DO $$ BEGIN RAISE LOG 'terakhir'; END $$")
        while not any("terakhir" in line for line in server.said):
            pass  # read by a thread of its own
        assert not any("penuh" in line for line in server.said)


@pytest.mark.thorough
def test_a_superuser_leaves_no_door_open_but_those_of_other_databases(centre: Centre) -> None:
    with centre.connect() as office:
        assert {one.door for one in server_limits.open_doors(office)} <= {Door.DATABASES}


def recipe(server: CentreServer, centre: Centre, role: str) -> list[str]:
    """The handbook's lines against a full table of locks, for a server that is not Debian's."""
    lines = HANDBOOK.read_text(encoding="utf-8").partition("<!-- full lock table -->\n```sh\n")[2].partition("```")[0]
    for said, here in {
        "fo_loket_1_ab12cd": role,
        "/etc/postgresql/*/main/pg_hba.conf": str(server.data / "pg_hba.conf"),
        "-u postgres": f"-u {server.data.stat().st_uid}",
        ".venv/bin/frontoffice": f"{shlex.quote(sys.executable)} -m frontoffice",
        '"host=/var/run/postgresql dbname=pengaduan"': shlex.quote(centre.dsn),
    }.items():
        assert said in lines
        lines = lines.replace(said, here)
    return lines.splitlines()


def run_lines(server: CentreServer, lines: list[str]) -> str:
    """What bash said to the lines, which it reads as they are typed: no process has them among its words."""
    pid = (server.data / "postmaster.pid").read_text(encoding="utf-8").split()[0]
    done = subprocess.run(
        ["/bin/bash", "-e"],
        input="\n".join((f'sudo() {{ "$@"; }}; systemctl() {{ command kill -HUP {pid}; }}', *lines)).encode(),
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done
    return done.stdout.decode()


@pytest.mark.thorough
@pytest.mark.posix("a server of its own, and a shell")
def test_the_lines_of_the_handbook_end_whoever_took_all_locks_and_the_others_go_on() -> None:
    with started("max_connections = 30\n") as server:
        centre = new_centre(server)
        known, stolen = centre.enrol("Loket 1"), centre.enrol("Loket curian")
        shown, *lines, revoke = recipe(server, centre, stolen[0].role)
        shown = shown.replace(" | head -4", "")  # other servers of this machine have counters, too
        with closing(centre_connection.open_link(*stolen)) as held:
            fill_lock_table(held)
            with pytest.raises(Unavailable, match="centre_busy"):
                centre_connection.open_link(*known)
            with pytest.raises(psycopg.OperationalError, match="out of shared memory"):
                centre.connect()
            assert f" {stolen[0].role} {centre.name} " in run_lines(server, [shown])
            run_lines(server, [shown, *lines])
            with pytest.raises(psycopg.OperationalError):
                held.execute("SELECT 1")
        with pytest.raises(Unavailable, match="centre_not_admitted"):
            centre_connection.open_link(*stolen)
        assert "dicabut" in run_lines(server, [lines[0], revoke])
        with centre_connection.open_link(*known) as counter:
            hello(counter, chain := Chain())
            push(counter, chain.write(1))
        with server.connect() as owner:
            (can_login,) = owner.execute(
                "SELECT rolcanlogin FROM pg_roles WHERE rolname = %s", (stolen[0].role,)
            ).fetchone() or (True,)
        assert not can_login
