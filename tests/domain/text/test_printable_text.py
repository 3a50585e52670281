from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.text.printable_text import balance, fold, is_plain, to_single_line, wrap


@pytest.mark.parametrize(
    ("written", "on_paper"),
    [
        ("“Izin” – ‘trayek’ …", "\"Izin\" - 'trayek' ..."),
        ("Rp5.000\u00a0/ 5 €", "Rp5.000 / 5 EUR"),
        ("½ l\u02bbokal", "1/2 l'okal"),
        ("baris\r\nberikut\tdan\u2028lagi", "baris berikut dan lagi"),
        ("\u202eterbalik\u202c\u200b\ufeff", "terbalik"),
        ("\x1b@\x1dV\x00potong\x10\x14", "@ Vpotong"),
        ("<b>tebal</b> '; DROP TABLE", "<b>tebal</b> '; DROP TABLE"),
        ("", ""),
    ],
)
def test_what_has_a_plain_spelling_is_spelled_plainly(written: str, on_paper: str) -> None:
    assert fold(written) == (on_paper, 0)


@pytest.mark.parametrize(
    ("written", "on_paper", "count"),
    [
        ("José Zoë Škvorecký", "Jose Zoe Skvorecky", 4),
        ("Zoe\u0308", "Zoe", 1),
        ("Øre Łódź Straße", "Ore Lodz Strasse", 5),
        ("\u01c5ep", "Dzep", 1),
        ("“José” – 5 €", '"Jose" - 5 EUR', 1),
    ],
)
def test_letters_that_lose_a_mark_are_counted_and_signs_are_not(written: str, on_paper: str, count: int) -> None:
    assert fold(written) == (on_paper, count)


def test_what_has_none_becomes_a_question_mark_and_is_counted() -> None:
    assert fold("😀 王 привет ?") == ("? ? ?????? ?", 8)


def test_an_emoji_of_several_marks_leaves_no_hidden_ones() -> None:
    assert fold("❤\ufe0f") == ("?", 1)


@given(st.text())
def test_nothing_but_plain_letters_is_left_of_any_text(text: str) -> None:
    plain, unknown = fold(text)
    assert is_plain(plain)
    assert plain == plain.strip()
    assert unknown <= len(text)


@given(st.text(), st.integers(3, 48), st.integers(1, 5))
def test_wrapped_lines_fit_and_are_not_too_many(text: str, columns: int, most: int) -> None:
    for lines in (wrap(fold(text)[0], columns, most), balance(fold(text)[0], columns, most)):
        assert len(lines) <= most
        assert all(0 < len(line) <= columns for line in lines)


def test_what_is_left_out_shows() -> None:
    assert wrap("satu dua tiga empat", 8, 2) == ["satu dua", "tiga..."]


def test_a_long_word_is_broken_at_the_edge() -> None:
    assert wrap("a" * 20, 8, 9) == ["a" * 8, "a" * 8, "a" * 4]


def test_a_hyphen_is_no_place_to_break() -> None:
    assert wrap("nomor 0717-422094", 12, 2) == ["nomor", "0717-422094"]


def test_centred_text_leaves_no_word_alone() -> None:
    text = "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"
    assert balance(text, 48, 3) == ("Dinas Penanaman Modal dan", "Pelayanan Terpadu Satu Pintu")


def test_balancing_does_not_hide_that_something_is_left_out() -> None:
    assert balance("satu dua tiga empat lima", 8, 2)[-1].endswith("...")


def test_for_an_image_every_letter_stays_and_only_what_cannot_be_seen_goes() -> None:
    assert to_single_line("\u9673\u7f8e  Zoe\u0308\n\u202eend\x1b@") == ("\u9673\u7f8e Zo\u00eb end@", 0)


def test_a_sign_with_a_plain_spelling_is_spelled_plainly() -> None:
    cases: list[tuple[str, str]] = [
        ("\u2018\u2019\u201a\u201b\u2032\u2039\u203a\u00b4\u02bb\u02bc", "'"),
        ("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        ("\u2010\u2012\u2013\u2014\u2015\u2212\u2043", "-"),
        ("\u2022\u2023\u25cf\u25cb\u25aa\u25a0\u00b7", "*"),
        ("\u2044\u2215", "/"),
        ("\u2192\u21d2", "->"),
        ("\u2190", "<-"),
        ("\u00d7", "x"),
        ("\u00f7", ":"),
        ("\u20ac", "EUR"),
        ("\u00a3", "GBP"),
        ("\u00a5", "JPY"),
        ("\u00a9", "(c)"),
        ("\u00ae", "(r)"),
        ("\u00df", "ss"),
        ("\u00e6", "ae"),
        ("\u00c6", "AE"),
        ("\u0153", "oe"),
        ("\u0152", "OE"),
        ("\u00f8", "o"),
        ("\u00d8", "O"),
        ("\u0142", "l"),
        ("\u0141", "L"),
        ("\u0111\u00f0", "d"),
        ("\u0110\u00d0", "D"),
        ("\u00fe", "th"),
        ("\u00de", "Th"),
        ("\u0131", "i"),
    ]
    for letters, plain in cases:
        assert [fold(letter)[0] for letter in letters] == [plain] * len(letters)


def test_a_letter_with_a_mark_is_spelled_by_the_letter_under_it() -> None:
    marked = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
    under = {letter: unicodedata.normalize("NFD", letter)[0] for letter in marked}
    plain = {letter: base for letter, base in under.items() if base.isascii() and base != letter}
    assert {*plain.values()} >= {*"ABCDEFGHIJKLMNOPRSTUVWXYZabcdefghijklmnoprstuvwxyz"}
    assert {letter: fold(letter) for letter in plain} == {letter: (base, 1) for letter, base in plain.items()}


def test_drawn_text_keeps_letters_and_drops_what_cannot_be_seen() -> None:
    assert to_single_line("Zo\u00eb\u200b\x07 \ud800\u6f22\n") == ("Zo\u00eb \u6f22", 0)


def test_centred_lines_are_of_about_one_length() -> None:
    assert balance("aa bb cc dd ee ff", 14, 3) == ("aa bb cc", "dd ee ff")
    assert balance("aa bb", 14, 3) == ("aa bb",)
    assert balance("", 14, 3) == ()


def test_a_hyphen_is_no_place_to_break_a_line() -> None:
    assert wrap("aaa bb-ccc", 7, 3) == ["aaa", "bb-ccc"]
