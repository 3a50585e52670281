from __future__ import annotations

from datetime import date

import pytest

from frontoffice.domain.calendar import dates


def test_a_number_in_words() -> None:
    cases: list[tuple[int, str]] = [
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (31, "tiga puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1_000, "seribu"),
        (1_999, "seribu sembilan ratus sembilan puluh sembilan"),
        (2_026, "dua ribu dua puluh enam"),
        (2_100, "dua ribu seratus"),
        (9_999, "sembilan ribu sembilan ratus sembilan puluh sembilan"),
    ]
    for value, said in cases:
        assert dates.number(value) == said


def test_a_date_in_words() -> None:
    assert dates.day(date(2026, 11, 24)) == "dua puluh empat bulan November tahun dua ribu dua puluh enam"


@pytest.mark.parametrize("value", [0, -1, 10_000])
def test_other_numbers_are_not_spelled(value: int) -> None:
    with pytest.raises(ValueError, match=str(value)):
        dates.number(value)


def test_every_number_has_its_own_words() -> None:
    said = [dates.number(value) for value in range(1, 10_000)]
    assert len(set(said)) == len(said)
    assert not any("  " in words or words != words.strip() for words in said)


def test_the_words_of_the_first_eleven_numbers() -> None:
    assert [dates.number(value) for value in range(1, 12)] == [
        *("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"),
    ]
