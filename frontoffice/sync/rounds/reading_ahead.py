"""Chunks that are read from the network in a thread of their own, one ahead of whoever uses them.

While SQLite keeps one chunk, the server makes the next and its bytes are taken off the line. No more than one waits, so
memory stays bounded, and what is used last is all that a cut takes with it.
"""

from __future__ import annotations

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

_T = TypeVar("_T")


def read_ahead(chunks: Generator[_T, None, None]) -> Generator[_T, None, None]:
    """The same chunks in the same order. Raises what ``chunks`` does, in the place of the chunk that it did not make.

    Closed before the end it waits for the one that is being read, and closes ``chunks``.
    """
    with ThreadPoolExecutor(1, "reading ahead") as reader:
        coming = reader.submit(next, chunks, None)
        try:
            while (chunk := coming.result()) is not None:
                coming = reader.submit(next, chunks, None)
                yield chunk
        finally:
            wait([coming])
            chunks.close()
