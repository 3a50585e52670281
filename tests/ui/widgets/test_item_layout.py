from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets.wrapped_layouts import FlowLayout


def test_items_keep_their_order_and_can_be_taken_out(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    layout = FlowLayout(row)
    labels = [QLabel(text) for text in "abc"]
    for label in labels:
        layout.addWidget(label)
    assert [layout.itemAt(index).widget() for index in range(layout.count())] == labels  # type: ignore[union-attr]
    assert layout.takeAt(1).widget() is labels[1]  # type: ignore[union-attr]
    assert [layout.itemAt(index).widget() for index in range(layout.count())] == [labels[0], labels[2]]  # type: ignore[union-attr]


def test_there_is_no_item_beyond_the_ends(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    layout = FlowLayout(row)
    layout.addWidget(QLabel("a"))
    assert [layout.itemAt(-1), layout.itemAt(1), layout.takeAt(-1), layout.takeAt(1)] == [None] * 4
    assert layout.count() == 1
    assert layout.hasHeightForWidth()
