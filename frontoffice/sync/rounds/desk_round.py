"""One round with the secret from the keyring, for the window's worker and ``frontoffice sync``."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final
from uuid import UUID

from psycopg import Connection

from frontoffice.domain.entries import content_address
from frontoffice.domain.entries.content_address import ContentAddress
from frontoffice.errors import Unavailable
from frontoffice.register.journal.contents import ContentChanged
from frontoffice.register.replication.content_store import ContentStore
from frontoffice.register.replication.folding import StartFolding
from frontoffice.register.replication.replica import Replica
from frontoffice.settings import Centre
from frontoffice.sync import answers
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.link.centre_connection import Link, open_link, translating_errors
from frontoffice.sync.link.connecting import address_of, load_secret
from frontoffice.sync.link.standing_link import StandingLink
from frontoffice.sync.rounds import office_keys
from frontoffice.sync.rounds.centre_overview import passes
from frontoffice.sync.rounds.exchange import exchange
from frontoffice.sync.rounds.round_progress import Progress, Round, Stage
from frontoffice.sync.signing import OfficePin, Signer

# --- The contents of attachments, after the entries that name them: sent where the centre lacks them, fetched
# from there ---
# Each chunk is a transaction at either side, so a line that is cut anywhere costs one of them. Both sides say how much
# of a content they have; nothing is remembered. The centre gives out only what it found to have the hash that the
# entry says, and what came is held to it here again.

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
    """Fetch requested contents, send contents missing at the centre, then fetch the other contents for this desk.

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
    """Filter contents by their presence at the centre, in the same order.

    What nobody can send any more keeps nothing away.
    """
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
        """Local contents missing at the centre, each once, page by page.

        What is here no more stands before the rest.

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
        """Send the missing chunks of a content with the right hash; False when it was stopped in between."""
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
        """Fetch the missing chunks of a content; False when it was stopped in between."""
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


# --- desk round ---

CONTENT_SECONDS: Final = 20.0


def go(  # noqa: PLR0913  (what a round is made with, and what it leaves open)
    replica: Callable[[], AbstractContextManager[Replica]],
    centre: Centre,
    on_progress: Callable[[Progress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
    *,
    seconds: float = CONTENT_SECONDS,
    signer_of: Callable[[str], Signer | None] = lambda _: None,
    standing: StandingLink | None = None,
    start_folding: StartFolding = nullcontext,
) -> Round:
    """Connect, agree, disconnect; the register is taken only when the centre answers, and let go in the same thread.

    Where the office's key was given, ``signer_of`` gives this computer's by the name that it signs with.

    A new desk that pulls much has it folded by what ``start_folding`` gives.

    A ``standing`` link stays open where it can, and listens until the next round. Contents of attachments follow for
    so many ``seconds``, or until this desk has written something, which goes first.

    ``stop`` ends the round wherever it waits: then it is a stopped one, or Unavailable if the centre had not answered
    yet. Raises Refused and Unavailable as ``connecting.address_of``, ``centre_connection.open_link`` and
    ``exchange.exchange`` do.
    """
    address = address_of(centre)
    secret = load_secret(address)
    with _open_round_link(address, secret, stop, standing) as link, replica() as mine:
        pin = OfficePin(office_keys.read(centre.office_key), signer_of) if centre.office_key else None
        done = exchange(mine, link, on_progress, stop, pin, start_folding)
        if not done.complete:
            return done
        until = time.monotonic() + seconds
        return _with_contents(done, mine, link, on_progress, lambda: not stop() and time.monotonic() < until)


@contextmanager
def _open_round_link(
    address: CentreAddress, secret: str, stop: Callable[[], bool], standing: StandingLink | None
) -> Iterator[Link]:
    """The link of one round; a broken round's link stands no longer."""
    if standing is None:
        with closing(open_link(address, secret, stop=stop)) as link:
            yield link
        return
    try:
        yield standing.reuse_or_open(address, secret, stop)
        standing.listen()
    except BaseException:
        standing.close()
        raise


def _with_contents(
    done: Round,
    replica: Replica,
    link: Connection,
    on_progress: Callable[[Progress], None],
    may_go_on: Callable[[], bool],
) -> Round:
    """The round, with how many contents it left; the sides agree about the entries, so a cut line does not fail it.

    What does not pass by itself is said with it (``contents_failure``): the centre's disk is full, or what this desk
    may send.
    """
    origin, ends = replica.present(), replica.heads()
    try:
        with translating_errors():
            moved = exchange_contents(
                replica.contents,
                link,
                on_progress,
                lambda: may_go_on() and replica.heads().get(origin) == ends.get(origin),
            )
    except Unavailable as error:
        if not isinstance(error.code, CentreFailure):
            raise
        return done if passes(error) else replace(done, contents_failure=error.code)
    full = CentreFailure.CONTENT_LIMIT if moved.is_full else None
    return replace(done, contents_left=moved.left, contents_failure=full)
