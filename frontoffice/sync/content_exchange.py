"""The contents of attachments, after the entries that name them: sent where the centre lacks them, fetched from there.

Each chunk is a transaction at either side, so a line that is cut anywhere costs one of them. Both sides say how much of
a content they have; nothing is remembered. The centre gives out only what it found to have the hash that the entry
says, and what came is held to it here again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from psycopg import Connection

from frontoffice.domain import content_address
from frontoffice.domain.content_address import ContentAddress
from frontoffice.register.journal.contents import ContentChanged
from frontoffice.register.replication.content_store import AT_ONCE, ContentStore
from frontoffice.sync.round_progress import Progress, Stage

FIRST_SCHEMA: Final = 13
_LACKS: Final = "SELECT origin, seq, key, here FROM journal.wanted_contents()"
_ADD: Final = "SELECT journal.add_chunk(%s, %s, %s, %s, %s)"
_WHOLE: Final = "SELECT key FROM journal.content WHERE key = ANY(%s)"
_CHUNK: Final = (
    "SELECT k.data FROM journal.content c JOIN journal.content_chunk k USING (key, device_id)"
    " WHERE c.key = %s AND k.no = %s"
)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ContentsMoved:
    """How many contents were sent and fetched, and how many the next round goes on with."""

    sent: int = 0
    fetched: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class _Sendable:
    origin: UUID
    seq: int
    address: ContentAddress
    here: int  # chunks of it at the centre


def exchange_contents(
    store: ContentStore,
    link: Connection,
    on_progress: Callable[[Progress], None] = lambda _: None,
    may_go_on: Callable[[], bool] = lambda: True,
) -> ContentsMoved:
    """Fetch what somebody asked for, send what the centre lacks and is here, fetch what else this desk is to have.

    ``may_go_on`` is asked before each chunk. Raises what psycopg raises, and Unavailable as the register does; what was
    done stays done.
    """
    row = link.execute("SELECT version FROM journal.centre").fetchone()
    if row is None or row[0] < FIRST_SCHEMA:
        return ContentsMoved()
    wanted, is_last = _wanted(store, link)
    begun = store.begun()
    todo: list[_Sendable | ContentAddress] = [one for one in wanted if one.key in begun]
    todo += _lacking(link)
    todo += [one for one in wanted if one.key not in begun]
    work = _Moving(store, link, may_go_on)
    for count, one in enumerate(todo):
        on_progress(Progress(Stage.CONTENTS, count, len(todo)))
        if not (work.send(one) if isinstance(one, _Sendable) else work.fetch(one)):
            return ContentsMoved(work.sent, work.fetched, len(todo) - count)
    is_more = work.fetched and not is_last
    return ContentsMoved(work.sent, work.fetched, int(bool(is_more)))


def _wanted(store: ContentStore, link: Connection) -> tuple[list[ContentAddress], bool]:
    """What is to be fetched and is there, of the first question that finds any; and whether it was the last one.

    What nobody can send any more is asked for in vain for good, so it keeps nothing else away.
    """
    beyond = 0
    while True:
        asked = store.wanted(beyond=beyond)
        there, is_last = _there(link, asked), len(asked) < AT_ONCE
        if there or is_last:
            return there, is_last
        beyond += len(asked)


def _lacking(link: Connection) -> Iterator[_Sendable]:
    seen = set()
    for origin, seq, key, here in link.execute(_LACKS):
        if key not in seen:
            seen.add(key)
            yield _Sendable(origin, seq, content_address.of_key(bytes(key)), here)


def _there(link: Connection, wanted: tuple[ContentAddress, ...]) -> list[ContentAddress]:
    """Which of them the centre has, in their order."""
    if not wanted:
        return []
    there = {bytes(key) for (key,) in link.execute(_WHOLE, ([one.key for one in wanted],))}
    return [one for one in wanted if one.key in there]


@dataclass(slots=True)
class _Moving:
    store: ContentStore
    link: Connection
    may_go_on: Callable[[], bool]
    sent: int = 0
    fetched: int = 0

    def send(self, one: _Sendable) -> bool:
        """Send the chunks that are not there, of what is here as it should be; False when it was stopped in between."""
        if not self.may_go_on():
            return False
        if not self.store.is_sound(one.address.key):
            return True
        for no in range(one.here, one.address.chunks):
            if not self.may_go_on():
                return False
            data = self.store.chunk(one.address.key, no)
            if data is None:
                return True  # erased meanwhile
            answer = self.link.execute(_ADD, (one.origin, one.seq, one.address.key, no, data)).fetchone()
            if answer != ("more",):
                self.sent += answer == ("whole",)
                if answer != ("whole",):
                    _log.warning("the centre did not take an attachment of %s/%s", one.origin, one.seq)
                return True
        return True

    def fetch(self, address: ContentAddress) -> bool:
        """Fetch the chunks that are not here; False when it was stopped in between."""
        try:
            for no in range(self.store.next_chunk(address), address.chunks):
                if not self.may_go_on():
                    return False
                row = self.link.execute(_CHUNK, (address.key, no)).fetchone()
                if row is None:
                    return True
                if self.store.keep(address, no, bytes(row[0])):
                    self.fetched += 1
                    return True
        except ContentChanged:
            _log.warning("an attachment came from the centre otherwise than its entry says")
        return True
