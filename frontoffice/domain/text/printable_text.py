"""Text for cheap paper: folded to printable ASCII, as every receipt printer has it, and wrapped to its columns.

Receipt printers number their code pages differently, so anything beyond ASCII may come out as another letter. What has
a plain spelling is spelled plainly (``Zoë`` is ``Zoe``); the rest becomes ``?``. What is another letter than was
written is counted, so that the officer sees it; quotes, dashes and other signs with a plain spelling are not.
No control character survives: what a complainant wrote can never become a command to the printer.
"""

from __future__ import annotations

import functools
import re
import textwrap
import unicodedata
from itertools import starmap
from typing import Final

# --- Text as people type it, made fit for being kept ---

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


# --- printable text ---

UNKNOWN: Final = "?"
MORE: Final = "..."
_PLAIN: Final = {
    "'": "\u2018\u2019\u201a\u201b\u2032\u2039\u203a\u00b4\u02bb\u02bc",
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb",
    "-": "\u2010\u2012\u2013\u2014\u2015\u2212\u2043",
    "*": "\u2022\u2023\u25cf\u25cb\u25aa\u25a0\u00b7",
    "/": "\u2044\u2215",
    "->": "\u2192\u21d2",
    "<-": "\u2190",
    "x": "\u00d7",
    ":": "\u00f7",
    "EUR": "\u20ac",
    "GBP": "\u00a3",
    "JPY": "\u00a5",
    "(c)": "\u00a9",
    "(r)": "\u00ae",
    "ss": "\u00df",
    "ae": "\u00e6",
    "AE": "\u00c6",
    "oe": "\u0153",
    "OE": "\u0152",
    "o": "\u00f8",
    "O": "\u00d8",
    "l": "\u0142",
    "L": "\u0141",
    "d": "\u0111\u00f0",
    "D": "\u0110\u00d0",
    "th": "\u00fe",
    "Th": "\u00de",
    "i": "\u0131",
}
_PLAIN_OF: Final = {letter: plain for plain, letters in _PLAIN.items() for letter in letters}
_DROPPED: Final = frozenset({"Cc", "Cf", "Mn"})  # control, bidi and other invisible marks, accents

_LETTERS: Final = frozenset({"Lu", "Ll", "Lt", "Lo"})
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs"})


def is_plain(text: str) -> bool:
    """Whether every character is in the set of all printers: 0x20 to 0x7E."""
    return text.isascii() and text.isprintable()


def fold(text: str) -> tuple[str, int]:
    """``text`` as one line of 0x20-0x7E, white space collapsed; and how many of its letters are not as written.

    Those are all that became ``?``, and the letters that lost a mark: a name is spelled wrongly without it.
    """
    text = " ".join(text.split())  # also what lies between lines and paragraphs
    if is_plain(text):
        return text, 0
    written = unicodedata.normalize("NFC", text)
    folded = list(map(_fold_one, written))
    plain = " ".join("".join(part or UNKNOWN for part in folded if part != "").split())
    return plain, sum(map(_is_replaced, written, folded))


def to_single_line(text: str) -> tuple[str, int]:
    """Single line of ``text`` with all its letters, for graphic printing; no invisible marks, and 0."""
    kept = (letter for letter in " ".join(text.split()) if unicodedata.category(letter) not in _INVISIBLE)
    return unicodedata.normalize("NFC", "".join(kept)), 0


@functools.lru_cache(maxsize=4096)
def _fold_one(letter: str) -> str | None:
    """Plain replacement of one character: plain letters, nothing, or None when there is nothing plain like it."""
    if is_plain(letter):
        return letter
    if letter in _PLAIN_OF:
        return _PLAIN_OF[letter]
    if unicodedata.category(letter) in _DROPPED:
        return ""
    parts = (part for part in unicodedata.normalize("NFKD", letter) if unicodedata.category(part) not in _DROPPED)
    plain = "".join(_PLAIN_OF.get(part, part) for part in parts)
    return plain if plain and is_plain(plain) else None


def _is_replaced(letter: str, part: str | None) -> bool:
    return part is None or (not letter.isascii() and unicodedata.category(letter) in _LETTERS)


def wrap(text: str, columns: int, most: int) -> list[str]:
    """Folded text as at most ``most`` lines of at most ``columns`` (3 or more); what is left out shows as ``...``."""
    if len(text) <= columns:
        return [text] if text else []
    return textwrap.wrap(text, columns, max_lines=most, placeholder=MORE, break_on_hyphens=False)


@functools.lru_cache(maxsize=256)
def balance(text: str, columns: int, most: int) -> tuple[str, ...]:
    """Like :func:`wrap`, with lines of about equal length, to avoid a single last word in centred text."""
    lines = wrap(text, columns, most)
    widths = range(-(-len(text) // max(len(lines), 1)), columns)
    tries = starmap(wrap, ((text, max(width, len(MORE)), len(lines)) for width in widths))
    whole = "".join(lines).replace(" ", "")
    return next((tuple(tried) for tried in tries if "".join(tried).replace(" ", "") == whole), tuple(lines))
