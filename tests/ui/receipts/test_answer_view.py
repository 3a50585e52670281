from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from frontoffice.domain.cases.answer_medium import Medium
from frontoffice.domain.cases.answer_text import AnswerText
from frontoffice.domain.text.sms_length import measure
from frontoffice.ui.receipts import answer_view


@pytest.fixture
def shown(qtbot: QtBot) -> tuple[QLabel, QLabel, QPlainTextEdit]:
    widgets = QLabel(), QLabel(), QPlainTextEdit()
    for widget in widgets:
        qtbot.addWidget(widget)
    return widgets


def test_an_sms_says_how_many_it_takes(shown: tuple[QLabel, QLabel, QPlainTextEdit]) -> None:
    title, length, text = shown
    for letters, said, state in (
        (160, "160 of 160 characters, 1 SMS", ""),
        (161, "161 of 306 characters, 2 SMS", "soon"),
    ):
        answer_view.show(AnswerText(Medium.SMS, "a" * letters, length=measure("a" * letters)), *shown)
        assert (length.text(), length.property("state")) == (said, state)
        assert text.toPlainText() == "a" * letters
    assert title.text() == "SMS to the complainant"


def test_every_medium_has_a_title_and_a_letter_more_room(shown: tuple[QLabel, QLabel, QPlainTextEdit]) -> None:
    title, length, text = shown
    for medium in Medium:
        title.clear()
        answer_view.show(AnswerText(medium, "Yth."), *shown)
        assert title.text()
        assert "4 character" in length.text()
        assert (text.maximumHeight() > 72) is (medium in (Medium.EMAIL, Medium.LETTER, Medium.FAX))
