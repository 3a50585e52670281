from __future__ import annotations

import pytest

from frontoffice.register.projection.text_tokens import tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Izin TRAYEK!", ["izin", "trayek"]),
        ("Ren\u00e9 Rene\u0301", ["rene", "rene"]),
        ("503/1187/2026", ["503", "1187", "2026"]),
        ("a_b-c", ["a", "b", "c"]),
        ("🚌 ... \x00", []),
        ("ﬁle", ["file"]),
        ("x" * 100, ["x" * 40, "x" * 40, "x" * 20]),
    ],
)
def test_words_are_folded_to_what_people_type(text: str, found: list[str]) -> None:
    assert tokens(text) == found
