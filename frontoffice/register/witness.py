"""A small file outside the register's folder that has seen the register's last entry and its last numbers.

A register that was put back from a backup cannot know by itself what it has forgotten, and would print numbers a second
time before any network tells. The witness knows: numbering goes on after the last number it saw. It also tells whether
the register is on another computer than before; then two copies may be at work, and nothing is numbered until a
supervisor has said that this is the one.

It is written over after each commit, without waiting for the disk (a few microseconds): a witness that lags behind
only sees less. It holds no personal data.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import sys
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from frontoffice.domain.numbering import Number

_log = logging.getLogger(__name__)
_SIZE: Final = 1024  # always written whole
_MACHINE_IDS: Final = ("/etc/machine-id", "/var/lib/dbus/machine-id")
_MOST_NUMBERS: Final = 6


@dataclass(frozen=True, slots=True)
class Seen:
    """What the witness saw last: the newest entry of the chain that was written to, and the last numbers given."""

    origin: UUID
    seq: int
    hash: bytes
    numbers: tuple[Number, ...] = ()


def this_machine() -> str:
    """A fingerprint of this computer that tells nothing else about it."""
    return hashlib.sha256(b"frontoffice machine\0" + _machine_id().encode()).hexdigest()[:32]


def _machine_id() -> str:
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\\Microsoft\\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    for name in _MACHINE_IDS:
        with contextlib.suppress(OSError):
            text = Path(name).read_text(encoding="ascii").strip()
            if text:
                return text
    return str(uuid.getnode())


@dataclass(slots=True)
class Witness:
    """The witness of one computer: a folder with a file for each register (by its desk), and who it is."""

    folder: Path
    machine: str = field(default_factory=this_machine)
    _numbers: dict[tuple[str, int], int] = field(default_factory=dict)
    _file: int | None = None

    def read(self, desk: UUID) -> Seen | None:
        """What was seen of the register of that desk; None when nothing was, or it cannot be read."""
        try:
            told: dict[str, Any] = json.loads(self._path(desk).read_bytes()[:_SIZE].decode("ascii"))
            numbers = tuple(Number(series, year, no) for series, year, no in told["numbers"])
            return Seen(UUID(told["origin"]), told["seq"], bytes.fromhex(told["hash"]), numbers)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def start(self, desk: UUID, seen: Seen | None) -> None:
        """Begin to watch over the register of that desk, knowing what was ``seen`` of it."""
        self._numbers = {(one.series, one.year): one.no for one in seen.numbers} if seen else {}
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._file = os.open(self._path(desk), os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as error:
            _log.warning("no witness can be kept: %s", type(error).__name__)

    def note(self, origin: UUID, seq: int, digest: bytes, given: Number | None) -> None:
        """After a commit: write over what is known now."""
        if self._file is None:
            return
        if given is not None:
            key = given.series, given.year
            self._numbers[key] = max(given.no, self._numbers.pop(key, 0))
        newest = [[*key, no] for key, no in list(self._numbers.items())[-_MOST_NUMBERS:]]
        told = {"origin": str(origin), "seq": seq, "hash": digest.hex(), "numbers": newest}
        with contextlib.suppress(OSError):
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, json.dumps(told).encode("ascii").ljust(_SIZE))

    def stop(self) -> None:
        """The register is closed."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _path(self, desk: UUID) -> Path:
        return self.folder / f"{desk}.witness"
