from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.domain.cases.case import Reach
from frontoffice.ui.complaint.answer_note import AnswerNote
from frontoffice.ui.complaint.answer_panel import AnswerPanel


class ContactForm(QWidget):
    """The fields of a contact beside its ready text."""

    def __init__(self) -> None:
        super().__init__()
        self.answer = AnswerPanel(self)
        self.channel, self.reach, self.text = QComboBox(self), QComboBox(self), QPlainTextEdit(self)
        self.channel.setEditable(True)
        self.reach.addItem("", None)
        for one in Reach:
            self.reach.addItem(str(one), one)
        self.note = AnswerNote(self.answer, self.channel, self.reach, self.text)

    @property
    def said(self) -> tuple[str, object, str]:
        return self.channel.currentText(), self.reach.currentData(), self.text.toPlainText()


@pytest.fixture
def form(qtbot: QtBot) -> ContactForm:
    form = ContactForm()
    qtbot.addWidget(form)
    return form


@pytest.mark.parametrize(
    ("way", "reach"), [("E-mail", Reach.SENT), ("SMS", Reach.SENT), ("Telepon", None), ("Surat", None)]
)
def test_what_was_copied_is_said_and_sent_where_the_way_is_written(
    form: ContactForm, way: str, reach: Reach | None
) -> None:
    form.channel.setEditText(way)
    form.answer.copied.emit("Isi")
    assert form.said == (way, reach, "Isi")
    form.answer.copied.emit("Isi lain")
    assert form.said == (way, reach, "Isi lain")


def test_what_was_typed_or_chosen_stays(form: ContactForm) -> None:
    form.channel.setEditText("SMS")
    form.text.setPlainText("Akan datang Jumat")
    form.reach.setCurrentIndex(form.reach.findData(Reach.WRONG_NUMBER))
    form.answer.copied.emit("Isi")
    assert form.said == ("SMS", Reach.WRONG_NUMBER, "Akan datang Jumat")


def test_what_was_opened_in_whatsapp_goes_by_it(form: ContactForm) -> None:
    for way, becomes in (("Telepon", "WhatsApp"), ("Telegram", "Telegram")):
        form.channel.setEditText(way)
        form.answer.chat_opened.emit("Isi")
        assert form.said == (becomes, Reach.SENT, "Isi")
