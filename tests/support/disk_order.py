"""What is brought to the disk and what gets another name, in their order: what a power cut would tell apart."""

from __future__ import annotations

import os
from collections.abc import Iterator
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
