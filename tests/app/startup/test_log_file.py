"""The log says where something went wrong, and never what was said at the counter."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontoffice.app.startup.log_file import describe_without_data, keep_log
from frontoffice.places import Places


def test_an_error_in_the_log_says_where_and_never_what_was_said() -> None:
    with pytest.raises(ValueError) as caught:
        int("Siti Rahmawati 1971034107900002")
    line = describe_without_data(caught.type, caught.tb)
    assert line.startswith("ValueError at ")
    assert "test_log_file.py" in line
    assert "Siti" not in line


def test_a_folder_that_cannot_be_written_starts_without_a_log(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    before = list(logging.getLogger().handlers)
    keep_log(Places(tmp_path / "file" / "folder"))
    assert logging.getLogger().handlers == before


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Places]:
    """A data folder whose log has become long; what begins to write into it ends."""
    where = Places(tmp_path)
    where.log.write_bytes(b"x" * 600_000)
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield where
    for handler in [one for one in root.handlers if one not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_a_long_log_gives_way_to_a_new_one_at_the_start(kept: Places) -> None:
    keep_log(kept)
    assert kept.log.stat().st_size == 0
    assert kept.log.with_suffix(".log.before").stat().st_size == 600_000


def test_a_long_log_that_another_program_holds_is_written_on(kept: Places) -> None:
    in_the_way = kept.log.with_suffix(".log.before")
    in_the_way.mkdir()
    (in_the_way / "inside").touch()
    keep_log(kept)
    logging.getLogger("frontoffice").info("more")
    assert kept.log.stat().st_size > 600_000
