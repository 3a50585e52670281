"""A disk whose power can be cut at any moment afterwards: it writes down every call, and makes the images a cut leaves.

What was synced before the cut is there. Of what was written since, an image holds nothing, everything, the first calls,
any of them, or a last one torn at a sector: a drive with a cache promises no more. A sync makes earlier deletions and
new names durable too, as the journal of ext4 and NTFS does.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import apsw

SECTOR: Final = 512


class Kept(StrEnum):
    """What a cut leaves of the calls that were not synced."""

    NOTHING = "nothing"
    EVERYTHING = "everything"
    FIRST = "the first calls"
    ANY = "any of the calls"
    TORN = "the first calls, and half of the next"


@dataclass(frozen=True, slots=True)
class Call:
    """One call for a file: ``data`` to be written at ``at``, a new size, a sync, or its deletion."""

    name: str
    what: str
    at: int = 0
    data: bytes = b""


@dataclass
class Recorder:
    """What the disk held when the recording began, and every call since; ``numbered`` is what was acknowledged when."""

    before: dict[str, bytes] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    numbered: list[tuple[int, int]] = field(default_factory=list)

    def acknowledge(self, number: int) -> None:
        """The register said that the number is recorded: from here on no cut may take it away."""
        self.numbered.append((len(self.calls), number))

    def acknowledged(self, cut: int) -> list[int]:
        """The numbers that had been acknowledged before the cut."""
        return [number for place, number in self.numbered if place <= cut]

    def image(self, cut: int, kept: Kept, chance: random.Random, folder: Path) -> None:
        """Write what the disk may hold when the power is cut after ``cut`` calls into ``folder``."""
        files = {name: bytearray(data) for name, data in self.before.items()}
        waiting: list[Call] = []
        for call in self.calls[:cut]:
            if call.what != "sync":
                waiting.append(call)
                continue
            safe = [one for one in waiting if one.name == call.name or one.what == "delete"]
            waiting = [one for one in waiting if one not in safe]
            for one in safe:
                _apply(files, one)
        for one in _left(waiting, kept, chance):
            _apply(files, one)
        for name, data in files.items():
            (folder / name).write_bytes(data)


def _left(waiting: list[Call], kept: Kept, chance: random.Random) -> Iterator[Call]:
    if kept is Kept.NOTHING or not waiting:
        return
    if kept is Kept.EVERYTHING:
        yield from waiting
    elif kept is Kept.ANY:
        yield from (call for call in waiting if chance.random() < 0.5)
    else:
        first = chance.randrange(len(waiting))
        yield from waiting[:first]
        last = waiting[first]
        if kept is Kept.TORN and last.what == "write" and len(last.data) > SECTOR:
            sectors = chance.randrange(len(last.data) // SECTOR)
            yield Call(last.name, "write", last.at, last.data[: sectors * SECTOR])


def _apply(files: dict[str, bytearray], call: Call) -> None:
    if call.what == "delete":
        files.pop(call.name, None)
        return
    data = files.setdefault(call.name, bytearray())
    if call.what == "truncate":
        del data[call.at :]
    else:
        data.extend(bytes(max(0, call.at - len(data))))
        data[call.at : call.at + len(call.data)] = call.data


SYSTEM = "win32" if sys.platform == "win32" else "unix"  # SQLite's name for what is below the encryption


class RecordedDisk(apsw.VFS):
    """The computer's own disk under another name, every call written down. Open a register with ``vfs=name``."""

    def __init__(self, name: str, recorder: Recorder, *, below: bool = False) -> None:
        """``below`` the encryption, so that what reaches the disk is written down."""
        super().__init__(name, SYSTEM if below else "")
        self.name = f"multipleciphers-{name}" if below else name
        self._base = SYSTEM if below else ""
        self.recorder = recorder

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        """SQLite's way to open a file."""
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        return _CutFile(self.recorder, Path(path).name if path else "", (self._base, name, flags))

    def xDelete(self, name: str, syncdir: bool) -> None:  # noqa: N802
        """A file is deleted."""
        super().xDelete(name, syncdir)
        self.recorder.calls.append(Call(Path(name).name, "delete"))


class _CutFile(apsw.VFSFile):
    def __init__(self, recorder: Recorder, text: str, opened: tuple[str, Any, list[int]]) -> None:
        super().__init__(*opened)
        self._calls, self._action_text = recorder.calls, text

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        super().xWrite(data, offset)
        self._calls.append(Call(self._action_text, "write", offset, bytes(data)))

    def xTruncate(self, size: int) -> None:  # noqa: N802
        super().xTruncate(size)
        self._calls.append(Call(self._action_text, "truncate", size))

    def xSync(self, flags: int) -> None:  # noqa: N802
        super().xSync(flags)
        self._calls.append(Call(self._action_text, "sync"))
