"""A copy of the centre before an upgrade, by PostgreSQL's own ``pg_dump``: SQL, as the handbook's restore reads it.

An upgrade is one transaction and deletes nothing; a copy is for what nobody foresaw. Where it cannot be made here (no
``pg_dump``, or one older than the server), whoever keeps the centre makes it and says so (``--copied``).
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

from frontoffice import replacing
from frontoffice.app.cli import file_words
from frontoffice.app.cli.centre_sentences import NotDoneError, say

if TYPE_CHECKING:
    from frontoffice.sync.link.centre_connection import OfficeConnection

_LOCK_WAIT: Final = 60_000  # milliseconds; nothing that a counter does needs to be waited for
_INSTEAD: Final = "pusat belum diubah. Buat salinannya sendiri (pg_dump), lalu jalankan lagi dengan --copied"


def copy_before_upgrade(connection: OfficeConnection, options: argparse.Namespace) -> None:
    """Copy a centre of an earlier schema to a new file, once; nothing of what is up to date, or new.

    Raises NotDoneError where that cannot be done, and then nothing may be changed.
    """
    from frontoffice.sync import schema

    before, steps = schema.version(connection), schema.migrations()
    if options.copied or not steps[0].version <= before < steps[-1].version:
        return
    file = options.copy or Path(f"pusat.before-{before + 1:04}.sql")
    program = shutil.which("pg_dump")
    if program is None:
        raise NotDoneError(f"salinan pusat tidak dapat dibuat: pg_dump tidak ada di komputer ini; {_INSTEAD}")
    if file.exists():
        raise NotDoneError(f"{file} sudah ada dan tidak ditimpa; sebutkan nama lain dengan --copy")
    _dump(program, connection, file)
    say(f"salinan pusat sebelum diperbarui: {file.absolute()}")
    options.copied = True  # a command that waited for a lock is tried again as a whole


def _dump(program: str, connection: OfficeConnection, file: Path) -> None:
    """Write it under its own name when it is whole, for this user alone."""
    beside = file.with_name(f"{file.name}.part")
    try:
        os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        _run(program, connection, beside)
        with beside.open("rb+") as written:
            os.fsync(written.fileno())
        replacing.put_in_place(beside, file)
        replacing.sync_folder(file.parent)
    except OSError as error:
        raise NotDoneError(f"{file} tidak dapat ditulis: {file_words.why(error)}; {_INSTEAD}") from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _run(program: str, connection: OfficeConnection, to: Path) -> None:
    from frontoffice.sync.link.centre_connection import dsn_of
    from frontoffice.updating.installed_versions import without_ours

    environment = {name: text for name, text in without_ours(os.environ).items() if not name.startswith("PG")}
    arguments = [
        "--no-password",
        f"--lock-wait-timeout={_LOCK_WAIT}",
        "--file",
        str(to),
        "--dbname",
        dsn_of(connection),
    ]
    done = subprocess.run(  # noqa: S603
        [program, *arguments], env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise NotDoneError(f"salinan pusat tidak dapat dibuat ({said[-1] if said else program}); {_INSTEAD}")
