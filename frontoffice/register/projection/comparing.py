"""Comparison of the read tables with the journal: every complaint is folded anew and laid beside its row.

A table that somebody changed past the program shows a complaint that nobody recorded, or hides one, while every hash of
the journal is right. ``projection.rebuild`` heals that. The index of words is compared as well.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain.cases.case import Case
from frontoffice.domain.complaint import Complaint
from frontoffice.register.journal import entry_authority, hash_tree, journal, story_line
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import (
    attachment_projection,
    authority_projection,
    beside_complaints,
    complaint_columns,
    complaint_counts,
    complaint_fold,
    complaint_projection,
    item_projection,
    reference_data_projection,
    sp4n_projection,
)
from frontoffice.register.projection.complaint_fold import fold_case

# --- Check of an index of words: by each word and each beginning that it should know, the complaints that it
# finds ---
# The index keeps no text that could be compared, so it is asked: how many complaints each word and beginning finds,
# and the sum of their ids. A turned bit in it changes one of them. Every entry of it is visited once.

_FOUND = "SELECT count(*), coalesce(sum(rowid), 0) FROM {0} WHERE {0} MATCH ?"

_ONE = 1 << 64  # a complaint, counted in one number with the sum of the ids


class IndexCheck:
    """Expected contents of a search index, collected by complaint, for comparison with the index."""

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
        """Name of the table with missing or wrong search results; "" when all is found, and nothing else."""
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


# --- comparing ---

_STORIES: Final = (
    f"SELECT {journal.COLUMNS}, body FROM journal JOIN payload USING (entry_id)"
    " ORDER BY subject, lc, entry_id, origin, seq"
)
_COMPARED_WHOLE: Final = (
    *reference_data_projection.TABLES,
    *beside_complaints.TABLES,
    *authority_projection.TABLES,
)
_SUBJECT: Final = 6  # the column


def first_difference(connection: apsw.Connection) -> str:
    """First complaint or list with rows not matching its entries, by number or name.

    "" when all are.

    Reads in one transaction, like ``verifying.verify``.
    """
    with connection, contextlib.closing(_empty_lists(connection)) as anew:
        for found in _differences(connection, anew):
            return found
    return ""


def _differences(connection: apsw.Connection, anew: apsw.Connection) -> Iterator[str]:
    count, index, of_attachments = 0, IndexCheck(connection), IndexCheck(connection, "attachment_words")
    for subject, lines in _complaints(connection, anew):
        stands = fold_case(lines)
        count += stands is not None
        if not (
            _is_as_kept(connection, subject, stands, index)
            and _is_in_sp4n(connection, stands, lines)
            and _is_attached(connection, stands, lines, of_attachments)
        ):
            yield stands[0].number_text if stands else str(subject)
    if connection.execute("SELECT count(*) FROM complaint").get != count:
        yield "complaint"
    for table, differs in _STRAYS:
        if connection.execute(differs).get:
            yield table
    if (
        differs := index.first_difference()
        or of_attachments.first_difference()
        or complaint_counts.first_difference(connection)
        or hash_tree.first_difference(connection)
    ):
        yield differs
    yield from _whole_tables(connection, anew)


def _whole_tables(connection: apsw.Connection, anew: apsw.Connection) -> Iterator[str]:
    """Tables of lists, consultations and messages with rows different from the rebuilt ones in ``anew``."""
    for table in _COMPARED_WHOLE:
        rows = [sorted(one.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for one in (anew, connection)]
        if rows[0] != rows[1]:
            yield table


def _is_as_kept(
    connection: apsw.Connection, subject: UUID, stands: tuple[Complaint, Case] | None, index: IndexCheck
) -> bool:
    """Return whether the complaint's row and reminders match its entries; by which words it is found is noted."""
    try:
        kept = complaint_projection.row_kept(connection, subject)
        if stands is None:
            return kept is None
        row_id = connection.execute("SELECT id FROM complaint WHERE subject = ?", (subject.bytes,)).get
        reminders = set(connection.execute("SELECT code, since FROM reminder WHERE complaint = ?", (row_id,)))
    except UnicodeDecodeError:
        return False
    if row_id is not None:
        index.add(row_id, complaint_columns.words(stands[0]))
    is_row = complaint_columns.row(*stands) == kept
    return is_row and reminders == {*complaint_columns.reminders(*stands)}


def _is_in_sp4n(
    connection: apsw.Connection, stands: tuple[Complaint, Case] | None, lines: tuple[StoryLine, ...]
) -> bool:
    """Return whether the stored SP4N-LAPOR! item of a complaint, or the mark of its lack, matches its entries."""
    if stands is None:
        return True
    row_id = connection.execute("SELECT id FROM complaint WHERE subject = ?", (stands[0].subject.bytes,)).get
    there = sp4n_projection.item(lines)
    return row_id is None or (
        item_projection.load_items(connection, row_id) == complaint_columns.list_items(stands[0], lines)
        and sp4n_projection.load_item(connection, row_id) == there
        and sp4n_projection.is_marked(connection, row_id) == sp4n_projection.is_missing(stands[0], there)
    )


def _is_attached(
    connection: apsw.Connection,
    stands: tuple[Complaint, Case] | None,
    lines: tuple[StoryLine, ...],
    index: IndexCheck,
) -> bool:
    """Return whether the stored attachments match the complaint's entries; by which words they are found is noted."""
    if stands is None:
        return True
    row_id = connection.execute("SELECT id FROM complaint WHERE subject = ?", (stands[0].subject.bytes,)).get
    found = {} if row_id is None else attachment_projection.index_words(connection, row_id, stands[0], lines)
    for key, text in (found or {}).items():
        index.add(key, text)
    return found is not None


_NO_COMPLAINT: Final = "SELECT EXISTS (SELECT complaint FROM not_in_sp4n EXCEPT SELECT id FROM complaint)"
_UNATTACHED: Final = "SELECT EXISTS (SELECT complaint FROM attachment EXCEPT SELECT id FROM complaint)"
_UNFOUND: Final = (
    "SELECT EXISTS (SELECT id FROM attachment WHERE words <> '' EXCEPT SELECT id FROM attachment_words_docsize)"
    " OR EXISTS (SELECT id FROM attachment_words_docsize EXCEPT SELECT id FROM attachment WHERE words <> '')"
)
_NOT_INDEXED: Final = (
    "SELECT EXISTS (SELECT id FROM complaint EXCEPT SELECT id FROM complaint_words_docsize)"
    " OR EXISTS (SELECT id FROM complaint_words_docsize EXCEPT SELECT id FROM complaint)"
)
_STRAYS: Final = (
    ("complaint_words", _NOT_INDEXED),
    ("not_in_sp4n", _NO_COMPLAINT),
    ("merged_in_vain", complaint_fold.DIFFER),
    ("same_item", item_projection.DIFFER),
    ("attachment", _UNATTACHED),
    ("attachment_words", _UNFOUND),
)


def _stories(connection: apsw.Connection) -> Iterator[tuple[UUID, tuple[StoryLine, ...]]]:
    with contextlib.closing(connection.execute(_STORIES)) as rows:
        for subject, of_it in itertools.groupby(rows, key=lambda row: row[_SUBJECT]):
            lines: dict[UUID, StoryLine] = {}
            for row in of_it:
                line = story_line.line(row, row[-1])
                lines.setdefault(line.entry_id, line)
            of = UUID(bytes=subject)
            yield of, entry_authority.mark_unauthorised(connection, of, tuple(lines.values()))


def _complaints(connection: apsw.Connection, anew: apsw.Connection) -> Iterator[tuple[UUID, tuple[StoryLine, ...]]]:
    """Every subject with its entries; all but complaints go into the tables ``anew``, as in a rebuild."""
    of_lists = []
    for subject, lines in _stories(connection):
        if reference_data_projection.concerns(lines):
            of_lists.append((lines[0].lc, subject.bytes, lines))
        beside_complaints.project(anew, subject, lines)
        authority_projection.project(anew, subject, (), lines)
        yield subject, lines
    for _, subject_bytes, lines in sorted(of_lists, key=lambda one: one[:2]):
        reference_data_projection.project(anew, UUID(bytes=subject_bytes), lines)


def _empty_lists(connection: apsw.Connection) -> apsw.Connection:
    """The tables of lists, consultations and messages in memory, with nothing in them."""
    anew = apsw.Connection(":memory:")
    for table in _COMPARED_WHOLE:
        anew.execute(connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).get)
    return anew
