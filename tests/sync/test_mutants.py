"""Does the suite notice? Each rule of the design is taken out of a copy of the program, and the suite must fail there.

Random simulation alone overlooks some of them (a branch of somebody else's chain, an order that depends on the chain):
the directed tests are asked, in a process of their own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASKED = (
    "tests/sync/rounds/test_exchange.py",
    "tests/sync/rounds/test_push.py",
    "tests/register/replication/test_fork_repair.py",
)


@dataclass(frozen=True)
class Mutant:
    """What is taken out: in each file, the first text becomes the second."""

    name: str
    changes: tuple[tuple[str, str, str], ...]


EXCHANGE, JOURNAL, INGEST = (
    f"frontoffice/{name}.py"
    for name in (
        "sync/rounds/exchange",
        "register/journal/journal",
        "register/replication/ingest",
    )
)
MUTANTS = (
    Mutant("no fork check", ((EXCHANGE, "if my.seq >= their.seq > 0 and", "if my.seq < 0 and"),)),
    Mutant(
        "push from a local watermark",
        (
            (EXCHANGE, "self.tally.pushed += len(rows)", "self.tally.pushed += len(rows)\n                    _SENT[origin] = rows[-1][1]"),
            (EXCHANGE, "push.pieces(self.replica, origin, above, upto):\n                    self._go_on(Progress(Stage.PUSH",
             "push.pieces(self.replica, origin, max(above, _SENT.get(origin, 0)), upto):\n                    self._go_on(Progress(Stage.PUSH"),
            (EXCHANGE, "TRIES: Final = 6", "TRIES: Final = 6\n_SENT: dict[UUID, int] = {}"),
        ),
    ),
    Mutant(
        "order by the clock",
        (
            (JOURNAL, "WHERE subject = ? ORDER BY lc, entry_id", "WHERE subject = ? ORDER BY recorded_at, entry_id"),
            (INGEST, "ORDER BY subject, lc, entry_id", "ORDER BY subject, recorded_at, entry_id"),
        ),
    ),
    Mutant(
        "no hash check after the push",
        (("frontoffice/sync/rounds/push.py", "if not last or last[0][0] != rows[-1][HASH]:", "if not last:"),),
    ),
    Mutant("no relay", ((EXCHANGE, "        for origin, (above, upto) in chains.items():\n            if not are_relayed",
                         "        for origin, (above, upto) in {}.items():\n            if not are_relayed"),)),
    Mutant(
        "order that depends on the chain",
        (
            (JOURNAL, "WHERE subject = ? ORDER BY lc, entry_id", "WHERE subject = ? ORDER BY lc, origin"),
            (INGEST, "ORDER BY subject, lc, entry_id", "ORDER BY subject, lc, origin"),
        ),
    ),
    Mutant(
        "no rule for a branch of somebody else's chain",
        ((EXCHANGE, '        self._relay({origin: (fork, ends)}, "forked")\n        if not self.signed.accepts(origin, fork):\n            return False\n        self.replica.archive(origin, fork, str(HealCause.CENTRE_DIFFERS))\n', ""),),
    ),
)  # fmt: skip


def copied(folder: Path, changes: tuple[tuple[str, str, str], ...]) -> Path:
    """A copy of the program and its tests with these changes, each of which must fit."""
    for name in ("frontoffice", "forms", "resources", "tests", "pyproject.toml"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    for name, old, new in changes:
        text = (folder / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, (name, old)
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    return folder


def suite(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-n",
        "0",
        "-x",
        "-q",
        "-p",
        "no:randomly",
        "-p",
        "no:cacheprovider",
        "-m",
        "not long and not bench",
        *ASKED,
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_what_is_taken_out_still_stands_in_the_program() -> None:
    for mutant in MUTANTS:
        for name, old, _ in mutant.changes:
            assert (ROOT / name).read_text(encoding="utf-8").count(old) == 1, (mutant.name, name)


@pytest.mark.seconds
@pytest.mark.long
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_the_suite_notices_what_is_taken_out(tmp_path: Path, mutant: Mutant) -> None:
    done = suite(copied(tmp_path / "mutant", mutant.changes))
    assert done.returncode == 1, done.stdout[-2_000:]
    assert "FAILED " in done.stdout


@pytest.mark.seconds
@pytest.mark.long
def test_it_passes_when_nothing_is_taken_out(tmp_path: Path) -> None:
    done = suite(copied(tmp_path / "whole", ()))
    assert done.returncode == 0, done.stdout[-2_000:]
