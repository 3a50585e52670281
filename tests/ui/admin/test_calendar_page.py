from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from frontoffice.domain.calendar.working_days import LOCAL, DayOff
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Source, Step
from frontoffice.domain.people import Role
from frontoffice.register.commands.calendar import CalendarChange
from frontoffice.register.register import Register
from frontoffice.ui.admin.calendar_page import CalendarPage
from frontoffice.ui.widgets import table_rows
from tests.support.examples import an_intake, an_officer

SITI = an_officer()
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


@pytest.fixture
def page(register: Register, qtbot: QtBot) -> CalendarPage:
    return a_page(register, qtbot)


def a_page(register: Register, qtbot: QtBot, officer: object = HENDRA, outdated: int = 0) -> CalendarPage:
    shown = CalendarPage(register, lambda: officer, lambda: outdated)  # type: ignore[arg-type,return-value]
    qtbot.addWidget(shown)
    shown.resize(1366, 700)
    shown.show()
    return shown


def enter(page: CalendarPage, day: str = "09-12-2026", name: str = "Pilkada", decree: str = "SE 22/2026") -> None:
    page.day.setText(day)
    page.name.setText(name)
    page.decree.setText(decree)
    page.add.click()


def beside(page: CalendarPage, name: str) -> str:
    label = page.findChild(QLabel, f"{name}_problem")
    assert isinstance(label, QLabel)
    return label.text()


def unmark(page: CalendarPage, row: int) -> None:
    item = page.proposal.item(row, 0)
    assert item is not None
    item.setCheckState(Qt.CheckState.Unchecked)


def test_the_year_stands_there_with_its_decrees_and_the_unknown_one_is_told(page: CalendarPage) -> None:
    assert page.days.rowCount() == 25
    assert "2027" in page.warning.text()
    page.year.setValue(2030)
    assert page.days.rowCount() == 0


def test_the_form_for_a_day_is_seen_when_one_is_to_be_added(page: CalendarPage) -> None:
    assert not any(one.isVisible() for one in (page.day, page.pasted, page.why, page.accept))
    page.add_fold.click()
    assert page.day.isVisible()
    enter(page)
    assert (page.proposal.isVisible(), page.why.isVisible(), page.accept.isVisible()) == (True, True, True)
    page.import_fold.click()
    assert page.pasted.isVisible()
    page.clear.click()
    assert not page.accept.isVisible()


@pytest.mark.thorough
def test_what_moves_is_shown_before_it_is_accepted(page: CalendarPage, register: Register, qtbot: QtBot) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    enter(page)
    model = page.moves.model()
    assert [model.index(0, column).data() for column in (1, 2)] == ["Sen, 14 Des 2026", "Sel, 15 Des 2026"]
    assert register.complaints.get(subject).due.day == date(2026, 12, 14)
    with qtbot.waitSignal(page.changed):
        page.accept.click()
    assert register.complaints.get(subject).due.day == date(2026, 12, 15)
    assert page.proposal.rowCount() == 0
    assert page.days.rowCount() == 26
    entered = table_rows.current_value(page.days)
    assert isinstance(entered, DayOff)
    assert entered.name == "Pilkada"


def test_while_every_open_complaint_is_read_or_written_the_page_says_so(
    page: CalendarPage, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() is QEvent.Type.Paint:
                painted.append(page.page_problem.text())
            return False

    seen, ran = Painted(page), list[bool]()
    page.page_problem.installEventFilter(seen)
    calendar = type(register.calendar)
    preview, accept = calendar.preview, calendar.accept

    def slow_preview(*given: Any) -> CalendarChange:
        ran.append("Looking which open complaints" in painted[-1])
        return preview(*given)

    def slow_accept(*given: Any) -> CalendarChange:
        ran.append("Entering" in painted[-1])
        return accept(*given)

    monkeypatch.setattr(calendar, "preview", slow_preview)
    monkeypatch.setattr(calendar, "accept", slow_accept)
    enter(page)
    page.accept.click()
    assert ran[0] is ran[1] is True
    assert "Entered" in page.page_problem.text()


@pytest.mark.thorough
def test_dates_that_move_out_of_sight_are_shown_before_they_are_accepted(register: Register, qtbot: QtBot) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    page, window = CalendarPage(register, lambda: HENDRA, int), QScrollArea(widgetResizable=True)
    qtbot.addWidget(window)
    window.setWidget(page)
    window.resize(900, 150)
    with qtbot.waitExposed(window):
        window.show()
    enter(page)
    qtbot.waitUntil(page.moves.isVisible)
    page.accept.click()
    assert register.complaints.get(subject).due.day == date(2026, 12, 14)
    assert "Look at the dates" in page.page_problem.text()
    qtbot.waitUntil(lambda: not page.moves.visibleRegion().isEmpty())
    page.accept.click()
    assert register.complaints.get(subject).due.day == date(2026, 12, 15)


@pytest.mark.thorough
def test_the_dates_that_move_stand_beside_the_list_above_the_fold(
    page: CalendarPage, register: Register, qtbot: QtBot
) -> None:
    register.complaints.record(an_intake(), SITI, uuid4())
    page.resize(1366, 610)
    enter(page)
    qtbot.waitUntil(lambda: page.moves.mapTo(page, QPoint()).y() == page.proposal.mapTo(page, QPoint()).y())
    assert page.minimumSizeHint().height() <= 610
    assert page.moves.visibleRegion().boundingRect() == page.moves.rect()


@pytest.mark.thorough
def test_what_is_unmarked_is_not_entered(page: CalendarPage, register: Register) -> None:
    page.pasted.setPlainText("tanggal,jenis,nama,dasar\n2028-01-01,,Tahun Baru,SKB\n2028-01-02,,Libur,SKB\n")
    page.read.click()
    unmark(page, 1)
    page.accept.click()
    assert [day.day for day in register.calendar.days(2028)] == [date(2028, 1, 1)]


@pytest.mark.thorough
def test_a_list_that_is_too_long_is_not_pasted_and_it_says_so(page: CalendarPage) -> None:
    data = QMimeData()
    data.setText("x" * 50_001)
    page.pasted.insertFromMimeData(data)
    assert "Nothing was pasted" in beside(page, "pasted")


@pytest.mark.thorough
def test_lines_that_cannot_be_read_are_named(page: CalendarPage) -> None:
    page.pasted.setPlainText("tanggal,jenis,nama,dasar\nkapan,,A,SKB\n")
    page.read.click()
    assert beside(page, "pasted").startswith("Line 2")
    assert page.pasted.toPlainText()


@pytest.mark.thorough
def test_a_day_without_a_decree_is_told_beside_it(page: CalendarPage) -> None:
    enter(page, decree="")
    assert beside(page, "decree")
    assert page.proposal.rowCount() == 0


@pytest.mark.thorough
def test_a_past_day_warns_and_is_taken(page: CalendarPage) -> None:
    enter(page, day="20-11-2026")
    assert "past" in beside(page, "day")
    assert page.proposal.rowCount() == 1


def test_what_changed_meanwhile_is_shown_again(page: CalendarPage, register: Register) -> None:
    enter(page)
    register.complaints.record(an_intake(), SITI, uuid4())
    page.accept.click()
    assert page.page_problem.isVisible()
    assert page.moves.rowCount() == 1
    page.accept.click()
    assert page.proposal.rowCount() == 0


@pytest.mark.thorough
def test_who_may_not_keep_it_reads_it(register: Register, qtbot: QtBot) -> None:
    page = a_page(register, qtbot, SITI)
    assert not page.accept.isEnabled()
    assert page.days.rowCount() == 25


@pytest.mark.thorough
def test_a_proposed_year_is_accepted_line_by_line_and_stays_provisional(page: CalendarPage, register: Register) -> None:
    page.year.setValue(2028)
    page.propose.click()
    assert page.proposal.rowCount() == 17
    christmas = page.proposal.findItems("Sen, 25 Des 2028", Qt.MatchFlag.MatchExactly)[0]
    for row in range(page.proposal.rowCount()):
        one = page.proposal.item(row, 0)
        assert one is not None
        if one is not christmas:
            one.setCheckState(Qt.CheckState.Unchecked)
    page.accept.click()
    (day,) = register.calendar.days(2028)
    assert (day.day, day.certain) == (date(2028, 12, 25), False)
    assert "usulan" in day.decree
    assert 2028 not in register.calendar.in_force.certain_years


@pytest.mark.thorough
def test_a_proposed_year_is_certain_only_when_a_person_says_that_it_is_whole(
    page: CalendarPage, register: Register
) -> None:
    page.year.setValue(2027)
    page.decree.setText("SKB 3 Menteri 2027")
    page.propose.click()
    assert not page.whole.isHidden()
    assert "26 " in page.list_remarks.text()  # rest on no decree yet
    page.accept.click()
    assert 2027 not in register.calendar.in_force.certain_years
    page.propose.click()
    page.whole.click()
    assert page.list_remarks.text() == ""
    page.accept.click()
    assert 2027 in register.calendar.in_force.certain_years
    assert {day.decree for day in register.calendar.days(2027)} == {"SKB 3 Menteri 2027"}
    page.refresh()
    assert "2027" not in page.warning.text()


def test_nobody_vouches_for_a_year_without_naming_the_decree(page: CalendarPage) -> None:
    page.year.setValue(2027)
    page.propose.click()
    page.whole.click()
    assert beside(page, "decree")
    assert page.decree.isVisible()
    assert not page.whole.isChecked()
    assert not any(day.certain for day in page.listed.list_checked_days())


@pytest.mark.thorough
def test_a_vouched_year_that_is_taken_back_is_uncertain_again_and_what_was_unmarked_stays_so(
    page: CalendarPage,
) -> None:
    page.year.setValue(2027)
    page.propose.click()
    unmark(page, 0)
    page.decree.setText("SKB 3 Menteri 2027")
    page.whole.click()
    assert [day.certain for day in page.listed.list_checked_days()] == [True] * 25
    page.whole.click()
    assert [day.certain for day in page.listed.list_checked_days()] == [False] * 25


def test_estimates_stay_uncertain_until_each_is_written_with_its_date(page: CalendarPage, register: Register) -> None:
    """2028: eight of 17 days are reckoned by the moon; the decree may well name the day before."""
    page.year.setValue(2028)
    page.decree.setText("SKB 3 Menteri 2028")
    page.propose.click()
    page.whole.click()
    assert sum(day.certain for day in page.listed.list_checked_days()) == 9
    assert "8 are estimates" in page.list_remarks.text()
    (fitri,) = page.proposal.findItems("Min, 27 Feb 2028", Qt.MatchFlag.MatchExactly)
    page.proposal.itemActivated.emit(fitri)
    assert (page.day.text(), page.name.text()) == ("27-02-2028", "Hari Raya Idul Fitri")
    assert page.focusWidget() is page.day
    page.day.setText("26-02-2028")
    page.add.click()
    days = {day.day: day for day in page.listed.list_checked_days()}
    assert date(2028, 2, 27) not in days
    assert (days[date(2028, 2, 26)].certain, days[date(2028, 2, 26)].decree) == (True, "SKB 3 Menteri 2028")
    page.accept.click()
    assert 2028 not in register.calendar.in_force.certain_years


@pytest.mark.thorough
def test_a_year_that_rests_on_its_decree_is_not_proposed_again(page: CalendarPage) -> None:
    page.propose.click()
    assert page.proposal.rowCount() == 0
    assert "2026" in page.page_problem.text()


@pytest.mark.thorough
def test_what_an_import_would_do_to_days_past_or_known_is_told_below_the_list(page: CalendarPage) -> None:
    rows = ("2026-11-19,,Banjir,SE 1", "2026-11-20,,Banjir,SE 1", "2026-12-12,,Sabtu,SE 1")
    page.pasted.setPlainText("\n".join(("tanggal,jenis,nama,dasar", *rows)))
    page.read.click()
    text = page.list_remarks.text()
    assert not page.list_remarks.isHidden()
    assert "19 November 2026 is past" in text
    assert "1 more" in text
    assert "12 Desember 2026 is off already" in text
    page.clear.click()
    assert page.list_remarks.isHidden()


@pytest.mark.thorough
def test_open_complaints_that_missed_a_change_are_counted_again(register: Register, qtbot: QtBot) -> None:
    subject = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    register.handling.advance(subject, StepForm(Step.WITHDRAW, "Dicabut", source=Source.SPOKEN), HENDRA, uuid4())
    pilkada = DayOff(date(2026, 12, 9), LOCAL, "Pilkada", "SE 22/2026")
    register.calendar.accept(register.calendar.preview([pilkada]), "", HENDRA, uuid4())
    register.handling.advance(subject, StepForm(Step.REOPEN, "Keliru"), HENDRA, uuid4())
    page = a_page(register, qtbot, outdated=1)
    model = page.moves.model()
    qtbot.waitUntil(lambda: model.rowCount() > 0)
    assert [model.index(0, column).data() for column in (1, 2)] == ["Sen, 14 Des 2026", "Sel, 15 Des 2026"]
    assert page.moves_title.text().startswith("Counted by an older calendar: 1 ")
    assert page.accept.text() == "Count again (F9)"
    with qtbot.waitSignal(page.changed):
        page.accept.click()
    assert register.complaints.get(subject).due.day == date(2026, 12, 15)
    assert (page.accept.text(), page.moves.rowCount()) == ("Accept (F9)", 0)


@pytest.mark.thorough
def test_a_year_comes_from_a_file(page: CalendarPage, tmp_path: Path) -> None:
    path = tmp_path / "libur.csv"
    path.write_text("\ufefftanggal;jenis;nama;dasar\r\n09-12-2026;libur lokal;Pilkada;SE 22/2026\r\n", encoding="utf-8")
    page.read_file(str(path))
    assert [(day.day, day.kind, day.decree) for day in page.listed.list_checked_days()] == [
        (date(2026, 12, 9), LOCAL, "SE 22/2026")
    ]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"apa saja\n", None])
def test_a_file_that_is_no_calendar_is_told_and_nothing_is_listed(
    page: CalendarPage, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "bukan.csv"
    if content is not None:
        path.write_bytes(content)
    page.read_file(str(path))
    assert beside(page, "pasted")
    assert page.listed.list_checked_days() == ()


def test_the_file_is_chosen_in_a_dialog(page: CalendarPage, qtbot: QtBot) -> None:
    page.open_file.click()
    (dialog,) = page.findChildren(QFileDialog)
    assert dialog.isVisible()
    dialog.reject()
