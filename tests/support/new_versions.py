"""Programs small enough to be packed, and an installation that they come to."""

from __future__ import annotations

import functools
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from frontoffice.updating import installed_versions, update_package
from frontoffice.updating.installed_versions import Installation

SYSTEM = "linux-x86_64"
PROGRAM = "frontoffice"


@functools.cache
def a_key() -> Ed25519PrivateKey:
    """Whoever builds the program."""
    return Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def public_key() -> bytes:
    """What stands in the program of that builder."""
    return a_key().public_key().public_bytes_raw()


def a_program(folder: Path, version: str, *, checks: bool = True) -> Path:
    """A folder with a program that says its version, checks itself, or does not."""
    inside = folder / "_internal"
    inside.mkdir(parents=True)
    (inside / "library.so").write_bytes(version.encode() * 1000)
    said = f"frontoffice {version}: ok" if checks else "frontoffice: broken"
    program = folder / PROGRAM
    program.write_text(f'#!/bin/sh\n[ "$1" = --check ] && {{ echo "{said}"; exit 0; }}\necho "{version} $*"\n')
    program.chmod(0o755)
    return folder


def an_installation(folder: Path, version: str = "0.2.0") -> Installation:
    """An installed program, with nothing newer beside it."""
    return Installation(a_program(folder / "installed", version), version)


def a_package(folder: Path, version: str = "0.3.0", *, checks: bool = True, system: str = SYSTEM) -> Path:
    """A signed package of a program of this version."""
    program = a_program(folder / f"built-{version}", version, checks=checks)
    target = folder / f"{version}{installed_versions.SUFFIX}"
    update_package.write(program, target, version, system, "Cadangan lebih cepat.", a_key())
    return target
