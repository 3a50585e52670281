from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.recovery_code import GROUPS, read, write, wrong_group

KEYS = st.binary(min_size=32, max_size=32)
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KEY = bytes(range(1, 33))


@given(KEYS)
def test_a_code_says_its_key_again(key: bytes) -> None:
    code = write(key)
    assert [len(group) for group in code.split()] == [5] * GROUPS
    assert wrong_group(code) is None
    assert read(code) == key
    assert read(code.lower().replace(" ", "-")) == key
    assert read("".join(code.split())) == key


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
