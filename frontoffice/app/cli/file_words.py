"""Why a file could not be read or written, in Indonesian; what the system itself says is in its own language."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from frontoffice.errors import Cause, Unavailable

WORDS: Final[Mapping[Cause, str]] = {
    Cause.FULL: "tidak ada ruang lagi di sana",
    Cause.FORBIDDEN: "pengguna komputer ini tidak diizinkan, atau tempatnya hanya dapat dibaca",
    Cause.NOT_THERE: "folder atau berkasnya tidak ada",
    Cause.REFUSED: "disk menolak",
}


def taken(file: Path, instead: str = "nama berkas lain") -> str:
    """That a file of that name stays as it is, as also a link to nowhere does; "" where none is there."""
    return f"{file} sudah ada dan tidak ditimpa; sebutkan {instead}" if os.path.lexists(file) else ""


def read(file: Path, most: int) -> bytes:
    """At most ``most`` bytes of a file. What the system raises names it, also where it opened and was not read."""
    try:
        with file.open("rb") as opened:
            return opened.read(most)
    except OSError as error:
        error.filename = error.filename or file
        raise


def why(error: BaseException) -> str:
    """The cause that the system gave, in words; what an error for which it gave none says of itself, or its code."""
    found: BaseException | None = error
    while found is not None and not isinstance(found, OSError):
        found = found.__cause__
    if found is not None:
        return WORDS[Cause.of(found)]
    return str(error.code) if isinstance(error, Unavailable) else str(error)
