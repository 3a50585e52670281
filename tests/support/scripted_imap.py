"""An IMAP server over a real socket, with faults: it says what a test says, word for word, or nothing at all."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from frontoffice.receiving.mailbox import MailboxAccount, MailboxLine
from frontoffice.sending.mail_delivery import Security
from tests.support.certificates import a_server_certificate, an_authority

USER, PASSWORD = "kantor", "rahasia"
SILENT, SLOW = b"silent", b"slow"  # in place of an answer: none ever, and one byte now and then
LAST = b"last"  # behind one: it hangs up
USUAL = {
    "GREETING": b"* OK ready\r\n",
    "CAPABILITY": b"* CAPABILITY IMAP4rev1 AUTH=PLAIN IDLE\r\nTAG OK done\r\n",
    "AUTHENTICATE": b"+ \r\n",
    "SIGNED": b"TAG OK done\r\n",
    "EXAMINE": b"* 1 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 2] ok\r\nTAG OK [READ-ONLY] ok\r\n",
    "SEARCH": b"* SEARCH 1\r\nTAG OK done\r\n",
    "NOOP": b"TAG OK done\r\n",
    "LOGOUT": b"* BYE\r\nTAG OK done\r\n",
}


@contextmanager
def scripted(
    folder: Path, says: Mapping[str, bytes], patience: float = 20.0
) -> Iterator[tuple[MailboxAccount, MailboxLine]]:
    """A server under TLS that answers verbs (of ``UID FETCH`` the second) by ``says``, else as usual."""
    authority = an_authority(folder)
    ours = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    pair = folder / "server.pem"
    pair.write_bytes(b"".join(a_server_certificate(authority, "localhost")))
    ours.load_cert_chain(pair)
    ends = threading.Event()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with contextlib.suppress(OSError), ours.wrap_socket(self.request, server_side=True) as line:
                _converse(line, {**USUAL, **says}, ends)

    class Threads(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Threads(("127.0.0.1", 0), Handler) as listening:
        threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        account = MailboxAccount("localhost", listening.server_address[1], Security.TLS, USER, password=PASSWORD)
        try:
            yield account, MailboxLine(ssl.create_default_context(cafile=authority.path), patience, patience)
        finally:
            ends.set()
            listening.shutdown()


def _converse(line: socket.socket, says: Mapping[str, bytes], ends: threading.Event) -> None:
    reader = line.makefile("rb")
    _say(line, says["GREETING"], b"", ends)
    for raw in reader:
        tag, verb, *rest = [*raw.split(), b""]
        name = (rest[0] if verb == b"UID" else verb).decode().upper()
        if name in says:
            _say(line, says[name], tag, ends)
        if name == "AUTHENTICATE":
            reader.readline()
            _say(line, says["SIGNED"], tag, ends)


def _say(line: socket.socket, words: bytes, tag: bytes, ends: threading.Event) -> None:
    if words == SILENT:
        ends.wait()
    elif words == SLOW:
        while not ends.wait(0.02):
            line.sendall(b"*")
    elif not words:
        raise ConnectionError  # it hangs up
    else:
        line.sendall(words.removesuffix(LAST).replace(b"TAG", tag))
        if words.endswith(LAST):
            raise ConnectionError
