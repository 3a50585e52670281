from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.text.printable_text import as_sentence, clean, one_line, same_item

any_text = st.text(st.characters(codec=None), max_size=60)


def test_lone_surrogates_are_left_out() -> None:
    assert clean("a\ud800b\udfffc\udc00d") == "abcd"


@given(any_text)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(any_text)
def test_clean_text_can_be_kept_everywhere(text: str) -> None:
    kept = clean(text)
    assert "\0" not in kept
    assert "\r" not in kept
    assert kept.encode().decode() == kept
    assert unicodedata.is_normalized("NFC", kept)


def test_cleaning_keeps_what_people_write() -> None:
    typed = "  Izin <b>trayek</b> 🚌 '; DROP TABLE--\r\nbaris dua\rמשפט  "
    assert clean(typed) == "Izin <b>trayek</b> 🚌 '; DROP TABLE--\nbaris dua\nמשפט"


@pytest.mark.parametrize(
    ("typed", "kept"), [("  Izin usaha ", "Izin usaha"), ("   ", ""), ("-", "-"), ("a\x7f", "a\x7f")]
)
def test_plain_words_are_trimmed(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_an_accent_behind_a_nul_is_joined_to_its_letter() -> None:
    assert clean("e\0\u0301") == "é"


@pytest.mark.parametrize("text", ["\u200b", " \u200b\u2060\ufeff ", "\u00a0\u2003\t\n", "\u202e", "\x07"])
def test_what_shows_nothing_is_no_text(text: str) -> None:
    assert clean(text) == ""


@pytest.mark.parametrize("text", ["-", "a\u200bb", "5", "\N{WAVING HAND SIGN}", "\u0300"])
def test_one_mark_that_is_seen_is_text_and_stays_as_typed(text: str) -> None:
    assert clean(text) == text


def test_one_outside_item_is_one_however_it_is_typed() -> None:
    folded = {same_item(text) for text in ("X-1", "x-1", " X -1", "X-1\u200b", "Ｘ-1", "X-1\ud800")}
    assert folded == {"x-1"}
    assert same_item("X-2") not in folded
    assert same_item("\u200b ") == ""


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Budi\nSantoso\tPutra\r\n", "Budi Santoso Putra"),
        ("\u202a+62 812\u202c", "+62 812"),
        ("Budi \x07 \u2028Santoso", "Budi Santoso"),
        ("Budi  Santoso", "Budi  Santoso"),
        ("Budi 👩\u200d👧", "Budi 👩\u200d👧"),
        ("\n", ""),
    ],
)
def test_what_was_pasted_into_a_line_is_one_line(pasted: str, kept: str) -> None:
    assert one_line(pasted) == kept


def test_a_sentence_has_one_full_stop() -> None:
    ends = {one: as_sentence(one) for one in ("Salah klik", "Salah klik.", "oleh Budi, S.E.", "Benar?", "dst...")}
    assert list(ends.values()) == ["Salah klik.", "Salah klik.", "oleh Budi, S.E.", "Benar?", "dst..."]
    assert as_sentence("Ditutup oleh {}.".format("Budi, S.E.")) == "Ditutup oleh Budi, S.E."
