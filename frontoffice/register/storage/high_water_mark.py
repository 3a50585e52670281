"""Small file outside the register's folder, with the register's last entry and its last numbers.

A register that was put back from a backup cannot know by itself what it has forgotten, and would print numbers a second
time before any network tells. The mark stands: numbering goes on after the last number in it. A register itself keeps
where it is at home (computer, user, place) and that a mark was kept there. Where that is not so, or the mark is gone,
two copies may be at work, and nothing is numbered until a supervisor has said which resi was the last.

It is written over after each commit, without waiting for the disk (a few microseconds): a mark that lags behind
only shows less. It holds no personal data. With a key it has a tag: one that was overwritten is no mark.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import sys
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from frontoffice.domain.entries.entry import UNREADABLE
from frontoffice.domain.numbering import Number
from frontoffice.register.storage.authentication import AuthenticationKey, Purpose

_log = logging.getLogger(__name__)
_SIZE: Final = 1024  # always written whole
_MACHINE_IDS: Final = ("/etc/machine-id", "/var/lib/dbus/machine-id")
_MOST_NUMBERS: Final = 6
_HIGHEST: Final = 9_999_999  # that a copy at work is believed to have given


@dataclass(frozen=True, slots=True)
class HighWater:
    """Content of the mark: the newest entry of the own chain, and the last numbers given."""

    origin: UUID
    seq: int
    hash: bytes
    numbers: tuple[Number, ...] = ()


def this_machine() -> str:
    """Fingerprint of this computer, without any other information about it."""
    return hashlib.sha256(b"frontoffice machine\0" + _machine_id().encode()).hexdigest()[:32]


def _machine_id() -> str:
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    for name in _MACHINE_IDS:
        with contextlib.suppress(OSError):
            text = Path(name).read_text(encoding="ascii").strip()
            if text:
                return text
    return str(uuid.getnode())


@dataclass(slots=True)
class HighWaterMark:
    """The marks of one computer: a folder with a file for each register (by its desk), and which computer it is.

    Each file also holds where its register was, as a fingerprint: so one that is gone is missed.
    ``register_is_lost`` is whether somebody said that the register is lost and a new one takes its place.
    """

    folder: Path
    machine: str = field(default_factory=this_machine)
    register_is_lost: bool = False
    key: AuthenticationKey | None = None
    former: AuthenticationKey | None = None  # the register's while it was plain
    takes_untagged: bool = False  # as a computer without a keyring wrote it
    counter: int = 0  # of the register's state
    _numbers: dict[tuple[str, int], int] = field(default_factory=dict)
    _home: str = ""
    _desk: UUID | None = None
    _file: int | None = None
    _content: bytes = b""  # as it was written or read last
    _seen: tuple[UUID, int] | None = None  # the newest entry whose number is among those

    def read(self, desk: UUID) -> HighWater | None:
        """Read the last seen state of that desk's register; None when nothing was, or it cannot be read."""
        try:
            fields = self._authentic(desk)
            numbers = tuple(Number(series, year, no) for series, year, no in fields["numbers"])
            return HighWater(UUID(fields["origin"]), fields["seq"], bytes.fromhex(fields["hash"]), numbers)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def read_counter(self, desk: UUID) -> int:
        """Read the last known state counter of that desk's register; 0 where no authentic mark says it."""
        try:
            return int(self._authentic(desk)["counter"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0

    def is_overwritten(self, desk: UUID) -> bool:
        """Return whether that desk has a mark with a wrong tag."""
        try:
            self._authentic(desk)
        except OSError:
            return False
        except (ValueError, TypeError):
            return True
        return False

    def _authentic(self, desk: UUID) -> dict[str, Any]:
        """Read the authenticated fields of a mark.

        Raises ValueError where its tag is wrong, or missing although it must not be.
        """
        fields = _fields(self._path(desk))
        tag = fields.pop("tag", None)
        if self.key is None or (tag is None and self.takes_untagged):
            return fields
        facts = bytes.fromhex(str(tag or "")), Purpose.HIGH_WATER_MARK, desk.bytes, _canonical(fields)
        if not any(key.fits(*facts) for key in (self.key, self.former) if key is not None):
            raise ValueError("tag")
        return fields

    def retag(self, desk: UUID, key: AuthenticationKey) -> None:
        """Tag a valid mark with another key, on the disk, before the tagging of the register with it."""
        try:
            fields = self._authentic(desk)
            file = os.open(self._path(desk), os.O_RDWR | getattr(os, "O_BINARY", 0))
        except (OSError, ValueError, TypeError):  # there is none, or it was overwritten, and stays so
            return
        try:
            os.write(file, _format_mark(_canonical(fields), desk, key))
            os.fsync(file)
        except OSError as error:
            _log.warning("the high-water mark does not take its new key: %s", type(error).__name__)
        finally:
            os.close(file)
        self.key = key

    def desks_at(self, register: Path) -> frozenset[UUID]:
        """Desks of the registers seen last at that place."""
        home = fingerprint(register)
        return frozenset(UUID(file.stem) for file, fields in self._all() if fields.get("home") == home)

    def highest(self) -> tuple[Number, ...]:
        """Highest number of each series and year seen in any register of this computer."""
        found: dict[tuple[str, int], int] = {}
        for file, _ in self._all():
            seen = self.read(UUID(file.stem))
            for one in seen.numbers if seen else ():
                found[one.series, one.year] = max(one.no, found.get((one.series, one.year), 0))
        return tuple(Number(*key, no) for key, no in sorted(found.items()))

    def _all(self) -> Iterator[tuple[Path, dict[str, Any]]]:
        for file in self.folder.glob("*.witness"):
            with contextlib.suppress(OSError, ValueError, TypeError):
                UUID(file.stem)
                yield file, _fields(file)

    def home(self, register: Path) -> str:
        """Fingerprint of the home of ``register``: this computer, this user and their marks, and its place."""
        user = str(getattr(os, "getuid", str)())
        parts = (self.machine, user, _home_folder(), fingerprint(self.folder), fingerprint(register))
        return hashlib.sha256("\0".join(parts).encode(errors="surrogateescape")).hexdigest()[:32]

    @property
    def is_kept(self) -> bool:
        """Whether the mark of the open register was written."""
        return self._file is not None and bool(self._content)

    def start(self, desk: UUID, seen: HighWater | None, register: Path) -> None:
        """Start watching the ``register`` (its file) of that desk, from its last ``seen`` state on."""
        self._home, self._desk = fingerprint(register), desk
        self._numbers = {(one.series, one.year): one.no for one in seen.numbers} if seen else {}
        self._seen = (seen.origin, seen.seq) if seen else None
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._file = os.open(self._path(desk), os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as error:
            _log.warning("no high-water mark can be kept: %s", type(error).__name__)

    def seq_of(self, origin: UUID) -> int:
        """Last entry of that chain already covered by the mark; 0 where it knows none."""
        return self._seen[1] if self._seen and self._seen[0] == origin else 0

    def note(self, origin: UUID, seq: int, digest: bytes, given: Iterable[Number]) -> None:
        """Overwrite the mark with the register's present state, after a commit.

        ``given`` are the numbers since :meth:`seq_of`.
        """
        if self._file is None:
            return
        self._hear_others()
        for one in given:
            key = one.series, one.year
            self._numbers[key] = max(one.no, self._numbers.pop(key, 0))
        self._seen = origin, seq
        newest = [[*key, no] for key, no in list(self._numbers.items())[-_MOST_NUMBERS:]]
        fields: dict[str, Any] = {"origin": str(origin), "seq": seq, "hash": digest.hex(), "numbers": newest}
        content = _format_mark(_canonical(fields | {"home": self._home, "counter": self.counter}), self._desk, self.key)
        with contextlib.suppress(OSError):
            os.lseek(self._file, 0, os.SEEK_SET)
            if os.write(self._file, content) == len(content):
                self._content = content

    def last_given(self, series: str, year: int) -> int:
        """Last number of a series and year given on this computer by this register or a copy of it; 0 for none."""
        self._hear_others()
        return self._numbers.get((series, year), 0)

    def _hear_others(self) -> None:
        """Merge the numbers written to the mark by a copy of this register since.

        Both are at work.

        Its tag may be of another key. A number that nobody gave only leaves a gap, which is written down.
        """
        if self._file is None or not self._content:
            return
        with contextlib.suppress(OSError, *UNREADABLE):
            os.lseek(self._file, 0, os.SEEK_SET)
            content = os.read(self._file, _SIZE)
            if content == self._content:
                return
            self._content = content
            for series, year, no in _parse(content)["numbers"]:
                if isinstance(no, int) and no <= _HIGHEST:
                    self._numbers[series, year] = max(no, self._numbers.get((series, year), 0))

    def stop(self) -> None:
        """End the watch when the register closes."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _path(self, desk: UUID) -> Path:
        return self.folder / f"{desk}.witness"


def _fields(file: Path) -> dict[str, Any]:
    return _parse(file.read_bytes()[:_SIZE])


def _parse(content: bytes) -> dict[str, Any]:
    """Parse the fields of a mark. Raises ValueError or TypeError where it was not written whole."""
    fields = json.loads(content.decode("ascii"))
    if not isinstance(fields, dict):
        raise TypeError(type(fields))
    expected = fields.pop("sum", None)
    if expected is not None and expected != _checksum(_canonical({k: v for k, v in fields.items() if k != "tag"})):
        raise ValueError("sum")
    return fields


def _format_mark(fields: str, desk: UUID | None, key: AuthenticationKey | None) -> bytes:
    """A mark as it is written: the fields, their checksum, and the tag where there is a key."""
    text = f'{fields[:-1]}, "sum": "{_checksum(fields)}"}}'
    if key is not None and desk is not None:
        tag = key.tag(Purpose.HIGH_WATER_MARK, desk.bytes, fields).hex()
        text = f'{text[:-1]}, "tag": "{tag}"}}'
    return text.encode("ascii").ljust(_SIZE)


def _checksum(text: str) -> str:
    """Checksum against a partly written mark; against forgers there is the tag."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


_canonical: Final = json.JSONEncoder(sort_keys=True).encode


def _home_folder() -> str:
    try:
        return str(Path.home())
    except RuntimeError:  # of a user that the system does not know
        return ""


def fingerprint(register: Path) -> str:
    """Fingerprint of a register's place: the hash of its path, in which people's names may stand."""
    return hashlib.sha256(os.path.normcase(register.resolve()).encode(errors="surrogateescape")).hexdigest()[:32]
