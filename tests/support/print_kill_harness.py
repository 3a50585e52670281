"""Children that print receipts until they are killed: ``python -m tests.support.print_kill_harness FOLDER RECEIPTS SEED [bad|queue|wrong]``.

A child opens the register, looks at what the last one left, and prints through a real desk on a paper printer that
lives in the parent. The parent plays the officer who looks at the paper, and on a ``bad`` day somebody who does to the
printer what happens to printers; a ``queue`` of a real cupsd may stand between. A ``wrong`` officer is mistaken one time
in ten, and corrects it at the end of the day. Prints what it saw as JSON.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import select
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from frontoffice.app.printing.print_task import Devices
from frontoffice.app.printing.printing_controller import PrintingController
from frontoffice.domain.people import Officer
from frontoffice.printing.connection import PrinterConnection
from frontoffice.printing.cups import CupsQueue
from frontoffice.printing.transports import open_connection
from frontoffice.register.commands.print_job import UNDERWAY, JobState, PrintJob
from frontoffice.register.commands.spool import Spool
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.settings import Office, Printer, Settings, Transport
from tests.support.cupsd import running
from tests.support.examples import OfficeClock, a_register, an_intake
from tests.support.fault_injector import FaultInjector
from tests.support.paper_desk import fast
from tests.support.paper_printer import PaperPrinter
from tests.support.print_officer import OFFICER, answer, correct, counter_of, lose_nothing

MOMENTS: Final = ("before commit", "after commit", "mid-send", "awaiting", "before the result", "any")
NEVER: Final = 1_000_000
QUEUE: Final = "resi"


def settings(address: str) -> Settings:
    chosen = Printer("Loket", Transport.NETWORK, address, abilities="dle_eot,gs_r,gs_h,macro")
    if address == QUEUE:
        chosen = Printer("Loket", Transport.CUPS, QUEUE)
    return Settings(office=Office(address="Air Itam"), printer=chosen)


def die(now: bool) -> None:
    if now:
        os.kill(os.getpid(), signal.SIGKILL)


class DyingSpool(Spool):
    """The print jobs of a register whose process dies at a given moment of its n-th paper."""

    moment: str
    left: int

    def start_sending(self, job_id: UUID, printer: str = "", printer_id: str = "") -> None:
        self.left -= 1
        die(self.moment == "before commit" and self.left <= 0)
        super().start_sending(job_id, printer, printer_id)
        die(self.moment == "after commit" and self.left <= 0)

    def progress(self, job_id: UUID, state: JobState, reason: str = "") -> PrintJob:
        die(self.moment == "awaiting" and self.left <= 0 and state is JobState.AWAITING)
        return super().progress(job_id, state, reason)

    def finish(
        self, job_id: UUID, state: JobState, reason: str, by: Officer, evidence: str = "", sent: int = 0
    ) -> PrintJob:
        die(self.moment == "before the result" and self.left <= 0)
        return super().finish(job_id, state, reason, by, evidence, sent)


class DyingConnection:
    """The network line of a process that dies after so many bytes."""

    def __init__(self, connection: PrinterConnection, bytes_left: list[int]) -> None:
        self._connection = connection
        self._left = bytes_left
        self.bidirectional = connection.bidirectional
        self.set_stall_tolerance, self.finish, self.abort = (
            connection.set_stall_tolerance,
            connection.finish,
            connection.abort,
        )

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        taken, said = self._connection.exchange(data[: max(1, self._left[0])], seconds)
        self._left[0] -= taken
        die(self._left[0] <= 0)
        return taken, said


class DyingQueue(CupsQueue):
    """A queue of a process that dies at its n-th paper, before that is in the queue or right after."""

    def __init__(self, name: str, papers_left: list[int]) -> None:
        super().__init__(name)
        self._left = papers_left

    def add(self, data: bytes, title: str) -> None:
        self._left[0] -= 1
        die(self._left[0] <= 0 and int(title[-1], 16) % 2 == 0)
        super().add(data, title)
        die(self._left[0] <= 0)


def child(folder: Path, address: str, count: int, moment: str, nth: int) -> None:
    """Print what waits, then ``count`` new receipts; killed on the way."""
    application = QCoreApplication([])
    register = a_register(folder, clock=OfficeClock(), counter=counter_of(folder))
    dying = DyingSpool(register.unit)
    dying.moment, dying.left = moment, nth
    register.printing = dying
    left = [random.Random(nth).randint(200, 4000 * nth) if moment == "mid-send" else NEVER]  # noqa: S311
    papers = [nth if moment == "mid-send" else NEVER]
    devices = Devices(
        connect=lambda kind, where: DyingConnection(open_connection(kind, where), left),
        queue=lambda _kind, name: DyingQueue(name, papers),
        timings=fast,
    )
    desk = PrintingController(register, settings(address), folder, devices=devices)
    for job in register.printing.open_jobs():
        if job.state is not JobState.UNCERTAIN:
            print_one(desk, register, job.subject)
    for _ in range(count):
        print_one(
            desk,
            register,
            register.complaints.record(an_intake(), OFFICER, new_id(), with_paper=True).complaint.subject,
        )
    desk.end()
    register.close()
    del application


def print_one(desk: PrintingController, register: Register, subject: UUID) -> None:
    """Ask for a paper and go on when it has ended, or waits."""
    loop = QEventLoop()

    def check(job: PrintJob) -> None:
        if job.subject == subject and job.state not in (*UNDERWAY, JobState.QUEUED, JobState.CHECKING):
            loop.quit()

    desk.changed.connect(check)
    QTimer.singleShot(0, loop, lambda: desk.print_receipt(subject, OFFICER))
    QTimer.singleShot(5_000, loop, loop.quit)
    loop.exec()
    desk.changed.disconnect(check)


# --- the day -------------------------------------------------------------------------------------------------------


class PrintKillHarness:
    """A process that has read in everything and makes a child at once; it is asked line by line."""

    def __init__(self, folder: Path, address: str) -> None:
        command = [sys.executable, "-m", "tests.support.print_kill_harness", "harness", str(folder), address]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run_child(self, count: int, moment: str, nth: int, seconds: float = 60.0) -> bool:
        """Have a child work, at most so long; whether it was killed."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{count} {nth} {moment}\n")
        self._process.stdin.flush()
        pid = int(self._process.stdout.readline())
        if not select.select([self._process.stdout], [], [], seconds)[0]:
            with contextlib.suppress(ProcessLookupError):  # it ended just now
                os.kill(pid, signal.SIGKILL)
        return int(self._process.stdout.readline()) == signal.SIGKILL

    def close(self) -> None:
        self._process.communicate("")
        assert self._process.returncode == 0


def nurse(folder: Path, address: str, wishes: IO[str]) -> None:
    for wish in iter(wishes.readline, ""):
        count, nth, moment = wish.split(maxsplit=2)
        pid = os.fork()
        if pid == 0:
            child(folder, address, int(count), moment.strip(), int(nth))
            os._exit(0)
        write_number(pid)
        write_number(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) * -1)


def write_number(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


@contextmanager
def way_to(printer: PaperPrinter, *, queue: bool) -> Iterator[str]:
    """What is to be written into the settings: its address, or the name of a queue that leads to it."""
    if not queue:
        yield printer.address
        return
    with running() as cups:
        cups.raw_queue(printer.address, "-m", "raw")
        yield QUEUE


def run(folder: Path, receipts: int, seed: int, *, bad: bool, queue: bool = False, wrong: bool = False) -> Counter[str]:
    """Print until so many receipts are recorded, killing a child at every moment in turn."""
    chance, seen = random.Random(seed), Counter[str]()  # noqa: S311
    errs = random.Random(seed + 1) if wrong else None  # noqa: S311
    with (
        PaperPrinter(line_time=0.0005) as printer,
        way_to(printer, queue=queue) as address,
        FaultInjector(printer, seed) as faults,
    ):
        with closing(PrintKillHarness(folder, address)) as harness:
            while seen["receipts"] < receipts:
                moment = MOMENTS[seen["children"] % len(MOMENTS)]
                nth = chance.randint(1, min(12, receipts // 3))
                with faults.working(bad):
                    killed = harness.run_child(16, moment, nth, 0.3 + 2 * chance.random() if moment == "any" else 60)
                answers = answer(folder, printer, errs)
                seen.update({"children": 1, moment: int(killed), "asked": answers.asked, "wrong": answers.wrong})
                seen["receipts"] = answers.receipts
            for _ in range(3):  # what is left is printed in peace
                assert not harness.run_child(0, "never", 1)
                answer(folder, printer)
            seen["corrected"] = correct(folder, printer)
            assert not harness.run_child(0, "never", 1)
            answer(folder, printer)
        lose_nothing(folder, printer)
        seen.update({"sheets": len(printer.engine.sheets), **faults.done})
    return seen


def main(words: list[str], out: Callable[[str], object] = sys.stdout.write) -> None:
    if words[0] == "harness":
        nurse(Path(words[1]), words[2], sys.stdin)
    else:
        out(
            json.dumps(
                run(
                    Path(words[0]),
                    int(words[1]),
                    int(words[2]),
                    bad="bad" in words,
                    queue="queue" in words,
                    wrong="wrong" in words,
                )
            )
        )


if __name__ == "__main__":
    main(sys.argv[1:])
