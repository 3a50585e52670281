"""One round with the secret from the keyring, for the window's worker and ``frontoffice sync``."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, closing

from frontoffice.register.replication.replica import Replica
from frontoffice.settings import Centre
from frontoffice.sync.centre_connection import open_link
from frontoffice.sync.connecting import address_of, kept_secret
from frontoffice.sync.exchange import exchange
from frontoffice.sync.round_progress import Progress, Round


def go(
    replica: Callable[[], AbstractContextManager[Replica]],
    centre: Centre,
    on_progress: Callable[[Progress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> Round:
    """Connect, agree, disconnect; the register is taken only when the centre answers, and let go in the same thread.

    ``stop`` ends the round wherever it waits: then it is a stopped one, or Unavailable if the centre had not answered
    yet. Raises Refused and Unavailable as ``connecting.address_of``, ``centre_connection.open_link`` and
    ``exchange.exchange`` do.
    """
    address = address_of(centre)
    secret = kept_secret(address)
    with closing(open_link(address, secret, stop=stop)) as link, replica() as mine:
        return exchange(mine, link, on_progress, stop)
