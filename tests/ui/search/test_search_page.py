from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Complaint, Identity, Status
from frontoffice.domain.list_filter import NO_FILTER, ListFilter
from frontoffice.domain.people import May, Role
from frontoffice.register.commands.exporting import ListFormat
from frontoffice.register.queries.complaint_list import ListQuery
from frontoffice.register.queries.search import FaultyNumber, NumberFault, SearchResult
from frontoffice.register.register import Register
from frontoffice.settings import Theme
from frontoffice.ui.search import search_page
from frontoffice.ui.search.search_page import SEARCH_KEYS, FoundTable, SearchColumn, SearchPage
from frontoffice.ui.widgets import text_size, theme
from frontoffice.ui.widgets.page_keys import keys_of
from tests.support.examples import OfficeClock, a_complainant, a_signed_in, an_intake, an_officer
from tests.support.in_front import in_front


@pytest.fixture
def recorded(register: Register, clock: OfficeClock) -> list[Complaint]:
    officer = a_signed_in(register)
    intakes = (
        an_intake(),
        an_intake(
            description="Biaya retribusi tidak jelas",
            complainant=a_complainant(name="Budi Santoso", phone="0717 431188"),
        ),
        an_intake(
            description="Biaya <b>parkir</b>", complainant=a_complainant(identity=Identity.CONFIDENTIAL, name="Rahman")
        ),
    )
    made = []
    for intake in intakes:
        clock.move(minutes=1)
        made.append(register.complaints.record(intake, officer, uuid4()).complaint)
    return made


@pytest.fixture
def page(qtbot: QtBot, register: Register, recorded: list[Complaint]) -> SearchPage:
    officer = a_signed_in(register)
    page = in_front(qtbot, SearchPage(register, lambda: officer), 1366, 640)
    page.start()
    return page


def shown(page: SearchPage) -> list[str]:
    return [found.number_text[:4] for found in page.table.lines]


@pytest.mark.thorough
def test_the_table_keeps_the_rules_of_models(page: SearchPage, qtmodeltester: ModelTester) -> None:
    page.find_field.setText("biaya")
    qtmodeltester.check(page.table)  # type: ignore[no-untyped-call]


@pytest.mark.thorough
def test_the_page_opens_ready_to_type_and_says_what(page: SearchPage) -> None:
    assert page.find_field.hasFocus()
    assert page.nothing.isVisible()
    assert "budi 14 nov" in page.nothing.text()


@pytest.mark.thorough
def test_results_come_while_typing_newest_first(qtbot: QtBot, page: SearchPage) -> None:
    QTest.keyClicks(page.find_field, "biay")
    assert shown(page) == ["0003", "0002"]
    assert page.results.isVisible()
    QTest.keyClicks(page.find_field, "a retri")
    assert shown(page) == ["0002"]


@pytest.mark.thorough
def test_a_space_ends_the_word(page: SearchPage) -> None:
    QTest.keyClicks(page.find_field, "retri")
    assert shown(page) == ["0002"]
    QTest.keyClicks(page.find_field, " ")
    assert shown(page) == []


@pytest.mark.thorough
@pytest.mark.parametrize("typed", ["0002/PGD-L1/2026", "431188", "budi", "BIAYA retribusi"])
def test_a_complaint_is_found_by_number_phone_tail_name_and_words(qtbot: QtBot, page: SearchPage, typed: str) -> None:
    QTest.keyClicks(page.find_field, typed)
    assert shown(page) == ["0002"]


@pytest.mark.thorough
def test_what_a_scanner_types_opens_the_complaint_at_once(
    qtbot: QtBot, page: SearchPage, recorded: list[Complaint]
) -> None:
    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClicks(page.find_field, f"{recorded[1].number_text} {recorded[1].check_code}")
        QTest.keyClick(page.find_field, Qt.Key.Key_Return)
    assert opened.args == [recorded[1].subject]


@pytest.mark.thorough
def test_a_number_with_the_code_of_another_opens_nothing_and_is_told(
    qtbot: QtBot, page: SearchPage, recorded: list[Complaint]
) -> None:
    with qtbot.assertNotEmitted(page.opened):
        QTest.keyClicks(page.find_field, f"{recorded[1].number_text} {recorded[2].check_code}")
        QTest.keyClick(page.find_field, Qt.Key.Key_Return)
    assert page.nothing.text().startswith("The check code does not fit the number 0002/PGD-L1/2026.")


@pytest.mark.thorough
def test_arrows_move_in_the_results_while_typing(qtbot: QtBot, page: SearchPage, recorded: list[Complaint]) -> None:
    QTest.keyClicks(page.find_field, "biaya")
    QTest.keyClick(page.find_field, Qt.Key.Key_Down)
    assert page.find_field.hasFocus()
    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClick(page.find_field, Qt.Key.Key_Enter)
    assert opened.args == [recorded[1].subject]


@pytest.mark.thorough
def test_nothing_found_is_a_sentence(qtbot: QtBot, page: SearchPage) -> None:
    QTest.keyClicks(page.find_field, "zzzz")
    assert page.nothing.isVisible()
    assert not page.results.isVisible()
    assert page.nothing.text().startswith("Nothing was found")
    assert page.find_count.text() == ""


@pytest.mark.thorough
def test_esc_empties_the_field(qtbot: QtBot, page: SearchPage) -> None:
    QTest.keyClicks(page.find_field, "zzzz")
    QTest.keyClick(page.find_field, Qt.Key.Key_Escape)
    assert page.find_field.text() == ""


@pytest.mark.thorough
def test_anything_may_be_typed(qtbot: QtBot, page: SearchPage) -> None:
    for typed in ("'", '"', "a AND", "*", "NEAR(", "'; DROP TABLE complaint; --", "<b>", "😀", "%", "\u202e"):
        page.find_field.setText(typed)
        assert not page.find_problem.isVisible(), typed


@pytest.mark.thorough
def test_a_confidential_name_is_neither_found_nor_shown(qtbot: QtBot, page: SearchPage) -> None:
    QTest.keyClicks(page.find_field, "Rahman")
    assert shown(page) == []
    page.find_field.setText("parkir")
    cells = [page.table.data(page.table.index(0, column)) for column in SearchColumn]
    assert "Dirahasiakan" in cells


@pytest.mark.thorough
def test_a_cancelled_complaint_is_found_and_says_so(
    qtbot: QtBot, page: SearchPage, register: Register, recorded: list[Complaint]
) -> None:
    register.handling.cancel(recorded[1].subject, "Salah", a_signed_in(register, Role.SUPERVISOR), uuid4())
    page.start("retribusi")
    index = page.table.index(0, SearchColumn.STATUS)
    assert page.table.data(index) == "CANCELLED"
    assert page.table.data(page.table.index(0, SearchColumn.NUMBER), Qt.ItemDataRole.FontRole).strikeOut()


@pytest.mark.thorough
def test_what_was_looked_for_before_is_found_again_and_goes_with_the_first_key(qtbot: QtBot, page: SearchPage) -> None:
    QTest.keyClicks(page.find_field, "biaya")
    page.start()
    assert shown(page) == ["0003", "0002"]
    QTest.keyClicks(page.find_field, "x")
    assert page.find_field.text() == "x"


# --- filters ---------------------------------------------------------------------------------------------------------


def choose(page: SearchPage, name: str, value: str) -> None:
    combo = page.filters.combos[name]
    combo.setCurrentIndex(combo.findData(value))


def test_a_filter_lists_without_a_word_and_goes_with_what_is_typed(page: SearchPage) -> None:
    choose(page, "kind", "complaint")
    assert shown(page) == ["0003", "0002", "0001"]
    assert page.find_count.text().startswith("3 found")
    QTest.keyClicks(page.find_field, "retribusi")
    assert shown(page) == ["0002"]
    choose(page, "kind", "suggestion")
    assert shown(page) == []
    assert page.nothing.text() == "Nothing passes the filter. Esc takes it away."
    for expected in (True, False):
        assert bool(page.filters.chosen) is True
        QTest.keyClick(page.find_field, Qt.Key.Key_Escape)
        assert (page.find_field.text() == "", bool(page.filters.chosen)) == (True, expected)
    assert page.nothing.text().startswith("Type what you know")


def test_a_long_list_goes_on_where_it_is_scrolled_to(
    page: SearchPage, register: Register, clock: OfficeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontoffice.ui.search.search_page.MOST", 2)
    choose(page, "status", "open")
    assert shown(page) == ["0003", "0002"]
    for _ in range(2):
        QTest.keyClick(page.find_field, Qt.Key.Key_Down)
    assert shown(page) == ["0003", "0002", "0001"]
    assert page.results.currentIndex().row() == 2
    assert page.find_count.text().startswith("3 found")


@pytest.mark.thorough
def test_ctrl_f_leads_to_the_filter_and_a_key_to_one_that_is_kept(page: SearchPage) -> None:
    QTest.keyClick(page.find_field, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.filters.combos["period"].hasFocus()
    choose(page, "period", "this_month")
    page.filters.flags["late"].setChecked(True)
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert page.kept.name.hasFocus()
    QTest.keyClicks(page.kept.name, "Terlambat bulan ini")
    QTest.keyClick(page.kept.name, Qt.Key.Key_Return)
    assert page.find_problem.text() == "Kept as Terlambat bulan ini."
    page.filters.choose(ListFilter())
    QTest.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert page.filters.chosen == ListFilter(period="this_month", late=True)
    QTest.keyClick(page, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    page.filters.choose(ListFilter())
    QTest.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert page.filters.chosen == ListFilter()


def test_a_filter_that_is_set_is_a_chip_and_a_press_takes_it_away(page: SearchPage) -> None:
    assert not page.filters.isVisible()
    choose(page, "kind", "complaint")
    choose(page, "status", "open")
    assert {*page.fold.chips.chips} == {"kind", "status"}
    page.fold.chips.chips["kind"].click()
    assert page.filters.chosen == ListFilter(status="open")
    assert {*page.fold.chips.chips} == {"status"}
    assert page.find_field.hasFocus()


def test_a_list_that_was_scrolled_to_its_end_goes_on_by_itself_where_there_is_more(
    page: SearchPage, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontoffice.ui.search.search_page.MOST", 2)
    choose(page, "status", "open")
    bar = page.results.verticalScrollBar()
    bar.setMaximum(10)
    bar.setValue(9)
    assert shown(page) == ["0003", "0002"]
    bar.setValue(10)
    assert shown(page) == ["0003", "0002", "0001"]
    bar.setValue(0)
    bar.setValue(bar.maximum())
    assert shown(page) == ["0003", "0002", "0001"], "there is no more"


def test_nothing_found_goes_out_as_no_file(page: SearchPage) -> None:
    choose(page, "channel", "counter")
    assert page.export_button.isVisible()
    QTest.keyClicks(page.find_field, "zzzz")
    assert not page.export_button.isVisible()
    QTest.keyClick(page.find_field, Qt.Key.Key_F12)
    assert not page.asking.isVisible()


def test_who_may_give_no_list_away_is_asked_nothing(
    qtbot: QtBot, register: Register, recorded: list[Complaint]
) -> None:
    page = in_front(qtbot, SearchPage(register, lambda: an_officer(Role.ADMINISTRATOR)), 1366, 640)
    page.start()
    QTest.keyClicks(page.find_field, "biaya")
    assert page.results.isVisible()
    QTest.keyClick(page.find_field, Qt.Key.Key_F12)
    assert not page.asking.isVisible()


def test_esc_first_leaves_the_question_then_the_words_then_the_filter(page: SearchPage) -> None:
    choose(page, "channel", "counter")
    QTest.keyClicks(page.find_field, "biaya")
    QTest.keyClick(page.find_field, Qt.Key.Key_F12)
    QTest.keyClick(page.asking.reason, Qt.Key.Key_Escape)
    assert (page.asking.isVisible(), page.find_field.text()) == (False, "biaya")
    QTest.keyClick(page.find_field, Qt.Key.Key_Escape)
    assert (page.find_field.text(), bool(page.filters.chosen)) == ("", True)
    QTest.keyClick(page.find_field, Qt.Key.Key_Escape)
    assert not page.filters.chosen


@pytest.mark.thorough
def test_a_list_is_asked_for_as_a_file_with_what_it_is_limited_to_and_never_with_the_words(
    qtbot: QtBot, page: SearchPage
) -> None:
    choose(page, "channel", "counter")
    QTest.keyClicks(page.find_field, "biaya")
    QTest.keyClick(page.find_field, Qt.Key.Key_F12)
    assert page.asking.isVisible()
    QTest.keyClicks(page.asking.reason, "Rapat")
    with qtbot.waitSignal(page.export_asked) as asked:
        QTest.keyClick(page.asking.reason, Qt.Key.Key_Return)
    order = asked.args[0]
    assert (order.format, order.why, order.identities) == (ListFormat.XLSX, "Rapat", False)
    assert order.limited == "Channel: Loket; words typed"
    assert order.wanted == page.wanted


@pytest.mark.parametrize(
    ("key", "modifier", "form"),
    [
        (Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier, ListFormat.XLSX),
        (Qt.Key.Key_F12, Qt.KeyboardModifier.ShiftModifier, ListFormat.CSV),
        (Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier, ListFormat.PDF),
    ],
)
def test_a_key_says_what_a_list_goes_out_as(
    page: SearchPage, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, form: ListFormat
) -> None:
    choose(page, "channel", "counter")
    QTest.keyClick(page.find_field, key, modifier)
    assert str(form).upper() in page.asking.reason_question.text()
    with qtbot.waitSignal(page.export_asked) as asked:
        page.asking.reason_yes.click()
    assert asked.args[0].format is form


@pytest.mark.thorough
def test_a_list_on_paper_leaves_nothing_to_say_behind(page: SearchPage) -> None:
    choose(page, "channel", "counter")
    page.show_export_begun()
    page.show_exported(None)
    assert page.find_problem.text() == ""
    page.show_progress(1, 2)
    assert page.find_problem.text() == ""


@pytest.mark.thorough
def test_what_comes_of_an_export_stands_on_the_page_and_esc_stops_it(
    qtbot: QtBot, page: SearchPage, tmp_path: Path
) -> None:
    choose(page, "channel", "counter")
    page.show_export_begun()
    page.show_progress(500, 1000)
    assert page.find_problem.text() == "Writing the list: 500 of 1000 lines. Esc stops it."
    with qtbot.waitSignal(page.stop_asked):
        QTest.keyClick(page.find_field, Qt.Key.Key_Escape)
    page.show_exported(tmp_path / "daftar.xlsx")
    assert page.find_problem.text() == f"The list is in {tmp_path / 'daftar.xlsx'}."
    page.show_progress(1000, 1000)
    page.show_not_exported("The disk is full.")
    assert page.find_problem.text() == "The disk is full."


def test_what_was_done_meanwhile_is_read_with_the_mark_where_it_was(
    page: SearchPage, register: Register, clock: OfficeClock
) -> None:
    QTest.keyClicks(page.find_field, "biaya")
    QTest.keyClick(page.find_field, Qt.Key.Key_Down)
    marked = page.table.lines[1].subject
    page.show_exported(Path("list.xlsx"))
    register.handling.review(marked, "", an_officer(Role.SUPERVISOR, "Hendra Wijaya"), uuid4())
    register.complaints.record(an_intake(description="Biaya lagi"), a_signed_in(register), uuid4())
    page.refresh()
    assert shown(page) == ["0004", "0003", "0002"]
    assert page.table.lines[page.results.currentIndex().row()].subject == marked
    assert page.table.lines[2].status == Status.REVIEWED
    assert page.find_problem.isVisible()  # where the list is


@pytest.mark.parametrize("points", [10.5, 14])
def test_where_letters_are_large_a_results_status_is_seen_without_scrolling(
    page: SearchPage, qapp: theme.Application, monkeypatch: pytest.MonkeyPatch, points: float
) -> None:
    monkeypatch.setattr(text_size, "desktop_points", lambda: points)
    theme.apply(qapp, Theme.LIGHT)
    page.find_field.setText("biaya")
    page.refresh()
    header, status = page.results.horizontalHeader(), SearchColumn.STATUS
    assert header.sectionViewportPosition(status) + header.sectionSize(status) <= page.results.viewport().width()
    assert page.results.columnWidth(SearchColumn.NUMBER) >= page.results.sizeHintForColumn(SearchColumn.NUMBER)


def test_whatever_takes_a_list_away_is_for_who_may_export() -> None:
    taking = [one for one in SEARCH_KEYS if one.action.startswith("export_")]
    assert {one.may for one in taking} == {May.EXPORT}
    assert len(taking) == 3


def test_enter_opens_from_the_field_and_from_the_list_alike() -> None:
    assert keys_of(SEARCH_KEYS, "open") == ("Return", "Enter", "Return", "Enter")
    assert {one.within for one in SEARCH_KEYS if one.action == "open"} == {"find_field", "results"}


# --- What is said where a search finds nothing ---


NUMBER = "0001/PGD-L1/2026"


@pytest.mark.parametrize(
    ("faulty", "said"),
    [
        (FaultyNumber(NumberFault.CODE_OF_ANOTHER, NUMBER), "check code does not fit"),
        (FaultyNumber(NumberFault.CODE_UNFINISHED, NUMBER), "6 letters and digits"),
        (FaultyNumber(NumberFault.NOT_HERE, NUMBER), "Look at number, series and year"),
        (FaultyNumber(NumberFault.NOT_HERE, NUMBER, ("0001/PGD-L2/2026",)), "there is: 0001/PGD-L2/2026."),
    ],
)
def test_the_fault_of_a_number_is_said_with_the_number(faulty: FaultyNumber, said: str) -> None:
    for only in (NO_FILTER, ListFilter(late=True)):
        text = search_page.why(ListQuery(only, NUMBER), faulty)
        assert said in text
        assert NUMBER in text


@pytest.mark.thorough
def test_without_a_fault_a_filter_is_named_before_the_words() -> None:
    assert "filter" in search_page.why(ListQuery(ListFilter(late=True), "biaya"), None)
    assert "Fewer letters" in search_page.why(ListQuery(NO_FILTER, "biaya"), None)
    assert search_page.why(ListQuery(NO_FILTER, "  "), None).startswith("Type what you know")


FOUND = SearchResult(
    uuid4(), "0001/PGD-L1/2026", "2026-11-24", "Budi", "Izin", "Uraian", "reviewed", "complaint", "Bambang", "Tim Izin"
)


def test_each_column_has_what_its_head_says(qtbot: QtBot) -> None:
    table = FoundTable()
    table.show_lines((FOUND,))
    cells = {
        table.headerData(column, Qt.Orientation.Horizontal): table.data(table.index(0, column))
        for column in SearchColumn
    }
    assert cells == {
        "Number": "0001/PGD-L1/2026",
        "Recorded": "24-11-2026",
        "Kind": "Complaint",
        "Complainant": "Budi",
        "Description": "Uraian",
        "Service": "Izin",
        "In charge": "Bambang",
        "Status": "Reviewed",
    }


def test_where_nobody_has_it_by_name_its_team_is_in_charge(qtbot: QtBot) -> None:
    table = FoundTable()
    table.show_lines((FOUND._replace(assignee=""), FOUND._replace(assignee="", team="")))
    assert [table.data(table.index(row, SearchColumn.WHO)) for row in (0, 1)] == ["team: Tim Izin", ""]


def test_a_cancelled_one_is_struck_out_but_for_its_status(qtbot: QtBot) -> None:
    table = FoundTable()
    table.show_lines((FOUND._replace(status="cancelled"),))
    fonts = {column: table.data(table.index(0, column), Qt.ItemDataRole.FontRole) for column in SearchColumn}
    assert [column for column, font in fonts.items() if not font.strikeOut()] == [SearchColumn.STATUS]
