from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.register.journal.known_heads import HeadSource
from frontoffice.register.storage import backup, conversion, copying, opening, restore, tag_reading
from frontoffice.register.storage.copying import CopyRecord
from tests.support import register_keys
from tests.support.examples import MORNING, a_register, an_intake, an_officer, lay_blank
from tests.support.place_keys import MemoryPlaceKeys
from tests.support.rewriting import rewrite

pytestmark = pytest.mark.usefixtures("keyring")


@pytest.fixture(params=["plain", "encrypted"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A closed register of three complaints, sealed."""
    (tmp_path / "stick").mkdir()
    lay_blank(tmp_path / "register.db")
    with register_keys.known(register_keys.KEY):
        with closing(a_register(tmp_path)) as register:
            for _ in range(3):
                register.complaints.record(an_intake(), an_officer(), uuid4())
        if request.param == "encrypted":
            conversion.encrypt(tmp_path / "register.db", register_keys.KEY)
            a_register(tmp_path).close()
        yield tmp_path / "register.db"


def made(path: Path, hours: int = 0) -> CopyRecord:
    return backup.make(path, path.parent / "stick", lambda: MORNING + timedelta(hours=hours))


def doubted(copy: Path, register: Path) -> bool:
    with closing(opening.reader(copy)) as connection:
        return tag_reading.is_copy_doubted(connection, copy, register)


@pytest.mark.thorough
def test_a_copy_of_a_register_that_its_seal_doubts_is_doubted_by_its_record_and_by_its_own_tags(path: Path) -> None:
    before = made(path)
    rewrite(path, 2)  # nothing but the seal tells
    after = made(path, 1)
    assert (before.is_doubted, after.is_doubted) == (False, True)
    stick = path.parent / "stick"
    (stick / (after.file + copying.ENDING)).unlink()  # its own tags say it, too
    assert [doubted(stick / one.file, path) for one in (before, after)] == [False, True]


@pytest.mark.thorough
def test_a_copy_whose_seal_is_not_its_own_says_so_before_it_is_put_back(path: Path) -> None:
    whole = made(path)
    rewrite(path, 2)
    copy = made(path, 1)
    found = {one.file: restore.prepare(path.parent / "stick" / one.file, path) for one in (whole, copy)}
    assert {one.is_doubted for one in found.values()} == {False, True}
    assert found[copy.file].is_doubted


@pytest.mark.thorough
def test_neither_a_register_that_its_seal_doubts_nor_its_copies_are_witnesses_against_a_whole_copy(path: Path) -> None:
    whole, stick = made(path), path.parent / "stick"
    rewrite(path, 2)
    made(path, 1)
    ready = restore.prepare(stick / whole.file, path).ready
    known = restore.load_known_elsewhere(path, None, [stick])
    assert {head.address for head in known.heads} == {
        head.address for head in copying.list_known_heads(whole.captured, HeadSource.COPY)
    }
    restore.put_in_place(ready, path, "1", known)
    with closing(a_register(path.parent)) as register:
        assert register.numbering.history_doubts() == ()


def test_where_the_keyring_is_silent_or_knows_another_key_nobody_knows_of_a_seal(
    path: Path, keyring: MemoryPlaceKeys
) -> None:
    rewrite(path, 2)
    with closing(opening.reader(path)) as connection:
        assert tag_reading.is_doubted(connection, path)
        if not keyring.kept:  # encrypted: the register's own key says it
            return
        keyring.is_locked = True
        assert not tag_reading.is_doubted(connection, path)
        keyring.is_locked = False
        keyring.kept.clear()
        assert not tag_reading.is_doubted(connection, path)


@pytest.mark.thorough
def test_whole_copies_are_not_ended_by_doubted_ones_of_the_same_day(path: Path) -> None:
    whole = made(path)
    rewrite(path, 2)
    for hours in (1, 2):
        later = made(path, hours)
    assert backup.thin_out(path.parent / "stick", whole.captured.desk, MORNING + timedelta(days=3), "WIB") == 1
    assert {one.file for one in copying.records(path.parent / "stick")} == {whole.file, later.file}
