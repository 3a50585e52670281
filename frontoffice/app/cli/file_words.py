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
    Cause.NAME: "nama itu tidak dapat dipakai di sana: terlalu panjang, atau milik berkas atau folder lain",
    Cause.REFUSED: "disk menolak",
}


def overwrite_refusal(file: Path, instead: str = "nama berkas lain") -> str:
    """Refusal to overwrite an existing file or dangling link; "" where none is there."""
    return f"{file} sudah ada dan tidak ditimpa; sebutkan {instead}" if os.path.lexists(file) else ""


def not_new(file: Path, instead: str = "nama berkas lain") -> str:
    """Reason why no new file of that name can be made, as far as known beforehand; "" where one can."""
    if os.path.isdir(file):  # noqa: PTH112  (a name that is too long is no folder; pathlib raises for it)
        return f"{file} adalah folder; sebutkan berkas baru di dalamnya"
    if not os.path.isdir(file.parent):  # noqa: PTH112
        return f"folder {file.parent} tidak ada; pasang stik USB-nya, atau buat foldernya dahulu"
    try:
        file.lstat()
    except FileNotFoundError:
        is_locked = not os.access(file.parent, os.W_OK)  # a stick that is locked, before a code is typed
        return f"{file.parent}: {WORDS[Cause.FORBIDDEN]}" if is_locked else ""
    except OSError as error:
        return f"{file}: {why(error)}"
    return overwrite_refusal(file, instead)


def read(file: Path, most: int) -> bytes:
    """At most ``most`` bytes of a file. What the system raises names it, also where it opened and was not read."""
    try:
        with file.open("rb") as opened:
            return opened.read(most)
    except OSError as error:
        error.filename = error.filename or file
        raise


def why(error: BaseException) -> str:
    """Cause of an error in the system's words; what an error for which it gave none says of itself, or its code."""
    found: BaseException | None = error
    while found is not None and not isinstance(found, OSError):
        found = found.__cause__
    if found is not None:
        return WORDS[Cause.of(found)]
    return str(error.code) if isinstance(error, Unavailable) else str(error)
