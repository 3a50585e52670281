from __future__ import annotations

import contextlib
import hashlib
import sys
import uuid
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import pytest

from frontoffice.domain.numbering import Number
from frontoffice.register.storage import high_water_mark
from frontoffice.register.storage.authentication import AuthenticationKey
from frontoffice.register.storage.high_water_mark import HighWater, HighWaterMark, this_machine
from tests.conftest import Announce

DESK, CHAIN = uuid4(), uuid4()
PLACE = Path("register.db")
KEY = AuthenticationKey(bytes(range(32)))


def test_what_was_noted_last_is_read_back(tmp_path: Path) -> None:
    mark = HighWaterMark(tmp_path / "witness", "m1")
    mark.start(DESK, None, PLACE)
    mark.note(CHAIN, 146, b"a" * 32, [Number("L1", 2026, 146)])
    mark.note(CHAIN, 147, b"b" * 32, ())
    mark.stop()
    assert HighWaterMark(tmp_path / "witness").read(DESK) == HighWater(
        CHAIN, 147, b"b" * 32, (Number("L1", 2026, 146),)
    )


def test_of_the_numbers_the_highest_of_each_year_is_kept_and_the_oldest_forgotten(tmp_path: Path) -> None:
    mark = HighWaterMark(tmp_path, "m1")
    mark.start(DESK, HighWater(CHAIN, 1, bytes(32), (Number("L1", 2019, 9), Number("L1", 2026, 12))), PLACE)
    for year, no in [(2026, 3), *((year, year - 2000) for year in range(2020, 2026))]:
        mark.note(CHAIN, 2, bytes(32), [Number("L1", year, no)])
    seen = mark.read(DESK)
    mark.stop()
    assert seen is not None
    assert seen.numbers == tuple(Number("L1", year, year - 2000) for year in range(2020, 2026))


@pytest.mark.parametrize("content", [b"", b"{}", b'{"origin": 7}', b"\xff" * 20, b'{"origin"'])
def test_a_mark_that_cannot_be_read_has_seen_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / f"{DESK}.witness").write_bytes(content)
    assert HighWaterMark(tmp_path, "m1").read(DESK) is None


def test_without_a_place_to_write_the_register_goes_on_alone(tmp_path: Path, announce: Announce) -> None:
    announce("no high-water mark can be kept")
    (tmp_path / "file").touch()
    mark = HighWaterMark(tmp_path / "file", "m1")
    mark.start(DESK, None, PLACE)
    mark.note(CHAIN, 1, bytes(32), ())
    mark.stop()
    assert mark.read(DESK) is None


@pytest.mark.posix("/dev/full")
def test_a_disk_that_is_full_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / f"{DESK}.witness").symlink_to("/dev/full")
    mark = HighWaterMark(tmp_path, "m1")
    mark.start(DESK, None, PLACE)
    mark.note(CHAIN, 1, bytes(32), ())
    mark.stop()
    assert (tmp_path / f"{DESK}.witness").is_symlink()


def test_this_computer_is_known_by_32_letters_that_stay_the_same() -> None:
    assert this_machine() == this_machine()
    assert len(this_machine()) == 32


def test_the_mark_knows_where_a_register_was_without_its_path(tmp_path: Path) -> None:
    mark = HighWaterMark(tmp_path / "witness", "m1")
    assert mark.desks_at(PLACE) == frozenset()
    mark.start(DESK, None, PLACE)
    mark.note(CHAIN, 1, bytes(32), [Number("L1", 2026, 7)])
    mark.stop()
    (tmp_path / "witness" / "notes.witness").write_text("no witness at all")
    assert mark.desks_at(PLACE) == {DESK}
    assert mark.desks_at(tmp_path / "register.db") == frozenset()
    assert b"register" not in (tmp_path / "witness" / f"{DESK}.witness").read_bytes()


def test_of_all_registers_of_this_computer_the_highest_numbers_are_known(tmp_path: Path) -> None:
    for numbers in ([("L1", 2025, 90), ("L1", 2026, 7)], [("L1", 2026, 12), ("L2", 2026, 3)]):
        mark = HighWaterMark(tmp_path, "m1")
        mark.start(uuid4(), None, PLACE)
        for number in numbers:
            mark.note(CHAIN, 1, bytes(32), [Number(*number)])
        mark.stop()
    assert HighWaterMark(tmp_path).highest() == (Number("L1", 2025, 90), Number("L1", 2026, 12), Number("L2", 2026, 3))


@pytest.mark.posix("modes of files")
def test_a_mark_is_a_file_of_its_owner_of_one_size_whatever_was_noted(tmp_path: Path) -> None:
    mark = HighWaterMark(tmp_path / "a" / "b", "m1")
    kept = [mark.is_kept]
    mark.start(DESK, None, PLACE)
    kept.append(mark.is_kept)
    file = tmp_path / "a" / "b" / f"{DESK}.witness"
    assert file.stat().st_mode & 0o777 == 0o600
    for numbers in ([Number("LOKET-PANJANG", 2026, 123_456)], []):
        mark.note(CHAIN, 10**9, b"a" * 32, numbers)
        assert file.stat().st_size == 1024
    kept.append(mark.is_kept)
    mark.stop()
    assert [*kept, mark.is_kept] == [False, False, True, False]
    mark.note(CHAIN, 1, bytes(32), ())
    mark.stop()
    seen = mark.read(DESK)
    assert seen is not None
    assert seen.seq == 10**9


@pytest.mark.posix("the user's number")
def test_home_is_this_computer_this_user_these_marks_and_this_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = HighWaterMark(tmp_path, "m1").home(PLACE)
    assert len(home) == 32
    assert home == HighWaterMark(tmp_path, "m1").home(PLACE)
    others = {
        HighWaterMark(tmp_path, "m2").home(PLACE),
        HighWaterMark(tmp_path / "x", "m1").home(PLACE),
        HighWaterMark(tmp_path, "m1").home(tmp_path / "register.db"),
    }
    with monkeypatch.context() as other_user:
        other_user.setattr("os.getuid", lambda: 4711)
        others.add(HighWaterMark(tmp_path, "m1").home(PLACE))
    with monkeypatch.context() as other_home:
        other_home.setenv("HOME", "/somewhere/else")
        others.add(HighWaterMark(tmp_path, "m1").home(PLACE))
    assert len(others | {home}) == 6


def test_a_user_without_a_home_has_a_home_for_the_register_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", nowhere)
    assert len(HighWaterMark(tmp_path, "m1").home(PLACE)) == 32


def test_a_number_given_later_is_the_newest_to_be_remembered(tmp_path: Path) -> None:
    mark = HighWaterMark(tmp_path, "m1")
    mark.start(DESK, None, PLACE)
    for year in (2026, 2020, 2021, 2022, 2023, 2024, 2026, 2025):
        mark.note(CHAIN, 1, bytes(32), [Number("L1", year, 5)])
    seen = mark.read(DESK)
    mark.stop()
    assert seen is not None
    assert [number.year for number in seen.numbers] == [2021, 2022, 2023, 2024, 2026, 2025]


def a_signed_mark(folder: Path) -> HighWaterMark:
    mark = HighWaterMark(folder, "m1", key=KEY, counter=12)
    mark.start(DESK, None, PLACE)
    mark.note(CHAIN, 7, bytes(32), [Number("L1", 2026, 7)])
    mark.stop()
    return mark


@pytest.mark.thorough
def test_with_a_key_a_mark_that_was_overwritten_is_none(tmp_path: Path) -> None:
    mark, file = a_signed_mark(tmp_path), tmp_path / f"{DESK}.witness"
    seen, written = mark.read(DESK), file.read_bytes()
    assert seen == HighWater(CHAIN, 7, bytes(32), (Number("L1", 2026, 7),))
    assert mark.read_counter(DESK) == 12
    for at in range(len(written.rstrip())):
        file.write_bytes(written[:at] + bytes([written[at] ^ 1]) + written[at + 1 :])
        assert mark.read(DESK) in (None, seen), at  # what reads the same, such as another space, is the same
    file.write_bytes(written.replace(b'"seq": 7', b'"seq": 6'))
    assert mark.read(DESK) is None
    assert mark.read_counter(DESK) == 0
    file.write_bytes(written)
    (tmp_path / f"{CHAIN}.witness").write_bytes(written)
    assert mark.read(CHAIN) is None, "that of another desk"


def test_with_a_key_a_mark_without_a_tag_counts_only_while_the_register_is_taken(tmp_path: Path) -> None:
    plain = HighWaterMark(tmp_path, "m1")
    plain.start(DESK, None, PLACE)
    plain.note(CHAIN, 7, bytes(32), ())
    plain.stop()
    assert HighWaterMark(tmp_path, "m1", key=KEY).read(DESK) is None
    assert HighWaterMark(tmp_path, "m1", key=KEY, takes_untagged=True).read(DESK) is not None


@pytest.mark.posix("the files that name a computer")
def test_a_computer_is_known_by_the_first_file_that_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    monkeypatch.setattr(high_water_mark, "_MACHINE_IDS", (str(first), str(second)))
    monkeypatch.setattr(uuid, "getnode", lambda: 4711)

    def known_by(text: str) -> str:
        return hashlib.sha256(b"frontoffice machine\0" + text.encode()).hexdigest()[:32]

    assert this_machine() == known_by("4711")
    second.write_text("b7e1\n")
    assert this_machine() == known_by("b7e1")
    first.write_text("\n")
    assert this_machine() == known_by("b7e1")
    first.write_text(" a0c4\n")
    assert this_machine() == HighWaterMark(tmp_path).machine == known_by("a0c4")


def test_on_windows_a_computer_is_known_by_what_windows_calls_it(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {"SOFTWARE\\Microsoft\\Cryptography": {"MachineGuid": ("5e0f-11d2", 1)}}
    winreg = SimpleNamespace(
        HKEY_LOCAL_MACHINE="HKLM",
        OpenKey=lambda root, path: contextlib.nullcontext(kept[path] if root == "HKLM" else {}),
        QueryValueEx=lambda key, name: key[name],
    )
    monkeypatch.setitem(sys.modules, "winreg", winreg)
    monkeypatch.setattr(sys, "platform", "win32")
    assert this_machine() == hashlib.sha256(b"frontoffice machine\x005e0f-11d2").hexdigest()[:32]


@pytest.mark.parametrize(
    ("content", "is_overwritten"),
    [
        (None, False),
        (b"", True),
        (b"[]", True),
        (b"\xff", True),
        (b"{}", True),
        (b'{"counter": 9}', True),
        (b'{"counter": 9, "tag": "x"}', True),
        (b'{"counter": 9, "tag": "00"}', True),
    ],
)
def test_what_stands_there_without_a_fitting_tag_was_overwritten(
    tmp_path: Path, content: bytes | None, is_overwritten: bool
) -> None:
    mark = HighWaterMark(tmp_path, "m1", key=KEY)
    if content is not None:
        (tmp_path / f"{DESK}.witness").write_bytes(content)
    assert (mark.is_overwritten(DESK), mark.read_counter(DESK), mark.read(DESK)) == (is_overwritten, 0, None)
    assert not a_signed_mark(tmp_path).is_overwritten(DESK)


@pytest.mark.parametrize(("content", "counted"), [(b"{}", 0), (b'{"counter": 9}', 9), (b'{"counter": null}', 0)])
def test_without_a_key_the_count_is_what_stands_there(tmp_path: Path, content: bytes, counted: int) -> None:
    (tmp_path / f"{DESK}.witness").write_bytes(content)
    mark = HighWaterMark(tmp_path, "m1")
    assert (mark.read_counter(DESK), mark.is_overwritten(DESK)) == (counted, False)


def test_only_the_first_kilobyte_of_a_file_is_the_mark(tmp_path: Path) -> None:
    mark, file = a_signed_mark(tmp_path), tmp_path / f"{DESK}.witness"
    seen = mark.read(DESK)
    file.write_bytes(file.read_bytes() + b"whatever")
    assert seen is not None
    assert mark.read(DESK) == seen


def test_all_desks_of_a_place_are_known_and_a_file_that_names_none_is_passed_over(tmp_path: Path) -> None:
    desks = [uuid4() for _ in range(3)]
    for desk, place in zip(desks, (PLACE, PLACE, Path("other.db")), strict=True):
        mark = HighWaterMark(tmp_path, "m1")
        mark.start(desk, None, place)
        mark.note(CHAIN, 1, bytes(32), [Number("L1", 2026, 3)])
        mark.stop()
    written = (tmp_path / f"{desks[0]}.witness").read_bytes()
    (tmp_path / "copy.witness").write_bytes(written.replace(b"2026, 3", b"2026, 9"))
    (tmp_path / f"{uuid4()}.witness").write_bytes(b"[]")
    (tmp_path / f"{uuid4()}.old").write_bytes(written.replace(b"2026, 3", b"2026, 9"))
    assert mark.desks_at(PLACE) == set(desks[:2])
    assert mark.desks_at(Path("other.db")) == {desks[2]}
    assert mark.highest() == (Number("L1", 2026, 3),)
