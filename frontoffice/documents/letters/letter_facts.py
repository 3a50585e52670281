"""What a letter says, before it is laid out: its PDF and its Word file are made of the same facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """Running text, each of its lines a paragraph; ``apart`` with some room above it."""

    lines: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading of what follows."""

    words: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names with a value beside each."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Chronicle:
    """What was done, day by day."""

    rows: Sequence[tuple[str, str]]


Part: TypeAlias = Text | Subheading | Pairs | Chronicle


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """A letter from its date to those who get a copy.

    ``addressed`` has a line for each of the address; ``role`` and ``name`` are the lines above and below the place to
    sign.
    """

    place_and_date: str
    number: str
    nature: str
    enclosures: str
    subject: str
    addressed: Sequence[str]
    greeting: str
    body: Sequence[Part]
    thanks: str
    role: str
    name: str
    copies: Sequence[str]
