"""Answers of a time stamp authority: one that OpenSSL wrote, some that hold, and each way in which one does not."""

from __future__ import annotations

import base64
import functools
import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat import asn1
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.x509.oid import ExtendedKeyUsageOID
from hypothesis import given
from hypothesis import strategies as st

from frontoffice import time_stamp_syntax, time_stamps
from frontoffice.time_stamps import Flaw, TimeStamp, Unstamped
from tests.support import stamp_authority
from tests.support.stamp_authority import AT, ROOT, SIGNER, AnswerChanges, CertifiedKey, certified

KEPT = json.loads((Path(__file__).parent / "support" / "fixtures" / "time_stamp.json").read_text("utf-8"))
OPENSSL, OPENSSL_ROOT = base64.b64decode(KEPT["answer"]), base64.b64decode(KEPT["root"])
TEXT, NONCE = "frontoffice-register/…\n", 2**62 + 5
IMPRINT = time_stamps.digest(TEXT)


@pytest.fixture(scope="module")
def root() -> CertifiedKey:
    return certified("Akar", None, ROOT)


@pytest.fixture(scope="module")
def signer(root: CertifiedKey) -> CertifiedKey:
    return certified("Otoritas", root, SIGNER)


def flaw(answer: bytes, root: CertifiedKey, nonce: int | None = NONCE) -> Flaw | None:
    try:
        time_stamps.read(answer, TEXT, [root.der], nonce)
    except Unstamped as error:
        return error.flaw
    return None


def test_what_openssl_stamped_is_read() -> None:
    moment = datetime(2026, 11, 27, 22, 58, 48, 19_000, tzinfo=UTC)
    stamp = time_stamps.read(OPENSSL, KEPT["text"], [OPENSSL_ROOT])
    assert stamp == TimeStamp(moment, "CN=TSA Uji", OPENSSL_ROOT)
    assert time_stamps.imprint(OPENSSL) == time_stamps.digest(KEPT["text"])


def test_an_answer_that_holds_says_when_and_who(root: CertifiedKey, signer: CertifiedKey) -> None:
    answer = stamp_authority.answer(signer, IMPRINT, NONCE)
    other = certified("Akar lain", None, ROOT)
    assert time_stamps.read(answer, TEXT, [other.der, root.der], NONCE) == TimeStamp(AT, "CN=Otoritas", root.der)
    assert time_stamps.read(answer, TEXT, [root.der]).at == AT, "to whoever's question, if it was kept"


@pytest.mark.parametrize(
    "changes",
    [
        AnswerChanges(status=1),
        AnswerChanges(named=stamp_authority.NAMED_BEFORE),
        AnswerChanges(at=AT.replace(microsecond=0)),
    ],
)
def test_an_answer_with_changes_an_older_name_or_whole_seconds_holds(
    root: CertifiedKey, signer: CertifiedKey, changes: AnswerChanges
) -> None:
    answer = stamp_authority.answer(signer, IMPRINT, NONCE, changes)
    assert time_stamps.read(answer, TEXT, [root.der], NONCE).at == changes.at


def test_certificates_between_and_others_may_come_along_in_any_order(root: CertifiedKey) -> None:
    between = certified("Antara", root, ROOT)
    signer = certified("Otoritas", between, SIGNER)
    attribute_certificate = time_stamp_syntax.element(b"\xa1", b"\x05\x00")
    for came in ((root, between, signer), (signer, between), (between, signer, root)):
        changes = AnswerChanges(certificates=(*(one.der for one in came), attribute_certificate))
        assert flaw(stamp_authority.answer(signer, IMPRINT, NONCE, changes), root) is None
    changes = AnswerChanges(certificates=(signer.der,))
    assert flaw(stamp_authority.answer(signer, IMPRINT, NONCE, changes), root) is Flaw.OTHER_ROOT


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        (AnswerChanges(status=2, words=("no", "credit")), Flaw.NOT_GRANTED),
        (AnswerChanges(imprint_algorithm=stamp_authority.SHA1), Flaw.OTHER_IMPRINT),
        (AnswerChanges(certificates=()), Flaw.NO_CERTIFICATE),
        (AnswerChanges(names=b"another certificate"), Flaw.NO_CERTIFICATE),
        (AnswerChanges(names=b"another certificate", named=stamp_authority.NAMED_BEFORE), Flaw.NO_CERTIFICATE),
        (AnswerChanges(wrapped_as="1.2.840.113549.1.7.3"), Flaw.UNREADABLE),
        (AnswerChanges(signed_type="1.2.840.113549.1.7.1"), Flaw.WRONG_SIGNATURE),
        (AnswerChanges(serial=5), Flaw.NO_CERTIFICATE),
        (AnswerChanges(issuer=bytes.fromhex("3000")), Flaw.NO_CERTIFICATE),
        (AnswerChanges(repeated=0), Flaw.WRONG_SIGNATURE),
        (AnswerChanges(repeated=1), Flaw.WRONG_SIGNATURE),
        (AnswerChanges(repeated=2), Flaw.NO_CERTIFICATE),
        (AnswerChanges(digest=bytes(32)), Flaw.WRONG_SIGNATURE),
        (AnswerChanges(digest_algorithm=stamp_authority.SHA1), Flaw.UNKNOWN_ALGORITHM),
        (AnswerChanges(signature_algorithm="1.2.840.10045.4.3.3"), Flaw.UNKNOWN_ALGORITHM),  # with SHA-384
        (AnswerChanges(signature_algorithm="1.2.840.113549.1.1.1"), Flaw.UNKNOWN_ALGORITHM),  # RSA
        (AnswerChanges(signature_algorithm="1.3.101.112"), Flaw.UNKNOWN_ALGORITHM),  # Ed25519
        (AnswerChanges(type="1.2.840.113549.1.7.1"), Flaw.UNREADABLE),  # any data
        (AnswerChanges(extensions=bytes.fromhex("300706022a03040100")), Flaw.UNREADABLE),
        (AnswerChanges(version=2), Flaw.UNREADABLE),
        (AnswerChanges(at=AT + timedelta(days=4000)), Flaw.NOT_VALID_THEN),
        (AnswerChanges(at=AT - timedelta(days=4000)), Flaw.NOT_VALID_THEN),
    ],
)
def test_each_way_in_which_an_answer_does_not_hold_has_its_name(
    root: CertifiedKey, signer: CertifiedKey, changes: AnswerChanges, found: Flaw
) -> None:
    assert flaw(stamp_authority.answer(signer, IMPRINT, NONCE, changes), root) is found


def test_an_authority_that_refuses_says_why(root: CertifiedKey, signer: CertifiedKey) -> None:
    answer = stamp_authority.answer(signer, IMPRINT, NONCE, AnswerChanges(status=2, words=("no", "credit")))
    with pytest.raises(Unstamped) as caught:
        time_stamps.read(answer, TEXT, [root.der], NONCE)
    assert caught.value.words == "no credit"


def test_a_stamp_of_something_else_or_to_another_question_is_none(root: CertifiedKey, signer: CertifiedKey) -> None:
    assert flaw(stamp_authority.answer(signer, bytes(32), NONCE), root) is Flaw.OTHER_IMPRINT
    assert flaw(stamp_authority.answer(signer, IMPRINT, NONCE + 1), root) is Flaw.OTHER_NONCE
    assert flaw(stamp_authority.answer(signer, IMPRINT, None), root) is Flaw.OTHER_NONCE


@pytest.mark.parametrize(
    "says",
    [
        replace(SIGNER, purposes=None),
        replace(SIGNER, purposes=(ExtendedKeyUsageOID.SERVER_AUTH,)),
        replace(SIGNER, purposes=(*stamp_authority.STAMPING, ExtendedKeyUsageOID.SERVER_AUTH)),
        replace(SIGNER, purposes_are_critical=False),
    ],
)
def test_a_certificate_that_is_not_for_stamps_alone_signs_none(
    root: CertifiedKey, says: stamp_authority.CertificateChanges
) -> None:
    signer = certified("Otoritas", root, says)
    assert flaw(stamp_authority.answer(signer, IMPRINT, NONCE), root) is Flaw.NOT_FOR_STAMPS


def test_another_root_of_the_same_name_is_another(root: CertifiedKey, signer: CertifiedKey) -> None:
    assert flaw(stamp_authority.answer(signer, IMPRINT, NONCE), certified("Akar", None, ROOT)) is Flaw.OTHER_ROOT


def test_a_signature_by_another_key_is_wrong(root: CertifiedKey, signer: CertifiedKey) -> None:
    forger = replace(signer, key=certified("Pemalsu", None, SIGNER).key)
    assert flaw(stamp_authority.answer(forger, IMPRINT, NONCE), root) is Flaw.WRONG_SIGNATURE


@pytest.mark.parametrize(
    ("bits", "algorithm", "found"),
    [
        (2048, stamp_authority.RSA, None),
        (2048, stamp_authority.RSA_SHA256, None),
        (2048, stamp_authority.RSA_SHA384, Flaw.UNKNOWN_ALGORITHM),
        (2048, stamp_authority.ECDSA_SHA256, Flaw.UNKNOWN_ALGORITHM),
        (1024, stamp_authority.RSA, Flaw.UNKNOWN_ALGORITHM),
    ],
)
def test_an_rsa_key_signs_with_the_hash_that_is_named_and_is_no_short_one(
    root: CertifiedKey, bits: int, algorithm: str, found: Flaw | None
) -> None:
    signer = certified("Otoritas", root, SIGNER, rsa_key(bits))
    changes = AnswerChanges(signature_algorithm=algorithm)
    assert flaw(stamp_authority.answer(signer, IMPRINT, NONCE, changes), root) is found


@functools.cache
def rsa_key(bits: int) -> RSAPrivateKey:
    return generate_private_key(65537, bits)


def test_what_is_not_der_is_unreadable(root: CertifiedKey, signer: CertifiedKey) -> None:
    whole = stamp_authority.answer(signer, IMPRINT, NONCE)
    content = whole[4:]  # behind a length of two bytes
    for spoilt, found in (
        (b"", Flaw.UNREADABLE),
        (b"<html>", Flaw.UNREADABLE),
        (whole[:-1], Flaw.UNREADABLE),
        (whole + b"\0", Flaw.UNREADABLE),
        (b"\x30\x80" + content + b"\0\0", Flaw.UNREADABLE),  # of indefinite length
        (b"\x30\x83\0" + whole[2:4] + content, Flaw.UNREADABLE),  # a length in a second spelling
        (bytes.fromhex("30053003020100"), Flaw.UNREADABLE),  # granted, and no stamp
        (whole + bytes(64_000), Flaw.TOO_LONG),
        (bytes(64_001), Flaw.TOO_LONG),
    ):
        assert flaw(spoilt, root) is found, spoilt[:20]


def test_more_certificates_than_a_way_has_are_refused(root: CertifiedKey, signer: CertifiedKey) -> None:
    changes = AnswerChanges(certificates=(signer.der,) * 11)
    assert flaw(stamp_authority.answer(signer, IMPRINT, NONCE, changes), root) is Flaw.NO_CERTIFICATE


def test_a_certificate_whose_serial_number_is_not_above_zero_is_none(root: CertifiedKey, signer: CertifiedKey) -> None:
    """The library says of such a one that it will not read it in a later version."""
    whole = stamp_authority.answer(signer, IMPRINT, NONCE)
    number = signer.certificate.serial_number
    signed = number.to_bytes(number.bit_length() // 8 + 1, "big")
    for other in (bytes([signed[0] | 0x80]) + signed[1:], bytes(len(signed))):
        spoilt = whole.replace(signed, other, 1)
        assert flaw(spoilt, root) is Flaw.NO_CERTIFICATE
    for der in (b"", b"\x30", b"\x30\x81", b"\x30\x02\xa0\x09", b"\x30\x03\x04\x01\x01"):
        with pytest.raises(ValueError, match="no "):
            time_stamp_syntax.serial_of(asn1.decode_der(asn1.TLV, b"\x30" + bytes([len(der)]) + der))


def test_no_byte_of_an_answer_can_be_changed_for_another_moment_or_holder(
    root: CertifiedKey, signer: CertifiedKey
) -> None:
    whole = stamp_authority.answer(signer, IMPRINT, NONCE)
    true = time_stamps.read(whole, TEXT, [root.der], NONCE)

    @given(st.integers(0, len(whole) - 1), st.integers(1, 255), st.integers(0, 3))
    def change(at: int, by: int, cut: int) -> None:
        spoilt = bytearray(whole)
        spoilt[at] ^= by
        try:
            found = time_stamps.read(bytes(spoilt[: len(spoilt) - cut]), TEXT, [root.der], NONCE)
        except Unstamped:
            return
        assert (found, cut) == (true, 0)  # of what nobody signed: the version of a structure

    change()


@given(st.binary(max_size=300))
def test_any_bytes_at_all_are_no_answer(answer: bytes) -> None:
    with pytest.raises(Unstamped):
        time_stamps.read(answer, TEXT, [OPENSSL_ROOT])


def test_a_query_is_for_the_text_with_a_nonce_of_its_own() -> None:
    query = asn1.decode_der(time_stamp_syntax.Query, time_stamps.query(TEXT, NONCE))
    assert (query.imprint.digest, query.nonce, query.wants_certificates) == (IMPRINT, NONCE, True)
    nonces = {time_stamps.new_nonce() for _ in range(50)}
    assert (len(nonces), min(nonces) > 0) == (50, True)


@pytest.mark.posix("openssl")
@pytest.mark.parametrize("change", [lambda _one: None, lambda one: one.update(imprint=bytes(32))])
def test_openssl_takes_what_is_taken_here(
    root: CertifiedKey, signer: CertifiedKey, tmp_path: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    asked = {"imprint": IMPRINT}
    change(asked)
    answer = stamp_authority.answer(signer, asked["imprint"], NONCE)
    (tmp_path / "a.tsr").write_bytes(answer)
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    (tmp_path / "root.pem").write_bytes(root.pem)
    done = subprocess.run(
        [
            shutil.which("openssl") or "",
            "ts",
            "-verify",
            "-in",
            "a.tsr",
            "-data",
            "a.txt",
            "-CAfile",
            "root.pem",
            "-attime",
            "1796000000",
        ],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert (done.returncode == 0) is (flaw(answer, root) is None)
    assert (done.returncode == 0) is (asked["imprint"] == IMPRINT)
