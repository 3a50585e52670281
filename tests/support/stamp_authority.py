"""A time stamp authority of the tests: its certificates, and answers that hold or do not, byte for byte."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat import asn1
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tests.support import stamp_syntax as syntax

AT = datetime(2026, 11, 24, 1, 30, 5, 250_000, tzinfo=UTC)
SHA1 = "1.3.14.3.2.26"
SHA256 = "2.16.840.1.101.3.4.2.1"
ECDSA_SHA256 = "1.2.840.10045.4.3.2"
RSA, RSA_SHA256, RSA_SHA384 = "1.2.840.113549.1.1.1", "1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12"
SIGNED_DATA, TIME_STAMP = "1.2.840.113549.1.7.2", "1.2.840.113549.1.9.16.1.4"
NAMED, NAMED_BEFORE = "1.2.840.113549.1.9.16.2.47", "1.2.840.113549.1.9.16.2.12"
STAMPING = (ExtendedKeyUsageOID.TIME_STAMPING,)
_VALID = timedelta(days=3650)


@dataclass(frozen=True)
class CertifiedKey:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: EllipticCurvePrivateKey | RSAPrivateKey

    @property
    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)


@dataclass(frozen=True)
class CertificateChanges:
    """What a certificate of the tests says besides its name; None leaves an extension out."""

    purposes: Sequence[x509.ObjectIdentifier] | None = None
    purposes_are_critical: bool = True
    is_issuer: bool | None = None
    path_length: int | None = None
    signs_certificates: bool | None = None
    has_unknown: bool = False  # a critical extension that nobody knows
    first: datetime = AT - _VALID
    last: datetime = AT + _VALID


ROOT = CertificateChanges(is_issuer=True, signs_certificates=True)
SIGNER = CertificateChanges(purposes=STAMPING, is_issuer=False)


def certified(
    name: str, by: CertifiedKey | None, says: CertificateChanges, key: RSAPrivateKey | None = None
) -> CertifiedKey:
    """A new key, or one that is handed in, certified by another or by itself."""
    own: EllipticCurvePrivateKey | RSAPrivateKey = key or generate_private_key(SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    issuer = by.certificate.subject if by else subject
    made = x509.CertificateBuilder(issuer, subject, own.public_key(), x509.random_serial_number())
    made = made.not_valid_before(says.first).not_valid_after(says.last)
    if says.is_issuer is not None:
        made = made.add_extension(x509.BasicConstraints(says.is_issuer, says.path_length), critical=True)
    if says.signs_certificates is not None:
        others = dict.fromkeys(_USAGES, False) | {"digital_signature": True}
        made = made.add_extension(x509.KeyUsage(key_cert_sign=says.signs_certificates, **others), critical=True)
    if says.purposes is not None:
        made = made.add_extension(x509.ExtendedKeyUsage(says.purposes), critical=says.purposes_are_critical)
    if says.has_unknown:
        made = made.add_extension(
            x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4.9"), b"\5\0"), critical=True
        )
    return CertifiedKey(made.sign((by or CertifiedKey(None, own)).key, hashes.SHA256()), own)  # type: ignore[arg-type]


@functools.cache
def rsa_key(bits: int) -> RSAPrivateKey:
    """An RSA key of so many bits, the same in all tests."""
    return rsa.generate_private_key(65537, bits)


_USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


@dataclass(frozen=True)
class AnswerChanges:
    """What of an answer is not as it should be."""

    status: int = 0
    words: tuple[str, ...] = ()
    at: datetime = AT
    certificates: tuple[bytes, ...] | None = None
    named: str = NAMED  # the attribute that names the certificate
    names: bytes | None = None  # another certificate than the one that signs
    digest: bytes | None = None
    digest_algorithm: str = SHA256
    signature_algorithm: str = ECDSA_SHA256
    imprint_algorithm: str = SHA256
    type: str = TIME_STAMP
    signed_type: str = ""  # what the signer says that it is, where that is another
    wrapped_as: str = SIGNED_DATA
    extensions: bytes | None = None
    version: int = 1
    serial: int | None = None  # of another certificate
    issuer: bytes | None = None
    further_algorithms: tuple[str, ...] = ()  # of hashes, that it says beside the one that it used
    repeated: int | None = None  # the attribute that stands twice, by its place


def answer(by: CertifiedKey, imprint: bytes, nonce: int | None, changes: AnswerChanges | None = None) -> bytes:
    """What an authority answers."""
    one = changes or AnswerChanges()
    if one.status > 1:
        status = syntax.StampStatus(status=one.status, words=list(one.words) or None, failure=None)
        return asn1.encode_der(syntax.Answer(status=status, token=None))
    said = asn1.encode_der(
        syntax.Stamped(
            version=one.version,
            policy=x509.ObjectIdentifier("1.2.3.4.1"),
            imprint=syntax.Imprint(algorithm=_algorithm(one.imprint_algorithm), digest=imprint),
            serial=2**100,
            at=asn1.GeneralizedTime(one.at),
            accuracy=syntax.Accuracy(seconds=1, millis=None, micros=None),
            is_ordered=False,
            nonce=nonce,
            authority=None,
            extensions=[_element(one.extensions)] if one.extensions else None,
        )
    )
    certificates = (by.der,) if one.certificates is None else one.certificates
    data = syntax.SignedData(
        version=3,
        digest_algorithms=asn1.SetOf(
            [_element(asn1.encode_der(_algorithm(each))) for each in (one.digest_algorithm, *one.further_algorithms)]
        ),
        encapsulated=syntax.Encapsulated(type=x509.ObjectIdentifier(one.type), content=said),
        certificates=[_element(each) for each in certificates] or None,
        revocations=None,
        signers=asn1.SetOf([_signer(by, said, one)]),
    )
    token = syntax.Token(type=x509.ObjectIdentifier(one.wrapped_as), content=data)
    return asn1.encode_der(
        syntax.Answer(status=syntax.StampStatus(status=one.status, words=None, failure=None), token=token)
    )


def _signer(by: CertifiedKey, said: bytes, one: AnswerChanges) -> syntax.StampSigner:
    named = one.names or by.der
    first = (
        syntax.SigningCertificate(
            certificates=[syntax.CertificateHash(algorithm=None, digest=hashlib.sha256(named).digest(), issued=None)],
            policies=None,
        )
        if one.named == NAMED
        else syntax.OldSigningCertificate(
            certificates=[
                syntax.OldCertificateHash(digest=hashlib.sha1(named, usedforsecurity=False).digest(), issued=None)
            ],
            policies=None,
        )
    )
    digest = hashlib.sha256(said).digest() if one.digest is None else one.digest
    attributes = [
        _attribute("1.2.840.113549.1.9.3", asn1.encode_der(x509.ObjectIdentifier(one.signed_type or one.type))),
        _attribute("1.2.840.113549.1.9.4", asn1.encode_der(digest)),
        _attribute(one.named, asn1.encode_der(first)),
    ]
    attributes += [] if one.repeated is None else [attributes[one.repeated]]
    attributes.sort(key=asn1.encode_der)
    signed = syntax.element(b"\x31", b"".join(asn1.encode_der(each) for each in attributes))
    return syntax.StampSigner(
        version=1,
        certificate=syntax.IssuedBy(
            issuer=_element(one.issuer or by.certificate.issuer.public_bytes()),
            serial=by.certificate.serial_number if one.serial is None else one.serial,
        ),
        digest_algorithm=_algorithm(one.digest_algorithm),
        attributes=attributes,
        signature_algorithm=_algorithm(one.signature_algorithm),
        signature=_signature(by.key, signed),
        unsigned=None,
    )


def _signature(key: EllipticCurvePrivateKey | RSAPrivateKey, signed: bytes) -> bytes:
    if isinstance(key, RSAPrivateKey):
        return key.sign(signed, PKCS1v15(), hashes.SHA256())
    return key.sign(signed, ECDSA(hashes.SHA256()))


def _algorithm(name: str) -> syntax.Algorithm:
    return syntax.Algorithm(name=x509.ObjectIdentifier(name), parameters=None)


def _attribute(name: str, value: bytes) -> syntax.Attribute:
    return syntax.Attribute(name=x509.ObjectIdentifier(name), values=asn1.SetOf([_element(value)]))


def _element(whole: bytes) -> asn1.TLV:
    return asn1.decode_der(asn1.TLV, whole)


@pytest.fixture(scope="module")
def root() -> CertifiedKey:
    """Key of the root of an authority."""
    return certified("Akar", None, ROOT)


@pytest.fixture(scope="module")
def signer(root: CertifiedKey) -> CertifiedKey:
    """Key that stamps, certified by the root."""
    return certified("Otoritas", root, SIGNER)
