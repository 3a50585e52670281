from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from frontoffice.app.training import practice_desk, practice_register
from frontoffice.documents.layout.chart_drawing import Chart, ChartForm, Series
from frontoffice.domain.calendar import report_period
from frontoffice.domain.calendar.report_period import PeriodKind
from frontoffice.domain.complaint import Kind
from frontoffice.domain.reports.report import Basis, Cut, Scope, Selection, Subset
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.opened import open_register
from frontoffice.register.queries.reports import ReportLine, ReportList
from frontoffice.register.register import Register
from frontoffice.settings import Theme
from frontoffice.ui.reports import report_page
from frontoffice.ui.reports.report_page import PART, REPORT_KEYS, ChartView, ReportColumn, ReportListTable, ReportPage
from frontoffice.ui.widgets import theme
from frontoffice.ui.widgets.table_rows import Role
from tests.support.examples import OfficeClock, a_letter, an_intake, an_officer
from tests.support.in_front import in_front, reading
from tests.support.walked_report import ReportWalk

LONG_RANGE = "2026-09-15..2026-11-20"
SITI = an_officer()
HENDRA = an_officer(name="Hendra Wijaya")


@pytest.fixture
def page(register: Register, qtbot: QtBot) -> ReportPage:
    """Three of November: two at the counter, of which one is a suggestion, and a letter of the month before."""
    register.complaints.record(an_intake(), SITI, uuid4())
    register.complaints.record(an_intake(kind=Kind.SUGGESTION), SITI, uuid4())
    letter = a_letter(received_on=date(2026, 10, 2), received_why="Libur", external_id="")
    register.complaints.record(letter, HENDRA, uuid4())
    shown = in_front(qtbot, reading(ReportPage)(register), 1366, 690)
    shown.start()
    return shown


def press(page: ReportPage, key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(page.focusWidget() or page, key)


def hold_alt(page: ReportPage, key: Qt.Key) -> None:
    QTest.keyClick(page.focusWidget() or page, key, Qt.KeyboardModifier.AltModifier)


def headline(page: ReportPage) -> list[str]:
    return [page.headline.buttons[0, column].text() for column in range(4)]


def section(page: ReportPage, name: str) -> None:
    names = [page.section_list.item(row).text() for row in range(page.section_list.count())]
    page.section_list.setCurrentRow(names.index(name))


def numbers(page: ReportPage) -> list[str]:
    return [line.number_text for line in page.lines.lines]


@pytest.mark.thorough
def test_it_begins_with_this_month_at_what_came_in(page: ReportPage) -> None:
    assert page.report_title.text() == "Report: November 2026"
    assert headline(page) == ["1", "2", "0", "3"]
    assert page.headline.buttons[0, 1].hasFocus()
    assert page.report_as_of.text() == "as of Selasa, 24 November 2026, 10.32 WIB"


@pytest.mark.parametrize("width", [1366, 860, 760])
def test_when_it_was_counted_is_never_cut(page: ReportPage, qtbot: QtBot, width: int) -> None:
    label = page.report_as_of
    page.resize(width, 690)
    qtbot.waitUntil(lambda: page.width() == width and label.height() >= label.heightForWidth(label.width()))


@pytest.mark.thorough
def test_a_figure_opens_its_list_and_that_the_complaint_and_esc_leads_back_to_it(
    page: ReportPage, qtbot: QtBot
) -> None:
    press(page, Qt.Key.Key_Return)
    assert page.list_title.text() == "Received · November 2026"
    assert len(numbers(page)) == 2
    assert page.figures_view.isHidden()
    press(page, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.opened) as opened:
        press(page, Qt.Key.Key_Return)
    assert opened.args == [page.lines.lines[1].subject]
    page.refresh()  # as the window asks on the way back
    assert page.list_lines.currentIndex().row() == 1
    press(page, Qt.Key.Key_Escape)
    assert page.list_view.isHidden()
    assert page.headline.buttons[0, 1].hasFocus()


@pytest.mark.thorough
def test_every_figure_opens_a_list_of_as_many_and_is_a_bar_of_as_much(page: ReportPage, register: Register) -> None:
    page.period.choose_kind(PeriodKind.DAY)
    walk = ReportWalk(page, register, by_keys=False)
    assert walk.wrong == []
    assert walk.figures > 80


@pytest.fixture(scope="module")
def training(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """Three months of the training register: Lainnya, districts, agencies, repeats, second cycles, consultations."""
    where, now = Places(tmp_path_factory.mktemp("training")), datetime(2026, 11, 25, 3, 12, tzinfo=UTC)
    practice_register.prepare(where, now)
    with contextlib.closing(open_register(where.register, practice_desk.DESK, clock=lambda: now)) as register:
        yield register


@pytest.mark.long
@pytest.mark.parametrize("period", ["2026-11-12", "2026-W46", "2026-10", "2026-Q4", "2026-H2", "2026", LONG_RANGE])
@pytest.mark.parametrize(("basis", "counter"), [(Basis.RECEIVED, ""), (Basis.RECORDED, practice_desk.DESK.counter)])
def test_it_is_so_of_every_length_of_the_training_register(
    training: Register, qtbot: QtBot, period: str, basis: Basis, counter: str
) -> None:
    shown = in_front(qtbot, ReportPage(training), 1366, 690)
    shown.period.scope = Scope(report_period.parse(period), basis, counter)
    shown.start()
    assert ReportWalk(shown, training, by_keys=True).wrong == []


@pytest.mark.thorough
def test_arrows_go_from_figure_to_figure(page: ReportPage) -> None:
    press(page, Qt.Key.Key_Right, 2)
    press(page, Qt.Key.Key_Return)
    assert page.list_title.text() == "Rest · November 2026"
    assert len(numbers(page)) == 3


@pytest.mark.thorough
def test_tab_leaves_the_figures_for_what_is_below(page: ReportPage) -> None:
    hold_alt(page, Qt.Key.Key_J)
    press(page, Qt.Key.Key_Right)
    for expected in (page.timeliness, page.section_list, page.section):
        press(page, Qt.Key.Key_Tab)
        assert page.focusWidget() is expected
    press(page, Qt.Key.Key_Backtab, 3)
    assert page.headline.buttons[0, 2].hasFocus()


@pytest.mark.thorough
def test_digits_with_alt_choose_the_length_and_page_keys_the_period(page: ReportPage) -> None:
    hold_alt(page, Qt.Key.Key_6)
    assert page.report_title.text() == "Report: Tahun 2026"
    assert headline(page) == ["0", "3", "0", "3"]
    hold_alt(page, Qt.Key.Key_3)
    press(page, Qt.Key.Key_PageUp)
    assert page.report_title.text() == "Report: Oktober 2026"
    assert headline(page) == ["0", "1", "0", "1"]
    press(page, Qt.Key.Key_PageDown)
    press(page, Qt.Key.Key_PageDown)
    assert page.report_title.text() == "Report: November 2026"


def test_a_figure_of_a_cut_opens_those_of_its_value(page: ReportPage) -> None:
    section(page, "Kind")
    page.section.setFocus()
    press(page, Qt.Key.Key_Return)
    assert page.list_title.text() == "Received · Complaint · November 2026"
    assert len(numbers(page)) == 1
    press(page, Qt.Key.Key_Escape)
    assert page.section.hasFocus()
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Return)
    assert page.list_title.text() == "Received · Suggestion · November 2026"


@pytest.mark.thorough
def test_enter_on_a_part_goes_into_its_figures(page: ReportPage) -> None:
    section(page, "Channel")
    page.section_list.setFocus()
    press(page, Qt.Key.Key_Return)
    assert page.section.hasFocus()
    assert page.chart.accessibleDescription().startswith("Channel. ")


@pytest.mark.thorough
def test_days_not_closed_lead_to_the_page_of_the_day(page: ReportPage, clock: OfficeClock, qtbot: QtBot) -> None:
    clock.move(days=1)
    page.refresh()
    page.headline.buttons[0, 5].click()
    assert page.section.hasFocus()
    with qtbot.waitSignal(page.day_asked) as asked:
        press(page, Qt.Key.Key_Return)
    assert asked.args == [date(2026, 11, 24), "L1"]


@pytest.mark.thorough
def test_an_empty_period_says_so_with_the_key_to_press(page: ReportPage) -> None:
    for _ in range(3):
        page.period.go_earlier()
    assert page.parts.isHidden()
    assert page.report_nothing.text() == (
        "Nothing was received, carried over or done in this period. PgUp shows the one before."
    )
    page.period.choose_kind(PeriodKind.YEAR)
    assert page.report_nothing.isHidden()


@pytest.mark.thorough
def test_a_figure_of_nothing_leads_back_too(page: ReportPage) -> None:
    press(page, Qt.Key.Key_Right)
    press(page, Qt.Key.Key_Return)
    assert page.list_count.text() == "Nothing is counted here. Esc leads back to the figure."
    press(page, Qt.Key.Key_Escape)
    assert page.headline.buttons[0, 2].hasFocus()


@pytest.mark.thorough
def test_what_is_recorded_meanwhile_is_counted_and_the_focus_stays(page: ReportPage, register: Register) -> None:
    section(page, "Kind")
    page.section.setFocus()
    register.complaints.record(an_intake(), SITI, uuid4())
    page.refresh()
    assert headline(page) == ["1", "3", "0", "4"]
    assert page.section.hasFocus()
    assert page.section_list.currentItem().text() == "Kind"


@pytest.mark.thorough
def test_the_list_can_be_marked_and_read_while_others_write(page: ReportPage, register: Register) -> None:
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_Down)
    marked = page.lines.lines[1].subject
    register.complaints.record(an_intake(), SITI, uuid4())
    page.refresh()
    assert len(numbers(page)) == 3
    assert page.lines.lines[page.list_lines.currentIndex().row()].subject == marked


@pytest.mark.thorough
def test_the_scope_shown_is_what_is_wanted_on_paper(page: ReportPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.paper_asked) as asked:
        page.paper_button.click()
    assert asked.args == [page.period.scope]


@pytest.mark.thorough
def test_what_cannot_be_read_is_said_and_the_figures_before_stay(
    page: ReportPage, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise Unavailable(RegisterFailure.BUSY)

    monkeypatch.setattr(register.reports, "figures", fail)
    page.period.go_earlier()
    assert page.report_problem.isVisible()
    assert headline(page) == ["1", "2", "0", "3"]


@pytest.mark.thorough
@pytest.mark.parametrize("width", [683, 1280, 1366])
def test_nothing_at_a_glance_is_cut(page: ReportPage, qtbot: QtBot, width: int) -> None:
    page.more_button.click()
    page.resize(width, 690)
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in page.headline.buttons.values()))
    timeliness: QWidget = page.timeliness
    assert page.timeliness.verticalScrollBar().maximum() == 0
    assert timeliness.isVisible()


def test_seven_numbers_and_a_part_are_seen_and_one_key_shows_the_rest_and_folds_it(page: ReportPage) -> None:
    seven = {*((0, column) for column in range(4)), *((row, 4) for row in range(3))}
    rest = (page.timeliness, page.approved_button, page.period.basis_choice)
    for is_open in (False, True, False):
        shown = {place for place, button in page.headline.buttons.items() if button.isVisible()}
        assert shown == (set(page.headline.buttons) if is_open else seven)
        assert [one.isVisible() for one in rest] == [is_open] * 3
        assert page.chart.isVisible()
        hold_alt(page, Qt.Key.Key_J)
    for _ in range(3):
        page.period.go_earlier()
    assert not page.timeliness.isVisible(), "nothing was received"


def test_by_which_date_is_seen_while_it_is_not_the_usual_one(page: ReportPage) -> None:
    page.more_button.click()
    page.period.basis_choice.setCurrentIndex(1)
    page.more_button.click()
    assert page.period.basis_choice.isVisible()


@pytest.mark.thorough
def test_a_selection_is_named_by_figure_value_and_period(page: ReportPage) -> None:
    scope = page.period.scope
    page.headline.asked.emit(Selection(scope, Subset.LATE, cuts=((Cut.KIND, "complaint"), (Cut.TEAM, ""))))
    assert page.list_title.text() == "Late · Complaint · Not stated · November 2026"


def test_a_list_that_was_read_far_stays_read_as_far(
    page: ReportPage, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_page, "PART", 1)
    press(page, Qt.Key.Key_Return)
    assert len(numbers(page)) == 1
    page.lines.fetchMore()
    marked = page.lines.lines[1].subject
    page.list_lines.setCurrentIndex(page.lines.index(1, 0))
    page.refresh()
    assert page.lines.lines[page.list_lines.currentIndex().row()].subject == marked


@pytest.mark.no_wine("Segoe UI has a wider stand-in there")
def test_the_names_of_the_parts_have_room_beside_their_scroll_bar(
    indonesian: None, qapp: theme.Application, register: Register, qtbot: QtBot
) -> None:
    theme.apply(qapp, Theme.LIGHT)
    register.complaints.record(an_intake(), SITI, uuid4())
    shown = in_front(qtbot, reading(ReportPage)(register), 1280, 690)
    shown.start()
    qtbot.waitUntil(shown.section_list.verticalScrollBar().isVisible)
    assert shown.section_list.horizontalScrollBar().maximum() == 0


# --- Keys of figures and of their list do not meet: a page key of one would be a move in the other ---


def test_every_length_of_a_period_has_its_digit_with_alt() -> None:
    digits = {one.action: one.key for one in REPORT_KEYS if one.key[-1].isdigit() and one.key.startswith("Alt+")}
    assert digits == {kind.value: f"Alt+{place}" for place, kind in enumerate(PeriodKind, start=1)}


def test_in_the_list_the_page_keys_move_in_it() -> None:
    assert {one.within for one in REPORT_KEYS if one.key in ("PgUp", "PgDown")} == {"figures_view"}


CHART = Chart(ChartForm.BARS, "Kanal", ("Loket", "Telepon"), (Series("Masuk", (31, 6)),))


def colours(widget: QWidget) -> set[str]:
    image: QImage = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


def is_close(one: QColor, other: QColor) -> bool:
    """Colours of SVG are whole percents."""
    return all(
        abs(a - b) <= 3 for a, b in ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    )


def test_the_bars_are_seen_in_the_colour_of_the_theme(qtbot: QtBot) -> None:
    view = ChartView()
    qtbot.addWidget(view)
    view.resize(500, 160)
    view.show_chart(CHART)
    assert any(is_close(QColor(name), QColor(theme.now().accent)) for name in colours(view))


def test_a_screen_reader_is_given_the_title_and_every_number(qtbot: QtBot) -> None:
    view = ChartView()
    qtbot.addWidget(view)
    view.show_chart(CHART)
    assert view.accessibleName() == "Kanal"
    assert view.accessibleDescription() == "Kanal. Loket: 31; Telepon: 6"


@pytest.mark.thorough
def test_without_a_chart_nothing_is_drawn(qtbot: QtBot) -> None:
    view = ChartView()
    qtbot.addWidget(view)
    view.resize(500, 160)
    assert len(colours(view)) == 1


_TEXTS = dict.fromkeys(ReportLine._fields, "")
_NUMBERS = dict.fromkeys(("due_provisional", "response_late", "cycle", "conflict"), 0)


def a_line(no: int) -> ReportLine:
    stated = {
        "subject": uuid4(),
        "number_text": f"{no:04}/PGD-L1/2026",
        "received_on": "2026-11-24",
        "kind": "complaint",
        "name": "<b>Siti</b>",
        "summary": "Loket tutup",
        "status": "registered",
        "due_on": "2026-12-14",
    }
    return ReportLine(**{**_TEXTS, **_NUMBERS, **stated})  # type: ignore[arg-type]


LINES = tuple(a_line(no) for no in range(1, 2 * PART + 31))
asked: list[tuple[int, int]] = []


def read(limit: int, offset: int) -> ReportList:
    asked.append((limit, offset))
    return ReportList(LINES[offset : offset + limit], len(LINES))


def cell(table: ReportListTable, column: ReportColumn, role: int = Role.DisplayRole) -> object:
    return table.data(table.index(0, column), role)


def test_a_line_says_which_complaint_it_is_and_how_far() -> None:
    table = ReportListTable(read)
    table.show_list(read(PART, 0), Subset.RECEIVED)
    assert [cell(table, column) for column in ReportColumn] == [
        "0001/PGD-L1/2026",
        "24-11-2026",
        "Complaint",
        "<b>Siti</b>",
        "Loket tutup",
        "",
        "Registered",
        "14-12-2026",
    ]
    assert "&lt;b&gt;" in str(cell(table, ReportColumn.NAME, Role.ToolTipRole))


def test_a_list_of_the_late_shows_the_deadline_that_they_missed() -> None:
    table = ReportListTable(read)
    in_hours = LINES[0]._replace(clock_on="2026-11-24", clock_time="13.32")
    table.show_list(ReportList((in_hours,), 1), Subset.LATE)
    assert (table.headerData(ReportColumn.DUE, Qt.Orientation.Horizontal), cell(table, ReportColumn.DUE)) == (
        "Next due",
        "24-11-2026 13.32",
    )
    table.show_list(ReportList((in_hours,), 1), Subset.REST)
    assert (table.headerData(ReportColumn.DUE, Qt.Orientation.Horizontal), cell(table, ReportColumn.DUE)) == (
        "Answer due",
        "14-12-2026",
    )


def test_a_long_list_is_read_in_parts_until_its_end() -> None:
    asked.clear()
    table = ReportListTable(read)
    table.show_list(ReportList(LINES[:PART], len(LINES)), Subset.RECEIVED)
    while table.canFetchMore(QModelIndex()):
        table.fetchMore(QModelIndex())
    assert asked == [(PART, PART), (PART, 2 * PART)]
    assert table.rowCount() == len(LINES)
    assert table.row_of(LINES[-1].subject) == len(LINES) - 1


def test_a_list_that_cannot_be_read_on_ends_where_it_is() -> None:
    table = ReportListTable(lambda _limit, _offset: ReportList((), 0))
    table.show_list(ReportList(LINES[:PART], len(LINES)), Subset.RECEIVED)
    table.fetchMore(QModelIndex())
    assert not table.canFetchMore(QModelIndex())
    assert (table.rowCount(), table.row_of(uuid4())) == (PART, -1)
