from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QBoxLayout
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Identity
from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Unavailable
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.commands.print_job import JobState
from frontoffice.register.queries.day_query import DayFilter, DayTotals
from frontoffice.register.register import Register
from frontoffice.ui.day.day_form import DayForm, DayPane, DayTotalsStrip
from frontoffice.ui.day.day_page import DayPage
from frontoffice.ui.day.day_table import DayColumn
from tests.support.approvals import approved
from tests.support.examples import TODAY, OfficeClock, a_complainant, a_signed_in, an_intake
from tests.support.in_front import in_front


def test_every_place_of_the_form_has_its_part(qtbot: QtBot, register: Register) -> None:
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    form = DayForm(register, lambda: supervisor)
    qtbot.addWidget(form)
    for place, part in (
        (form.totals, form.strip),
        (form.pane_place, form.pane),
        (form.closing_place, form.closing),
        (form.status_place, form.closing.closing_line),
    ):
        assert place.isAncestorOf(part)
    assert form.is_reviewing


def test_the_marked_line_is_the_tables_own(qtbot: QtBot, register: Register) -> None:
    officer = a_signed_in(register)
    register.complaints.record(an_intake(), officer, uuid4())
    form = DayForm(register, lambda: officer)
    qtbot.addWidget(form)
    assert form.marked is None
    form.table.show_lines(TODAY, register.days.read(TODAY).lines)
    form.lines.selectRow(0)
    assert form.marked == register.days.read(TODAY).lines[0]


LONG = "Petugas menutup loket sebelum waktunya. " * 12


@pytest.fixture
def pane(qtbot: QtBot, register: Register) -> DayPane:
    pane = DayPane(register)
    qtbot.addWidget(pane)
    return pane


def test_the_whole_story_is_read_not_its_beginning(pane: DayPane, register: Register) -> None:
    register.complaints.record(an_intake(description=LONG.strip()), a_signed_in(register), uuid4())
    (line,) = register.days.read(TODAY).lines
    pane.show_line(line, TODAY, corrected=False)
    assert pane.story.text() == LONG.strip() != line.summary
    assert pane.heading.text().startswith("0001/PGD-L1/2026 \N{MIDDLE DOT} Nurhayati")


@pytest.mark.thorough
def test_whose_story_is_confidential_is_not_named_in_it(pane: DayPane, register: Register) -> None:
    hidden = a_complainant(identity=Identity.CONFIDENTIAL)
    written = an_intake(complainant=hidden, description=f"{hidden.name} dimarahi. {LONG}")
    register.complaints.record(written, a_signed_in(register), uuid4())
    pane.show_line(register.days.read(TODAY).lines[0], TODAY, corrected=False)
    shown = f"{pane.heading.text()} {pane.story.text()} {pane.facts.text()}"
    assert "dimarahi" in shown
    assert "Nurhayati" not in shown


@pytest.mark.thorough
def test_the_beginning_stays_where_the_entries_cannot_be_read(
    pane: DayPane, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.complaints.record(an_intake(description=LONG), a_signed_in(register), uuid4())
    (line,) = register.days.read(TODAY).lines

    def unreadable(_subject: object) -> None:
        raise Unavailable(RegisterFailure.MISSING)

    monkeypatch.setattr(register.complaints, "get", unreadable)
    pane.show_line(line, TODAY, corrected=False)
    assert pane.story.text() == line.summary


def test_a_paper_that_the_printer_confirmed_is_said_to_be_printed(pane: DayPane, register: Register) -> None:
    officer = a_signed_in(register)
    subject = register.complaints.record(an_intake(), officer, uuid4()).complaint.subject
    job = register.printing.queue(subject, "Loket", officer)
    register.printing.start_sending(job.job_id)
    register.printing.finish(job.job_id, JobState.CONFIRMED, "", officer)
    pane.show_line(register.days.read(TODAY).lines[0], TODAY, corrected=False)
    assert "resi printed\n" in pane.facts.text()


def test_facts_stand_beside_the_story_where_there_is_room(pane: DayPane) -> None:
    row = pane.story_area.findChild(QBoxLayout)
    assert row is not None
    pane.fold(1366)
    assert row.direction() is QBoxLayout.Direction.LeftToRight
    pane.fold(500)
    assert row.direction() is QBoxLayout.Direction.TopToBottom


@pytest.fixture
def strip(qtbot: QtBot) -> DayTotalsStrip:
    strip = DayTotalsStrip()
    qtbot.addWidget(strip)
    strip.show_totals(DayTotals(all=3, unprinted=1), {})
    return strip


def shown(strip: DayTotalsStrip) -> list[str]:
    return [button.text() for button in strip.buttons if not button.isHidden()]


def test_totals_stand_in_their_order_and_none_that_is_nothing(strip: DayTotalsStrip) -> None:
    assert shown(strip) == ["Not printed 1"]
    strip.show_totals(DayTotals(all=3, unreviewed=2, incomplete=1, unprinted=1), {"state": "cancelled"})
    assert shown(strip) == ["All 3", "Not reviewed 2", "Papers 1", "Not printed 1", "Cancelled 0"]
    assert strip.states == {"", "unreviewed", "incomplete", "unprinted", "cancelled"}


def test_a_button_says_which_filter_it_stands_for(qtbot: QtBot, strip: DayTotalsStrip) -> None:
    with qtbot.waitSignal(strip.chosen) as chosen:
        strip.button("unprinted").click()
    assert chosen.args == ["unprinted"]


def test_what_is_filtered_by_is_marked(strip: DayTotalsStrip) -> None:
    assert strip.button("").isChecked()
    strip.show_totals(DayTotals(all=3), {"state": "cancelled"})
    assert strip.button("cancelled").isChecked()
    assert not strip.button("").isChecked()


CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def officer(register: Register) -> Officer:
    officer = a_signed_in(register)
    for _ in range(2):
        register.complaints.record(an_intake(), officer, uuid4())
    return officer


@pytest.fixture
def supervisor(register: Register, officer: Officer) -> Officer:
    return a_signed_in(register, Role.SUPERVISOR)


def open_page(qtbot: QtBot, register: Register, who: Officer) -> DayPage:
    page = in_front(qtbot, DayPage(register, lambda: who), 1366, 640)
    page.start()
    return page


def closed(register: Register) -> bool:
    return register.days.read(TODAY, DayFilter(counter="L1")).closing is not None


def test_a_supervisor_closes_the_page_by_keys_and_is_told_what_is_open(
    qtbot: QtBot, register: Register, supervisor: Officer, clock: OfficeClock
) -> None:
    page = open_page(qtbot, register, supervisor)
    assert page.closing.closing_line.text() == "This page is not closed yet."
    clock.move(hours=5)
    QTest.keyClick(page.lines, Qt.Key.Key_K, CTRL)
    question = page.closing.bar.reason_question.text()
    assert "2 line(s), 2 not reviewed, 2 not printed" in question
    QTest.keyClicks(page.closing.bar.reason, "Cocok dengan buku")
    QTest.keyClick(page.closing.bar.reason, Qt.Key.Key_Return)
    assert closed(register)
    assert page.closing.closing_line.text() == "Closed 15.32 WIB by Hendra Wijaya."
    assert page.page_problem.text() == "The page is closed."
    assert not page.closing.close_page.isEnabled()
    assert not page.closing.bar.isVisible()
    assert page.lines.hasFocus()
    register.complaints.record(an_intake(), supervisor, uuid4())
    page.start()
    assert page.closing.closing_line.text().endswith("1 line(s) came or changed since.")
    assert page.page_problem.text() == ""


@pytest.mark.thorough
def test_what_came_since_is_marked_and_the_page_can_be_closed_again(
    qtbot: QtBot, register: Register, officer: Officer, supervisor: Officer
) -> None:
    register.closing.close(TODAY, "L1", "", supervisor, uuid4())
    register.complaints.record(an_intake(), officer, uuid4())
    page = open_page(qtbot, register, supervisor)
    assert page.closing.closing_line.text().endswith("1 line(s) came or changed since.")
    signs = [page.table.index(row, DayColumn.SIGNS).data(Qt.ItemDataRole.ToolTipRole) for row in (2, 1)]
    assert signs == ["resi not printed, after the page was closed", "resi not printed"]
    assert page.closing.close_page.isEnabled()


@pytest.mark.thorough
def test_esc_leaves_the_page_open_and_the_note_waits(qtbot: QtBot, register: Register, supervisor: Officer) -> None:
    page = open_page(qtbot, register, supervisor)
    QTest.keyClick(page.lines, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(page.closing.bar.reason, "Belum")
    QTest.keyClick(page.closing.bar.reason, Qt.Key.Key_Escape)
    assert not page.closing.bar.isVisible()
    assert not closed(register)
    assert page.lines.hasFocus()
    QTest.keyClick(page.lines, Qt.Key.Key_K, CTRL)
    assert page.closing.bar.reason.text() == "Belum"


@pytest.mark.thorough
def test_an_officer_sees_how_the_page_stands_and_closes_nothing(
    qtbot: QtBot, register: Register, officer: Officer
) -> None:
    page = open_page(qtbot, register, officer)
    assert page.closing.closing_line.isVisible()
    assert not page.closing.close_page.isVisible()
    QTest.keyClick(page.lines, Qt.Key.Key_K, CTRL)
    assert not page.closing.bar.isVisible()


def test_ctrl_p_asks_for_the_whole_page_on_paper(qtbot: QtBot, register: Register, officer: Officer) -> None:
    page = open_page(qtbot, register, officer)
    page.text_filter.setText("nothing like it")
    with qtbot.waitSignal(page.print_asked) as emitted:
        QTest.keyClick(page, Qt.Key.Key_P, CTRL)
    assert emitted.args == [TODAY, "L1"]


@pytest.mark.thorough
def test_another_days_page_forgets_the_question(qtbot: QtBot, register: Register, supervisor: Officer) -> None:
    page = open_page(qtbot, register, supervisor)
    QTest.keyClick(page.lines, Qt.Key.Key_K, CTRL)
    page.show_day(date(2026, 11, 23))
    assert not page.closing.bar.isVisible()


@pytest.mark.thorough
def test_a_report_that_was_approved_is_named_and_after_the_closing_the_page_can_be_closed_again(
    qtbot: QtBot, register: Register, supervisor: Officer
) -> None:
    register.closing.close(TODAY, "L1", "", supervisor, uuid4())
    page = open_page(qtbot, register, supervisor)
    assert not page.closing.close_page.isEnabled()
    approved(register, by=supervisor)
    page.refresh()
    assert page.closing.closing_line.text().endswith("Reports approved: November 2026 (Semua loket). 1 of them since.")
    assert page.closing.close_page.isEnabled()
    register.closing.close(TODAY, "L1", "", supervisor, uuid4())
    page.refresh()
    assert page.closing.closing_line.text().endswith("Reports approved: November 2026 (Semua loket).")
    assert page.closing.closing_line.property("state") == "done"


def test_how_the_counter_changed_hands_is_said_shortly_and_lets_a_closed_page_be_closed_again(
    qtbot: QtBot, register: Register, supervisor: Officer, officer: Officer
) -> None:
    pin = "946183"
    rina = register.officers.add("Rina Kartika", Role.OFFICER, "", pin, supervisor, uuid4())
    register.closing.close(TODAY, "L1", "", supervisor, uuid4())
    page = open_page(qtbot, register, supervisor)
    register.shifts.hand(rina, pin, "0001 kembali pukul 14.00\n" + "kertas " * 40, officer, uuid4())
    page.refresh()
    said = page.closing.closing_line.text()
    assert f"Counter handed over: 10.32 WIB {officer.name} to Rina Kartika: 0001 kembali pukul 14.00 kertas" in said
    assert said.endswith("kertas…. 1 of them since.")
    assert page.closing.close_page.isEnabled()
    assert page.closing.closing_line.property("state") == "soon"


@pytest.mark.thorough
def test_the_page_says_which_slips_are_still_open(qtbot: QtBot, register: Register, supervisor: Officer) -> None:
    register.slips.reserve(2, "Besok", supervisor, uuid4())
    page = open_page(qtbot, register, supervisor)
    assert page.closing.closing_line.text() == (
        "Numbered slips that are still open: 0003/PGD-L1/2026 - 0004/PGD-L1/2026. This page is not closed yet."
    )


@pytest.mark.thorough
def test_a_page_of_which_much_is_to_be_said_is_no_wider_for_it(
    qtbot: QtBot, register: Register, supervisor: Officer
) -> None:
    page = open_page(qtbot, register, supervisor)
    before = page.minimumSizeHint().width()
    for _ in range(3):
        register.slips.reserve(2, "Pemadaman", supervisor, uuid4())
        register.complaints.record(an_intake(), supervisor, uuid4())
    page.refresh()
    assert page.closing.closing_line.text().count("PGD-L1") > 3
    assert page.minimumSizeHint().width() <= before
