"""Texts of persons and of other desks are letters, wherever Qt would guess that they are markup."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets import plain_text
from tests.support.markup import MARKUP

PROGRAM = Path(plain_text.__file__).parents[2]
# What reads a text as markup, or may: each stands behind the one module that makes it plain.
GUARDED = {
    *("setToolTip", "setStatusTip", "setWhatsThis", "setTextFormat", "setHtml", "insertHtml", "appendHtml"),
    *("QMessageBox", "QErrorMessage", "QTextDocument", "QTextEdit", "QToolTip", "QStaticText", "QWhatsThis"),
    *("setOpenExternalLinks", "addMarkdown"),
}


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


def test_only_the_one_module_makes_labels_and_sets_what_qt_may_read_as_markup() -> None:
    """A label or tooltip that is made without it would be read as markup on the day that somebody writes some."""
    found = [
        f"{path.relative_to(PROGRAM)}:{line} {name}"
        for path in sorted(PROGRAM.rglob("*.py"))
        if path.name != "plain_text.py"
        for line, name in _uses(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


def _uses(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in GUARDED or name == "QLabel":
                yield node.lineno, name
        if isinstance(node, ast.If) and "ToolTipRole" in ast.dump(node.test) and "tool_tip" not in ast.dump(node):
            yield node.lineno, "ToolTipRole"
