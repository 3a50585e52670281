from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from frontoffice.domain.cases.case import Team
from frontoffice.domain.cases.handling import StepForm
from frontoffice.domain.cases.steps import Ruling, Source, Step
from frontoffice.domain.complaint import Kind
from frontoffice.domain.numbering import Number
from frontoffice.domain.people import May, Officer, Role
from frontoffice.domain.suggestion_box import RHYTHM
from frontoffice.register.commands.handling import Classified
from frontoffice.register.queries import worklist
from frontoffice.register.queries.urgency import LATE, LATER, SOON, TODAY, URGENCIES
from frontoffice.register.register import Register
from frontoffice.ui.widgets import theme
from frontoffice.ui.worklist import worklist_page
from frontoffice.ui.worklist.worklist_page import WORKLIST_KEYS, UrgencyBar, WorklistPage
from frontoffice.ui.worklist.worklist_table import WorklistColumn
from tests.support.boxes import CLOSED, an_opening
from tests.support.examples import OfficeClock, a_letter, an_intake, an_officer
from tests.support.in_front import in_front
from tests.support.merged_apart import merge_into_each_other, record_at_two_desks
from tests.support.themes import colours_of

SITI = an_officer()
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya")


@pytest.fixture
def signed_in() -> list[Officer]:
    """Who works at the page, at its only place."""
    return [HENDRA]


@pytest.fixture
def page(register: Register, qtbot: QtBot, signed_in: list[Officer]) -> WorklistPage:
    for day in (13, 2, 4, 24):
        letter = a_letter(received_on=date(2026, 11, day), received_why="Libur", external_id="")
        register.complaints.record(letter, SITI, uuid4())
    shown = WorklistPage(register, lambda: signed_in[0])
    qtbot.addWidget(shown)
    shown.resize(1366, 700)
    shown.show()
    shown.start()
    return shown


def column(page: WorklistPage, which: WorklistColumn) -> list[str]:
    model = page.table
    return [str(model.index(row, which).data()) for row in range(model.rowCount()) if model.line(row)]


def rows(page: WorklistPage) -> list[str]:
    """What stands in the first column, headings included."""
    return [str(page.table.index(row, 0).data()) for row in range(page.table.rowCount())]


def test_the_next_person_begins_with_their_own_lines(page: WorklistPage, signed_in: list[Officer]) -> None:
    page.show_group(worklist.NOT_IN_SP4N)
    page.show_urgency(SOON)
    page.start()
    assert (page.group, page.urgency) == (worklist.NOT_IN_SP4N, SOON)
    signed_in[0] = SITI
    page.start()
    assert (page.group, page.urgency) == (worklist.MINE, "")


def test_what_is_not_in_lapor_yet_is_a_group_for_who_may_enter_it_closed_ones_too(
    page: WorklistPage, register: Register, signed_in: list[Officer]
) -> None:
    subject = page.table.lines[0].subject
    register.handling.review(subject, "", HENDRA, uuid4())
    register.handling.advance(
        subject, StepForm(Step.WITHDRAW, "Dicabut", source=Source.SPOKEN, late_why="Antre"), HENDRA, uuid4()
    )
    page.show_group(worklist.NOT_IN_SP4N)
    assert page.buttons[worklist.NOT_IN_SP4N].text() == "Not in LAPOR! yet 4"
    assert "Closed: withdrawn" in column(page, WorklistColumn.NEXT)
    assert len(page.table.lines) == 4
    signed_in[0] = an_officer(Role.ADMINISTRATOR)
    page.refresh()
    assert page.buttons[worklist.NOT_IN_SP4N].isHidden()


def test_what_two_desks_merged_in_vain_is_a_group_while_there_is_any(
    page: WorklistPage, register: Register, tmp_path: Path
) -> None:
    assert page.buttons[worklist.MERGED_IN_VAIN].isHidden()
    merged = merge_into_each_other(register, tmp_path / "two")
    page.refresh()
    button = page.buttons[worklist.MERGED_IN_VAIN]
    assert (button.isHidden(), button.text()) == (False, "Merged in vain 2")
    button.click()
    assert {line.subject for line in page.table.lines} == set(merged)
    assert set(column(page, WorklistColumn.NEXT)) == {"Closed: merged"}


def test_the_same_letter_at_two_desks_is_a_group_while_there_is_any(
    page: WorklistPage, register: Register, tmp_path: Path
) -> None:
    assert page.buttons[worklist.SAME_ITEM].isHidden()
    twice = record_at_two_desks(register, tmp_path / "two")
    page.refresh()
    button = page.buttons[worklist.SAME_ITEM]
    assert (button.isHidden(), button.text()) == (False, "Same item at two counters 2")
    button.click()
    assert {line.subject for line in page.table.lines} == set(twice)


def test_the_most_urgent_comes_first_under_headings_that_count(page: WorklistPage) -> None:
    assert rows(page) == [
        *("LATE 1", "\N{MINUS SIGN}2 day(s)", "TODAY 1", "0 day(s)"),
        *("LATER, OR WITHOUT A LIMIT 2", "7 day(s)", "14 day(s)"),
    ]
    assert column(page, WorklistColumn.DUE)[:2] == ["20 Nov", "24 Nov"]
    assert column(page, WorklistColumn.NUMBER)[0].startswith("0002")
    assert set(column(page, WorklistColumn.NEXT)) == {"Review"}
    assert set(column(page, WorklistColumn.WHO)) == {"nobody yet"}


def test_the_bar_counts_what_the_group_holds_and_is_its_filter(page: WorklistPage) -> None:
    parts = page.bar.parts
    assert [part.text() for part in parts.values()] == ["1 late", "1 today", "0 within 3 days", "2 later"]
    assert not parts[SOON].isEnabled()
    parts[LATE].click()
    assert rows(page) == ["LATE 1", "\N{MINUS SIGN}2 day(s)"]
    assert page.buttons[worklist.MINE].isChecked()
    assert [part.text() for part in parts.values()][3] == "2 later"  # the group's, not of what is shown
    parts[LATE].click()
    assert len(column(page, WorklistColumn.NUMBER)) == 4


@pytest.mark.thorough
def test_keys_filter_by_urgency_and_let_go(page: WorklistPage) -> None:
    QTest.keyClick(page.lines, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert column(page, WorklistColumn.LEFT) == ["7 day(s)", "14 day(s)"]
    assert page.bar.parts[LATER].isChecked()
    QTest.keyClick(page.lines, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert column(page, WorklistColumn.LEFT) == ["0 day(s)"]
    QTest.keyClick(page.lines, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert len(column(page, WorklistColumn.LEFT)) == 4


@pytest.mark.thorough
def test_a_group_of_the_morning_is_all_that_is_so_urgent_and_marked_in_the_bar(page: WorklistPage) -> None:
    page.show_group(worklist.LATE)
    assert column(page, WorklistColumn.LEFT) == ["\N{MINUS SIGN}2 day(s)"]
    assert (page.bar.parts[LATE].isChecked(), page.buttons[""].isChecked()) == (True, True)
    page.bar.parts[LATE].click()
    assert (page.group, page.urgency, len(column(page, WorklistColumn.LEFT))) == ("", "", 4)


@pytest.mark.thorough
def test_each_group_shows_its_count_and_its_lines(page: WorklistPage) -> None:
    assert page.buttons[""].text() == "All 4"
    page.buttons[worklist.UNREVIEWED].click()
    assert len(column(page, WorklistColumn.NUMBER)) == 4
    for of_none in (worklist.CONFLICT, worklist.REMINDED, worklist.COMPLAINANT):
        assert page.buttons[of_none].isHidden()


def test_the_other_groups_stand_behind_a_key_and_the_one_that_is_shown_is_a_chip(page: WorklistPage) -> None:
    assert not page.buttons[worklist.UNREVIEWED].isVisible()
    QTest.keyClick(page.lines, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.buttons[worklist.UNREVIEWED].isVisible()
    page.buttons[worklist.UNREVIEWED].click()
    QTest.keyClick(page.buttons[worklist.UNREVIEWED], Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert not page.buttons[worklist.UNREVIEWED].isVisible()
    (chip,) = page.fold.chips.chips.values()
    assert chip.isVisible()
    assert chip.accessibleName() == "Not reviewed 4  ✕"
    chip.click()
    assert (page.group, page.fold.chips.chips) == (worklist.MINE, {})


def test_the_morning_list_of_everybody_is_offered_beside_everybodys_lines(page: WorklistPage) -> None:
    for group, seen in (("", (False, True)), (worklist.MINE, (True, False))):
        page.show_group(group)
        assert (page.print_mine.isVisible(), page.print_all.isVisible()) == seen


@pytest.mark.thorough
def test_the_arrows_pass_over_headings(page: WorklistPage) -> None:
    assert page.lines.currentIndex().row() == 1
    QTest.keyClick(page.lines, Qt.Key.Key_Down)
    assert page.lines.currentIndex().row() == 3
    QTest.keyClick(page.lines, Qt.Key.Key_Up)
    QTest.keyClick(page.lines, Qt.Key.Key_Up)
    assert page.lines.currentIndex().row() == 1


@pytest.mark.thorough
@pytest.mark.no_wine("Segoe UI has a wider stand-in there")
def test_what_is_left_and_by_when_is_never_cut_and_nothing_scrolls_sideways(page: WorklistPage, qtbot: QtBot) -> None:
    letters = page.lines.fontMetrics()
    for width in (671, 1000, 1280, 1366):
        page.resize(width, 620)
        qtbot.waitUntil(lambda width=width: page.width() == width)  # type: ignore[misc]
        shown = [one for one in WorklistColumn if not page.lines.isColumnHidden(one)]
        assert (WorklistColumn.WHO in shown) == (width > 671)  # it gives way to what it is about
        assert sum(map(page.lines.columnWidth, shown)) == page.lines.viewport().width()
        for which in (WorklistColumn.LEFT, WorklistColumn.DUE):
            needed = max(map(letters.horizontalAdvance, column(page, which)))
            assert page.lines.columnWidth(which) >= needed + 22


@pytest.mark.thorough
def test_at_200_percent_lines_come_before_the_groups(page: WorklistPage, qtbot: QtBot) -> None:
    area = QScrollArea(widgetResizable=True)  # as in the window: the page asks for more than that while all is shown
    area.setWidget(page)
    in_front(qtbot, area, 671, 245)
    qtbot.waitUntil(page.count_row.isHidden)
    assert not area.verticalScrollBar().maximum()
    assert not page.fold.isVisible()
    assert page.lines.viewport().height() >= 3 * page.lines.rowHeight(0)
    page.show_group(worklist.UNREVIEWED)
    assert page.fold.chips.isVisible()
    area.takeWidget()


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
    assert page.group == ""
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
def test_from_a_group_without_lines_left_and_right_go_on(
    page: WorklistPage, signed_in: list[Officer], qtbot: QtBot
) -> None:
    signed_in[0] = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")  # for whom nothing waits
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.start()
    assert page.nothing.isVisible()
    assert "Left and right" in page.nothing.text()
    mine = page.buttons[worklist.MINE]
    assert mine.hasFocus()
    QTest.keyClick(mine, Qt.Key.Key_Right)
    assert page.group == ""
    assert page.lines.hasFocus()
    QTest.keyClick(page.lines, Qt.Key.Key_Left)
    assert page.group == worklist.MINE


@pytest.mark.thorough
@pytest.mark.no_wine("Segoe UI has a wider stand-in there")
def test_what_it_is_about_has_the_most_room_and_who_is_on_it_stands_beside_it(
    page: WorklistPage, register: Register
) -> None:
    (line, *_rest) = register.worklist.read(HENDRA).lines
    register.handling.review(line.subject, "", HENDRA, uuid4(), Classified(team=Team("Bambang Sutrisno")))
    page.refresh()
    assert column(page, WorklistColumn.WHO)[0] == "team: Bambang Sutrisno"
    widths = {which: page.lines.columnWidth(which) for which in WorklistColumn}
    assert max(widths, key=widths.__getitem__) is WorklistColumn.SUMMARY
    assert widths[WorklistColumn.SUMMARY] >= 300


@pytest.mark.no_wine("Segoe UI has a wider stand-in there")
def test_where_its_column_gives_way_the_initials_of_who_is_on_it_stand_before_the_step(
    page: WorklistPage, register: Register, qtbot: QtBot
) -> None:
    (line, *_rest) = register.worklist.read(HENDRA).lines
    register.assignments.assign_to_self(line.subject, HENDRA, uuid4())
    page.refresh()
    step = column(page, WorklistColumn.NEXT)[0]
    for width, is_beside in ((600, True), (1000, False), (600, True)):
        page.resize(width, 620)
        qtbot.waitUntil(lambda hidden=is_beside: page.lines.isColumnHidden(WorklistColumn.WHO) == hidden)  # type: ignore[misc]
        assert column(page, WorklistColumn.NEXT)[0] == "HW \N{MIDDLE DOT} " * is_beside + step
        first = page.table.index(page.table.row_of(line.subject), WorklistColumn.NEXT)
        assert f"{step} \N{MIDDLE DOT} Hendra Wijaya" in str(first.data(Qt.ItemDataRole.ToolTipRole))


@pytest.mark.thorough
def test_the_mark_stays_when_it_is_read_anew(page: WorklistPage) -> None:
    page.lines.setCurrentIndex(page.table.index(3, 0))
    page.refresh()
    assert page.lines.currentIndex().row() == 3


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
    assert column(page, WorklistColumn.LEFT) == ["no limit"]
    assert column(page, WorklistColumn.DUE) == [""]


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
    assert column(page, WorklistColumn.DUE) == ["3 Des", "4 Jan 2027*"]
    tip = page.table.index(page.table.rowCount() - 1, WorklistColumn.DUE).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Sen, 4 Jan 2027 (provisional)"


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
    assert page.table.index(1, WorklistColumn.NEXT).data(Qt.ItemDataRole.DecorationRole) is not None
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
    assert "24 Nov 13.32" in column(page, WorklistColumn.DUE)
    clock.move(hours=5)
    page.show_group(worklist.LATE)
    assert "24 Nov 13.32" in column(page, WorklistColumn.DUE)
    page.show_group(worklist.TODAY)
    assert column(page, WorklistColumn.DUE) == ["24 Nov"]


@pytest.mark.thorough
def test_limits_that_remind_have_a_group(page: WorklistPage, register: Register, clock: OfficeClock) -> None:
    letter = a_letter(channel="sp4n", external_id="1916449", received_on=date(2026, 11, 23))
    register.complaints.record(letter, SITI, uuid4())
    page.refresh()
    assert page.buttons[worklist.REMINDED].isHidden()
    clock.move(days=3)  # Fri 27-11: to be forwarded by Thu 26-11
    page.refresh()
    assert page.buttons[worklist.REMINDED].text() == "Other limits past 1"


def test_the_morning_list_is_asked_for_by_keys_ones_own_and_by_a_supervisor_everybodys(
    page: WorklistPage, signed_in: list[Officer]
) -> None:
    asked: list[bool] = []
    page.print_asked.connect(asked.append)
    ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.lines, Qt.Key.Key_P, ctrl)
    QTest.keyClick(page.lines, Qt.Key.Key_P, ctrl | shift)
    assert asked == [False, True]
    for who, of_them in ((SITI, [False]), (an_officer(Role.ADMINISTRATOR), [])):
        signed_in[0] = who
        page.refresh()
        asked.clear()
        QTest.keyClick(page, Qt.Key.Key_P, ctrl)
        QTest.keyClick(page, Qt.Key.Key_P, ctrl | shift)
        assert asked == of_them, who.role
    page.show_not_made("Tidak jadi.")
    assert page.work_problem.text() == "Tidak jadi."


# --- What reminds besides complaints: the calendar's uncertain years, the suggestion box ---


def a_page(register: Register, qtbot: QtBot, officer: Officer) -> WorklistPage:
    page = WorklistPage(register, lambda: officer)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    page.start()
    return page


def test_a_supervisor_sees_it_on_f4_and_is_led_to_the_calendar(register: Register, qtbot: QtBot) -> None:
    page = a_page(register, qtbot, HENDRA)
    assert page.calendar_line.isVisible()
    assert page.calendar_line.text.text().startswith("The holidays of 2027 are only assumed")
    with qtbot.waitSignal(page.calendar_asked):
        QTest.mouseClick(page.calendar_line.open, Qt.MouseButton.LeftButton)


@pytest.mark.thorough
def test_it_goes_once_every_year_is_certain(register: Register, qtbot: QtBot) -> None:
    page = a_page(register, qtbot, HENDRA)
    days = [dataclasses.replace(day, decree="SKB 3 Menteri", certain=True) for day in register.calendar.days(2027)]
    register.calendar.accept(register.calendar.preview(days), "SKB sudah dilihat", HENDRA, uuid4())
    page.refresh()
    assert not page.calendar_line.isVisible()


def test_an_officer_is_reminded_of_the_box_when_it_is_due_and_of_an_opening_that_goes_on(
    register: Register, qtbot: QtBot, clock: OfficeClock
) -> None:
    officer = an_officer()
    page = a_page(register, qtbot, officer)
    assert not page.box_line.isVisible()
    opening = an_opening(register, officer, found=0)
    page.refresh()
    assert "Selasa, 24 November 2026; sheets or its closing" in page.box_line.text.text()
    register.box.close(opening.subject, dataclasses.replace(CLOSED, found=0), officer, uuid4())
    page.refresh()
    assert not page.box_line.isVisible()
    clock.move(days=7)
    page.refresh()
    assert page.box_line.text.text() == "The suggestion box is to be opened: due on Selasa, 1 Desember 2026."
    rhythm = register.reference_data.limits.by_code[RHYTHM]
    register.reference_data.set_limit(dataclasses.replace(rhythm, amount=8), HENDRA, uuid4())
    page.refresh()
    assert not page.box_line.isVisible(), "it follows the rhythm that the office set"
    register.reference_data.set_limit(dataclasses.replace(rhythm, amount=7), HENDRA, uuid4())
    page.refresh()
    with qtbot.waitSignal(page.page_asked) as asked:
        QTest.mouseClick(page.box_line.open, Qt.MouseButton.LeftButton)
    assert asked.args == ["box"]
    assert not a_page(register, qtbot, an_officer(Role.HANDLER)).box_line.isVisible()


@pytest.mark.thorough
@pytest.mark.parametrize("role", [Role.OFFICER, Role.HANDLER])
def test_who_may_not_keep_the_calendar_does_not_see_it(register: Register, qtbot: QtBot, role: Role) -> None:
    assert not a_page(register, qtbot, an_officer(role)).calendar_line.isVisible()


@pytest.mark.thorough
def test_who_records_is_reminded_of_slips_that_are_open(register: Register, qtbot: QtBot) -> None:
    officer = an_officer()
    page = a_page(register, qtbot, officer)
    assert not page.slips_line.isVisible()
    register.slips.reserve(3, "Besok", officer, uuid4())
    register.slips.void([Number("L1", 2026, 2)], "Rusak", HENDRA, uuid4())
    page.refresh()
    assert page.slips_line.text.text().endswith("void: 0001/PGD-L1/2026, 0003/PGD-L1/2026.")
    with qtbot.waitSignal(page.page_asked) as asked:
        QTest.mouseClick(page.slips_line.open, Qt.MouseButton.LeftButton)
    assert asked.args == ["slips"]
    assert not a_page(register, qtbot, an_officer(Role.HANDLER)).slips_line.isVisible()


@pytest.fixture
def bar(qtbot: QtBot) -> UrgencyBar:
    bar = UrgencyBar()
    qtbot.addWidget(bar)
    bar.resize(800, 40)
    bar.show()
    bar.show_counts({LATE: 3, TODAY: 0, SOON: 1, LATER: 4}, SOON)
    return bar


def test_each_part_has_its_count_its_share_and_its_colour(bar: UrgencyBar) -> None:
    assert [part.share for part in bar.parts.values()] == [3 / 8, 0, 1 / 8, 4 / 8]
    late = theme.now().late.lower()
    assert late in colours_of(bar.parts[LATE].grab().toImage())
    assert late not in colours_of(bar.parts[LATER].grab().toImage())


def test_a_part_says_what_it_stands_for(qtbot: QtBot, bar: UrgencyBar) -> None:
    assert (bar.parts[SOON].isChecked(), bar.parts[LATE].isChecked()) == (True, False)
    assert not bar.parts[TODAY].isEnabled()
    with qtbot.waitSignal(bar.chosen) as chosen:
        bar.parts[LATE].click()
    assert chosen.args == [LATE]


def test_what_is_not_counted_cannot_be_chosen(bar: UrgencyBar) -> None:
    bar.show_counts({}, "")
    assert not any(part.isEnabled() or part.share for part in bar.parts.values())


def test_a_figure_shows_what_is_as_urgent_in_the_order_of_urgency() -> None:
    figures = {one.key: one.action for one in WORKLIST_KEYS if one.key.startswith("Alt+")}
    assert figures == {f"Alt+{place}": f"only_{urgency}" for place, urgency in enumerate(URGENCIES, 1)}


def test_everybodys_list_is_for_who_reviews_and_ones_own_for_everybody() -> None:
    rights = {one.action: one.may for one in WORKLIST_KEYS}
    assert rights["print_all"] is May.REVIEW
    assert rights["print_mine"] is rights["open"] is None
