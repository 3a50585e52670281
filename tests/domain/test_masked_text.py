"""What somebody wrote, without who they are."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.complaint import Complainant, Identity
from frontoffice.domain.masked_text import MASK, mask_known, mask_text

WHO = Complainant(
    "Siti Nurhaliza binti Ahmad",
    Identity.CONFIDENTIAL,
    phone="0812-3456-7890",
    address="Jalan Mawar 5",
    represents="Udin",
)


def test_who_asked_for_confidence_is_not_in_their_own_words() -> None:
    cases: list[tuple[str, str]] = [
        ("Saya, Siti Nurhaliza binti Ahmad, kecewa.", f"Saya, {MASK}, kecewa."),
        ("SITI datang", f"{MASK} datang"),
        ("nurhaliza  Ahmad datang", f"{MASK} datang"),
        ("situs web lambat", "situs web lambat"),
        ("hubungi 0812 3456 7890 ya", f"hubungi {MASK} ya"),
        ("NIK 1971010101900001.", f"NIK {MASK}."),
        ("siti@contoh.id", MASK),
        ("rumah di jalan mawar 5", f"rumah di {MASK}"),
        ("atas nama Udin", f"atas nama {MASK}"),
        ("tahun 2026, 3 kali, Rp 500.000", "tahun 2026, 3 kali, Rp 500.000"),
        ("", ""),
    ]
    for text, shown in cases:
        assert mask_text(text, WHO) == shown


def test_titles_and_words_instead_of_a_name_stay_in_the_sentences_of_others() -> None:
    cases = [
        ("Mohon dirahasiakan", "Saya mohon bantuan, nama mohon dirahasiakan.", None),
        ("Hamba Allah", "Demi Allah, mohon segera.", None),
        ("Ibu Dewi", "Mohon Ibu Kepala Dinas membaca surat Dewi.", f"Mohon Ibu Kepala Dinas membaca surat {MASK}."),
        ("Ibu Dewi", "Dari ibu dewi", f"Dari {MASK}"),
        ("H. Amir dan Keluarga", "Saya dan keluarga, Amir", f"Saya dan keluarga, {MASK}"),
        ("Bu De", "kata bu de", f"kata {MASK}"),
    ]
    for name, text, shown in cases:
        for mask in (mask_text, mask_known):
            assert mask(text, Complainant(name, Identity.CONFIDENTIAL)) == (shown or text)


def test_on_the_screen_what_is_known_of_them_goes_and_other_numbers_stay() -> None:
    who = dataclasses.replace(WHO, nik="1971010101900001", email="siti@contoh.id", attorney_letter="SK/88")
    cases: list[tuple[str, str]] = [
        ("Siti Nurhaliza, kuasa Udin (SK/88)", f"{MASK}, kuasa {MASK} ({MASK})"),
        ("0812 3456 7890 atau +62 812-3456-7890", f"{MASK} atau {MASK}"),
        ("wa 6281234567890", f"wa {MASK}"),
        ("NIK 1971 0101 0190 0001", f"NIK {MASK}"),
        ("SITI@CONTOH.ID, Jalan Mawar 5", f"{MASK}, {MASK}"),
        (
            "telepon teradu 0811-2222-3333, permohonan 20261187001",
            "telepon teradu 0811-2222-3333, permohonan 20261187001",
        ),
        ("24-11-2026 di situs", "24-11-2026 di situs"),
    ]
    for text, shown in cases:
        assert mask_known(text, who) == shown
        assert mask_known(text, dataclasses.replace(who, identity=Identity.OPEN)) == text
    assert mask_known("apa pun", Complainant(identity=Identity.ANONYMOUS)) == "apa pun"


def test_who_is_hidden_now_is_hidden_by_every_earlier_name_and_number() -> None:
    said = "Siti (0812-3456-7890) dari Jalan Mawar 5, sekarang Dewi (0857-1111-2222)"
    hidden = f"{MASK} ({MASK}) dari {MASK}, sekarang {MASK} ({MASK})"
    earlier = (dataclasses.replace(WHO, identity=Identity.OPEN), Complainant("Dewi", phone="0857-1111-2222"))
    for now in (Complainant("Hamba Allah", Identity.CONFIDENTIAL), Complainant(identity=Identity.ANONYMOUS)):
        assert mask_known(said, now, earlier) == hidden
        assert mask_text(said, now, earlier) == hidden
        assert "Siti" in mask_known(said, now)
    assert mask_known(said, Complainant("Dewi"), earlier) == said, "who is open now is read, whatever they were before"


def test_who_is_open_is_quoted_as_they_wrote() -> None:
    text = "Saya, Siti, 0812-3456-7890"
    assert mask_text(text, Complainant("Siti", phone="0812-3456-7890")) == text


def test_who_is_not_known_gives_no_number_away() -> None:
    assert mask_text("telepon 081234567890", Complainant(identity=Identity.ANONYMOUS)) == f"telepon {MASK}"


@given(st.text(alphabet="abcdeé .,-(*[", min_size=3, max_size=12), st.text(max_size=20), st.text(max_size=20))
def test_no_name_is_left_whatever_stands_around_it(name: str, before: str, after: str) -> None:
    who = Complainant(name, Identity.CONFIDENTIAL)
    words = [part for part in name.replace("-", " ").split() if part.isalpha() and len(part) >= 3]
    shown = mask_text(f"{before} {name} {after}", who)
    for word in words:
        if word not in before + after + MASK:
            assert word not in shown.replace(MASK, "")


def test_who_speaks_for_a_company_and_the_numbers_of_papers_are_masked_too() -> None:
    who = dataclasses.replace(WHO, contact="Budi Santoso", identity_no="A1234567", nib="1234567890123")
    text = "Budi Santoso dengan paspor A 123-4567, NIB 1234567890123, bukan A12345678."
    assert mask_known(text, who) == f"{MASK} dengan paspor {MASK}, NIB {MASK}, bukan A12345678."
    assert "A 123" not in mask_text(text, who)
