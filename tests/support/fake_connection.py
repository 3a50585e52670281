"""Lines without a printer: one that is broken, and one whose other end is in the test's hands."""

from __future__ import annotations

from frontoffice.printing.connection import PrinterConnection
from frontoffice.printing.macro import Macro
from tests.support import waited_time

MACRO = Macro((False,))  # one GS r


def answers_to(taken: bytes) -> int:
    """How often a printer that holds MACRO answers GS r."""
    return taken.count(b"\x1dr\x01") + sum(part[0] for part in taken.split(b"\x1d^")[1:])


class BrokenConnection:
    """Gone before the first byte."""

    def __init__(self, *, bidirectional: bool = True) -> None:
        self.bidirectional = bidirectional
        self.aborted = False

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        raise ConnectionResetError("gone")

    def set_stall_tolerance(self, patient: bool) -> None:
        raise AssertionError

    def finish(self, seconds: float) -> None:
        raise ConnectionResetError("gone")

    def abort(self) -> None:
        self.aborted = True


class HeldConnection:
    """Takes what ``takes`` allows and says what was put into ``says``."""

    bidirectional = True

    def __init__(self) -> None:
        self.taken = b""
        self.takes = 1_000_000
        self.says: list[bytes] = []
        self.ended = ""
        self.finishing: OSError | None = None

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        count = min(len(data), self.takes)
        self.takes -= count
        self.taken += bytes(data[:count])
        said = self.says.pop(0) if self.says else b""
        if not count and not said:
            waited_time.wait(seconds)
        return count, said

    def set_stall_tolerance(self, patient: bool) -> None:
        pass

    def finish(self, seconds: float) -> None:
        if self.finishing:
            raise self.finishing
        self.ended = "finished"

    def abort(self) -> None:
        self.ended = "aborted"


class HalfSent:
    """The line of a program that ends after so many bytes."""

    bidirectional = True

    def __init__(self, connection: PrinterConnection, left: int) -> None:
        self._connection, self._left = connection, left

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        if self._left <= 0:
            raise ConnectionResetError
        taken, said = self._connection.exchange(data[: self._left], seconds)
        self._left -= taken
        return taken, said

    def set_stall_tolerance(self, patient: bool) -> None:
        self._connection.set_stall_tolerance(patient)

    def finish(self, seconds: float) -> None:
        self._connection.finish(seconds)

    def abort(self) -> None:
        self._connection.abort()
