"""Comparison of the read tables with the journal: every complaint is folded anew and laid beside its row.

A table that somebody changed past the program shows a complaint that nobody recorded, or hides one, while every hash of
the journal is right. ``projection.rebuild`` heals that. Of the index of words it is only looked whether each complaint
is in it: it keeps no text that could be compared.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.register.journal import journal, story_line
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import complaint_projection, reference_data_projection
from frontoffice.register.projection.complaint_fold import fold_without_case

_STORIES: Final = (
    f"SELECT {journal.COLUMNS}, body FROM journal JOIN payload USING (entry_id) ORDER BY subject, lc, entry_id"
)
_SUBJECT: Final = 6  # the column


def first_difference(connection: apsw.Connection) -> str:
    """The first complaint or list whose rows are not what its entries say, by number or name; "" when all are.

    Reads in one transaction, like ``verifying.verify``.
    """
    with connection, contextlib.closing(_empty_lists(connection)) as anew:
        for found in _differences(connection, anew):
            return found
    return ""


def _differences(connection: apsw.Connection, anew: apsw.Connection) -> Iterator[str]:
    count = 0
    for subject, lines in _complaints(connection, anew):
        expected = complaint_projection.row_of(lines)
        count += expected is not None
        if expected != complaint_projection.row_kept(connection, subject):
            complaint = fold_without_case(lines)
            yield complaint.number_text if complaint else str(subject)
    if connection.execute("SELECT count(*) FROM complaint").get != count:
        yield "complaint"
    if connection.execute(_NOT_INDEXED).get:
        yield "complaint_words"
    for table in reference_data_projection.TABLES:
        rows = [sorted(one.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for one in (anew, connection)]
        if rows[0] != rows[1]:
            yield table


_NOT_INDEXED: Final = (
    "SELECT EXISTS (SELECT id FROM complaint EXCEPT SELECT id FROM complaint_words_docsize)"
    " OR EXISTS (SELECT id FROM complaint_words_docsize EXCEPT SELECT id FROM complaint)"
)


def _stories(connection: apsw.Connection) -> Iterator[tuple[UUID, tuple[StoryLine, ...]]]:
    rows: Any = connection.execute(_STORIES)
    for subject, of_it in itertools.groupby(rows, key=lambda row: row[_SUBJECT]):
        lines: dict[UUID, StoryLine] = {}
        for row in of_it:
            line = story_line.line(row, row[-1])
            lines.setdefault(line.entry_id, line)
        yield UUID(bytes=subject), tuple(lines.values())


def _complaints(connection: apsw.Connection, anew: apsw.Connection) -> Iterator[tuple[UUID, tuple[StoryLine, ...]]]:
    """Every subject with its entries; those of lists go into the lists ``anew``, in the order of a rebuild."""
    of_lists = []
    for subject, lines in _stories(connection):
        if reference_data_projection.concerns(lines):
            of_lists.append((lines[0].lc, subject.bytes, lines))
        yield subject, lines
    for _, subject_bytes, lines in sorted(of_lists, key=lambda one: one[:2]):
        reference_data_projection.project(anew, UUID(bytes=subject_bytes), lines)


def _empty_lists(connection: apsw.Connection) -> apsw.Connection:
    """The lists' tables in memory, with nothing in them."""
    anew = apsw.Connection(":memory:")
    for table in reference_data_projection.TABLES:
        anew.execute(connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).get)
    return anew
