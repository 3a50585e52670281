from __future__ import annotations

import time
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from frontoffice.register.journal.ids import new_id, subject, uuid7

milliseconds = st.integers(0, (1 << 48) - 1)
randoms = st.binary(min_size=10, max_size=10)


@given(milliseconds, randoms)
def test_an_identity_is_of_version_seven(at: int, random: bytes) -> None:
    made = uuid7(at, random)
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made.int >> 80 == at


@given(milliseconds, milliseconds, randoms, randoms)
def test_what_was_made_later_sorts_later(one: int, other: int, random: bytes, chance: bytes) -> None:
    if one < other:
        assert uuid7(one, random).bytes < uuid7(other, chance).bytes


@given(milliseconds, randoms, st.integers(0, 9))
def test_every_random_byte_counts(at: int, random: bytes, place: int) -> None:
    changed = bytearray(random)
    changed[place] ^= 1
    assert uuid7(at, random) != uuid7(at, bytes(changed))


def test_the_example_of_the_standard() -> None:
    # RFC 9562, appendix A.6
    random = ((0xCC3 << 64) | (0b10 << 62) | 0x18C4DC0C0C07398F).to_bytes(10, "big")
    assert uuid7(0x017F22E279B0, random) == UUID("017F22E2-79B0-7CC3-98C4-DC0C0C07398F")


def test_new_identities_differ_and_carry_the_time() -> None:
    before = time.time_ns() // 1_000_000
    made = [new_id() for _ in range(1_000)]
    assert len(set(made)) == 1_000
    assert all(before <= one.int >> 80 <= time.time_ns() // 1_000_000 for one in made)


def test_every_desk_means_the_same_choice_by_the_same_subject() -> None:
    assert subject("channel", "counter") == subject("channel", "counter")
    assert subject("channel", "counter") != subject("service", "counter")
