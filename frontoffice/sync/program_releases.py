"""New versions of the program at the centre: the office's packages, fetched by counters part by part.

The centre only carries them. What a package is, and who made it, is said by its signature, which the counter checks
when it has the whole; the SHA-256 here says that nothing was lost on the way.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Final

from psycopg import Connection

from frontoffice.errors import Cause, Unavailable
from frontoffice.settings import Centre
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.link.centre_connection import OfficeConnection, open_link, translating_errors
from frontoffice.sync.link.connecting import address_of, load_secret

_PART: Final = 1 << 20
_KEPT: Final = 2  # versions of each system

_NEWEST: Final = (
    "SELECT version, system, size, sha256 FROM journal.program WHERE system = %s"
    " ORDER BY string_to_array(version, '.')::int[] DESC LIMIT 1"
)
_OLDER: Final = (
    "DELETE FROM journal.program WHERE system = %s AND version IN (SELECT version FROM journal.program"
    " WHERE system = %s ORDER BY string_to_array(version, '.')::int[] DESC OFFSET %s)"
)


@dataclass(frozen=True, slots=True)
class ProgramRelease:
    """Program package offered by the centre; ``size`` in bytes."""

    version: str
    system: str
    size: int
    sha256: bytes


def publish(office: OfficeConnection, package: Path, version: str, system: str) -> None:
    """Hand out this package from now on, in the place of one of the same version; older ones are taken away.

    Raises Unavailable (``disk_read``) when the file cannot be read, and what :func:`speaking` does.
    """
    try:
        with package.open("rb") as file, office.transaction():
            digest, size = file_digest(file, "sha256").digest(), file.tell()
            office.execute("DELETE FROM journal.program WHERE version = %s AND system = %s", (version, system))
            office.execute(
                "INSERT INTO journal.program (version, system, size, sha256) VALUES (%s, %s, %s, %s)",
                (version, system, size, digest),
            )
            file.seek(0)
            part = 0
            while content := file.read(_PART):
                office.execute(
                    "INSERT INTO journal.program_part VALUES (%s, %s, %s, %s)", (version, system, part, content)
                )
                part += 1
            office.execute(_OLDER, (system, system, _KEPT))
    except OSError as error:
        raise Unavailable(CentreFailure.PACKAGE_FILE, cause=Cause.of(error)) from error


def newest(centre: Centre, system: str, stop: Callable[[], bool] = lambda: False) -> ProgramRelease | None:
    """Ask the centre for its newest package for this system; None when it has none, or is older than such packages.

    Raises Refused and Unavailable as ``desk_round.go`` does.
    """
    with closing(_open(centre, stop)) as link, translating_errors():
        row = link.execute(_NEWEST, (system,)).fetchone()
    return ProgramRelease(*row) if row else None


def fetch(
    centre: Centre,
    release: ProgramRelease,
    target: Path,
    report: Callable[[int, int], object] = lambda _done, _all: None,
    stop: Callable[[], bool] = lambda: False,
) -> bool:
    """Fetch a package into the file ``target``; False when it was stopped, to be gone on with from the last whole part.

    Raises Refused and Unavailable as ``desk_round.go`` does, and Unavailable ``centre_package_file`` (fact ``cause``),
    ``centre_package`` when what came is not what the office published.
    """
    part = target.with_name(f"{target.name}.{release.sha256.hex()[:16]}.part")
    try:
        with closing(_open(centre, stop)) as link, translating_errors(), part.open("ab") as file:
            whole_parts = file.tell() // _PART
            file.truncate(whole_parts * _PART)
            for number in range(whole_parts, -(-release.size // _PART)):
                if stop():
                    return False
                file.write(_part(link, release, number))
                report(min((number + 1) * _PART, release.size), release.size)
            file.flush()
            os.fsync(file.fileno())
        _take(part, target, release)
    except OSError as error:
        raise Unavailable(CentreFailure.PACKAGE_FILE, cause=Cause.of(error)) from error
    return True


def _take(part: Path, target: Path, release: ProgramRelease) -> None:
    with part.open("rb") as file:
        is_whole = file_digest(file, "sha256").digest() == release.sha256
    if not is_whole:
        part.unlink()
        raise Unavailable(CentreFailure.PACKAGE, version=release.version)
    part.replace(target)


def _part(link: Connection, release: ProgramRelease, number: int) -> bytes:
    row = link.execute(
        "SELECT content FROM journal.program_part WHERE version = %s AND system = %s AND part = %s",
        (release.version, release.system, number),
    ).fetchone()
    if row is None:  # another took its place meanwhile
        raise Unavailable(CentreFailure.PACKAGE, version=release.version)
    return bytes(row[0])


def _open(centre: Centre, stop: Callable[[], bool]) -> Connection:
    address = address_of(centre)
    return open_link(address, load_secret(address), stop=stop)
