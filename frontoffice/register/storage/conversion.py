"""Convert a plain register to an encrypted one: an encrypted and verified copy takes its place in one step.

Whatever cuts this off leaves either the one or the other in place, whole. The plain one stays beside it under a name of
its own until the encrypted one was opened where it stands; what a kill left of it goes at the next opening.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any

import apsw

from frontoffice.errors import Unavailable
from frontoffice.register.codes import BackupFailure, RegisterFailure
from frontoffice.register.storage import copy_check, copying, damage, encryption, opening
from frontoffice.register.storage.copy_check import CopyState
from frontoffice.register.storage.copying import CopyProgress, nobody_listens
from frontoffice.register.storage.database_file import READ_WRITE, open_database


def encrypt(register: Path, key: bytes, *, report: CopyProgress = nobody_listens) -> int:
    """Encrypt the closed register at ``register``; how many entries it holds. An encrypted one stays as it is.

    The key must be found by its name already (``encryption.use_keys``): by that way the result is verified. Raises
    Unavailable: ``register_in_use``, ``copy_cut`` (its log is missing), ``copy_broken`` (fact ``detail``),
    ``copy_differs``, ``register_key_missing``, and what the disk says. Then the plain register stands as it stood; only
    where the sync of the encrypted one's name failed, that has its place, and the plain one stays beside it.
    """
    lock = opening.acquire_lock(register)
    try:
        with opening.disk(register):
            damage.demand_one(register, must_exist=True)
            if not encryption.key_name(register):
                _replace(register, key, report)
            with contextlib.closing(open_database(register, flags=READ_WRITE)) as connection:
                entries = _entries(connection)
            encryption.forget_plain(register)
    finally:
        lock.release()
    return entries


def _replace(register: Path, key: bytes, report: CopyProgress) -> None:
    damage.demand_ours(register)
    if damage.lacks_its_log(register):
        raise Unavailable(BackupFailure.CUT, path=str(register))
    part = encryption.conversion_path(register)
    encryption.remove(part)
    try:
        _verify_plain(register)
        with contextlib.closing(open_database(register, flags=READ_WRITE)) as source:
            source.setbusytimeout(opening.BUSY_SECONDS * 1000)
            source.execute("UPDATE meta SET v = 0 WHERE k = 'open'")  # the whole of it was just looked at
            source.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
            copying.copy_pages(source, part, report=report, is_copy=False)
            counted = counts(source)
        if damage.has_leftovers(register):  # it is closed, and holds all of its log, unless another reads it
            raise Unavailable(RegisterFailure.BUSY, path=str(register))
        _encrypt_part(part, key)
        _demand_same(part, counted, register)
        _keep(register)
        copying.put_in_place(part, register)
    finally:
        if not encryption.key_name(register):
            encryption.remove(part)


def _verify_plain(register: Path) -> None:
    found = copy_check.inspect(register)
    if found.state is CopyState.BROKEN:
        raise Unavailable(BackupFailure.BROKEN, path=str(register), detail=found.detail)


def _encrypt_part(part: Path, key: bytes) -> None:
    """Rewrite the copy with the key. SQLite's backup would leave no room for each page's tag."""
    with contextlib.closing(open_database(part, flags=READ_WRITE)) as connection:
        connection.execute("PRAGMA synchronous = OFF")  # what is not whole is thrown away; the end is synced
        encryption.set_key(connection, key, verb="hexrekey")
    copying.sync(part)


def _demand_same(part: Path, counted: dict[str, object], register: Path) -> None:
    """Raise Unavailable unless the copy is encrypted, whole, and as complete as the register."""
    found = copy_check.inspect(part)
    with contextlib.closing(open_database(part, flags=READ_WRITE)) as connection:
        is_same = encryption.key_name(part) and counts(connection) == counted
    if found.state is not CopyState.WHOLE or not is_same:
        raise Unavailable(BackupFailure.DIFFERS, path=str(register))


def counts(connection: apsw.Connection) -> dict[str, object]:
    """The rows of every table, the forms, and the chains' ends."""
    asked = "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    rows: Any = connection.execute(asked).fetchall()
    counted: dict[str, object] = {
        f"{name} {sql}": connection.execute(f'SELECT count(*) FROM "{name}"').get for name, sql in rows
    }
    for pragma in ("application_id", "user_version"):
        counted[pragma] = connection.execute(f"PRAGMA {pragma}").get
    if any(name.startswith("head ") for name in counted):
        counted["heads"] = connection.execute("SELECT origin, seq, hash FROM head ORDER BY origin").fetchall()
    return counted


def _keep(register: Path) -> None:
    """Leave the plain register under a second name, on the disk."""
    kept = encryption.plain_copy(register)
    encryption.remove(kept)
    try:
        os.link(register, kept)
    except OSError:  # a file system without links
        kept.write_bytes(register.read_bytes())
        copying.sync(kept)
    encryption.remove_beside(register)  # all of it stands in the file


def _entries(connection: apsw.Connection) -> int:
    return int(str(connection.execute("SELECT count(*) FROM journal").get))
