"""Maximum cost of reading a file before it is refused.

Bytes, pages, pixels, memory and time of the process that reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """Bytes of the file, pages, pixels of one image in memory, letters of the text; memory in bytes, time in seconds.

    ``memory`` is address space: Python, Pillow and PDFium take 350 MB of it before they read anything.
    """

    file: int = 40 * MEGABYTE
    pages: int = 100
    pixels: int = 60_000_000
    text: int = 200_000
    memory: int = 1_200 * MEGABYTE
    processor: int = 25
    seconds: int = 60


LIMITS: Final = ReadingLimits()
LARGEST_TEMPLATE: Final = 5 * MEGABYTE  # of a letter, with the emblem in it

MOST_DOTS: Final = 200  # to the inch: what a letter needs to be read, and printed again
A4_LONG: Final = 11.69  # inches
A3_LONG: Final = 16.54
