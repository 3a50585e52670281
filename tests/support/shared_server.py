"""A device server that lets several clients write to one printer at once: their bytes merge on one paper.

Real sockets. What the printer says goes to all of them, or to whoever wrote last: no printer says to whom it answers.
"""

from __future__ import annotations

import contextlib
import select
import socket
import threading
from typing import Self

from tests.support.paper_printer import PaperPrinter

TO_ALL, TO_THE_LAST = "all", "last"


class SharedServer:
    """``answers_go`` to all clients or to the last one; ``address`` is what each of them has in its settings."""

    def __init__(self, printer: PaperPrinter, answers_go: str) -> None:
        self._printer = printer
        self._answers_go = answers_go
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listening.getsockname()[1]}"
        self._ends, self._ended = socket.socketpair()
        self._printers_line: socket.socket | None = None
        self._clients: list[socket.socket] = []
        self.merged = 0  # how often another than the last one wrote while that one was still there
        self._last: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ends.send(b".")
        self._thread.join(60)
        for each in (*self._clients, self._listening, self._ends, self._ended, self._printers_line):
            if each is not None:
                each.close()

    def _line(self) -> socket.socket:
        """The one line to the printer, made anew when that was lost."""
        if self._printers_line is None:
            host, _, port = self._printer.address.partition(":")
            self._printers_line = socket.create_connection((host, int(port)))
            self._printers_line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self._printers_line

    def _serve(self) -> None:
        while True:
            line = self._line()
            ready, _, _ = select.select([self._listening, self._ended, *self._clients, line], [], [])
            if self._ended in ready:
                return
            if self._listening in ready:
                client, _ = self._listening.accept()
                client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._clients.append(client)
            if line in ready:
                self._answer()
            for client in [each for each in self._clients if each in ready]:
                self._pass_on(client)

    def _answer(self) -> None:
        assert self._printers_line is not None
        words = b""
        with contextlib.suppress(OSError):
            words = self._printers_line.recv(4096)
        if not words:
            self._printers_line.close()
            self._printers_line = None
            return
        for client in self._clients if self._answers_go == TO_ALL else [self._last]:
            if client in self._clients:
                with contextlib.suppress(OSError):
                    client.send(words)

    def _pass_on(self, client: socket.socket) -> None:
        data = b""
        with contextlib.suppress(OSError):
            data = client.recv(512)
        if not data:
            client.close()
            self._clients.remove(client)
            return
        self.merged += self._last in self._clients and client is not self._last
        self._last = client
        with contextlib.suppress(OSError):
            self._line().sendall(data)
