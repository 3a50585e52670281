from __future__ import annotations

import dataclasses
from contextlib import closing
from pathlib import Path

import apsw
import pytest
from pytestqt.qtbot import QtBot

from frontoffice.app.paper import PaperDesk, trial_page
from frontoffice.domain.people import Role
from frontoffice.errors import Refused, Unavailable
from frontoffice.printing.printer import Delivery, Outcome
from frontoffice.register.ids import new_id
from frontoffice.register.register import Register
from frontoffice.register.spool import JobState
from frontoffice.settings import Office, Printer, Settings, Transport
from tests import thermal
from tests.examples import a_register, a_signed_in, an_intake
from tests.fakes import AtOnce, FakePrinter
from tests.register.faulty_disk import FaultyDisk

SETTINGS = Settings(office=Office(address="Air Itam"), printer=Printer("Loket", Transport.NETWORK, "127.0.0.1:9"))


class PaperRoll:
    """A printer that keeps what it is given, or says that it could not."""

    def __init__(self) -> None:
        self.given: list[bytes] = []
        self.answer = Delivery(Outcome.HANDED_OVER)

    def __call__(self, data: bytes, printer: Printer) -> Delivery:
        if self.answer.state is not Outcome.NOT_SENT:
            self.given.append(data)
        return self.answer


@pytest.fixture
def roll() -> PaperRoll:
    return PaperRoll()


@pytest.fixture
def desk(qtbot: QtBot, register: Register, tmp_path: Path, roll: PaperRoll) -> PaperDesk:
    return PaperDesk(register, SETTINGS, AtOnce(), tmp_path / "resi", roll)


def test_a_receipt_is_handed_over_and_told_to_the_journal(desk: PaperDesk, register: Register, roll: PaperRoll) -> None:
    officer = a_signed_in(register)
    complaint = register.record(an_intake(), officer, new_id())
    desk.print_receipt(complaint.subject, officer)
    assert complaint.number_text in thermal.read(roll.given[0]).text()
    assert register.complaint(complaint.subject).papers_printed == 1
    assert [line.body["state"] for line in register.story(complaint.subject) if line.kind == "receipt.paper"] == [
        "handed_over"
    ]
    assert register.paper_jobs() == ()


def test_a_second_paper_wants_a_reason_and_is_a_copy(desk: PaperDesk, register: Register, roll: PaperRoll) -> None:
    officer = a_signed_in(register)
    subject = register.record(an_intake(), officer, new_id()).subject
    desk.print_receipt(subject, officer)
    asked: list[object] = []
    desk.why_asked.connect(asked.append)
    desk.print_receipt(subject, officer)
    assert asked == [subject]
    desk.print_receipt(subject, officer, "resi pertama basah")
    assert len(roll.given) == 2
    second = thermal.read(roll.given[1]).text()
    assert "SALINAN KE-1" in second
    assert "resi pertama basah" in second
    assert "SALINAN" not in thermal.read(roll.given[0]).text()


def test_what_was_never_sent_waits_and_is_taken_up_as_the_same_paper(
    desk: PaperDesk, register: Register, roll: PaperRoll
) -> None:
    officer = a_signed_in(register)
    subject = register.record(an_intake(), officer, new_id()).subject
    roll.answer = Delivery(Outcome.NOT_SENT, "printer_refused")
    desk.print_receipt(subject, officer)
    (waiting,) = register.paper_jobs()
    assert (waiting.state, waiting.reason) == (JobState.WAITING, "printer_refused")
    roll.answer = Delivery(Outcome.HANDED_OVER)
    desk.print_receipt(subject, officer)
    assert [job.job_id for job in register.paper_jobs(subject)] == [waiting.job_id]
    assert "SALINAN" not in thermal.read(roll.given[0]).text()


def test_an_uncertain_paper_that_is_whole_is_accepted(desk: PaperDesk, register: Register, roll: PaperRoll) -> None:
    officer = a_signed_in(register)
    subject = register.record(an_intake(), officer, new_id()).subject
    roll.answer = Delivery(Outcome.UNCERTAIN, "printer_timeout")
    desk.print_receipt(subject, officer)
    (uncertain,) = register.paper_jobs()
    desk.tell_outcome(uncertain.job_id, whole=True, by=officer)
    assert register.paper_jobs() == ()
    assert register.complaint(subject).papers_printed == 1


def test_an_uncertain_paper_that_is_torn_is_replaced_at_once(
    desk: PaperDesk, register: Register, roll: PaperRoll
) -> None:
    officer = a_signed_in(register)
    subject = register.record(an_intake(), officer, new_id()).subject
    roll.answer = Delivery(Outcome.UNCERTAIN, "printer_timeout")
    desk.print_receipt(subject, officer)
    roll.answer = Delivery(Outcome.HANDED_OVER)
    (uncertain,) = register.paper_jobs()
    desk.tell_outcome(uncertain.job_id, whole=False, by=officer)
    assert len(roll.given) == 2
    assert register.complaint(subject).papers_printed == 1
    assert [job.state for job in register.paper_jobs(subject)] == [JobState.VOID, JobState.HANDED_OVER]


def test_what_the_register_would_not_take_is_told_again(qtbot: QtBot, tmp_path: Path, roll: PaperRoll) -> None:
    disk = FaultyDisk("paper-disk")
    with closing(a_register(tmp_path, vfs=disk.name)) as register:
        officer = a_signed_in(register)
        subject = register.record(an_intake(), officer, new_id()).subject

        def deliver(data: bytes, printer: Printer) -> Delivery:
            disk.fail(1, 1_000, apsw.FullError)
            return roll(data, printer)

        desk = PaperDesk(register, SETTINGS, AtOnce(), tmp_path / "resi", deliver)
        failed: list[Unavailable] = []
        desk.failed.connect(failed.append)
        desk.print_receipt(subject, officer)
        disk.heal()
        assert len(failed) == len(roll.given) == 1
        assert [job.state for job in register.paper_jobs()] == [JobState.SENDING]
        desk._later.timeout.emit()
        assert register.paper_jobs() == ()
        assert register.complaint(subject).papers_printed == 1
        desk.finish()
        assert [job.state for job in register.paper_jobs(subject)] == [JobState.HANDED_OVER]


def test_without_a_printer_the_paper_waits(desk: PaperDesk, register: Register, roll: PaperRoll) -> None:
    desk.use(dataclasses.replace(SETTINGS, printer=Printer()))
    officer = a_signed_in(register)
    desk.print_receipt(register.record(an_intake(), officer, new_id()).subject, officer)
    (waiting,) = register.paper_jobs()
    assert (waiting.state, waiting.reason) == (JobState.WAITING, "printer_none")
    assert roll.given == []


def test_a_pdf_is_kept_in_the_folder_and_told(desk: PaperDesk, register: Register, tmp_path: Path) -> None:
    desk.use(dataclasses.replace(SETTINGS, printer=Printer("PDF", Transport.PDF, str(tmp_path / "papers"))))
    saved: list[Path] = []
    desk.saved.connect(saved.append)
    officer = a_signed_in(register)
    desk.print_receipt(register.record(an_intake(), officer, new_id()).subject, officer)
    assert saved[0].parent == tmp_path / "papers"
    assert saved[0].read_bytes().startswith(b"%PDF")
    assert register.paper_jobs() == ()


def test_a_pdf_folder_that_cannot_be_written_keeps_the_paper_waiting(
    desk: PaperDesk, register: Register, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    desk.use(dataclasses.replace(SETTINGS, printer=Printer("PDF", Transport.PDF, str(tmp_path / "taken"))))
    officer = a_signed_in(register)
    desk.print_receipt(register.record(an_intake(), officer, new_id()).subject, officer)
    assert [job.reason for job in register.paper_jobs()] == ["pdf_not_saved"]


def test_training_stands_on_every_paper(desk: PaperDesk, register: Register, roll: PaperRoll) -> None:
    desk.use(dataclasses.replace(SETTINGS, training=True))
    officer = a_signed_in(register)
    desk.print_receipt(register.record(an_intake(), officer, new_id()).subject, officer)
    assert thermal.read(roll.given[0]).text().count("LATIHAN") >= 2


def test_a_real_socket_gets_the_receipt(qtbot: QtBot, register: Register, tmp_path: Path) -> None:
    officer = a_signed_in(register)
    complaint = register.record(an_intake(), officer, new_id())
    with FakePrinter() as paper:
        printer = Printer("Loket", Transport.NETWORK, paper.address)
        desk = PaperDesk(register, dataclasses.replace(SETTINGS, printer=printer), AtOnce(), tmp_path)
        desk.print_receipt(complaint.subject, officer)
        assert complaint.number_text in paper.paper().text()


def test_somebody_who_may_not_print_asks_nothing_of_the_printer(
    desk: PaperDesk, register: Register, roll: PaperRoll
) -> None:
    officer = a_signed_in(register)
    subject = register.record(an_intake(), officer, new_id()).subject
    administrator = a_signed_in(register, Role.ADMINISTRATOR, "Admin")
    heard: list[object] = []
    desk.failed.connect(heard.append)
    desk.print_receipt(subject, administrator)
    assert isinstance(heard[0], Refused)
    assert roll.given == []


def test_the_trial_page_fits_every_width(desk: PaperDesk) -> None:
    for columns in (32, 42, 48):
        assert all(len(line.text) * line.wide <= columns for line in trial_page(columns).lines)
