"""The contents of attachments, after the entries that name them: sent where the centre lacks them, fetched from there.

Each chunk is a transaction at either side, so a line that is cut anywhere costs one of them. Both sides say how much of
a content they have; nothing is remembered. The centre gives out only what it found to have the hash that the entry
says, and what came is held to it here again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Final
from uuid import UUID

from psycopg import Connection

from frontoffice.domain.entries import content_address
from frontoffice.domain.entries.content_address import ContentAddress
from frontoffice.register.journal.contents import ContentChanged
from frontoffice.register.replication.content_store import ContentStore
from frontoffice.sync import answers
from frontoffice.sync.rounds.round_progress import Progress, Stage

AT_ONCE: Final = 1_000  # contents that the centre is asked for in one question
_PAGE: Final = 500  # as journal.wanted_contents gives them
_LACKS: Final = "SELECT origin, seq, key, here FROM journal.wanted_contents(%s)"
_ADD: Final = "SELECT journal.add_chunk(%s, %s, %s, %s, %s)"
_WHOLE: Final = "SELECT key FROM journal.content WHERE key = ANY(%s)"
_CHUNK: Final = (
    "SELECT k.data FROM journal.content c JOIN journal.content_chunk k USING (key, device_id)"
    " WHERE c.key = %s AND k.no = %s"
)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ContentsMoved:
    """How many contents were sent and fetched, and how many the next round goes on with.

    ``is_full`` says that the centre takes no more of them from this desk: the office has set how much it may send.
    """

    sent: int = 0
    fetched: int = 0
    left: int = 0
    is_full: bool = False


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
    there, begun = _there(link, store.list_missing()), store.list_incomplete()
    work = _Moving(store, link, may_go_on)
    todo: Iterator[_Sendable | ContentAddress] = chain(
        (one for one in there if one.key in begun),
        work.to_send(until_in_vain=True),
        (one for one in there if one.key not in begun),
        work.to_send(),
    )
    left = 0
    try:
        for count, one in enumerate(todo):
            known = len(there) + work.sendable
            on_progress(Progress(Stage.CONTENTS, count, known))
            if not (work.send(one) if isinstance(one, _Sendable) else work.fetch(one)):
                left = known - count
                break
    finally:
        store.announce()
    return ContentsMoved(len(work.sent), work.fetched, left, work.is_full)


def _there(link: Connection, wanted: tuple[ContentAddress, ...]) -> list[ContentAddress]:
    """Which of them the centre has, in their order; what nobody can send any more keeps nothing away."""
    there: list[ContentAddress] = []
    for first in range(0, len(wanted), AT_ONCE):
        asked = wanted[first : first + AT_ONCE]
        found = {key for (key,) in answers.rows(link.execute(_WHOLE, ([one.key for one in asked],)), bytes)}
        there += [one for one in asked if one.key in found]
    return there


def _each_once(page: list[_Sendable], seen: set[bytes]) -> Iterator[_Sendable]:
    for one in page:
        if one.address.key not in seen:
            seen.add(one.address.key)
            yield one


@dataclass(slots=True)
class _Moving:
    store: ContentStore
    link: Connection
    may_go_on: Callable[[], bool]
    sendable: int = 0  # of what the centre lacks, as far as it was asked
    seen: set[bytes] = field(default_factory=set)
    beyond: int = 0  # where the next page begins
    is_through: bool = False
    sent: set[bytes] = field(default_factory=set)
    fetched: int = 0
    is_full: bool = False

    def to_send(self, *, until_in_vain: bool = False) -> Iterator[_Sendable]:
        """What the centre lacks and is here, each once, page by page: what is here no more stands before the rest.

        Any counter names contents that nobody has, by the hundred thousand: they keep nothing waiting. With
        ``until_in_vain`` a page of which nothing is here is the last, for now.
        """
        while self._may_ask():
            page = self._lacking(self.beyond)
            here = [one for one in _each_once(page, self.seen) if self.store.has(one.address.key)]
            self.sendable += len(here)
            for one in here:
                yield one
                if self.is_full:
                    return
            self.is_through = len(page) < _PAGE
            self.beyond += sum(one.address.key not in self.sent for one in page)
            if until_in_vain and not here:
                return

    def _may_ask(self) -> bool:
        return not self.is_through and not self.is_full and (not self.beyond or self.may_go_on())

    def _lacking(self, beyond: int) -> list[_Sendable]:
        answer = self.link.execute(_LACKS, (beyond,))
        rows = answers.rows(answer, UUID, int, bytes, int)
        return [_Sendable(origin, seq, content_address.of_key(key), here) for origin, seq, key, here in rows]

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
                self._note(one, answer)
                return True
        return True

    def _note(self, one: _Sendable, answer: tuple[str] | None) -> None:
        """Whether the centre has it now, or takes no more, or not this one."""
        if answer == ("whole",):
            self.sent.add(one.address.key)
        elif answer == ("full",):
            self.is_full = True
        else:
            _log.warning("the centre did not take an attachment of %s/%s", one.origin, one.seq)

    def fetch(self, address: ContentAddress) -> bool:
        """Fetch the chunks that are not here; False when it was stopped in between."""
        try:
            for no in range(self.store.next_chunk(address), address.chunks):
                if not self.may_go_on():
                    return False
                found = answers.rows(self.link.execute(_CHUNK, (address.key, no)), bytes)
                if not found:
                    return True
                if self.store.keep(address, no, found[0][0]):
                    self.fetched += 1
                    return True
        except ContentChanged:
            _log.warning("an attachment came from the centre otherwise than its entry says")
        return True
