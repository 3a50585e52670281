"""Everything at once, drawn from a seed: a few in every run, many behind the marker ``long``.

Behind the marker ``histories``, which is run by itself, are as many worlds as ``FRONTOFFICE_HISTORIES`` says (1,000), from
the seed ``FRONTOFFICE_HISTORIES_FIRST`` on, with everything that machines do to them; ``FRONTOFFICE_HISTORIES_REPORT`` names a
file for what the checker says of each. ``tests/support/simulated_histories`` runs such a report again.

A seed that failed under ``long`` is run again with ``FRONTOFFICE_SIMULATION_FIRST=seed FRONTOFFICE_SIMULATION_SEEDS=1`` and the
same ``FRONTOFFICE_SIMULATION_STEPS``.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Announce
from tests.support import forgotten_branch, simulated_histories, simulation
from tests.support.centre_server import CentreServer
from tests.support.cut_network import LOST
from tests.support.simulation import World

FIRST = int(os.environ.get("FRONTOFFICE_SIMULATION_FIRST", "2000"))
SEEDS = int(os.environ.get("FRONTOFFICE_SIMULATION_SEEDS", "8"))
STEPS = int(os.environ.get("FRONTOFFICE_SIMULATION_STEPS", "250"))
FIRST_WORLD = int(os.environ.get("FRONTOFFICE_HISTORIES_FIRST", "0"))
WORLDS = int(os.environ.get("FRONTOFFICE_HISTORIES", "1000"))
FEWEST = 60  # worlds, in which everything happens
AT_ONCE = 2 * (os.cpu_count() or 1)  # each waits for its server half of the time
EVERYTHING = (
    *("killed", "shut_down", "fell in a round", "centre_put_back", "put_back", "copy", "replaced", "revoked"),
    *("relayed", "merged", "signed by the office", "erased for good", "holes", "twice", "without authority"),
)
KEPT = Path(__file__).parents[1] / "support" / "fixtures" / "thousand_worlds.json"
REPORT = os.environ.get("FRONTOFFICE_HISTORIES_REPORT", "")


def test_the_report_that_is_kept_is_of_a_thousand_worlds_without_a_fault_and_can_be_run_again() -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert [(world["seed"], world["steps"], world["faults"]) for world in kept["worlds"]] == [
        (seed, simulated_histories.STEPS, []) for seed in range(1000)
    ]
    assert (kept["seeds"], kept["faults"]) == (1000, 0)
    assert simulated_histories.differing(kept, kept) == []
    assert all(kept["happened"][what] for what in EVERYTHING)


@pytest.mark.seconds
@pytest.mark.parametrize("seed", [1, pytest.param(7, marks=pytest.mark.long)])
def test_whatever_happens_to_counters_and_centre_they_agree_again(
    centre_server: CentreServer, tmp_path: Path, announce: Announce, seed: int
) -> None:
    announce.perhaps(LOST)
    happened, verdict = simulation.run(centre_server, tmp_path, seed, steps=50)
    assert happened["complete"]
    assert verdict.faults == ()
    assert verdict.acknowledged > 10


@pytest.mark.seconds
@pytest.mark.thorough
@pytest.mark.parametrize("signs", [False, True])
def test_a_branch_that_only_a_third_desk_holds_is_in_every_chain_in_the_end(
    centre_server: CentreServer, tmp_path: Path, *, signs: bool
) -> None:
    """In its archive; where devices sign, the owner's signature keeps it in the chain there until the office decides."""
    world = World(centre_server, tmp_path, seed=1, signs=signs)
    try:
        owner, third = forgotten_branch.forget(world)
        kept: Any = third.connection.execute("SELECT entry_id FROM journal_fork WHERE new_origin IS NULL")
        archived = {entry_id for (entry_id,) in kept.fetchall()}
        mine: Any = third.connection.execute("SELECT entry_id FROM journal JOIN my_origin USING (origin)")
        branch = (
            (archived | set(third.entries())) - set(owner.entries()) - {entry_id for (entry_id,) in mine.fetchall()}
        )
        assert (len(branch), len(archived)) == (2, 0 if signs else 2)
        with world.centre.connect() as office:
            for table in ("entry", "quarantine"):
                ids = office.execute(f"SELECT entry_id FROM journal.{table}".encode()).fetchall()
                assert not branch & {one.bytes for (one,) in ids}, "nobody but the third desk has it"
        world.quiesce()
        world.check()
        assert all(branch <= set(counter.entries()) for counter in world.counters)
        assert world.verdict().faults == ()
    finally:
        world.close()


@pytest.mark.seconds
@pytest.mark.histories
def test_whoever_knows_only_files_and_history_finds_nothing_forgotten_in_many_worlds(tmp_path: Path) -> None:
    seeds = [(seed, simulated_histories.STEPS) for seed in range(FIRST_WORLD, FIRST_WORLD + WORLDS)]
    report = simulated_histories.run(seeds, AT_ONCE, tmp_path)
    if REPORT:
        Path(REPORT).write_text(json.dumps(report, indent=1), encoding="utf-8")
    assert not report["faults"], simulated_histories.spoken(report)
    assert report["checked"]["acknowledged"] > 20 * WORLDS
    if WORLDS >= FEWEST:
        never = [what for what in EVERYTHING if not report["happened"].get(what)]
        assert never == []


@pytest.mark.seconds
@pytest.mark.thorough
@pytest.mark.posix("programs are forked and killed")
def test_a_world_with_all_its_faults_is_the_same_world_again(tmp_path: Path) -> None:
    report, again = (simulated_histories.run([(3, 60)], 1, tmp_path / name, tmp_path) for name in ("one", "again"))
    assert (report["faults"], simulated_histories.differing(report, again)) == (0, [])
    assert report["happened"]["killed"]


@pytest.mark.seconds
@pytest.mark.long
def test_they_do_over_many_seeds(
    centre_server: CentreServer, tmp_path: Path, announce: Announce, capsys: pytest.CaptureFixture[str]
) -> None:
    announce.perhaps(LOST)
    happened: Counter[str] = Counter()
    for seed in range(FIRST, FIRST + SEEDS):
        what, verdict = simulation.run(centre_server, tmp_path, seed, STEPS)
        assert verdict.faults == (), seed
        happened += what
    with capsys.disabled():
        print(f"\n{SEEDS} seeds of {STEPS} steps: {dict(sorted(happened.items()))}", end="")  # noqa: T201
    assert happened["healed copied"]
    assert happened["was cut"]
    assert all(happened[what] for what in ("joined", "left", "corrected", "extended"))
