"""Two counters with one printer: ``python -m tests.support.two_counters FOLDER RECEIPTS SEED alone|all|last``.

Each is a process with a register of its own, killed now and then. They print at the same time on a slow printer with a
buffer of 64 bytes, to which things happen; it takes one of them after the other (``alone``), or a device server lets
both write at once, and what the printer says goes to both or to who wrote last. Prints what was seen as JSON.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from tests.support.fault_injector import FaultInjector
from tests.support.paper_printer import PaperPrinter
from tests.support.print_kill_harness import MOMENTS, PrintKillHarness
from tests.support.print_officer import answer, correct, lose_nothing
from tests.support.shared_server import SharedServer

ALONE: Final = "alone"
_BUFFER: Final = 64
_LINE_TIME: Final = 0.001


@contextmanager
def way_to(printer: PaperPrinter, way: str) -> Iterator[tuple[str, SharedServer | None]]:
    """The address that both counters have in their settings, and the server behind it."""
    if way == ALONE:
        yield printer.address, None
        return
    with SharedServer(printer, way) as server:
        yield server.address, server


def run(folder: Path, receipts: int, seed: int, way: str) -> Counter[str]:
    """Print until so many receipts are recorded at both together."""
    chance, errs, seen = random.Random(seed), random.Random(seed + 1), Counter[str]()  # noqa: S311
    folders = [folder / "L1", folder / "L2"]
    with (
        PaperPrinter(line_time=_LINE_TIME, buffer=_BUFFER, keeps_words=way != ALONE) as printer,
        way_to(printer, way) as (address, server),
        FaultInjector(printer, seed) as faults,
        ThreadPoolExecutor(2) as at_once,
        closing(PrintKillHarness(folders[0], address)) as first,
        closing(PrintKillHarness(folders[1], address)) as second,
    ):
        nurseries = (first, second)
        while seen["receipts"] < receipts:
            moments = [MOMENTS[(seen["rounds"] + place) % len(MOMENTS)] for place in (0, 3)]
            nths = [chance.randint(2, 8) for _ in nurseries]
            with faults.working(bad=seen["rounds"] % 3 > 0):
                killed = at_once.map(
                    lambda harness, moment, nth: harness.run_child(8, moment, nth, 4.0 if moment == "any" else 60.0),
                    nurseries,
                    moments,
                    nths,
                )
                seen["killed"] += sum(killed)
            seen["rounds"] += 1
            answers = [answer(one, printer, errs) for one in folders]
            seen["receipts"] = sum(one.receipts for one in answers)
            seen["asked"] += sum(one.asked for one in answers)
            seen["wrong"] += sum(one.wrong for one in answers)
        for corrects in (False, False, False, True, False):  # what is left is printed in peace, one after the other
            for harness, one in zip(nurseries, folders, strict=True):
                assert not harness.run_child(0, "never", 1)
                answer(one, printer)
                seen["corrected"] += correct(one, printer) if corrects else 0
        for one in folders:
            lose_nothing(one, printer)
        seen.update({"sheets": len(printer.engine.sheets), "merged": server.merged if server else 0, **faults.done})
    return seen


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])))  # noqa: T201
