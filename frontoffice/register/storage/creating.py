"""Make a new register's file encrypted from its first byte: an empty one, which the opening then fills.

It gets its name when its first page is on the disk and names its key, so whatever cuts this off leaves either no
register or an encrypted one.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.storage import copying, encryption, file_probe, opening
from frontoffice.register.storage.database_file import open_database


def begin(register: Path, key_name: str) -> None:
    """Make the empty register, encrypted with the key of that name; one that is there stays as it is.

    The key is looked for by its name, as every opening will. Raises Unavailable: ``register_in_use``,
    ``register_missing`` (a log without its register), ``register_key_missing``, what the disk says; then there is none.
    """
    with opening.disk(register):
        register.parent.mkdir(parents=True, exist_ok=True)
    lock = opening.acquire_lock(register)
    try:
        with opening.disk(register):
            file_probe.demand_one(register, must_exist=False)
            if file_probe.is_blank(register):
                _make(register, key_name)
    finally:
        lock.release()


def _make(register: Path, key_name: str) -> None:
    part = encryption.conversion_path(register)
    encryption.remove(part)
    try:
        with contextlib.closing(open_database(part, key_name=key_name)) as connection:
            connection.pragma("auto_vacuum", 2)  # see ``opening.connect``
            connection.execute("PRAGMA user_version = 1").fetchall()  # what writes the first page
            connection.execute("PRAGMA user_version = 0").fetchall()
        if encryption.key_name(part) != key_name:
            raise Unavailable(RegisterFailure.KEY_WRONG, path=str(register), key=key_name)
        copying.sync(part)
        copying.put_in_place(part, register)
    finally:
        encryption.remove(part)
