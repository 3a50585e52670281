"""kill -9 at random moments of recording: no gap, no double, every acknowledged number there, the draft back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def killed(folder: Path, times: int, seed: int) -> dict[str, int]:
    command = [sys.executable, "-m", "tests.support.kill_harness", str(folder), str(times), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    hits: dict[str, int] = json.loads(done.stdout)
    assert sum(hits.values()) == times
    return hits


@pytest.mark.thorough
@pytest.mark.seconds
@pytest.mark.posix("a child is forked for each kill")
def test_whoever_is_killed_while_recording_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    killed(tmp_path, 10, seed=24112026)


@pytest.mark.seconds
@pytest.mark.long
def test_five_hundred_kills_hit_every_moment_and_lose_nothing(tmp_path: Path) -> None:
    hits = killed(tmp_path, 500, seed=14)
    assert set(hits) == {"before commit", "after commit", "between"}, hits


def slips_killed(folder: Path, times: int, seed: int) -> int:
    command = [sys.executable, "-m", "tests.support.slip_kills", str(folder), str(times), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


@pytest.mark.seconds
@pytest.mark.posix("a child is forked for each kill")
def test_whoever_is_killed_over_slips_leaves_no_hole_and_no_number_twice(tmp_path: Path) -> None:
    assert slips_killed(tmp_path, 5, seed=26112026) >= 5


@pytest.mark.seconds
@pytest.mark.long
def test_two_hundred_kills_over_slips_leave_no_hole_and_no_number_twice(tmp_path: Path) -> None:
    assert slips_killed(tmp_path, 200, seed=6) >= 200
