from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.entries import content_address
from frontoffice.domain.entries.content_address import CHUNK, MOST_BYTES, ContentAddress
from frontoffice.domain.entries.entry import UNREADABLE, canonical

SALT = bytes(range(16))


@given(st.binary(min_size=1, max_size=64), st.binary(min_size=16, max_size=16))
def test_an_address_is_read_as_it_was_written(content: bytes, salt: bytes) -> None:
    address = content_address.of_content(content, salt)
    assert address.digest == hashlib.sha256(salt + content).digest()
    assert content_address.of_key(address.key) == address
    written = content_address.part(address)
    assert content_address.read(written) == address
    assert canonical({"content": written})


@pytest.mark.parametrize(
    ("size", "chunks", "last"), [(1, 1, 1), (CHUNK, 1, CHUNK), (CHUNK + 1, 2, 1), (3 * CHUNK - 1, 3, CHUNK - 1)]
)
def test_a_content_is_cut_in_chunks_of_one_size_and_what_is_left(size: int, chunks: int, last: int) -> None:
    address = ContentAddress(bytes(32), SALT, size)
    sizes = [address.chunk_size(no) for no in range(address.chunks)]
    assert (len(sizes), sizes[-1], sum(sizes)) == (chunks, last, size)
    assert set(sizes[:-1]) <= {CHUNK}


@pytest.mark.parametrize(
    "written",
    [
        None,
        {},
        "x",
        {"hash": "00" * 31, "salt": "00" * 16, "size": 1},
        {"hash": "00" * 33, "salt": "00" * 15, "size": 1},
        {"hash": "zz" * 32, "salt": "00" * 16, "size": 1},
        {"hash": 7, "salt": "00" * 16, "size": 1},
        {"hash": "AA" * 32, "salt": "00" * 16, "size": 1},
        {"hash": "00 " * 32, "salt": "00" * 16, "size": 1},
        {"hash": "00" * 32, "salt": "00" * 16, "size": "1"},
        {"hash": "00" * 32, "salt": "00" * 16, "size": True},
        {"hash": "00" * 32, "salt": "00" * 16, "size": 0},
        {"hash": "00" * 32, "salt": "00" * 16, "size": -1},
        {"hash": "00" * 32, "salt": "00" * 16, "size": MOST_BYTES + 1},
        {"hash": "00" * 32, "salt": "00" * 16, "size": 1 << 70},
    ],
)
def test_what_is_no_address_is_none(written: object) -> None:
    with pytest.raises(UNREADABLE):
        content_address.read(written)


def test_the_digest_of_chunks_is_that_of_the_whole() -> None:
    assert content_address.digest((b"ab", b"", b"c"), SALT) == content_address.of_content(b"abc", SALT).digest
