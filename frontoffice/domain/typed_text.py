"""Text as people type it, made fit for being kept."""

from __future__ import annotations

import unicodedata
from typing import Final

LONGEST_TEXT: Final = 50_000
LONGEST_LINE: Final = 300


def clean(text: str) -> str:
    """Text as the register keeps it: NFC, one kind of line end, without NUL and lone surrogates, trimmed."""
    text = "".join(c for c in text if c != "\0" and not "\ud800" <= c <= "\udfff")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
