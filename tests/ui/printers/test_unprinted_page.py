from __future__ import annotations

import dataclasses
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Complainant
from frontoffice.domain.people import Officer
from frontoffice.register.commands.print_job import JobState, PrintJob
from frontoffice.register.register import Register
from frontoffice.settings import Printer, Settings, Transport
from frontoffice.ui.printers.unprinted_page import UnprintedColumn, UnprintedPage
from tests.support.examples import OfficeClock, an_intake
from tests.support.in_front import in_front

BACK = Printer("Belakang", Transport.NETWORK, "10.0.0.10")
SETTINGS = Settings(printer=Printer("Depan", Transport.NETWORK, "10.0.0.9"), other_printers=(BACK,))


def a_job(register: Register, officer: Officer, state: JobState, reason: str = "") -> PrintJob:
    complaint = register.complaints.record(an_intake(), officer, uuid4()).complaint
    job = register.printing.queue(complaint.subject, "Loket 1", officer)
    if state is not JobState.QUEUED:
        register.printing.start_sending(job.job_id)
        job = register.printing.finish(job.job_id, state, reason, officer)
    return job


def open_page(qtbot: QtBot, register: Register) -> UnprintedPage:
    page = in_front(qtbot, UnprintedPage(register, SETTINGS), 1366, 640)
    page.start()
    return page


def cell(page: UnprintedPage, row: int, column: UnprintedColumn) -> str:
    return str(page.table.data(page.table.index(row, column)))


@pytest.mark.thorough
def test_the_table_keeps_the_rules_of_models(
    qtbot: QtBot, register: Register, officer: Officer, qtmodeltester: ModelTester
) -> None:
    a_job(register, officer, JobState.WAITING, "printer_none")
    qtmodeltester.check(open_page(qtbot, register).table)  # type: ignore[no-untyped-call]


@pytest.mark.thorough
def test_nothing_waiting_is_a_sentence(qtbot: QtBot, register: Register) -> None:
    page = open_page(qtbot, register)
    assert page.nothing.text() == "No resi is waiting. F3 shows today's register."
    assert not page.jobs.isVisible()


@pytest.mark.thorough
def test_a_waiting_paper_says_since_when_and_why(qtbot: QtBot, register: Register, officer: Officer) -> None:
    a_job(register, officer, JobState.WAITING, "printer_none")
    page = open_page(qtbot, register)
    assert [
        cell(page, 0, column) for column in (UnprintedColumn.NUMBER, UnprintedColumn.PAPER, UnprintedColumn.SINCE)
    ] == [
        "0001/PGD-L1/2026",
        "the original",
        "Sel, 24 Nov 2026, 10.32 WIB",
    ]
    assert cell(page, 0, UnprintedColumn.STATE) == "Not printed yet"
    assert page.why.text() == cell(page, 0, UnprintedColumn.REASON)
    assert page.why.text().startswith("No printer is set up")
    assert not page.outcome_bar.isVisible()


def test_where_a_pdf_was_saved_stays_until_the_page_is_opened_again(qtbot: QtBot, register: Register) -> None:
    page = open_page(qtbot, register)
    page.show_saved(Path("/resi/0001.pdf"))
    page.refresh()
    assert page.page_problem.text() == "Saved as a PDF: /resi/0001.pdf"
    page.start()
    assert page.page_problem.text() == ""


@pytest.mark.thorough
def test_enter_prints_again(qtbot: QtBot, register: Register, officer: Officer) -> None:
    a_job(register, officer, JobState.QUEUED)
    second = a_job(register, officer, JobState.WAITING, "printer_timeout")
    page = open_page(qtbot, register)
    QTest.keyClick(page.jobs, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.print_asked) as asked:
        QTest.keyClick(page.jobs, Qt.Key.Key_Return)
    assert asked.args == [second.subject, "", None]


def test_the_paper_of_who_joined_is_asked_for_as_theirs(qtbot: QtBot, register: Register, officer: Officer) -> None:
    first = a_job(register, officer, JobState.CONFIRMED)
    joined = uuid4()
    register.joined.join(first.subject, Complainant("Saleh bin Ahmad"), officer, joined, with_paper=True)
    page = open_page(qtbot, register)
    assert cell(page, 0, UnprintedColumn.PAPER) == "the original (another complainant)"
    received: list[object] = []
    page.print_asked.connect(lambda *asked: received.append(asked))
    page.elsewhere_asked.connect(lambda *asked: received.append(asked))
    page.image_asked.connect(lambda *asked: received.append(asked))
    QTest.keyClick(page.jobs, Qt.Key.Key_Return)
    for key in (Qt.Key.Key_2, Qt.Key.Key_G):
        QTest.keyClick(page.jobs, key, Qt.KeyboardModifier.AltModifier)
    assert received == [(first.subject, "", joined), (first.subject, BACK, joined), (first.subject, "", joined)]


@pytest.mark.thorough
@pytest.mark.parametrize(("key", "whole"), [(Qt.Key.Key_Y, True), (Qt.Key.Key_N, False)])
def test_an_uncertain_paper_asks_what_came_out(
    qtbot: QtBot, register: Register, officer: Officer, key: Qt.Key, whole: bool
) -> None:
    job = a_job(register, officer, JobState.UNCERTAIN, "printer_timeout")
    page = open_page(qtbot, register)
    assert page.outcome_bar.isVisible()
    question = "Look at the printer: did the original of 0001/PGD-L1/2026 come out whole?"
    assert page.outcome_question.text() == question
    with qtbot.waitSignal(page.outcome_answered) as outcome:
        QTest.keyClick(page.jobs, key, Qt.KeyboardModifier.AltModifier)
    assert outcome.args == [job.job_id, whole]


@pytest.mark.thorough
def test_an_uncertain_paper_is_not_printed_again_before_somebody_looked(
    qtbot: QtBot, register: Register, officer: Officer
) -> None:
    a_job(register, officer, JobState.UNCERTAIN)
    page = open_page(qtbot, register)
    with qtbot.assertNotEmitted(page.print_asked):
        QTest.keyClick(page.jobs, Qt.Key.Key_Return)


def test_the_complaint_opens_on_a_key(qtbot: QtBot, register: Register, officer: Officer) -> None:
    job = a_job(register, officer, JobState.WAITING)
    page = open_page(qtbot, register)
    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClick(page.jobs, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert opened.args == [job.subject]


@pytest.mark.thorough
def test_what_was_printed_meanwhile_leaves_the_list_and_the_mark_stays(
    qtbot: QtBot, register: Register, officer: Officer
) -> None:
    first = a_job(register, officer, JobState.WAITING)
    a_job(register, officer, JobState.UNCERTAIN)
    page = open_page(qtbot, register)
    QTest.keyClick(page.jobs, Qt.Key.Key_Down)
    register.printing.start_sending(first.job_id)
    register.printing.finish(first.job_id, JobState.HANDED_OVER, "", officer)
    page.refresh()
    assert page.table.rowCount() == 1
    assert page.jobs.currentIndex().row() == 0
    assert page.outcome_bar.isVisible()


def test_a_paper_that_the_printer_stopped_at_says_what_to_do_and_can_be_given_up(
    qtbot: QtBot, register: Register, officer: Officer
) -> None:
    job = a_job(register, officer, JobState.QUEUED)
    register.printing.start_sending(job.job_id)
    register.printing.progress(job.job_id, JobState.BLOCKED, "printer_paper_out")
    page = open_page(qtbot, register)
    assert cell(page, 0, UnprintedColumn.REASON) == "Change the paper; the resi goes on by itself."
    assert not page.again_button.isEnabled()
    with qtbot.waitSignal(page.stop_asked) as asked:
        QTest.keyClick(page.jobs, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert asked.args == [job.job_id]


@pytest.mark.thorough
def test_only_a_paper_on_its_way_can_be_given_up(qtbot: QtBot, register: Register, officer: Officer) -> None:
    a_job(register, officer, JobState.WAITING)
    assert not open_page(qtbot, register).stop_button.isVisible()


def test_what_waits_goes_elsewhere_later_or_nowhere_by_one_key(
    qtbot: QtBot, register: Register, officer: Officer
) -> None:
    job = a_job(register, officer, JobState.WAITING, "printer_paper_out")
    page = open_page(qtbot, register)
    received: list[object] = []
    page.elsewhere_asked.connect(lambda subject, printer: received.append((subject, printer)))
    page.later_asked.connect(lambda job_id: received.append(("later", job_id)))
    page.dropped.connect(lambda job_id: received.append(("drop", job_id)))
    page.image_asked.connect(lambda subject: received.append(("image", subject)))
    for key in (Qt.Key.Key_2, Qt.Key.Key_L, Qt.Key.Key_X, Qt.Key.Key_G):
        QTest.keyClick(page.jobs, key, Qt.KeyboardModifier.AltModifier)
    assert received == [(job.subject, BACK), ("later", job.job_id), ("drop", job.job_id), ("image", job.subject)]
    page.use(dataclasses.replace(SETTINGS, other_printers=(BACK, dataclasses.replace(BACK, name="Gudang"))))
    assert len(page.elsewhere.buttons) == 3


@pytest.mark.thorough
def test_what_is_on_its_way_can_only_be_stopped(qtbot: QtBot, register: Register, officer: Officer) -> None:
    job = a_job(register, officer, JobState.QUEUED)
    register.printing.start_sending(job.job_id)
    page = open_page(qtbot, register)
    assert page.stop_button.isVisible()
    for button in (page.again_button, page.image_button, page.later_button, page.drop_button, *page.elsewhere.buttons):
        assert not button.isEnabled()


@pytest.mark.thorough
def test_a_paper_of_a_past_day_says_that_it_waits_for_a_decision(
    qtbot: QtBot, register: Register, officer: Officer, clock: OfficeClock
) -> None:
    a_job(register, officer, JobState.WAITING, "printer_paper_out")
    clock.move(days=1)
    a_job(register, officer, JobState.WAITING, "put_off")
    page = open_page(qtbot, register)
    assert "past day" in cell(page, 0, UnprintedColumn.REASON)
    assert "Put off" in cell(page, 1, UnprintedColumn.REASON)
    page.jobs.selectRow(1)
    assert not page.later_button.isEnabled()


def test_the_question_has_what_its_line_leaves(qtbot: QtBot, register: Register, officer: Officer) -> None:
    a_job(register, officer, JobState.UNCERTAIN, "queue_lost")
    page = open_page(qtbot, register)
    question = page.outcome_question
    assert question.fontMetrics().horizontalAdvance(question.text()) <= question.width()


def test_two_that_came_out_is_an_answer(qtbot: QtBot, register: Register, officer: Officer) -> None:
    job = a_job(register, officer, JobState.UNCERTAIN, "queue_lost")
    page = open_page(qtbot, register)
    with qtbot.waitSignal(page.doubled) as doubled:
        QTest.keyClick(page.jobs, Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert doubled.args == [job.job_id]


@pytest.mark.thorough
def test_an_answer_stays_in_the_list_and_can_be_taken_back(qtbot: QtBot, register: Register, officer: Officer) -> None:
    job = a_job(register, officer, JobState.UNCERTAIN)
    register.printing.finish(job.job_id, JobState.ACCEPTED, "officer", officer)
    page = open_page(qtbot, register)
    assert page.take_back_button.isVisible()
    assert not page.outcome_bar.isVisible()
    with qtbot.waitSignal(page.take_back_asked) as asked:
        QTest.keyClick(page.jobs, Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier)
    assert asked.args == [job.job_id]
    register.printing.take_back(job.job_id, officer)
    page.refresh()
    assert page.outcome_bar.isVisible()


def answering(page: UnprintedPage, register: Register, officer: Officer) -> list[object]:
    """Let the page's answers count, as the window does; gives what was answered."""
    answered: list[object] = []

    def answer(job_id: UUID, _whole: bool) -> None:
        answered.append(job_id)
        register.printing.finish(job_id, JobState.ACCEPTED, "officer", officer)
        page.refresh()

    page.outcome_answered.connect(answer)
    return answered


@pytest.mark.thorough
def test_what_waits_is_marked_before_what_was_answered(qtbot: QtBot, register: Register, officer: Officer) -> None:
    """One is answered, then another one is printed: on F8 its question stands there at once, and Y is for it."""
    first = a_job(register, officer, JobState.UNCERTAIN, "printer_timeout")
    page = open_page(qtbot, register)
    answered = answering(page, register, officer)
    QTest.keyClick(page.jobs, Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier)
    second = a_job(register, officer, JobState.UNCERTAIN, "printer_timeout")
    page.start()
    assert [job.job_id for job in page.table.jobs] == [second.job_id, first.job_id]
    assert page.outcome_bar.isVisible()
    QTest.keyClick(page.jobs, Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier)
    assert answered == [first.job_id, second.job_id]


@pytest.mark.thorough
def test_after_an_answer_the_next_that_waits_is_marked(qtbot: QtBot, register: Register, officer: Officer) -> None:
    jobs = [a_job(register, officer, JobState.UNCERTAIN, "printer_timeout") for _ in range(3)]
    page = open_page(qtbot, register)
    answered = answering(page, register, officer)
    for _ in jobs:
        QTest.keyClick(page.jobs, Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier)
    assert answered == [job.job_id for job in jobs]
