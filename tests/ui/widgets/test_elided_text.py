from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets.plain_text import ElidedText


def test_what_does_not_fit_ends_in_an_ellipsis_and_is_whole_again_where_it_does(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    kept = ElidedText(label)
    label.resize(600, 20)
    label.show()
    kept.show("Nurhayati binti Saleh · 0812-7171-2026")
    assert label.text() == "Nurhayati binti Saleh · 0812-7171-2026"
    label.resize(90, 20)
    assert label.text().startswith("Nur")
    assert label.text().endswith("…")
    assert kept.whole == label.toolTip() == label.accessibleName() == "Nurhayati binti Saleh · 0812-7171-2026"
    label.resize(600, 20)
    assert label.text() == kept.whole


def test_what_wraps_is_whole_however_narrow(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    kept = ElidedText(label)
    label.resize(60, 20)
    kept.show("Nurhayati binti Saleh", wraps=True)
    assert (label.text(), label.wordWrap()) == ("Nurhayati binti Saleh", True)
    kept.show("Nurhayati binti Saleh")
    assert label.text().endswith("…")
    assert not label.wordWrap()
