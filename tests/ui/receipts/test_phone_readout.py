from __future__ import annotations

import pytest

from frontoffice.ui.receipts.answer_view import spell


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
