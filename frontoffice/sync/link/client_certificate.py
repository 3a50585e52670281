"""Client certificate of a desk: the file with which it proves who it is, where the office gave it one.

It is chosen in the place of the server's certificate, which it holds as well. Its key is encrypted under the secret
that is kept as a password would be, so the file alone lets nobody in.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any, Final

_KEY: Final = b"-----BEGIN ENCRYPTED PRIVATE KEY-----"
_LONGEST: Final = 1_000_000  # bytes; a chain of certificates has some thousand
_OTHERS: Final = 0o077


def is_one(file: Path | None) -> bool:
    """Whether the file holds a device's own key besides certificates."""
    if file is None:
        return False
    try:
        with file.open("rb") as opened:
            return _KEY in opened.read(_LONGEST)
    except (OSError, ValueError):
        return False


def parameters(file: Path, secret: str) -> dict[str, Any]:
    """What libpq is given to prove by it who this desk is, and to accept no other way of being asked."""
    return {
        "sslcert": str(file),
        "sslkey": str(file),
        "sslpassword": secret,
        "sslcertmode": "require",
        "require_auth": "none",
        "password": "",
    }


def make_private(file: Path) -> None:
    """Let nobody else read the file, as libpq insists; where that cannot be, libpq says so."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            mode = file.stat().st_mode
            if mode & _OTHERS:
                file.chmod(mode & ~_OTHERS & 0o777)
