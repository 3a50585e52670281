"""The process that folds beside a desk, within this one: the same bytes go there and come back."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import closing

import pytest

from frontoffice.register.journal.chain import Row
from frontoffice.register.register import Register
from frontoffice.register.replication import folding, ingest
from frontoffice.register.replication.ingest import IngestResult


class FoldsHere:
    """Answers so many requests; ``used`` says how many."""

    def __init__(self, most: int = 1_000) -> None:
        self.most, self.used = most, 0

    def ask(self, requests: Sequence[bytes]) -> Iterator[bytes]:
        for request in requests:
            self.used += 1
            yield answer(request) if self.used <= self.most else b""


def answer(request: bytes) -> bytes:
    """What the other process says."""
    asked, said = io.BytesIO(), io.BytesIO()
    folding.send(asked, request)
    asked.seek(0)
    assert folding.serve(asked, said) == 0
    said.seek(0)
    return folding.receive(said)


def take(register: Register, rows: list[Row], folder: FoldsHere | None = None) -> IngestResult:
    """Take in rows as a new desk takes in many."""
    with pytest.MonkeyPatch.context() as patch, closing(register.replica()) as replica:
        patch.setattr(ingest, "MANY", 1)
        return replica.take(rows, (), folding.begin(folder or FoldsHere(), rows, replica.rights()))
