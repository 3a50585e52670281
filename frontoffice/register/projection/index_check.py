"""Check of an index of words: by each word and each beginning that it should know, the complaints that it finds.

The index keeps no text that could be compared, so it is asked: how many complaints each word and beginning finds, and
the sum of their ids. A turned bit in it changes one of them. Every entry of it is visited once.
"""

from __future__ import annotations

from typing import Any

import apsw

from frontoffice.register.projection import complaint_projection

_FOUND = "SELECT count(*), coalesce(sum(rowid), 0) FROM {0} WHERE {0} MATCH ?"

_ONE = 1 << 64  # a complaint, counted in one number with the sum of the ids


class IndexCheck:
    """What the index should find, collected complaint by complaint, and then held against it."""

    def __init__(self, connection: apsw.Connection, table: str = "complaint_words") -> None:
        self._connection, self._table = connection, table
        self._tokenize = connection.fts5_tokenizer("unicode61", ["remove_diacritics", "0"])  # as the table has it
        self._terms: dict[str, int] = {}
        self._beginnings: dict[str, int] = {}
        self._typed: set[str] = set()

    def add(self, row_id: int, words: str) -> None:
        """A complaint or an attachment is found by these words (``words`` of its projection)."""
        typed = words.split()
        self._typed.update(typed)
        terms = set(typed if words.isascii() else self._terms_of(words))
        counted = _ONE + row_id
        for term in terms:
            self._terms[term] = self._terms.get(term, 0) + counted
        for length in complaint_projection.PREFIXES:
            for beginning in {term[:length] for term in terms if len(term) >= length}:
                self._beginnings[beginning] = self._beginnings.get(beginning, 0) + counted

    def _terms_of(self, words: str) -> list[str]:
        found: Any = self._tokenize(
            words.encode(), apsw.FTS5_TOKENIZE_DOCUMENT, None, include_offsets=False, include_colocated=False
        )
        return list(found)

    def first_difference(self) -> str:
        """The table that does not find what it should; "" when all is found, and nothing else."""
        try:
            if not (self._finds(self._terms, "") and self._finds(self._beginnings, " *")):
                return self._table
        except apsw.CorruptError:
            return self._table
        if self._table != "complaint_words":
            return ""  # these are not completed while they are typed
        kept = {term for (term,) in self._connection.execute("SELECT term FROM word")}
        return "word" if self._typed - kept else ""

    def _finds(self, known: dict[str, int], ending: str) -> bool:
        for term, counted in known.items():
            found = self._connection.execute(_FOUND.format(self._table), (f'"{term}"{ending}',)).fetchone()
            if found != (counted // _ONE, counted % _ONE):
                return False
        return True
