from __future__ import annotations

from frontoffice.ui.intake.administrative_areas import districts, districts_of


def test_the_province_has_seven_regencies_and_forty_seven_districts() -> None:
    assert len(districts()) == 7
    assert sum(len(names) for names in districts().values()) == 47


def test_the_districts_of_a_regency_are_its_own_however_it_is_typed() -> None:
    assert districts_of(" kabupaten BELITUNG ") == ("Tanjungpandan", "Membalong", "Selat Nasik", "Sijuk", "Badau")


def test_somewhere_else_offers_them_all() -> None:
    assert len(districts_of("Jakarta")) == len(districts_of("")) >= 46
