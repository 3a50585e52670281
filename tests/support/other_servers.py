"""Servers that are no printers and listen where one is expected: each takes what it gets, and answers in its own way."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator

WEB = b"HTTP/1.1 400 Bad Request\r\nServer: nginx\r\nConnection: close\r\n\r\n<html>400 Bad Request</html>"
FILES = b"220 (vsFTPd 3.0.5)\r\n"


def web(data: bytes) -> bytes:
    """A web server's answer to what is no request."""
    return WEB if data else b""


def files(data: bytes) -> bytes:
    """A file server's greeting, and nothing more."""
    return b"" if data else FILES


def echo(data: bytes) -> bytes:
    """What came in."""
    return data


def sink(data: bytes) -> bytes:
    """Nothing at all."""
    del data
    return b""


@contextlib.contextmanager
def serving(answer: Callable[[bytes], bytes]) -> Iterator[str]:
    """The address of a server that gives ``answer`` to what it gets, and to the connection itself (``b""``)."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_serve, args=(listening, answer), daemon=True)
        thread.start()
        yield f"127.0.0.1:{listening.getsockname()[1]}"
        with contextlib.suppress(OSError):  # wakes accept() on Linux; closing does on Windows, where this is an error
            listening.shutdown(socket.SHUT_RDWR)
    thread.join(60)


def _serve(listening: socket.socket, answer: Callable[[bytes], bytes]) -> None:
    with contextlib.suppress(OSError):
        while True:
            client, _ = listening.accept()
            with client, contextlib.suppress(OSError):
                client.sendall(answer(b""))
                while data := client.recv(4096):
                    client.sendall(answer(data))
