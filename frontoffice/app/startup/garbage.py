"""Garbage in cycles, looked for in the thread of the window alone.

Python looks for it in whichever thread makes an object. A worker that so takes away what is connected to a signal holds
a lock of Qt and waits for the interpreter, which the window's thread may hold while it waits for that very lock: then
the program stands still for ever.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY: Final = 1_000
"""Milliseconds between two looks."""


def look_here(parent: QObject) -> None:
    """Have the thread of ``parent`` look for garbage as long as it is there, and no other thread."""
    gc.disable()
    timer = QTimer(parent, interval=EVERY)
    timer.timeout.connect(collect_if_due)
    timer.start()


def collect_if_due() -> None:
    """Collect garbage of the oldest generation above Python's own threshold."""
    due = zip(gc.get_count(), gc.get_threshold(), strict=True)
    for generation, (count, limit) in reversed([*enumerate(due)]):
        if 0 < limit < count:
            gc.collect(generation)
            return
