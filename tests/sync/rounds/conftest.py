"""What the tests of a push begin with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from psycopg import Connection

from frontoffice.sync import wire
from tests.support.centre_server import Centre
from tests.support.counters import Counter


@pytest.fixture
def counter(tmp_path: Path, centre: Centre) -> Iterator[Counter]:
    made = Counter(tmp_path / "l1", centre)
    made.record(5)
    yield made
    made.register.close()


@pytest.fixture
def link(counter: Counter) -> Iterator[Connection]:
    """The counter has said hello."""
    with counter.link() as link, closing(counter.register.replica()) as replica:
        chain = replica.greeting(replica.present())
        link.execute(wire.GREET, (chain.origin, None, chain.next_token, None, None, "", wire.PROTOCOL, None))
        yield link
