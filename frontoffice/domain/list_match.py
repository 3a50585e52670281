"""Which entry of a list somebody meant: however it was spaced and cased, or by half a word where only one fits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from frontoffice.domain.choices import Meanings

_RANK: Final = re.compile(r"\b(?:kabupaten|kab|kotamadya|kodya|kota|kecamatan|kec)\b")
_LEAST: Final = 3  # letters of half a word: fewer are a slip, not a choice


def match(typed: str, names: Iterable[str]) -> str:
    """The name that was meant, "" where none or more than one may be.

    The name itself comes first; then the one that reads the same without spaces, punctuation and the rank of a region
    (``Pangkalpinang`` is *Kota Pangkal Pinang*); then the only one of which a word begins so.
    """
    offered = tuple(dict.fromkeys(names))
    if typed.strip() in offered:
        return typed.strip()
    for same in (_letters, key):
        found = [name for name in offered if same(name) == same(typed)]
        if len(found) == 1 and same(typed):
            return found[0]
    asked = key(typed)
    if len(asked) < _LEAST:
        return ""
    begun = [name for name in offered if _begins(asked, name)]
    return begun[0] if len(begun) == 1 else ""


def find_meant(typed: str, names: Iterable[str], known: Meanings | None) -> str:
    """The one of these names that was meant, by what the office lets the text mean, too; "" where none is."""
    offered = tuple(names)
    counted = known.choices.get(known.one(typed)) if known else None
    if counted is not None and counted.name in offered:
        return counted.name
    return match(typed, offered)


def key(text: str) -> str:
    """What two spellings of one name have in common: letters and digits, without the rank of a region."""
    return _letters(_RANK.sub(" ", _plain(text)))


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in folded if not unicodedata.combining(c))


def _letters(text: str) -> str:
    return "".join(c for c in _plain(text) if c.isalnum())


def _begins(asked: str, name: str) -> bool:
    """Whether the letters of a name, from the beginning of one of its words on, begin so."""
    words = re.findall(r"\w+", _plain(name))
    return any("".join(words[place:]).startswith(asked) for place in range(len(words)))
