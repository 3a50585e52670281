"""What is put into a field of one line or of many, and which blank is selected in it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets.bounded_text import BoundedText, PhraseField, cursor_lines, put_in, select_blank, text_of


def selected(field: PhraseField) -> str:
    return field.selectedText() if isinstance(field, QLineEdit) else field.textCursor().selectedText()


@pytest.mark.parametrize("kind", [QLineEdit, BoundedText])
def test_a_blank_is_selected_one_after_the_other_whatever_stands_before_it(
    kind: type[PhraseField], qtbot: QtBot
) -> None:
    field = kind()
    qtbot.addWidget(field)
    assert put_in(field, "\N{GRINNING FACE} Yth. [nama], nomor [nomor]")
    assert selected(field) == "[nama]"
    for found in ("[nomor]", "[nama]"):
        select_blank(field, on=True)
        assert selected(field) == found
    select_blank(field, on=True)
    select_blank(field)
    assert selected(field) == "[nama]"
    below, above = cursor_lines(field)
    assert above.y() < below.y()


def test_in_one_line_the_lines_of_a_phrase_follow_each_other_whole_or_not_at_all(qtbot: QtBot) -> None:
    line = QLineEdit("Kepada: ya")
    qtbot.addWidget(line)
    line.setMaxLength(30)
    line.setSelection(8, 2)
    assert put_in(line, "Yth.\nSaudara [nama]")
    assert (text_of(line), selected(line)) == ("Kepada: Yth. Saudara [nama]", "[nama]")
    assert not put_in(line, "seorang pengadu")
    assert text_of(line) == "Kepada: Yth. Saudara [nama]"


def test_what_takes_no_phrase_has_no_blank(qtbot: QtBot) -> None:
    field = QLineEdit("Tanpa [lain]")
    qtbot.addWidget(field)
    select_blank(field)
    assert not field.hasSelectedText()
