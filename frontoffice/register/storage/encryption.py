"""Encryption of a register's file: which key it was written with, and the key given to its connection.

The file is encrypted page by page (chacha20 with poly1305; SQLite3 Multiple Ciphers) with 32 random bytes, no password:
nothing is derived at an opening. Its first 16 bytes, which are the salt that a password would need, name the key. So a
file says which key it wants, a wrong key is never taken for damage, and all copies of a register have its one key.
A plain file says so in its first bytes, too: nothing outside a file tells how it is opened.
"""

from __future__ import annotations

import contextlib
import hashlib
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import apsw

from frontoffice import replacing
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure

KEY_BYTES: Final = 32
_NAME_BYTES: Final = 16
_PLAIN: Final = b"SQLite format 3\0"
_HEADER: Final = 24
_LAYOUT: Final = slice(20, 24)  # of the header, which stays readable: bytes a page keeps back, and SQLite's fractions
_KEYED_LAYOUT: Final = bytes((32, 64, 32, 32))  # a nonce and a tag
_WAIT_MS: Final = 3000
_BESIDE: Final = ("-wal", "-shm", "-journal")


def no_keys(_name: str) -> bytes | None:
    """Know no key at all."""
    return None


_find: Callable[[str], bytes | None] = no_keys


def use_keys(find: Callable[[str], bytes | None]) -> Callable[[str], bytes | None]:
    """Let ``find`` be asked for the key of a name, in this process; gives what was asked before.

    It may raise Unavailable where it cannot say.
    """
    global _find
    before, _find = _find, find
    return before


def find_key(name: str) -> bytes | None:
    """Find the key of that name; None where nobody has it. Raises Unavailable where that cannot be said."""
    return _find(name)


def new_key() -> bytes:
    """Generate a new random key."""
    return secrets.token_bytes(KEY_BYTES)


def name_of(key: bytes) -> str:
    """The name of a key, hexadecimal: nothing of the key can be learnt from it."""
    return hashlib.sha256(b"frontoffice register key\0" + key).digest()[:_NAME_BYTES].hex()


def key_name(path: Path) -> str:
    """Name of the key in the header of the file at ``path``; "" for a plain one, none, and no register."""
    header = _header(path)
    if len(header) < _HEADER or header.startswith(_PLAIN) or header[_LAYOUT] != _KEYED_LAYOUT:
        return ""
    return header[:_NAME_BYTES].hex()


def _header(path: Path) -> bytes:
    """The first bytes of a file, read by SQLite's own hand.

    On Unix, whoever closes a file gives up every lock that its process has on it: also those of SQLite, which would
    let another process throw the log away that is still written.
    """
    with contextlib.suppress(
        apsw.CantOpenError, apsw.IOError, UnicodeEncodeError
    ):  # a name in no letters: see the door
        flags = [apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_MAIN_DB, 0]
        file = apsw.VFSFile("win32" if sys.platform == "win32" else "unix", str(path.resolve()), flags)
        try:
            return file.xRead(_HEADER, 0) if file.xFileSize() >= _HEADER else b""
        finally:
            file.xClose()
    return b""


def unlock(connection: apsw.Connection, name: str, path: Path) -> None:
    """Set the key of that name on a connection, and verify it.

    Raises Unavailable: ``register_key_missing`` where nobody has it, ``register_key_wrong`` where another is kept
    under its name, and where nobody can say, with the ``path`` of what it would open; what SQLite says of a damaged
    page comes out as it says it.
    """
    try:
        key = _find(name)
    except Unavailable as error:
        raise Unavailable(error.code, **{**error.facts, "path": str(path)}) from error
    if key is None:
        raise Unavailable(RegisterFailure.KEY_MISSING, path=str(path), key=name)
    connection.setbusytimeout(_WAIT_MS)
    before = connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, -1)
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)  # with a wrong key the log stays as it is
    set_key(connection, key, name)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except apsw.NotADBError as error:
        if name_of(key) == name:
            raise
        raise Unavailable(RegisterFailure.KEY_WRONG, path=str(path), key=name) from error
    connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, before)


def fits(path: Path, key: bytes) -> bool:
    """Whether ``key`` opens the encrypted file at ``path``; the file is read as it stands, and nothing is written."""
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    with contextlib.closing(apsw.Connection(f"{path.resolve().as_uri()}?immutable=1", flags=flags)) as connection:
        set_key(connection, key)
        try:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        except apsw.NotADBError:
            return False
    return True


def set_key(connection: apsw.Connection, key: bytes, name: str = "", *, verb: str = "hexkey") -> None:
    """Have a connection read and write with ``key``; ``hexrekey`` rewrites a plain file whole.

    The only place that names the cipher.
    """
    raw = b"raw:" + (key.hex() + (name or name_of(key))).encode()
    connection.execute("PRAGMA cipher = 'chacha20'").fetchall()
    connection.execute(f"PRAGMA {verb} = '{raw.hex()}'").fetchall()


def plain_copy(register: Path) -> Path:
    """Path of the plain register, retained until the first opening of its encrypted replacement."""
    return register.with_name(f"{register.stem}.before-encryption{register.suffix}")


def conversion_path(register: Path) -> Path:
    """Path of the encrypted register in creation, until its replacement of the plain one."""
    return register.with_name(f"{register.name}.encrypting.part")


def forget_plain(register: Path) -> None:
    """Remove a conversion's leftovers of the plain register, if the file at ``register`` is encrypted.

    It was opened.

    Raises OSError, also while the name of the encrypted one cannot be brought to the disk; then all of it stays.
    """
    left = [file for file in (plain_copy(register), conversion_path(register)) if file.exists()]
    if left and key_name(register):
        replacing.sync_folder(register.parent)
        for file in left:
            remove(file)


def remove(file: Path) -> None:
    """Remove a database file and SQLite's auxiliary files beside it."""
    file.unlink(missing_ok=True)
    remove_beside(file)


def remove_beside(file: Path) -> None:
    """Remove SQLite's auxiliary files beside a database, with all of its content in them."""
    for end in _BESIDE:
        file.with_name(file.name + end).unlink(missing_ok=True)
