"""What is wrong with a field is said until the field is corrected: on every form, in every field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice import assets
from frontoffice.domain.codes import AccessRefusal, FieldRefusal
from frontoffice.errors import Problem, Refused
from frontoffice.ui.widgets.choice_row import ChoiceRow
from frontoffice.ui.widgets.form import child, load_ui, problem_lines, show_beside, show_problems, show_refused
from frontoffice.ui.widgets.message_line import MessageLine
from frontoffice.ui.widgets.reason_bar import ReasonBar

EDITORS = (QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QCheckBox)


def edit(field: QWidget) -> None:
    """Correct a field as a person does: by keys, in what is closed by choosing another line."""
    if isinstance(field, QComboBox) and not field.isEditable():
        field.addItems(["one", "other"])
        field.setCurrentIndex(0)
        field.activated.emit(1)
        field.setCurrentIndex(1)
        field.activated.emit(1)
    elif isinstance(field, QSpinBox):
        QTest.keyClick(field, Qt.Key.Key_Down if field.value() == field.maximum() else Qt.Key.Key_Up)
    elif isinstance(field, QCheckBox):
        field.click()
    else:
        QTest.keyClick(field, Qt.Key.Key_7)


@pytest.mark.parametrize("name", [name for name in assets.form_names() if name != "shell/main_window"])
def test_each_field_of_each_form_loses_its_sentence_while_it_is_corrected(qtbot: QtBot, name: str) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    load_ui(name, into=page)
    fields = [(of, label, field) for of, label, field in problem_lines(page) if isinstance(field, EDITORS)]
    for of, label, field in fields:
        field.setEnabled(True)
        show_problems(page, [Problem(other, FieldRefusal.WHY_MISSING) for other, _, _ in fields])
        assert label.text(), of
        edit(field)
        assert (label.text(), label.isHidden()) == ("", True), of
        assert not field.property("problem"), of
        assert not field.accessibleDescription(), of
        is_secret = isinstance(field, QLineEdit) and field.echoMode() is QLineEdit.EchoMode.Password
        if not is_secret:
            assert all(one.text() for other, one, _ in fields if other != of), of


def test_a_choice_of_several_buttons_is_corrected_by_another_one(qtbot: QtBot) -> None:
    page, row, label = QWidget(), ChoiceRow("kind", 3), QLabel()
    qtbot.addWidget(page)
    label.setObjectName("kind_problem")
    around = QVBoxLayout(page)
    for part in (row, label):
        around.addWidget(part)
    row.offer([("a", "One"), ("b", "Other")])
    show_beside(page, "kind", "No.")
    row.choose("a")
    assert label.text() == "No."
    row.choose("b")
    assert label.text() == ""


def test_two_secrets_that_differ_are_corrected_in_either(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    load_ui("admin/officers_page", into=page)
    show_problems(page, [Problem("secret_again", AccessRefusal.SECRET_DIFFERS)])
    edit(child(page, QLineEdit, "secret"))
    assert child(page, QLabel, "secret_again_problem").text() == ""


def test_what_the_page_found_in_the_corrected_text_stays(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    load_ui("admin/last_number_page", into=page)
    line = child(page, QLineEdit, "last")
    show_beside(page, "last", "Wrong.")
    line.textEdited.connect(lambda text: show_beside(page, "last", f"{text} is wrong."))
    edit(line)
    assert child(page, QLabel, "last_problem").text() == "7 is wrong."


def test_what_the_program_writes_corrects_nothing(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    load_ui("shell/sign_in", into=page)
    secret = child(page, QLineEdit, "secret")
    secret.setText("123")
    show_problems(page, [Problem("secret", AccessRefusal.SECRET_DIFFERS)])
    secret.clear()
    assert child(page, QLabel, "secret_problem").text()


def test_a_refusal_of_the_whole_form_goes_with_the_next_key_and_a_failure_stays(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    load_ui("consultations/consultation_page", into=page)
    label = child(page, QLabel, "consultation_problem")
    message = MessageLine(label)
    show_refused(page, Refused(Problem("", FieldRefusal.WHY_MISSING)), message)
    assert label.text()
    edit(child(page, QLineEdit, "about"))
    assert label.isHidden()
    message.show_refusal("No.")
    message.show("The disk refuses.")
    edit(child(page, QLineEdit, "about"))
    assert label.text() == "The disk refuses."


def test_a_reason_that_was_missing_is_missed_no_longer_while_it_is_typed(qtbot: QtBot) -> None:
    bar = ReasonBar()
    qtbot.addWidget(bar)
    bar.ask(1, "Why?", "Do it")
    bar.reason_yes.click()
    assert bar.reason_problem.text()
    QTest.keyClick(bar.reason, Qt.Key.Key_A)
    assert bar.reason_problem.isHidden()
    assert not bar.reason.property("problem")
