"""Printable papers of the office, the available printers, and the pages to print on them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MOST_COPIES: Final = 99


@dataclass(frozen=True, slots=True)
class WordFile:
    """A paper as a Word file. ``need`` raises Unavailable where what it takes is not installed.

    ``write`` has it written into a folder, and calls with where it is, or with why it is nowhere.
    """

    need: Callable[[], None]
    write: Callable[[Path, Callable[[Path], None], Callable[[str], None]], None]


@dataclass(frozen=True, slots=True)
class OfficePaper:
    """A paper as PDF. ``kind`` is its name as it stands on it, by which a printer is remembered: never a person's.

    ``heading`` is what the screen calls it; ``keep`` saves it and returns where (Unavailable when the disk refuses),
    ``path`` is where it is kept already. ``keep_in`` saves it in a folder of the officer's choice: where there is that,
    it holds personal data, and what ``keep`` saves goes as soon as the window is locked. ``word`` is the same as a Word
    file, where there is one.
    """

    kind: str
    heading: str
    pdf: bytes
    keep: Callable[[], Path]
    path: Path | None = None
    keep_in: Callable[[Path], Path] | None = None
    word: WordFile | None = None


@dataclass(frozen=True, slots=True)
class PrinterList:
    """The printers of this computer by name; ``chosen`` is the proposed one, "" for none."""

    names: tuple[str, ...]
    chosen: str = ""
    duplex: bool = False


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """Print order for a paper; ``pages`` are counted from 0, ``duplex`` is both sides of a sheet."""

    printer: str
    pages: tuple[int, ...]
    copies: int = 1
    duplex: bool = False
