from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.recovery_code import GROUP_LETTERS, GROUPS, letters_in, read, write, wrong_group

KEYS = st.binary(min_size=32, max_size=32)
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KEY = bytes(range(1, 33))
# The papers in drawers: what they say never changes, nor which key that is.
PAPER = "04108 6105Z 0R3GS G28A2 1C60A T3GFD 208HR 44RM2 2MB1S E60SD 38DHT R78YV 3WG01"
OTHER_PAPER = "ZZZZ0 ZZZZ1 ZZZZ2 ZZZZ3 ZZZZ4 ZZZZ5 ZZZZ6 ZZZZ7 ZZZZ8 ZZZZ9 ZZZZA ZZZZB ZZZGT"


@given(KEYS)
def test_a_code_says_its_key_again(key: bytes) -> None:
    code = write(key)
    assert [len(group) for group in code.split()] == [5] * GROUPS
    assert wrong_group(code) is None
    assert read(code) == key
    assert read(code.lower().replace(" ", "-")) == key
    assert read("".join(code.split())) == key


def test_a_paper_that_was_printed_once_is_read_as_its_key() -> None:
    assert write(KEY) == PAPER
    assert read(PAPER) == KEY
    assert write(b"\xff" * 32) == OTHER_PAPER
    assert read(OTHER_PAPER) == b"\xff" * 32


def test_the_four_bits_that_no_key_has_are_nothing_but_zeros() -> None:
    for last in ("ZZZHZ", "ZZZJG", "ZZZME", "ZZZRQ"):  # each of them set, with the letter that checks it
        assert wrong_group(OTHER_PAPER.replace("ZZZGT", last)) == GROUPS


def test_letters_are_counted_without_blanks_and_marks() -> None:
    assert letters_in(PAPER) == GROUPS * GROUP_LETTERS == 65
    assert letters_in(" 0410-8, 61.05;z:?") == 11


@given(KEYS, st.integers(0, GROUPS * 5 - 1), st.sampled_from(LETTERS))
def test_one_wrong_letter_is_found_in_its_group(key: bytes, at: int, letter: str) -> None:
    code = list(write(key).replace(" ", ""))
    if code[at] != letter:
        code[at] = letter
        assert wrong_group("".join(code)) == at // 5 + 1
        assert read("".join(code)) is None


@given(KEYS, st.integers(0, GROUPS * 5 - 2))
def test_two_letters_that_were_exchanged_are_found(key: bytes, at: int) -> None:
    code = list(write(key).replace(" ", ""))
    if code[at] != code[at + 1]:
        code[at], code[at + 1] = code[at + 1], code[at]
        found = wrong_group("".join(code))
        assert found is not None
        assert found - 1 in (at // 5, (at + 1) // 5)


@given(KEYS, st.integers(0, GROUPS - 1), st.integers(0, GROUPS - 1))
def test_groups_at_each_others_places_are_found(key: bytes, one: int, other: int) -> None:
    groups = write(key).split()
    if one != other:
        groups[one], groups[other] = groups[other], groups[one]
        assert wrong_group(" ".join(groups)) == min(one, other) + 1


def test_letters_that_look_alike_are_taken_for_what_was_printed() -> None:
    code = write(KEY)
    assert read(code.replace("0", "O").replace("1", "l")) == KEY


@pytest.mark.parametrize(
    ("typed", "group"),
    [
        ("", 1),
        (write(KEY)[:-1], GROUPS),
        (write(KEY) + " 00000", GROUPS),
        (" ".join(write(KEY).split()[:4]), 5),
        ("?" * 65, 1),
    ],
)
def test_a_code_that_is_not_whole_says_where(typed: str, group: int) -> None:
    assert wrong_group(typed) == group
    assert read(typed) is None
