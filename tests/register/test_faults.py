"""A disk that fails at the n-th write or sync: the officer learns which it was, and F9 again never counts twice."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID, uuid4

import apsw
import pytest

from frontoffice.errors import Unavailable
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from tests.conftest import Announce
from tests.support import place_keys
from tests.support.examples import TODAY, a_register, an_intake, an_officer
from tests.support.faulty_disk import FaultyDisk

OFFICER = an_officer()
USUAL = 42  # calls in one recording
AT_SYNC = 0.3  # of the faults hit the commit's sync, after which an error means that nobody knows


@dataclass
class Tries:
    """Actions on a failing disk, and what became of them."""

    register: Register
    disk: FaultyDisk
    chance: random.Random
    outcomes: Counter[str] = field(default_factory=Counter)
    acknowledged: dict[UUID, int] = field(default_factory=dict)

    def press_f9(self, action: UUID) -> str:
        """Try once; "recorded", or the code of what is unavailable."""
        try:
            self.acknowledged[action] = self.register.complaints.record(
                an_intake(), OFFICER, action
            ).complaint.number.no
        except Unavailable as unavailable:
            return unavailable.code
        return "recorded"

    def once(self) -> None:
        """One action while the disk fails at some call, and again when it works."""
        action = new_id()
        error = self.chance.choice([apsw.FullError, apsw.IOError])
        times = self.chance.choice([1, 2, 4, 12, 40])
        if self.chance.random() < AT_SYNC:
            self.disk.fail_at_sync(times, error)
        else:
            self.disk.fail(self.chance.randint(1, USUAL), times, error)
        self.disk.tears, self.disk.reads_fail = self.chance.random() < 0.3, self.chance.random() < 0.2
        failed = self.disk.failed
        outcome = self.press_f9(action)
        self.disk.heal()
        touched = "touched" if self.disk.failed > failed else "untouched"
        self.outcomes[f"{outcome} {touched}"] += 1
        held = [line.no for line in self.register.days.read(TODAY).lines if line.subject == action]
        if outcome == "recorded":
            assert held == [self.acknowledged[action]]
        elif outcome != "outcome_unknown":
            assert held == [], f"reported {outcome}, yet it is in the register"
        assert self.press_f9(action) == "recorded"
        if held:
            assert held == [self.acknowledged[action]], "F9 again made another number"

    def check(self) -> None:
        """The whole register is as it was acknowledged, numbers without gap or double, the chain intact."""
        lines = self.register.days.read(TODAY).lines
        assert [line.no for line in lines] == list(range(1, len(lines) + 1))
        assert {line.subject: line.no for line in lines} == self.acknowledged
        assert not self.register.maintenance.verify().broken
        with self.register.unit.writing():
            assert not self.register.unit.tags.is_changed


def run(folder: Path, times: int, seed: int) -> Counter[str]:
    disk = FaultyDisk(f"faulty-{seed}-{uuid4()}")
    with closing(a_register(folder, vfs=disk.name)) as register:
        tries = Tries(register, disk, random.Random(seed))  # noqa: S311
        for _ in range(times):
            tries.once()
        tries.check()
    with closing(a_register(folder)) as register:  # and on a disk that works, by another program
        tries.register = register
        tries.check()
    disk.unregister()
    return tries.outcomes


@pytest.fixture(autouse=True)
def found_after_all(announce: Announce) -> None:
    announce.perhaps("was found in the register")


@pytest.mark.thorough
@pytest.mark.parametrize("seed", [5, 6])
def test_what_was_in_doubt_is_never_taken_for_what_another_program_wrote(tmp_path: Path, seed: int) -> None:
    with place_keys.in_use():
        run(tmp_path, 20, seed)


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 4))])
def test_whatever_the_disk_does_an_action_counts_once_and_the_officer_knows(tmp_path: Path, seed: int) -> None:
    run(tmp_path, 15, seed)


@pytest.mark.seconds
@pytest.mark.long
def test_five_hundred_faults_leave_nothing_unsaid(tmp_path: Path) -> None:
    outcomes: Counter[str] = Counter()
    for seed in itertools.count(100):
        (folder := tmp_path / str(seed)).mkdir()
        outcomes += run(folder, 25, seed)
        if sum(count for outcome, count in outcomes.items() if outcome.endswith(" touched")) >= 500:
            break
    assert outcomes["recorded touched"] > 10, outcomes  # a disk that goes on failing leaves most of them unknown
    assert outcomes["disk_full touched"] > 100, outcomes
    assert outcomes["outcome_unknown touched"] > 5, outcomes
