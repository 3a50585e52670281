from __future__ import annotations

import pytest

from frontoffice.domain.choices import Choice, ListName, meanings
from frontoffice.domain.complaint import CATEGORIES
from frontoffice.domain.list_filter import find_meant, match

REGENCIES = ("Kabupaten Bangka", "Kabupaten Bangka Barat", "Kabupaten Belitung", "Kota Pangkal Pinang")
SERVICES = ("Izin Trayek (AKDP)", "Izin Praktik Dokter", "Izin Praktik Perawat")


def test_a_region_is_found_as_people_write_it() -> None:
    cases: list[tuple[str, str]] = [
        ("Pangkalpinang", "Kota Pangkal Pinang"),
        ("pangkal pinang", "Kota Pangkal Pinang"),
        ("kota pangkalpinang ", "Kota Pangkal Pinang"),
        ("Pinang", "Kota Pangkal Pinang"),
        ("Kab. Bangka", "Kabupaten Bangka"),
        ("bangka", "Kabupaten Bangka"),
        ("BangkaBarat", "Kabupaten Bangka Barat"),
        ("Bang", ""),
        ("Belit", "Kabupaten Belitung"),
        ("Kota", ""),
        ("Palembang", ""),
        ("", ""),
        ("...", ""),
    ]
    for typed, meant in cases:
        assert match(typed, REGENCIES) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("trayek", "Izin Trayek (AKDP)"),
        ("izin trayek akdp", "Izin Trayek (AKDP)"),
        ("praktik", ""),
        ("dokter", "Izin Praktik Dokter"),
        ("Izin Praktik Dok", "Izin Praktik Dokter"),
        ("iz", ""),
        ("okter", ""),
    ],
)
def test_half_a_word_picks_the_only_one_of_which_a_word_begins_so(typed: str, meant: str) -> None:
    assert match(typed, SERVICES) == meant


def test_every_name_means_itself_and_one_that_stands_twice_is_one() -> None:
    assert [match(name, CATEGORIES) for name in CATEGORIES] == list(CATEGORIES)
    assert match("dokter", ("Dokter", "Dokter")) == "Dokter"


def test_two_that_read_the_same_are_not_guessed() -> None:
    assert match("ijin usaha", ("Ijin Usaha", "IJIN USAHA")) == ""
    assert match("IJIN USAHA", ("Ijin Usaha", "IJIN USAHA")) == "IJIN USAHA"


def test_what_the_office_lets_a_text_mean_is_meant_where_it_is_offered() -> None:
    choices = (Choice("A", "Izin Trayek (AKDP)"), Choice("other", "Lain-lain"))
    known = meanings(ListName.CATEGORY, choices, (), {"surat jalan": "A"})
    names = [choice.name for choice in choices]
    assert find_meant("Surat-Jalan", names, known) == "Izin Trayek (AKDP)"
    assert find_meant("Surat-Jalan", names[1:], known) == ""
    assert [find_meant(text, names, known) for text in ("Pe", "", "trayek")] == ["", "", "Izin Trayek (AKDP)"]
    assert find_meant("trayek", names, None) == "Izin Trayek (AKDP)"
