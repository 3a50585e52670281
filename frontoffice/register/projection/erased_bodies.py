"""Entry bodies deleted by an erasure by law, at every desk.

An erasing entry takes away the bodies of all entries about its own subject, except those of erasures and of the
office's own kinds (``OF_THE_OFFICE``). A consultation's erasure does so only where the subject is a consultation for
certain, and a message's where it is made of a message: whatever a broken program writes, it empties no complaint.
In the file the trigger ``payload_no_DELETE`` keeps each body for which ``erased`` names no erasing entry.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

import apsw

from frontoffice.domain.entries import content_address
from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.entry import UNREADABLE, EntryKind
from frontoffice.domain.entries.entry_bodies import AttachmentAddedBody
from frontoffice.domain.entries.entry_kinds import OF_THE_OFFICE
from frontoffice.domain.incoming import MADE_OF
from frontoffice.register.journal import contents, erasure_verdicts, journal
from frontoffice.register.journal.draft_fields import AMENDS, CONSULTATION, HANDLES, MESSAGE
from frontoffice.register.journal.erasure_verdicts import ERASING
from frontoffice.register.projection import complaint_fold, consultation_projection, message_projection


def _quote_kinds(*kinds: str) -> str:
    return ", ".join(f"'{kind}'" for kind in kinds)


_BODIES: Final = (
    "SELECT entry_id FROM (SELECT entry_id, subject, kind FROM journal"
    " UNION SELECT entry_id, subject, kind FROM journal_fork) WHERE subject = ?1"
    f" AND kind NOT IN ({_quote_kinds(*ERASING, *OF_THE_OFFICE)})"
)
_SUBJECTS: Final = " UNION ".join(f"SELECT subject FROM journal WHERE kind = '{kind}'" for kind in ERASING)


def take_away(connection: apsw.Connection, about: Collection[bytes] | None) -> bool:
    """Delete every erased body and draft about these subjects (None: about all), as the fold reads it.

    In a transaction. Gives whether there was anything to delete.
    """
    found: Any = connection.execute(_SUBJECTS).fetchall()
    any_gone, offered = False, erasure_verdicts.list_offers(connection)
    for (subject,) in [row for row in found if about is None or row[0] in about]:
        by = _find_erasing_entry(connection, UUID(bytes=subject))
        if by is not None and by not in offered:  # an erasure that cannot be read takes nothing away
            any_gone = _take_away_of(connection, subject, by) or any_gone
    if any_gone:
        erasure_verdicts.note_gaps(connection)
    return any_gone


def takes_words(connection: apsw.Connection, subject: UUID, by: UUID) -> bool:
    """Return whether any words here would be deleted by an erasing entry."""
    has_words = f"SELECT EXISTS (SELECT 1 FROM payload WHERE entry_id IN ({_BODIES}))"
    return bool(connection.execute(has_words, (subject.bytes,)).get) and _find_erasing_entry(connection, subject) == by


def _take_away_of(connection: apsw.Connection, subject: bytes, by: UUID) -> bool:
    """Delete all stored data of one erased subject; gives whether there was anything of it but traces in lists."""
    connection.execute(
        f"INSERT INTO erased (entry_id, by_entry) SELECT entry_id, ?2 FROM ({_BODIES}) WHERE true"
        " ON CONFLICT (entry_id) DO UPDATE SET by_entry = excluded.by_entry WHERE NOT EXISTS"
        f" (SELECT 1 FROM journal j WHERE j.entry_id = erased.by_entry AND j.kind IN ({_quote_kinds(*ERASING)}))",
        (subject, by.bytes),
    )
    attached = _contents(connection, subject)  # asked before the bodies that name them go
    gone = [
        _delete(connection, f"payload WHERE entry_id IN ({_BODIES})", subject),
        _delete(connection, f"fork_payload WHERE entry_id IN ({_BODIES})", subject),
    ]
    _delete(connection, f"without_authority WHERE entry_id IN ({_BODIES})", subject)
    unnamed = [key for key in attached if not message_projection.is_named(connection, key)]
    gone.append(contents.forget(connection, unnamed))
    connection.execute("UPDATE paper_job SET why = '' WHERE subject = ?", (subject,))
    gone += [_forget_waiting(connection, subject), _delete(connection, "send_job WHERE subject = ?", subject)]
    for table, name in (
        ("draft", AMENDS),
        ("draft", CONSULTATION),
        ("draft", MESSAGE),
        ("form_draft", HANDLES),
        ("form_draft", CONSULTATION),
    ):
        about_it = f"{table} WHERE json_extract(fields, ?) = ?"
        gone.append(_delete(connection, about_it, f"$.{name}", str(UUID(bytes=subject))))
    return any(gone)


def _delete(connection: apsw.Connection, which: str, *values: object) -> bool:
    """Delete these rows; gives whether there were any."""
    connection.execute(f"DELETE FROM {which}", values)
    return bool(connection.changes())


def _forget_waiting(connection: apsw.Connection, subject: bytes) -> bool:
    """Delete the files waiting as attachments of a subject, or of a draft about it; whether there were any."""
    connection.execute(
        "DELETE FROM draft_attachment WHERE draft_id = ?1 OR draft_id IN (SELECT draft_id FROM draft"
        f" WHERE ?2 IN (json_extract(fields, '$.{AMENDS}'), json_extract(fields, '$.{CONSULTATION}'),"
        f" json_extract(fields, '$.{MESSAGE}')))",
        (subject, str(UUID(bytes=subject))),
    )
    gone = bool(connection.changes())
    connection.execute(
        "DELETE FROM draft_content WHERE attachment_id NOT IN (SELECT attachment_id FROM draft_attachment)"
    )
    return gone


def _contents(connection: apsw.Connection, subject: bytes) -> set[bytes]:
    """Content keys named by a subject's entries, including entries moved away.

    Read from them, whatever the tables say.
    """
    rows: Any = connection.execute(
        f"SELECT body FROM payload WHERE entry_id IN ({_BODIES} AND kind = '{EntryKind.ATTACHED}')", (subject,)
    ).fetchall()
    found = set()
    for (written,) in rows:
        with contextlib.suppress(*UNREADABLE):
            body = decode(AttachmentAddedBody, json.loads(written))
            found.add(content_address.read(body.content).key)
            found |= {content_address.read(body.text).key} if body.text else set()
    return found


def _find_erasing_entry(connection: apsw.Connection, subject: UUID) -> UUID | None:
    """Erasing entry of a complaint, consultation or message, None when there is none."""
    lines = journal.story(connection, subject)
    by = complaint_fold.find_erasing_entry(lines)
    if by is None and _is_consultation(connection, subject):
        by = consultation_projection.find_erasing_entry(subject, lines)
    if by is None and _is_message(connection, subject):
        by = message_projection.find_erasing_entry(subject, lines)
    return by


def _is_consultation(connection: apsw.Connection, subject: UUID) -> bool:
    """Return whether the subject's first entry is here, at any address, and records a consultation."""
    kinds: Any = connection.execute(
        "SELECT kind FROM journal WHERE entry_id = ?1 AND subject = ?1", (subject.bytes,)
    ).fetchall()
    return bool(kinds) and all(kind == EntryKind.CONSULTED for (kind,) in kinds)


def _is_message(connection: apsw.Connection, subject: UUID) -> bool:
    """Return whether the subject is made of something, as a message's is, and nothing was recorded under it."""
    asked = "SELECT EXISTS (SELECT 1 FROM journal WHERE entry_id = ?)"
    return subject.version == MADE_OF and not connection.execute(asked, (subject.bytes,)).get
