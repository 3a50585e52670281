"""One round with the secret from the keyring, for the window's worker and ``frontoffice sync``."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import replace
from typing import Final

from psycopg import Connection

from frontoffice.errors import Unavailable
from frontoffice.register.replication.folding import StartFolding
from frontoffice.register.replication.replica import Replica
from frontoffice.settings import Centre
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.link.centre_connection import Link, open_link, speaking
from frontoffice.sync.link.connecting import address_of, load_secret
from frontoffice.sync.link.standing_link import StandingLink
from frontoffice.sync.rounds import office_keys
from frontoffice.sync.rounds.centre_overview import passes
from frontoffice.sync.rounds.content_exchange import exchange_contents
from frontoffice.sync.rounds.exchange import exchange
from frontoffice.sync.rounds.round_progress import Progress, Round
from frontoffice.sync.signing import OfficePin, Signer

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
    """The link of one round; one that a round broke off on stands no longer."""
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
        with speaking():
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
