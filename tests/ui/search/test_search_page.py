from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from frontoffice.domain.complaint import Complaint, Identity
from frontoffice.domain.people import Role
from frontoffice.register.register import Register
from frontoffice.ui.search.search_page import SearchColumn, SearchPage
from tests.support.examples import OfficeClock, a_complainant, a_signed_in, an_intake


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
    page = SearchPage(register)
    qtbot.addWidget(page)
    page.resize(1366, 640)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.start()
    return page


def shown(page: SearchPage) -> list[str]:
    return [found.number_text[:4] for found in page.table.lines]


def test_the_table_keeps_the_rules_of_models(page: SearchPage, qtmodeltester: ModelTester) -> None:
    page.find_field.setText("biaya")
    qtmodeltester.check(page.table)  # type: ignore[no-untyped-call]


def test_the_page_opens_ready_to_type_and_says_what(page: SearchPage) -> None:
    assert page.find_field.hasFocus()
    assert page.nothing.isVisible()
    assert "telephone" in page.nothing.text()


def test_results_come_while_typing_newest_first(qtbot: QtBot, page: SearchPage) -> None:
    QTest.keyClicks(page.find_field, "biay")
    assert shown(page) == ["0003", "0002"]
    assert page.results.isVisible()
    QTest.keyClicks(page.find_field, "a retri")
    assert shown(page) == ["0002"]


def test_a_space_ends_the_word(page: SearchPage) -> None:
    QTest.keyClicks(page.find_field, "retri")
    assert shown(page) == ["0002"]
    QTest.keyClicks(page.find_field, " ")
    assert shown(page) == []


@pytest.mark.parametrize("typed", ["0002/PGD-L1/2026", "431188", "budi", "BIAYA retribusi"])
def test_a_complaint_is_found_by_number_phone_tail_name_and_words(qtbot: QtBot, page: SearchPage, typed: str) -> None:
    QTest.keyClicks(page.find_field, typed)
    assert shown(page) == ["0002"]


def test_what_a_scanner_types_opens_the_complaint_at_once(
    qtbot: QtBot, page: SearchPage, recorded: list[Complaint]
) -> None:
    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClicks(page.find_field, f"{recorded[1].number_text} {recorded[1].check_code}")
        QTest.keyClick(page.find_field, Qt.Key.Key_Return)
    assert opened.args == [recorded[1].subject]


def test_a_number_with_the_code_of_another_opens_nothing(
    qtbot: QtBot, page: SearchPage, recorded: list[Complaint]
) -> None:
    with qtbot.assertNotEmitted(page.opened):
        QTest.keyClicks(page.find_field, f"{recorded[1].number_text} {recorded[2].check_code}")
        QTest.keyClick(page.find_field, Qt.Key.Key_Return)


def test_arrows_move_in_the_results_while_typing(qtbot: QtBot, page: SearchPage, recorded: list[Complaint]) -> None:
    QTest.keyClicks(page.find_field, "biaya")
    QTest.keyClick(page.find_field, Qt.Key.Key_Down)
    assert page.find_field.hasFocus()
    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClick(page.find_field, Qt.Key.Key_Enter)
    assert opened.args == [recorded[1].subject]


def test_nothing_found_is_a_sentence(qtbot: QtBot, page: SearchPage) -> None:
    QTest.keyClicks(page.find_field, "zzzz")
    assert page.nothing.isVisible()
    assert not page.results.isVisible()
    assert page.nothing.text().startswith("Nothing was found")
    assert page.find_count.text() == ""


def test_esc_empties_the_field(qtbot: QtBot, page: SearchPage) -> None:
    QTest.keyClicks(page.find_field, "zzzz")
    QTest.keyClick(page.find_field, Qt.Key.Key_Escape)
    assert page.find_field.text() == ""


@pytest.mark.parametrize(
    "typed", ["'", '"', "a AND", "*", "NEAR(", "'; DROP TABLE complaint; --", "<b>", "😀", "%", "\u202e"]
)
def test_anything_may_be_typed(qtbot: QtBot, page: SearchPage, typed: str) -> None:
    page.find_field.setText(typed)
    assert not page.find_problem.isVisible()


def test_a_confidential_name_is_neither_found_nor_shown(qtbot: QtBot, page: SearchPage) -> None:
    QTest.keyClicks(page.find_field, "Rahman")
    assert shown(page) == []
    page.find_field.setText("parkir")
    cells = [page.table.data(page.table.index(0, column)) for column in SearchColumn]
    assert "Dirahasiakan" in cells


def test_a_cancelled_complaint_is_found_and_says_so(
    qtbot: QtBot, page: SearchPage, register: Register, recorded: list[Complaint]
) -> None:
    register.handling.cancel(recorded[1].subject, "Salah", a_signed_in(register, Role.SUPERVISOR), uuid4())
    page.start("retribusi")
    index = page.table.index(0, SearchColumn.STATUS)
    assert page.table.data(index) == "CANCELLED"
    assert page.table.data(page.table.index(0, SearchColumn.NUMBER), Qt.ItemDataRole.FontRole).strikeOut()


def test_what_was_looked_for_before_is_found_again_and_goes_with_the_first_key(qtbot: QtBot, page: SearchPage) -> None:
    QTest.keyClicks(page.find_field, "biaya")
    page.start()
    assert shown(page) == ["0003", "0002"]
    QTest.keyClicks(page.find_field, "x")
    assert page.find_field.text() == "x"
