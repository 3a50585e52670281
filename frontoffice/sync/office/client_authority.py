"""Authority of the office for client certificates: a device proves who it is by its own key, and not by a password.

It lies in a folder of the office and never on the server: a certificate, which the server is given as ``ssl_ca_file``,
and a key encrypted under a passphrase. What a device gets is one file: its certificate, the server's, by which it knows
the centre, and its key, encrypted under the secret that is typed at the desk. Revoked is a device as any other, by its
role. The certificates are X.509 over NIST's P-256, which every OpenSSL of PostgreSQL 15 takes.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psycopg
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)
from psycopg.sql import SQL, Identifier

from frontoffice import replacing
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.sync.codes import CentreFailure, CentreRefusal

CERTIFIED: Final = "frontoffice_certified"
"""The role whose members the server lets in by their certificates alone (``pg_hba.conf``)."""

SERVER: Final = "server.crt"
_NAME: Final = "perangkat-ca"
_YEARS: Final = 10
_EARLIER: Final = dt.timedelta(days=1)  # for a server whose clock is behind


@dataclass(frozen=True, slots=True)
class ClientAuthority:
    """The office's authority, its key open."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    def __repr__(self) -> str:
        return "ClientAuthority(…)"


def certificate_path(folder: Path) -> Path:
    """Path of the authority's certificate, for the server's ``ssl_ca_file``."""
    return folder / f"{_NAME}.crt"


def is_made(folder: Path) -> bool:
    """Whether there is an authority in the folder."""
    return certificate_path(folder).is_file() and _key_path(folder).is_file()


def server_certificate(folder: Path) -> bytes:
    """Server's certificate, for the devices' recognition of the centre.

    Raises Refused (``centre_server_certificate``) where none is there, OSError where it cannot be read.
    """
    file = folder / SERVER
    try:
        content = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        content = b""
    if b"-----BEGIN CERTIFICATE-----" not in content:
        raise Refused(Problem("certificate", CentreRefusal.SERVER_CERTIFICATE, {"path": str(file)}))
    return content


def make(folder: Path, passphrase: str) -> ClientAuthority:
    """Make the authority in the folder. Raises OSError."""
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _certificate("Kantor: perangkat", None, key)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_usage(signs_others=True), critical=True)
    made = ClientAuthority(_sign(builder, key), key)
    replacing.write_new(_key_path(folder), _encrypt_key(key, passphrase))
    try:
        replacing.write_new(certificate_path(folder), _pem(made.certificate))
    except OSError:
        _key_path(folder).unlink(missing_ok=True)  # one without the other is no authority
        raise
    return made


def open_with(folder: Path, passphrase: str) -> ClientAuthority:
    """The authority in the folder. Raises Unavailable (``centre_authority_passphrase``) and OSError."""
    try:
        key = load_pem_private_key(_key_path(folder).read_bytes(), passphrase.encode())
        certificate = x509.load_pem_x509_certificate(certificate_path(folder).read_bytes())
    except (ValueError, TypeError) as error:
        raise Unavailable(CentreFailure.AUTHORITY_PASSPHRASE) from error
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise Unavailable(CentreFailure.AUTHORITY_PASSPHRASE)
    return ClientAuthority(certificate, key)


def issue(authority: ClientAuthority, role: str, secret: str, server: bytes) -> bytes:
    """The one file of a device (PEM): its certificate, the server's, and its key encrypted under ``secret``."""
    key = ec.generate_private_key(ec.SECP256R1())
    builder = _certificate(role, authority, key)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(_usage(signs_others=False), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.CLIENT_AUTH]), critical=False)
    return _pem(_sign(builder, authority.key)) + server + _encrypt_key(key, secret)


def write_for_device(folder: Path, role: str, content: bytes) -> Path:
    """Write the device's file, readable by the present user only. Raises OSError."""
    file = folder / f"{role}.pem"
    replacing.write_new(file, content)
    return file


def admit(connection: psycopg.Connection, role: str) -> None:
    """Let the role in by its certificate alone: it has no password from now on."""
    with connection.transaction():
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (CERTIFIED,)).fetchone():
            connection.execute(SQL("CREATE ROLE {} NOLOGIN").format(Identifier(CERTIFIED)))
        connection.execute(SQL("ALTER ROLE {} PASSWORD NULL").format(Identifier(role)))
        connection.execute(SQL("GRANT {} TO {}").format(Identifier(CERTIFIED), Identifier(role)))


def _key_path(folder: Path) -> Path:
    return folder / f"{_NAME}.key"


def _certificate(common: str, by: ClientAuthority | None, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:

    now = dt.datetime.now(dt.UTC)
    subject = x509.Name([x509.NameAttribute(x509.oid.NameOID.COMMON_NAME, common)])
    signing = by.key if by else key
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by.certificate.subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _EARLIER)
        .not_valid_after(now + dt.timedelta(days=365 * _YEARS))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False)
    )


def _usage(*, signs_others: bool) -> x509.KeyUsage:

    return x509.KeyUsage(
        digital_signature=not signs_others,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_others,
        crl_sign=signs_others,
        encipher_only=False,
        decipher_only=False,
    )


def _sign(builder: x509.CertificateBuilder, key: ec.EllipticCurvePrivateKey) -> x509.Certificate:

    return builder.sign(key, hashes.SHA256())


def _pem(certificate: x509.Certificate) -> bytes:

    return certificate.public_bytes(Encoding.PEM)


def _encrypt_key(key: ec.EllipticCurvePrivateKey, passphrase: str) -> bytes:

    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase.encode()))
