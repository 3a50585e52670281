"""A network between a counter and its centre that is cut after so many bytes, with a reset as a pulled cable gives."""

from __future__ import annotations

import contextlib
import dataclasses
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from frontoffice.sync.link.centre_address import CentreAddress

_RESET = struct.pack("ii", 1, 0)  # SO_LINGER with no time: close() sends RST

LOST = "error ignored terminating"  # what psycopg logs about a COPY whose connection was cut


class Cut:
    """Forwards one connection after the other until ``left`` bytes have passed in both directions together."""

    def __init__(self, port: int, left: int) -> None:
        self.left = left
        self._to = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def close(self) -> None:
        """No more of it."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._reset()
        for thread in list(self._threads):
            thread.join()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._to))
            with self._lock:
                self._open += [near, far]
            for one, other in ((near, far), (far, near)):
                thread = threading.Thread(target=self._forward, args=(one, other), daemon=True)
                self._threads.append(thread)
                thread.start()

    def _forward(self, one: socket.socket, other: socket.socket) -> None:
        try:
            while data := one.recv(16_384):
                with self._lock:
                    passing = data[: max(0, self.left)]
                    self.left -= len(data)
                other.sendall(passing)
                if self.left < 0:
                    break
        except OSError:
            pass
        if self.left < 0:
            self._reset()
        else:
            for end in (one, other):
                _close(end)

    def _reset(self) -> None:
        with self._lock:
            ends, self._open = self._open, []
        for end in ends:
            try:
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            except OSError:
                continue
            _close(end)


def _close(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


@contextmanager
def cut_after(address: CentreAddress, left: int) -> Iterator[CentreAddress]:
    """The same centre through a network that is cut after ``left`` bytes."""
    cut = Cut(address.port, left)
    yield dataclasses.replace(address, port=cut.port)
    cut.close()
