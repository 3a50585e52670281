"""The package of a new version: a zip with the frozen program, the list of its files, and a signature over that list.

``manifest.json`` names version, system, what is new, and every file with its size and SHA-256; ``manifest.sig`` is the
Ed25519 signature of its bytes (RFC 8032). The public key stands in the program that reads it (``resources/update_key``,
written by the build), so that only whoever built this program can offer it another.
"""

from __future__ import annotations

import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from frontoffice.errors import Problem, Refused
from frontoffice.updating import installed_versions
from frontoffice.updating.codes import UpdateRefusal

PROGRAM: Final = "program"
_MANIFEST: Final = "manifest.json"
_SIGNATURE: Final = "manifest.sig"
_MANIFEST_BYTES: Final = 4_000_000
_FILES: Final = 10_000
_BYTES: Final = 2_000_000_000
_NOTES: Final = 20_000  # letters
# What the standard library raises of a package that was damaged on its way, besides what the disk says.
UNREADABLE: Final = (
    *(zipfile.BadZipFile, zlib.error, EOFError),
    *(KeyError, ValueError, NotImplementedError, RuntimeError),
)
_PACKED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DEVICES: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file of the program; ``path`` with slashes, below the program's folder."""

    path: str
    size: int
    sha256: str
    executable: bool


@dataclass(frozen=True, slots=True)
class UpdatePackage:
    """Package with a valid signature; ``notes`` is plain text."""

    source: Path
    version: str
    system: str
    notes: str
    files: tuple[PackedFile, ...]

    @property
    def size(self) -> int:
        """Size on disk, in bytes."""
        return sum(one.size for one in self.files)


def read(source: Path, key: bytes) -> UpdatePackage:
    """Read and check a package; ``key`` are the 32 bytes of the public key.

    Raises Refused (``update_no_package``, ``update_not_signed``). The files are checked when they are unpacked.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            written, signature = _member(archive, _MANIFEST, _MANIFEST_BYTES), _member(archive, _SIGNATURE, 64)
    except (*UNREADABLE, OSError) as error:
        raise Refused(Problem("package", UpdateRefusal.NO_PACKAGE)) from error
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, written)
    except (InvalidSignature, ValueError):
        raise Refused(Problem("package", UpdateRefusal.NOT_SIGNED)) from None
    try:
        return _package(source, json.loads(written))
    except (ValueError, KeyError, TypeError) as error:
        raise Refused(Problem("package", UpdateRefusal.NO_PACKAGE)) from error


def read_claims(source: Path) -> tuple[str, str]:
    """Read the claimed version and system of a package.

    Nothing of it is proven.

    Raises Refused (``update_no_package``).
    """
    try:
        with zipfile.ZipFile(source) as archive:
            package = _package(source, json.loads(_member(archive, _MANIFEST, _MANIFEST_BYTES)))
    except (*UNREADABLE, OSError, TypeError) as error:
        raise Refused(Problem("package", UpdateRefusal.NO_PACKAGE)) from error
    return package.version, package.system


def write(program: Path, target: Path, version: str, system: str, notes: str, key: Ed25519PrivateKey) -> None:
    """Write the package of the frozen program in the folder ``program``; signed with ``key``."""
    paths = sorted(path for path in program.rglob("*") if path.is_file())
    files = [_describe_file(path, path.relative_to(program).as_posix()) for path in paths]
    manifest = {"version": version, "system": system, "notes": notes, "files": [asdict(one) for one in files]}
    written = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    _package(target, json.loads(written))  # what could not be read again is not written
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_MANIFEST, written)
        archive.writestr(_SIGNATURE, key.sign(written))
        for path, one in zip(paths, files, strict=True):
            archive.write(path, f"{PROGRAM}/{one.path}")


def open_member(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """A member, to be read. Raises one of ``UNREADABLE``, also for ways of packing foreign to our builds."""
    if archive.getinfo(name).compress_type not in _PACKED:
        raise zipfile.BadZipFile(name)
    return archive.open(name)


def _describe_file(path: Path, name: str) -> PackedFile:
    content = path.read_bytes()
    return PackedFile(name, len(content), sha256(content).hexdigest(), os.access(path, os.X_OK))


def _member(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    with open_member(archive, name) as member:
        content = member.read(most + 1)
    if len(content) > most:
        raise ValueError(name)
    return content


def _package(source: Path, manifest: dict[str, Any]) -> UpdatePackage:
    """Read the list of files; raises ValueError, KeyError or TypeError for whatever no build writes."""
    version, system, notes = (manifest[name] for name in ("version", "system", "notes"))
    files = tuple(PackedFile(**one) for one in manifest["files"])
    package = UpdatePackage(source, version, system, notes, files)
    installed_versions.version_order(version)
    if not all(isinstance(text, str) for text in (version, system, notes)) or len(notes) > _NOTES:
        raise ValueError("texts")
    if not 0 < len(files) <= _FILES or package.size > _BYTES:
        raise ValueError("files")
    _validate_names(files)
    return package


def _validate_names(files: Iterable[PackedFile]) -> None:
    """Refuse names outside the folder, ambiguous on some system, or differing only in case."""
    names = [one.path for one in files]
    if len({name.casefold() for name in names}) != len(names):
        raise ValueError("twice")
    for one in files:
        parts = PurePosixPath(one.path).parts
        is_plain = one.path == "/".join(parts) and not set(one.path) & set('\\:*?"<>|\0')
        if not parts or not is_plain or one.path.startswith("/") or one.size < 0:
            raise ValueError(one.path)
        if any(part in ("..", ".") or part[-1] in ". " or _DEVICES.fullmatch(part) for part in parts):
            raise ValueError(one.path)
