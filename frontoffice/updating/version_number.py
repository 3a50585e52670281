"""Versions of the program, ``N.N.N``, and the systems that it is built for."""

from __future__ import annotations

import platform
import re
import sys
from typing import Final

SUFFIX: Final = ".frontoffice-update"  # of a package
_VERSION: Final = re.compile(r"(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){2}")


def order(version: str) -> tuple[int, ...]:
    """Give what versions are compared by; raises ValueError for what is no version ``N.N.N``."""
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
    """The system that this program runs on, as packages name it: ``linux-x86_64``, ``win32-amd64``."""
    return f"{sys.platform}-{platform.machine().lower()}"
