"""What the environment and the home directory of a counter say about PostgreSQL, and what becomes of that: nothing."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg import Connection, pq

from frontoffice.errors import Unavailable
from frontoffice.sync.link import centre_connection
from frontoffice.sync.link.centre_address import CentreAddress
from tests.support.centre_server import Centre, CentreServer, new_centre
from tests.support.certificates import a_server_certificate, an_authority, an_expired_revocation_list
from tests.support.chains import Chain, hello, push
from tests.support.tls_front import encrypted

_ELSEWHERE = "[pusat]\nhost=127.0.0.1\nport=1\ndbname=lain\nuser=lain\n"
_SESSION = (
    "SELECT current_database(), session_user, inet_server_port(), current_setting('statement_timeout'),"
    " current_setting('application_name'), current_setting('client_encoding'), current_setting('datestyle'),"
    " current_setting('timezone'), current_setting('geqo'), current_setting('search_path'), to_char(now(), 'TZ')"
)


@pytest.fixture(scope="module")
def fixed(centre_server: CentreServer) -> Iterator[Centre]:
    """A centre for all that asks only."""
    made = new_centre(centre_server)
    yield made
    made.drop()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home directory with files that libpq would look for; each leads elsewhere, or is damaged."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path))
    folder = tmp_path / ".postgresql"
    folder.mkdir()
    for name in ("postgresql.crt", "postgresql.key", "root.crt", "root.crl"):
        (folder / name).write_text("no certificate")
        (folder / name).chmod(0o600)
    (tmp_path / ".pg_service.conf").write_text(_ELSEWHERE)
    return tmp_path


HOSTILE = {
    "PGHOST": "10.0.0.5",
    "PGHOSTADDR": "10.0.0.5",
    "PGPORT": "1",
    "PGDATABASE": "lain",
    "PGUSER": "lain",
    "PGPASSWORD": "lain",
    "PGPASSFILE": "/dev/full",
    "PGSERVICE": "pusat",
    "PGSERVICEFILE": "/nowhere/service.conf",
    "PGSYSCONFDIR": "/nowhere",
    "PGOPTIONS": "-c statement_timeout=1 -c search_path=lain",
    "PGAPPNAME": "lain",
    "PGCLIENTENCODING": "LATIN1",
    "PGDATESTYLE": "German, DMY",
    "PGTZ": "Pacific/Kiritimati",
    "PGGEQO": "off",
    "PGCONNECT_TIMEOUT": "bukan angka",
    "PGSSLMODE": "verify-full",
    "PGSSLROOTCERT": "/nowhere/root.crt",
    "PGSSLNEGOTIATION": "direct",
    "PGSSLCERT": "/nowhere/postgresql.crt",
    "PGSSLKEY": "/nowhere/postgresql.key",
    "PGSSLCERTMODE": "require",
    "PGSSLCRL": "/nowhere/root.crl",
    "PGSSLCRLDIR": "/nowhere",
    "PGSSLMINPROTOCOLVERSION": "TLSv9",
    "PGSSLMAXPROTOCOLVERSION": "TLSv0",
    "PGMINPROTOCOLVERSION": "9.9",
    "PGMAXPROTOCOLVERSION": "0.1",
    "PGREQUIREAUTH": "none",
    "PGREQUIREPEER": "lain",
    "PGCHANNELBINDING": "require",
    "PGGSSENCMODE": "require",
    "PGKRBSRVNAME": "lain",
    "PGTARGETSESSIONATTRS": "standby",
    "PGLOADBALANCEHOSTS": "random",
    "PGBARU": "what a later libpq may bring",
}


def _wait_until_left(centre: Centre, role: str) -> None:
    with centre.connect() as office:
        left = "SELECT count(*) FROM pg_stat_activity, pg_sleep(0.01) WHERE usename = %s"
        while office.execute(left, (role,)).fetchone() != (0,):
            pass


def test_no_variable_of_libpq_moves_or_changes_a_connection(
    fixed: Centre, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, word = fixed.enrol()
    with centre_connection.open_link(address, word) as link, centre_connection.open_office(fixed.dsn) as office:
        usual = [one.execute(_SESSION).fetchone() for one in (link, office)]

    def as_usual(connection: Connection) -> bool:
        with connection:
            found = connection.execute(_SESSION).fetchone() in usual
        _wait_until_left(
            fixed, address.role
        )  # a counter may have few sessions, and the server ends one behind our back
        return found

    for name, value in HOSTILE.items():
        monkeypatch.setenv(name, value)
        assert as_usual(centre_connection.open_link(address, word)), name
        assert name not in os.environ
        monkeypatch.setenv(name, value)
        assert as_usual(centre_connection.open_office(fixed.dsn)), name


def test_every_variable_that_this_libpq_reads_is_tried() -> None:
    known = {one.envvar.decode() for one in pq.Conninfo.get_defaults() if one.envvar}
    assert known - HOSTILE.keys() <= {"PGSSLCOMPRESSION", "PGSSLSNI", "PGGSSLIB", "PGGSSDELEGATION"}
    assert all(name.startswith("PG") for name in known)


def test_all_variables_at_once_are_forgotten_and_others_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTOFFICE_PG", "stays")
    for name, value in HOSTILE.items():
        monkeypatch.setenv(name, value)
    centre_connection.clear_libpq_environment()
    assert not [name for name in os.environ if name.startswith("PG")]
    assert os.environ["FRONTOFFICE_PG"] == "stays"


def test_a_counter_without_a_secret_takes_none_from_a_file(
    fixed: Centre, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, word = fixed.enrol("Loket 7")
    passwords = home / ".pgpass"
    passwords.write_text(f"*:*:*:*:{word}\n")
    passwords.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(passwords))
    with pytest.raises(Unavailable, match="centre_secret"):
        centre_connection.open_link(address, "")
    monkeypatch.setenv("PGPASSWORD", word)
    with pytest.raises(Unavailable, match="centre_secret"):
        centre_connection.open_link(address, "")
    dsn = f"host=127.0.0.1 port={address.port} dbname={address.database} user={address.role}"
    with pytest.raises(Unavailable, match="centre_secret"):
        centre_connection.open_office(dsn)
    with centre_connection.open_office(f"{dsn} passfile='{passwords.as_posix()}'") as named:
        assert named.execute("SELECT session_user").fetchone() == (address.role,)


def test_over_tls_no_certificate_and_no_revocation_list_of_the_home_directory_is_read(
    fixed: Centre, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    look_up, host = socket.getaddrinfo, "pusat.kantor.test"
    monkeypatch.setattr(socket, "getaddrinfo", lambda *asked, **more: look_up("127.0.0.1", *asked[1:], **more))
    address, word = fixed.enrol("Loket 8")
    office = an_authority(tmp_path)
    (home / ".postgresql" / "root.crl").write_bytes(an_expired_revocation_list(office))
    with encrypted(address.port, *a_server_certificate(office, host), tmp_path) as port:
        where = CentreAddress(host, port, address.database, address.role, office.path)
        for name in ("PGSSLMODE", "PGSSLROOTCERT", "PGSSLCERT", "PGSSLCRL", "PGSSLCRLDIR", "PGSSLMAXPROTOCOLVERSION"):
            monkeypatch.setenv(name, {"PGSSLMODE": "disable"}.get(name, HOSTILE[name]))
        with centre_connection.open_link(where, word) as counter:
            assert counter.pgconn.ssl_in_use
            chain = Chain()
            assert hello(counter, chain)[0] == "welcome"
            push(counter, chain.write(1))
