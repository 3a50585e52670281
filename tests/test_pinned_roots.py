from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.x509.oid import ExtendedKeyUsageOID

from frontoffice import pinned_roots
from tests.support.stamp_authority import AT, ROOT, SIGNER, STAMPING, CertificateChanges, CertifiedKey, certified

BETWEEN = replace(ROOT, path_length=0)


@pytest.fixture(scope="module")
def root() -> CertifiedKey:
    return certified("Akar", None, ROOT)


def test_a_pem_file_has_its_certificates_in_their_order(root: CertifiedKey) -> None:
    other = certified("Akar lain", None, ROOT)
    assert pinned_roots.of_pem(b"words before\n" + root.pem + other.pem) == (root.der, other.der)


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
        pinned_roots.of_pem(pem)


def test_a_file_longer_than_a_few_certificates_is_none(root: CertifiedKey) -> None:
    with pytest.raises(ValueError, match="no file of a few certificates"):
        pinned_roots.of_pem(root.pem + b" " * 64_000)


def test_a_certificate_leads_to_the_pinned_one_by_those_between(root: CertifiedKey) -> None:
    between = certified("Antara", root, BETWEEN)
    signer = certified("Otoritas", between, SIGNER)
    came = [one.certificate for one in (signer, between, root)]
    other = certified("Akar", None, ROOT)
    assert pinned_roots.reached(signer.certificate, came, [other.der, root.der], AT) == root.der
    assert pinned_roots.reached(signer.certificate, came, [between.der], AT) == between.der
    assert pinned_roots.reached(signer.certificate, came, [other.der], AT) is None, "of the same name, with another key"
    assert pinned_roots.reached(signer.certificate, [signer.certificate], [root.der], AT) is None
    assert pinned_roots.reached(signer.certificate, came, [root.der], AT + timedelta(days=4000)) is None


def test_a_certificate_does_not_lead_to_itself(root: CertifiedKey) -> None:
    signer, own = certified("Otoritas", root, SIGNER), certified("Sendiri", None, replace(ROOT, purposes=STAMPING))
    assert pinned_roots.reached(signer.certificate, [], [signer.der], AT) is None
    assert pinned_roots.reached(signer.certificate, [], [signer.der, root.der], AT) == root.der
    assert pinned_roots.reached(own.certificate, [own.certificate], [own.der], AT) is None


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
    issuer = certified("Antara", root, between)
    signer = certified("Otoritas", issuer, SIGNER)
    assert pinned_roots.reached(signer.certificate, [issuer.certificate], [root.der], AT) is None


def test_one_between_for_other_purposes_or_beneath_too_few_leads_nowhere(root: CertifiedKey) -> None:
    for purposes, found in ((STAMPING, root.der), ((ExtendedKeyUsageOID.CODE_SIGNING,), None)):
        issuer = certified("Antara", root, replace(BETWEEN, purposes=purposes))
        signer = certified("Otoritas", issuer, SIGNER)
        assert pinned_roots.reached(signer.certificate, [issuer.certificate], [root.der], AT) == found
    first = certified("Antara", root, BETWEEN)
    second = certified("Antara kedua", first, ROOT)
    signer = certified("Otoritas", second, SIGNER)
    assert pinned_roots.reached(signer.certificate, [first.certificate, second.certificate], [root.der], AT) is None


def test_a_root_that_is_no_issuer_or_not_valid_any_more_leads_nowhere() -> None:
    for says in (replace(ROOT, is_issuer=False), replace(ROOT, last=AT - timedelta(days=1))):
        root = certified("Akar", None, says)
        signer = certified("Otoritas", root, SIGNER)
        assert pinned_roots.reached(signer.certificate, [], [root.der], AT) is None
