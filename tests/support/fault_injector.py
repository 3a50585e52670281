"""Somebody who does to a paper printer, at random moments, what happens to printers; and puts it right again."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from tests.support.paper_printer import PaperPrinter


class FaultInjector:
    """In a thread of its own, while ``working``; afterwards nothing is wrong with the printer."""

    def __init__(self, printer: PaperPrinter, seed: int) -> None:
        self._printer = printer
        self._chance = random.Random(seed)  # noqa: S311
        self._line_time = printer.engine.line_time
        self._on, self._off, self._calm = threading.Event(), threading.Event(), threading.Event()
        self._over = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.done: Counter[str] = Counter()
        self._deeds: dict[str, Callable[[], object]] = {
            "roll": lambda: printer.new_roll(self._chance.randint(1, 60)),
            "cover": lambda: printer.cover(is_open=True),
            "offline": lambda: printer.switch(offline=True),
            "frozen": lambda: printer.do(lambda: setattr(printer.engine, "frozen", True)),
            "deaf": lambda: setattr(printer, "deaf", True),
            "power": lambda: printer.do(printer.power_cycle),
            "restart": lambda: printer.do(printer.restart_behind_server),
            "lost": lambda: printer.do(lambda: printer.lose(self._chance.randint(64, 400))),
            "stray": lambda: printer.do(lambda: printer.say(b"\x00")),
            "slow": lambda: printer.do(lambda: setattr(printer.engine, "line_time", 0.05)),
            "reset": lambda: printer.do(printer.reset),
            "hang_up": lambda: printer.do(printer.hang_up),
        }

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over = True
        self._off.set()
        self._on.set()
        self._thread.join(60)

    @contextmanager
    def working(self, bad: bool) -> Iterator[None]:
        """While the block runs, if the day is bad."""
        if not bad:
            yield
            return
        self._calm.clear()
        self._off.clear()
        self._on.set()
        yield
        self._on.clear()
        self._off.set()
        assert self._calm.wait(60)

    def _run(self) -> None:
        while self._on.wait() and not self._over:
            while self._on.is_set():
                self._pause(0.05, 0.6)
                deed = self._chance.choice(sorted(self._deeds))
                self._deeds[deed]()
                self.done[deed] += 1
                self._pause(0.02, 0.25)
                self._cure()
            self._calm.set()

    def _cure(self) -> None:
        printer = self._printer
        printer.deaf, printer.losing = False, 0
        printer.engine.line_time = self._line_time
        printer.thaw()
        printer.cover(is_open=False)
        printer.switch(offline=False)
        printer.new_roll()

    def _pause(self, least: float, most: float) -> None:
        self._off.wait(self._chance.uniform(least, most))
