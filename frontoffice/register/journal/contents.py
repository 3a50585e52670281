"""Contents: the bytes of attachments, in chunks, beside the journal whose entries name them.

A content is kept once, however often it is attached here. It is whole when its last chunk is here and all of it has the
hash of its address; until then its chunks are kept in order, so that a transfer goes on where it was cut. Nothing of a
content that is not whole is given out, and of a whole one nothing that the disk turned into something else.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from typing import Any, Final

import apsw

from frontoffice.domain.entries import content_address
from frontoffice.domain.entries.content_address import CHUNK, SALT_LENGTH, ContentAddress, of_key

TABLES: Final = ("content", "content_chunk")


class ContentChanged(Exception):  # noqa: N818  (an answer, not an error)
    """Mismatch of received chunks with the content named by the entry; none of them is kept."""


class ContentDamaged(Exception):  # noqa: N818  (an answer, not an error)
    """Corruption of a complete content on disk."""


def put(connection: apsw.Connection, content: bytes) -> ContentAddress:
    """Keep a content and give its address; the one that it has where the same bytes are here. In a transaction.

    Where they are damaged here, they are whole again afterwards.
    """
    plain = hashlib.sha256(content).digest()
    rows: Any = connection.execute("SELECT id, key FROM content WHERE plain = ? ORDER BY id", (plain,)).fetchall()
    for row_id, key in rows:
        address = of_key(key)
        if _fits(address, (content,)):
            if not _fits(address, _chunks(connection, row_id)):
                connection.execute("DELETE FROM content_chunk WHERE content = ?", (row_id,))
                _add_chunks(connection, row_id, content)
            return address
    address = content_address.of_content(content, os.urandom(SALT_LENGTH))
    row_id = _begin(connection, address)
    _add_chunks(connection, row_id, content)
    connection.execute("UPDATE content SET plain = ? WHERE id = ?", (plain, row_id))
    return address


def _add_chunks(connection: apsw.Connection, row_id: int, content: bytes) -> None:
    chunks = ((row_id, no, content[at : at + CHUNK]) for no, at in enumerate(range(0, len(content), CHUNK)))
    connection.executemany(_ADD_CHUNK, chunks)


_ADD_CHUNK: Final = "INSERT INTO content_chunk (content, no, data) VALUES (?, ?, ?)"


def _begin(connection: apsw.Connection, address: ContentAddress) -> int:
    row_id: int = connection.execute(
        "INSERT INTO content (key) VALUES (?) ON CONFLICT (key) DO UPDATE SET key = excluded.key RETURNING id",
        (address.key,),
    ).get
    return row_id


def ask(connection: apsw.Connection, address: ContentAddress) -> None:
    """Let a content be fetched before all others; nothing changes where it is here. In a transaction."""
    _begin(connection, address)


def next_chunk(connection: apsw.Connection, key: bytes) -> int:
    """Number of the first missing chunk; that of all of them where the content is whole."""
    no: int = connection.execute(
        "SELECT count(*) FROM content_chunk WHERE content = (SELECT id FROM content WHERE key = ?)", (key,)
    ).get
    return no


def keep_chunk(connection: apsw.Connection, address: ContentAddress, no: int, data: bytes) -> bool:
    """Save the next chunk of a content from elsewhere.

    Gives whether it is whole now. In a transaction.

    One that is here already is passed over. Raises ContentChanged for one of another size or out of turn, and where the
    whole has another hash; the caller then lets the transaction be, and calls :func:`forget`.
    """
    row_id = _begin(connection, address)
    here = next_chunk(connection, address.key)
    if no < here:
        return here == address.chunks
    if no > here or no >= address.chunks or len(data) != address.chunk_size(no):
        raise ContentChanged
    connection.execute(_ADD_CHUNK, (row_id, no, data))
    if no + 1 < address.chunks:
        return False
    if content_address.digest(_chunks(connection, row_id), address.salt) != address.digest:
        raise ContentChanged
    plain = hashlib.sha256()
    for chunk in _chunks(connection, row_id):
        plain.update(chunk)
    connection.execute("UPDATE content SET plain = ? WHERE id = ?", (plain.digest(), row_id))
    return True


def is_whole(connection: apsw.Connection, key: bytes) -> bool:
    """Whether all of a content is here."""
    found = connection.execute("SELECT EXISTS (SELECT 1 FROM content WHERE key = ? AND plain IS NOT NULL)", (key,)).get
    return bool(found)


def is_sound(connection: apsw.Connection, key: bytes) -> bool:
    """Whether all of a content is here and has the hash of its address; it is never in memory as a whole."""
    row_id: int | None = connection.execute("SELECT id FROM content WHERE key = ? AND plain IS NOT NULL", (key,)).get
    return row_id is not None and _fits(of_key(key), _chunks(connection, row_id))


def read(connection: apsw.Connection, key: bytes) -> bytes | None:
    """A whole content; None where it is not here. Raises ContentDamaged."""
    row_id: int | None = connection.execute("SELECT id FROM content WHERE key = ? AND plain IS NOT NULL", (key,)).get
    if row_id is None:
        return None
    chunks = [*_chunks(connection, row_id)]
    if not _fits(of_key(key), chunks):
        raise ContentDamaged
    return b"".join(chunks)


def chunk(connection: apsw.Connection, key: bytes, no: int) -> bytes | None:
    """One chunk of a whole content; None where it is not here."""
    data: bytes | None = connection.execute(
        "SELECT data FROM content JOIN content_chunk ON content = id WHERE key = ? AND no = ? AND plain IS NOT NULL",
        (key, no),
    ).get
    return data


def forget(connection: apsw.Connection, keys: Iterable[bytes]) -> bool:
    """Take contents out, every byte of them; gives whether any was here. In a transaction."""
    gone = False
    for key in keys:
        row_id = connection.execute("SELECT id FROM content WHERE key = ?", (key,)).get
        if row_id is not None:
            connection.execute("DELETE FROM content_chunk WHERE content = ?", (row_id,))
            connection.execute("DELETE FROM content WHERE id = ?", (row_id,))
            gone = True
    return gone


def find_changed(connection: apsw.Connection) -> Iterator[bytes]:
    """Key of every complete content with bytes not matching its address; reads all of them."""
    if not connection.execute("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'content')").get:
        return  # an older register, which is looked at before it is brought to this program's form
    asked = "SELECT id, CAST(key AS BLOB) FROM content WHERE plain IS NOT NULL ORDER BY id"
    rows: Any = connection.execute(asked).fetchall()
    for row_id, key in rows:
        if not _fits(of_key(key), _chunks(connection, row_id)):
            yield key


def _fits(address: ContentAddress, chunks: Iterable[bytes]) -> bool:
    try:
        return content_address.digest(chunks, address.salt) == address.digest
    except TypeError:  # no bytes any more
        return False


def _chunks(connection: apsw.Connection, row_id: int) -> Iterator[bytes]:
    for (data,) in connection.execute("SELECT data FROM content_chunk WHERE content = ? ORDER BY no", (row_id,)):
        yield data
