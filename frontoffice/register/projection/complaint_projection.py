"""Projection of entries to the read tables.

The same for an entry made here and one that came from elsewhere.

What the tables hold is what ``complaint_fold`` and ``reference_data_projection`` make of the entries, the complaint's
row by the mapping in ``complaint_columns``; they can be made anew at any time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

import apsw

from frontoffice.domain.cases.case import Case
from frontoffice.domain.complaint import Complaint, Status
from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import RecordedBody
from frontoffice.register.journal import hash_tree, journal
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import (
    attachment_projection,
    authority_projection,
    beside_complaints,
    complaint_columns,
    complaint_counts,
    complaint_fold,
    item_projection,
    reference_data_projection,
    sp4n_projection,
)
from frontoffice.register.projection.complaint_columns import ComplaintValues, list_items, reminders, words
from frontoffice.register.projection.complaint_fold import fold_case, fold_without_case

PREFIXES: Final = (1, 2, 3)  # the beginnings that the index keeps, in letters
_PLAIN: Final = (
    "complaint",
    "word",
    "renumbered",
    "reminder",
    "sp4n",
    "not_in_sp4n",
    "merged_in_vain",
    *item_projection.TABLES,
)
TABLES: Final = (
    *_PLAIN,
    "complaint_words",
    *complaint_counts.TABLES,
    *beside_complaints.TABLES,
    *attachment_projection.TABLES,
    *authority_projection.TABLES,
)


@dataclass(slots=True)
class ProjectionBatch:
    """Batch of complaints for projection one by one and common indexing at the end (:func:`index`).

    ``found`` is by which words each is found, ``given`` the highest id that was given in each second.
    """

    found: list[tuple[int, str]] = field(default_factory=list)
    given: dict[int, int] = field(default_factory=dict)


def project(
    connection: apsw.Connection,
    subject: UUID,
    before: Sequence[StoryLine],
    after: Sequence[StoryLine],
    batch: ProjectionBatch | None = None,
) -> tuple[Complaint, Case] | None:
    """Update a complaint's tables from the state of ``before`` to the state of ``after``.

    Gives it as it stands.

    ``before`` is what the tables were made from: the index of words deletes only the very words that it was given.
    Whoever projects many gives each the same ``batch``, and has it indexed in the end.
    """
    found: list[tuple[int, str]] = []  # the words that the index gets, where they changed
    folded = fold_case(after)
    known, stood = _find_row(connection, subject) if before else _NO_ROW
    if folded is None:
        if known is not None:
            _forget(connection, known, subject, before)
        return None
    new, case = folded
    row_id = known or free_id(connection, new, batch.given if batch else None)
    row = complaint_columns.row(new, case)
    if known is None:
        known, stood = _insert(connection, row_id, subject, row)
    if known is None:
        found.append((row_id, words(new)))
    else:
        row_id = known
        connection.execute(complaint_columns.UPDATE, (*row, row_id))
        connection.execute("DELETE FROM reminder WHERE complaint = ?", (row_id,))
        found += _update_words(connection, row_id, (before, after), new)
    if batch is None:
        index(connection, found)
    else:
        batch.found += found
    _remind(connection, row_id, reminders(new, case))
    if any(line.kind == EntryKind.SP4N_ENTERED for line in (*before, *after)):
        sp4n_projection.project(connection, row_id, after)
    sp4n_projection.mark(connection, row_id, new, after)
    item_projection.note(connection, row_id, list_items(new, after))
    complaint_fold.note(connection, subject, stood, complaint_fold.end_of(row))
    attachment_projection.project(connection, row_id, new, (before, after))
    if new.suffix and not new.erased:
        _keep_first_number(connection, subject, after)
    return folded


def keep(connection: apsw.Connection, subject: UUID, made: ComplaintValues, batch: ProjectionBatch) -> bool:
    """Insert a complaint folded by another process; False where it has a row already: then it has to be projected."""
    row_id = _free_id(connection, first_id(made.recorded_at), batch.given)
    if _insert(connection, row_id, subject, made.row)[0] is not None:
        return False
    batch.found.append((row_id, made.words))
    _remind(connection, row_id, made.running)
    sp4n_projection.set_mark(connection, row_id, missing=made.is_missing_in_sp4n)
    item_projection.note(connection, row_id, made.items)
    complaint_fold.note(connection, subject, complaint_fold.HANDLED, complaint_fold.end_of(made.row))
    return True


_Kept = tuple[int | None, complaint_fold.End]  # the id of a complaint's row, None for none, and where it ended
_NO_ROW: Final[_Kept] = (None, complaint_fold.HANDLED)
_KNOWN: Final = f"SELECT id, merged_into, status = '{Status.CANCELLED}' FROM complaint WHERE subject = ?"


def _find_row(connection: apsw.Connection, subject: UUID) -> _Kept:
    row = connection.execute(_KNOWN, (subject.bytes,)).fetchone()
    return _NO_ROW if row is None else (row[0], (row[1], bool(row[2])))


def _insert(connection: apsw.Connection, row_id: int, subject: UUID, row: tuple[object, ...]) -> _Kept:
    """Insert a new complaint; otherwise gives its existing row (the journal alone had lost its end).

    The constraint is what finds that out: to look beforehand were a query for each of thousands that come at once.
    """
    try:
        connection.execute(complaint_columns.INSERT, (row_id, subject.bytes, *row))
    except apsw.ConstraintError:
        known = _find_row(connection, subject)
        if known[0] is None:
            raise
        return known
    return _NO_ROW


def _keep_first_number(connection: apsw.Connection, subject: UUID, lines: Iterable[StoryLine]) -> None:
    """Make a renumbered complaint searchable by its receipt's number, too."""
    first_text = next(str(decode(RecordedBody, line.body).number) for line in lines if line.entry_id == subject)
    connection.execute(
        "INSERT OR IGNORE INTO renumbered (subject, first_text) VALUES (?, ?)", (subject.bytes, first_text)
    )


def _remind(connection: apsw.Connection, row_id: int, running: Iterable[tuple[str, str]]) -> None:
    """Insert the running limits of a complaint, by their first day.

    How long they are is the office's to set at any time.
    """
    for code, since in running:
        connection.execute("INSERT INTO reminder (code, since, complaint) VALUES (?, ?, ?)", (code, since, row_id))


_CHANGES_WORDS: Final = frozenset(
    {EntryKind.RECORDED, EntryKind.AMENDED, EntryKind.ERASED, EntryKind.JOINED, EntryKind.LEFT}
)


def _changes_words(before: Sequence[StoryLine], after: Sequence[StoryLine]) -> bool:
    known = [line.entry_id for line in before if line.kind in _CHANGES_WORDS]
    return known != [line.entry_id for line in after if line.kind in _CHANGES_WORDS]


def _update_words(
    connection: apsw.Connection, row_id: int, lines: tuple[Sequence[StoryLine], Sequence[StoryLine]], new: Complaint
) -> Iterator[tuple[int, str]]:
    before, after = lines
    old = fold_without_case(before) if _changes_words(before, after) else None
    if old is not None and words(old) != words(new):
        _unindex(connection, row_id, words(old))
        yield row_id, words(new)


def _forget(connection: apsw.Connection, row_id: int, subject: UUID, before: Sequence[StoryLine]) -> None:
    """Delete a complaint without any recording left after the move of its entries: no ghost stays in lists."""
    old = fold_without_case(before)
    if old is not None:
        _unindex(connection, row_id, words(old))
    attachment_projection.forget(connection, row_id)
    stood = _find_row(connection, subject)[1]
    item_projection.note(connection, row_id, ())
    connection.execute("DELETE FROM complaint WHERE id = ?", (row_id,))
    connection.execute("DELETE FROM reminder WHERE complaint = ?", (row_id,))
    for table in ("sp4n", "not_in_sp4n", "merged_in_vain"):
        connection.execute(f"DELETE FROM {table} WHERE complaint = ?", (row_id,))
    connection.execute("DELETE FROM renumbered WHERE subject = ?", (subject.bytes,))
    complaint_fold.note(connection, subject, stood, complaint_fold.HANDLED)


def _unindex(connection: apsw.Connection, row_id: int, text: str) -> None:
    connection.execute(
        "INSERT INTO complaint_words (complaint_words, rowid, words) VALUES ('delete', ?, ?)", (row_id, text)
    )


_PER_SECOND: Final = 64
EPOCH: Final = 1_700_000_000  # seconds; ids stay small, so the index stays small


def free_id(connection: apsw.Connection, complaint: Complaint, given: dict[int, int] | None = None) -> int:
    """Free row id from the second of recording, with higher ids for newer complaints on every desk.

    Where many come at once, it lies above what was ``given`` of that second before, by its first id.
    """
    return _free_id(connection, first_id(int(complaint.recorded_at.timestamp())), given)


def _free_id(connection: apsw.Connection, first: int, given: dict[int, int] | None) -> int:
    after = given.get(first, first - 1) if given else first - 1
    row_id: int = connection.execute(_NEXT_FREE, (after + 1,)).get
    if given is not None:
        given[first] = row_id
    return row_id


# Steps of doubled width until a free id, then halved back to the last that is taken: of thousands that were recorded in
# one second none is passed one by one.
_NEXT_FREE: Final = """
    SELECT iif(NOT EXISTS (SELECT 1 FROM complaint WHERE id = ?1), ?1, (
        WITH RECURSIVE ahead (taken, gap) AS (
            SELECT ?1, 1
            UNION ALL
            SELECT taken + gap, gap * 2 FROM ahead WHERE EXISTS (SELECT 1 FROM complaint WHERE id = taken + gap)
        ), back (taken, gap) AS (
            SELECT * FROM (SELECT taken, gap FROM ahead ORDER BY gap DESC LIMIT 1)
            UNION ALL
            SELECT iif(EXISTS (SELECT 1 FROM complaint WHERE id = taken + gap / 2), taken + gap / 2, taken), gap / 2
                FROM back WHERE gap > 1
        )
        SELECT taken + 1 FROM back WHERE gap = 1))
"""


def first_id(seconds: int) -> int:
    """Lowest id of a complaint recorded in that second (Unix time)."""
    return max(1, seconds - EPOCH) * _PER_SECOND


def index(connection: apsw.Connection, found: list[tuple[int, str]]) -> None:
    """Let each complaint be found by its words, and its words be completed while they are typed.

    In the order of their ids: the index begins a new piece of itself whenever one is lower than the one before.
    """
    connection.executemany("INSERT INTO complaint_words (rowid, words) VALUES (?, ?)", sorted(found))
    terms = json.dumps([*{*" ".join([text for _, text in found]).split()}])
    connection.execute("INSERT OR IGNORE INTO word (term) SELECT value FROM json_each(?)", (terms,))


def forget_words(connection: apsw.Connection) -> None:
    """Delete unused words from the word list."""
    connection.execute("CREATE VIRTUAL TABLE temp.known USING fts5vocab(main, complaint_words, row)")
    connection.execute("DELETE FROM word WHERE term NOT IN (SELECT term FROM temp.known)")
    connection.execute("DROP TABLE temp.known")


def row_kept(connection: apsw.Connection, subject: UUID) -> tuple[object, ...] | None:
    """Stored row of a complaint, in the form of ``complaint_columns.row``."""
    row: tuple[object, ...] | None = connection.execute(complaint_columns.SELECT, (subject.bytes,)).fetchone()
    return row


def rebuild(connection: apsw.Connection) -> None:
    """Empty every projected table and fill it again from the journal. The caller holds a transaction."""
    with complaint_counts.at_once(connection):
        of_lists = (*beside_complaints.TABLES, *reference_data_projection.TABLES, *authority_projection.TABLES)
        for table in (*_PLAIN, *of_lists):
            connection.execute(f"DELETE FROM {table}")
        for index_of in ("complaint_words", "attachment_words"):
            connection.execute(f"INSERT INTO {index_of} ({index_of}) VALUES ('delete-all')")
        for table in ("attachment", *hash_tree.TABLES):
            connection.execute(f"DELETE FROM {table}")
        batch = ProjectionBatch()
        # Bytes: objects for a million of them are 150 MB, which the window that follows would keep.
        known = b"".join(subject.bytes for subject in journal.subjects(connection))
        for at in range(0, len(known), 16):
            subject = UUID(bytes=known[at : at + 16])
            lines = journal.story(connection, subject)
            reference_data_projection.project(connection, subject, lines)
            beside_complaints.project(connection, subject, lines)
            project(connection, subject, (), lines, batch)
            authority_projection.project(connection, subject, (), lines)
            if len(batch.found) >= _AT_ONCE:
                index(connection, batch.found)
                batch = ProjectionBatch()
        index(connection, batch.found)


_AT_ONCE: Final = 10_000  # complaints, some megabytes of words
