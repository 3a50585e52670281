"""Devices that offer a key to a centre."""

from __future__ import annotations

from frontoffice.sync.link import centre_connection
from tests.support.centre_server import Centre
from tests.support.chains import Chain, hello, push

WORDS = "kunci kantor di laci besi"
KEY, OTHER_KEY = bytes(range(32)), bytes(range(32, 64))


def offering(centre: Centre, label: str, key: bytes, chain: Chain | None = None) -> None:
    """Enrol a device that offers a key, with a chain of three entries."""
    with centre_connection.open_link(*centre.enrol(label)) as counter:
        assert counter.execute("SELECT journal.offer_key(%s)", (key,)).fetchone() == (True,)
        if chain is not None:
            hello(counter, chain)
            push(counter, chain.write(3, number=("L1", 2026, 1)))
