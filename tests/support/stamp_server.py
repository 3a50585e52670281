"""A time stamp authority on a socket of this computer: an HTTP server that answers as a test says."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class StampServer:
    """What it answers to a query, and what it was asked: path, type, query."""

    address: str
    asked: list[tuple[str, str, bytes]] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)  # of a server that keeps one waiting


Answering = Callable[[StampServer, BaseHTTPRequestHandler, bytes], None]


def answers(make: Callable[[bytes], bytes]) -> Answering:
    """A server that answers each query as an authority does."""

    def answering(_server: StampServer, request: BaseHTTPRequestHandler, query: bytes) -> None:
        answer = make(query)
        request.send_response(200)
        request.send_header("Content-Type", "application/timestamp-reply")
        request.send_header("Content-Length", str(len(answer)))
        request.end_headers()
        request.wfile.write(answer)

    return answering


@contextmanager
def serving(answering: Answering) -> Iterator[StampServer]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            one.asked.append((self.path, self.headers["Content-Type"], query))
            answering(one, self, query)

        def do_GET(self) -> None:
            one.asked.append((self.path, "", b""))
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Whoever asked went away."""

    with Server(("127.0.0.1", 0), Handler) as server:
        one = StampServer(f"http://127.0.0.1:{server.server_port}/tsa")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield one
        finally:
            one.ended.set()
            server.shutdown()
            thread.join()
