from __future__ import annotations

import pytest

from frontoffice.domain.text.mobile_number import mobile_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0812-7100-1234", "6281271001234"),
        ("+62 812 7100 1234", "6281271001234"),
        ("0062 812 7100 1234", "6281271001234"),
        ("62 (0)812 7100 1234", "6281271001234"),
        ("+62 (0)812 7100 1234", "6281271001234"),
        ("0062 0812 7100 1234", "6281271001234"),
        ("+62 717 421234", ""),
        ("+62 21 555 1234", ""),
        ("(0717) 42 12 34", ""),
        ("81271001234", "6281271001234"),
        ("+65 9123 4567", "6591234567"),
        ("0717 421234", ""),  # a line at a wall
        ("0812", ""),
        ("••••1234", ""),
        ("0812 7100 1234 (istri)", ""),
        ("", ""),
    ],
)
def test_a_number_is_brought_into_the_form_that_every_country_knows(typed: str, number: str) -> None:
    assert mobile_number(typed) == number
