"""kill -9 at every step of printing: no receipt lost, none doubled without a mark, none confirmed that is not there."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOMENTS = {"before commit", "after commit", "mid-send", "awaiting", "before the result"}
FAULTS = {"roll", "cover", "offline", "frozen", "deaf", "power", "reset", "hang_up", "restart", "lost", "stray", "slow"}


def begun(folder: Path, receipts: int, seed: int, *day: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.support.print_kill_harness", str(folder), str(receipts), str(seed), *day]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)


def seen(day: subprocess.Popen[str]) -> Counter[str]:
    out, errors = day.communicate()
    assert day.returncode == 0, errors
    return Counter(json.loads(out))


@pytest.mark.seconds
@pytest.mark.posix("children are forked")
def test_whoever_is_killed_while_printing_loses_and_doubles_no_paper(tmp_path: Path) -> None:
    hits = seen(begun(tmp_path, 6, 24112026))
    assert all(hits[moment] for moment in MOMENTS), hits


@pytest.mark.long
def test_whoever_is_killed_while_a_queue_prints_loses_and_doubles_no_paper(tmp_path: Path) -> None:
    hits = seen(begun(tmp_path, 30, 25112026, "queue"))
    assert all(hits[moment] for moment in (*MOMENTS, "any")), hits


@pytest.mark.seconds
@pytest.mark.long
def test_three_hundred_receipts_with_kills_broken_printers_and_wrong_answers(tmp_path: Path) -> None:
    days = [begun(tmp_path / str(seed), 76, seed, "bad", "wrong") for seed in (14, 15, 16, 17)]  # they mostly wait
    hits = sum((seen(day) for day in days), Counter())
    assert all(hits[moment] for moment in (*MOMENTS, "any")), hits
    assert all(hits[fault] for fault in FAULTS), hits
    assert hits["receipts"] >= 300
    assert hits["wrong"] > 0
    assert hits["corrected"] > 0
