"""What the commands of the centre begin with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg import Connection

from frontoffice.app.cli.passphrase_prompt import OFFICE_KEY_VARIABLE
from frontoffice.app.keys import office_key
from frontoffice.app.keys.passphrase import Cost
from frontoffice.sync.office import note_book
from tests.support.centre_server import Centre
from tests.support.offered_keys import WORDS


@pytest.fixture
def office(centre: Centre) -> Iterator[Connection]:
    with centre.connect() as opened:
        yield opened


@pytest.fixture
def file(tmp_path: Path, office: Connection, monkeypatch: pytest.MonkeyPatch) -> str:
    """The office's key, in use, its passphrase given; every question is answered with yes."""
    made = tmp_path / "kantor.kunci"
    office_key.write(made, bytes(32), WORDS, Cost(1, 64, 1))
    note_book.take_key(office, office_key.read(made).public)
    monkeypatch.setenv(OFFICE_KEY_VARIABLE, WORDS)
    monkeypatch.setattr("builtins.input", lambda _question: "ya")
    return str(made)
