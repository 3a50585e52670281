"""Attachments of complaints, and their search words.

Those of its name and of its text.

Nothing is found by an attachment that was taken back, that shows somebody's identity, or that belongs to somebody who
asked for confidence: its name and its text may say who that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain import attachments
from frontoffice.domain.attachments import Attachment, AttachmentKind
from frontoffice.domain.complaint import Complaint, Identity
from frontoffice.domain.entries import content_address
from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.content_address import ContentAddress
from frontoffice.domain.entries.entry import KNOWN_VERSION, UNREADABLE, EntryKind, whole
from frontoffice.domain.entries.entry_bodies import AttachmentAddedBody, AttachmentWithdrawnBody
from frontoffice.register.journal import contents
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import complaint_fold
from frontoffice.register.projection.text_tokens import tokens

# --- The attachments of a complaint, from its entries ---
# Other desks write what they like: a name is made plain, a kind that is not known is *other*, and what names no
# content that can be is passed over. Whatever was attached for somebody who asked for confidence may say who that is:
# all of it is hidden, as is what shows an identity.

_KINDS: Final = frozenset(AttachmentKind)
NAMELESS: Final = "Lampiran"


@dataclass(frozen=True, slots=True)
class Attached:
    """Attachment with the addresses of its content and its text; None for one without."""

    attachment: Attachment
    content: ContentAddress
    text: ContentAddress | None = None


def concerns(lines: Iterable[StoryLine]) -> bool:
    """Whether any of these entries is about an attachment."""
    return not _ABOUT.isdisjoint([line.kind for line in lines])


_ABOUT: Final = frozenset({EntryKind.ATTACHED, EntryKind.ATTACHMENT_WITHDRAWN})


def list_attachments(subject: UUID, lines: Sequence[StoryLine]) -> tuple[Attached, ...]:
    """Attachments of a complaint not erased, including withdrawn ones, in the order of their entries."""
    withdrawn = dict(_list_withdrawals(lines))
    found = _read(subject, lines, withdrawn)
    complaint = complaint_fold.fold_without_case(lines)
    is_open = complaint is not None and complaint.intake.complainant.identity is Identity.OPEN
    return tuple(_in_its_place(one, no, is_open=is_open) for no, one in enumerate(found, start=1))


def _in_its_place(one: Attached, no: int, *, is_open: bool) -> Attached:
    hidden = not is_open or one.attachment.kind is AttachmentKind.IDENTITY
    return replace(one, attachment=replace(one.attachment, no=no, hidden=hidden))


def _list_withdrawals(lines: Iterable[StoryLine]) -> Iterable[tuple[UUID, str]]:
    for line in lines:
        if line.kind == EntryKind.ATTACHMENT_WITHDRAWN and line.version <= KNOWN_VERSION:
            try:
                body = decode(AttachmentWithdrawnBody, line.body)
                yield UUID(body.attachment), str(body.why) or "-"
            except UNREADABLE:
                continue


def _read(subject: UUID, lines: Iterable[StoryLine], withdrawn: dict[UUID, str]) -> Iterable[Attached]:
    for line in lines:
        if line.kind == EntryKind.ATTACHED and line.version <= KNOWN_VERSION:
            try:
                yield _one(subject, line, withdrawn.get(line.entry_id, ""))
            except UNREADABLE:
                continue


def _one(subject: UUID, line: StoryLine, withdrawn: str) -> Attached:
    body = decode(AttachmentAddedBody, line.body)
    content = content_address.read(body.content)
    kind = AttachmentKind(body.kind) if body.kind in _KINDS else AttachmentKind.OTHER
    found = Attachment(
        attachment_id=line.entry_id,
        complaint=subject,
        kind=kind,
        file_name=attachments.plain_name(str(body.name), NAMELESS),
        media_type=attachments.plain_media_type(str(body.media_type)),
        pages=min(max(whole(body.pages), 0), attachments.MOST_PAGES),
        size=content.size,
        digest=content.digest.hex(),
        added_at=line.recorded_at,
        zone=line.zone,
        officer=line.officer,
        counter=str(body.counter),
        step=UUID(body.step) if body.step else None,
        signed_original=bool(body.signed),
        withdrawn=withdrawn,
    )
    return Attached(found, content, _text(body))


def _text(body: AttachmentAddedBody) -> ContentAddress | None:
    """Address of an attachment's text; what cannot be read is none, and keeps nobody from the file itself."""
    try:
        return content_address.read(body.text) if body.text else None
    except UNREADABLE:
        return None


# --- attachment projection ---

TABLES: Final = ("attachment", "attachment_words")
Row = tuple[bytes, str, bytes, bytes, int, int]  # entry, kind, content, text (x'' for none), withdrawn, found


def rows(complaint: Complaint, lines: Sequence[StoryLine]) -> dict[Row, Attached]:
    """Table rows for a complaint's present attachments."""
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
    """Stored rows of a complaint's attachments, each with its id."""
    found: Any = connection.execute(
        "SELECT entry_id, kind, content, text, withdrawn, found, id FROM attachment WHERE complaint = ?", (row_id,)
    )
    return {row[:-1]: row[-1] for row in found}


def index_words(
    connection: apsw.Connection, row_id: int, complaint: Complaint, lines: Sequence[StoryLine]
) -> dict[int, str] | None:
    """Search words of each attachment of a complaint, by id; None where the table says something else."""
    wanted, there = rows(complaint, lines), load_stored(connection, row_id)
    if wanted.keys() != there.keys():
        return None
    found = {there[row]: words(connection, one.attachment.file_name, row[3]) for row, one in wanted.items() if row[-1]}
    kept_words: Any = connection.execute(
        "SELECT id, words FROM attachment WHERE complaint = ? AND words <> ''", (row_id,)
    )
    return found if {key: text for key, text in found.items() if text} == dict(kept_words) else None


def forget(connection: apsw.Connection, row_id: int) -> None:
    """Delete the attachments of a complaint without any recording left."""
    _remove(connection, load_stored(connection, row_id).values())


def words(connection: apsw.Connection, name: str, text: bytes) -> str:
    """Search words of an attachment: of its name, and of its text where that is here, as it was kept."""
    content = None
    with suppress(contents.ContentDamaged):  # the check of the register says so
        content = contents.read(connection, text) if text else None
    found = (content or b"").decode("utf-8", "ignore")
    return " ".join(dict.fromkeys(tokens(f"{name} {found}")))


def index_text(connection: apsw.Connection, text: bytes) -> None:
    """Index attachments by the words of a newly received text, besides the words of their names."""
    asked = "SELECT id, entry_id, words FROM attachment WHERE text = ? AND found = 1"
    found: Any = connection.execute(asked, (text,)).fetchall()
    for key, entry_id, of_name in found:
        _unindex(connection, key)
        _index(connection, entry_id, words(connection, of_name, text))


def is_named(connection: apsw.Connection, key: bytes) -> bool:
    """Return whether a present attachment has this content or text."""
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
    """Remove an attachment from the index, with exactly its indexed words as required by FTS5."""
    connection.execute(
        "INSERT INTO attachment_words (attachment_words, rowid, words)"
        " SELECT 'delete', id, words FROM attachment WHERE id = ? AND found = 1 AND words <> ''",
        (key,),
    )


def _remove(connection: apsw.Connection, keys: Iterable[int]) -> None:
    for key in keys:
        _unindex(connection, key)
        connection.execute("DELETE FROM attachment WHERE id = ?", (key,))
