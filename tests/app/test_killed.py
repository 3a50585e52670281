"""kill -9 at every step of printing: no receipt lost, none doubled without a mark, none confirmed that is not there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOMENTS = {"before commit", "after commit", "mid-send", "before the result"}


def killed(folder: Path, receipts: int, seed: int) -> dict[str, int]:
    command = [sys.executable, "-m", "tests.app.paper_nursery", str(folder), str(receipts), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    hits: dict[str, int] = json.loads(done.stdout)
    return hits


def test_whoever_is_killed_while_printing_loses_and_doubles_no_paper(tmp_path: Path) -> None:
    hits = killed(tmp_path, 6, seed=24112026)
    assert all(hits[moment] for moment in MOMENTS), hits


@pytest.mark.long
def test_two_hundred_receipts_with_kills_at_every_moment(tmp_path: Path) -> None:
    hits = killed(tmp_path, 200, seed=14)
    assert all(hits[moment] >= 5 for moment in (*MOMENTS, "any")), hits
    assert hits["receipts"] >= 200
