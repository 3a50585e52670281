"""Licence texts of the program and of every library installed with it.

A distribution's own texts come from its metadata; those that come without any (Qt for Python, pyserial, fontpkg), the
program and Python themselves, and the fonts in the papers have theirs in ``resources/licences``.
"""

from __future__ import annotations

import csv
import functools
import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

from frontoffice import assets

PROGRAM: Final = "frontoffice"
PYTHON: Final = "Python"
LGPL: Final = ("LGPL-3.0.txt", "GPL-3.0.txt")  # the one adds to the other, and is to be given with it
TEXTS: Final = {
    "frontoffice": ("frontoffice.txt",),  # which is LICENSE
    "pyside6-essentials": LGPL,
    "shiboken6": LGPL,
    "pyserial": ("pyserial.txt",),
    "fontpkg": ("fontpkg.txt",),
    "fontpkg-lato": ("OFL-Lato.txt",),
    "fontpkg-ibm-plex-mono": ("OFL-IBM-Plex-Mono.txt",),
}
_OWN_TEXT: Final = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
_THEIR_FOLDER: Final = "licenses"  # of the metadata, whatever the files in it are called (PEP 639)
_NAME: Final = re.compile(r"[\w.-]+")
_NOT_EXPRESSIONS: Final = {"", "UNKNOWN"}


@dataclass(frozen=True, slots=True)
class Component:
    """Installed component: its licence as an SPDX expression or its author's words, and the texts, whole."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


@functools.cache  # nothing is installed while it runs
def components() -> tuple[Component, ...]:
    """Installed components: the program first, then Python and every library installed for it, by name."""
    found: dict[str, Distribution] = {}
    _collect(PROGRAM, found)
    program = found.pop(PROGRAM, None)
    own = [_component(program)] if program is not None else []
    python = Component(PYTHON, platform.python_version(), "PSF-2.0", (_read_bundled("Python.txt"),))
    return (*own, python, *(_component(found[name]) for name in sorted(found)))


def _collect(name: str, found: dict[str, Distribution]) -> None:
    """Add a distribution and its requirements; an extra's library counts when it is installed."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in found:
        return
    try:
        found[key] = distribution(key)
    except PackageNotFoundError:
        return
    for requirement in found[key].requires or ():
        name_of_it = _NAME.match(requirement)
        if name_of_it and _belongs(key, requirement):
            _collect(name_of_it[0], found)


def _belongs(key: str, requirement: str) -> bool:
    """Whether a requirement is one of the running program: not a library's tests, documentation or other extras."""
    if "extra ==" not in requirement:
        return True
    extras = ("serial", "docx", "sign") if key == PROGRAM else ("binary",) if key == "psycopg" else ()
    return any(re.search(rf"extra == ['\"]{extra}['\"]", requirement) for extra in extras)


def _component(found: Distribution) -> Component:
    metadata = found.metadata
    name = str(metadata["Name"])
    keys = [key for key in ("License-Expression", "License") if key in metadata]
    said = [str(metadata[key]).partition("\n")[0] for key in keys]
    classified = [
        line.rpartition("::")[2].strip() for line in metadata.get_all("Classifier") or () if "License" in line
    ]
    licence = next((line for line in (*said, *classified) if line not in _NOT_EXPRESSIONS), "")
    texts = tuple(_texts(found, re.sub(r"[-_.]+", "-", name).lower()))
    if licence.startswith("LGPL") and (gpl := _read_bundled(LGPL[1])) not in texts:
        texts = (*texts, gpl)
    return Component(name, found.version, licence, texts)


def _texts(found: Distribution, key: str) -> Iterator[str]:
    if key in TEXTS:
        yield from map(_read_bundled, TEXTS[key])
        return
    for line in csv.reader((found.read_text("RECORD") or "").splitlines()):  # ``files`` looks for each of them on disk
        top, _, inside = line[0].partition("/")
        name = inside.rpartition("/")[2]
        if top.endswith(".dist-info") and (inside.startswith(f"{_THEIR_FOLDER}/") or _OWN_TEXT.search(name)):
            yield _read(Path(str(found.locate_file(line[0]))))


def _read(path: Path) -> str:
    """The text of a file; some of the oldest licences are written in Latin-1."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _read_bundled(name: str) -> str:
    return assets.read_text(f"licences/{name}")
