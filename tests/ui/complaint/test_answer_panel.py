from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.answer_medium import Medium
from frontoffice.domain.answer_text import AnswerText
from frontoffice.ui.complaint.answer_panel import AnswerPanel
from tests.support.in_front import in_front


def make(medium: Medium) -> AnswerText | None:
    if medium is Medium.COUNTER:
        return None
    return AnswerText(medium, f"Isi {medium}", "Perihal surat" if medium is Medium.EMAIL else "")


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    form = QWidget()
    QVBoxLayout(form).addWidget(QLineEdit())
    return in_front(qtbot, form, 800, 400)


@pytest.fixture
def panel(form: QWidget) -> AnswerPanel:
    panel = AnswerPanel(form)
    column = form.layout()
    assert column is not None
    column.addWidget(panel)
    return panel


def test_the_text_follows_the_way_that_is_chosen(panel: AnswerPanel) -> None:
    panel.offer(make, "")
    assert not panel.isVisible()
    panel.show_for("WhatsApp")
    assert (panel.isVisible(), panel.answer.toPlainText()) == (True, "Isi chat")
    assert not panel.copy_answer_subject_button.isVisible()
    panel.show_for("E-mail")
    assert panel.answer.toPlainText() == "Isi email"
    assert "Perihal surat" in panel.answer_subject.text()
    assert panel.copy_answer_subject_button.isVisible()
    panel.show_for("Datang ke loket")
    assert not panel.isVisible()
    panel.offer(None, "SMS")
    assert not panel.isVisible()


def test_keys_copy_text_and_subject_while_a_field_is_typed_in(form: QWidget, panel: AnswerPanel) -> None:
    copied: list[str] = []
    panel.copied.connect(copied.append)
    field = form.findChild(QLineEdit)
    assert field is not None
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_C, both)  # nothing is offered
    panel.offer(make, "E-mail")
    QTest.keyClick(field, Qt.Key.Key_C, both)
    assert (copied, QGuiApplication.clipboard().text()) == (["Isi email"], "Isi email")
    assert panel.answer_copied.isVisible()
    QTest.keyClick(field, Qt.Key.Key_J, both)
    assert QGuiApplication.clipboard().text() == "Perihal surat"
    panel.show_for("SMS")
    assert not panel.answer_copied.isVisible()
    QTest.keyClick(field, Qt.Key.Key_J, both)
    assert QGuiApplication.clipboard().text() == "Perihal surat"
