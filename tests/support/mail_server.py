"""A mail server over a real socket, with faults: it keeps what it took, answers what a test says, hangs up where it is to."""

from __future__ import annotations

import base64
import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

GREETING, END = "greeting", "end"  # besides the verbs: what is said first, and to the end of the content


@dataclass
class MailServer:
    """``says`` has the answers that are not as usual, by verb; ``hangs_up`` the verb at which nothing is answered."""

    context: ssl.SSLContext | None = None
    at_once: bool = False  # TLS from the first byte
    users: dict[str, str] = field(default_factory=dict)
    says: dict[str, str] = field(default_factory=dict)
    hangs_up: str = ""
    took: list[tuple[str, str, bytes]] = field(default_factory=list)  # sender, recipient, content
    heard: list[tuple[str, bool]] = field(default_factory=list)  # verbs, and whether they came in the clear
    port: int = 0


@contextmanager
def running(server: MailServer) -> Iterator[MailServer]:
    """The server at a port of this computer, until the block ends."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            _converse(server, self.request)

    class Threads(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

    with Threads(("127.0.0.1", 0), Handler) as listening:
        server.port = listening.server_address[1]
        threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield server
        finally:
            listening.shutdown()


def _converse(server: MailServer, line: socket.socket) -> None:
    try:
        if server.at_once:
            assert server.context is not None
            line = server.context.wrap_socket(line, server_side=True)
        while line_after_tls := _session(server, line):
            line = line_after_tls
    except OSError:
        pass  # the other end is gone
    finally:
        line.close()


def _session(server: MailServer, line: socket.socket) -> socket.socket | None:
    """One session; the encrypted line where STARTTLS begins another."""
    session = _Session(server, line)
    if not (session.tls and not server.at_once) and not session.say(GREETING, "220 surat.contoh ESMTP"):
        return None
    for raw in session.reader:
        verb, _, rest = raw.decode().strip().partition(" ")
        server.heard.append((verb.upper(), not session.tls))
        if not session.say(verb.upper(), session.usual(verb.upper(), rest)) or verb.upper() == "QUIT":
            return None
        if verb.upper() == "STARTTLS" and server.context is not None:
            return server.context.wrap_socket(line, server_side=True)
        if verb.upper() == "DATA" and not session.take():
            return None
    return None


class _Session:
    """What is said on one line, and what was said on it."""

    def __init__(self, server: MailServer, line: socket.socket) -> None:
        self.server, self.line, self.reader = server, line, line.makefile("rb")
        self.tls = isinstance(line, ssl.SSLSocket)
        self.sender = self.recipient = ""

    def say(self, what: str, usual: str) -> bool:
        """Answer; not where it hangs up."""
        if self.server.hangs_up == what:
            return False
        self.line.sendall(self.server.says.get(what, usual).encode() + b"\r\n")
        return True

    def usual(self, verb: str, rest: str) -> str:
        """The answer of a server at which nothing is wrong."""
        if verb == "EHLO":
            offers = ["surat.contoh", *(["STARTTLS"] if self.server.context and not self.tls else [])]
            offers += ["AUTH PLAIN"] if self.server.users else []
            return "\r\n".join(f"250{'-' if more else ' '}{one}" for one, more in _last(offers))
        if verb == "AUTH":
            _, user, password = base64.b64decode(rest.partition(" ")[2]).decode().split("\0")
            return "235 welcome" if self.server.users.get(user) == password else "535 5.7.8 wrong"
        self.sender = _address(rest) if verb == "MAIL" else self.sender
        self.recipient = _address(rest) if verb == "RCPT" else self.recipient
        return {"DATA": "354 go on", "STARTTLS": "220 go on", "QUIT": "221 bye"}.get(verb, "250 ok")

    def take(self) -> bool:
        """The content, if it is let in."""
        if not self.server.says.get("DATA", "354").startswith("354"):
            return True
        lines: list[bytes] = []
        while (line := self.reader.readline()) != b".\r\n":
            if not line:
                return False  # the other end is gone in the middle
            lines.append(line)
        content = b"".join(lines)
        answer = self.server.says.get(END, "250 2.0.0 queued as A1B2")
        if answer.startswith("250"):
            self.server.took.append((self.sender, self.recipient, content))
        return self.say(END, answer)


def _last(offers: list[str]) -> Iterator[tuple[str, bool]]:
    for place, one in enumerate(offers, 1):
        yield one, place < len(offers)


def _address(words: str) -> str:
    """What stands in angle brackets: how the word before them is spelled differs by Python."""
    return words.partition("<")[2].partition(">")[0]
