"""Forms are loaded into their class, and every form there is can be loaded."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QScrollArea, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice import assets
from frontoffice.domain.codes import AccessRefusal, FieldRefusal
from frontoffice.errors import Problem, Refused
from frontoffice.settings import Theme
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets.form import (
    child,
    complete_anywhere,
    load_ui,
    read_combo_data,
    scroll_line_into_view,
    show_beside,
    show_problems,
    show_refused,
)
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.wrapped_layouts import FilledLines, LinePart
from tests.support.themes import in_theme


class SignInFields(QWidget):
    secret: QLineEdit
    enter: QPushButton


class WithoutItsButton(QWidget):
    no_such_button: QPushButton


def a_page(qtbot: QtBot) -> SignInFields:
    page = SignInFields()
    qtbot.addWidget(page)
    load_ui("shell/sign_in", into=page)
    return page


def test_a_form_is_loaded_into_the_widget_and_binds_its_children(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    assert page.objectName() == "sign_in"
    assert page.secret.echoMode() is QLineEdit.EchoMode.Password
    assert page.enter.parentWidget() is not None


@pytest.mark.thorough
def test_a_number_to_step_stands_as_far_from_the_edge_as_what_is_typed_elsewhere(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    with in_theme(Theme.LIGHT):
        load_ui("centre/connection_page", into=page)
        page.show()
        number, line = child(child(page, QSpinBox, "seconds"), QLineEdit), child(page, QLineEdit, "address")
        number.home(False)
        assert abs(number.x() + number.cursorRect().x() - line.cursorRect().x()) <= 2


def test_a_child_that_the_form_lacks_is_said_at_once(qtbot: QtBot) -> None:
    page = WithoutItsButton()
    qtbot.addWidget(page)
    with pytest.raises(LookupError, match="no_such_button"):
        load_ui("shell/sign_in", into=page)


@pytest.mark.parametrize("name", assets.form_names())
def test_every_form_can_be_loaded(qtbot: QtBot, name: str) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    if name != "shell/main_window":  # loaded into a QMainWindow, by its own test
        load_ui(name, into=page)
        assert page.findChildren(QWidget)


def test_the_only_child_of_a_kind_needs_no_name(qtbot: QtBot) -> None:
    combo = QComboBox(editable=True)
    qtbot.addWidget(combo)
    assert child(combo, QLineEdit) is combo.lineEdit()


def test_a_problem_stands_under_its_field_and_goes_away_again(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    label = child(page, QLabel, "secret_problem")
    assert label.isHidden()
    show_problems(page, [Problem("secret", AccessRefusal.WRONG_SECRET)])
    assert not label.isHidden()
    assert "Try again" in label.text()
    assert page.secret.property("problem") is True
    assert page.secret.accessibleDescription() == label.text()
    show_problems(page, [])
    assert label.isHidden()
    assert page.secret.property("problem") is False


def test_a_warning_is_shown_without_marking_the_field(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    show_problems(page, [Problem("secret", FieldRefusal.DATE_LONG_AGO, warning=True)])
    assert child(page, QLabel, "secret_problem").property("state") == "soon"
    assert page.secret.property("problem") is False


def test_a_sentence_beside_a_field_marks_it_unless_it_warns_and_is_read_out_with_it(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    for text, state, marked in (("Too short.", "late", True), ("Rather long ago.", "soon", False), ("", "late", False)):
        show_beside(page, "secret", text, state)
        label = child(page, QLabel, "secret_problem")
        assert (label.text(), label.isHidden(), label.property("state")) == (text, not text, state)
        assert page.secret.property("problem") is marked
        assert page.secret.accessibleDescription() == text


def test_problems_without_a_line_of_their_own_are_handed_back(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    lost = Problem("", FieldRefusal.NOTHING_CHANGED)
    assert show_problems(page, [lost, Problem("secret", AccessRefusal.WRONG_SECRET)]) == (lost,)


def test_a_refusal_stands_beside_its_fields_and_the_rest_of_it_in_the_message_line(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    page.show()
    label = QLabel(page)
    message = MessageLine(label)
    wrong, lost = Problem("secret", AccessRefusal.WRONG_SECRET), Problem("", FieldRefusal.NOTHING_CHANGED)
    show_refused(page, Refused(wrong, lost), message, "Come in")
    assert child(page, QLabel, "secret_problem").text() == wording.problem(wrong)
    assert page.focusWidget() is page.secret
    assert label.text() == wording.problem(lost)
    show_refused(page, Refused(wrong), message, "Come in")
    assert label.text() == "Come in"
    show_refused(page, Refused(wrong), message)
    assert label.text() == ""


def test_the_first_of_two_problems_of_a_field_is_shown(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    show_problems(page, [Problem("secret", AccessRefusal.PIN_SIMPLE), Problem("secret", AccessRefusal.WRONG_SECRET)])
    assert "guess" in child(page, QLabel, "secret_problem").text()


def test_the_focus_goes_to_the_first_refused_field(qtbot: QtBot) -> None:
    page = a_page(qtbot)
    page.show()
    show_problems(page, [Problem("secret", AccessRefusal.WRONG_SECRET)], focus=True)
    assert page.focusWidget() is page.secret


def test_typed_words_choose_the_line_whatever_their_case(qtbot: QtBot) -> None:
    combo = QComboBox(editable=True)
    qtbot.addWidget(combo)
    combo.addItem("Siti Rahmawati", 7)
    complete_anywhere(combo)
    combo.setCurrentText(" siti rahmawati ")
    assert read_combo_data(combo) == 7
    combo.setCurrentText("nobody")
    assert read_combo_data(combo) is None


def test_a_line_is_seen_though_what_is_above_it_takes_in_later_what_was_hidden(qtbot: QtBot) -> None:
    area, page, line = QScrollArea(widgetResizable=True), QWidget(), QLabel("Saved.")
    buttons = [QPushButton("A button as wide as the page") for _ in range(6)]
    column = QVBoxLayout(page)
    FilledLines.into(column, [LinePart(button, 300) for button in buttons])
    column.addWidget(line)
    below = QWidget()
    below.setFixedHeight(900)
    column.addWidget(below)
    area.setWidget(page)
    qtbot.addWidget(area)
    area.resize(400, 100)
    with qtbot.waitExposed(area):
        area.show()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    for button in buttons[1:]:
        button.hide()
    scroll_line_into_view(line)
    qtbot.wait(20)
    assert area.viewport().rect().contains(line.mapTo(area.viewport(), line.rect().center()))
    line.hide()
    area.verticalScrollBar().setValue(900)
    scroll_line_into_view(line)
    assert area.verticalScrollBar().value() > 100
