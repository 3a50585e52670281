"""Counters that are closed when their test is over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from psycopg import Connection

from frontoffice.sync.link import centre_connection
from tests.support.centre_server import Centre
from tests.support.counters import Counter


class Enrol(Protocol):
    """A new counter, enrolled at the test's centre, that counts in ``series``."""

    def __call__(self, series: str = "L1") -> Counter: ...


@pytest.fixture
def enrol(tmp_path: Path, centre: Centre) -> Iterator[Enrol]:
    made: list[Counter] = []

    def one_more(series: str = "L1") -> Counter:
        made.append(Counter(tmp_path / f"{series}-{len(made)}", centre, series))
        return made[-1]

    yield one_more
    for counter in made:
        for one in (counter, *counter.clones):
            one.register.close()


@pytest.fixture
def counter(centre: Centre) -> Iterator[Connection]:
    """A device that is enrolled, by the link that the program uses."""
    with centre_connection.open_link(*centre.enrol()) as opened:
        yield opened
