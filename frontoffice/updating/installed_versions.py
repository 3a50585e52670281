"""Versions of the program, ``N.N.N``: the installed ones, and the one to start.

The installed one, or a newer one that was unpacked beside it and has proven itself.

The folder that the installer made holds the program as it was installed; what was added later stands whole in
``versions/N.N.N``, and ``versions/next.json`` names the one that is to start. The installed program is what menus and
schedulers start: it hands over. A version that was never seen with its window open is tried once; if that start
leaves no trace the installed one starts again, so whenever the power goes, the old or the new version starts.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from frontoffice import assets, replacing

SUFFIX: Final = ".frontoffice-update"  # of a package
_VERSION: Final = re.compile(r"(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){2}")


def version_order(version: str) -> tuple[int, ...]:
    """Sort key of a version; raises ValueError for what is no version ``N.N.N``."""
    if not _VERSION.fullmatch(version):
        raise ValueError(version)
    return tuple(int(part) for part in version.split("."))


def is_newer(version: str, than: str) -> bool:
    """Whether a version is newer than another; what is no version is not."""
    try:
        return version_order(version) > version_order(than)
    except ValueError:
        return False


def this_system() -> str:
    """Name of the current system in packages.

    ``linux-x86_64-glibc2.41``, ``win32-amd64``.

    On Linux with its C library: a program that was frozen on Debian 13 cannot start on 12.
    """
    library = os.confstr("CS_GNU_LIBC_VERSION") if sys.platform == "linux" else None
    return "-".join((sys.platform, platform.machine().lower(), *(library or "").replace(" ", "").split()))


# --- installed versions ---

_FOLDER: Final = "versions"
_NEXT: Final = "next.json"
_KEY: Final = "update_key"


class Trial(StrEnum):
    """How far a version has come: it was put in place, it was started, its window stood, its window never stood."""

    NEW = "new"
    STARTED = "started"
    PROVEN = "proven"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class NextVersion:
    """Version to start."""

    version: str
    trial: Trial


@dataclass(frozen=True, slots=True)
class Installation:
    """Installation folder of the program.

    ``version`` is that of the program that runs.

    ``key`` is the public key of its makers, 32 bytes; empty where it was built without one, and takes no packages.
    """

    root: Path
    version: str
    key: bytes = b""

    @property
    def versions(self) -> Path:
        """Folder of later versions."""
        return self.root / _FOLDER

    def folder_of(self, version: str) -> Path:
        """Folder of this version, existing or not."""
        return self.versions / version


def of(executable: Path, version: str, key: bytes = b"") -> Installation:
    """Installation of this frozen program, started as installed or as a later version."""
    folder = executable.resolve().parent
    is_later = folder.parent.name == _FOLDER and folder.name == version
    return Installation(folder.parent.parent if is_later else folder, version, key)


def running(version: str) -> Installation | None:
    """Installation of the running program; None where it is not a frozen one."""
    return of(Path(sys.executable), version, makers_key()) if getattr(sys, "frozen", False) else None


def makers_key() -> bytes:
    """Public key of this program's builder; empty where it was built without one."""
    with contextlib.suppress(FileNotFoundError, ValueError):
        return bytes.fromhex(assets.read_text(_KEY).strip())
    return b""


def read_next(installation: Installation) -> NextVersion | None:
    """Version to start instead of the installed one; None when none is, or what says so is damaged."""
    try:
        known = json.loads((installation.versions / _NEXT).read_text(encoding="utf-8"))
        version_order(known["version"])
        return NextVersion(known["version"], Trial(known["trial"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_next(installation: Installation, following: NextVersion) -> None:
    """Write the version to start, atomically even on a power cut; raises OSError."""
    replacing.write_whole(installation.versions / _NEXT, json.dumps(asdict(following)).encode("utf-8"), "part")


def forget_next(installation: Installation) -> None:
    """Have the installed version start again; raises OSError."""
    (installation.versions / _NEXT).unlink(missing_ok=True)


def note_window(installation: Installation) -> None:
    """Mark the running version as proven after its window has opened: it starts from now on."""
    following = read_next(installation)
    if following is not None and following.version == installation.version and following.trial is not Trial.PROVEN:
        write_next(installation, NextVersion(following.version, Trial.PROVEN))


def successor(installation: Installation, executable: Path, *, has_window: bool) -> Path | None:
    """Program to start instead of ``executable``.

    None for itself.

    A start with a window tries a new version once; commands take it unless that failed.
    """
    following = read_next(installation)
    if following is None or executable.resolve().parent != installation.root:
        return None
    program = installation.folder_of(following.version) / executable.name
    if not is_newer(following.version, installation.version) or not program.is_file():
        return None
    if following.trial is Trial.FAILED or (has_window and not _may_try(installation, following)):
        return None
    return program


def _may_try(installation: Installation, following: NextVersion) -> bool:
    """Note the start of an unproven version; False when one is noted already."""
    if following.trial is Trial.PROVEN:
        return True
    is_first = following.trial is Trial.NEW
    try:
        write_next(installation, NextVersion(following.version, Trial.STARTED if is_first else Trial.FAILED))
    except OSError:
        return False
    return is_first


def hand_over(version: str, arguments: Sequence[str], *, has_window: bool) -> int | None:
    """Run the version to start and return its exit code.

    None when this program is the one, or it does not run.

    On POSIX the other takes the place of this process; on Windows, which cannot do that, this one waits for it.
    """
    installation = running(version)
    if installation is None:
        return None
    program = successor(installation, Path(sys.executable), has_window=has_window)
    if program is None:
        return None
    command, environment = [str(program), *arguments], clean_environment(os.environ)
    try:
        if os.name == "posix":
            os.execve(program, command, environment)  # noqa: S606  (a program of the same installation)
        return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603
    except OSError:
        return None


def clean_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Environment without the settings of a frozen program for its own children: where its libraries lie."""
    left = {name: text for name, text in environment.items() if not name.startswith("_PYI_")}
    before = left.pop("LD_LIBRARY_PATH_ORIG", None)
    if getattr(sys, "frozen", False):
        left.pop("LD_LIBRARY_PATH", None)
    return {**left, "PYINSTALLER_RESET_ENVIRONMENT": "1"} | ({"LD_LIBRARY_PATH": before} if before else {})
