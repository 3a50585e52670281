from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from frontoffice.domain.case import Team
from frontoffice.domain.complaint import Kind
from frontoffice.domain.handling import StepForm
from frontoffice.domain.people import Role
from frontoffice.domain.steps import Ruling, Source, Step
from frontoffice.register.commands.handling import Classified
from frontoffice.register.queries import worklist
from frontoffice.register.register import Register
from frontoffice.ui.worklist import worklist_page
from frontoffice.ui.worklist.worklist_page import WorklistPage
from frontoffice.ui.worklist.worklist_table import WorklistColumn
from tests.support.examples import OfficeClock, a_letter, an_intake, an_officer

SITI = an_officer()
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


@pytest.fixture
def page(register: Register, qtbot: QtBot) -> WorklistPage:
    for day in (13, 2, 4, 24):
        letter = a_letter(received_on=date(2026, 11, day), received_why="Libur", external_id="")
        register.complaints.record(letter, SITI, uuid4())
    shown = WorklistPage(register, lambda: HENDRA)
    qtbot.addWidget(shown)
    shown.resize(1366, 700)
    shown.show()
    shown.start()
    return shown


def column(page: WorklistPage, which: WorklistColumn) -> list[str]:
    model = page.table
    return [str(model.data(model.index(row, which))) for row in range(model.rowCount())]


def test_what_is_not_in_lapor_yet_is_a_group_for_who_may_enter_it_closed_ones_too(page: WorklistPage) -> None:
    register, subject = page._register, page.table.lines[0].subject
    register.handling.review(subject, "", HENDRA, uuid4())
    register.handling.advance(
        subject, StepForm(Step.WITHDRAW, "Dicabut", source=Source.SPOKEN, late_why="Antre"), HENDRA, uuid4()
    )
    page.show_group(worklist.NOT_IN_SP4N)
    assert page.buttons[worklist.NOT_IN_SP4N].text() == "Not in LAPOR! yet 4"
    assert "Closed: withdrawn" in column(page, WorklistColumn.NEXT)
    assert len(page.table.lines) == 4
    page._officer = lambda: an_officer(Role.ADMINISTRATOR)
    page.refresh()
    assert page.buttons[worklist.NOT_IN_SP4N].isHidden()


@pytest.mark.thorough
def test_the_most_urgent_comes_first_with_its_days_in_words(page: WorklistPage) -> None:
    assert [text.split(" · ")[0] for text in column(page, WorklistColumn.LEFT)] == [
        "2 day(s) late",
        "today",
        "7 day(s) left",
        "14 day(s) left",
    ]
    assert column(page, WorklistColumn.NUMBER)[0].startswith("0002")
    assert set(column(page, WorklistColumn.NEXT)) == {"Review"}


@pytest.mark.thorough
def test_each_group_shows_its_count_and_its_lines(page: WorklistPage) -> None:
    assert page.buttons[worklist.LATE].text() == "Late 1"
    page.buttons[worklist.LATE].click()
    assert len(column(page, WorklistColumn.NUMBER)) == 1
    assert not page.buttons[worklist.CONFLICT].isEnabled()


@pytest.mark.thorough
def test_enter_opens_the_marked_one(page: WorklistPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClick(page.lines, Qt.Key.Key_Return)
    assert isinstance(opened.args[0], UUID)
    assert opened.args[0] == page.table.list.lines[0].subject


@pytest.mark.thorough
def test_enter_opens_the_marked_one_of_a_group_that_was_clicked(page: WorklistPage, qtbot: QtBot) -> None:
    button = page.buttons[""]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    with qtbot.waitSignal(page.opened):
        QTest.keyClick(button, Qt.Key.Key_Return)


@pytest.mark.thorough
def test_left_and_right_go_through_the_groups(page: WorklistPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.lines, Qt.Key.Key_Right)
    assert page.group == worklist.LATE
    QTest.keyClick(page.lines, Qt.Key.Key_Left)
    assert page.group == worklist.MINE


@pytest.mark.thorough
def test_nothing_to_do_is_a_sentence(register: Register, qtbot: QtBot) -> None:
    page = WorklistPage(register, lambda: SITI)
    qtbot.addWidget(page)
    page.show()
    page.start()
    assert page.nothing.isVisible()
    assert "F2" in page.nothing.text()


@pytest.mark.thorough
def test_who_may_not_record_is_not_told_to(register: Register, qtbot: QtBot) -> None:
    page = WorklistPage(register, lambda: an_officer(Role.HANDLER, "Bambang Sutrisno"))
    qtbot.addWidget(page)
    page.start()
    assert "F2" not in page.nothing.text()


@pytest.mark.thorough
def test_from_a_group_without_lines_left_and_right_go_on(page: WorklistPage, qtbot: QtBot) -> None:
    page._officer = lambda: an_officer(Role.ADMINISTRATOR, "Yuliana Putri")  # for whom nothing waits
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.start()
    assert page.nothing.isVisible()
    assert "Left and right" in page.nothing.text()
    mine = page.buttons[worklist.MINE]
    assert mine.hasFocus()
    QTest.keyClick(mine, Qt.Key.Key_Right)
    assert page.group == worklist.LATE
    assert page.lines.hasFocus()
    QTest.keyClick(page.lines, Qt.Key.Key_Left)
    assert page.group == worklist.MINE


@pytest.mark.thorough
@pytest.mark.no_wine("Segoe UI has a wider stand-in there")
def test_what_it_is_about_has_the_most_room(page: WorklistPage, register: Register) -> None:
    (line, *_rest) = register.worklist.read(HENDRA).lines
    assert page.lines.isColumnHidden(WorklistColumn.TEAM)
    empty = page.lines.columnWidth(WorklistColumn.SUMMARY)
    register.handling.review(line.subject, "", HENDRA, uuid4(), Classified(team=Team("Bambang Sutrisno")))
    page.refresh()
    assert not page.lines.isColumnHidden(WorklistColumn.TEAM)
    assert not page.lines.isColumnHidden(WorklistColumn.SERVICE)
    assert empty > page.lines.columnWidth(WorklistColumn.SUMMARY) >= 300


@pytest.mark.thorough
def test_the_mark_stays_when_it_is_read_anew(page: WorklistPage) -> None:
    page.lines.setCurrentIndex(page.table.index(2, 0))
    page.refresh()
    assert page.lines.currentIndex().row() == 2


@pytest.mark.thorough
def test_more_than_fit_are_counted(register: Register, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worklist_page, "MOST", 3)
    for _ in range(4):
        register.complaints.record(an_intake(), SITI, uuid4())
    page = WorklistPage(register, lambda: HENDRA)
    qtbot.addWidget(page)
    page.start()
    assert "4" in page.work_count.text()


@pytest.mark.thorough
def test_what_has_no_limit_says_so(register: Register, qtbot: QtBot, clock: OfficeClock) -> None:
    register.complaints.record(an_intake(kind=Kind.INPUT), SITI, uuid4())
    page = WorklistPage(register, lambda: HENDRA)
    qtbot.addWidget(page)
    page.start()
    assert column(page, WorklistColumn.LEFT) == ["No limit"]


@pytest.mark.thorough
def test_a_number_is_never_cut_and_the_day_has_its_year_only_when_it_is_another(
    register: Register, qtbot: QtBot, clock: OfficeClock
) -> None:
    clock.move(days=-11)
    register.complaints.record(an_intake(service_date=None, event_date=None), HENDRA, uuid4())
    clock.move(days=27)
    register.complaints.record(an_intake(), HENDRA, uuid4())
    page = WorklistPage(register, lambda: HENDRA)
    qtbot.addWidget(page)
    page.resize(1366, 640)
    page.show()
    page.show_group("")
    needed = QFontMetrics(page.table.fixed).horizontalAdvance("0001/PGD-L1/2026")
    assert page.lines.columnWidth(WorklistColumn.NUMBER) > needed
    first, second = (page.table.left(line) for line in page.table.list.lines)
    assert first.endswith("Kam, 3 Des")
    assert second.endswith("Sen, 4 Jan 2027 (provisional)")


@pytest.mark.thorough
def test_a_late_filing_has_a_group_and_a_sign_until_it_was_decided(register: Register, qtbot: QtBot) -> None:
    late = register.complaints.record(an_intake(service_date=date(2026, 10, 24)), SITI, uuid4()).complaint.subject
    register.complaints.record(an_intake(), SITI, uuid4())
    page = WorklistPage(register, lambda: HENDRA)
    qtbot.addWidget(page)
    page.show()
    page.start()
    assert page.buttons[worklist.FILED_LATE].text() == "Filed late 1"
    page.show_group(worklist.FILED_LATE)
    assert column(page, WorklistColumn.NEXT) == ["Filed late: Review"]
    assert page.table.data(page.table.index(0, WorklistColumn.NEXT), Qt.ItemDataRole.DecorationRole) is not None
    register.handling.review(late, "Dilanjutkan", HENDRA, uuid4(), Classified(ruling=Ruling.ACCEPTED))
    page.show_group("")
    assert page.buttons[worklist.FILED_LATE].text() == "Filed late 0"
    assert not any("Filed late" in text for text in column(page, WorklistColumn.NEXT))


@pytest.mark.thorough
def test_a_limit_in_hours_is_late_on_its_own_day(page: WorklistPage, register: Register, clock: OfficeClock) -> None:
    """Recorded Tue 24-11-2026 10.32, 3 office hours: 13.32."""
    light = register.complaints.record(an_intake(), SITI, uuid4()).complaint.subject
    register.handling.review(light, "", HENDRA, uuid4(), Classified("level.light"))
    page.show_group(worklist.TODAY)
    assert "today · Sel, 24 Nov 13.32" in column(page, WorklistColumn.LEFT)
    clock.move(hours=5)
    page.show_group(worklist.LATE)
    assert "late since today · Sel, 24 Nov 13.32" in column(page, WorklistColumn.LEFT)
    page.show_group(worklist.TODAY)
    assert column(page, WorklistColumn.LEFT) == ["today · Sel, 24 Nov"]


@pytest.mark.thorough
def test_limits_that_remind_have_a_group(page: WorklistPage, register: Register, clock: OfficeClock) -> None:
    letter = a_letter(channel="sp4n", external_id="1916449", received_on=date(2026, 11, 23))
    register.complaints.record(letter, SITI, uuid4())
    page.refresh()
    assert not page.buttons[worklist.REMINDED].isEnabled()
    clock.move(days=3)  # Fri 27-11: to be forwarded by Thu 26-11
    page.refresh()
    assert page.buttons[worklist.REMINDED].text() == "Other limits past 1"
