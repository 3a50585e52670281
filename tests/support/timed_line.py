"""A line to a printer on which time passes only while it is waited for: every limit is met to the millisecond."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType, SimpleNamespace

import pytest

from frontoffice.printing import (
    conversation,
    counted_paper,
    evidence,
    macro,
    printer_identity,
    printer_session,
    resynchronising,
    torn_paper,
)
from tests.support.fake_connection import HeldConnection

MODULES: tuple[ModuleType, ...] = (
    conversation,
    counted_paper,
    evidence,
    macro,
    printer_identity,
    printer_session,
    resynchronising,
    torn_paper,
)


class TimedLine(HeldConnection):
    """Says what ``answer`` makes of what it took; where nothing is taken or said, the time asked for passes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, answer: Callable[[bytes], bytes] = lambda _taken: b"") -> None:
        super().__init__()
        self.now = 1000.0
        self.answer = answer
        self.at: dict[float, Callable[[], None]] = {}  # what happens at that second since the beginning
        self.stalls: list[bool] = []
        self.writes: list[tuple[float, bytes]] = []
        self.looks = 0
        self.finished_in: list[float] = []
        clock = SimpleNamespace(monotonic=lambda: self.now)
        for module in MODULES:
            monkeypatch.setattr(module, "time", clock)

    @property
    def passed(self) -> float:
        """Seconds since the beginning."""
        return round(self.now - 1000.0, 3)

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        self.looks += 1
        assert self.looks < 50_000, "it never ends"
        taken, said = super().exchange(data, seconds)
        if taken:
            self.writes.append((self.passed, bytes(data[:taken])))
            said += self.answer(bytes(data[:taken]))
        self.now += 0.000_01 if taken or said else max(seconds, 0.000_01)
        for second in sorted(one for one in self.at if one <= self.passed):
            self.at.pop(second)()
        return taken, said

    def set_stall_tolerance(self, patient: bool) -> None:
        self.stalls.append(patient)

    def finish(self, seconds: float) -> None:
        self.finished_in.append(seconds)
        super().finish(seconds)
