"""What is brought to the disk and what gets another name, in their order: what a power cut would tell apart."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """``sync NAME`` for each file or folder that the program syncs itself, ``NAME -> NAME`` for each new name."""
    events: list[str] = []
    fsync, rename = os.fsync, Path.replace

    def sync(descriptor: int) -> None:
        events.append(f"sync {Path(f'/proc/self/fd/{descriptor}').readlink().name}")
        fsync(descriptor)

    def replace(self: Path, target: Path) -> Path:
        events.append(f"{self.name} -> {Path(target).name}")
        return rename(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", sync)
        patched.setattr(Path, "replace", replace)
        yield events


def stays_whole_over_a_cut(
    monkeypatch: pytest.MonkeyPatch, target: Path, write: Callable[[], object], beside: str = ""
) -> None:
    """Have ``target`` written: whenever the power is cut, what stood there or all of the new is there; then the new.

    The new is on the disk before it takes the name, what stood there is never written over, and the name is on the disk
    when ``write`` returns. ``beside`` is the file that it is written to first.
    """
    former = target.with_name(f"{target.name}-as-it-was")
    stood = target.read_bytes() if target.exists() else None
    if stood is not None:
        os.link(target, former)
    beside = beside or f"{target.name}.new"
    with watched(monkeypatch) as events:
        write()
    order = [f"sync {beside}", f"{beside} -> {target.name}", f"sync {target.parent.name}"]
    assert order[1] in events, events
    named = events.index(order[1])
    assert events[named - 1 : named + 2] == order, events
    if stood is not None:
        assert former.read_bytes() == stood, "what stood there was written over"
        former.unlink()
