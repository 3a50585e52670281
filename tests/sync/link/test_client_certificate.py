"""A desk's client certificate, at a real PostgreSQL that lets nobody in without one."""

from __future__ import annotations

import dataclasses
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from frontoffice.errors import Unavailable
from frontoffice.sync import schema
from frontoffice.sync.link import centre_connection
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.office import client_authority, enrolling
from frontoffice.sync.office.enrolling import EnrolledDevice
from tests.support.centre_server import CentreServer, started
from tests.support.certificates import Authority, a_server_certificate, an_authority
from tests.support.chains import Chain, hello, push

WORDS = "kuda besi biru laut"
TLS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
ADMISSION = """local all postgres trust
hostssl all +frontoffice_certified 127.0.0.1/32 cert
hostssl all +frontoffice_counter 127.0.0.1/32 scram-sha-256
"""
needs_tls = pytest.mark.skipif(not TLS, reason="no PostgreSQL that speaks TLS: the one from pip does not")


def test_a_file_without_a_key_of_its_own_is_the_servers_certificate(tmp_path: Path) -> None:
    file = tmp_path / "server.crt"
    assert not centre_connection.is_one(None)
    assert not centre_connection.is_one(file)
    file.write_text("-----BEGIN CERTIFICATE-----")
    assert not centre_connection.is_one(file)
    file.write_text("-----BEGIN CERTIFICATE-----\n-----BEGIN ENCRYPTED PRIVATE KEY-----")
    assert centre_connection.is_one(file)


@pytest.mark.posix("who may read a file")
def test_a_file_that_others_may_read_is_made_private(tmp_path: Path) -> None:
    file = tmp_path / "loket.pem"
    file.touch()
    file.chmod(0o644)
    centre_connection.make_private(file)
    assert file.stat().st_mode & 0o777 == 0o600
    centre_connection.make_private(tmp_path / "none")


@dataclass
class CertifiedCentre:
    """A centre that asks for certificates, the folder of its authority, and its devices."""

    server: CentreServer
    folder: Path
    authority: client_authority.ClientAuthority
    root: Authority

    def enrol(self, label: str, authority: client_authority.ClientAuthority | None = None) -> EnrolledDevice:
        with self.server.connect("pengaduan") as office:
            made = enrolling.enrol(office, label)
            client_authority.admit(office, made.role)
        content = client_authority.issue(
            authority or self.authority, made.role, made.secret, self.root.path.read_bytes()
        )
        client_authority.write_for_device(self.folder, made.role, content)
        return made

    def address(self, made: EnrolledDevice) -> CentreAddress:
        return CentreAddress("127.0.0.1", self.server.port, "pengaduan", made.role, self.folder / f"{made.role}.pem")


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CertifiedCentre]:
    folder = tmp_path_factory.mktemp("office")
    root = an_authority(folder)
    certificate, key = a_server_certificate(root, "127.0.0.1")
    authority = client_authority.make(folder, WORDS)
    with started("ssl_ca_file = 'perangkat-ca.crt'\n", ADMISSION, TLS[-1]) as server:
        for name, content in (("server.crt", certificate), ("server.key", key)):
            (server.data / name).write_bytes(content)
        shutil.copy(client_authority.certificate_path(folder), server.data)
        for name in ("server.crt", "server.key", "perangkat-ca.crt"):
            owner = server.data.stat()
            os.chown(server.data / name, owner.st_uid, owner.st_gid)
            (server.data / name).chmod(0o600)
        with server.connect() as owner_of_all:
            owner_of_all.execute("CREATE DATABASE pengaduan")
            owner_of_all.execute("ALTER SYSTEM SET ssl = on")
            owner_of_all.execute("SELECT pg_reload_conf()")
        with server.connect("pengaduan") as made:
            schema.upgrade(made)
        yield CertifiedCentre(server, folder, authority, root)


@needs_tls
@pytest.mark.thorough
def test_a_certificate_and_its_secret_let_a_desk_in_and_it_pushes(certified: CertifiedCentre) -> None:
    made, chain = certified.enrol("Loket 1"), Chain()
    address = certified.address(made)
    assert address.root_certificate is not None
    address.root_certificate.chmod(0o644)  # as it comes from a stick
    with centre_connection.open_link(address, made.secret) as counter:
        assert counter.pgconn.ssl_in_use
        assert hello(counter, chain)[0] == "welcome"
        push(counter, chain.write(2))


@needs_tls
@pytest.mark.thorough
def test_neither_the_file_nor_the_secret_alone_lets_anybody_in(certified: CertifiedCentre) -> None:
    made, other = certified.enrol("Loket 2"), certified.enrol("Loket 3")
    address = certified.address(made)
    with pytest.raises(Unavailable, match="centre_secret"):
        centre_connection.open_link(address, "tebakan")
    with pytest.raises(Unavailable, match="centre_client_certificate"):  # the secret as a password, as of before
        centre_connection.open_link(dataclasses.replace(address, root_certificate=certified.root.path), made.secret)
    taken = dataclasses.replace(address, root_certificate=certified.address(other).root_certificate)
    with pytest.raises(Unavailable, match="centre_client_certificate"):  # another's certificate under this name
        centre_connection.open_link(taken, other.secret)


@needs_tls
@pytest.mark.thorough
def test_who_makes_an_authority_of_their_own_is_not_let_in(certified: CertifiedCentre, tmp_path: Path) -> None:
    made = certified.enrol("Loket 4", client_authority.make(tmp_path, WORDS))
    with pytest.raises(Unavailable, match="centre_client_certificate"):
        centre_connection.open_link(certified.address(made), made.secret)


@needs_tls
@pytest.mark.thorough
def test_a_revoked_device_is_let_in_no_more_whatever_its_certificate_says(certified: CertifiedCentre) -> None:
    made = certified.enrol("Loket 5")
    with certified.server.connect("pengaduan") as keeper:
        enrolling.revoke(keeper, "Loket 5")
    with pytest.raises(Unavailable, match="centre_revoked"):
        centre_connection.open_link(certified.address(made), made.secret)


@needs_tls
@pytest.mark.thorough
def test_a_device_with_a_password_is_let_in_beside_them(certified: CertifiedCentre) -> None:
    with certified.server.connect("pengaduan") as keeper:
        made = enrolling.enrol(keeper, "Loket 6")
    address = dataclasses.replace(certified.address(made), root_certificate=certified.root.path)
    centre_connection.open_link(address, made.secret).close()
