"""Opening the link to the centre, and a sentence for everything that can be wrong with it."""

from __future__ import annotations

import dataclasses
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from frontoffice.errors import Unavailable
from frontoffice.sync.link import centre_address, centre_connection
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.link.centre_connection import NOWHERE, Link
from tests.support.centre_server import Centre
from tests.support.certificates import a_server_certificate, an_authority
from tests.support.chains import Chain, hello, push
from tests.support.tls_front import encrypted


@pytest.mark.thorough
def test_a_link_is_open_and_commits_by_itself(centre: Centre) -> None:
    with centre_connection.open_link(*centre.enrol()) as counter:
        assert counter.autocommit
        assert counter.execute("SELECT current_database()").fetchone() == (centre.name,)


@pytest.mark.thorough
def test_a_wrong_secret(centre: Centre) -> None:
    address, _ = centre.enrol()
    with pytest.raises(Unavailable, match="centre_secret"):
        centre_connection.open_link(address, "bukan-yang-benar")


@pytest.mark.thorough
def test_a_name_that_was_never_given_out(centre: Centre) -> None:
    address, word = centre.enrol()
    with pytest.raises(Unavailable, match="centre_secret"):
        centre_connection.open_link(dataclasses.replace(address, role="fo_loket_9_000000"), word)


def test_a_name_that_no_host_can_have_is_a_host_that_nobody_knows(tmp_path: Path) -> None:
    for host in ("pusat..kantor", ".pusat", "a" * 64 + ".id"):
        nowhere = CentreAddress(host, 5432, "pengaduan", "fo_x", tmp_path / "root.crt")
        with pytest.raises(Unavailable, match="centre_host"):
            centre_connection.open_link(nowhere, "x")
        with pytest.raises(Unavailable, match="centre_host"):
            centre_connection.open_office(f"host={host}")
    with pytest.raises(Unavailable, match="centre_dsn"):
        centre_connection.open_office("host=\udcff")
    centre_address.refuse_password("host=\udcff")  # is left to whoever opens it


def test_a_host_that_nobody_knows(tmp_path: Path) -> None:
    nowhere = CentreAddress("pusat.invalid", 5432, "pengaduan", "fo_x", tmp_path / "root.crt")
    with pytest.raises(Unavailable, match="centre_host"):
        centre_connection.open_link(nowhere, "x")


@pytest.mark.thorough
def test_a_computer_where_no_database_listens(centre: Centre) -> None:
    address, word = centre.enrol()
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        with pytest.raises(Unavailable, match="centre_unreachable"):
            centre_connection.open_link(dataclasses.replace(address, port=silent.getsockname()[1]), word)


@pytest.mark.thorough
def test_a_computer_that_never_answers(centre: Centre) -> None:
    address, word = centre.enrol()
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(Unavailable, match="centre_unreachable"):
            centre_connection.open_link(dataclasses.replace(address, port=silent.getsockname()[1]), word, timeout=2)


@pytest.mark.thorough
def test_nobody_waits_for_a_computer_that_never_answers_once_told_to_stop(centre: Centre) -> None:
    address, word = centre.enrol()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        began = time.monotonic()
        with pytest.raises(Unavailable, match="centre_unreachable"):
            centre_connection.open_link(
                dataclasses.replace(address, port=silent.getsockname()[1]), word, timeout=60, stop=lambda: True
            )
        assert time.monotonic() - began < 30


@pytest.mark.thorough
def test_a_slow_way_to_the_centre_is_waited_for_while_nobody_says_stop(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, connect = threading.Event(), centre_connection.Link.connect

    def connect_slowly(*arguments: Any, **parameters: Any) -> centre_connection.Link:
        asked.wait()
        return connect(*arguments, **parameters)

    def let_it_answer() -> bool:
        asked.set()
        return False

    monkeypatch.setattr(centre_connection.Link, "connect", connect_slowly)
    with centre_connection.open_link(*centre.enrol(), stop=let_it_answer) as counter:
        assert counter.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.thorough
def test_a_link_that_is_made_after_nobody_waits_for_it_is_closed(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    given_up, connect = threading.Event(), centre_connection.Link.connect
    made: list[centre_connection.Link] = []

    def connect_late(*arguments: Any, **parameters: Any) -> centre_connection.Link:
        given_up.wait()
        made.append(connect(*arguments, **parameters))
        return made[0]

    monkeypatch.setattr(centre_connection.Link, "connect", connect_late)
    with pytest.raises(Unavailable, match="centre_unreachable"):
        centre_connection.open_link(*centre.enrol(), stop=lambda: True)
    (connecting,) = (thread for thread in threading.enumerate() if thread.name == "connecting")
    given_up.set()
    connecting.join()
    assert made[0].closed


@pytest.mark.thorough
def test_a_link_that_waits_is_closed_once_told_to_stop(centre: Centre) -> None:
    asked: list[int] = []
    with centre_connection.open_link(*centre.enrol(), stop=lambda: len(asked) > 2) as counter:
        counter.execute("SELECT 1")
        asked += [1, 2, 3]
        with pytest.raises(Unavailable, match="centre_unreachable"), centre_connection.translating_errors():
            counter.execute("SELECT pg_sleep(60)")
        assert counter.closed


@pytest.mark.thorough
def test_a_database_that_is_not_there(centre: Centre) -> None:
    address, word = centre.enrol()
    with pytest.raises(Unavailable, match="centre_no_database"):
        centre_connection.open_link(dataclasses.replace(address, database="lain"), word)


@pytest.mark.thorough
def test_a_database_of_another_office_on_the_same_server(centre: Centre) -> None:
    """The role belongs to the server; in a database where it is not enrolled it sees nothing."""
    address, word = centre.enrol()
    other = centre.copy()
    try:
        with other.connect() as office:
            office.execute("DELETE FROM journal.device")
        with centre_connection.open_link(dataclasses.replace(address, database=other.name), word) as counter:
            with pytest.raises(psycopg.DatabaseError) as refused:
                hello(counter, Chain())
            assert centre_connection.code_of(refused.value) == "centre_revoked"
    finally:
        other.drop()


@pytest.mark.thorough
def test_a_server_without_the_schema(centre: Centre) -> None:
    address, word = centre.enrol()
    with pytest.raises(Unavailable, match="centre_no_schema"):
        centre_connection.open_link(dataclasses.replace(address, database="template1"), word)


@pytest.mark.thorough
def test_a_schema_older_than_this_program_needs(centre: Centre) -> None:
    address, word = centre.enrol()
    with centre.connect() as office:
        office.execute("UPDATE journal.centre SET version = 0")
    with pytest.raises(Unavailable, match="centre_older"):
        centre_connection.open_link(address, word)


@pytest.mark.thorough
def test_a_schema_newer_than_this_program_is_no_hindrance(centre: Centre) -> None:
    address, word = centre.enrol()
    with centre.connect() as office:
        office.execute("UPDATE journal.centre SET version = 1000")
    centre_connection.open_link(address, word).close()


@pytest.mark.thorough
def test_a_centre_that_can_only_be_read(centre: Centre) -> None:
    address, word = centre.enrol()
    with centre.connect() as office:
        office.execute(f"ALTER DATABASE {centre.name} SET default_transaction_read_only = on")
    with (
        centre_connection.open_link(address, word) as counter,
        pytest.raises(Unavailable, match="centre_read_only"),
        centre_connection.translating_errors(),
    ):
        hello(counter, Chain())


@pytest.mark.thorough
def test_a_chain_that_the_centre_refuses(centre: Centre) -> None:
    chain = Chain()
    with centre_connection.open_link(*centre.enrol()) as counter:
        hello(counter, chain)
        with pytest.raises(Unavailable, match="centre_chain"), centre_connection.translating_errors():
            push(counter, chain.write(3)[1:])


@pytest.mark.thorough
def test_a_server_that_goes_away(centre: Centre) -> None:
    with centre_connection.open_link(*centre.enrol()) as counter, centre.connect() as office:
        office.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'fo\\_%'")
        with pytest.raises(Unavailable, match="centre_unreachable"), centre_connection.translating_errors():
            counter.execute("SELECT 1")
        with pytest.raises(Unavailable, match="centre_unreachable"), centre_connection.translating_errors():
            counter.execute("SELECT 1")


@pytest.mark.thorough
def test_a_link_that_the_server_ended_because_it_stood_idle_is_one_that_went_away(centre: Centre) -> None:
    address, word = centre.enrol()
    with centre_connection.open_link(address, word) as counter, centre.connect() as office:
        pid = counter.info.backend_pid
        counter.execute("SET idle_session_timeout = '10ms'")
        until = time.monotonic() + 60
        while office.execute("SELECT 1 FROM pg_stat_activity WHERE pid = %s", (pid,)).fetchone():
            assert time.monotonic() < until
        with pytest.raises(Unavailable, match="centre_unreachable"), centre_connection.translating_errors():
            counter.execute("SELECT 1")
    centre_connection.open_link(address, word).close()


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("state", "code"),
    [("53100", "centre_disk_full"), ("57014", "centre_slow"), ("40001", "centre_busy"), ("53300", "centre_busy")],
)
def test_what_a_server_says_while_it_works(centre: Centre, state: str, code: str) -> None:
    with centre.connect() as office, pytest.raises(Unavailable, match=code), centre_connection.translating_errors():
        office.execute(f"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{state}'; END $$")


HOST = "pusat.kantor.test"


@pytest.fixture
def outside(centre: Centre, monkeypatch: pytest.MonkeyPatch) -> tuple[CentreAddress, str]:
    """A centre on another computer, as far as its name says, which is looked up to be this one."""
    look_up = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda *asked, **more: look_up("127.0.0.1", *asked[1:], **more))
    address, word = centre.enrol()
    return dataclasses.replace(address, host=HOST), word


@pytest.mark.thorough
def test_outside_this_computer_the_link_is_encrypted_and_the_centre_proves_who_it_is(
    outside: tuple[CentreAddress, str], tmp_path: Path
) -> None:
    (address, word), office = outside, an_authority(tmp_path)
    with encrypted(address.port, *a_server_certificate(office, HOST), tmp_path) as port:
        address = dataclasses.replace(address, port=port, root_certificate=office.path)
        with centre_connection.open_link(address, word) as counter:
            assert counter.pgconn.ssl_in_use
            assert hello(counter, Chain())[0] == "welcome"
        with pytest.raises(Unavailable, match="centre_secret"):
            centre_connection.open_link(address, "bukan-yang-benar")


@pytest.mark.thorough
@pytest.mark.parametrize("wrong", ["another authority", "another name", "expired", "no certificate", "no file"])
def test_a_certificate_that_does_not_fit(outside: tuple[CentreAddress, str], tmp_path: Path, wrong: str) -> None:
    (address, word), office, stranger = outside, an_authority(tmp_path), an_authority(tmp_path, "Lain")
    signer = stranger if wrong == "another authority" else office
    name = "lain.kantor.test" if wrong == "another name" else HOST
    made = a_server_certificate(signer, name, until=2021 if wrong == "expired" else 2100)
    if wrong == "no certificate":
        office.path.write_text("not a certificate")
    if wrong == "no file":
        office.path.unlink()
    with encrypted(address.port, *made, tmp_path) as port, pytest.raises(Unavailable, match="centre_certificate"):
        centre_connection.open_link(dataclasses.replace(address, port=port, root_certificate=office.path), word)


@pytest.mark.thorough
def test_a_server_that_does_not_encrypt_is_sent_nothing(outside: tuple[CentreAddress, str], tmp_path: Path) -> None:
    address, word = outside
    with pytest.raises(Unavailable, match="centre_no_tls"):
        centre_connection.open_link(dataclasses.replace(address, root_certificate=an_authority(tmp_path).path), word)


@pytest.mark.thorough
def test_the_office_too_goes_encrypted_or_not_at_all(outside: tuple[CentreAddress, str], tmp_path: Path) -> None:
    (address, word), office = outside, an_authority(tmp_path)
    dsn = f"host={HOST} dbname={address.database} user={address.role} password={word} sslrootcert={office.path.as_posix()}"
    with pytest.raises(Unavailable, match="centre_no_tls"):
        centre_connection.open_office(f"{dsn} port={address.port} sslmode=disable")
    made = a_server_certificate(office, HOST)
    with (
        encrypted(address.port, *made, tmp_path) as port,
        centre_connection.open_office(f"{dsn} port={port}") as opened,
    ):
        assert opened.pgconn.ssl_in_use


@pytest.mark.thorough
def test_what_only_a_bug_can_cause_stays_a_bug(centre: Centre) -> None:
    with centre.connect() as office, pytest.raises(psycopg.errors.SyntaxError), centre_connection.translating_errors():
        office.execute("SELEKT 1")


def test_the_client_is_the_one_that_came_with_this_program() -> None:
    assert centre_connection.client().startswith("binary 18")


@pytest.mark.parametrize(
    ("parameters", "stays"),
    [
        ({"host": "localhost"}, True),
        ({"host": "/run/postgresql"}, True),
        ({}, True),
        ({"host": "127.0.0.1,::1"}, True),
        ({"host": "pusat.kantor.test"}, False),
        ({"host": "127.0.0.1,10.0.0.5"}, False),
        ({"host": "localhost", "hostaddr": "10.0.0.5"}, False),  # libpq goes to the address
        ({"host": "pusat.kantor.test", "hostaddr": "127.0.0.1"}, False),
        ({"service": "pusat"}, False),
        ({"service": "pusat", "host": "localhost"}, False),  # its file may name an address
    ],
)
def test_a_connection_stays_here_only_by_every_word_that_says_where_it_goes(
    parameters: dict[str, str], stays: bool
) -> None:
    assert centre_connection.stays_here(parameters) is stays


def test_whatever_waits_on_a_link_waits_no_longer_than_it_may_and_no_secret_goes_in_the_clear(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address = CentreAddress("127.0.0.1", 5433, "pengaduan", "fo_loket_1_3f2a9c")
    asked: dict[str, object] = {}

    def connect(_dsn: str, **words: object) -> Link:
        asked.update(words)
        raise psycopg.OperationalError

    monkeypatch.setattr(Link, "connect", connect)
    with pytest.raises(Unavailable):
        centre_connection.open_link(address, "gd8ty-9v637", timeout=7)
    assert asked == {
        "autocommit": True,
        "host": "127.0.0.1",
        "port": 5433,
        "dbname": "pengaduan",
        "user": "fo_loket_1_3f2a9c",
        "password": "gd8ty-9v637",
        "passfile": NOWHERE,
        "connect_timeout": 7,
        "application_name": "frontoffice",
        "client_encoding": "UTF8",
        "gssencmode": "disable",
        "require_auth": "scram-sha-256",
        "sslcertmode": "disable",
        "sslcrl": NOWHERE,
        "tcp_user_timeout": 7_000,
        "keepalives_idle": 7,
        "keepalives_interval": 7,
        "keepalives_count": 3,
    }


@pytest.mark.parametrize(
    ("host", "certificate", "encryption"),
    [
        ("127.0.0.1", None, {"sslmode": "allow", "sslrootcert": NOWHERE}),
        ("127.0.0.1", Path("/etc/root.crt"), {"sslmode": "verify-full", "sslrootcert": str(Path("/etc/root.crt"))}),
        (HOST, Path("/etc/root.crt"), {"sslmode": "verify-full", "sslrootcert": str(Path("/etc/root.crt"))}),
    ],
)
def test_only_on_this_computer_and_without_a_certificate_may_a_link_be_plain(
    host: str, certificate: Path | None, encryption: dict[str, str]
) -> None:
    address = CentreAddress(host, 5432, "pengaduan", "fo_x", certificate)
    assert conninfo_to_dict(centre_connection.encryption(address)) == encryption


def test_what_is_said_before_anybody_is_let_in_has_its_code() -> None:
    cases: list[tuple[str, str]] = [
        ('FATAL:  password authentication failed for user "fo_x"', "centre_secret"),
        ("fe_sendauth: no password supplied", "centre_secret"),
        ("FATAL:  SASL authentication failed", "centre_secret"),
        ('FATAL:  role "fo_x" is not permitted to log in', "centre_revoked"),
        ('FATAL:  too many connections for role "fo_x"', "centre_busy"),
        ("FATAL:  remaining connection slots are reserved", "centre_busy"),
        ("FATAL:  sorry, too many clients already\nserver does not support SSL, but SSL was required", "centre_busy"),
        ("FATAL:  out of shared memory\nserver does not support SSL, but SSL was required", "centre_busy"),
        ('FATAL:  permission denied for database "pengaduan"', "centre_no_right"),
        ('FATAL:  no pg_hba.conf entry for host "10.0.0.5"', "centre_not_admitted"),
        ('FATAL:  Ident authentication failed for user "fo_x"', "centre_not_admitted"),
        ('FATAL:  Peer authentication failed for user "siti"', "centre_not_admitted"),
        ('FATAL:  RADIUS authentication failed for user "fo_x"', "centre_not_admitted"),
        ('FATAL:  pg_hba.conf rejects connection for host "10.0.0.5"', "centre_not_admitted"),
        ('server certificate for "a" does not match host name "b"', "centre_certificate"),
        ("SSL error: certificate verify failed", "centre_certificate"),
        ("SSL error: unexpected eof while reading", "centre_certificate"),
        ("server does not support SSL, but SSL was required", "centre_no_tls"),
        ("authentication method requirement failed", "centre_not_admitted"),
        ("failed to resolve host 'pusat': Name or service not known", "centre_host"),
        ("could not translate host name", "centre_host"),
        ('FATAL:  database "lain" does not exist', "centre_no_database"),
        ("connection refused", "centre_unreachable"),
    ]
    for said, code in cases:
        with pytest.raises(Unavailable) as unavailable, centre_connection.translating_errors():
            raise psycopg.OperationalError(said)
        assert (unavailable.value.code, unavailable.value.facts) == (code, {"reason": ""})


def test_what_the_server_says_has_its_code_by_its_state() -> None:
    cases: list[tuple[type[psycopg.Error], str]] = [
        (psycopg.errors.lookup("3F000"), "centre_no_schema"),
        (psycopg.errors.lookup("42P01"), "centre_no_schema"),
        (psycopg.errors.lookup("42883"), "centre_no_schema"),
        (psycopg.errors.lookup("42501"), "centre_no_right"),
        (psycopg.errors.lookup("42704"), "centre_no_roles"),
        (psycopg.errors.lookup("25006"), "centre_read_only"),
        (psycopg.errors.lookup("28000"), "centre_not_admitted"),
        (psycopg.errors.lookup("28P01"), "centre_secret"),
        (psycopg.errors.lookup("25P03"), "centre_unreachable"),
        (psycopg.errors.lookup("08006"), "centre_unreachable"),
        (psycopg.errors.lookup("57P01"), "centre_unreachable"),
        (psycopg.errors.lookup("40P01"), "centre_busy"),
        (psycopg.errors.lookup("55P03"), "centre_busy"),
        (psycopg.errors.lookup("53200"), "centre_busy"),
        (psycopg.errors.lookup("58030"), "centre_disk_full"),
    ]
    for error, code in cases:
        with pytest.raises(Unavailable) as unavailable, centre_connection.translating_errors():
            raise error("x")
        assert (unavailable.value.code, unavailable.value.facts) == (code, {"reason": error.sqlstate})


def test_a_role_that_a_pooler_says_in_a_session_to_be_let_in_no_more_is_revoked() -> None:
    with pytest.raises(Unavailable, match="centre_revoked"), centre_connection.translating_errors():
        raise psycopg.errors.lookup("28000")('role "fo_x" is not permitted to log in')


@pytest.mark.parametrize("error", [psycopg.ProgrammingError, psycopg.InterfaceError, psycopg.errors.lookup("22012")])
def test_an_error_that_neither_server_nor_network_caused_stays_what_it_is(error: type[psycopg.Error]) -> None:
    assert centre_connection.code_of(error("x")) is None
    with pytest.raises(error), centre_connection.translating_errors():
        raise error("x")


def test_a_connection_string_that_cannot_be_read_is_said_to_be_so() -> None:
    with pytest.raises(Unavailable, match="centre_dsn"):
        centre_connection.open_office("host localhost")


def test_what_psycopg_logs_reaches_a_log_and_no_terminal() -> None:
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import logging, {centre_connection.__name__}; logging.getLogger('psycopg').warning('x')",
        ],
        capture_output=True,
        check=True,
    )
    assert said.stderr == b""
