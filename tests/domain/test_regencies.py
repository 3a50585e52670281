from __future__ import annotations

import pytest

from frontoffice import assets
from frontoffice.domain import regencies


def test_the_names_are_those_of_the_list_of_regions() -> None:
    listed = [row["nama"] for row in assets.rows("regions.csv") if row["tingkat"] == "kabupaten/kota"]
    assert list(regencies.NAMES) == listed


@pytest.mark.parametrize("name", regencies.NAMES)
def test_an_official_name_is_found_however_it_is_typed(name: str) -> None:
    without_rank = name.partition(" ")[2]
    for typed in (name, name.upper(), f"  {name.lower()} ", without_rank, without_rank.replace(" ", "")):
        assert regencies.official_name(typed) == name


def test_what_names_none_of_the_province_or_two_of_them_is_left_to_be_others() -> None:
    cases: list[tuple[str, str]] = [
        ("Pangkalpinang", "Kota Pangkal Pinang"),
        ("KOTA PANGKAL-PINANG", "Kota Pangkal Pinang"),
        ("kab. bangka", "Kabupaten Bangka"),
        ("Kab.Bangka Tengah", "Kabupaten Bangka Tengah"),
        ("Sungailiat, Kab. Bangka", "Kabupaten Bangka"),
        ("Bangka, Bangka", "Kabupaten Bangka"),
        ("", ""),
        ("Bangka Belitung", ""),
        ("Kab.", ""),
        ("Palembang", ""),
        ("Bangka, Belitung", ""),
        ("Kotabaru", ""),
    ]
    for typed, meant in cases:
        assert regencies.official_name(typed) == meant
