"""Random worlds and what the independent checker says of each: ``python -m tests.support.simulated_histories``.

In worlds of an odd seed the office has a key, and its devices sign.

``--first SEED --seeds N --steps N --workers N --report FILE`` runs so many worlds, each process with a PostgreSQL of its
own, and keeps a report: each seed with its steps, what happened, how much was looked at, every fault by name, and the
digest of its history. ``--replay FILE`` runs the worlds of a report again (``--first`` and ``--seeds`` limit which) and
says where a world was not the same again. ``--keep FOLDER`` keeps registers and history of worlds with faults.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tests.support import scratch, simulation
from tests.support.centre_server import CentreServer, started
from tests.support.history import record
from tests.support.history.record import Event
from tests.support.killed_desk import KilledDesks, killed_desks

ROOT = Path(__file__).resolve().parents[2]
STEPS = 150
_LASTING = "synchronous_commit = on\n"  # what was acknowledged outlives the server's fall


def run(seeds: Sequence[tuple[int, int]], workers: int, folder: Path, keep: Path | None = None) -> dict[str, Any]:
    """Run worlds, each a seed and its steps, in so many processes; gives the report."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = [folder / f"part-{no}.json" for no in range(workers)]
    running = []
    for no, part in enumerate(parts):
        asked = json.dumps([list(one) for one in seeds[no::workers]])
        command = [sys.executable, "-m", __spec__.name, "--worlds", asked, "--report", str(part)]
        running.append(subprocess.Popen(command + (["--keep", str(keep)] if keep else []), cwd=ROOT))
    failed = [one.wait() for one in running]
    assert not any(failed), failed
    worlds = [world for part in parts for world in json.loads(part.read_text(encoding="utf-8"))["worlds"]]
    return _report(sorted(worlds, key=lambda world: int(world["seed"])))


def _report(worlds: list[dict[str, Any]]) -> dict[str, Any]:
    happened: Counter[str] = Counter()
    checked: Counter[str] = Counter()
    for world in worlds:
        happened.update(world["happened"])
        checked.update(world["checked"])
    return {
        "seeds": len(worlds),
        "faults": sum(bool(world["faults"]) for world in worlds),
        "happened": dict(sorted(happened.items())),
        "checked": dict(sorted(checked.items())),
        "worlds": worlds,
    }


def run_here(seeds: Iterable[tuple[int, int]], keep: Path | None = None) -> list[dict[str, Any]]:
    """Run worlds one after the other in this process."""
    with started(_LASTING) as server, killed_desks() as children:
        return [_world(server, children, seed, steps, keep) for seed, steps in seeds]


def _world(server: CentreServer, children: KilledDesks, seed: int, steps: int, keep: Path | None) -> dict[str, Any]:
    folder = Path(tempfile.mkdtemp(prefix=f"world-{seed}-"))
    faults: list[list[str]]
    happened: dict[str, int] = {}
    checked: dict[str, int] = {}
    try:
        counted, verdict = simulation.run(server, folder, seed, steps, children, server_dies=True, signs=bool(seed % 2))
        happened, checked = dict(sorted(counted.items())), verdict.counts()
        faults = [list(fault) for fault in verdict.faults]
    except Exception:  # noqa: BLE001  (the program's own error is this world's verdict)
        faults = [["error", "", traceback.format_exc()]]
    history = folder / str(seed) / "history.jsonl"
    digest = digest_of(record.read(history)) if history.exists() else ""
    if faults and keep is not None:
        shutil.copytree(folder, keep / str(seed), dirs_exist_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    return {
        "seed": seed,
        "steps": steps,
        "digest": digest,
        "checked": checked,
        "faults": faults,
        "happened": happened,
    }


def digest_of(history: Iterable[Event]) -> str:
    """What is the same whenever the same world is run: its steps and what officers were acknowledged."""
    made = hashlib.sha256()
    for event in history:
        if event.what in {"step", "desk", "acknowledged"}:
            made.update(json.dumps([event.at, event.what, dict(event.facts)], sort_keys=True).encode())
    return made.hexdigest()


def differing(report: dict[str, Any], again: dict[str, Any]) -> list[int]:
    """The seeds whose worlds were not the same again."""
    before = {world["seed"]: world["digest"] for world in report["worlds"]}
    return [world["seed"] for world in again["worlds"] if before[world["seed"]] != world["digest"]]


def main(arguments: Sequence[str]) -> int:
    """Do what is asked on the command line; 1 where a fault was found or a replayed world was another one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int)
    parser.add_argument("--seeds", type=int)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--report", type=Path)
    parser.add_argument("--replay", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--worlds", type=json.loads, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    scratch.lie_in_memory()
    if asked.worlds is not None:
        asked.report.write_text(json.dumps({"worlds": run_here(asked.worlds, asked.keep)}), encoding="utf-8")
        return 0
    before = json.loads(asked.replay.read_text(encoding="utf-8")) if asked.replay else None
    if before:
        seeds = [(world["seed"], world["steps"]) for world in before["worlds"]]
        first = seeds[0][0] if asked.first is None else asked.first
        seeds = [one for one in seeds if one[0] >= first][: asked.seeds]
    else:
        first = asked.first or 0
        seeds = [(seed, asked.steps) for seed in range(first, first + (asked.seeds or 1))]
    with tempfile.TemporaryDirectory() as folder:
        report = run(seeds, min(asked.workers, len(seeds)), Path(folder), asked.keep)
    if asked.report:
        asked.report.write_text(json.dumps(report, indent=1), encoding="utf-8")
    others = differing(before, report) if before else []
    sys.stdout.write(spoken(report) + "".join(f"seed {seed}: another world than before\n" for seed in others))
    return int(bool(report["faults"] or others))


def spoken(report: dict[str, Any]) -> str:
    """The report in a few lines: how much was looked at, what happened, and every fault."""
    lines = [f"{report['seeds']} worlds: {report['checked']}", f"what happened: {report['happened']}"]
    for world in report["worlds"]:
        lines += [f"seed {world['seed']}: {rule} at {where or '?'}: {what}" for rule, where, what in world["faults"]]
    lines.append(f"{report['faults']} worlds with faults")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
