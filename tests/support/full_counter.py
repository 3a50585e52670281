"""A counter with many entries, and how many of them a desk takes."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from uuid import UUID

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import PaperBody, ReviewedBody, SteppedBody
from frontoffice.domain.numbering import Number
from frontoffice.register.commands import complaints
from frontoffice.register.journal.ids import uuid7
from tests.support import filled_register
from tests.support.counters import OFFICER, SUPERVISOR, Counter

EACH = 6
ENTRIES = int(os.environ.get("FRONTOFFICE_BENCH_ENTRIES", "12000"))


def fill(counter: Counter, entries: int) -> None:
    """Complaints with all that becomes of them, the way a counter writes them down."""
    unit = counter.register.unit
    channels, chance = counter.register.reference_data.channels(), random.Random(5)  # noqa: S311

    def new() -> UUID:
        return uuid7(int(counter.clock().timestamp() * 1000), chance.randbytes(10))

    numbered = list(enumerate(filled_register.intakes(entries // EACH), 1))
    for start in range(0, len(numbered), 200):
        some = numbered[start : start + 200]
        with unit.writing():
            actions = []
            for no, intake in some:
                counter.clock.move(seconds=20)
                number = Number(counter.series, 2026, no)
                body = complaints.recording_body(
                    unit, intake, channels[intake.channel], number, OFFICER, counter.clock()
                )
                actions.append(action := new())
                unit.append_entry(action, action, EntryKind.RECORDED, body, OFFICER, number=number)
            for action in actions:
                unit.append_entry(new(), action, EntryKind.REVIEWED, ReviewedBody(note="Segera", by=""), SUPERVISOR)
            for step in ("analyse", "decide", "inform"):
                for action in actions:
                    stepped = SteppedBody(
                        step=step, on="2026-11-24", text="Sudah dibahas dengan bidang teknis.", by="", cycle=1
                    )
                    unit.append_entry(new(), action, EntryKind.STEPPED, stepped, SUPERVISOR)
            for action in actions:
                paper = PaperBody(job=str(new()), copy_no=1, printer="x", state="handed_over", why="", evidence="")
                unit.append_entry(new(), action, EntryKind.PAPER, paper, OFFICER)


def taken(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began
