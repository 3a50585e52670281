"""How large text is: the desktop's size and this computer's percentage, and what follows it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QHeaderView, QLabel, QPushButton, QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.settings import Theme
from frontoffice.ui.widgets import table_rows, text_size, theme
from tests.conftest import Announce


def in_size(qapp: theme.Application, percent: int) -> None:
    text_size.use(percent)
    theme.apply(qapp, Theme.LIGHT)


def test_the_desktops_size_holds_and_the_percentage_of_it_up_to_what_pages_are_held_in() -> None:
    sizes = {
        desktop: [text_size.points(desktop, percent) for percent in text_size.STEPS] for desktop in (8, 10.5, 14, 16)
    }
    assert sizes == {
        8: [10.5, 13.125, 15.75, 18.375, 21.0],
        10.5: [10.5, 13.125, 15.75, 18.375, 21.0],
        14: [14, 17.5, 21.0, 21.0, 21.0],
        16: [16, 20, 21.0, 21.0, 21.0],
    }


@pytest.mark.parametrize("desktop", [10, 14, 16])
def test_what_the_desktop_is_set_to_is_what_text_has(
    qapp: theme.Application, monkeypatch: pytest.MonkeyPatch, desktop: float
) -> None:
    monkeypatch.setattr(text_size, "desktop_points", lambda: desktop)
    theme.apply(qapp, Theme.LIGHT)
    assert qapp.font().pointSizeF() == max(10.5, desktop)
    assert text_size.px(32) == round(32 * max(10.5, desktop) / 10.5)


def test_steps_go_as_far_as_there_are_any(qapp: theme.Application) -> None:
    seen = []
    for by in (1, 1, 1, 1, 1, -1):
        text_size.use(text_size.step(by))
        seen.append(text_size.percent())
    assert seen == [125, 150, 175, 200, 200, 175]
    text_size.use(text_size.step(-9))
    assert text_size.percent() == 100


def test_it_is_kept_on_this_computer_and_what_makes_no_sense_is_the_usual_one(
    qapp: theme.Application, tmp_path: Path, announce: Announce
) -> None:
    file = tmp_path / "text-size"
    text_size.restore(file)
    assert text_size.percent() == 100
    text_size.use(175)
    text_size.keep(file)
    text_size.use(100)
    text_size.restore(file)
    assert text_size.percent() == 175
    for nonsense in (b"", b"\xff", b"9000", b"12.5", b"one"):
        text_size.use(100)
        file.write_bytes(nonsense)
        text_size.restore(file)
        assert text_size.percent() == 100, nonsense
    announce("the size of text was not kept")
    text_size.keep(tmp_path / "missing" / "text-size")


def test_the_style_sheets_sizes_grow_with_the_text_and_its_lines_do_not(qapp: theme.Application) -> None:
    usual, large = (theme.style_sheet(theme.LIGHT, factor) for factor in (1.0, 2.0))
    assert "sp" not in {word[-3:-1] for word in usual.split() if word[0].isdigit()}
    assert "min-height: 24px" in usual
    assert "min-height: 48px" in large
    assert "font-size: 30pt" in large
    assert "2px solid" in large
    assert "4px solid #" not in large.replace(f"border-left: 4px solid {theme.LIGHT.accent}", "")


@pytest.mark.parametrize("percent", [125, 150, 175, 200])
def test_another_size_reaches_what_stands_as_if_it_had_been_made_in_it(
    qtbot: QtBot, qapp: theme.Application, percent: int
) -> None:
    """Fields, buttons, icons, rows and columns of tables, and what a form or a page gave a widget."""

    def page() -> QWidget:
        made = QWidget()
        qtbot.addWidget(made)
        column = QVBoxLayout(made)
        button, label, combo, table, low = QPushButton("Save"), QLabel(), QComboBox(), QTableWidget(2, 2), QLabel("low")
        button.setProperty("icon_name", "print")
        label.setProperty("icon_name", "warning")
        text_size.design(low, QSize(100, 40), QSize(300, text_size.ANY))
        table_rows.rule(table, {0: 12}, stretch=1)
        for part in (button, label, combo, table, low):
            column.addWidget(part)
        theme.dress(made)
        made.resize(1000, 700)
        made.show()
        return made

    def measured(one: QWidget) -> dict[str, object]:
        label, low = (one.layout().itemAt(at).widget() for at in (1, 4))  # type: ignore[union-attr]
        button, combo, table = one.findChild(QPushButton), one.findChild(QComboBox), one.findChild(QTableWidget)
        assert isinstance(label, QLabel)
        assert button
        assert combo
        assert table
        return {
            "field": combo.minimumSizeHint().height(),
            "button": button.minimumSizeHint().height(),
            "icon": label.pixmap().deviceIndependentSize().width(),
            "row": table.verticalHeader().sectionSize(0),
            "low": (low.minimumSize(), low.maximumWidth()),  # type: ignore[union-attr]
        }

    in_size(qapp, 100)
    before = page()
    usual, (column,) = measured(before), [table.columnWidth(0) for table in before.findChildren(QTableWidget)]
    in_size(qapp, percent)
    assert measured(before) == measured(page())
    assert measured(before)["row"] == round(32 * percent / 100)
    assert measured(before)["low"] == (QSize(percent, round(40 * percent / 100)), 3 * percent)
    (table,) = before.findChildren(QTableWidget)
    assert table.columnWidth(0) == round(column * percent / 100)
    assert table.horizontalHeader().sectionResizeMode(1) is QHeaderView.ResizeMode.Stretch
    assert table.rowHeight(0) > QFontMetrics(qapp.font()).height()
    in_size(qapp, 100)
    assert measured(before) == usual


def test_what_was_not_designed_is_not_touched_and_a_page_folds_anew(qtbot: QtBot, qapp: theme.Application) -> None:
    class Folding(QWidget):
        fitted = 0

        def resizeEvent(self, event: object) -> None:  # noqa: N802
            self.fitted += 1

    in_size(qapp, 100)
    page = Folding()
    qtbot.addWidget(page)
    page.setMinimumWidth(77)
    page.show()
    before = page.fitted
    in_size(qapp, 200)
    assert (page.minimumWidth(), page.fitted > before) == (77, True)
