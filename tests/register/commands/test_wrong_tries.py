"""The count of wrong secrets outside the register."""

from __future__ import annotations

import time
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.register.commands import wrong_tries
from frontoffice.register.commands.wrong_tries import WrongTries

SITI, HENDRA = uuid4(), uuid4()


def test_each_person_is_counted_and_a_right_one_ends_it(tmp_path: Path) -> None:
    tries = WrongTries(tmp_path)
    tries.note(SITI, 6)
    tries.note(HENDRA, 1)
    tries.note(HENDRA, 0)
    again = WrongTries(tmp_path)
    assert (again.count(SITI), again.count(HENDRA)) == (6, 0)
    assert again.passed(SITI) <= 1
    assert [path.name for path in tmp_path.iterdir()] == ["tries.json"]


def test_without_a_place_or_a_disk_it_is_counted_until_the_program_ends(tmp_path: Path) -> None:
    for folder in (None, tmp_path / "missing"):
        tries = WrongTries(folder)
        tries.note(SITI, 5)
        assert tries.count(SITI) == 5


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": 1}', '{"a": [1]}', '{"a": ["x", "y"]}', "null"])
def test_a_file_that_is_none_counts_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "tries.json").write_text(text, encoding="ascii")
    assert WrongTries(tmp_path).count(SITI) == 0


@pytest.mark.posix("CLOCK_BOOTTIME")
def test_the_seconds_do_not_go_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 0.0)
    before = time.clock_gettime(time.CLOCK_BOOTTIME)
    assert 0 <= wrong_tries.since_start() - before <= 1
