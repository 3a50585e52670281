"""The tables that are read, as values that can be compared: what a rebuild must give again to the letter."""

from __future__ import annotations

from collections import Counter
from typing import Any

import apsw

from frontoffice.register.projection import complaint_counts

Tables = dict[str, Any]
_OF_ITS_OWN = {"id"}  # orders by time of recording; within one second by arrival, which another desk may see otherwise


def read(connection: apsw.Connection) -> Tables:
    """Complaints, search index, officers and lists; rows as sorted tuples, without what is each file's own."""
    tables: Tables = {}
    for table in (
        "complaint",
        "officer",
        "choice",
        "day_off",
        "office_hours",
        "series_owner",
        "day_closed",
        "absence",
        "consultation",
        "message",
        "sent_message",
        "report_approved",
    ):
        names = [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]
        columns = ", ".join(f'"{name}"' for name in names if name not in _OF_ITS_OWN)
        tables[table] = sorted(connection.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
    subjects = dict(connection.execute("SELECT id, subject FROM complaint"))
    rows = connection.execute("SELECT complaint, code, since FROM reminder").fetchall()
    tables["reminder"] = sorted((subjects[row[0]], *row[1:]) for row in rows)
    for mark in ("not_in_sp4n", "merged_in_vain", "same_item"):
        marked: Any = connection.execute(f"SELECT complaint FROM {mark}")
        tables[mark] = sorted(subjects[row_id] for (row_id,) in marked)
    held: Any = connection.execute("SELECT item, complaint FROM held_item")
    tables["held_item"] = sorted((item, subjects[row_id]) for item, row_id in held)
    attached: Any = connection.execute(
        "SELECT complaint, entry_id, kind, content, text, withdrawn, found, words FROM attachment"
    )
    tables["attachment"] = sorted((subjects[row[0]], *row[1:]) for row in attached)
    for table in complaint_counts.TABLES:
        tables[table] = sorted(connection.execute(f"SELECT * FROM {table}").fetchall())
    tables["words"] = _words(connection)
    return tables


def _words(connection: apsw.Connection) -> dict[str, list[Any]]:
    """Which complaints (by subject) each known word finds."""
    subjects: dict[Any, Any] = dict(connection.execute("SELECT id, subject FROM complaint"))
    found: dict[str, list[Any]] = {}
    for word in [str(term) for (term,) in connection.execute("SELECT term FROM word")]:
        question = f'"{word}"'
        rows = connection.execute("SELECT rowid FROM complaint_words WHERE complaint_words MATCH ?", (question,))
        ids = [row_id for (row_id,) in rows]
        assert not [row_id for row_id, count in Counter(ids).items() if count > 1]
        if ids:  # a word that only an amended-away text had may still be known; it finds nothing
            found[word] = sorted(subjects[row_id] for row_id in ids)
    return found
