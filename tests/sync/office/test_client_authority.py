"""The office's authority for client certificates, and what it hands out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from psycopg.errors import UndefinedObject

from frontoffice.errors import Refused, Unavailable
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import client_authority
from tests.support.centre_server import Centre
from tests.support.certificates import an_authority

WORDS = "kuda besi biru laut"


def test_a_device_gets_its_certificate_the_servers_and_a_key_that_the_secret_opens(tmp_path: Path) -> None:
    made = client_authority.make(tmp_path, WORDS)
    server = an_authority(tmp_path).path.read_bytes()
    file = client_authority.write_for_device(
        tmp_path, "fo_loket_1", client_authority.issue(made, "fo_loket_1", "rahasia", server)
    )
    content = file.read_bytes()
    own, of_server = x509.load_pem_x509_certificates(content)
    own.verify_directly_issued_by(made.certificate)
    assert own.subject.rfc4514_string() == "CN=fo_loket_1"
    assert of_server == x509.load_pem_x509_certificate(server)
    key = load_pem_private_key(content[content.index(b"-----BEGIN ENC") :], b"rahasia")
    assert key.public_key() == own.public_key()
    assert centre_connection.is_one(file)
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        client_authority.write_for_device(tmp_path, "fo_loket_1", b"")


def test_the_authority_opens_with_its_passphrase_alone_and_names_nothing(tmp_path: Path) -> None:
    assert not client_authority.is_made(tmp_path)
    made = client_authority.make(tmp_path, WORDS)
    assert client_authority.is_made(tmp_path)
    assert client_authority.open_with(tmp_path, WORDS).certificate == made.certificate
    assert repr(made) == "ClientAuthority(…)"
    for wrong in ("lain", ""):
        with pytest.raises(Unavailable, match="centre_authority_passphrase"):
            client_authority.open_with(tmp_path, wrong)
    assert WORDS.encode() not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_without_the_servers_certificate_nothing_is_handed_out(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="centre_server_certificate"):
        client_authority.server_certificate(tmp_path)
    (tmp_path / client_authority.SERVER).write_text("no certificate")
    with pytest.raises(Refused, match="centre_server_certificate"):
        client_authority.server_certificate(tmp_path)


def test_a_role_that_is_let_in_by_certificate_has_no_password(centre: Centre) -> None:
    address, _ = centre.enrol()
    with centre.connect() as office:
        client_authority.admit(office, address.role)
        known = office.execute(
            "SELECT rolpassword IS NULL, pg_has_role(oid, %s, 'MEMBER') FROM pg_authid WHERE rolname = %s",
            (client_authority.CERTIFIED, address.role),
        ).fetchone()
        assert known == (True, True)
        with pytest.raises(UndefinedObject):
            client_authority.admit(office, "fo_nobody")
