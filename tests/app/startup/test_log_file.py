"""The log says where something went wrong, and never what was said at the counter."""

from __future__ import annotations

import logging
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
