"""Complaints that are found by what is attached to them: the words of its name and text, and its kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import apsw

BY_WORDS: Final = (
    "SELECT complaint AS id FROM attachment WHERE id IN"
    " (SELECT rowid FROM attachment_words WHERE attachment_words MATCH ?)"
)
OF_A_KIND: Final = "SELECT complaint FROM attachment WHERE kind = ? AND withdrawn = 0"


def question(words: Sequence[str], *, ended: bool) -> str:
    """What asks the index for attachments with all of these words; the last one is a beginning, unless it ``ended``."""
    *whole, last = (f'"{word}"' for word in words)
    return " AND ".join([*whole, last if ended else f"{last} *"])


def are_words(words: Sequence[str]) -> bool:
    """Whether these are looked for in files: not what may be a running number, which many texts have."""
    return not (len(words) == 1 and words[0].isdecimal() and len(words[0]) <= _LONGEST_NO)


_LONGEST_NO: Final = 6


def newest(connection: apsw.Connection, words: Sequence[str], limit: int, *, ended: bool) -> list[int]:
    """The ids of the newest complaints that an attachment with all of these words belongs to, each once."""
    if not are_words(words):
        return []
    rows: Any = connection.execute(
        f"SELECT DISTINCT id FROM ({BY_WORDS}) ORDER BY id DESC LIMIT ?", (question(words, ended=ended), limit)
    )
    return [row_id for (row_id,) in rows]
