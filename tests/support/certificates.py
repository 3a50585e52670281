"""Certificates for a test's server: an authority of the office's own, and what it signs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Authority:
    """Who signs; ``path`` is the root certificate that counters are given."""

    path: Path
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _signed(subject: str, key: ec.EllipticCurvePrivateKey, by: Authority | None, until: int) -> x509.Certificate:
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(by.certificate.subject if by else _name(subject))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_LONG_AGO)
        .not_valid_after(dt.datetime(until, 1, 1, tzinfo=dt.UTC))
        .add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
    )
    if by:  # what Python 3.13 asks of a chain beyond what OpenSSL does by itself
        of_issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(by.key.public_key())
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(subject)]), critical=False)
        builder = builder.add_extension(of_issuer, critical=False)
    else:
        signs_others = x509.KeyUsage(True, False, False, False, False, True, True, False, False)
        of_itself = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
        builder = builder.add_extension(signs_others, critical=True).add_extension(of_itself, critical=False)
    return builder.sign(by.key if by else key, hashes.SHA256())


def an_authority(folder: Path, name: str = "Kantor") -> Authority:
    """A new authority, whose root certificate lies in ``folder``."""
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _signed(name, key, None, 2100)
    path = folder / f"{name}.crt"
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return Authority(path, key, certificate)


def an_expired_revocation_list(by: Authority) -> bytes:
    """What that authority last revoked, long ago, as PEM: whoever heeds it trusts nothing that it signed."""
    expired = x509.CertificateRevocationListBuilder().issuer_name(by.certificate.subject)
    expired = expired.last_update(_LONG_AGO).next_update(_LONG_AGO + dt.timedelta(days=1))
    return expired.sign(by.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def a_server_certificate(by: Authority, host: str, *, until: int = 2100) -> tuple[bytes, bytes]:
    """Certificate and private key (PEM) of a server that is called ``host``; valid to the start of that year."""
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _signed(host, key, by, until)
    return certificate.public_bytes(serialization.Encoding.PEM), key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
