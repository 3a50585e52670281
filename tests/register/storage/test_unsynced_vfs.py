from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.storage import unsynced_vfs


def test_a_file_that_was_written_without_syncing_is_put_in_its_place_whole(tmp_path: Path) -> None:
    made, place = tmp_path / "made.db", tmp_path / "register.db"
    connection = apsw.Connection(str(made), vfs=unsynced_vfs.name())
    connection.execute("CREATE TABLE line (text TEXT); INSERT INTO line VALUES ('first')")
    connection.close()
    unsynced_vfs.put_in_place(made, place)
    assert not made.exists()
    assert apsw.Connection(str(place)).execute("SELECT text FROM line").get == "first"


def test_a_place_that_cannot_be_written_is_unavailable_and_the_file_stays(tmp_path: Path) -> None:
    made = tmp_path / "made.db"
    made.write_bytes(b"whole")
    with pytest.raises(Unavailable):
        unsynced_vfs.put_in_place(made, tmp_path / "missing" / "register.db")
    assert made.read_bytes() == b"whole"
