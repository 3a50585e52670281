"""The structures of a time stamp as ASN.1 has them (RFC 3161; CMS, RFC 5652; ESS, RFC 5035), read and written as DER.

``certificates`` and ``attributes`` are sets, read here in the order in which they stand: authorities do not sort them,
and what was signed are the bytes as they stand. What is not looked into is an element of any kind (:class:`TLV`).
"""

from __future__ import annotations

from typing import Annotated

from cryptography.hazmat import asn1
from cryptography.hazmat.asn1 import TLV, BitString, Explicit, GeneralizedTime, Implicit, Null, SetOf
from cryptography.x509 import ObjectIdentifier

_OF_LENGTH_BITS = 7  # of a length in one byte


@asn1.sequence
class Algorithm:
    """An algorithm without parameters, which is all that hashes and signatures have here."""

    name: ObjectIdentifier
    parameters: Null | None


@asn1.sequence
class Imprint:
    """What is stamped: a hash."""

    algorithm: Algorithm
    digest: bytes


@asn1.sequence
class Query:
    """``TimeStampReq``: what an authority is asked for."""

    version: int
    imprint: Imprint
    policy: ObjectIdentifier | None
    nonce: int | None
    wants_certificates: Annotated[bool, asn1.Default(value=False)]


@asn1.sequence
class Accuracy:
    """How far the moment may be from the true one."""

    seconds: int | None
    millis: Annotated[int | None, Implicit(0)]
    micros: Annotated[int | None, Implicit(1)]


@asn1.sequence
class Stamped:
    """``TSTInfo``: what an authority says."""

    version: int
    policy: ObjectIdentifier
    imprint: Imprint
    serial: int
    at: GeneralizedTime
    accuracy: Accuracy | None
    is_ordered: Annotated[bool, asn1.Default(value=False)]
    nonce: int | None
    authority: Annotated[list[TLV] | None, Implicit(0)]
    extensions: Annotated[list[TLV] | None, Implicit(1)]


@asn1.sequence
class Attribute:
    """What a signer says besides, or of what it signed."""

    name: ObjectIdentifier
    values: SetOf[TLV]


@asn1.sequence
class IssuedBy:
    """A certificate by who issued it and its serial."""

    issuer: TLV
    serial: int


@asn1.sequence
class StampSigner:
    """``SignerInfo``: one signature, by a certificate of that issuer and serial."""

    version: int
    certificate: IssuedBy
    digest_algorithm: Algorithm
    attributes: Annotated[list[Attribute], Implicit(0)]
    signature_algorithm: Algorithm
    signature: bytes
    unsigned: Annotated[list[TLV] | None, Implicit(1)]


@asn1.sequence
class Encapsulated:
    """What was signed, and of which type it is."""

    type: ObjectIdentifier
    content: Annotated[bytes, Explicit(0)]


@asn1.sequence
class SignedData:
    """``SignedData`` of CMS."""

    version: int
    digest_algorithms: SetOf[TLV]
    encapsulated: Encapsulated
    certificates: Annotated[list[TLV] | None, Implicit(0)]
    revocations: Annotated[list[TLV] | None, Implicit(1)]
    signers: SetOf[StampSigner]


@asn1.sequence
class Token:
    """``TimeStampToken``: the signed data as content of a type."""

    type: ObjectIdentifier
    content: Annotated[SignedData, Explicit(0)]


@asn1.sequence
class StampStatus:
    """Whether an authority did what was asked, and why not."""

    status: int
    words: list[str] | None
    failure: BitString | None


@asn1.sequence
class Answer:
    """``TimeStampResp``: what comes back from an authority."""

    status: StampStatus
    token: Token | None


@asn1.sequence
class CertificateHash:
    """``ESSCertIDv2``: a certificate by its hash (SHA-256, where none is named), and by who issued it."""

    algorithm: Algorithm | None
    digest: bytes
    issued: list[TLV] | None


@asn1.sequence
class OldCertificateHash:
    """``ESSCertID``: a certificate by its SHA-1, and by who issued it."""

    digest: bytes
    issued: list[TLV] | None


@asn1.sequence
class SigningCertificate:
    """``SigningCertificateV2``: the certificate that signed comes first."""

    certificates: list[CertificateHash]
    policies: list[TLV] | None


@asn1.sequence
class OldSigningCertificate:
    """``SigningCertificate`` of before."""

    certificates: list[OldCertificateHash]
    policies: list[TLV] | None


def element(tag: bytes, content: bytes) -> bytes:
    """An element as DER: its tag, how many bytes it has, and these."""
    length = len(content)
    if not length >> _OF_LENGTH_BITS:
        return tag + bytes([length]) + content
    counted = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return tag + bytes([1 << _OF_LENGTH_BITS | len(counted)]) + counted + content
