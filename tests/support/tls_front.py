"""TLS before a test's PostgreSQL, whose build from pip has none: negotiates as the server would, and passes on.

The client is a real libpq that checks a real certificate; what stands behind is the real server, reached unencrypted.
"""

from __future__ import annotations

import contextlib
import select
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

_SSL_REQUEST = b"\x00\x00\x00\x08\x04\xd2\x16\x2f"


@contextlib.contextmanager
def encrypted(port: int, certificate: bytes, key: bytes, folder: Path) -> Iterator[int]:
    """A port on this computer that leads to the server at ``port``, under that certificate (PEM)."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    paths = folder / "server.crt", folder / "server.key"
    for path, content in zip(paths, (certificate, key), strict=True):
        path.write_bytes(content)
    context.load_cert_chain(*paths)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_listen, args=(listening, port, context), daemon=True).start()
        yield listening.getsockname()[1]
        with contextlib.suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)


def _listen(listening: socket.socket, port: int, context: ssl.SSLContext) -> None:
    with contextlib.suppress(OSError):
        while True:
            client, _ = listening.accept()
            threading.Thread(target=_serve, args=(client, port, context), daemon=True).start()


def _serve(client: socket.socket, port: int, context: ssl.SSLContext) -> None:
    # A client that does not like the certificate goes away in the middle of it.
    with client, contextlib.suppress(OSError, ssl.SSLError):
        if client.recv(8) != _SSL_REQUEST:
            return
        client.sendall(b"S")
        with (
            context.wrap_socket(client, server_side=True) as front,
            socket.create_connection(("127.0.0.1", port)) as back,
        ):
            _pass_on(front, back)


def _pass_on(front: ssl.SSLSocket, back: socket.socket) -> None:
    """Both ways in one thread: an encrypted socket must not be read and written at the same time."""
    while True:
        ready = [front] if front.pending() else select.select([front, back], [], [])[0]
        for source in ready:
            data = source.recv(65536)
            if not data:
                return
            (back if source is front else front).sendall(data)
