"""The -shm beside a register, in which SQLite finds what stands in its log: gone, cut, overwritten while it is at work.

Nothing of it is on the way to the disk: it is memory that programs share, and made anew from the log. Where nothing shows it
to be a false one, the damage is named at the next start.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from frontoffice.app.window.file_check import INCOMPLETE, WHOLE
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterNotice
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from tests.conftest import Announce
from tests.support.examples import TODAY, OfficeClock, a_register, an_intake, an_officer
from tests.support.wal_index_harm import HARMS

ROOT = Path(__file__).resolve().parents[2]
DEADLY = ("emptied", "cut in half")  # the system ends whoever reads memory that the file has no more
pytestmark = pytest.mark.posix("Windows lets nobody take away or cut a file that is mapped")


def harmed(folder: Path, harm: str) -> tuple[int, list[int]]:
    """How a program ended whose -shm was harmed, and the numbers that were acknowledged to it."""
    command = [sys.executable, "-m", "tests.support.wal_index_harm", str(folder), harm]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    return done.returncode, [int(line) for line in done.stdout.split()]


def check(register: Register, acknowledged: list[int]) -> None:
    there = [line.no for line in register.days.read(TODAY).lines]
    assert there == list(range(1, len(there) + 1))
    assert there[: len(acknowledged)] == acknowledged
    assert not register.maintenance.verify().broken
    assert register.complaints.record(an_intake(), an_officer(), new_id()).complaint.number.no == len(there) + 1


@pytest.mark.thorough
@pytest.mark.seconds
@pytest.mark.parametrize("harm", [name for name in HARMS if name not in (*DEADLY, "noise behind its header")])
def test_whoever_takes_or_overwrites_the_shm_stops_nobody_and_nothing_is_lost(tmp_path: Path, harm: str) -> None:
    code, acknowledged = harmed(tmp_path, harm)
    assert (code, acknowledged) == (0, list(range(1, 26)))
    with closing(a_register(tmp_path, clock=OfficeClock())) as register:
        assert register.notices() == ()
        check(register, acknowledged)


@pytest.mark.thorough
@pytest.mark.seconds
@pytest.mark.parametrize("harm", DEADLY)
def test_a_shm_that_is_cut_ends_the_program_which_starts_again_with_all_that_was_acknowledged(
    tmp_path: Path, harm: str
) -> None:
    code, acknowledged = harmed(tmp_path, harm)
    assert (code, acknowledged) == (-signal.SIGBUS, [1, 2, 3, 4, 5])
    with closing(a_register(tmp_path, clock=OfficeClock())) as register:
        assert [notice.code for notice in register.notices()] == [RegisterNotice.ENDED_UNCLEANLY]
        check(register, acknowledged)


@pytest.mark.thorough
@pytest.mark.seconds
@pytest.mark.parametrize("size", [0, 1, 3, 32_768, 40_000])
def test_what_a_killed_program_left_of_it_is_never_believed(tmp_path: Path, size: int) -> None:
    assert harmed(tmp_path, "emptied")[0] == -signal.SIGBUS
    (tmp_path / "register.db-shm").write_bytes(b"\xa5" * size)
    with closing(a_register(tmp_path, clock=OfficeClock())) as register:
        check(register, [1, 2, 3, 4, 5])


@pytest.mark.thorough
@pytest.mark.seconds
def test_what_sqlite_cannot_tell_from_a_true_one_is_named_as_damage_at_the_next_start(
    tmp_path: Path, announce: Announce
) -> None:
    """Behind its header nothing is checked: whoever writes there may as well write into the register."""
    announce("the register cannot be read")
    harmed(tmp_path, "noise behind its header")
    with pytest.raises(Unavailable, match="register_damaged"):
        a_register(tmp_path, clock=OfficeClock())


@pytest.mark.thorough
@pytest.mark.seconds
@pytest.mark.parametrize("harm", [name for name in HARMS if name != "noise behind its header"])
def test_a_verification_beside_it_never_calls_a_register_whole_of_which_it_sees_a_part(
    tmp_path: Path, harm: str
) -> None:
    """What a cut one leads to is an older state of the register; the mark of this computer knows the last number."""
    command = [sys.executable, "-m", "tests.support.wal_index_harm", str(tmp_path), harm, "verified"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout[:14]) in ((WHOLE, "utuh: 30 catat"), (INCOMPLETE, "tidak lengkap:"))
