"""A pooler between a desk and the centre, whose own sessions the server refuses once the role may not log in any more."""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass
class Pooler:
    """Passes bytes on until ``refuse`` names a SQLSTATE and words, with which it answers whatever is asked next."""

    port: int = 0
    refuse: tuple[str, str] | None = None

    def serve(self, client: socket.socket, server: int) -> None:
        """One client, until either side is gone or it was refused."""
        with client, socket.create_connection(("127.0.0.1", server)) as back, contextlib.suppress(OSError):
            both = [client, back]
            while True:
                for source in select.select(both, [], [])[0]:
                    data = source.recv(65536)
                    if source is back and self.refuse:  # as a pooler does, it keeps its client
                        if not data:
                            both.remove(back)
                        continue
                    if not data:
                        return
                    if source is client and self.refuse:
                        client.sendall(_error(*self.refuse))
                        return
                    (back if source is client else client).sendall(data)


def _error(state: str, words: str) -> bytes:
    fields = b"".join(
        key + value.encode() + b"\0" for key, value in ((b"S", "FATAL"), (b"V", "FATAL"), (b"C", state), (b"M", words))
    )
    return b"E" + struct.pack("!i", len(fields) + 5) + fields + b"\0"


@contextlib.contextmanager
def before(server: int) -> Iterator[Pooler]:
    """A pooler before the server at that port of this computer."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        pooler = Pooler(listening.getsockname()[1])
        threading.Thread(target=_listen, args=(listening, lambda one: pooler.serve(one, server)), daemon=True).start()
        yield pooler
        with contextlib.suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)


def _listen(listening: socket.socket, serve: Callable[[socket.socket], None]) -> None:
    with contextlib.suppress(OSError):
        while True:
            client, _ = listening.accept()
            threading.Thread(target=serve, args=(client,), daemon=True).start()
