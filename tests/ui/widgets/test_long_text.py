from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets.plain_text import FOLDED_LINES, LongText, height_of, text_widget


def test_a_short_text_is_a_label_that_reads_no_markup(qtbot: QtBot) -> None:
    label = text_widget("<b>tebal</b>")
    qtbot.addWidget(label)
    assert isinstance(label, QLabel)
    assert label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("text", ["x" * 41, "kata " * 100, "satu\ndua"])
def test_what_a_label_cannot_wrap_is_a_long_text(qtbot: QtBot, text: str) -> None:
    widget = text_widget(text)
    qtbot.addWidget(widget)
    assert isinstance(widget, LongText)
    assert widget.sheet.toPlainText() == text


def test_only_long_texts_fold(qtbot: QtBot) -> None:
    short, long = LongText("satu\ndua"), LongText("kata " * 4_000)
    for widget in (short, long):
        qtbot.addWidget(widget)
        widget.resize(600, 400)
        widget.show()
    assert not short.more.isVisible()
    assert long.more.text() == "Show all 20.000 characters"


def test_unfolding_shows_everything_and_folds_again(qtbot: QtBot) -> None:
    widget = LongText("kata " * 4_000)
    qtbot.addWidget(widget)
    folded = widget.heightForWidth(600)
    widget.more.click()
    assert widget.heightForWidth(600) > 5 * folded
    assert widget.more.text() == "Show less"
    widget.more.click()
    assert widget.heightForWidth(600) == folded


def test_a_text_is_as_high_as_its_lines(qapp: object) -> None:
    one = height_of("x", QFont(), 600, None)
    assert height_of("x\nx\nx", QFont(), 600, None) == pytest.approx(3 * one, abs=2)
    assert height_of("x\n" * 100, QFont(), 600, FOLDED_LINES) == pytest.approx(FOLDED_LINES * one, abs=FOLDED_LINES)
    assert height_of("x" * 5_000, QFont(), 300, None) > 20 * one
