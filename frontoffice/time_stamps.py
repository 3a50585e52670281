"""RFC 3161 time stamps: the question to an authority, and the check of its answer by ``rfc3161-client``.

An answer comes from a stranger, so it is bounded, and every way in which it does not hold has its name (:class:`Flaw`).
It holds when a certificate for time stamps alone, valid at the stamped moment and issued below a root of the office,
signed that moment for the hash that was asked. Revocation is not checked: nobody is asked over the network. The library
does not read which certificate the signature names (ESSCertID); ``check_time.py`` has OpenSSL look at that.
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from typing import Annotated, Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat import asn1
from cryptography.hazmat.asn1 import TLV, Explicit, Implicit
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID
from rfc3161_client import (
    HashAlgorithm,
    PKIStatus,
    SignedData,
    TimestampRequestBuilder,
    TimeStampResponse,
    TimeStampTokenInfo,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

MOST_BYTES: Final = 64_000
_MOST_CERTIFICATES: Final = 10
_LEAST_RSA_BITS: Final = 2048
_VERSION: Final = 1
_SEQUENCE: Final = b"\x30"
_SHA256: Final = x509.ObjectIdentifier("2.16.840.1.101.3.4.2.1")
_SHA2: Final = {_SHA256} | {x509.ObjectIdentifier(f"2.16.840.1.101.3.4.2.{number}") for number in (2, 3)}
_NO_CHAIN: Final = "certificate verify error"  # OpenSSL's word for a certificate that no root vouches for
_UNREADABLE: Final = (
    ValueError,
    TypeError,
    Warning,
    OverflowError,
    UnsupportedAlgorithm,
    x509.DuplicateExtension,
    x509.InvalidVersion,
    x509.UnsupportedGeneralNameType,
)


class Flaw(Enum):
    """Why an answer is not a valid time stamp of its question."""

    TOO_LONG = auto()
    UNREADABLE = auto()
    NOT_GRANTED = auto()
    OTHER_IMPRINT = auto()
    OTHER_NONCE = auto()
    UNKNOWN_ALGORITHM = auto()
    NO_CERTIFICATE = auto()
    NOT_FOR_STAMPS = auto()
    NOT_VALID_THEN = auto()
    OTHER_ROOT = auto()
    WRONG_SIGNATURE = auto()


class Unstamped(ValueError):  # noqa: N818  (a stranger's answer, not an error of the program)
    """Error for an invalid time stamp."""

    def __init__(self, flaw: Flaw, words: str = "") -> None:
        super().__init__(flaw.name)
        self.flaw = flaw
        self.words = words  # the authority's own, where it refused


@dataclass(frozen=True, slots=True)
class StampQuestion:
    """A text to be stamped, the nonce of this question, and the question itself as DER."""

    text: str
    nonce: int
    query: bytes


@dataclass(frozen=True, slots=True)
class TimeStamp:
    """Proof by an authority of a text's existence at a time (UTC, whole seconds), below a root (DER)."""

    at: datetime
    authority: str
    root: bytes


def ask(text: str) -> StampQuestion:
    """Build a request for the SHA-256 of a text, with a random nonce and a request for the certificates."""
    request = TimestampRequestBuilder().data(text.encode()).hash_algorithm(HashAlgorithm.SHA256).build()
    if request.nonce is None:
        raise ValueError("a question without a nonce")
    return StampQuestion(text, request.nonce, request.as_bytes())


def digest(text: str) -> bytes:
    """SHA-256 of a text, as stamped by an authority."""
    return hashlib.sha256(text.encode()).digest()


def read_roots(pem: bytes) -> tuple[bytes, ...]:
    """The certificates of a PEM file as DER. Raises ValueError for a file without any, and for a longer one."""
    if len(pem) > MOST_BYTES:
        raise ValueError("no file of a few certificates")
    try:
        return tuple(one.public_bytes(Encoding.DER) for one in x509.load_pem_x509_certificates(pem))
    except _UNREADABLE as error:
        raise ValueError("no certificates") from error


def imprint(answer: bytes) -> bytes:
    """Hash in an answer, without any other check. Raises Unstamped."""
    return _statement(_decode(answer)).message_imprint.message


def read(answer: bytes, text: str, roots: Sequence[bytes], nonce: int | None = None) -> TimeStamp:
    """Verify an answer as the time stamp of a text, below one of the roots. Raises Unstamped.

    Without ``nonce`` an answer to anybody's question is taken: a stored stamp proves itself.
    """
    try:
        return _read(answer, text, roots, nonce)
    except Unstamped:
        raise
    except _UNREADABLE as error:
        raise Unstamped(Flaw.UNREADABLE) from error


def _read(answer: bytes, text: str, roots: Sequence[bytes], nonce: int | None) -> TimeStamp:
    response = _decode(answer)
    said = _statement(response)
    if (said.message_imprint.hash_algorithm, said.message_imprint.message) != (_SHA256, digest(text)):
        raise Unstamped(Flaw.OTHER_IMPRINT)
    if nonce is not None and said.nonce != nonce:
        raise Unstamped(Flaw.OTHER_NONCE)
    if not response.signed_data.digest_algorithms <= _SHA2:
        raise Unstamped(Flaw.UNKNOWN_ALGORITHM)
    at = said.gen_time.astimezone(UTC)
    signer = _find_signer(response.signed_data)
    _require_stamping(signer, at)
    return TimeStamp(at, signer.subject.rfc4514_string(), _verify(response, text, roots))


def _decode(answer: bytes) -> TimeStampResponse:
    if len(answer) > MOST_BYTES:
        raise Unstamped(Flaw.TOO_LONG)
    try:
        response = decode_timestamp_response(_sort_certificates(answer))
    except _UNREADABLE as error:
        raise Unstamped(Flaw.UNREADABLE) from error
    if response.status != PKIStatus.GRANTED:
        raise Unstamped(Flaw.NOT_GRANTED, " ".join(response.status_string))
    return response


def _statement(response: TimeStampResponse) -> TimeStampTokenInfo:
    try:
        said = response.tst_info
    except _UNREADABLE as error:
        raise Unstamped(Flaw.UNREADABLE) from error
    if said.version != _VERSION:
        raise Unstamped(Flaw.UNREADABLE)
    return said


def _verify(response: TimeStampResponse, text: str, roots: Sequence[bytes]) -> bytes:
    """Verify an answer's signature, and return its root certificate. Raises Unstamped."""
    flaw = Flaw.OTHER_ROOT
    for root in roots:  # one at a time: OpenSSL tries one root of a name and no other
        try:
            verifier = VerifierBuilder(roots=[x509.load_der_x509_certificate(root)]).build()
            verifier.verify_message(response, text.encode())
        except VerificationError as error:
            flaw = flaw if _NO_CHAIN in str(error) else Flaw.WRONG_SIGNATURE
        else:
            return root
    raise Unstamped(flaw)


def _find_signer(data: SignedData) -> x509.Certificate:
    """The certificate of the one signer, by its issuer and serial number."""
    (signer,) = data.signer_infos
    if len(data.certificates) > _MOST_CERTIFICATES:
        raise Unstamped(Flaw.NO_CERTIFICATE)
    with warnings.catch_warnings(action="error"):  # of a certificate that a later cryptography does not read any more
        certificates = [x509.load_der_x509_certificate(one) for one in data.certificates]
    for one in certificates:
        if (one.issuer, one.serial_number) == (signer.issuer, signer.serial_number):
            return one
    raise Unstamped(Flaw.NO_CERTIFICATE)


def _require_stamping(one: x509.Certificate, at: datetime) -> None:
    try:
        usage = one.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except x509.ExtensionNotFound:
        raise Unstamped(Flaw.NOT_FOR_STAMPS) from None
    if not usage.critical or list(usage.value) != [ExtendedKeyUsageOID.TIME_STAMPING]:
        raise Unstamped(Flaw.NOT_FOR_STAMPS)
    if not one.not_valid_before_utc <= at <= one.not_valid_after_utc:
        raise Unstamped(Flaw.NOT_VALID_THEN)
    key = one.public_key()
    if isinstance(key, RSAPublicKey) and key.key_size < _LEAST_RSA_BITS:
        raise Unstamped(Flaw.UNKNOWN_ALGORITHM)


@asn1.sequence
class _Data:
    """CMS ``SignedData``, as far as to its certificates."""

    version: int
    algorithms: TLV
    content: TLV
    certificates: Annotated[list[TLV] | None, Implicit(0)]
    revocations: Annotated[list[TLV] | None, Implicit(1)]
    signers: TLV


@asn1.sequence
class _Token:
    type: x509.ObjectIdentifier
    data: Annotated[_Data, Explicit(0)]


@asn1.sequence
class _Answer:
    status: TLV
    token: _Token | None


def _sort_certificates(answer: bytes) -> bytes:
    """The answer with its X.509 certificates in DER's order of a set, and without other kinds of certificates.

    ``rfc3161-client`` (1.0.9) reads no other answer; OpenSSL's authorities send the chain as it stands in their file.
    Nobody signs this list.
    """
    one = asn1.decode_der(_Answer, answer)
    if one.token is not None and one.token.data.certificates is not None:
        known = [each for each in one.token.data.certificates if each.tag_bytes == _SEQUENCE]
        one.token.data.certificates = sorted(known, key=asn1.encode_der)
    return asn1.encode_der(one)
