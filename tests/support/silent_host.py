"""A host that answers no greeting, like one that is switched off: its queue of one is full, and nobody serves it."""

from __future__ import annotations

import contextlib
import select
import socket
from collections.abc import Iterator


@contextlib.contextmanager
def silent_port(address: str = "127.0.0.1") -> Iterator[int]:
    """A port of ``address`` at which every greeting goes unanswered ("0.0.0.0": of all this computer's addresses)."""
    with socket.socket() as listening:
        listening.bind((address, 0))
        port = listening.getsockname()[1]
        with contextlib.ExitStack() as held:
            for knock in fill_the_queue(listening):
                held.enter_context(knock)
            yield port


def fill_the_queue(listening: socket.socket) -> list[socket.socket]:
    """Let the kernel take no further greeting for ``listening``; what fills its queue is closed by whoever asks.

    A connection stands at its own end before it stands in the queue: who knocks in between, on a busy computer, is
    taken in as well. So it is waited for in the queue itself.
    """
    listening.listen(0)
    knocks = [socket.create_connection(("127.0.0.1", listening.getsockname()[1]))]
    select.select([listening], [], [])
    for _ in range(3):  # Windows counts otherwise
        knock = socket.socket()
        knock.setblocking(False)
        knock.connect_ex(("127.0.0.1", listening.getsockname()[1]))
        knocks.append(knock)
    return knocks
