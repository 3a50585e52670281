"""The words of a text as the search indexes know them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final


def tokens(text: str) -> list[str]:
    """The words of a text as the index knows them: without accents, lower case, letters and digits."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _WORD.findall(text.lower())


def quote_phrase(word: str) -> str:
    """A word as a phrase of the index."""
    return '"' + word.replace('"', '""') + '"'


_WORD: Final = re.compile(r"[^\W_]{1,40}")
