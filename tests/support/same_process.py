"""The program's commands, as a window starts them, in the process of the test: the same code, and no start of Python each."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from typing import Self

import pytest

from frontoffice.__main__ import main
from frontoffice.app.workers import own_process


class Ended:
    """A process that has ended with what it said: as much of ``Popen`` as is asked for."""

    def __init__(self, *arguments: str) -> None:
        with redirect_stdout(io.StringIO()) as said:
            self.returncode = main(arguments)
        self.stdout = io.StringIO(said.getvalue())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        pass

    def communicate(self) -> tuple[str, str]:
        return self.stdout.read(), ""

    def poll(self) -> int:
        return self.returncode


@contextmanager
def in_use() -> Iterator[None]:
    """Let commands run here; ``test_backup_process`` and part of ``test_file_check`` have processes of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(own_process, "start", Ended)
        patch.setattr(os, "nice", lambda _more: 0, raising=False)  # not on Windows, and nobody's tests shall be slow
        yield
