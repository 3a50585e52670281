"""A device server between program and printer that does its worst, drawn at random, and keeps the connection.

At drawn bytes the printer behind it is off and on again, saying things by itself, or is another one; what the program
sends is swallowed for a while; what the printer says is held back, said twice, said once more much later, or made up.
"""

from __future__ import annotations

import contextlib
import os
import random
import select
import socket
import threading
from typing import Self

from frontoffice.printing.abilities import Abilities
from tests.support.rebooting_printer import Fault, ServedPrinter

if os.name == "posix":
    import pty
    import tty

LEAST_LOST = 20  # bytes; 18 or fewer inside one line may leave no trace
_AT_BOOT = (b"", b"\x00", b"\x0c", b"\x12", b"\x02", b"\x10\x00\x00\x00", b"\x37\x221357\x00", b"\xff\xfe")
_STRAY = (b"\x00", b"\x00\x00\x00", b"\x02", b"\x12", b"\x0c", b"\x37\x22QSUW\x00")


class HostileServer(ServedPrinter):
    """``draw`` decides what it does to the next paper; ``deeds`` tells what it did, and at which byte."""

    def __init__(self, abilities: Abilities, draw: random.Random) -> None:
        super().__init__(abilities, buffer=draw.choice((1, 64, 512, 4096)), busy=draw.random() < 0.3)
        self.draw = draw
        if draw.random() < 0.5:  # its answer to GS I is like that to GS r
            self.engine.names[1] = b"\x00"
        self.deeds: list[tuple[int, str]] = []
        self._plan: dict[int, str] = {}
        self._said = bytearray()  # all that the printer said
        self._held = 0  # exchanges during which its answers are kept back
        self._doubles = False

    def misbehave(self, length: int) -> None:
        """Draw what happens during a paper."""
        kinds = ("reboot", "reboot", "noisy reboot", "swallow", "double", "echo", "hold", "stray", "swap")
        many = self.draw.choice((1, 1, 2, 3))
        at = [self.draw.randrange(1, length + 1) for _ in range(many)]
        self._plan = dict(zip(at, self.draw.choices(kinds, k=many), strict=True))
        self.begin(Fault())

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        taken, replies = super().exchange(data, seconds)
        self._said += replies
        if self._held:
            self._held -= 1
            self._replies += replies
            return taken, b""
        return taken, replies * 2 if self._doubles else replies

    def _pass(self, byte: int) -> None:
        deed = self._plan.pop(self.passed + 1, "")
        if deed:
            self.deeds.append((self.passed + 1, deed))
            self._do(deed)
        super()._pass(byte)

    def _do(self, deed: str) -> None:
        draw, echo = self.draw, bytes(self._said[-self.draw.randrange(1, 130) :])
        if "reboot" in deed or deed == "swap":
            self.reboot()
        self.say(
            {
                "noisy reboot": draw.choice(_AT_BOOT) * draw.choice((1, 2, draw.randrange(130))),
                "stray": draw.choice(_STRAY) * draw.randrange(1, 20),
                "echo": echo,
            }.get(deed, b"")
        )
        if deed == "swallow":
            self.fault = Fault(lose_at=self.passed, lose=draw.randrange(LEAST_LOST, 300))
        elif deed == "double":
            self._doubles = not self._doubles
        elif deed == "hold":
            self._held = draw.randrange(1, 30)
        elif deed == "swap":
            self.engine.names = {1: draw.choice((b"\x00", b"\x02", b"\x0d")), 66: b"_LAIN\x00", 67: b"_X\x00"}
            self.engine.sheet = []


class HostileLine:
    """A real line to a hostile server: a device file or a serial port (a pseudo terminal), or a port of the network.

    ``way`` and ``address`` are those of a printer in the settings.
    """

    def __init__(self, server: HostileServer, way: str) -> None:
        self.server, self.way = server, way
        if way == "network":
            self._listening = socket.create_server(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{self._listening.getsockname()[1]}"
        else:
            self._ours, self._theirs = pty.openpty()
            tty.setraw(self._ours)
            tty.setraw(self._theirs)
            self.address = os.ttyname(self._theirs) + (",115200,none" if way == "serial" else "")
        self._ends = False
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ends = True
        self._thread.join(60)
        if self.way == "network":
            self._listening.close()
        else:
            os.close(self._ours)
            os.close(self._theirs)

    def misbehave(self, length: int) -> None:
        """Begin to misbehave, between two moments of its work."""
        with self._lock:
            self.server.misbehave(length)

    def _serve(self) -> None:
        if self.way == "network":
            client, _ = self._listening.accept()
            with client:
                self._carry(client.fileno())
        else:
            self._carry(self._ours)

    def _carry(self, line: int) -> None:
        with contextlib.suppress(OSError):  # the program hung up
            while not self._ends:
                ready, _, _ = select.select([line], [], [], 0.001)
                data = os.read(line, 512) if ready else b""
                if ready and not data:
                    return
                with self._lock:
                    _, replies = self.server.exchange(memoryview(data), 0.0)
                os.write(line, replies)
