from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets.form import activate_layouts, child
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.reason_bar import ReasonBar
from tests.support.in_front import in_front


@pytest.fixture
def bar(qtbot: QtBot) -> ReasonBar:
    return in_front(qtbot, ReasonBar())


def test_a_reason_that_is_needed_is_asked_for_until_it_is_there(qtbot: QtBot, bar: ReasonBar) -> None:
    bar.ask("cancel", "Why?", "Cancel it")
    with qtbot.assertNotEmitted(bar.given):
        QTest.keyClick(bar.reason, Qt.Key.Key_Return)
    assert bar.reason_problem.text() == "Write why."
    bar.reason.setText("  Salah\nketik ")
    with qtbot.waitSignal(bar.given) as given:
        QTest.keyClick(bar.reason, Qt.Key.Key_Return)
    assert given.args == ["Salah ketik"]


def test_a_note_may_stay_empty(qtbot: QtBot, bar: ReasonBar) -> None:
    bar.ask("review", "Note", "Reviewed", needed=False)
    with qtbot.waitSignal(bar.given) as given:
        bar.reason_yes.click()
    assert given.args == [""]


def test_the_same_question_is_the_same_action_until_it_has_counted(bar: ReasonBar) -> None:
    bar.ask("cancel", "Why?", "Cancel it")
    first = bar.action
    bar.leave()
    bar.ask("cancel", "Why?", "Cancel it")
    assert bar.action == first
    bar.forget()
    bar.ask("cancel", "Why?", "Cancel it")
    assert bar.action != first


def test_another_question_is_another_action(bar: ReasonBar) -> None:
    bar.ask("cancel", "Why?", "Cancel it")
    first = bar.action
    bar.ask("reveal", "Why?", "Show it")
    assert bar.action != first


def test_enter_answers_in_the_line_and_presses_the_button_that_has_the_focus(qtbot: QtBot, bar: ReasonBar) -> None:
    bar.ask("cancel", "Why?", "Cancel it", proposed="Salah")
    for chosen in (bar.reason, bar.reason_yes):
        chosen.setFocus()
        with qtbot.waitSignal(bar.given):
            QTest.keyClick(chosen, Qt.Key.Key_Return)
    bar.reason_no.setFocus()
    with qtbot.assertNotEmitted(bar.given):
        QTest.keyClick(bar.reason_no, Qt.Key.Key_Return)
    assert bar.isHidden()


def test_in_a_narrow_place_the_line_stands_above_its_buttons(bar: ReasonBar) -> None:
    bar.ask("show", "Why?", "Show it")
    places = []
    for width in (900, 360, 900):
        bar.resize(width, 200)
        activate_layouts(child(bar, QFrame, "reason_panel"))
        places.append(bar.reason.y() < bar.reason_yes.y() - bar.reason.height() // 2)
        assert bar.reason.width() > 200
    assert places == [False, True, False]


def test_left_without_an_answer_it_gives_the_keys_back_to_the_field_that_had_them(qtbot: QtBot) -> None:
    page = QFrame()
    column, field, bar = QVBoxLayout(page), QLineEdit(), ReasonBar(page)
    column.addWidget(field)
    column.addWidget(bar)
    in_front(qtbot, page)
    bar.closed.connect(page.setFocus)
    field.setFocus()
    bar.ask("cancel", "Why?", "Cancel it")
    bar.ask("cancel", "Why once more?", "Cancel it")
    assert bar.reason.hasFocus()
    bar.leave()
    assert field.hasFocus()


@pytest.mark.parametrize("here", ["reason", "choice", "reason_yes"])
def test_f9_answers_wherever_the_keys_are_in_it_and_not_the_page(qtbot: QtBot, here: str) -> None:
    page, saved = QFrame(), list[str]()
    column, bar = QVBoxLayout(page), ReasonBar(page)
    column.addWidget(bar)
    bind_keys(page, [PageKey("F9", "save")], {"save": lambda: saved.append("page")})
    in_front(qtbot, page)
    bar.ask("close", "Why?", "Close it", needed=False, choice="With names")
    assert bar.reason_yes.text() == "Close it (F9)"
    getattr(bar, here).setFocus()
    with qtbot.waitSignal(bar.given):
        QTest.keyClick(getattr(bar, here), Qt.Key.Key_F9)
    assert saved == []
    bar.forget()
    QTest.keyClick(page, Qt.Key.Key_F9)
    assert saved == ["page"]
