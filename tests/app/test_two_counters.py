"""Two counters with one printer, at once: none of their papers hangs on the other's, is lost, or doubled unmarked."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def begun(folder: Path, receipts: int, seed: int, way: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.support.two_counters", str(folder), str(receipts), str(seed), way]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)


def seen(day: subprocess.Popen[str]) -> Counter[str]:
    out, errors = day.communicate()
    assert day.returncode == 0, errors
    return Counter(json.loads(out))


@pytest.mark.seconds
@pytest.mark.posix("children are forked")
def test_two_counters_at_one_printer_lose_and_double_no_paper(tmp_path: Path) -> None:
    assert seen(begun(tmp_path, 4, 1, "alone"))["receipts"] >= 4


@pytest.mark.long
@pytest.mark.posix("children are forked")
def test_three_hundred_receipts_of_two_counters_on_one_printer_that_takes_one_after_the_other(tmp_path: Path) -> None:
    days = [begun(tmp_path / str(seed), 76, seed, "alone") for seed in (11, 44, 66, 77)]
    hits = sum((seen(day) for day in days), Counter())
    assert hits["receipts"] >= 300
    assert min(hits[fault] for fault in ("roll", "power", "restart", "slow", "killed", "wrong")) > 0, hits


@pytest.mark.long
@pytest.mark.posix("children are forked")
@pytest.mark.parametrize("answers_go", ["all", "last"])
def test_a_server_that_lets_two_counters_write_at_once_has_no_paper_called_printed_that_is_not_there(
    tmp_path: Path, answers_go: str
) -> None:
    hits = seen(begun(tmp_path, 60, 24, answers_go))
    assert hits["merged"] > 0, "they never wrote at once"
