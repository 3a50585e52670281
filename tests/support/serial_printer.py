"""A receipt printer at the other end of a serial line (a pseudo terminal), which can be off for a while in the middle."""

from __future__ import annotations

import os
import select
import threading
import time
from types import TracebackType
from typing import Self

from frontoffice.printing.abilities import Abilities
from tests.support.printer_emulator import Engine

if os.name == "posix":
    import pty
    import tty


class SerialPrinter:
    """``address`` is a port for the settings. While it is off, what is sent is lost, or ``held`` by the line."""

    def __init__(
        self, abilities: Abilities, *, buffer: int = 512, line_time: float = 0.0005, held: bool = False
    ) -> None:
        self.engine = Engine(abilities, line_time, self._say)
        self._buffer, self._held = buffer, held
        self._off_until = self._due = 0.0
        self._scan = b""
        self._ours, self._theirs = pty.openpty()
        tty.setraw(self._ours)
        tty.setraw(self._theirs)
        self.address = f"{os.ttyname(self._theirs)},115200,none"
        self._ends = False
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ends = True
        self._thread.join(60)
        os.close(self._ours)
        os.close(self._theirs)

    def off_at(self, line: int, seconds: float) -> None:
        """Have it switched off for so long when it has printed that line."""

        def off() -> None:
            self.engine.restart()
            self._off_until = time.monotonic() + seconds

        self.engine.at_line[line] = off

    def _say(self, words: bytes) -> None:
        os.write(self._ours, words)

    def _serve(self) -> None:
        while not self._ends:
            off = time.monotonic() < self._off_until
            room = self._buffer - len(self.engine.buffer)
            reads = [self._ours] if (room if not off else not self._held) else []
            ready, _, _ = select.select(reads, [], [], 0.0 if self.engine.buffer and not off else 0.002)
            if ready:
                self._take(os.read(self._ours, max(1, room)), lost=off)
            if not off:
                self._work()

    def _take(self, data: bytes, *, lost: bool) -> None:
        for byte in b"" if lost else data:
            self.engine.buffer.append(byte)
            self._scan = (self._scan + bytes([byte]))[-3:]
            if self._scan[:2] == b"\x10\x04" and self.engine.abilities.dle_eot:
                self._say(self.engine.realtime(byte))
            elif self._scan == b"\x10\x05\x02":
                self.engine.clear()

    def _work(self) -> None:
        if time.monotonic() < self._due:
            return
        pause = self.engine.step()
        self._due = time.monotonic() + (pause or 0.0)
