"""What can be typed into and chosen on a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,  # noqa: TID251  (whose focus it is)
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from frontoffice.ui.widgets.choice_row import ChoiceRow
from tests.support.opened_pages import turn
from tests.support.window_desk import Desk


@dataclass(frozen=True)
class Choices:
    """What is chosen on a page, by the widgets that show it, and how many entries the journal has."""

    of: dict[str, object]
    entries: int


def choices(desk: Desk, page: QWidget) -> Choices:
    found: dict[str, object] = {}
    for at, widget in enumerate(page.findChildren(QWidget)):
        name = f"{at} {type(widget).__name__} {widget.objectName()}"
        match widget:
            case ChoiceRow():
                found[name] = widget.value()
            case QComboBox() if not widget.isEditable():
                found[name] = widget.currentIndex()
            case QAbstractItemView():
                found[name] = widget.currentIndex().row()
            case QAbstractButton() if widget.isCheckable():
                found[name] = widget.isChecked()
    return Choices(found, entries(desk))


def entries(desk: Desk) -> int:
    with closing(desk.counter.register.replica()) as replica:
        return sum(head.seq for head in replica.heads().values())


def focuses(page: QWidget) -> Iterator[QWidget]:
    """Every widget of a page that takes the focus now."""
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget


def type_here(text: str, window: QWidget) -> None:
    """Type where the keys are, and on wherever they go."""
    for letter in text:
        QTest.keyClicks(QApplication.focusWidget() or window, letter)
    turn()


def takes_text(widget: QWidget) -> bool:
    is_combo = isinstance(widget, QComboBox) and widget.isEditable()
    return is_combo or isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox))
