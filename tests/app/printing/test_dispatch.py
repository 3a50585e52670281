"""Papers in their order on several printers."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NoReturn

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.printing.print_task import Devices
from frontoffice.app.printing.printing_controller import PrintingController
from frontoffice.app.workers.background import Worker
from frontoffice.domain import receipts
from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.commands.print_job import JobState, PrintJob
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.settings import Printer, Settings, Transport
from tests.support.examples import OfficeClock, a_complainant, a_signed_in, an_intake
from tests.support.paper_desk import at_once, fast, on_printer, text_of
from tests.support.paper_printer import PaperPrinter
from tests.support.print_assertions import FAST


@pytest.fixture
def front() -> Iterator[PaperPrinter]:
    with PaperPrinter() as printer:
        yield printer


@pytest.fixture
def back() -> Iterator[PaperPrinter]:
    with PaperPrinter() as printer:
        yield printer


def both(front: PaperPrinter, back: PaperPrinter) -> Settings:
    other = on_printer(back, "Belakang").printer
    return dataclasses.replace(on_printer(front, "Depan"), other_printers=(other,))


@pytest.fixture
def desk(
    qtbot: QtBot, register: Register, tmp_path: Path, front: PaperPrinter, back: PaperPrinter
) -> Iterator[PrintingController]:
    desk = PrintingController(register, both(front, back), tmp_path / "resi", at_once, Devices(timings=fast))
    yield desk
    desk.end()


@pytest.fixture
def working(
    qtbot: QtBot, register: Register, tmp_path: Path, front: PaperPrinter, back: PaperPrinter
) -> Iterator[PrintingController]:
    """A desk whose printers have a thread each."""
    desk = PrintingController(register, both(front, back), tmp_path / "resi", Worker, Devices(timings=fast))
    yield desk
    desk.end()


def asked(register: Register, officer: Officer) -> PrintJob:
    return register.printing.queue(
        register.complaints.record(an_intake(), officer, new_id()).complaint.subject, "Depan", officer
    )


def now(register: Register, job: PrintJob) -> tuple[JobState, str, str]:
    (found,) = register.printing.jobs_of(job.subject)
    return found.state, found.reason, found.printer


def test_what_waits_for_paper_is_printed_on_another_printer_and_never_on_the_first(
    desk: PrintingController, register: Register, officer: Officer, front: PaperPrinter, back: PaperPrinter
) -> None:
    front.new_roll(0)
    job = asked(register, officer)
    desk.print_receipt(job.subject, officer)
    assert now(register, job) == (JobState.WAITING, "printer_paper_out", "Depan")
    (other,) = both(front, back).other_printers
    desk.print_receipt(job.subject, officer, on=other)
    assert now(register, job) == (JobState.CONFIRMED, "", "Belakang")
    front.new_roll()
    desk.dispatch.go_on()
    assert front.paper == []
    assert job.number_text in text_of(back)


@pytest.mark.thorough
def test_a_printer_that_has_stopped_holds_up_no_other(
    working: PrintingController,
    register: Register,
    officer: Officer,
    front: PaperPrinter,
    back: PaperPrinter,
    qtbot: QtBot,
) -> None:
    front.new_roll(8)
    stuck, next_one = asked(register, officer), asked(register, officer)
    working.print_receipt(stuck.subject, officer)
    qtbot.waitUntil(lambda: now(register, stuck)[0] is JobState.BLOCKED)
    working.print_receipt(next_one.subject, officer, on=on_printer(back, "Belakang").printer)
    qtbot.waitUntil(lambda: now(register, next_one)[0] is JobState.CONFIRMED)
    assert now(register, stuck)[0] is JobState.BLOCKED
    front.new_roll()
    qtbot.waitUntil(lambda: now(register, stuck)[0] is JobState.UNCERTAIN)


def test_what_is_being_tried_on_one_printer_moves_to_the_other(
    working: PrintingController,
    register: Register,
    officer: Officer,
    front: PaperPrinter,
    back: PaperPrinter,
    qtbot: QtBot,
) -> None:
    front.deaf = True
    job = asked(register, officer)
    working.print_receipt(job.subject, officer)
    working.print_receipt(job.subject, officer, on=on_printer(back, "Belakang").printer)
    qtbot.waitUntil(lambda: now(register, job)[0] is JobState.CONFIRMED)
    assert now(register, job)[2] == "Belakang"
    assert front.paper == []


@pytest.mark.thorough
def test_a_pdf_instead_of_paper(
    desk: PrintingController, register: Register, officer: Officer, front: PaperPrinter
) -> None:
    front.new_roll(0)
    job = asked(register, officer)
    saved: list[Path] = []
    desk.saved.connect(saved.append)
    desk.print_receipt(job.subject, officer)
    desk.print_receipt(job.subject, officer, on=Printer("PDF", Transport.PDF))
    assert len(saved) == 1
    (done,) = register.printing.jobs_of(job.subject)
    assert (done.state, done.evidence, done.is_pdf) == (JobState.HANDED_OVER, "pdf", True)


def test_what_is_put_off_waits_until_it_is_asked_for(
    desk: PrintingController, register: Register, officer: Officer, front: PaperPrinter
) -> None:
    front.new_roll(0)
    job = asked(register, officer)
    desk.print_receipt(job.subject, officer)
    desk.dispatch.put_off(job.job_id)
    desk.dispatch.put_off(job.job_id)  # a second click
    front.new_roll()
    desk.dispatch.go_on()
    desk.resume_jobs(officer)
    assert now(register, job)[:2] == (JobState.WAITING, "put_off")
    desk.print_receipt(job.subject, officer)
    assert now(register, job)[0] is JobState.CONFIRMED


def test_what_is_put_off_while_it_is_tried_waits_too(
    working: PrintingController, register: Register, officer: Officer, front: PaperPrinter, qtbot: QtBot
) -> None:
    front.deaf = True
    job = asked(register, officer)
    working.print_receipt(job.subject, officer)
    working.dispatch.put_off(job.job_id)
    qtbot.waitUntil(lambda: now(register, job)[1] == "put_off")
    assert working.dispatch.is_idle(on_printer(front).printer)


def test_what_nobody_needs_any_more_is_never_printed(
    desk: PrintingController, register: Register, officer: Officer, front: PaperPrinter
) -> None:
    front.new_roll(0)
    job = asked(register, officer)
    desk.print_receipt(job.subject, officer)
    desk.drop(job.job_id, officer)
    front.new_roll()
    desk.dispatch.go_on()
    assert now(register, job)[0] is JobState.DROPPED
    assert front.paper == []


@pytest.mark.thorough
def test_after_a_start_the_papers_of_today_go_on_and_those_of_a_past_day_wait_for_a_decision(
    desk: PrintingController, register: Register, officer: Officer, front: PaperPrinter, clock: OfficeClock
) -> None:
    past = asked(register, officer)
    clock.move(days=1)
    today = [asked(register, officer) for _ in range(2)]
    desk.resume_jobs(a_signed_in(register, Role.ADMINISTRATOR, "Admin"))  # who may not print takes up nothing
    assert front.clients == 0
    desk.resume_jobs(officer)
    desk.resume_jobs(officer)
    assert [now(register, job)[0] for job in (past, *today)] == [
        JobState.QUEUED,
        JobState.CONFIRMED,
        JobState.CONFIRMED,
    ]
    assert len(front.engine.sheets) == 2


@pytest.mark.thorough
def test_a_clock_that_is_set_back_prints_nothing_by_itself_and_loses_nothing(
    desk: PrintingController, register: Register, officer: Officer, front: PaperPrinter, clock: OfficeClock
) -> None:
    front.new_roll(0)
    job = asked(register, officer)
    desk.print_receipt(job.subject, officer)
    front.new_roll()
    clock.move(days=-1)
    desk.dispatch.go_on()
    assert front.paper == []
    clock.move(days=1)
    desk.print_receipt(job.subject, officer)
    assert now(register, job)[0] is JobState.CONFIRMED
    assert len(front.engine.sheets) == 1


@pytest.mark.thorough
def test_a_printer_that_refused_one_paper_is_not_asked_for_the_next_at_once(
    desk: PrintingController, register: Register, officer: Officer, front: PaperPrinter, back: PaperPrinter
) -> None:
    front.new_roll(0)
    for _ in range(3):
        desk.print_receipt(asked(register, officer).subject, officer)
    asked_before = front.clients
    desk.dispatch.go_on()
    assert front.clients == asked_before + 1
    front.new_roll()
    desk.dispatch.go_on()
    assert len(front.engine.sheets) == 3


@pytest.mark.thorough
def test_a_paper_that_cannot_be_laid_out_is_told_and_waits_for_the_next_try(
    desk: PrintingController, register: Register, officer: Officer, front: PaperPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures: list[Unavailable] = []
    desk.failed.connect(failures.append)
    failure = Unavailable(RegisterFailure.DISK_ERROR)

    def fail(*_what: object, **_how: object) -> NoReturn:
        raise failure

    with monkeypatch.context() as failing:
        failing.setattr(receipts, "lay_out", fail)
        desk.print_receipt(asked(register, officer).subject, officer)
    assert (failures, front.engine.sheets) == ([failure], [])
    desk.dispatch.go_on()
    assert len(front.engine.sheets) == 1


def test_a_printer_that_takes_long_to_get_ready_is_told_before_anything_is_printed(
    qtbot: QtBot, register: Register, officer: Officer, tmp_path: Path, front: PaperPrinter, back: PaperPrinter
) -> None:
    at_hand = Devices(timings=lambda _transport: dataclasses.replace(FAST, notice=0.0))
    desk = PrintingController(register, both(front, back), tmp_path / "resi", at_once, at_hand)
    seen: list[tuple[JobState, str, int]] = []
    desk.changed.connect(lambda job: seen.append((job.state, job.reason, len(front.paper))))
    desk.print_receipt(asked(register, officer).subject, officer)
    desk.end()
    assert (JobState.CHECKING, "printer_slow", 0) in seen
    assert seen[-1][:2] == (JobState.CONFIRMED, "")


@pytest.mark.thorough
def test_asking_again_for_a_paper_that_an_error_holds_up_says_that_its_cause_is_cleared(
    working: PrintingController, register: Register, officer: Officer, front: PaperPrinter, qtbot: QtBot
) -> None:
    received: list[Unavailable] = []
    working.failed.connect(received.append)
    front.engine.at_line[8] = lambda: front.engine.stop("error", True)
    job = asked(register, officer)
    working.print_receipt(job.subject, officer)
    qtbot.waitUntil(lambda: now(register, job)[:2] == (JobState.BLOCKED, "printer_error"))
    working.print_receipt(job.subject, officer)
    qtbot.waitUntil(lambda: now(register, job)[0] is JobState.UNCERTAIN)
    assert received == []
    assert front.recovered == 1


@pytest.mark.thorough
def test_while_a_paper_is_being_printed_asking_again_asks_for_no_copy(
    working: PrintingController, register: Register, officer: Officer, front: PaperPrinter, qtbot: QtBot
) -> None:
    received: list[Unavailable] = []
    working.failed.connect(received.append)
    front.new_roll(8)
    job = asked(register, officer)
    working.print_receipt(job.subject, officer)
    qtbot.waitUntil(lambda: now(register, job)[0] is JobState.BLOCKED)
    working.print_receipt(job.subject, officer)
    working.print_receipt(job.subject, officer, "Huruf tidak lengkap", as_image=True)
    assert [error.code for error in received] == ["paper_in_hand", "paper_in_hand"]
    front.new_roll()
    qtbot.waitUntil(lambda: now(register, job)[0] is JobState.UNCERTAIN)


def test_what_may_be_out_since_the_register_came_back_is_not_tried_again(
    desk: PrintingController, register: Register, officer: Officer, front: PaperPrinter
) -> None:
    front.engine.roll = 0
    job = asked(register, officer)
    desk.print_receipt(job.subject, officer)
    assert now(register, job)[0] is JobState.WAITING
    with closing(register.replica()) as replica:
        replica.begin_origin("other_device")  # the centre knows another register of this desk, which prints as well
    front.new_roll()
    desk.dispatch.go_on()
    assert now(register, job)[:2] == (JobState.UNCERTAIN, "papers_put_back")
    assert list(desk.dispatch.list_pending()) == []
    front.rest()
    assert front.paper == []


@pytest.mark.thorough
def test_letters_that_the_printer_lacks_are_told_and_the_resi_can_be_an_image(
    desk: PrintingController, register: Register, officer: Officer, front: PaperPrinter, back: PaperPrinter
) -> None:
    folded: list[tuple[PrintJob, int]] = []
    desk.folded.connect(lambda job, count: folded.append((job, count)))
    intake = an_intake(complainant=dataclasses.replace(a_complainant(), name="\N{GREEK CAPITAL LETTER OMEGA}mega"))
    subject = register.complaints.record(intake, officer, new_id()).complaint.subject
    desk.print_receipt(subject, officer)
    assert [(job.subject, count) for job, count in folded] == [(subject, 1)]
    assert "?mega" in text_of(front)
    desk.print_receipt(subject, officer, "hurufnya kurang", as_image=True)
    assert "576x128 dots" in text_of(front, 1)
    assert len(folded) == 1
    images = dataclasses.replace(on_printer(front).printer, image_when_folded=True, columns=32)
    desk.use(dataclasses.replace(both(front, back), printer=images))
    desk.print_receipt(subject, officer, "hurufnya kurang")
    assert "384x128 dots" in text_of(front, 2)
    desk.print_receipt(register.complaints.record(an_intake(), officer, new_id()).complaint.subject, officer)
    assert "Pengadu" in text_of(front, 3)  # with plain letters it stays text
