from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import time
from pathlib import Path
from uuid import uuid4

import apsw
import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.limits import Limit, Unit
from frontoffice.domain.people import Role
from frontoffice.register.journal.ids import subject
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Desk
from frontoffice.ui.admin.limits_page import HoursPanel, LimitsPage
from frontoffice.ui.widgets import table_rows
from tests.support.examples import OfficeClock, a_signed_in, an_intake, lay_blank
from tests.support.faulty_disk import FaultyDisk

_TURNS = 6  # of the event loop: what was shown has its room, and is scrolled to twice more

Open = Callable[[Role], LimitsPage]


@pytest.fixture
def open_page(register: Register, qtbot: QtBot) -> Open:
    def open_page(role: Role) -> LimitsPage:
        who = a_signed_in(register, role)
        page = LimitsPage(register, lambda: who)
        qtbot.addWidget(page)
        page.resize(1366, 640)
        page.show()
        return page

    return open_page


def chosen(page: LimitsPage) -> Limit:
    limit = table_rows.current_value(page.limits)
    assert isinstance(limit, Limit)
    return limit


def choose(page: LimitsPage, code: str) -> None:
    for row in range(page.limits.rowCount()):
        page.limits.selectRow(row)
        if chosen(page).code == code:
            return
    raise LookupError(code)


def test_every_limit_stands_there_with_what_it_counts(open_page: Open) -> None:
    page = open_page(Role.SUPERVISOR)
    texts = [[cell.text() for column in range(3) if (cell := page.limits.item(row, column))] for row in range(4)]
    assert texts == [
        ["Pengaduan ringan", "3", "office hours"],
        ["Pengaduan bersifat normatif", "5", "working days"],
        ["Pengaduan tidak berkadar pengawasan", "14", "working days"],
        ["Pengaduan berkadar pengawasan dan memerlukan pemeriksaan", "60", "working days"],
    ]


def test_enter_on_a_limit_opens_its_form_and_f9_saves_and_closes_it(
    open_page: Open, register: Register, qtbot: QtBot
) -> None:
    page = open_page(Role.SUPERVISOR)
    with qtbot.waitActive(page):
        page.activateWindow()
    page.limits.setFocus()
    assert not page.amount.isVisible()
    choose(page, "level.normative")
    QTest.keyClick(page.limits, Qt.Key.Key_Return)
    assert page.amount.hasFocus()
    QTest.keyClicks(page.amount, "7")
    QTest.keyClick(page.amount, Qt.Key.Key_F9)
    assert register.reference_data.limits.by_code["level.normative"].amount == 7
    assert (page.amount.isVisible(), page.limits.hasFocus()) == (False, True)


def test_one_form_is_seen_at_a_time_and_f9_opens_the_hours_where_none_is(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(Role.SUPERVISOR)
    with qtbot.waitActive(page):
        page.activateWindow()
    QTest.keyClick(page.limits, Qt.Key.Key_F9)
    assert page.hours.times[0][0].hasFocus()
    page.paper_fold.click()
    assert page.paper_format.hasFocus()
    assert not page.hours.isVisible()
    assert page.hours_known.text() == "Senin-Kamis 07.30-16.00, Jumat 07.30-16.30"
    page.paper_fold.click()
    assert not any(form.isVisible() for form in (page.limit_panel, page.hours_place, page.paper_panel))


@pytest.mark.thorough
@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ADMINISTRATOR])
def test_a_changed_limit_is_an_entry_and_holds_from_now_on(open_page: Open, register: Register, role: Role) -> None:
    page = open_page(role)
    choose(page, "level.normative")
    page.amount.setValue(7)
    page.save_limit.click()
    assert page.message.text() == "Saved."
    assert register.reference_data.limits.by_code["level.normative"].amount == 7
    (line,) = register.complaints.story(subject("limit", "level.normative"))
    assert (line.kind, line.body["group"], line.role) == ("choice.set", "7 working_days", role)
    assert chosen(page) == Limit("level.normative", "Pengaduan bersifat normatif", 7, Unit.WORKING_DAYS)


def test_a_limit_says_which_rule_it_rests_on_and_when_the_office_compared_it(
    open_page: Open, register: Register
) -> None:
    page = open_page(Role.SUPERVISOR)
    choose(page, "sp4n.reply")
    assert "62/2018, diganti 5/2025" in page.source.text()
    assert "has not compared" in page.source.text()
    row = page.limits.currentRow()

    def checked() -> str:
        cell = page.limits.item(row, 3)
        assert cell is not None
        return cell.text()

    assert checked() == "not yet"
    page.checked.click()
    page.save_limit.click()
    today = register.today()
    assert register.reference_data.limits.by_code["sp4n.reply"].checked_on == today.isoformat()
    assert checked() == today.strftime("%d-%m-%Y")
    assert not page.checked.isChecked()
    assert "has not compared" not in page.source.text()
    page.amount.setValue(6)
    page.save_limit.click()
    assert checked() == "not yet", "another amount is to be compared anew"


def test_a_limit_that_cannot_be_meant_is_told_beside_it(open_page: Open, register: Register) -> None:
    page = open_page(Role.SUPERVISOR)
    choose(page, "sp4n.reply")
    page.amount.setValue(0)
    page.save_limit.click()
    assert register.reference_data.limits.by_code["sp4n.reply"].amount == 5
    assert not page.message.text()
    choose(page, "sp4n.reply")
    page.name.clear()
    page.save_limit.click()
    assert register.reference_data.limits.by_code["sp4n.reply"].name.startswith("SP4N")


def test_that_it_is_saved_is_seen_on_a_screen_at_200_percent(open_page: Open, qtbot: QtBot) -> None:
    page, area = open_page(Role.SUPERVISOR), QScrollArea(widgetResizable=True)
    qtbot.addWidget(area)
    area.setWidget(page)
    area.resize(683, 242)
    with qtbot.waitActive(area):
        area.show()
    assert page.width() <= area.viewport().width(), "limits and hours stand beneath one another"
    page.limit_fold.click()
    page.save_limit.setFocus()
    area.ensureWidgetVisible(page.save_limit)

    def is_seen() -> bool:
        for _ in range(_TURNS):  # not so many milliseconds, in which a busy machine may do nothing
            QCoreApplication.sendPostedEvents()
            QCoreApplication.processEvents()
        at = page.message.mapTo(area.viewport(), QPoint(20, page.message.height() // 2))
        return area.viewport().rect().contains(at)

    page.save_limit.click()
    assert page.message.text() == "Saved."
    assert is_seen()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not is_seen()
    page.hours.reported.emit("Entered.", "done")
    assert is_seen()
    area.takeWidget()  # which is taken down by itself


@pytest.mark.thorough
def test_a_switch_is_a_box_to_tick(open_page: Open, register: Register, qtbot: QtBot) -> None:
    page = open_page(Role.SUPERVISOR)
    with qtbot.waitActive(page):
        page.activateWindow()
    page.limits.setFocus()
    choose(page, "verified_by_other")
    QTest.keyClick(page.limits, Qt.Key.Key_Return)
    assert (page.amount.isVisible(), page.is_on.isVisible(), page.is_on.isChecked()) == (False, True, True)
    assert page.is_on.hasFocus()
    QTest.keyClick(page.is_on, Qt.Key.Key_Space)
    page.save_limit.click()
    assert register.reference_data.limits.amount("verified_by_other") == 0


def test_papers_get_numbers_when_a_form_is_saved(open_page: Open, register: Register) -> None:
    page = open_page(Role.SUPERVISOR)
    assert page.paper_sample.text() == ""
    page.paper_format.setText("{no:3}/DPMPTSP/{month}/{year}")
    assert "057/DPMPTSP/XI/2026" in page.paper_sample.text()
    page.save_format.click()
    assert register.documents.next_number() == "001/DPMPTSP/XI/2026"
    page.paper_format.setText("{no}")
    assert page.paper_sample.text() == ""
    page.save_format.click()
    assert register.documents.number_format == "{no:3}/DPMPTSP/{month}/{year}"


@pytest.mark.thorough
def test_who_may_not_sees_it_and_changes_nothing(open_page: Open) -> None:
    page = open_page(Role.HANDLER)
    assert not page.save_limit.isEnabled()
    assert not page.save_format.isEnabled()
    assert not page.hours.accept.isEnabled()
    keeper = open_page(Role.ADMINISTRATOR)
    assert keeper.save_limit.isEnabled()
    assert not keeper.hours.accept.isEnabled()  # it moves due dates: a supervisor's


@pytest.mark.thorough
def test_a_disk_that_cannot_be_read_is_a_line_and_what_was_typed_stays(qtbot: QtBot, tmp_path: Path) -> None:
    disk = FaultyDisk("limits-page-disk")
    lay_blank(tmp_path / "register.db")
    register = open_register(tmp_path / "register.db", Desk(), clock=OfficeClock(), vfs=disk.name)
    supervisor = a_signed_in(register, Role.SUPERVISOR)
    page = LimitsPage(register, lambda: supervisor)
    qtbot.addWidget(page)
    page.show()
    disk.reads_fail = True
    disk.fail(1, 1_000_000, apsw.FullError)
    page.amount.setValue(4)
    page.save_limit.click()
    assert page.message.text()
    page.hide()
    page.show()
    assert page.message.text()
    assert page.amount.value() == 4
    assert page.limits.rowCount() > 10
    disk.heal()
    page.hide()
    page.show()
    assert not page.message.text()
    register.close()


def test_what_is_half_typed_over_a_limit_waits_until_it_is_saved(open_page: Open, register: Register) -> None:
    page = open_page(Role.SUPERVISOR)
    choose(page, "level.normative")
    page.amount.setValue(7)
    page.paper_format.setText("{no}/{kode}")
    page.hide()
    page.show()
    assert (page.amount.value(), page.paper_format.text()) == (7, "{no}/{kode}")
    choose(page, "sp4n.reply")
    assert page.amount.value() == 5
    choose(page, "level.normative")
    assert page.amount.value() == 7
    page.save_limit.click()
    assert page.message.text() == "Saved."
    assert register.reference_data.limits.by_code["level.normative"].amount == 7
    assert page.paper_format.text() == "{no}/{kode}"


@pytest.fixture
def reported() -> list[str]:
    return []


@pytest.fixture
def panel(register: Register, qtbot: QtBot, reported: list[str]) -> Iterator[HoursPanel]:
    place, who = QWidget(), a_signed_in(register, Role.SUPERVISOR)
    qtbot.addWidget(place)
    panel = HoursPanel(register, lambda: who, place)
    panel.reported.connect(lambda text, _state: reported.append(text))
    panel.show_hours()
    with qtbot.waitActive(place):
        place.show()
        place.activateWindow()
    yield panel
    place.close()


def write(panel: HoursPanel, day: int, opens: str, closes: str) -> None:
    for field, text in zip(panel.times[day], (opens, closes), strict=True):
        field.setText(text)
        field.editingFinished.emit()


@pytest.mark.thorough
def test_the_usual_week_stands_there(panel: HoursPanel) -> None:
    assert [panel.times[day][0].text() for day in range(7)] == ["07.30"] * 5 + ["", ""]
    assert [panel.times[day][1].text() for day in (3, 4)] == ["16.00", "16.30"]
    assert panel.moves_title.text() == "Nothing is changed."


@pytest.mark.thorough
def test_a_day_less_shows_what_moves_and_is_written_down(panel: HoursPanel, register: Register) -> None:
    officer = a_signed_in(register)
    complaint = register.complaints.record(an_intake(), officer, uuid4()).complaint.subject
    before = register.complaints.get(complaint).due.day
    write(panel, 4, "", "")
    assert panel.moves.rowCount() == 1
    assert register.complaints.get(complaint).due.day == before
    panel.why.setText("Jumat libur")
    panel.accept.click()
    assert register.complaints.get(complaint).due.day > before
    assert 4 not in register.calendar.hours.by_weekday
    (line,) = register.complaints.story(subject("calendar", "hours"))
    assert (line.kind, line.body["why"]) == ("calendar.hours", "Jumat libur")
    assert register.complaints.story(complaint)[-1].kind == "due.moved"
    assert panel.moves_title.text() == "Nothing is changed."


@pytest.mark.thorough
def test_hours_alone_move_no_due_date(panel: HoursPanel, register: Register) -> None:
    register.complaints.record(an_intake(), a_signed_in(register), uuid4())
    write(panel, 0, "8.00", "1500")
    assert panel.moves.rowCount() == 0
    panel.accept.click()
    assert register.calendar.hours.by_weekday[0] == (time(8, 0), time(15, 0))


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("opens", "closes"), [("07.30", "siang"), ("25.00", "26.00"), ("", "16.00"), ("16.00", "07.30")]
)
def test_hours_that_cannot_be_meant_are_told_and_nothing_is_lost(
    panel: HoursPanel, register: Register, opens: str, closes: str
) -> None:
    write(panel, 1, opens, closes)
    assert panel.hours_problem.text()
    panel.accept.click()
    assert register.calendar.hours.by_weekday[1] == (time(7, 30), time(16, 0))
    assert panel.times[1][1].text() == closes
    panel.undo.click()
    assert not panel.hours_problem.isVisible()


@pytest.mark.thorough
def test_no_working_day_at_all_is_refused(panel: HoursPanel, register: Register) -> None:
    for day in range(5):
        write(panel, day, "", "")
    assert panel.hours_problem.text()
    panel.accept.click()
    assert len(register.calendar.hours.by_weekday) == 5


def test_accepting_while_typing_shows_what_moves_before_it_accepts(
    panel: HoursPanel, register: Register, reported: list[str]
) -> None:
    register.complaints.record(an_intake(), a_signed_in(register), uuid4())
    for field in panel.times[4]:
        field.clear()  # typed, not yet left
    panel.accept.click()  # as F9 does
    assert 4 in register.calendar.hours.by_weekday
    assert panel.moves.rowCount() == 1
    assert "F9" in reported[-1]
    panel.accept.click()  # as F9 does
    assert 4 not in register.calendar.hours.by_weekday


def test_what_changed_meanwhile_is_shown_again(panel: HoursPanel, register: Register) -> None:
    write(panel, 4, "", "")
    register.complaints.record(an_intake(), a_signed_in(register), uuid4())
    panel.accept.click()
    assert 4 in register.calendar.hours.by_weekday
    assert panel.hours_problem.text()
    assert panel.moves.rowCount() == 1


def test_hours_that_are_half_typed_stay_while_something_is_looked_up(panel: HoursPanel, register: Register) -> None:
    write(panel, 4, "08.00", "16.00")
    panel.why.setText("SE 22/2026")
    panel.refresh()
    assert (panel.times[4][0].text(), panel.why.text()) == ("08.00", "SE 22/2026")
    assert panel.moves_title.text() != "Nothing is changed."
    panel.undo.click()
    assert (panel.times[4][0].text(), panel.why.text()) == ("07.30", "")


def test_half_typed_hours_are_nobody_elses(register: Register, qtbot: QtBot) -> None:
    place, people = QWidget(), [a_signed_in(register, Role.SUPERVISOR), a_signed_in(register, Role.SUPERVISOR, "Budi")]
    qtbot.addWidget(place)
    panel = HoursPanel(register, lambda: people[-1], place)
    panel.refresh()
    write(panel, 4, "08.00", "16.00")
    people.pop()
    panel.refresh()
    assert panel.times[4][0].text() == "07.30"
