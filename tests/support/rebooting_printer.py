"""A printer behind a device server that keeps the connection whatever becomes of the printer: a ``PrinterConnection``.

Everything happens in the caller's thread and at a given byte, so a fault can be put at each place of a paper in turn.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

from frontoffice.printing.abilities import Abilities
from tests.support import waited_time
from tests.support.printer_emulator import Engine


@dataclass
class Fault:
    """What happens, and after how many bytes that reached the printer since the paper began."""

    reboot_at: int | None = None
    reboot_after: bytes = b""  # when these were the last
    lose_at: int | None = None
    lose: int = 0  # bytes
    says_at_boot: bytes = b""
    stray: dict[int, bytes] = field(default_factory=dict)
    reboot_at_line: int | None = None


class ServedPrinter:
    """``buffer`` bytes in the printer, any number in the server. ``busy``: it prints slower than bytes come in."""

    bidirectional = True

    def __init__(self, abilities: Abilities, *, buffer: int = 4096, busy: bool = False) -> None:
        self.engine = Engine(abilities, 0.001 if busy else 0.0, self.say)
        self.buffer = buffer
        self.fault = Fault()
        self._last = b""
        self.passed = 0  # bytes that reached the printer, or were lost on the way
        self.ended = ""
        self.finishing: OSError | None = None
        self._queue = bytearray()
        self._replies = bytearray()
        self._scan = b""

    def begin(self, fault: Fault) -> None:
        """From now on count bytes and lines for this fault."""
        self.fault, self.passed, self._last = fault, 0, b""
        if fault.reboot_at_line is not None:
            self.engine.at_line[self.engine.printed + fault.reboot_at_line] = self.reboot

    def reboot(self) -> None:
        self.engine.restart()
        self._scan = b""
        self.say(self.fault.says_at_boot)

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        self._queue += data
        self._work()
        replies, self._replies = bytes(self._replies), bytearray()
        if not data and not replies:
            waited_time.wait(seconds)
        return len(data), replies

    def set_stall_tolerance(self, patient: bool) -> None:
        pass

    def finish(self, seconds: float) -> None:
        if self.finishing:
            raise self.finishing
        self.ended = "finished"

    def abort(self) -> None:
        self._queue.clear()
        self.ended = "aborted"

    def say(self, words: bytes) -> None:
        self._replies += words

    def _work(self) -> None:
        self._fill()
        while True:
            pause = self.engine.step()
            if pause is not None or self._queue:
                self._fill()
            elif not self._queue:
                return

    def _fill(self) -> None:
        while self._queue and len(self.engine.buffer) < self.buffer:
            self._pass(self._queue.pop(0))

    def _pass(self, byte: int) -> None:
        self.passed += 1
        fault = self.fault
        lost = fault.lose_at is not None and fault.lose_at < self.passed <= fault.lose_at + fault.lose
        if not lost:
            self.engine.buffer.append(byte)
            self._scan = (self._scan + bytes([byte]))[-3:]
            if self._scan[:2] == b"\x10\x04" and self.engine.abilities.dle_eot:
                self.say(self.engine.realtime(byte))
            elif self._scan == b"\x10\x05\x02":
                self.engine.clear()
        if self.passed in fault.stray:
            self.say(fault.stray[self.passed])
        self._last = (self._last + bytes([byte]))[-16:]
        if self.passed == fault.reboot_at or (fault.reboot_after and self._last.endswith(fault.reboot_after[-16:])):
            self.fault = dataclasses.replace(fault, reboot_after=b"")
            self.reboot()
