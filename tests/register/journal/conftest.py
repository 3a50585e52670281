"""A journal's file, empty and with five entries."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontoffice.domain.numbering import Number
from frontoffice.register.storage.opening import OpenFile, close_file, open_file
from tests.support.journal_files import write


@pytest.fixture
def file(path: Path) -> Iterator[OpenFile]:
    opened = open_file(path)
    yield opened
    close_file(opened)


@pytest.fixture
def five(path: Path) -> Path:
    """A closed register with five entries, the third of them numbered."""
    path.write_bytes(_five())
    return path


@functools.cache
def _five() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        opened = open_file(Path(folder) / "register.db")
        for no in range(1, 6):
            write(opened, body={"no": no}, number=Number("L1", 2026, 147) if no == 3 else None)
        close_file(opened)
        return opened.path.read_bytes()
