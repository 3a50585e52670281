from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from frontoffice.domain.reports.report import Selection, Subset
from frontoffice.ui.reports.figure_table import FigureView
from frontoffice.ui.reports.report_sections import ReportCell, ReportRow, ReportSection
from frontoffice.ui.widgets.table_rows import Role
from tests.support.november_figures import SCOPE

LATE = Selection(SCOPE, Subset.LATE)
CHANNELS = ReportSection(
    "Kanal",
    ("Kanal", "Masuk", "Terlambat"),
    (
        ReportRow("Loket", (ReportCell("31", Selection(SCOPE)), ReportCell("4", LATE, "late"))),
        ReportRow("<b>Telepon</b>", (ReportCell("26", Selection(SCOPE)), ReportCell("0"))),
    ),
)


@pytest.fixture
def view(qtbot: QtBot) -> FigureView:
    shown = FigureView("section_table", "Figures")
    qtbot.addWidget(shown)
    shown.resize(600, 200)
    shown.show_section(CHANNELS)
    shown.show()
    return shown


def data(view: FigureView, row: int, column: int, role: int = Role.DisplayRole) -> object:
    return view.figures.data(view.figures.index(row, column), role)


def test_names_stand_at_the_side_and_figures_at_the_right(view: FigureView) -> None:
    assert [data(view, 0, column) for column in range(3)] == ["Loket", "31", "4"]
    assert data(view, 0, 1, Role.TextAlignmentRole) == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert view.figures.headerData(1, Qt.Orientation.Horizontal) == "Masuk"


def test_a_screen_reader_hears_row_column_and_figure(view: FigureView) -> None:
    assert data(view, 0, 2, Role.AccessibleTextRole) == "Loket, Terlambat: 4"


def test_a_name_is_never_markup_in_its_tip(view: FigureView) -> None:
    assert "&lt;b&gt;" in str(data(view, 1, 0, Role.ToolTipRole))


def test_the_marked_figure_opens_its_list_and_a_name_that_of_its_first(view: FigureView) -> None:
    view.setCurrentIndex(view.figures.index(0, 2))
    assert view.current_target() == LATE
    view.setCurrentIndex(view.figures.index(0, 0))
    assert view.current_target() == Selection(SCOPE)
    view.setCurrentIndex(view.figures.index(1, 2))
    assert view.current_target() is None


def test_the_mark_stays_where_it_was_when_figures_change(view: FigureView) -> None:
    view.setCurrentIndex(view.figures.index(1, 2))
    view.show_section(CHANNELS)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 2)
    view.show_section(ReportSection("Jenis", ("Jenis", "Masuk"), CHANNELS.rows[:1]))
    assert (view.currentIndex().row(), view.currentIndex().column()) == (0, 1)


def test_the_mark_is_seen_only_while_the_table_has_the_focus(view: FigureView, qtbot: QtBot) -> None:
    with qtbot.waitActive(view):
        view.activateWindow()
    view.setFocus()
    assert len(view.selectedIndexes()) == 1
    view.clearFocus()
    assert view.selectedIndexes() == []
    assert view.currentIndex().isValid()


def test_a_part_without_rows_opens_nothing(view: FigureView) -> None:
    view.show_section(ReportSection("Kosong", ("Kosong", "Masuk"), ()))
    assert view.current_target() is None


@pytest.fixture
def whole(qtbot: QtBot) -> FigureView:
    shown = FigureView("timeliness_table", "Timeliness", is_whole=True)
    qtbot.addWidget(shown)
    shown.resize(600, 200)
    shown.show_section(CHANNELS)
    shown.show()
    return shown


def names(view: FigureView) -> list[object]:
    return [view.figures.headerData(column, Qt.Orientation.Horizontal) for column in range(view.figures.columnCount())]


def test_where_the_columns_do_not_fit_they_stand_down_the_side(whole: FigureView) -> None:
    whole.setCurrentIndex(whole.figures.index(0, 2))
    whole.resize(220, 200)
    assert names(whole) == ["Kanal", "Loket", "<b>Telepon</b>"]
    assert [[data(whole, row, column) for column in range(3)] for row in range(2)] == [
        ["Masuk", "31", "26"],
        ["Terlambat", "4", "0"],
    ]
    assert data(whole, 1, 1, Role.AccessibleTextRole) == "Terlambat, Loket: 4"
    assert whole.current_target() == LATE
    whole.resize(600, 200)
    assert names(whole) == ["Kanal", "Masuk", "Terlambat"]
    assert whole.current_target() == LATE


def test_other_figures_stand_as_there_is_room_for_them(whole: FigureView) -> None:
    whole.resize(220, 200)
    whole.setCurrentIndex(whole.figures.index(1, 1))
    whole.show_section(CHANNELS)
    assert names(whole)[1:] == ["Loket", "<b>Telepon</b>"]
    assert whole.current_target() == LATE
