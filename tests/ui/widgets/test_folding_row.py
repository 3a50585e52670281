from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.ui.widgets.wrapped_layouts import FoldingRow


def part(width: int) -> QWidget:
    label = QLabel()
    label.setMinimumSize(width, 20)
    return label


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window that leaves the size of what is in it alone."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def laid_out(window: QWidget, row: FoldingRow) -> FoldingRow:
    row.setParent(window)
    window.show()
    return row


@pytest.mark.parametrize(("width", "is_folded"), [(500, False), (308, False), (307, True), (120, True)])
def test_parts_stand_side_by_side_where_they_fit(window: QWidget, width: int, is_folded: bool) -> None:
    row = laid_out(window, FoldingRow([(part(100), 1), (part(200), 1)]))
    row.resize(width, 60)
    assert row.is_folded is is_folded


def test_it_may_be_as_narrow_as_its_widest_part(qtbot: QtBot) -> None:
    row = FoldingRow([(part(100), 1), (part(200), 1)])
    qtbot.addWidget(row)
    row.show()
    assert row.minimumSizeHint().width() == 200


def test_a_part_that_grows_is_set_beneath(window: QWidget, qtbot: QtBot) -> None:
    growing = part(100)
    row = laid_out(window, FoldingRow([(growing, 1), (part(200), 1)]))
    row.resize(400, 60)
    assert not row.is_folded
    growing.setMinimumWidth(300)
    qtbot.waitUntil(lambda: row.is_folded)


def test_folded_it_is_as_high_as_its_parts_together(window: QWidget) -> None:
    row = laid_out(window, FoldingRow([(part(100), 1), (part(200), 1)]))
    row.show()
    assert (row.heightForWidth(308), row.heightForWidth(307)) == (20, 48)


def test_side_by_side_what_is_left_goes_by_the_stretch(window: QWidget) -> None:
    left, right = part(100), part(100)
    row = laid_out(window, FoldingRow([(left, 3), (right, 1)]))
    row.resize(608, 60)
    assert (left.width(), right.width()) == (400, 200)
    row.resize(150, 60)
    assert (left.geometry().bottom() < right.geometry().top(), right.width()) == (True, 150)


def test_a_width_can_be_asked_for_from_which_on_it_unfolds(window: QWidget) -> None:
    row = laid_out(window, FoldingRow([(part(10), 1), (part(10), 1)], least=900))
    row.resize(899, 60)
    assert row.is_folded
    row.resize(900, 60)
    assert not row.is_folded


def test_that_width_may_change_with_its_parts(window: QWidget) -> None:
    asked = [900]
    row = laid_out(window, FoldingRow([(part(10), 1), (part(10), 1)], least=lambda: asked[0]))
    row.resize(899, 60)
    assert row.is_folded
    asked[0] = 500
    assert not row.is_folded


def test_a_part_that_stands_alone_has_the_whole_width(window: QWidget) -> None:
    hidden, alone = part(100), part(100)
    row = laid_out(window, FoldingRow([(hidden, 1), (alone, 0)]))
    hidden.hide()
    row.resize(608, 60)
    assert alone.width() == 608
