"""Texts of persons and of other desks are letters, wherever Qt would guess that they are markup."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets import plain_text
from tests.support.markup import MARKUP


def test_a_label_shows_letters(qtbot: QtBot) -> None:
    label = plain_text.label(MARKUP, level="muted")
    qtbot.addWidget(label)
    assert (label.text(), label.textFormat()) == (MARKUP, Qt.TextFormat.PlainText)
    assert label.property("level") == "muted"
    other = QLabel()
    qtbot.addWidget(other)
    plain_text.make_plain(other)
    assert other.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("text", [MARKUP, "<b>x</b>", "<p>one\ntwo</p>", "<!DOCTYPE x>", "<?xml?><a>", "<a>&lt;</a>"])
def test_what_looks_like_markup_is_escaped_in_a_tooltip(qtbot: QtBot, text: str) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    plain_text.set_tool_tip(button, text)
    shown = QTextDocumentFragment.fromHtml(button.toolTip()) if GuiQt.mightBeRichText(button.toolTip()) else None
    assert (shown.toPlainText() if shown else button.toolTip()) == text


def test_an_ordinary_tooltip_stays_as_it_is() -> None:
    assert plain_text.tool_tip("Toko A & B < C") == "Toko A & B < C"


def test_an_ampersand_underlines_no_letter() -> None:
    assert plain_text.caption("A & B") == "A && B"


@pytest.mark.usefixtures("qapp")
def test_a_text_is_cut_after_the_last_word_that_has_room() -> None:
    metrics = QLabel().fontMetrics()
    text = "Data in the register of this counter could not be written to the disk."
    whole = metrics.horizontalAdvance(text)
    assert plain_text.cut(text, metrics, whole) == text
    for room in range(metrics.horizontalAdvance("…"), whole, 7):
        cut = plain_text.cut(text, metrics, room)
        kept = cut.removesuffix("…")
        assert text.startswith(kept)
        assert cut != kept
        assert metrics.horizontalAdvance(cut) <= room
        word = (text[len(kept) :].split() or [""])[0]
        assert " " not in kept or text[len(kept)] == " ", "no word is broken off"
        assert metrics.horizontalAdvance(f"{text[: len(kept)]} {word}…") > room
    assert plain_text.cut(text, metrics, 0) == "…"
