"""Certificates that the office pins, and whether one for time stamps leads to one of them (RFC 5280) at its moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import verification
from cryptography.x509.oid import ExtendedKeyUsageOID

_MOST_BYTES: Final = 64_000
_MOST_BETWEEN: Final = 4  # certificates, between one and the pinned
UNREADABLE: Final = (
    ValueError,
    TypeError,
    OverflowError,
    UnsupportedAlgorithm,
    x509.DuplicateExtension,
    x509.InvalidVersion,
    x509.UnsupportedGeneralNameType,
)
"""What is raised where a stranger's certificate cannot be read."""


def of_pem(pem: bytes) -> tuple[bytes, ...]:
    """The certificates of a PEM file as DER. Raises ValueError for a file without any, and for a longer one."""
    if len(pem) > _MOST_BYTES:
        raise ValueError("no file of a few certificates")
    try:
        return tuple(one.public_bytes(Encoding.DER) for one in x509.load_pem_x509_certificates(pem))
    except UNREADABLE as error:
        raise ValueError("no certificates") from error


def reached(
    one: x509.Certificate, between: Sequence[x509.Certificate], roots: Sequence[bytes], at: datetime
) -> bytes | None:
    """The pinned certificate (DER) that a certificate leads to by those ``between``, all valid then; None for none.

    No certificate leads to itself, and none by more than ``check_time.py`` goes along.
    """
    pinned = [each for each in map(x509.load_der_x509_certificate, roots) if each != one]
    if not pinned:
        return None
    store = verification.Store(pinned)
    any_, either = verification.ExtensionPolicy.permit_all(), verification.Criticality.AGNOSTIC
    issuing = any_.require_present(x509.BasicConstraints, either, None)  # what they say is always looked at
    issuing = issuing.may_be_present(x509.KeyUsage, either, _signs_certificates)
    issuing = issuing.may_be_present(x509.ExtendedKeyUsage, either, _issues_for_stamps)
    policy = verification.PolicyBuilder().store(store).time(at.replace(tzinfo=None)).max_chain_depth(_MOST_BETWEEN)
    policy = policy.extension_policies(ca_policy=issuing, ee_policy=any_)
    try:
        chain = policy.build_client_verifier().verify(one, list(between)).chain
    except verification.VerificationError:
        return None
    return chain[-1].public_bytes(Encoding.DER)


def _signs_certificates(_policy: object, _one: x509.Certificate, usage: x509.KeyUsage | None) -> None:
    if usage is not None and not usage.key_cert_sign:
        raise ValueError("not for certificates")


def _issues_for_stamps(_policy: object, _one: x509.Certificate, purposes: x509.ExtendedKeyUsage | None) -> None:
    if purposes is not None and ExtendedKeyUsageOID.TIME_STAMPING not in purposes:
        raise ValueError("not for certificates of time stamps")
