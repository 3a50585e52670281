"""Servers that are no printers and listen where one is expected: each takes what it gets, and answers in its own way."""

from __future__ import annotations

import contextlib
import random
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

Answer: TypeAlias = Callable[[bytes], bytes | None]  # to what came in, b"" as the connection begins; None hangs up

WEB = b"HTTP/1.1 400 Bad Request\r\nServer: nginx\r\nConnection: close\r\n\r\n<html>400 Bad Request</html>"
FILES = b"220 (vsFTPd 3.0.5)\r\n"
_ANSWERS: Final = {  # to whatever it gets
    "desktop": "030000130ed000001234000200080002000000",  # RDP: the connection is confirmed
    "desktop that ends": "0300000902f0802180",
    "directory": "300c02010161070a010204000400",  # LDAP: a bind is refused, in BER
    "broker": "20020005",  # MQTT: not authorised
    "open broker": "20020000",
    "line printers": "00",  # LPD acknowledges
    "line printers that refuse": "01",
    "shares": "00000023ff534d4272000000009801280000000000000000",  # SMB 1
    "new shares": "00000040fe534d42400001000000000000000100",  # SMB 2
    "sessions": "8300000182",  # NetBIOS
    "secured": "15030100020246",  # TLS: an alert
    "pages": "000006040000000000000500004000",  # HTTP/2: settings
    "cache": "4552524f520d0a",  # memcached: ERROR
    "four zeros": "00000000",
}
_GREETINGS: Final = {  # as the connection begins, and nothing more
    "files": FILES,
    "mail": b"220 mail.kantor.local ESMTP\r\n",
    "letters": b"+OK\r\n",
    "shell": b"SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u7\r\n",
    "screen": b"RFB 003.008\n",
    "terminal": b"\xff\xfd\x18\xff\xfd\x20\xff\xfd\x23\xff\xfd\x27",
    "database": bytes.fromhex("4a0000000a382e302e333600"),
}


class LastWords(bytes):
    """An answer behind which it hangs up."""


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


def hangs_up(data: bytes) -> bytes | None:
    """Nothing while it gets nothing, and the end when it does."""
    return None if data else b""


def noise(data: bytes) -> bytes:
    """Bytes that are drawn, always the same ones."""
    return random.Random(len(data)).randbytes(12) if data else b""  # noqa: S311  (no secret)


def _to_anything(answer: bytes) -> Answer:
    return lambda data: answer if data else b""


def _at_first(greeting: bytes) -> Answer:
    return lambda data: b"" if data else greeting


TALKING: Final[dict[str, Answer]] = {
    "web": web,
    "echo": echo,
    "noise": noise,
    **{name: _at_first(greeting) for name, greeting in _GREETINGS.items()},
    **{name: _to_anything(bytes.fromhex(answer)) for name, answer in _ANSWERS.items()},
}


@contextlib.contextmanager
def serving(answer: Answer) -> Iterator[str]:
    """The address of a server that gives ``answer`` to what it gets, and to the connection itself (``b""``)."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_serve, args=(listening, answer), daemon=True)
        thread.start()
        yield f"127.0.0.1:{listening.getsockname()[1]}"
        with contextlib.suppress(OSError):  # wakes accept() on Linux; closing does on Windows, where this is an error
            listening.shutdown(socket.SHUT_RDWR)
    thread.join(60)


def _serve(listening: socket.socket, answer: Answer) -> None:
    with contextlib.suppress(OSError):
        while True:
            client, _ = listening.accept()
            with client, contextlib.suppress(OSError):
                said = answer(b"")
                while said is not None:
                    client.sendall(said)
                    data = b"" if isinstance(said, LastWords) else client.recv(4096)
                    said = answer(data) if data else None
