from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.cases.answer_medium import Medium
from frontoffice.domain.cases.answer_text import AnswerText
from frontoffice.domain.complaint import Complainant
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


def test_a_key_opens_whatsapp_at_a_mobile_number_and_asks_whether_it_was_sent(form: QWidget) -> None:
    links: list[str] = []
    texts: list[str] = []
    opens = [True]

    def take(url: str) -> bool:
        links.append(url)
        return opens[0]

    panel = AnswerPanel(form, take)
    column, field = form.layout(), form.findChild(QLineEdit)
    assert column is not None
    assert field is not None
    column.addWidget(panel)
    panel.chat_opened.connect(texts.append)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for way, phone in (("SMS", ""), ("SMS", "0717 421234"), ("E-mail", "0812 7100 1234")):
        panel.offer(make, way, Complainant(phone=phone))
        assert not panel.chat_button.isVisible()
        QTest.keyClick(field, Qt.Key.Key_W, both)
    assert links == []
    panel.offer(make, "SMS", Complainant(phone="0812 7100 1234"))
    assert panel.chat_button.isVisible()
    opens[0] = False
    QTest.keyClick(field, Qt.Key.Key_W, both)
    assert (texts, panel.answer_copied.property("state")) == ([], "late")
    opens[0] = True
    QTest.keyClick(field, Qt.Key.Key_W, both)
    assert links == ["https://wa.me/6281271001234?text=Isi%20sms"] * 2
    assert (texts, "F9" in panel.answer_copied.text()) == (["Isi sms"], True)
