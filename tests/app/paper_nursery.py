"""Children that print receipts until they are killed: ``python -m tests.app.paper_nursery FOLDER RECEIPTS SEED``.

A child opens the register, looks at what the last one left, and prints through a real desk on a paper printer that
lives in the parent. The parent plays the officer who looks at the paper. Prints what it saw as JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Final
from uuid import UUID

from frontoffice.app.errand import Devices
from frontoffice.app.paper import PaperDesk
from frontoffice.domain.people import Officer
from frontoffice.printing.line import Line
from frontoffice.printing.lines import open_line
from frontoffice.register.ids import new_id
from frontoffice.register.register import Register
from frontoffice.register.spool import JobState, PrintJob
from frontoffice.settings import Office, Printer, Settings, Transport
from tests.app.paper_desk import at_once, fast
from tests.examples import OfficeClock, a_register, an_intake, an_officer
from tests.printing.paper_printer import PaperPrinter

OFFICER: Final = an_officer()
MOMENTS: Final = ("before commit", "after commit", "mid-send", "before the result", "any")


def settings(address: str) -> Settings:
    chosen = Printer("Loket", Transport.NETWORK, address, timeout=0, abilities="dle_eot,gs_r,gs_h")
    return Settings(office=Office(address="Air Itam"), printer=chosen)


class Dying(Register):
    """A register whose process dies at a given moment of its first paper."""

    moment: str

    def paper_sending(self, job_id: UUID, printer: str = "", printer_id: str = "") -> None:
        die(self.moment == "before commit")
        super().paper_sending(job_id, printer, printer_id)
        die(self.moment == "after commit")

    def paper_outcome(
        self, job_id: UUID, state: JobState, reason: str, by: Officer, evidence: str = "", sent: int = 0
    ) -> PrintJob:
        die(self.moment == "before the result")
        return super().paper_outcome(job_id, state, reason, by, evidence, sent)


class DyingLine:
    """The network line of a process that dies after so many bytes."""

    outlives = False

    def __init__(self, line: Line, left: int) -> None:
        self._line = line
        self._left = left
        self.hears = line.hears
        self.be_patient, self.finish, self.abort = line.be_patient, line.finish, line.abort

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        taken, said = self._line.exchange(data[: max(1, self._left)], seconds)
        self._left -= taken
        die(self._left <= 0)
        return taken, said


def die(now: bool) -> None:
    if now:
        os.kill(os.getpid(), signal.SIGKILL)


def child(folder: Path, address: str, count: int, moment: str) -> None:
    """Print what waits, then ``count`` new receipts; killed on the way."""
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415

    application = QCoreApplication([])
    register = a_register(folder, clock=OfficeClock())
    register.__class__, register.__dict__["moment"] = Dying, moment
    left = random.randint(200, 4000) if moment == "mid-send" else 1_000_000  # noqa: S311  (a receipt has about 4,000)
    devices = Devices(line=lambda kind, where: DyingLine(open_line(kind, where), left), timings=fast)
    desk = PaperDesk(register, settings(address), folder, at_once, devices)
    for job in register.paper_jobs():
        if job.state is not JobState.UNCERTAIN:
            desk.print_receipt(job.subject, OFFICER)
    for _ in range(count):
        subject = register.record(an_intake(), OFFICER, new_id(), with_paper=True).subject
        desk.print_receipt(subject, OFFICER)
    desk.end()
    register.close()
    del application


def originals(printer: PaperPrinter, number: str) -> list[str]:
    """The whole papers of that number that do not say that they are a copy or replace another."""
    sheets = ["\n".join(lines) for lines in printer.engine.sheets]
    return [text for text in sheets if number in text and "Dicetak" in text and "PENGGANTI" not in text]


def check(register: Register, printer: PaperPrinter) -> None:
    """Nothing is lost, nothing doubled without a mark, nothing said to be printed that is not on paper."""
    for line in register.day(register.today()).lines:
        papers = originals(printer, line.number_text)
        assert len(papers) < 2, f"two unmarked originals of {line.number_text}"
        for job in register.paper_jobs(line.subject):
            text = [
                text
                for text in ("\n".join(lines) for lines in printer.engine.sheets)
                if line.number_text in text and "Dicetak" in text and ("PENGGANTI" in text) == job.replaces
            ]
            assert job.state is not JobState.CONFIRMED or text, f"{line.number_text} is confirmed, but not on paper"


def answer(folder: Path, printer: PaperPrinter) -> int:
    """The officer looks at every uncertain paper and says what is there; a replacement is printed by the next child."""
    register = a_register(folder, clock=OfficeClock())
    printer.rest()
    asked = [job for job in register.paper_jobs() if job.state is JobState.UNCERTAIN]
    for job in asked:
        sheets = ["\n".join(lines) for lines in printer.engine.sheets]
        there = [t for t in sheets if job.number_text in t and "Dicetak" in t and ("PENGGANTI" in t) == job.replaces]
        state = JobState.ACCEPTED if there else JobState.VOID
        register.paper_outcome(job.job_id, state, "officer", OFFICER)
        if state is JobState.VOID:
            register.queue_paper(job.subject, "Loket", OFFICER, job.why)
    check(register, printer)
    register.close()
    return len(asked)


def run(folder: Path, receipts: int, seed: int) -> Counter[str]:
    """Print until so many receipts are recorded, killing a child at every moment in turn."""
    chance, seen = random.Random(seed), Counter[str]()  # noqa: S311
    with PaperPrinter(line_time=0.001) as printer:
        while seen["receipts"] < receipts:
            moment = MOMENTS[seen["children"] % len(MOMENTS)]
            killed = one_child(folder, printer.address, moment, chance)
            seen.update({"children": 1, moment: killed, "asked": answer(folder, printer)})
            register = a_register(folder, clock=OfficeClock())
            seen["receipts"] = register.day(register.today()).totals.all
            register.close()
        code = [sys.executable, "-m", "tests.app.paper_nursery", str(folder), printer.address, "0", "never"]
        for _ in range(3):  # what is left is printed in peace
            subprocess.run(code, check=True)
            answer(folder, printer)
        lose_nothing(folder, printer)
        seen["sheets"] = len(printer.engine.sheets)
    return seen


def lose_nothing(folder: Path, printer: PaperPrinter) -> None:
    register = a_register(folder, clock=OfficeClock())
    assert register.paper_jobs() == ()
    sheets = ["\n".join(lines) for lines in printer.engine.sheets]
    for line in register.day(register.today()).lines:
        assert any(line.number_text in text and "Dicetak" in text for text in sheets), f"{line.number_text} is lost"
    assert register.verify().broken in ("", None)
    register.close()


def one_child(folder: Path, address: str, moment: str, chance: random.Random) -> int:
    count = "40" if moment == "any" else "4"
    command = [sys.executable, "-m", "tests.app.paper_nursery", str(folder), address, count, moment]
    with subprocess.Popen(command) as process:
        if moment == "any":
            time.sleep(0.6 + chance.random())
            process.kill()
        process.wait(60)
    return int(process.returncode == -signal.SIGKILL)


if __name__ == "__main__":
    if len(sys.argv) > 4:
        child(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4])
    else:
        sys.stdout.write(json.dumps(run(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
