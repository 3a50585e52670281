"""A printing controller in front of a paper printer, and what becomes of its receipts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.printing.print_task import Devices
from frontoffice.app.printing.printing_controller import PrintingController
from frontoffice.app.workers.background import Worker
from frontoffice.domain.people import Officer
from frontoffice.printing.abilities import Timings
from frontoffice.register.commands.print_job import JobState, PrintJob
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.settings import Office, Settings
from tests.support.examples import a_complainant, an_intake
from tests.support.paper_desk import at_once, fast, on_printer, short
from tests.support.paper_printer import PaperPrinter

SETTINGS = Settings(office=Office(address="Air Itam"))
Limits = Callable[[str], Timings]
RUNS_INTO_A_LIMIT = pytest.mark.parametrize("limits", [short])


@pytest.fixture
def printer() -> Iterator[PaperPrinter]:
    with PaperPrinter() as printer:
        yield printer


@pytest.fixture
def limits() -> Limits:
    """Time limits that a healthy printer keeps on a busy computer, too."""
    return fast


@pytest.fixture
def desk(
    qtbot: QtBot, register: Register, tmp_path: Path, printer: PaperPrinter, limits: Limits
) -> Iterator[PrintingController]:
    desk = PrintingController(register, on_printer(printer), tmp_path / "resi", at_once, Devices(timings=limits))
    yield desk
    desk.end()


@pytest.fixture
def working(
    qtbot: QtBot, register: Register, tmp_path: Path, printer: PaperPrinter, limits: Limits
) -> Iterator[PrintingController]:
    """A desk whose printer has a thread of its own."""
    desk = PrintingController(register, on_printer(printer), tmp_path / "resi", Worker, Devices(timings=limits))
    yield desk
    desk.end()


def recorded(register: Register, officer: Officer) -> PrintJob:
    """A complaint whose receipt was asked for already, so that its job is known."""
    return register.printing.queue(
        register.complaints.record(an_intake(), officer, new_id()).complaint.subject, "Loket", officer
    )


def with_name(register: Register, officer: Officer, name: str) -> UUID:
    return register.complaints.record(
        an_intake(complainant=a_complainant(name=name)), officer, new_id()
    ).complaint.subject


def states(register: Register) -> list[tuple[JobState, str]]:
    return [(job.state, job.reason) for job in register.printing.open_jobs()]


def until(qtbot: QtBot, register: Register, *wanted: JobState) -> None:
    qtbot.waitUntil(lambda: [job.state for job in register.printing.open_jobs()] == [*wanted])


def outcomes(register: Register, job: PrintJob) -> list[tuple[str, str]]:
    return [
        (line.body["state"], line.body["evidence"])
        for line in register.complaints.story(job.subject)
        if line.kind == "receipt.paper"
    ]
