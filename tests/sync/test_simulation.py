"""Everything at once, drawn from a seed: a few in every run, many behind the marker ``long``.

A seed that failed is run again with ``FRONTOFFICE_SIMULATION_FIRST=seed FRONTOFFICE_SIMULATION_SEEDS=1`` and the same
``FRONTOFFICE_SIMULATION_STEPS``, with ``-m long``.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import Announce
from tests.support import simulation
from tests.support.centre_server import CentreServer
from tests.sync.test_survival import LOST

FIRST = int(os.environ.get("FRONTOFFICE_SIMULATION_FIRST", "2000"))
SEEDS = int(os.environ.get("FRONTOFFICE_SIMULATION_SEEDS", "8"))
STEPS = int(os.environ.get("FRONTOFFICE_SIMULATION_STEPS", "250"))


@pytest.mark.seconds
@pytest.mark.parametrize("seed", [1, pytest.param(7, marks=pytest.mark.long)])
def test_whatever_happens_to_counters_and_centre_they_agree_again(
    centre_server: CentreServer, tmp_path: Path, announce: Announce, seed: int
) -> None:
    announce.perhaps(LOST)
    happened = simulation.run(centre_server, tmp_path, seed, steps=50)
    assert happened["complete"]


@pytest.mark.seconds
@pytest.mark.long
def test_they_do_over_many_seeds(
    centre_server: CentreServer, tmp_path: Path, announce: Announce, capsys: pytest.CaptureFixture[str]
) -> None:
    announce.perhaps(LOST)
    happened: Counter[str] = Counter()
    for seed in range(FIRST, FIRST + SEEDS):
        happened += simulation.run(centre_server, tmp_path, seed, STEPS)
    with capsys.disabled():
        print(f"\n{SEEDS} seeds of {STEPS} steps: {dict(sorted(happened.items()))}", end="")  # noqa: T201
    assert happened["healed copied"]
    assert happened["was cut"]
    assert all(happened[what] for what in ("joined", "left", "corrected", "extended"))
