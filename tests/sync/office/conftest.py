"""What the tests of the office's commands begin with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from psycopg import Connection

from frontoffice.sync.office import note_book
from tests.support.centre_server import Centre
from tests.support.office_keys import OfficeKeyPair


@pytest.fixture
def key() -> OfficeKeyPair:
    return OfficeKeyPair()


@pytest.fixture
def office(centre: Centre, key: OfficeKeyPair) -> Iterator[Connection]:
    with centre.connect() as opened:
        note_book.take_key(opened, key.public)
        yield opened
