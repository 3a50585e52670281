"""Versions of the program, ``N.N.N``, and its target systems."""

from __future__ import annotations

import os
import platform
import re
import sys
from typing import Final

SUFFIX: Final = ".frontoffice-update"  # of a package
_VERSION: Final = re.compile(r"(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){2}")


def order(version: str) -> tuple[int, ...]:
    """Sort key of a version; raises ValueError for what is no version ``N.N.N``."""
    if not _VERSION.fullmatch(version):
        raise ValueError(version)
    return tuple(int(part) for part in version.split("."))


def is_newer(version: str, than: str) -> bool:
    """Whether a version is newer than another; what is no version is not."""
    try:
        return order(version) > order(than)
    except ValueError:
        return False


def this_system() -> str:
    """Name of the current system in packages.

    ``linux-x86_64-glibc2.41``, ``win32-amd64``.

    On Linux with its C library: a program that was frozen on Debian 13 cannot start on 12.
    """
    library = os.confstr("CS_GNU_LIBC_VERSION") if sys.platform == "linux" else None
    return "-".join((sys.platform, platform.machine().lower(), *(library or "").replace(" ", "").split()))
