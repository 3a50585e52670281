from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from frontoffice.documents.case_file import DocumentKind
from frontoffice.documents.letters import letter_sheet
from frontoffice.documents.office_documents import document
from frontoffice.domain.complaint import Complainant, Identity
from tests.support.examples import a_complainant, an_intake
from tests.support.papers import a_file, one_line


def lines(**who: Any) -> list[str]:
    return letter_sheet.address_lines(a_file(intake=an_intake(complainant=a_complainant(**who))))


def test_a_person_is_addressed_by_name_street_and_place() -> None:
    assert lines() == [
        "Yth. Bapak/Ibu Nurhayati binti Saleh",
        "Jalan Depati Amir 12, Pangkal Balam",
        "di Pangkalpinang",
    ]


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Pak Man", "Bapak Man"),
        ("Ibu Sri", "Ibu Sri"),
        ("bu Sri", "Ibu Sri"),
        ("Sdr. Budi", "Sdr. Budi"),
        ("saudari Ani", "Sdri. Ani"),
        ("Budi", "Bapak/Ibu Budi"),
        ("Pakde", "Bapak/Ibu Pakde"),
    ],
)
def test_nobody_is_called_bapak_twice(name: str, called: str) -> None:
    assert lines(name=name)[0] == f"Yth. {called}"


def test_a_company_is_addressed_by_its_head_and_its_contact() -> None:
    company = {"name": "PT Timah Jaya Abadi", "address": "Jalan Jenderal Sudirman 51", "district": ""}
    assert lines(**company) == ["Yth. Pimpinan PT Timah Jaya Abadi", "Jalan Jenderal Sudirman 51", "di Pangkalpinang"]
    spoken = lines(**company, contact="Budi Santoso", position="Manajer Perizinan")
    assert spoken[1] == "u.p. Bapak/Ibu Budi Santoso, Manajer Perizinan"
    assert lines(name="Hotel Melati", party="company")[0] == "Yth. Pimpinan Hotel Melati"
    assert lines(contact="Budi")[1] != "u.p. Bapak/Ibu Budi", "a person has nobody who speaks for it"


def test_who_acts_for_somebody_says_so() -> None:
    assert lines(represents="PT Laut Jaya")[1] == "selaku kuasa PT Laut Jaya"


@pytest.mark.parametrize(
    ("address", "district", "regency", "street", "place"),
    [
        ("Jalan Mawar 5, Pangkalpinang", "", "Kota Pangkal Pinang", "Jalan Mawar 5", "di Pangkalpinang"),
        ("Jalan Mawar 5 Pangkal Pinang", "", "Kota Pangkal Pinang", "Jalan Mawar 5", "di Pangkalpinang"),
        ("Jalan Mawar 5, Kota Pangkalpinang", "", "", "Jalan Mawar 5", "di Pangkalpinang"),
        (
            "Jalan Mawar 5, Gerunggang",
            "Gerunggang",
            "Kota Pangkal Pinang",
            "Jalan Mawar 5, Gerunggang",
            "di Pangkalpinang",
        ),
        ("Jalan Laut 3", "Sungailiat", "Kabupaten Bangka", "Jalan Laut 3, Sungailiat", "di Kabupaten Bangka"),
        ("Jalan Laut 3, Palembang", "", "Palembang", "Jalan Laut 3", "di Palembang"),
        ("Jalan Laut 3", "", "", "Jalan Laut 3", "di tempat"),
        ("Pangkalpinang", "", "Kota Pangkal Pinang", "", "di Pangkalpinang"),
    ],
)
def test_a_place_is_written_once(address: str, district: str, regency: str, street: str, place: str) -> None:
    found = lines(address=address, district=district, regency=regency)[1:]
    assert found == [*([street] if street else []), place]


def test_who_is_hidden_is_addressed_by_the_number_alone() -> None:
    hidden = lines(identity=Identity.CONFIDENTIAL, name="PT Timah", contact="Budi")
    assert hidden == ["Yth. Pengadu nomor 0147/PGD-L1/2026", "di tempat"]


def test_a_company_s_complaint_is_its_own() -> None:
    company = a_file(intake=an_intake(complainant=a_complainant(name="PT Timah")))
    assert letter_sheet.about(company).startswith("pengaduan PT Timah nomor 0147/PGD-L1/2026 yang kami terima pada")
    assert letter_sheet.about(a_file()).startswith("pengaduan Bapak/Ibu nomor 0147")


def test_rounds_are_counted_for_the_office_and_named_for_the_complainant() -> None:
    assert [letter_sheet.round_of(no) for no in (1, 2, 3)] == [
        "penanganan pertama",
        "penanganan ulang",
        "penanganan ulang ke-2",
    ]


def several(count: int) -> list[str]:
    file = a_file(joined=tuple((uuid4(), Complainant(f"Pengadu {no}")) for no in range(2, count + 1)))
    return letter_sheet.address_lines(file)


def test_few_complainants_are_all_addressed_and_many_by_the_first() -> None:
    assert several(1)[0] == "Yth. Bapak/Ibu Nurhayati binti Saleh"
    assert several(3)[:4] == [
        "Yth.",
        "1. Bapak/Ibu Nurhayati binti Saleh",
        "2. Bapak/Ibu Pengadu 2",
        "3. Bapak/Ibu Pengadu 3",
    ]
    assert several(4)[0] == "Yth. Bapak/Ibu Nurhayati binti Saleh dan kawan-kawan"


def test_each_of_several_is_addressed_by_who_speaks_for_them() -> None:
    company = Complainant("PT Timah", contact="Budi", position="Direktur", represents="CV Laut")
    file = a_file(joined=((uuid4(), company),))
    assert letter_sheet.address_lines(file) == [
        "Yth.",
        "1. Bapak/Ibu Nurhayati binti Saleh",
        "2. Pimpinan PT Timah, u.p. Bapak/Ibu Budi, Direktur, selaku kuasa CV Laut",
        "Jalan Depati Amir 12, Pangkal Balam",
        "di Pangkalpinang",
    ]
    first = a_complainant(name="PT Timah", contact="Budi")
    listed = a_file(intake=an_intake(complainant=first), joined=((uuid4(), Complainant("Saleh")),))
    assert letter_sheet.address_lines(listed)[1] == "1. Pimpinan PT Timah, u.p. Bapak/Ibu Budi"
    assert not [line for line in letter_sheet.address_lines(listed) if line.startswith("u.p.")], "said once"


def test_nobody_of_several_is_named_where_the_first_is_hidden() -> None:
    hidden = an_intake(complainant=a_complainant(identity=Identity.CONFIDENTIAL))
    file = a_file(intake=hidden, joined=((uuid4(), Complainant("Saleh")),))
    assert "Saleh" not in " ".join(letter_sheet.address_lines(file))
    for kind in DocumentKind:
        assert "Saleh" not in one_line(document(kind, file))
