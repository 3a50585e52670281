"""Children that reserve (again), enter and void slips until they are killed: ``python -m tests.support.slip_kills FOLDER KILLS SEED``.

After each kill the parent opens the register: every number that was acknowledged is there, none twice, and there is no
hole.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path
from uuid import uuid4

from frontoffice.domain.numbering import Number
from frontoffice.domain.people import Role
from frontoffice.domain.slips import SlipState, SlipUse
from frontoffice.register.queries import numbers, slips
from frontoffice.register.register import Register
from tests.support.examples import MORNING, TODAY, OfficeClock, a_register, an_intake, an_officer
from tests.support.kill_harness import kill_one

OFFICER, SUPERVISOR = an_officer(), an_officer(Role.SUPERVISOR, "Hendra Wijaya")
LOST = 300  # numbers that are on paper only at first
LONGEST = 0.04  # seconds from the first acknowledgement to the kill


def step(register: Register, chance: random.Random) -> str:
    """One act at the counter; what is acknowledged of it."""
    known, lost = register.slips.open(), register.slips.on_paper_only()
    what = chance.choice(
        (*("record", "reserve"), *(("enter", "enter", "void") if known else ()), *(("again",) * 3 if lost else ()))
    )
    if what == "again":
        ((_, ((first, last), *_)),) = lost
        span = first, min(last, first + 2)
        return f"reserved {register.slips.reserve_again(span, TODAY, 'Di laci', OFFICER, uuid4()).last}"
    if what == "reserve":
        return f"reserved {register.slips.reserve(3, 'Pemadaman', OFFICER, uuid4()).last}"
    if what == "void":
        slip = chance.choice(known)
        register.slips.void([slip.number], "Tidak terpakai", SUPERVISOR, uuid4())
        return f"void {slip.number.no}"
    use = SlipUse(chance.choice(known).number, MORNING) if what == "enter" else None
    return f"given {register.complaints.record(an_intake(), OFFICER, uuid4(), slip=use).complaint.number.no}"


def work(folder: Path, seed: float, pipe: int) -> None:
    """One act after the other, telling every acknowledgement; never returns."""
    register, chance = a_register(folder, clock=OfficeClock()), random.Random(seed)  # noqa: S311
    while True:
        os.write(pipe, f"{step(register, chance)}\n".encode())


def check(folder: Path, acknowledged: list[list[str]]) -> None:
    """What the register promises after a kill."""
    with closing(a_register(folder, clock=OfficeClock())) as register:
        connection = register.unit.connection
        assert slips.unaccounted_numbers(connection, "L1", 2026) == ()
        assert numbers.duplicate_numbers(connection) == ()
        given = {no for (no,) in connection.execute("SELECT no FROM complaint")}
        known = register.slips.all()
        void = {slip.number.no for slip in known if slip.state is SlipState.VOID}
        known_as = {"given": given, "void": void, "reserved": {slip.number.no for slip in known}}
        for what, no in acknowledged:
            assert int(no) in known_as[what], (what, no)


def main(folder: Path, times: int, seed: int) -> None:
    """Kill, look, go on."""
    chance, heard = random.Random(seed), list[list[str]]()  # noqa: S311
    with tempfile.TemporaryDirectory() as elsewhere, closing(a_register(Path(elsewhere), OfficeClock())) as register:
        for _ in range(8):
            step(register, chance)  # what it imports is there before the first child
    with closing(a_register(folder, OfficeClock())) as register:  # one that came back, to which 300 slips are lost
        register.unit.connection.execute("INSERT INTO meta (k, v) VALUES (?, 'elsewhere')", (numbers.MOVED,))
        register.numbering.take_over_series("Pulih", SUPERVISOR, uuid4(), Number("L1", 2026, LOST))
    for _ in range(times):
        heard += kill_one(partial(work, folder, chance.random()), chance, LONGEST)
        check(folder, heard)
    sys.stdout.write(f"{len(heard)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
