"""The officer of a day with kills: looks at the paper, answers, now and then wrongly, and looks again in the evening."""

from __future__ import annotations

import random
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from frontoffice.app.printing.print_task import Devices, may_be_held, recall_job
from frontoffice.domain.receipts import lay_out
from frontoffice.printing import escpos
from frontoffice.register.commands.print_job import JobState, PrintJob
from frontoffice.register.register import Register
from frontoffice.settings import Office, Printer
from frontoffice.ui.receipts.receipt_preview import head_of
from tests.support.examples import OfficeClock, a_register, an_officer
from tests.support.paper_printer import PaperPrinter
from tests.support.printer_emulator import drawn

OFFICER: Final = an_officer()
_OFFICE: Final = Office(address="Air Itam")  # the harness's
_OF_THE_PAPER: Final = ("Dicetak", "[")  # when it was printed, and its code: not what an original says


@dataclass
class Answers:
    """How many receipts there are, of how many was asked, and how many answers were wrong."""

    receipts: int = 0
    asked: int = 0
    wrong: int = 0


def counter_of(folder: Path) -> str:
    """The counter whose register is in that folder: one that is called L2 has that of the second."""
    return "L2" if folder.name == "L2" else "L1"


def sheets_of(register: Register, printer: PaperPrinter, subject: UUID) -> list[str]:
    """The papers of that complaint on which every line of its receipt stands, in its place; one that lost any is none."""
    laid_out = lay_out(register.complaints.get(subject), head_of(_OFFICE), Printer().columns)
    (original,) = drawn(escpos.encode(laid_out, native_qr=True))
    wanted = [line for line in original if line.strip() and not line.strip().startswith(_OF_THE_PAPER)]
    return ["\n".join(sheet) for sheet in printer.engine.sheets if _holds(sheet, wanted)]


def _holds(sheet: list[str], wanted: list[str]) -> bool:
    """Whether the lines stand on the sheet in their order, whatever stands between them."""
    rest = iter(sheet)
    return all(line in rest for line in wanted)


def there(register: Register, printer: PaperPrinter, job: PrintJob) -> bool:
    """Whether the paper of that job came out whole."""
    return any(("PENGGANTI" in text) == job.replaces for text in sheets_of(register, printer, job.subject))


def check(register: Register, printer: PaperPrinter) -> None:
    """Nothing is doubled without a mark, nothing said to be printed that is not on paper."""
    for line in register.days.read(register.today()).lines:
        unmarked = [text for text in sheets_of(register, printer, line.subject) if "PENGGANTI" not in text]
        assert len(unmarked) < 2, f"two unmarked originals of {line.number_text}"
        for job in register.printing.jobs_of(line.subject):
            confirmed = job.state is JobState.CONFIRMED
            assert not confirmed or there(register, printer, job), f"{line.number_text} is confirmed, but not on paper"


def answer(folder: Path, printer: PaperPrinter, errs: random.Random | None = None) -> Answers:
    """The officer looks at every uncertain paper and says what is there; the next child prints what replaces it.

    One who ``errs`` says the contrary one time in ten.
    """
    answers = Answers()
    with closing(a_register(folder, clock=OfficeClock(), counter=counter_of(folder))) as register:
        asked = [job for job in register.printing.open_jobs() if job.state is JobState.UNCERTAIN]
        for job in filter(may_be_held, asked):
            recall_job(job, Devices())  # as the desk does when somebody signs in
        printer.rest()
        for job in asked:
            wrong = errs is not None and errs.random() < 0.1
            answers.wrong += wrong
            say(register, job, whole=there(register, printer, job) != wrong)
        check(register, printer)
        answers.receipts, answers.asked = register.days.read(register.today()).totals.all, len(asked)
    return answers


def say(register: Register, job: PrintJob, *, whole: bool) -> None:
    if whole:
        register.printing.finish(job.job_id, JobState.ACCEPTED, "officer", OFFICER)
    else:
        register.printing.void_and_replace(job.job_id, OFFICER)


def correct(folder: Path, printer: PaperPrinter) -> int:
    """The officer lays the papers beside the register and takes back what was wrong; how often that was."""
    corrected = 0
    with closing(a_register(folder, clock=OfficeClock(), counter=counter_of(folder))) as register:
        for line in register.days.read(register.today()).lines:
            for job in register.printing.jobs_of(line.subject):
                answered = job.state in (JobState.ACCEPTED, JobState.VOID)
                if answered and there(register, printer, job) != (job.state is JobState.ACCEPTED):
                    taken_back = register.printing.take_back(job.job_id, OFFICER)
                    say(register, taken_back, whole=there(register, printer, job))
                    corrected += 1
    return corrected


def lose_nothing(folder: Path, printer: PaperPrinter) -> None:
    """At the end of the day every number has its paper."""
    with closing(a_register(folder, clock=OfficeClock(), counter=counter_of(folder))) as register:
        assert register.printing.open_jobs() == ()
        for line in register.days.read(register.today()).lines:
            assert sheets_of(register, printer, line.subject), f"{line.number_text} is lost"
        assert register.maintenance.verify().broken in ("", None)
