"""Answers of a time stamp authority: one that OpenSSL wrote, some that hold, and each way in which one does not."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat import asn1
from cryptography.x509.oid import ExtendedKeyUsageOID
from hypothesis import given
from hypothesis import strategies as st

from frontoffice import time_stamps
from frontoffice.time_stamps import Flaw, TimeStamp, Unstamped
from tests.support import stamp_authority, stamp_syntax
from tests.support.stamp_authority import (
    AT,
    ROOT,
    SIGNER,
    AnswerChanges,
    CertificateChanges,
    CertifiedKey,
    certified,
    root,
    signer,
)

__all__ = ["root", "signer"]

KEPT = json.loads((Path(__file__).parent / "support" / "fixtures" / "time_stamp.json").read_text("utf-8"))
OPENSSL, OPENSSL_ROOT = base64.b64decode(KEPT["answer"]), base64.b64decode(KEPT["root"])
TEXT, NONCE = "frontoffice-register/…\n", 2**62 + 5
IMPRINT = time_stamps.digest(TEXT)
SECOND = AT.replace(microsecond=0)


def flaw(answer: bytes, root: CertifiedKey, nonce: int | None = NONCE) -> Flaw | None:
    try:
        time_stamps.read(answer, TEXT, [root.der], nonce)
    except Unstamped as error:
        return error.flaw
    return None


def test_what_openssl_stamped_is_read() -> None:
    moment = datetime(2026, 11, 27, 22, 58, 48, tzinfo=UTC)
    stamp = time_stamps.read(OPENSSL, KEPT["text"], [OPENSSL_ROOT])
    assert stamp == TimeStamp(moment, "CN=TSA Uji", OPENSSL_ROOT)
    assert time_stamps.imprint(OPENSSL) == time_stamps.digest(KEPT["text"])


def test_an_answer_that_holds_says_when_and_who(root: CertifiedKey, signer: CertifiedKey) -> None:
    answer = stamp_authority.answer(signer, IMPRINT, NONCE)
    other = certified("Akar lain", None, ROOT)
    assert time_stamps.read(answer, TEXT, [other.der, root.der], NONCE) == TimeStamp(SECOND, "CN=Otoritas", root.der)
    assert time_stamps.read(answer, TEXT, [root.der]).at == SECOND, "to whoever's question, if it was kept"


@pytest.mark.parametrize(
    "changes",
    [
        AnswerChanges(named=stamp_authority.NAMED_BEFORE),
        AnswerChanges(at=AT.replace(microsecond=0)),
    ],
)
def test_an_answer_with_an_older_name_or_whole_seconds_holds(
    root: CertifiedKey, signer: CertifiedKey, changes: AnswerChanges
) -> None:
    answer = stamp_authority.answer(signer, IMPRINT, NONCE, changes)
    assert time_stamps.read(answer, TEXT, [root.der], NONCE).at == changes.at.replace(microsecond=0)


def test_certificates_between_and_others_may_come_along_in_any_order(root: CertifiedKey) -> None:
    between = certified("Antara", root, ROOT)
    signer = certified("Otoritas", between, SIGNER)
    attribute_certificate = stamp_syntax.element(b"\xa1", b"\x05\x00")
    for came in ((root, between, signer), (signer, between), (between, signer, root)):
        changes = AnswerChanges(certificates=(*(one.der for one in came), attribute_certificate))
        assert flaw(stamp_authority.answer(signer, IMPRINT, NONCE, changes), root) is None
    changes = AnswerChanges(certificates=(signer.der,))
    assert flaw(stamp_authority.answer(signer, IMPRINT, NONCE, changes), root) is Flaw.OTHER_ROOT


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        (AnswerChanges(status=1), Flaw.NOT_GRANTED),  # with changes, which nobody asks for here
        (AnswerChanges(status=2, words=("no", "credit")), Flaw.NOT_GRANTED),
        (AnswerChanges(imprint_algorithm=stamp_authority.SHA1), Flaw.OTHER_IMPRINT),
        (AnswerChanges(certificates=()), Flaw.NO_CERTIFICATE),
        (AnswerChanges(wrapped_as="1.2.840.113549.1.7.3"), Flaw.UNREADABLE),
        (AnswerChanges(serial=5), Flaw.NO_CERTIFICATE),
        (AnswerChanges(issuer=bytes.fromhex("3000")), Flaw.NO_CERTIFICATE),
        (AnswerChanges(digest=bytes(32)), Flaw.WRONG_SIGNATURE),
        (AnswerChanges(digest_algorithm=stamp_authority.SHA1), Flaw.UNKNOWN_ALGORITHM),
        (AnswerChanges(type="1.2.840.113549.1.7.1"), Flaw.UNREADABLE),  # any data
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
    answer, other = stamp_authority.answer(signer, IMPRINT, NONCE), certified("Akar", None, ROOT)
    assert flaw(answer, other) is Flaw.OTHER_ROOT
    assert time_stamps.read(answer, TEXT, [other.der, root.der], NONCE).root == root.der, "and keeps none away"


def flaw_below(root: CertifiedKey, *between: CertificateChanges) -> Flaw | None:
    """What is wrong with the answer of an authority that is certified by the root through others."""
    issuers = [root]
    for number, says in enumerate(between):
        issuers.append(certified(f"Antara {number}", issuers[-1], says))
    signer = certified("Otoritas", issuers[-1], SIGNER)
    changes = AnswerChanges(certificates=(signer.der, *(one.der for one in issuers)))
    return flaw(stamp_authority.answer(signer, IMPRINT, NONCE, changes), root)


BETWEEN = replace(ROOT, path_length=0)


def test_certificates_between_that_may_issue_lead_to_the_root(root: CertifiedKey) -> None:
    assert flaw_below(root, BETWEEN) is None
    assert flaw_below(root, replace(BETWEEN, purposes=stamp_authority.STAMPING)) is None
    assert flaw_below(root, ROOT, ROOT, ROOT, BETWEEN) is None


@pytest.mark.parametrize(
    "between",
    [
        replace(BETWEEN, is_issuer=False, path_length=None),
        replace(BETWEEN, is_issuer=None),
        replace(BETWEEN, signs_certificates=False),
        replace(BETWEEN, has_unknown=True),
        replace(BETWEEN, last=AT - timedelta(days=1)),
        replace(BETWEEN, first=AT + timedelta(days=1)),
    ],
)
def test_a_certificate_between_that_may_not_issue_leads_nowhere(
    root: CertifiedKey, between: CertificateChanges
) -> None:
    assert flaw_below(root, between) is Flaw.OTHER_ROOT


def test_one_beneath_too_few_leads_nowhere(root: CertifiedKey) -> None:
    assert flaw_below(root, BETWEEN, ROOT) is Flaw.OTHER_ROOT


def test_a_root_that_is_no_issuer_or_was_not_valid_then_leads_nowhere() -> None:
    for says in (replace(ROOT, is_issuer=False), replace(ROOT, last=AT - timedelta(days=1))):
        assert flaw_below(certified("Akar", None, says)) is Flaw.OTHER_ROOT


def test_a_pem_file_has_its_certificates_in_their_order(root: CertifiedKey) -> None:
    other = certified("Akar lain", None, ROOT)
    assert time_stamps.read_roots(b"words before\n" + root.pem + other.pem) == (root.der, other.der)


@pytest.mark.parametrize(
    "pem",
    [
        b"",
        b"\xff\xfe",
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        b"-----BEGIN CERTIFICATE-----\n",
        b" " * 64_001,
    ],
)
def test_what_is_no_certificate_is_named(pem: bytes) -> None:
    with pytest.raises(ValueError, match="certificates"):
        time_stamps.read_roots(pem)


def test_a_file_longer_than_a_few_certificates_is_none(root: CertifiedKey) -> None:
    with pytest.raises(ValueError, match="no file of a few certificates"):
        time_stamps.read_roots(root.pem + b" " * 64_000)


def test_a_signature_by_another_key_is_wrong(root: CertifiedKey, signer: CertifiedKey) -> None:
    forger = replace(signer, key=certified("Pemalsu", None, SIGNER).key)
    assert flaw(stamp_authority.answer(forger, IMPRINT, NONCE), root) is Flaw.WRONG_SIGNATURE


@pytest.mark.parametrize(
    ("bits", "algorithm", "found"),
    [
        (2048, stamp_authority.RSA, None),
        (2048, stamp_authority.RSA_SHA256, None),
        (1024, stamp_authority.RSA, Flaw.UNKNOWN_ALGORITHM),
    ],
)
def test_an_rsa_key_is_no_short_one(root: CertifiedKey, bits: int, algorithm: str, found: Flaw | None) -> None:
    signer = certified("Otoritas", root, SIGNER, stamp_authority.rsa_key(bits))
    changes = AnswerChanges(signature_algorithm=algorithm)
    assert flaw(stamp_authority.answer(signer, IMPRINT, NONCE, changes), root) is found


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
    others = [certified(f"Lain {no}", root, SIGNER).der for no in range(10)]
    assert (
        flaw(
            stamp_authority.answer(signer, IMPRINT, NONCE, AnswerChanges(certificates=(signer.der, *others[1:]))), root
        )
        is None
    )
    changes = AnswerChanges(certificates=(signer.der, *others))
    assert flaw(stamp_authority.answer(signer, IMPRINT, NONCE, changes), root) is Flaw.NO_CERTIFICATE


def test_a_certificate_whose_serial_number_is_not_above_zero_is_none(root: CertifiedKey, signer: CertifiedKey) -> None:
    """The library says of such a one that it will not read it in a later version."""
    whole = stamp_authority.answer(signer, IMPRINT, NONCE)
    number = signer.certificate.serial_number
    signed = number.to_bytes(number.bit_length() // 8 + 1, "big")
    for other, found in (
        (bytes([signed[0] | 0x80]) + signed[1:], Flaw.UNREADABLE),
        (bytes(len(signed)), Flaw.UNREADABLE),
    ):
        assert flaw(whole.replace(signed, other, 1), root) is found


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
    asked = time_stamps.ask(TEXT)
    query = asn1.decode_der(stamp_syntax.Query, asked.query)
    assert (query.imprint.digest, query.nonce, query.wants_certificates) == (IMPRINT, asked.nonce, True)
    nonces = {time_stamps.ask(TEXT).nonce for _ in range(50)}
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
