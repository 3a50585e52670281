from __future__ import annotations

import functools
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.register import Register
from frontoffice.register.storage.copy_check import CopyState, CopyVerdict, inspect, last_recorded
from tests.support import foreign_process
from tests.support.examples import MORNING, OfficeClock, a_register, an_officer, record
from tests.support.manual_sync import carry
from tests.support.refusals import failure

OFFICER = an_officer()


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """An open register that holds complaints, most of them in its log only."""
    (tmp_path / "register.db").write_bytes(_thirty())
    register = a_register(tmp_path)
    record(register, 13)
    yield register
    if register.unit.file.lock.is_locked:
        register.close()


@functools.cache
def _thirty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        with closing(a_register(Path(folder))) as register:
            record(register, 30)
        return register.path.read_bytes()


def by_hand(register: Register, *ends: str) -> Path:
    copy = register.path.with_name("by hand.db")
    for end in ends or ("",):
        shutil.copy(register.path.with_name(register.path.name + end), copy.with_name(copy.name + end))
    return copy


@pytest.mark.thorough
def test_a_copy_of_an_open_register_is_cut_and_says_what_it_holds(register: Register) -> None:
    verdict = inspect(by_hand(register))
    assert verdict.state is CopyState.CUT
    assert verdict.entries == 30
    assert verdict.last_at == MORNING


@pytest.mark.thorough
def test_it_is_cut_also_before_anything_was_recorded_in_this_run_of_the_program(tmp_path: Path) -> None:
    for _ in range(2):
        with closing(a_register(tmp_path)) as register:
            assert inspect(by_hand(register)).state is CopyState.CUT
            record(register, 1)
            assert inspect(by_hand(register)).state is CopyState.CUT


@pytest.mark.thorough
def test_it_stays_cut_with_a_log_of_which_nobody_knows_whether_it_is_all_of_it(register: Register) -> None:
    verdict = inspect(by_hand(register, "", "-wal"))
    assert (verdict.state, verdict.entries) == (CopyState.CUT, 43)


@pytest.mark.thorough
def test_looking_at_a_cut_copy_does_not_make_it_a_whole_one(register: Register) -> None:
    copy = by_hand(register)
    assert inspect(copy).state is inspect(copy).state is CopyState.CUT
    assert not copy.with_name(copy.name + "-wal").exists()


@pytest.mark.thorough
def test_a_copy_of_a_closed_register_is_whole(register: Register) -> None:
    register.close()
    assert inspect(by_hand(register)).state is CopyState.WHOLE


@pytest.mark.thorough
@pytest.mark.parametrize("seed", [*range(3), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(3, 12))])
def test_a_torn_copy_is_never_whole(register: Register, seed: int) -> None:
    """The first part was copied before a checkpoint, the rest after it; or some pages never came."""
    chance = random.Random(seed)  # noqa: S311
    before = by_hand(register).read_bytes()
    register.unit.connection.wal_checkpoint()
    after = register.path.read_bytes()
    at = chance.randrange(1, len(before) // 4096) * 4096
    torn = chance.choice((before[:at] + after[at:], after[:at] + before[at:], after[:at], before[: at + 100]))
    copy = register.path.with_name("torn.db")
    copy.write_bytes(torn)
    try:
        assert inspect(copy).state is not CopyState.WHOLE
    except Unavailable as error:
        assert error.code in ("register_foreign", "disk_error")  # noqa: PT017


@pytest.mark.thorough
def test_a_changed_word_is_found_and_named(register: Register) -> None:
    register.close()
    copy = by_hand(register)
    foreign_process.tamper(copy, "UPDATE payload SET body = x'7b7d' WHERE rowid = 7")
    verdict = inspect(copy)
    assert verdict.state is CopyState.BROKEN
    assert "its body was changed" in verdict.detail


@pytest.mark.parametrize(("content", "code"), [(b"", "register_missing"), (None, "register_missing")])
def test_no_file_is_no_copy(tmp_path: Path, content: bytes | None, code: str) -> None:
    if content is not None:
        (tmp_path / "copy.db").write_bytes(content)
    with pytest.raises(Unavailable, match=code):
        inspect(tmp_path / "copy.db")


def test_another_programs_file_is_told_from_ours(tmp_path: Path) -> None:
    foreign_process.run(tmp_path / "other.db", "CREATE TABLE recipe (name)")
    with pytest.raises(Unavailable, match="register_foreign"):
        inspect(tmp_path / "other.db")


def test_noise_is_broken(tmp_path: Path) -> None:
    (tmp_path / "noise.db").write_bytes(random.Random(1).randbytes(9_000))  # noqa: S311
    found = inspect(tmp_path / "noise.db")
    assert found == CopyVerdict(tmp_path / "noise.db", CopyState.BROKEN, detail="NotADBError")


@pytest.mark.thorough
def test_it_can_be_stopped(register: Register) -> None:
    with pytest.raises(Unavailable, match="backup_stopped"):
        inspect(by_hand(register), stop=lambda: True)


@pytest.mark.thorough
def test_what_an_inspection_raises_names_the_file(tmp_path: Path, register: Register) -> None:
    none = tmp_path / "none.db"
    assert failure(lambda: inspect(none)) == ("register_missing", {"path": str(none)})
    other = tmp_path / "other.db"
    foreign_process.run(other, "CREATE TABLE recipe (name)")
    assert failure(lambda: inspect(other)) == ("register_foreign", {"path": str(other)})
    copy = by_hand(register)
    assert failure(lambda: inspect(copy, stop=lambda: True)) == ("backup_stopped", {})


@pytest.mark.thorough
def test_a_verdict_holds_what_was_captured_and_when_the_newest_entry_was_made(
    register: Register, clock: OfficeClock
) -> None:
    register.close()
    found = inspect(by_hand(register))
    assert found.path.name == "by hand.db"
    assert (found.detail, found.entries, found.last_at) == ("", 43, MORNING)
    assert found.captured is not None
    assert [no for _, _, no in found.captured.numbers] == [43]
    empty = CopyVerdict(found.path, CopyState.BROKEN)
    assert (empty.entries, empty.last_at, empty.detail) == (0, None, "")


@pytest.mark.thorough
def test_the_newest_entry_is_that_of_any_chain_whatever_cannot_be_read_of_the_others(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    later = OfficeClock(MORNING + timedelta(hours=3))
    with (
        closing(a_register(tmp_path / "one")) as one,
        closing(a_register(tmp_path / "two", counter="L2", clock=later)) as two,
    ):
        connection = one.unit.connection
        assert last_recorded(connection) is None
        record(one, 1)
        record(two, 1)
        carry(two, one)
        assert last_recorded(connection) == later()
    foreign_process.tamper(
        one.path, f"UPDATE journal SET recorded_at = 'x' WHERE recorded_at > '{MORNING:%Y-%m-%dT%H:%M:%S.9}'"
    )
    with closing(apsw.Connection(str(one.path))) as connection:
        assert last_recorded(connection) == MORNING
