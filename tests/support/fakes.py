"""Fakes, written by hand, behind the protocols of devices and nowhere else; each says what it stands for."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable
from enum import Enum, auto
from types import TracebackType
from typing import Self, TypeVar

from tests.support import thermal_reader
from tests.support.silent_host import fill_the_queue

Result = TypeVar("Result")


class AtOnce:
    """A background that does the job at once and calls back before it returns, so that no test waits."""

    def run(
        self, job: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[Exception], None]
    ) -> None:
        try:
            result = job()
        except Exception as error:  # noqa: BLE001  (a worker hands whatever a job raises to the caller)
            failed(error)
        else:
            done(result)

    def stop(self, *, deliver: bool = False) -> None:
        """There is nothing to wait for, and nothing unheard."""


class Mood(Enum):
    """How a network printer may behave."""

    HEALTHY = auto()
    TALKATIVE = auto()  # reports its state all the while, as printers with automatic status back do
    MUTE = auto()  # takes the connection and never reads
    RESETS = auto()  # breaks the connection in the middle of a paper
    HANGS_UP = auto()  # takes the connection and closes it at once, as one does that serves another computer
    REFUSES = auto()
    SILENT = auto()  # does not even answer the knock, like one that is switched off


class FakePrinter:
    """A network printer: a real socket and a thread that reads it, and what came out on paper."""

    def __init__(self, mood: Mood = Mood.HEALTHY) -> None:
        self.mood = mood
        self.received = b""
        self._listening = socket.socket()
        self._listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self._listening.bind(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self._listening.getsockname()[1]}"
        self._held: list[socket.socket] = []
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        if self.mood is Mood.SILENT:
            self._held += fill_the_queue(self._listening)
        elif self.mood is Mood.REFUSES:
            self._listening.close()
        else:
            self._listening.listen()
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._thread.is_alive():
            self._listening.shutdown(socket.SHUT_RDWR)
            self._thread.join(60)
        self._listening.close()
        for connection in self._held:
            connection.close()

    def paper(self) -> thermal_reader.Paper:
        """What came out, once the connection is over."""
        self._thread.join(60)
        return thermal_reader.read(self.received)

    def _serve(self) -> None:
        try:
            connection, _ = self._listening.accept()
        except OSError:  # closed before anybody came
            return
        self._held.append(connection)
        if self.mood is Mood.HANGS_UP:
            connection.close()
        elif self.mood is not Mood.MUTE:
            self._print(connection)
            connection.close()

    def _print(self, connection: socket.socket) -> None:
        while piece := connection.recv(512):
            self.received += piece
            if self.mood is Mood.TALKATIVE:
                connection.sendall(b"\x10\x00\x00\x00" * 64)
            if self.mood is Mood.RESETS and len(self.received) > 1000:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
