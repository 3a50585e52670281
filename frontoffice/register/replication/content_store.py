"""The contents of attachments as the exchange with the centre sees them: by chunks, each in a transaction of its own.

What is asked for comes first, then what a desk keeps by itself: the texts that are searched, of every attachment; the
files of its own chains; and those of complaints and messages that others entered, the newest open ones first, where
the office lets the desks keep them (the limit ``attachment.kept``). A content that nothing names any more is never
taken.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final

from frontoffice.domain.complaint import CLOSED
from frontoffice.domain.entries import content_address
from frontoffice.domain.entries.content_address import ContentAddress
from frontoffice.domain.switches import ATTACHMENTS_KEPT
from frontoffice.register.journal import contents
from frontoffice.register.projection import attachment_projection, message_projection
from frontoffice.register.unit_of_work import UnitOfWork

_PAUSE: Final = 1.0  # seconds: pages that were read anew for each of thousands left no time for typing
_MINE: Final = "EXISTS (SELECT 1 FROM journal j JOIN my_origin USING (origin) WHERE j.entry_id = a.entry_id)"
_CLOSED: Final = ", ".join(f"'{status}'" for status in sorted(CLOSED))
_OPEN: Final = f"c.status NOT IN ({_CLOSED})"
_LACKING: Final = "NOT EXISTS (SELECT 1 FROM content WHERE key = {} AND plain IS NOT NULL)"
_ASKED: Final = "EXISTS (SELECT 1 FROM content WHERE key = a.content)"
_WANTED: Final = f"""
    SELECT key FROM (
        SELECT a.text AS key, 1 AS turn, 1 AS is_open, a.id AS id FROM attachment a
            WHERE a.text <> x'' AND {_LACKING.format("a.text")}
        UNION ALL
        SELECT a.content, iif({_ASKED}, 0, 2), {_OPEN}, a.id FROM attachment a JOIN complaint c ON c.id = a.complaint
            WHERE {_LACKING.format("a.content")} AND ({_ASKED} OR {_MINE} OR (?1 AND {_OPEN}))
        UNION ALL
        SELECT a.content, iif({_ASKED}, 0, 2), m.outcome = '', 0 FROM message_file a JOIN message m ON subject = message
            WHERE {_LACKING.format("a.content")} AND ({_ASKED} OR {_MINE} OR (?1 AND m.outcome = ''))
    ) GROUP BY key ORDER BY min(turn), max(is_open) DESC, max(id) DESC"""


class ContentStore:
    """The contents of one register, for the thread of its replica."""

    def __init__(self, unit: UnitOfWork, seconds: Callable[[], float] = time.monotonic) -> None:
        self._unit, self._seconds = unit, seconds
        self._announced_at = -_PAUSE
        self._has_more = False  # that is here whole, and was not announced

    def list_missing(self) -> tuple[ContentAddress, ...]:
        """List the contents missing at this desk but wanted here, the most urgent first."""
        with self._unit.reading():
            keeps = bool(self._unit.limits.amount(ATTACHMENTS_KEPT))
            rows: Any = self._unit.connection.execute(_WANTED, (keeps,)).fetchall()
            return tuple(content_address.of_key(key) for (key,) in rows)

    def has(self, key: bytes) -> bool:
        """Whether all of a content is here; its bytes are not looked at."""
        with self._unit.reading():
            return contents.is_whole(self._unit.connection, key)

    def list_incomplete(self) -> frozenset[bytes]:
        """List the keys of incomplete contents, requested or partly received: that comes before all else."""
        with self._unit.reading():
            rows: Any = self._unit.connection.execute("SELECT key FROM content WHERE plain IS NULL").fetchall()
            return frozenset(key for (key,) in rows)

    def next_chunk(self, address: ContentAddress) -> int:
        """Number of the first missing chunk."""
        with self._unit.reading():
            return contents.next_chunk(self._unit.connection, address.key)

    def keep(self, address: ContentAddress, no: int, data: bytes) -> bool:
        """Keep the next chunk of a content; gives whether it is whole now.

        Raises ContentChanged where it is not what the entry names: then nothing of the content is here any more.
        """
        is_last = no + 1 == address.chunks
        is_due = is_last and self._seconds() - self._announced_at >= _PAUSE
        self._has_more = not is_due and (is_last or self._has_more)
        try:
            with self._unit.writing(announced=is_due):
                if not message_projection.is_named(self._unit.connection, address.key):
                    return True  # erased meanwhile
                is_whole = contents.keep_chunk(self._unit.connection, address, no, data)
                if is_whole:
                    attachment_projection.index_text(self._unit.connection, address.key)
                if is_due:
                    self._announced_at = self._seconds()
                return is_whole
        except contents.ContentChanged:
            self.forget(address)
            raise

    def announce(self) -> None:
        """Notify the window of contents received since its last notification: of many it hears once a second."""
        if self._has_more:
            self._has_more = False
            with self._unit.writing():
                pass

    def forget(self, address: ContentAddress) -> None:
        """Delete the local chunks of a content."""
        with self._unit.writing(announced=False):
            contents.forget(self._unit.connection, [address.key])

    def is_sound(self, key: bytes) -> bool:
        """Whether all of a content is here and has its hash."""
        with self._unit.reading():
            return contents.is_sound(self._unit.connection, key)

    def chunk(self, key: bytes, no: int) -> bytes | None:
        """Load one chunk of a local content; None where it is not, any more."""
        with self._unit.reading():
            return contents.chunk(self._unit.connection, key, no)
