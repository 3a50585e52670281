"""Which complaint has which attachments, and the words by which each is found: those of its name and of its text.

Nothing is found by an attachment that was taken back, that shows somebody's identity, or that belongs to somebody who
asked for confidence: its name and its text may say who that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any, Final

import apsw

from frontoffice.domain.complaint import Complaint
from frontoffice.register.journal import contents
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection.attachment_fold import Attached, concerns, list_attachments
from frontoffice.register.projection.text_tokens import tokens

TABLES: Final = ("attachment", "attachment_words")
Row = tuple[bytes, str, bytes, bytes, int, int]  # entry, kind, content, text (x'' for none), withdrawn, found


def rows(complaint: Complaint, lines: Sequence[StoryLine]) -> dict[Row, Attached]:
    """What the table holds of a complaint as it stands."""
    if complaint.erased:
        return {}
    return {_row(one): one for one in list_attachments(complaint.subject, lines)}


def _row(one: Attached) -> Row:
    what = one.attachment
    is_found = not what.hidden and not what.withdrawn
    text = one.text.key if one.text else b""
    return (
        what.attachment_id.bytes,
        str(what.kind),
        one.content.key,
        text,
        int(bool(what.withdrawn)),
        int(is_found),
    )


def project(
    connection: apsw.Connection, row_id: int, complaint: Complaint, lines: tuple[Sequence[StoryLine], ...]
) -> None:
    """Bring the rows of a complaint after its entries, before and after; what did not change is left as it is."""
    if not any(concerns(some) for some in lines):
        return
    wanted, there = rows(complaint, lines[-1]), load_stored(connection, row_id)
    _remove(connection, [key for row, key in there.items() if row not in wanted])
    for row, one in wanted.items():
        if row not in there:
            connection.execute(_INSERT, (row_id, *row))
            if row[-1]:
                _index(connection, row[0], words(connection, one.attachment.file_name, row[3]))


_INSERT: Final = (
    "INSERT INTO attachment (complaint, entry_id, kind, content, text, withdrawn, found, words)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, '')"
)


def load_stored(connection: apsw.Connection, row_id: int) -> dict[Row, int]:
    """The rows that the table holds of a complaint, each with its id."""
    found: Any = connection.execute(
        "SELECT entry_id, kind, content, text, withdrawn, found, id FROM attachment WHERE complaint = ?", (row_id,)
    )
    return {row[:-1]: row[-1] for row in found}


def index_words(
    connection: apsw.Connection, row_id: int, complaint: Complaint, lines: Sequence[StoryLine]
) -> dict[int, str] | None:
    """By which words each attachment of a complaint is found, by its id; None where the table says something else."""
    wanted, there = rows(complaint, lines), load_stored(connection, row_id)
    if wanted.keys() != there.keys():
        return None
    found = {there[row]: words(connection, one.attachment.file_name, row[3]) for row, one in wanted.items() if row[-1]}
    kept_words: Any = connection.execute(
        "SELECT id, words FROM attachment WHERE complaint = ? AND words <> ''", (row_id,)
    )
    return found if {key: text for key, text in found.items() if text} == dict(kept_words) else None


def forget(connection: apsw.Connection, row_id: int) -> None:
    """A complaint of which no recording is left."""
    _remove(connection, load_stored(connection, row_id).values())


def words(connection: apsw.Connection, name: str, text: bytes) -> str:
    """By which words an attachment is found: of its name, and of its text where that is here, as it was kept."""
    content = None
    with suppress(contents.ContentDamaged):  # the check of the register says so
        content = contents.read(connection, text) if text else None
    found = (content or b"").decode("utf-8", "ignore")
    return " ".join(dict.fromkeys(tokens(f"{name} {found}")))


def index_text(connection: apsw.Connection, text: bytes) -> None:
    """Let attachments be found by a text that has come, besides the words of their names."""
    asked = "SELECT id, entry_id, words FROM attachment WHERE text = ? AND found = 1"
    found: Any = connection.execute(asked, (text,)).fetchall()
    for key, entry_id, of_name in found:
        _unindex(connection, key)
        _index(connection, entry_id, words(connection, of_name, text))


def is_named(connection: apsw.Connection, key: bytes) -> bool:
    """Whether an attachment that stands has this content or text."""
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM attachment WHERE content = ?1)"
        " OR EXISTS (SELECT 1 FROM attachment WHERE text = ?1 AND text <> x'')",
        (key,),
    ).get
    return bool(found)


def _index(connection: apsw.Connection, entry_id: bytes, found: str) -> None:
    if not found:
        return
    key = connection.execute("UPDATE attachment SET words = ? WHERE entry_id = ? RETURNING id", (found, entry_id)).get
    connection.execute("INSERT INTO attachment_words (rowid, words) VALUES (?, ?)", (key, found))


def _unindex(connection: apsw.Connection, key: int) -> None:
    """The index deletes only the very words that it was given."""
    connection.execute(
        "INSERT INTO attachment_words (attachment_words, rowid, words)"
        " SELECT 'delete', id, words FROM attachment WHERE id = ? AND found = 1 AND words <> ''",
        (key,),
    )


def _remove(connection: apsw.Connection, keys: Iterable[int]) -> None:
    for key in keys:
        _unindex(connection, key)
        connection.execute("DELETE FROM attachment WHERE id = ?", (key,))
