"""Papers on a queue of the system, from the desk's point of view."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.printing.print_task import Devices, PrinterTestResult
from frontoffice.app.printing.printing_controller import PrintingController
from frontoffice.app.workers.background import Background, Worker
from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Unavailable
from frontoffice.printing.codes import PrintReason
from frontoffice.printing.conversation import End, PrintOutcome
from frontoffice.printing.spooler import QueuedJobState, QueuedJobStatus
from frontoffice.register.commands.print_job import JobState
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.settings import Office, Printer, Settings, Transport
from tests.support.examples import OfficeClock, a_register, a_signed_in, an_intake, an_officer
from tests.support.paper_desk import at_once, fast, on_printer, text_of
from tests.support.paper_printer import PaperPrinter
from tests.support.print_queues import FakeQueue

QUEUE = Printer("Antrean", Transport.CUPS, "resi", ask_handed_over=False)
SETTINGS = Settings(office=Office(address="Air Itam"), printer=QUEUE)


@pytest.fixture
def queue() -> FakeQueue:
    return FakeQueue()


@contextmanager
def a_desk(
    register: Register,
    folder: Path,
    queue: FakeQueue,
    background: Callable[[str], Background] = at_once,
    settings: Settings = SETTINGS,
) -> Iterator[PrintingController]:
    desk = PrintingController(register, settings, folder, background, Devices(queue=lambda *_: queue, timings=fast))
    yield desk
    desk.end()


def recorded(register: Register, officer: Officer) -> UUID:
    return register.complaints.record(an_intake(), officer, new_id(), with_paper=True).complaint.subject


def states(register: Register, subject: UUID) -> list[tuple[JobState, str]]:
    return [(job.state, job.reason) for job in register.printing.jobs_of(subject)]


def marks(queue: FakeQueue, mark: bytes) -> list[bool]:
    return [mark in data for _, data in queue.printed]


def crashed(folder: Path, queue: FakeQueue) -> tuple[Register, UUID]:
    """A register whose program died when the paper lay in the queue of a printer that was switched off."""
    register = a_register(folder, clock=OfficeClock())
    subject = recorded(register, an_officer())
    (job,) = register.printing.jobs_of(subject)
    register.printing.start_sending(job.job_id, QUEUE.name, QUEUE.identity)
    queue.passes_on = False
    queue.add(b"paper", str(job.job_id))
    register.close()
    return a_register(folder, clock=OfficeClock()), subject


@pytest.mark.thorough
def test_a_queue_that_answers_late_is_not_given_the_paper_a_second_time(
    qtbot: QtBot, register: Register, officer: Officer, queue: FakeQueue, tmp_path: Path
) -> None:
    queue.is_slow = True
    with a_desk(register, tmp_path, queue) as desk:
        subject = recorded(register, officer)
        desk.print_receipt(subject, officer)
        desk.dispatch.go_on()
    assert len(queue.printed) == 1
    assert states(register, subject) == [(JobState.UNCERTAIN, "queue_timeout")]


def test_a_paper_that_was_deleted_in_the_queue_is_asked_about_and_told_to_the_journal(
    qtbot: QtBot, register: Register, officer: Officer, queue: FakeQueue, tmp_path: Path
) -> None:
    queue.standings = [QueuedJobStatus(QueuedJobState.GONE)]
    with a_desk(register, tmp_path, queue) as desk:
        subject = recorded(register, officer)
        desk.print_receipt(subject, officer)
        assert states(register, subject) == [(JobState.UNCERTAIN, "queue_lost")]
        queue.standings = []
        desk.answers.record(register.printing.jobs_of(subject)[0].job_id, officer, whole=False)
    written = [line.body["state"] for line in register.complaints.story(subject) if line.kind == "receipt.paper"]
    assert written == ["uncertain", "void", "handed_over"]
    assert marks(queue, b"PENGGANTI") == [False, True]
    assert marks(queue, b"terputus") == [False, True], "what is above it may be half of it"


@pytest.mark.thorough
def test_paper_that_ends_in_the_middle_is_waited_for_and_a_test_page_waits_too(
    qtbot: QtBot, register: Register, officer: Officer, queue: FakeQueue, tmp_path: Path
) -> None:
    queue.passes_on = False
    queue.standings = [QueuedJobStatus(QueuedJobState.HELD, PrintReason.PAPER_OUT)] * 1000
    received: list[PrinterTestResult] = []
    with a_desk(register, tmp_path, queue, Worker) as desk:
        subject = recorded(register, officer)
        desk.print_receipt(subject, officer)
        blocked = [(JobState.BLOCKED, "printer_paper_out")]
        qtbot.waitUntil(lambda: states(register, subject) == blocked)
        desk.setup.print_test(QUEUE, received.append)
        qtbot.waitUntil(lambda: bool(received))
        assert received[0].outcome == PrintOutcome(End.NOT_SENT, reason=PrintReason.BUSY)
        assert (states(register, subject), queue.cancelled) == (blocked, [])
        queue.go_on()
        queue.standings = []
        qtbot.waitUntil(lambda: states(register, subject) == [(JobState.UNCERTAIN, "printer_paused")])
    assert len(queue.printed) == 1


@pytest.mark.thorough
@pytest.mark.parametrize("closes", [True, False])
def test_a_paper_that_is_given_up_is_taken_out_of_the_queue(
    qtbot: QtBot, register: Register, officer: Officer, queue: FakeQueue, tmp_path: Path, closes: bool
) -> None:
    queue.passes_on = False
    with a_desk(register, tmp_path, queue, Worker) as desk:
        subject = recorded(register, officer)
        desk.print_receipt(subject, officer)
        queue.standings = [QueuedJobStatus(QueuedJobState.HELD, PrintReason.OFFLINE)]
        qtbot.waitUntil(lambda: states(register, subject) == [(JobState.BLOCKED, "printer_offline")])
        job = register.printing.jobs_of(subject)[0]
        if not closes:
            desk.dispatch.stop(job.job_id)
            qtbot.waitUntil(lambda: states(register, subject)[0][0] is JobState.UNCERTAIN)
    assert states(register, subject) == [(JobState.UNCERTAIN, "printer_stopped")]
    assert (queue.cancelled, queue.printed) == ([str(job.job_id)], [])


@pytest.mark.thorough
def test_two_desks_on_one_queue_leave_each_others_papers_alone(
    qtbot: QtBot, register: Register, officer: Officer, queue: FakeQueue, tmp_path: Path
) -> None:
    """As training beside the real register does, or two counters on one account."""
    other = a_register(tmp_path / "other", clock=OfficeClock())
    there = a_signed_in(other)
    queue.passes_on = False
    with a_desk(register, tmp_path, queue, Worker) as desk, a_desk(other, tmp_path, queue, Worker) as second:
        mine, theirs = recorded(register, officer), recorded(other, there)
        desk.print_receipt(mine, officer)
        qtbot.waitUntil(lambda: states(register, mine) == [(JobState.AWAITING, "")])
        second.print_receipt(theirs, there)
        second.resume_jobs(there)
        qtbot.waitUntil(lambda: states(other, theirs) == [(JobState.AWAITING, "")])
        queue.go_on()
        qtbot.waitUntil(lambda: states(register, mine) == [(JobState.HANDED_OVER, "")])
        qtbot.waitUntil(lambda: states(other, theirs) == [(JobState.HANDED_OVER, "")])
    assert (len(queue.printed), queue.cancelled) == (2, [])
    other.close()


@pytest.mark.thorough
def test_two_officers_and_a_double_click_at_one_queue_print_each_paper_once(
    qtbot: QtBot, register: Register, officer: Officer, queue: FakeQueue, tmp_path: Path
) -> None:
    with a_desk(register, tmp_path, queue, Worker) as desk:
        subjects = [recorded(register, officer) for _ in range(4)]
        for subject in (*subjects, *subjects):
            desk.print_receipt(subject, officer)
        qtbot.waitUntil(lambda: register.printing.open_jobs() == ())
    jobs = [str(job.job_id) for subject in subjects for job in register.printing.jobs_of(subject)]
    assert sorted(title for title, _ in queue.printed) == sorted(jobs)
    assert len(jobs) == 4


@pytest.mark.thorough
def test_what_a_killed_program_left_in_a_queue_does_not_come_out_any_more(
    qtbot: QtBot, queue: FakeQueue, tmp_path: Path
) -> None:
    """Whoever signs in, also somebody who may not print."""
    register, subject = crashed(tmp_path, queue)
    queue.held["laporan kas"] = b"kas"
    with a_desk(register, tmp_path, queue) as desk:
        desk.resume_jobs(an_officer(Role.ADMINISTRATOR, "Yuliana Putri"))
        assert list(queue.held) == ["laporan kas"]
    assert states(register, subject) == [(JobState.UNCERTAIN, "program_ended")], "half of it may be out"
    register.close()


@pytest.mark.thorough
def test_before_the_replacement_on_another_printer_the_first_is_taken_out_of_its_queue(
    qtbot: QtBot, queue: FakeQueue, tmp_path: Path
) -> None:
    register, subject = crashed(tmp_path, queue)
    officer = a_signed_in(register)
    with PaperPrinter() as printer:
        settings = dataclasses.replace(on_printer(printer), other_printers=(QUEUE,))
        with a_desk(register, tmp_path, queue, settings=settings) as desk:
            (job,) = register.printing.jobs_of(subject)
            desk.answers.record(job.job_id, officer, whole=False)
            assert queue.held == {}
            assert [state for state, _ in states(register, subject)] == [JobState.VOID, JobState.CONFIRMED]
            assert "PENGGANTI" in text_of(printer)
    register.close()


@pytest.mark.thorough
def test_when_the_first_cannot_be_taken_back_it_is_said_before_the_replacement(
    qtbot: QtBot, queue: FakeQueue, tmp_path: Path
) -> None:
    register, subject = crashed(tmp_path, queue)
    officer = a_signed_in(register)
    received: list[Unavailable] = []
    with PaperPrinter() as printer, a_desk(register, tmp_path, queue, settings=on_printer(printer)) as desk:
        desk.failed.connect(received.append)
        queue.is_down = True
        (job,) = register.printing.jobs_of(subject)
        desk.resume_jobs(officer)
        assert received == [], "nothing is reported before it matters"
        desk.answers.record(job.job_id, officer, whole=False)
        assert [error.code for error in received] == ["queue_holds"]
        assert states(register, subject) == [(JobState.UNCERTAIN, "program_ended")]
        assert printer.paper == []
        desk.answers.record(job.job_id, officer, whole=False)  # who says so again knows what he does
        assert [state for state, _ in states(register, subject)] == [JobState.VOID, JobState.CONFIRMED]
    register.close()


def test_a_paper_that_came_out_whole_needs_no_queue_that_answers(
    qtbot: QtBot, queue: FakeQueue, tmp_path: Path
) -> None:
    register, subject = crashed(tmp_path, queue)
    officer = a_signed_in(register)
    queue.is_down = True
    with a_desk(register, tmp_path, queue) as desk:
        desk.answers.record(register.printing.jobs_of(subject)[0].job_id, officer, whole=True)
    assert states(register, subject) == [(JobState.ACCEPTED, "officer")]
    register.close()


def test_a_paper_that_a_queue_did_not_take_can_go_to_another_printer(
    qtbot: QtBot, register: Register, officer: Officer, tmp_path: Path, queue: FakeQueue
) -> None:
    queue.refuses = True
    job = register.complaints.record(an_intake(), officer, new_id(), with_paper=True).job
    assert job is not None
    with PaperPrinter() as other, a_desk(register, tmp_path, queue) as desk:
        received: list[object] = []
        desk.failed.connect(received.append)
        desk.print_receipt(job.subject, officer)
        (waiting,) = register.printing.open_jobs()
        assert (waiting.state, waiting.reason) == (JobState.WAITING, "queue_refused")
        back = on_printer(other).printer
        desk.use(dataclasses.replace(SETTINGS, other_printers=(back,)))
        desk.print_receipt(job.subject, officer, on=back)
        assert job.number_text in text_of(other)
        assert received == []
