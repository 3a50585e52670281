"""Output file of a long paper or list.

Whole or not at all, with progress, and given up on request.

What is written beside on the way is in a folder of its own that nobody else enters, and is gone at the end.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from frontoffice import replacing
from frontoffice.documents.codes import DocumentFailure
from frontoffice.errors import Unavailable

_Row = TypeVar("_Row")
_STEP: Final = 500  # rows between two looks


@dataclass(frozen=True, slots=True)
class ExportProgress:
    """Callbacks of an export for progress and cancellation; both are called in the writing thread."""

    report: Callable[[int, int], None] = lambda _done, _of: None
    is_stopped: Callable[[], bool] = lambda: False

    def step(self, done: int, of: int) -> None:
        """Report. Raises Unavailable (``stopped``) when it shall not go on."""
        if self.is_stopped():
            raise Unavailable(DocumentFailure.STOPPED)
        self.report(done, of)

    def track_rows(self, rows: Iterable[_Row], of: int) -> Iterator[_Row]:
        """The rows, reported every few hundred and at their end."""
        self.step(0, of)
        done = 0
        for done, row in enumerate(rows, start=1):
            if done % _STEP == 0:
                self.step(done, of)
            yield row
        self.step(done, of)


def write(target: Path, fill: Callable[[Path], None]) -> Path:
    """Write a temporary file beside ``target`` with ``fill``, then rename it to ``target``.

    What stood there before is replaced.

    Raises Unavailable: ``file_not_saved``, or what ``fill`` raises; nothing is left then, and ``target`` is as it was.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            prefix=".frontoffice-", dir=target.parent, ignore_cleanup_errors=True
        ) as beside:
            finished = Path(beside) / target.name
            fill(finished)
            _sync(finished)
            replacing.put_in_place(finished, target)
            replacing.sync_folder(target.parent)
            return target
    except OSError as error:
        why = {"path": str(target), "reason": error.strerror or type(error).__name__}
        raise Unavailable(DocumentFailure.FILE_NOT_SAVED, **why) from error


def write_bytes(target: Path, content: bytes) -> Path:
    """Write bytes to a file, whole or not at all. Raises Unavailable (``file_not_saved``)."""

    def fill(path: Path) -> None:
        path.write_bytes(content)

    return write(target, fill)


def write_into(content: bytes, name: str, folder: Path) -> Path:
    """Write bytes to a file of this name in ``folder``, as :func:`write_bytes`."""
    return write_bytes(folder / name, content)


def write_new(content: bytes, name: str, folder: Path) -> Path:
    """Write bytes beside an existing file of this name, as ``name-2``.

    What was written before may have been edited since.
    """
    ending = Path(name).suffix
    names = (name if copy == 1 else f"{name.removesuffix(ending)}-{copy}{ending}" for copy in itertools.count(1))
    return write_bytes(next(path for path in map(folder.joinpath, names) if not os.path.lexists(path)), content)


def file_name(name: str, ending: str) -> str:
    """A file's name of letters, digits and dashes: ``laporan-2026-11.pdf``."""
    return f"{re.sub(r'[^0-9A-Za-z]+', '-', name).strip('-').lower()}.{ending}"


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())
    with contextlib.suppress(OSError):
        path.chmod(0o600)  # also where another made the process's mask
