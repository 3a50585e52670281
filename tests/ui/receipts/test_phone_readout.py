from __future__ import annotations

import dataclasses

import pytest

from frontoffice.domain.complaint import Kind
from frontoffice.settings import Office
from frontoffice.ui.receipts.phone_readout import ONE_SMS, sms, spell
from tests.support.examples import a_complaint, an_intake


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        (
            "0147/PGD-L1/2026",
            "nol satu empat tujuh, garis miring, P-G-D, strip, L, satu, garis miring, dua nol dua enam",
        ),
        ("12.III", "satu dua, titik, I-I-I"),
        ("YWMG5Z", "Y-W-M-G, lima, Z"),
        ("", ""),
    ],
)
def test_a_number_is_spelled_by_digits_and_letters(text: str, spoken: str) -> None:
    assert spell(text) == spoken


@pytest.mark.parametrize("kind", list(Kind))
def test_the_sms_fits_one_message_and_holds_number_code_and_telephone(kind: Kind) -> None:
    complaint = a_complaint(intake=an_intake(kind=kind, channel="telephone"))
    text = sms(complaint, Office())
    assert len(text) <= ONE_SMS
    assert text.isascii()
    for part in (complaint.number_text, complaint.check_code, "0717-422094", "DPMPTSP"):
        assert part in text
    assert ("14-12-2026" in text) is (kind is Kind.COMPLAINT)


def test_the_sms_tells_nothing_about_the_complainant() -> None:
    text = sms(a_complaint(), Office())
    assert "Nurhayati" not in text
    assert "1971" not in text


def test_an_office_without_telephone_is_no_reason_for_an_empty_promise() -> None:
    assert "Info" not in sms(a_complaint(), dataclasses.replace(Office(), short_name="", telephone=""))
