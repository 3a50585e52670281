from __future__ import annotations

from uuid import uuid4

import pytest

from frontoffice.domain import complainants
from frontoffice.domain.complaint import Complainant
from tests.support.examples import a_complaint


@pytest.mark.parametrize(
    ("name", "company"),
    [
        ("PT Timah Jaya Abadi", True),
        ("PT. Timah", True),
        ("pt timah", True),
        ("CV Contoh", True),
        ("Yayasan Melati", True),
        ("Koperasi Unit Desa", True),
        ("PT", False),
        ("Ptolemeus", False),
        ("Cvetan", False),
        ("Nurhayati binti Saleh", False),
        ("Bapak dari PT Timah", False),
        ("", False),
    ],
)
def test_a_name_says_whether_it_is_a_company(name: str, company: bool) -> None:
    assert complainants.is_company(Complainant(name)) is company


def test_a_company_without_a_legal_form_is_one_by_choice() -> None:
    assert complainants.is_company(Complainant("Hotel Melati", party=complainants.COMPANY))


def test_the_same_complainant_has_the_same_number_of_whatever_paper() -> None:
    keys = [
        complainants.identity_key(who)
        for who in (
            Complainant(nik="1", identity_no="2", nib="3"),
            Complainant(identity_no="2", nib="3"),
            Complainant(nib="3"),
            Complainant("Nurhayati", phone="0812"),
        )
    ]
    assert keys == ["1", "2", "3", ""]


def test_somebody_is_named_or_has_a_number() -> None:
    for who in (Complainant("A"), Complainant(contact="B"), Complainant(nib="3")):
        assert complainants.is_somebody(who)
    assert not complainants.is_somebody(Complainant(phone="0812"))


def test_a_letter_to_one_of_several_is_theirs_alone() -> None:
    entry = uuid4()
    complaint = a_complaint(joined=((entry, Complainant("PT Timah", contact="Budi")), (uuid4(), Complainant("Ani"))))
    first, second, _ = complainants.addressees(complaint)
    assert (first, second) == (complainants.Addressee(), complainants.Addressee(2, entry))
    alone = complainants.as_addressed(complaint, second)
    assert (alone.intake.complainant.name, alone.intake.complainant.contact, alone.joined) == ("PT Timah", "Budi", ())
    assert complainants.as_addressed(complaint, first).intake == complaint.intake
    assert complainants.as_addressed(complaint, first).joined == ()
    assert complainants.as_addressed(complaint, None) is complaint
