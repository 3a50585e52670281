"""What witnesses and time stamps say, carried beside copies of the register and back: else it went with the disk.

These are texts that prove themselves, whoever carries them; of two with one name that of more entries stays.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from frontoffice.documents.layout import output_file
from frontoffice.domain.proof import checkpoint, cosignature
from frontoffice.places import WITNESSES

_NAME: Final = re.compile(r"[0-9a-f-]{1,80}\.(saksi|stamp)")
_MOST_BYTES: Final = 200_000


def carry_out(register: Path, folder: Path) -> None:
    """Copy what stands beside a register into a folder of its copies. Raises Unavailable (``file_not_saved``)."""
    _carry(register.parent / WITNESSES, folder / WITNESSES)


def carry_back(folder: Path, register: Path) -> None:
    """Take back what stands beside copies. Raises Unavailable (``file_not_saved``)."""
    _carry(folder / WITNESSES, register.parent / WITNESSES)


def _carry(source: Path, target: Path) -> None:
    for file in sorted(source.glob("*.*")):
        content = _content(file) if _NAME.fullmatch(file.name) else b""
        there = target / file.name
        if content and not (there.exists() and _entries(_content(there)) >= _entries(content)):
            output_file.write_bytes(there, content)


def _content(file: Path) -> bytes:
    """What stands in it; nothing of one that cannot be read or is too long."""
    try:
        with file.open("rb") as opened:
            content = opened.read(_MOST_BYTES + 1)
    except OSError:
        return b""
    return content if len(content) <= _MOST_BYTES else b""


def _entries(content: bytes) -> int:
    """How many entries a witness saw; 0 for what is no word of one: a stamp's name says as many as it covers."""
    try:
        return checkpoint.read_text(cosignature.read_reply(content.decode()).text).size
    except ValueError:
        return 0
