"""Messages of ours by their identity, from the contacts that were logged of them: an answer names what it answers."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

import apsw

from frontoffice.domain.entries.body_codec import decode
from frontoffice.domain.entries.entry import KNOWN_VERSION, UNREADABLE, EntryKind
from frontoffice.domain.entries.entry_bodies import ContactedBody
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.register.projection import complaint_fold

TABLES: Final = ("sent_message",)


def concerns(lines: Iterable[StoryLine]) -> bool:
    """Whether any of these entries may be a message of ours."""
    return any(line.kind == EntryKind.CONTACTED for line in lines)


def project(connection: apsw.Connection, subject: UUID, lines: Sequence[StoryLine]) -> None:
    """Update the table of messages of ours from the entries of a complaint; of an erased one there are none."""
    connection.execute("DELETE FROM sent_message WHERE subject = ?", (subject.bytes,))
    if complaint_fold.find_erasing_entry(lines):
        return
    for line in lines:
        if line.kind == EntryKind.CONTACTED and line.version <= KNOWN_VERSION:
            with contextlib.suppress(*UNREADABLE):
                job = decode(ContactedBody, line.body).message
                if job:
                    row = (UUID(job).bytes, subject.bytes)
                    connection.execute("INSERT OR IGNORE INTO sent_message (job_id, subject) VALUES (?, ?)", row)
