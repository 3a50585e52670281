"""The count of wrong secrets outside the register."""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from frontoffice.register.commands import credentials
from frontoffice.register.commands.credentials import WrongTries
from frontoffice.register.storage.authentication import AuthenticationKey
from frontoffice.register.storage.register_tags import RegisterTags
from tests.support.disk_order import stays_whole_over_a_cut

SITI, HENDRA = uuid4(), uuid4()


def test_each_person_is_counted_and_a_right_one_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    running = 1_000.0
    monkeypatch.setattr(credentials, "since_start", lambda: running)
    tries = WrongTries(tmp_path)
    tries.note(SITI, 6)
    tries.note(HENDRA, 1)
    tries.note(HENDRA, 0)
    running += 1
    again = WrongTries(tmp_path)
    assert (again.count(SITI), again.count(HENDRA)) == (6, 0)
    assert again.seconds_since(SITI) == 1
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


def tags(secret: bytes, desk: UUID = uuid4()) -> RegisterTags:  # noqa: B008  (one desk for all)
    return RegisterTags(AuthenticationKey(secret), desk)


def test_what_a_registers_key_authenticated_counts_for_it_alone(tmp_path: Path) -> None:
    ours = tags(b"1" * 32)
    WrongTries(tmp_path, lambda: ours).note(SITI, 6)
    assert WrongTries(tmp_path, lambda: ours).count(SITI) == 6
    for others in (partial(tags, b"2" * 32), lambda: RegisterTags(ours.key, uuid4())):
        assert WrongTries(tmp_path, others).count(SITI) == 0
    assert WrongTries(tmp_path).count(SITI) == 6, "without a key it is taken as it stands"
    WrongTries(tmp_path).note(SITI, 7)
    assert WrongTries(tmp_path, lambda: ours).count(SITI) == 0, "as a computer without a key wrote it"
    ours.key = None
    assert WrongTries(tmp_path, lambda: ours).count(SITI) == 7


def test_where_the_register_knows_of_more_the_wait_goes_by_the_time_since_the_program_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = 1_000.0
    monkeypatch.setattr(credentials, "since_start", lambda: running)
    tries, nowhere = WrongTries(tmp_path), WrongTries(None)
    tries.note(SITI, 5)
    running += 7
    assert (tries.seconds_since(SITI, 5), tries.seconds_since(SITI, 6), tries.seconds_since(HENDRA, 1)) == (7, 7, 7)
    assert WrongTries(tmp_path).seconds_since(SITI, 6) == 0
    assert nowhere.seconds_since(SITI, 1) >= 900, "there the clock alone says it"


@pytest.mark.posix("CLOCK_BOOTTIME")
def test_the_seconds_do_not_go_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 0.0)
    before = time.clock_gettime(time.CLOCK_BOOTTIME)
    assert before <= credentials.since_start() <= time.clock_gettime(time.CLOCK_BOOTTIME)


def test_seconds_are_counted_from_the_last_and_never_from_before_the_computer_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = 1_000.0
    monkeypatch.setattr(credentials, "since_start", lambda: running)
    tries = WrongTries(tmp_path)
    assert (tries.count(SITI), tries.seconds_since(SITI)) == (0, 1_000)
    tries.note(SITI, 1)
    running += 29.9
    assert tries.seconds_since(SITI) == 29
    tries.note(SITI, 2)
    assert (tries.count(SITI), tries.seconds_since(SITI), tries.count(HENDRA)) == (2, 0, 0)
    running = 12.5  # started anew
    assert WrongTries(tmp_path).seconds_since(SITI) == 12


def test_a_right_one_where_none_was_wrong_writes_nothing(tmp_path: Path) -> None:
    WrongTries(tmp_path).note(SITI, 0)
    assert list(tmp_path.iterdir()) == []
    tries = WrongTries(None)
    tries.note(SITI, 3)
    tries.note(SITI, 0)
    assert tries.count(SITI) == 0


@pytest.mark.posix("/proc/self/fd")
def test_whenever_the_power_is_cut_no_wrong_try_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    WrongTries(tmp_path).note(SITI, 1)
    stays_whole_over_a_cut(
        monkeypatch, tmp_path / "tries.json", lambda: WrongTries(tmp_path).note(SITI, 2), f"tries.json.{os.getpid()}"
    )
    assert WrongTries(tmp_path).count(SITI) == 2
