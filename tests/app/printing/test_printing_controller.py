from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from frontoffice.app.printing.print_task import Devices
from frontoffice.app.printing.printing_controller import PrintingController
from frontoffice.app.workers.background import Worker
from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Refused, Unavailable
from frontoffice.printing.codes import PrintReason, Reason
from frontoffice.printing.connection import PrinterConnection
from frontoffice.printing.printer_session import PrinterLocks
from frontoffice.printing.spooler import QueuedJobStatus
from frontoffice.printing.transports import open_connection
from frontoffice.register.commands.print_job import JobState
from frontoffice.register.journal.ids import new_id
from frontoffice.register.register import Register
from frontoffice.settings import Printer, Settings, Transport
from tests.support import foreign_process
from tests.support.examples import OfficeClock, a_register, a_signed_in, an_intake
from tests.support.fakes import FakePrinter
from tests.support.faulty_disk import FaultyDisk
from tests.support.paper_desk import at_once, fast, on_printer, text_of, voided
from tests.support.paper_printer import PaperPrinter
from tests.support.print_queues import HELD, FakeQueue
from tests.support.printing_desk import (
    RUNS_INTO_A_LIMIT,
    SETTINGS,
    desk,
    limits,
    outcomes,
    printer,
    recorded,
    states,
    until,
    with_name,
    working,
)

__all__ = ["desk", "limits", "printer", "working"]


@pytest.mark.thorough
def test_a_receipt_is_confirmed_by_the_printer_and_told_to_the_journal(
    desk: PrintingController, register: Register, officer: Officer, printer: PaperPrinter
) -> None:
    job = recorded(register, officer)
    desk.print_receipt(job.subject, officer)
    assert job.number_text in text_of(printer)
    assert outcomes(register, job) == [("confirmed", "process_id")]
    assert register.complaints.get(job.subject).papers_printed == 1
    assert register.printing.open_jobs() == ()


@pytest.mark.thorough
def test_the_register_says_sending_before_the_first_byte(
    desk: PrintingController, register: Register, officer: Officer, printer: PaperPrinter
) -> None:
    seen: list[tuple[JobState, int]] = []
    desk.changed.connect(lambda job: seen.append((job.state, len(printer.paper))))
    desk.print_receipt(recorded(register, officer).subject, officer)
    assert [state for state, _ in seen] == [
        JobState.QUEUED,
        JobState.CHECKING,
        JobState.SENDING,
        JobState.AWAITING,
        JobState.CONFIRMED,
    ]
    assert seen[2] == (JobState.SENDING, 0)


@pytest.mark.thorough
def test_a_second_paper_wants_a_reason_and_is_a_copy(
    desk: PrintingController, register: Register, officer: Officer, printer: PaperPrinter
) -> None:
    subject = recorded(register, officer).subject
    desk.print_receipt(subject, officer)
    asked: list[object] = []
    desk.why_asked.connect(asked.append)
    desk.print_receipt(subject, officer)
    assert asked == [subject]
    desk.print_receipt(subject, officer, "resi pertama basah")
    assert len(printer.engine.sheets) == 2
    assert "SALINAN KE-1" in text_of(printer, 1)
    assert "resi pertama basah" in text_of(printer, 1)
    assert "SALINAN" not in text_of(printer, 0)


@pytest.mark.thorough
def test_what_was_never_sent_waits_and_is_taken_up_as_the_same_paper(
    desk: PrintingController, register: Register, officer: Officer, printer: PaperPrinter
) -> None:
    job = recorded(register, officer)
    printer.new_roll(0)
    desk.print_receipt(job.subject, officer)
    assert states(register) == [(JobState.WAITING, "printer_paper_out")]
    assert outcomes(register, job) == []
    printer.new_roll()
    desk.dispatch.go_on()  # what its timer does
    assert [one.job_id for one in register.printing.jobs_of(job.subject)] == [job.job_id]
    assert outcomes(register, job) == [("confirmed", "process_id")]
    assert len(printer.engine.sheets) == 1


@pytest.mark.thorough
def test_a_paper_of_a_past_day_waits_for_a_decision(
    desk: PrintingController, register: Register, officer: Officer, printer: PaperPrinter, clock: OfficeClock
) -> None:
    job = recorded(register, officer)
    printer.new_roll(0)
    desk.print_receipt(job.subject, officer)
    printer.new_roll()
    clock.move(days=1)
    desk.dispatch.go_on()
    assert printer.paper == []
    assert states(register) == [(JobState.WAITING, "printer_paper_out")]
    desk.print_receipt(job.subject, officer)
    assert register.printing.open_jobs() == ()


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("abilities", "evidence"),
    [("none", "none"), ("dle_eot,gs_r", "gs_r"), ("dle_eot,gs_r,gs_h", "process_id")],
    ids=["mute", "answers in its turn", "the same, with ids"],
)
def test_a_printer_that_proves_nothing_is_trusted_or_the_officer_is_asked(
    desk: PrintingController,
    register: Register,
    officer: Officer,
    printer: PaperPrinter,
    abilities: str,
    evidence: str,
) -> None:
    mute = dataclasses.replace(on_printer(printer).printer, abilities=abilities, ask_handed_over=False)
    desk.use(dataclasses.replace(SETTINGS, printer=mute))
    job = recorded(register, officer)
    desk.print_receipt(job.subject, officer)
    assert outcomes(register, job) == [("handed_over", evidence)]
    desk.use(dataclasses.replace(SETTINGS, printer=dataclasses.replace(mute, ask_handed_over=True)))
    asked = recorded(register, officer)
    desk.print_receipt(asked.subject, officer)
    assert states(register) == [(JobState.UNCERTAIN, "handed_over")]
    desk.answers.record(asked.job_id, officer, whole=True)
    assert outcomes(register, asked) == [("uncertain", evidence), ("accepted", "officer")]
    printer.rest()
    assert "terputus" not in "\n".join(printer.paper)


@pytest.mark.thorough
@RUNS_INTO_A_LIMIT
def test_an_uncertain_paper_that_is_torn_is_replaced_at_once_and_marked(
    desk: PrintingController, register: Register, officer: Officer, printer: PaperPrinter
) -> None:
    job = recorded(register, officer)
    printer.reset_after = 900
    desk.print_receipt(job.subject, officer)
    assert [state for state, _ in states(register)] == [JobState.UNCERTAIN]
    printer.reset_after = None
    desk.answers.record(job.job_id, officer, whole=False)
    desk.answers.record(job.job_id, officer, whole=False)  # a second click
    assert [one.state for one in register.printing.jobs_of(job.subject)] == [JobState.VOID, JobState.CONFIRMED]
    assert "terputus" in "\n".join(printer.paper)
    assert voided(text_of(printer, -1))
    assert "SALINAN" not in text_of(printer, -1)
    assert register.complaints.get(job.subject).papers_printed == 1
    desk.print_receipt(recorded(register, officer).subject, officer)
    assert not voided(text_of(printer, -1))


@pytest.mark.thorough
@RUNS_INTO_A_LIMIT
def test_what_follows_an_unanswered_paper_does_not_say_that_a_whole_one_is_void(
    working: PrintingController, register: Register, officer: Officer, printer: PaperPrinter, qtbot: QtBot
) -> None:
    working.print_receipt(recorded(register, officer).subject, officer)
    until(qtbot, register)
    whole = recorded(register, officer)
    last = 2 * printer.engine.printed
    printer.engine.at_line[last] = lambda: setattr(
        printer.engine, "wrong_id", b"1234"
    )  # it comes out, and says another
    working.print_receipt(whole.subject, officer)
    until(qtbot, register, JobState.UNCERTAIN)
    printer.engine.wrong_id = None
    following = recorded(register, officer)
    working.print_receipt(following.subject, officer)
    until(qtbot, register, JobState.UNCERTAIN)
    assert outcomes(register, following) == [("confirmed", "process_id")]
    assert whole.number_text in text_of(printer, 1)
    assert text_of(printer, 2).split("\n")[-2:] == ["Bila cetakan di atas terputus,", "cetakan itu tidak berlaku."]


@pytest.mark.thorough
@RUNS_INTO_A_LIMIT
def test_a_late_word_of_the_printer_settles_what_was_uncertain(
    working: PrintingController, register: Register, officer: Officer, printer: PaperPrinter, qtbot: QtBot
) -> None:
    job = recorded(register, officer)
    printer.engine.at_line[5] = lambda: setattr(printer.engine, "line_time", 60.0)  # slower than we wait for its word
    working.print_receipt(job.subject, officer)
    until(qtbot, register, JobState.UNCERTAIN)
    assert states(register) == [(JobState.UNCERTAIN, "printer_no_answer")]
    printer.hurry()
    until(qtbot, register)
    assert outcomes(register, job) == [("uncertain", "none"), ("confirmed", "process_id")]
    working.answers.record(job.job_id, officer, whole=False)  # an answer to a question that has settled itself
    assert register.complaints.get(job.subject).papers_printed == 1


@pytest.mark.thorough
@RUNS_INTO_A_LIMIT
def test_once_the_officer_has_answered_nobody_listens_for_the_printers_late_word(
    working: PrintingController, register: Register, officer: Officer, printer: PaperPrinter, qtbot: QtBot
) -> None:
    job = recorded(register, officer)
    printer.engine.at_line[5] = lambda: setattr(printer.engine, "wrong_id", b"1234")  # its word is another's
    working.print_receipt(job.subject, officer)
    until(qtbot, register, JobState.UNCERTAIN)
    printer.engine.wrong_id = None
    assert not working.dispatch.is_idle(on_printer(printer).printer)
    working.answers.record(job.job_id, officer, whole=True)
    qtbot.waitUntil(lambda: working.dispatch.is_idle(on_printer(printer).printer), timeout=30_000)  # not a minute
    assert outcomes(register, job) == [("uncertain", "none"), ("accepted", "officer")]


@pytest.mark.thorough
def test_a_drawn_paper_after_a_torn_one_says_so_too(
    desk: PrintingController, register: Register, officer: Officer, printer: PaperPrinter
) -> None:
    printer.reset_after = 300  # in the text: no half image tells of it
    desk.print_receipt(recorded(register, officer).subject, officer)
    assert [state for state, _ in states(register)] == [JobState.UNCERTAIN]
    printer.reset_after = None
    desk.print_receipt(with_name(register, officer, "\u9673"), officer, as_image=True)
    assert text_of(printer, -2).endswith("cetakan itu tidak berlaku.")
    assert "576x128 dots" in text_of(printer, -1)


HOSTILE = "\x1b@\x1dV\x00<b>\u202e&\U0001f600\u9673 \x10\x14\x01 terlambat "


@pytest.mark.thorough
def test_a_description_of_5000_characters_with_all_that_is_dangerous_prints_every_way(
    desk: PrintingController, register: Register, officer: Officer, printer: PaperPrinter, tmp_path: Path
) -> None:
    saved: list[Path] = []
    desk.saved.connect(saved.append)
    description = (HOSTILE * 200)[:5_000]
    subject = register.complaints.record(an_intake(description=description), officer, new_id()).complaint.subject
    desk.print_receipt(subject, officer)
    desk.print_receipt(subject, officer, "huruf", as_image=True)
    desk.print_receipt(subject, officer, "PDF", on=Printer("PDF", Transport.PDF))
    printer.rest()
    assert [job.state for job in register.printing.jobs_of(subject)] == [
        JobState.CONFIRMED,
        JobState.CONFIRMED,
        JobState.HANDED_OVER,
    ]
    assert len(printer.engine.sheets) == 2  # nothing in it cut the paper
    assert "..." in text_of(printer, 0)
    assert len(PdfReader(saved[0]).pages) == 1


@pytest.mark.thorough
@RUNS_INTO_A_LIMIT
def test_nobody_waits_for_a_late_word_when_another_paper_waits(
    working: PrintingController, register: Register, officer: Officer, printer: PaperPrinter, qtbot: QtBot
) -> None:
    first = recorded(register, officer)
    printer.engine.at_line[5] = lambda: setattr(printer.engine, "wrong_id", b"1234")  # its word is another's
    working.print_receipt(first.subject, officer)
    until(qtbot, register, JobState.UNCERTAIN)
    printer.engine.wrong_id = None
    second = recorded(register, officer)
    working.print_receipt(second.subject, officer)
    until(qtbot, register, JobState.UNCERTAIN)
    assert outcomes(register, second) == [("confirmed", "process_id")]


@pytest.mark.thorough
def test_a_paper_that_the_printer_stopped_at_goes_on_by_itself_and_is_asked_about(
    working: PrintingController, register: Register, officer: Officer, printer: PaperPrinter, qtbot: QtBot
) -> None:
    job = recorded(register, officer)
    printer.new_roll(10)
    working.print_receipt(job.subject, officer)
    until(qtbot, register, JobState.BLOCKED)
    assert states(register) == [(JobState.BLOCKED, "printer_paper_out")]
    printer.new_roll()
    until(qtbot, register, JobState.UNCERTAIN)
    assert states(register) == [(JobState.UNCERTAIN, "printer_paused")]
    working.answers.record(job.job_id, officer, whole=True)
    assert outcomes(register, job)[-1][0] == "accepted"


@pytest.mark.thorough
@RUNS_INTO_A_LIMIT
def test_a_paper_that_the_printer_stopped_at_can_be_given_up(
    working: PrintingController, register: Register, officer: Officer, printer: PaperPrinter, qtbot: QtBot
) -> None:
    job = recorded(register, officer)
    printer.new_roll(10)
    working.print_receipt(job.subject, officer)
    until(qtbot, register, JobState.BLOCKED)
    working.dispatch.stop(job.job_id)
    until(qtbot, register, JobState.UNCERTAIN)
    assert states(register) == [(JobState.UNCERTAIN, "printer_stopped")]
    printer.new_roll()
    printer.rest()
    assert printer.engine.sheets == []  # no ghost


@RUNS_INTO_A_LIMIT
def test_the_window_is_closed_while_the_printer_has_stopped(
    working: PrintingController, register: Register, officer: Officer, printer: PaperPrinter, qtbot: QtBot
) -> None:
    job = recorded(register, officer)
    printer.new_roll(10)
    working.print_receipt(job.subject, officer)
    until(qtbot, register, JobState.BLOCKED)
    working.end()
    assert states(register) == [(JobState.UNCERTAIN, "printer_stopped")]
    assert outcomes(register, job) == [("uncertain", "none")]
    QCoreApplication.processEvents()


@pytest.mark.thorough
def test_a_window_that_is_closed_hears_out_the_paper_in_hand(
    working: PrintingController, register: Register, officer: Officer, printer: PaperPrinter, qtbot: QtBot
) -> None:
    job = recorded(register, officer)
    printer.engine.line_time = 0.005
    working.print_receipt(job.subject, officer)
    qtbot.waitUntil(lambda: register.printing.open_jobs()[0].state in (JobState.SENDING, JobState.AWAITING))
    working.end()
    assert outcomes(register, job) == [("confirmed", "process_id")]


@pytest.mark.thorough
def test_a_double_click_prints_once(
    working: PrintingController, register: Register, officer: Officer, printer: PaperPrinter, qtbot: QtBot
) -> None:
    subject = recorded(register, officer).subject
    working.print_receipt(subject, officer)
    working.print_receipt(subject, officer)
    until(qtbot, register)
    assert len(printer.engine.sheets) == 1


@pytest.mark.thorough
def test_two_counters_print_on_one_printer_and_nothing_is_mixed(
    qtbot: QtBot, tmp_path: Path, printer: PaperPrinter
) -> None:
    locks = PrinterLocks()
    desks: list[tuple[Register, PrintingController, Officer]] = []
    for name in ("one", "two"):
        register = a_register(tmp_path / name, clock=OfficeClock())
        desk = PrintingController(
            register, on_printer(printer), tmp_path / name, Worker, Devices(timings=fast, locks=locks)
        )
        desks.append((register, desk, a_signed_in(register)))
    for _ in range(3):
        for register, desk, by in desks:
            desk.print_receipt(recorded(register, by).subject, by)
    for register, _, _ in desks:
        qtbot.waitUntil(lambda register=register: register.printing.open_jobs() == ())  # type: ignore[misc]
    assert len(printer.engine.sheets) == 6
    assert all(sheet.count("RESI") < 2 for sheet in ("\n".join(lines) for lines in printer.engine.sheets))
    for register, desk, _ in desks:
        desk.end()
        register.close()


@pytest.mark.thorough
def test_when_the_printer_is_changed_the_papers_that_wait_go_to_the_new_one(
    desk: PrintingController, register: Register, officer: Officer, printer: PaperPrinter
) -> None:
    printer.new_roll(0)
    jobs = [recorded(register, officer) for _ in range(2)]
    for job in jobs:
        desk.print_receipt(job.subject, officer)
    with PaperPrinter() as other:
        desk.use(on_printer(other, "Cadangan"))
        assert register.printing.open_jobs() == ()
        assert len(other.engine.sheets) == 2
    assert printer.paper == []
    assert [register.printing.jobs_of(job.subject)[0].printer for job in jobs] == ["Cadangan", "Cadangan"]


@pytest.mark.thorough
@pytest.mark.parametrize("fault", [apsw.FullError, apsw.IOError])
def test_a_register_that_cannot_say_sending_has_nothing_printed(
    qtbot: QtBot, tmp_path: Path, printer: PaperPrinter, fault: type[apsw.Error]
) -> None:
    disk = FaultyDisk(f"at-sending-{fault.__name__}")
    register = a_register(tmp_path, clock=OfficeClock(), vfs=disk.name)
    officer = a_signed_in(register)
    desk = PrintingController(
        register, on_printer(printer), tmp_path, at_once, Devices(connect=_filling(disk, fault), timings=fast)
    )
    job = recorded(register, officer)
    desk.print_receipt(job.subject, officer)
    disk.heal()
    printer.rest()
    assert printer.paper == []
    desk.dispatch.go_on()
    assert outcomes(register, job) == [("confirmed", "process_id")]
    assert len(printer.engine.sheets) == 1
    desk.end()
    register.close()


@pytest.mark.thorough
def test_a_register_that_another_program_has_locked_has_nothing_printed(
    qtbot: QtBot, tmp_path: Path, printer: PaperPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = a_register(tmp_path, clock=OfficeClock())
    officer = a_signed_in(register)
    locks: list[apsw.Connection] = []

    def locking(transport: str, address: str) -> PrinterConnection:
        """Somebody writes into the file from the moment at which the printer is reached."""
        if not locks:
            locks.append(apsw.Connection(str(register.path)))
            locks[0].execute("BEGIN IMMEDIATE")
        return open_connection(transport, address)

    desk = PrintingController(register, on_printer(printer), tmp_path, at_once, Devices(connect=locking, timings=fast))
    failed: list[Unavailable] = []
    desk.failed.connect(failed.append)
    job = recorded(register, officer)
    foreign_process.impatient(register, monkeypatch)
    desk.print_receipt(job.subject, officer)
    locks[0].execute("ROLLBACK")
    locks[0].close()
    printer.rest()
    assert printer.paper == []
    assert "register_busy" in [error.code for error in failed]
    desk.dispatch.go_on()
    assert outcomes(register, job) == [("confirmed", "process_id")]
    assert len(printer.engine.sheets) == 1
    desk.end()
    register.close()


def _filling(disk: FaultyDisk, fault: type[apsw.Error]) -> Callable[[str, str], PrinterConnection]:
    """The disk fails from the moment at which the printer is reached, for the first paper."""
    left = [1]

    def line(transport: str, address: str) -> PrinterConnection:
        if left.pop() if left else 0:
            disk.fail(1, 1000, fault)
        return open_connection(transport, address)

    return line


@pytest.mark.thorough
def test_without_a_printer_the_paper_waits_and_each_request_says_so(
    desk: PrintingController, register: Register, officer: Officer
) -> None:
    desk.use(SETTINGS)
    said: list[Exception] = []
    desk.failed.connect(said.append)
    subject = recorded(register, officer).subject
    for times in (1, 2):
        desk.print_receipt(subject, officer)
        assert [one.code for one in said if isinstance(one, Unavailable)] == [PrintReason.NONE] * times
    assert states(register) == [(JobState.WAITING, "printer_none")]


@pytest.mark.thorough
def test_a_pdf_is_kept_in_the_folder_and_told(
    desk: PrintingController, register: Register, officer: Officer, tmp_path: Path
) -> None:
    desk.use(dataclasses.replace(SETTINGS, printer=Printer("PDF", Transport.PDF, str(tmp_path / "papers"))))
    saved: list[Path] = []
    desk.saved.connect(saved.append)
    desk.print_receipt(recorded(register, officer).subject, officer)
    assert saved[0].parent == tmp_path / "papers"
    assert saved[0].read_bytes().startswith(b"%PDF")
    assert register.printing.open_jobs() == ()


@pytest.mark.thorough
def test_a_pdf_folder_that_cannot_be_written_keeps_the_paper_waiting(
    desk: PrintingController, register: Register, officer: Officer, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    desk.use(dataclasses.replace(SETTINGS, printer=Printer("PDF", Transport.PDF, str(tmp_path / "taken"))))
    desk.print_receipt(recorded(register, officer).subject, officer)
    assert states(register) == [(JobState.WAITING, "pdf_not_saved")]


@pytest.mark.thorough
def test_a_plain_socket_gets_the_receipt(desk: PrintingController, register: Register, officer: Officer) -> None:
    job = recorded(register, officer)
    with FakePrinter() as paper:
        desk.use(dataclasses.replace(SETTINGS, printer=Printer("Loket", Transport.NETWORK, paper.address)))
        desk.print_receipt(job.subject, officer)
        assert job.number_text in paper.paper().text()


def test_somebody_who_may_not_print_asks_nothing_of_the_printer(
    desk: PrintingController, register: Register, printer: PaperPrinter
) -> None:
    subject = register.complaints.record(an_intake(), a_signed_in(register), new_id()).complaint.subject
    heard: list[object] = []
    desk.failed.connect(heard.append)
    desk.print_receipt(subject, a_signed_in(register, Role.ADMINISTRATOR, "Admin"))
    assert isinstance(heard[0], Refused)
    assert printer.clients == 0


@pytest.mark.thorough
def test_what_replaces_a_receipt_that_a_mute_printer_may_hold_waits_until_it_was_switched_off(
    desk: PrintingController, register: Register, officer: Officer, printer: PaperPrinter
) -> None:
    mute = dataclasses.replace(on_printer(printer).printer, abilities="none")
    desk.use(dataclasses.replace(SETTINGS, printer=mute))
    printer.new_roll(5)
    job = recorded(register, officer)
    desk.print_receipt(job.subject, officer)
    assert states(register) == [(JobState.UNCERTAIN, "handed_over")], "nobody knows that the roll ended"
    desk.answers.record(job.job_id, officer, whole=False)
    assert states(register) == [(JobState.WAITING, "printer_holds")]
    desk.resume_jobs(officer)
    assert states(register) == [(JobState.WAITING, "printer_holds")], "it waits for somebody to ask for it"
    printer.do(printer.power_cycle)
    printer.new_roll()
    desk.print_receipt(job.subject, officer)
    printer.rest()
    (sheet,) = (text for text in ("\n".join(lines) for lines in printer.engine.sheets) if "Dicetak" in text)
    assert voided(sheet)


def test_what_replaces_it_waits_as_well_where_the_program_ended_before_it_was_tried(
    desk: PrintingController, register: Register, officer: Officer, printer: PaperPrinter
) -> None:
    mute = dataclasses.replace(on_printer(printer).printer, abilities="none")
    desk.use(dataclasses.replace(SETTINGS, printer=mute))
    printer.new_roll(5)
    job = recorded(register, officer)
    desk.print_receipt(job.subject, officer)
    register.printing.void_and_replace(job.job_id, officer)  # and the program is killed
    printed = len(printer.paper)
    desk.resume_jobs(officer)
    assert states(register) == [(JobState.WAITING, "printer_holds")]
    printer.rest()
    assert len(printer.paper) == printed


@pytest.mark.thorough
def test_a_slow_printer_is_waited_for_and_the_next_receipt_waits_its_turn(
    working: PrintingController, register: Register, officer: Officer, printer: PaperPrinter, qtbot: QtBot
) -> None:
    """Neither is cleared nor called late while lines come out."""
    first, second = recorded(register, officer), recorded(register, officer)
    printer.engine.at_line[12] = lambda: setattr(printer.engine, "line_time", 0.0)
    printer.engine.line_time = 0.04
    working.print_receipt(first.subject, officer)
    qtbot.waitUntil(lambda: printer.engine.printed > 3)
    working.print_receipt(second.subject, officer)
    until(qtbot, register)
    assert outcomes(register, first) == outcomes(register, second) == [("confirmed", "process_id")]
    assert len(printer.engine.sheets) == 2


class WatchedQueue(FakeQueue):
    """Notes which thread asks it."""

    def __init__(self) -> None:
        super().__init__(HELD)
        self.asked_by: dict[str, threading.Thread] = {}

    def trouble(self) -> Reason:
        self.asked_by["trouble"] = threading.current_thread()
        return super().trouble()

    def add(self, data: bytes, title: str) -> None:
        self.asked_by["add"] = threading.current_thread()
        super().add(data, title)

    def job_status(self, title: str) -> QueuedJobStatus:
        self.asked_by["job_status"] = threading.current_thread()
        return super().job_status(title)

    def cancel(self, title: str) -> None:
        self.asked_by["cancel"] = threading.current_thread()
        super().cancel(title)


@pytest.mark.thorough
def test_a_queue_is_never_asked_by_the_windows_thread(
    qtbot: QtBot, register: Register, officer: Officer, tmp_path: Path
) -> None:
    queue = WatchedQueue()
    kasir = Printer("Kasir", Transport.WINDOWS, "POS-80")
    devices = Devices(queue=lambda _kind, _name: queue)
    desk = PrintingController(register, Settings(printer=kasir), tmp_path, Worker, devices)
    job = recorded(register, officer)
    with qtbot.waitSignal(desk.seen):
        desk.watch.check()
    desk.print_receipt(job.subject, officer)
    until(qtbot, register, JobState.UNCERTAIN)
    queue.held[str(job.job_id)] = b"still there"
    desk.answers.record(job.job_id, officer, whole=False)
    qtbot.waitUntil(lambda: "cancel" in queue.asked_by)
    desk.end()
    assert sorted(queue.asked_by) == ["add", "cancel", "job_status", "trouble"]
    assert threading.current_thread() not in queue.asked_by.values()
