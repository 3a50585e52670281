"""RFC 3161 time stamps: what is asked of an authority, and whether what it answers holds.

An answer comes from a stranger: it is bounded, read as strict DER, and every way in which it does not hold has its name
(:class:`Flaw`). It holds when a certificate for time stamps alone, valid at the moment that it says and led to a pinned
one, signed that moment for the hash that was asked. Whether that certificate was revoked is not asked of anybody.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat import asn1
from cryptography.hazmat.asn1 import TLV
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509.oid import ExtendedKeyUsageOID

from frontoffice import pinned_roots
from frontoffice import time_stamp_syntax as syntax

MOST_BYTES: Final = 64_000
_MOST_CERTIFICATES: Final = 10
_LEAST_RSA_BITS: Final = 2048
_NONCE_BITS: Final = 63
_VERSION: Final = 1
_GRANTED: Final = (0, 1)  # as asked, or with changes
_SET: Final = b"\x31"
_SEQUENCE: Final = b"\x30"
_SIGNED_DATA: Final = x509.ObjectIdentifier("1.2.840.113549.1.7.2")
_TIME_STAMP: Final = x509.ObjectIdentifier("1.2.840.113549.1.9.16.1.4")
_CONTENT_TYPE: Final = x509.ObjectIdentifier("1.2.840.113549.1.9.3")
_MESSAGE_DIGEST: Final = x509.ObjectIdentifier("1.2.840.113549.1.9.4")
_SIGNING_CERTIFICATE: Final = x509.ObjectIdentifier("1.2.840.113549.1.9.16.2.12")
_SIGNING_CERTIFICATE_2: Final = x509.ObjectIdentifier("1.2.840.113549.1.9.16.2.47")
_SHA256: Final = x509.ObjectIdentifier("2.16.840.1.101.3.4.2.1")
_HASHES: Final[dict[x509.ObjectIdentifier, hashes.HashAlgorithm]] = {
    _SHA256: hashes.SHA256(),
    x509.ObjectIdentifier("2.16.840.1.101.3.4.2.2"): hashes.SHA384(),
    x509.ObjectIdentifier("2.16.840.1.101.3.4.2.3"): hashes.SHA512(),
}
_Key = type[RSAPublicKey | EllipticCurvePublicKey]
_SIGNATURES: Final[dict[x509.ObjectIdentifier, tuple[_Key, str]]] = {
    x509.ObjectIdentifier("1.2.840.113549.1.1.1"): (RSAPublicKey, ""),  # with the hash of the message's digest
    x509.ObjectIdentifier("1.2.840.113549.1.1.11"): (RSAPublicKey, "sha256"),
    x509.ObjectIdentifier("1.2.840.113549.1.1.12"): (RSAPublicKey, "sha384"),
    x509.ObjectIdentifier("1.2.840.113549.1.1.13"): (RSAPublicKey, "sha512"),
    x509.ObjectIdentifier("1.2.840.10045.4.3.2"): (EllipticCurvePublicKey, "sha256"),
    x509.ObjectIdentifier("1.2.840.10045.4.3.3"): (EllipticCurvePublicKey, "sha384"),
    x509.ObjectIdentifier("1.2.840.10045.4.3.4"): (EllipticCurvePublicKey, "sha512"),
}
_TYPED: Final = asn1.encode_der(_TIME_STAMP)
_UNREADABLE: Final = pinned_roots.UNREADABLE


class Flaw(Enum):
    """Why an answer is no time stamp of what was asked."""

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
    """An answer that does not hold."""

    def __init__(self, flaw: Flaw, words: str = "") -> None:
        super().__init__(flaw.name)
        self.flaw = flaw
        self.words = words  # the authority's own, where it refused


@dataclass(frozen=True, slots=True)
class TimeStamp:
    """That an authority saw a text at a moment (UTC); ``root`` is the pinned certificate, as DER, that it leads to."""

    at: datetime
    authority: str
    root: bytes


def new_nonce() -> int:
    """What makes an answer the answer to this request."""
    return secrets.randbits(_NONCE_BITS) + 1


def query(text: str, nonce: int) -> bytes:
    """What an authority is asked for: to stamp the SHA-256 of a text, and to send its certificates along."""
    imprint = syntax.Imprint(algorithm=syntax.Algorithm(name=_SHA256, parameters=asn1.Null()), digest=digest(text))
    return asn1.encode_der(
        syntax.Query(version=_VERSION, imprint=imprint, policy=None, nonce=nonce, wants_certificates=True)
    )


def digest(text: str) -> bytes:
    """What is stamped of a text."""
    return hashlib.sha256(text.encode()).digest()


def imprint(answer: bytes) -> bytes:
    """Of what an answer says that it is a stamp. Raises Unstamped; nothing else of it was looked at."""
    return _stamped(_signed_data(answer)).imprint.digest


def read(answer: bytes, text: str, roots: Sequence[bytes], nonce: int | None = None) -> TimeStamp:
    """The time stamp that an answer is of a text, led to one of the pinned certificates. Raises Unstamped.

    Without ``nonce`` an answer to anybody's request is taken: what was kept once proves itself.
    """
    try:
        return _read(answer, text, roots, nonce)
    except Unstamped:
        raise
    except _UNREADABLE as error:
        raise Unstamped(Flaw.UNREADABLE) from error


def _read(answer: bytes, text: str, roots: Sequence[bytes], nonce: int | None) -> TimeStamp:
    data = _signed_data(answer)
    said = _stamped(data)
    if (said.imprint.algorithm.name, said.imprint.digest) != (_SHA256, digest(text)):
        raise Unstamped(Flaw.OTHER_IMPRINT)
    if nonce is not None and said.nonce != nonce:
        raise Unstamped(Flaw.OTHER_NONCE)
    at = said.at.as_datetime().astimezone(UTC)
    (signer,) = data.signers.as_list()
    certificates = _certificates(data)
    by = _certificate(signer, certificates)
    _demand_stamping(by, at)
    _demand_signature(signer, data.encapsulated.content, by)
    root = pinned_roots.reached(by, certificates, roots, at)
    if root is None:
        raise Unstamped(Flaw.OTHER_ROOT)
    return TimeStamp(at, by.subject.rfc4514_string(), root)


def _signed_data(answer: bytes) -> syntax.SignedData:
    if len(answer) > MOST_BYTES:
        raise Unstamped(Flaw.TOO_LONG)
    try:
        one = asn1.decode_der(syntax.Answer, answer)
    except _UNREADABLE as error:
        raise Unstamped(Flaw.UNREADABLE) from error
    if one.status.status not in _GRANTED:
        raise Unstamped(Flaw.NOT_GRANTED, " ".join(one.status.words or ()))
    if one.token is None or (one.token.type, one.token.content.encapsulated.type) != (_SIGNED_DATA, _TIME_STAMP):
        raise Unstamped(Flaw.UNREADABLE)
    return one.token.content


def _stamped(data: syntax.SignedData) -> syntax.Stamped:
    try:
        said = asn1.decode_der(syntax.Stamped, data.encapsulated.content)
    except _UNREADABLE as error:
        raise Unstamped(Flaw.UNREADABLE) from error
    if said.version != _VERSION or said.extensions is not None:  # none is defined, and one may change what it means
        raise Unstamped(Flaw.UNREADABLE)
    return said


def _certificates(data: syntax.SignedData) -> list[x509.Certificate]:
    plain = [one for one in data.certificates or () if one.tag_bytes == _SEQUENCE]
    if not 0 < len(plain) <= _MOST_CERTIFICATES:
        raise Unstamped(Flaw.NO_CERTIFICATE)
    # One whose serial number is not above 0, which RFC 5280 forbids, is none: the library warns that it will read none.
    return [x509.load_der_x509_certificate(syntax.whole(one)) for one in plain if syntax.serial_of(one) > 0]


def _certificate(signer: syntax.StampSigner, certificates: Sequence[x509.Certificate]) -> x509.Certificate:
    """The certificate that is named by the signer, and by what was signed: else another could be put in its place."""
    issuer, serial = syntax.whole(signer.certificate.issuer), signer.certificate.serial
    for one in certificates:
        if one.serial_number == serial and one.issuer.public_bytes() == issuer:
            if _is_named(one, signer):
                return one
            break
    raise Unstamped(Flaw.NO_CERTIFICATE)


def _is_named(one: x509.Certificate, signer: syntax.StampSigner) -> bool:
    newer = _attribute(signer, _SIGNING_CERTIFICATE_2)
    if newer is not None:
        first = newer.parse(syntax.SigningCertificate).certificates[:1]
        algorithm = _HASHES.get(first[0].algorithm.name if first[0].algorithm else _SHA256) if first else None
        return algorithm is not None and one.fingerprint(algorithm) == first[0].digest
    older = _attribute(signer, _SIGNING_CERTIFICATE)
    named = older.parse(syntax.OldSigningCertificate).certificates[:1] if older is not None else []
    # SHA-1 names one of the certificates that came, each of which is led to a pinned one; nothing rests on it alone.
    return [each.digest for each in named] == [one.fingerprint(hashes.SHA1())]  # noqa: S303


def _attribute(signer: syntax.StampSigner, name: x509.ObjectIdentifier) -> TLV | None:
    """The one value of a signed attribute; None where it is not there exactly once."""
    values = [one.values.as_list() for one in signer.attributes if one.name == name]
    return values[0][0] if [len(each) for each in values] == [1] else None


def _demand_stamping(one: x509.Certificate, at: datetime) -> None:
    try:
        usage = one.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except x509.ExtensionNotFound:
        raise Unstamped(Flaw.NOT_FOR_STAMPS) from None
    if not usage.critical or list(usage.value) != [ExtendedKeyUsageOID.TIME_STAMPING]:
        raise Unstamped(Flaw.NOT_FOR_STAMPS)
    if not one.not_valid_before_utc <= at <= one.not_valid_after_utc:
        raise Unstamped(Flaw.NOT_VALID_THEN)


def _demand_signature(signer: syntax.StampSigner, content: bytes, by: x509.Certificate) -> None:
    algorithm = _HASHES.get(signer.digest_algorithm.name)
    if algorithm is None:
        raise Unstamped(Flaw.UNKNOWN_ALGORITHM)
    type_, held = _attribute(signer, _CONTENT_TYPE), _attribute(signer, _MESSAGE_DIGEST)
    wanted = asn1.encode_der(hashlib.new(algorithm.name, content).digest())
    if held is None or type_ is None or (syntax.whole(type_), syntax.whole(held)) != (_TYPED, wanted):
        raise Unstamped(Flaw.WRONG_SIGNATURE)
    signed = syntax.element(_SET, b"".join(asn1.encode_der(one) for one in signer.attributes))
    key = by.public_key()
    kind, with_hash = _SIGNATURES.get(signer.signature_algorithm.name, (None, ""))
    if kind is None or not isinstance(key, kind) or with_hash not in ("", algorithm.name):
        raise Unstamped(Flaw.UNKNOWN_ALGORITHM)
    try:
        if isinstance(key, EllipticCurvePublicKey):
            key.verify(signer.signature, signed, ECDSA(algorithm))
        elif isinstance(key, RSAPublicKey) and key.key_size >= _LEAST_RSA_BITS:
            key.verify(signer.signature, signed, PKCS1v15(), algorithm)
        else:
            raise Unstamped(Flaw.UNKNOWN_ALGORITHM)
    except InvalidSignature:
        raise Unstamped(Flaw.WRONG_SIGNATURE) from None
