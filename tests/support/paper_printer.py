"""A receipt printer on the network, with everything that can go wrong with one; what counts is what is on its paper.

A real TCP server in a thread of its own: a finite buffer, an engine at its own pace (``paper_engine``), real-time
commands obeyed as they come in, one client at a time, and what it holds survives the connection.
"""

from __future__ import annotations

import contextlib
import queue
import select
import socket
import struct
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from frontoffice.printing.abilities import Abilities
from tests.support.printer_emulator import EVERYTHING, Engine

_RESET = struct.pack("ii", 1, 0)
_KNOWN_REALTIME = {b"\x10\x04": 3, b"\x10\x05": 3, b"\x10\x14": 10}


class PaperPrinter:
    """See the module. Everything that a test does to it happens in its own thread, between two moments of its work."""

    def __init__(
        self,
        abilities: Abilities = EVERYTHING,
        *,
        line_time: float = 0.0,
        buffer: int = 4096,
        keeps_words: bool = False,
        reply_delay: float = 0.0,
        host: str = "127.0.0.1",
        port: int = 0,
    ) -> None:
        self.engine = Engine(abilities, line_time, self.say)
        self.size = buffer
        self.keeps_words = keeps_words  # for the next client, as a print server between network and printer does
        self.reply_delay = reply_delay
        self.flood = False
        self.losing = 0  # bytes
        self.forgets = True  # obeys the commands that clear its buffers
        self.deaf = False  # answers nothing, prints all the same
        self.hang_up_after: int | None = None  # bytes
        self.reset_after: int | None = None
        self.recovered = 0  # times that it was to go on
        self.received = 0
        self.clients = 0
        self._words: list[tuple[float, bytes]] = []
        self._scan = b""
        self._client: socket.socket | None = None
        self._due = 0.0
        self._todo: queue.SimpleQueue[tuple[Callable[[], object], threading.Event]] = queue.SimpleQueue()
        self._nudge, self._nudged = socket.socketpair()
        self._listening = socket.socket()
        self._listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, min(buffer, 65536))
        self._listening.bind((host, port))
        self._listening.listen(8)
        self.address = f"{host}:{self._listening.getsockname()[1]}"
        self._ends = False
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ends = True
        self._nudge.send(b".")
        self._thread.join(60)
        self._drop(reset=True)
        for each in (self._nudge, self._nudged, self._listening):
            each.close()

    # what a test does to it

    def do(self, change: Callable[[], object]) -> None:
        """Have that done, and wait until it is."""
        done = threading.Event()
        self._todo.put((change, done))
        self._nudge.send(b".")
        assert done.wait(60)

    def new_roll(self, lines: int = 1_000_000) -> None:
        self.do(lambda: self.engine.stop("roll", lines))

    def cover(self, *, is_open: bool) -> None:
        self.do(lambda: self.engine.stop("cover_open", is_open))

    def switch(self, *, offline: bool) -> None:
        self.do(lambda: self.engine.stop("switched_offline", offline))

    def hurry(self) -> None:
        """Its lines take no time any more, nor does the one that it is at."""

        def at_once() -> None:
            self.engine.line_time = self._due = 0.0

        self.do(at_once)

    def thaw(self) -> None:
        self.do(lambda: self.engine.stop("frozen", False))

    def power_cycle(self) -> None:
        """Called by its own thread (``at_line``) or through ``do``."""
        self.engine.restart()
        self._scan = b""
        self._words.clear()
        if not self.keeps_words:
            self._drop(reset=True)

    def restart_behind_server(self) -> None:
        """It is off and on again, and a device server keeps the connection: nothing but its answers shows that."""
        self.engine.restart()
        self._scan = b""

    def lose(self, count: int) -> None:
        """So many bytes that come in next are lost on the way."""
        self.losing = count

    def hang_up(self) -> None:
        self._drop(reset=False)

    def reset(self) -> None:
        self._drop(reset=True)

    def until(self, holds: Callable[[], bool], seconds: float = 60) -> None:
        """Wait for something that its work brings about."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, "it never came to be"
            self.do(lambda: None)

    def rest(self) -> None:
        """Wait until it has nothing more to do."""
        for _ in range(3):
            self.until(lambda: self.engine.idle and self._due <= time.monotonic())

    # what it has done

    def times(self, sheet: list[str]) -> int:
        """How often exactly that sheet came out whole."""
        return self.engine.sheets.count(sheet)

    @property
    def paper(self) -> list[str]:
        """Every line that is on paper, cut off or not."""
        return [line for sheet in [*self.engine.sheets, self.engine.sheet] for line in sheet]

    # its work

    def say(self, words: bytes) -> None:
        if not self.deaf:
            self._words.append((time.monotonic() + self.reply_delay, words))

    def _serve(self) -> None:
        while not self._ends:
            self._wait()
            self._do_what_is_asked()
            self._work()
            self._speak()

    def _wait(self) -> None:
        reading = [self._nudged]
        if self._client is None:
            reading.append(self._listening)
        elif not self.engine.frozen and len(self.engine.buffer) < self.size:
            reading.append(self._client)
        ready, _, _ = select.select(reading, [], [], self._how_long())
        if self._nudged in ready:
            self._nudged.recv(4096)
        if self._listening in ready:
            self._client, _ = self._listening.accept()
            self._client.setblocking(False)
            self.clients += 1
            if not self.keeps_words:
                self._words.clear()
            self._scan = b""
        elif self._client is not None and self._client in ready:
            self._receive()

    def _how_long(self) -> float:
        moments = [due for due, _ in self._words] if self._client else []
        if not self.engine.idle:
            moments.append(self._due)
        return max(0.0, min([time.monotonic() + 0.05, *moments]) - time.monotonic())

    def _receive(self) -> None:
        assert self._client is not None
        try:
            piece = self._client.recv(max(1, self.size - len(self.engine.buffer)))
        except OSError:
            piece = b""
        if not piece:
            self._drop(reset=False)
            return
        if self.flood:
            self.say(self.engine.automatic() * 64)
        if self._is_plain(piece):
            self.received += len(piece)
            self.engine.buffer += piece
            self._scan = (self._scan + piece)[-10:]
            return
        for byte in piece:
            if self._client is not None:
                self._take(byte)

    def _is_plain(self, piece: bytes) -> bool:
        """Whether nothing happens at one of these bytes: no real-time command is in them, and no fault is due."""
        due = self.losing or self.hang_up_after is not None or self.reset_after is not None
        return not due and b"\x10" not in self._scan + piece

    def _take(self, byte: int) -> None:
        self.received += 1
        if self.losing:
            self.losing -= 1
            return
        self.engine.buffer.append(byte)
        self._scan = (self._scan + bytes([byte]))[-10:]
        for start, length in _KNOWN_REALTIME.items():
            if self._scan[-length:].startswith(start) and len(self._scan) >= length:
                self._obey(self._scan[-length:])
        if self.received == self.hang_up_after:
            self._drop(reset=False)
        if self.received == self.reset_after:
            self._drop(reset=True)

    def _obey(self, command: bytes) -> None:
        if command[1] == 4 and 1 <= command[2] <= 4 and self.engine.abilities.dle_eot:
            self.say(self.engine.realtime(command[2]))
        elif command[1:3] == b"\x05\x01":
            self.recovered += 1
            self.engine.recover()
        elif not self.forgets:
            return
        elif command[1:3] == b"\x05\x02":
            self.engine.clear()
            self.engine.recover()
        elif command[1:] == b"\x14\x08\x01\x03\x14\x01\x06\x02\x08":
            self.engine.clear()
            self.say(b"\x37\x25\x00")

    def _do_what_is_asked(self) -> None:
        with contextlib.suppress(queue.Empty):
            while True:
                change, done = self._todo.get_nowait()
                change()
                done.set()

    def _work(self) -> None:
        self.engine.move_paper(time.monotonic())
        for _ in range(2000):  # then look at the network again
            if self._due > time.monotonic():
                return
            pause = self.engine.step()
            if pause is None:
                return
            self._due = time.monotonic() + pause

    def _speak(self) -> None:
        if self._client is None:
            return
        while self._words and self._words[0][0] <= time.monotonic():
            try:
                sent = self._client.send(self._words[0][1])
            except BlockingIOError:
                return
            except OSError:
                self._drop(reset=False)
                return
            due, words = self._words.pop(0)
            if words[sent:]:
                self._words.insert(0, (due, words[sent:]))

    def _drop(self, *, reset: bool) -> None:
        if self._client is None:
            return
        if reset:
            self._client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self._client.close()
        self._client = None
