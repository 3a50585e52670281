"""Copy time stamps to a folder of the register's copies and back: else they are lost with the disk.

A stamp proves itself, whoever carries it; one that is there already stays.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from frontoffice.documents.layout import output_file
from frontoffice.places import TIME_STAMPS

_NAME: Final = re.compile(r"[0-9a-f-]{1,80}\.stamp")
_MOST_BYTES: Final = 200_000


def carry_out(register: Path, folder: Path) -> None:
    """Copy what stands beside a register into a folder of its copies. Raises Unavailable (``file_not_saved``)."""
    _carry(register.parent / TIME_STAMPS, folder / TIME_STAMPS)


def carry_back(folder: Path, register: Path) -> None:
    """Take back what stands beside copies. Raises Unavailable (``file_not_saved``)."""
    _carry(folder / TIME_STAMPS, register.parent / TIME_STAMPS)


def _carry(source: Path, target: Path) -> None:
    for file in sorted(source.glob("*.*")):
        content = _content(file) if _NAME.fullmatch(file.name) else b""
        there = target / file.name
        if content and not there.exists():
            output_file.write_bytes(there, content)


def _content(file: Path) -> bytes:
    """What stands in it; nothing of one that cannot be read or is too long."""
    try:
        with file.open("rb") as opened:
            content = opened.read(_MOST_BYTES + 1)
    except OSError:
        return b""
    return content if len(content) <= _MOST_BYTES else b""
