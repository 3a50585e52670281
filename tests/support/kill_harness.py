"""Children that record complaints until they are killed: ``python -m tests.support.kill_harness FOLDER KILLS SEED``.

One process imports the program once and forks a child for each kill. A child writes down what was acknowledged to it by the
register before it goes on, so the parent knows what was acknowledged. After each kill the parent opens the register
and holds it to its promises. Prints what it saw as JSON.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

from frontoffice.register.commands.drafts import Draft
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from tests.support.examples import TODAY, OfficeClock, a_register, an_intake, an_officer

OFFICER = an_officer()
LONGEST = 0.025  # seconds from the first acknowledgement to the kill


def work(folder: Path, pipe: int) -> None:
    """Record complaints one after the other, telling every acknowledgement; never returns."""
    register = a_register(folder, clock=OfficeClock())
    while True:
        draft, action = new_id(), new_id()
        register.drafts.save(Draft(draft, OFFICER.officer_id, register.now(), {"description": "Belum selesai"}))
        os.write(pipe, f"draft {draft} {action}\n".encode())
        complaint = register.complaints.record(an_intake(), OFFICER, action, draft_id=draft).complaint
        os.write(pipe, f"number {action} {complaint.number.no}\n".encode())
        job = register.printing.queue(action, "TM-T82", OFFICER)
        register.printing.start_sending(job.job_id)
        os.write(pipe, f"paper {action} {complaint.number.no}\n".encode())


def warm_up() -> None:
    """Record once elsewhere: what a recording imports is there before the first child, or each dies while importing."""
    with tempfile.TemporaryDirectory() as elsewhere:
        register = a_register(Path(elsewhere), clock=OfficeClock())
        draft, action = new_id(), new_id()
        register.drafts.save(Draft(draft, OFFICER.officer_id, register.now(), {}))
        register.complaints.record(an_intake(), OFFICER, action, draft_id=draft)
        register.printing.start_sending(register.printing.queue(action, "TM-T82", OFFICER).job_id)
        register.close()


def kill_one(work: Callable[[int], object], chance: random.Random, longest: float = LONGEST) -> list[list[str]]:
    """Fork a child, kill it at a random moment of its work; returns what had been acknowledged to it until then.

    ``work`` gets the pipe for its acknowledgements, and never returns; ``longest`` is in seconds from the first of them.
    """
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            work(write)
        finally:
            os._exit(1)
    os.close(write)
    received = os.read(read, 65_536)  # the child is at work
    until = time.monotonic() + chance.random() * longest
    while (left := until - time.monotonic()) > 0 and select.select([read], [], [], left)[0]:
        received += os.read(read, 65_536)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL, "the child ended by itself"
    while more := os.read(read, 65_536):
        received += more
    os.close(read)
    return [line.split() for line in received.decode().split("\n")[:-1]]


def check(register: Register, received: list[list[str]], numbers: dict[UUID, int]) -> str:
    """Hold the register to its promises; returns where the kill hit: before, after, or between recordings."""
    assert not register.unit.file.ended_cleanly
    assert register.maintenance.verify().broken in ("", None)
    lines = register.days.read(TODAY).lines
    assert [line.no for line in lines] == list(range(1, len(lines) + 1)), "a gap or a double number"
    there = {line.subject: line.no for line in lines}
    numbers.update({UUID(action): int(no) for what, action, no in received if what in ("number", "paper")})
    assert {action: there.get(action) for action in numbers} == numbers, "an acknowledged number is not there"
    numbers.update(there)
    drafts = {draft.draft_id for draft in register.drafts.all()}
    begun = [(UUID(draft), UUID(action)) for what, draft, action in received if what == "draft"]
    for draft, action in begun:
        assert (draft in drafts) != (action in there), "a draft is lost, or stands beside its complaint"
    for draft in drafts:
        register.drafts.drop(draft)
    if received[-1][0] != "draft":
        return "between"
    return "after commit" if begun[-1][1] in there else "before commit"


def kills(folder: Path, times: int, seed: int) -> Iterator[str]:
    """Kill a child ``times`` times, checking after each; yields where it hit."""
    chance = random.Random(seed)  # noqa: S311
    numbers: dict[UUID, int] = {}
    warm_up()
    for _ in range(times):
        lines = kill_one(partial(work, folder), chance)
        register = a_register(folder, clock=OfficeClock())
        yield check(register, lines, numbers)
        register.close()


if __name__ == "__main__":
    a_register(Path(sys.argv[1])).close()
    sys.stdout.write(json.dumps(Counter(kills(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))))
