"""Text as people type it, made fit for being kept."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LONGEST_TEXT: Final = 50_000
LONGEST_LINE: Final = 300
_UNKEPT: Final = re.compile("[\0\ud800-\udfff]")
_VISIBLE: Final = "LMNPS"  # letters, marks, numbers, punctuation, symbols; neither separators nor others


def clean(text: str) -> str:
    """Text as the register keeps it: NFC, one kind of line end, without NUL and lone surrogates, trimmed.

    What shows nothing (spaces, formatting characters of no width) is no text: "".
    """
    if text.isascii() and text.isprintable():  # most of what is typed, and all fields that nobody filled
        return text.strip()
    text = unicodedata.normalize("NFC", _UNKEPT.sub("", text).replace("\r\n", "\n").replace("\r", "\n")).strip()
    return text if any(unicodedata.category(c)[0] in _VISIBLE for c in text) else ""


def one_line(text: str) -> str:
    """Text of a field of one line as the register keeps it: what was pasted with line ends and tabs is one line.

    Marks of the direction of writing, which addresses and numbers copied from a chat have around them, are no text.
    """
    if text.isprintable():
        return clean(text)
    return clean(_BREAKS.sub(" ", _DIRECTIONS.sub("", text)))


_BREAKS: Final = re.compile(r"\s*[\x00-\x1f\x7f-\x9f\u2028\u2029]+\s*")
_DIRECTIONS: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def as_sentence(text: str) -> str:
    """A text with one full stop at its end, unless it ends with a question mark or an exclamation mark.

    A name may end with one (*S.E.*), and a sentence with that name.
    """
    text = " ".join(text.split())
    if text.endswith("..") and not text.endswith("..."):
        text = text[:-1]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def same_item(external_id: str) -> str:
    """A letter number or outside identifier for comparing: however spaces and capitals were typed, it is one item."""
    if not external_id:
        return ""
    folded = unicodedata.normalize("NFKC", external_id).casefold()
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cs"))
