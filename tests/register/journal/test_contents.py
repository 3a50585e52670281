from __future__ import annotations

import hashlib
import random

import apsw
import pytest

from frontoffice.domain.entries import content_address
from frontoffice.domain.entries.content_address import CHUNK, ContentAddress
from frontoffice.register.journal import contents
from frontoffice.register.register import Register

SALT = bytes(16)
BYTES = random.Random(1).randbytes(2 * CHUNK + 7)  # noqa: S311
ADDRESS = content_address.of_content(BYTES, SALT)


@pytest.fixture
def connection(register: Register) -> apsw.Connection:
    return register.unit.connection


def pieces(content: bytes = BYTES) -> list[bytes]:
    return [content[at : at + CHUNK] for at in range(0, len(content), CHUNK)]


def count(connection: apsw.Connection, table: str) -> int:
    found: int = connection.execute(f"SELECT count(*) FROM {table}").get
    return found


def test_a_content_is_given_back_as_it_was_put(connection: apsw.Connection) -> None:
    with connection:
        address = contents.put(connection, BYTES)
    assert contents.is_whole(connection, address.key)
    assert contents.read(connection, address.key) == BYTES
    assert [contents.chunk(connection, address.key, no) for no in range(4)] == [*pieces(), None]
    assert address.salt != bytes(16)
    assert not [*contents.find_changed(connection)]


def test_the_same_bytes_are_kept_once_under_one_address(connection: apsw.Connection) -> None:
    with connection:
        first, again, other = (contents.put(connection, one) for one in (BYTES, BYTES, BYTES[:-1]))
    assert first == again != other
    assert (count(connection, "content"), count(connection, "content_chunk")) == (2, 6)


def test_chunks_from_elsewhere_are_a_content_when_the_last_has_come(connection: apsw.Connection) -> None:
    for no, data in enumerate(pieces()):
        assert contents.next_chunk(connection, ADDRESS.key) == no
        assert contents.read(connection, ADDRESS.key) is None
        with connection:
            assert contents.keep_chunk(connection, ADDRESS, no, data) == (no == 2)
    assert contents.read(connection, ADDRESS.key) == BYTES
    with connection:
        assert contents.keep_chunk(connection, ADDRESS, 0, b"not asked") is True  # here already
        assert contents.put(connection, BYTES) == ADDRESS  # and found when it is attached here


@pytest.mark.parametrize(
    ("no", "data"), [(1, pieces()[1]), (0, pieces()[0][:-1]), (0, b""), (3, b"x"), (0, pieces()[0] + b"x")]
)
def test_a_chunk_out_of_turn_or_of_another_size_is_not_kept(connection: apsw.Connection, no: int, data: bytes) -> None:
    with pytest.raises(contents.ContentChanged), connection:
        contents.keep_chunk(connection, ADDRESS, no, data)
    assert count(connection, "content") == 0


@pytest.mark.parametrize("wrong", [0, 1, 2])
def test_wrong_bytes_in_any_chunk_are_never_a_content(connection: apsw.Connection, wrong: int) -> None:
    came = pieces()
    came[wrong] = bytes(len(came[wrong]))
    with pytest.raises(contents.ContentChanged):  # noqa: PT012
        for no, data in enumerate(came):
            with connection:
                contents.keep_chunk(connection, ADDRESS, no, data)
    assert contents.read(connection, ADDRESS.key) is None
    with connection:
        assert contents.forget(connection, [ADDRESS.key])
    assert count(connection, "content_chunk") == 0
    with connection:
        assert not contents.forget(connection, [ADDRESS.key])


def test_an_address_that_lies_about_salt_or_size_keeps_nobody_from_the_right_one(connection: apsw.Connection) -> None:
    for lie in (ADDRESS._replace(salt=b"x" * 16), ADDRESS._replace(size=ADDRESS.size + CHUNK)):
        with connection:
            contents.keep_chunk(connection, lie, 0, pieces()[0])
    for no, data in enumerate(pieces()):
        with connection:
            contents.keep_chunk(connection, ADDRESS, no, data)
    assert contents.read(connection, ADDRESS.key) == BYTES


def test_what_is_kept_is_never_changed_or_replaced(connection: apsw.Connection) -> None:
    with connection:
        contents.put(connection, BYTES)
    for statement in (
        "UPDATE content_chunk SET data = x'00'",
        "INSERT OR REPLACE INTO content_chunk SELECT content, no, x'00' FROM content_chunk",
    ):
        with pytest.raises(apsw.ConstraintError, match="contents are never"):
            connection.execute(statement)


@pytest.mark.parametrize("at", [0, CHUNK, len(BYTES) - 1])
def test_one_turned_bit_anywhere_is_found(connection: apsw.Connection, at: int) -> None:
    with connection:
        address = contents.put(connection, BYTES)
    turned = bytearray(BYTES)
    turned[at] ^= 4
    connection.execute("DROP TRIGGER content_chunk_no_UPDATE")
    for no, data in enumerate(pieces(bytes(turned))):
        connection.execute("UPDATE content_chunk SET data = ? WHERE no = ?", (data, no))
    assert [*contents.find_changed(connection)] == [address.key]


def test_a_register_without_the_tables_has_nothing_that_could_be_changed() -> None:
    assert not [*contents.find_changed(apsw.Connection(":memory:"))]


def test_no_content_can_have_no_bytes() -> None:
    assert ContentAddress(bytes(32), SALT, 1).chunks == 1


def turn_a_byte(connection: apsw.Connection) -> None:
    connection.execute("DROP TRIGGER content_chunk_no_UPDATE")
    connection.execute("UPDATE content_chunk SET data = CAST(x'00' || substr(data, 2) AS BLOB) WHERE no = 1")


def test_what_the_disk_changed_is_not_given_and_is_whole_again_once_it_is_put_again(
    connection: apsw.Connection,
) -> None:
    with connection:
        address = contents.put(connection, BYTES)
    turn_a_byte(connection)
    with pytest.raises(contents.ContentDamaged):
        contents.read(connection, address.key)
    with connection:
        assert contents.put(connection, BYTES) == address
    assert contents.read(connection, address.key) == BYTES
    assert count(connection, "content_chunk") == 3


def test_another_content_is_not_taken_for_this_one_whatever_the_disk_says(connection: apsw.Connection) -> None:
    with connection:
        other = contents.put(connection, BYTES[:-1])
        plain = hashlib.sha256(BYTES).digest()
        connection.execute("UPDATE content SET plain = ? WHERE key = ?", (plain, other.key))
        address = contents.put(connection, BYTES)
    assert address != other
    assert contents.read(connection, address.key) == BYTES
    assert contents.read(connection, other.key) == BYTES[:-1]
