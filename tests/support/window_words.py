"""Every word that a window holds, seen or not: what it shows, says to a screen reader, and gives to be copied."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QEvent, Qt
from PySide6.QtGui import QAccessible, QAction, QClipboard, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,  # noqa: TID251  (its windows are looked at)
    QComboBox,
    QCompleter,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_ROLES = [role for role in Qt.ItemDataRole if role.value < Qt.ItemDataRole.UserRole.value]
_READ_OUT = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


def words_of_windows() -> Iterator[str]:
    """What stands in all windows of the program and their titles, shown or hidden, and on the clipboard."""
    for top in QApplication.topLevelWidgets():
        yield from words_of(top)
    clipboard = QGuiApplication.clipboard()
    yield clipboard.text()
    yield clipboard.text(QClipboard.Mode.Selection)


def words_of(top: QWidget) -> Iterator[str]:
    """What stands in one window or page, shown or hidden."""
    for widget in (top, *top.findChildren(QWidget)):
        yield widget.windowTitle()
        yield from (widget.toolTip(), widget.statusTip(), widget.whatsThis())
        yield from (widget.accessibleName(), widget.accessibleDescription())
        yield from _contents(widget)
        read_out = QAccessible.queryAccessibleInterface(widget)
        if read_out is not None:
            yield from (read_out.text(which) for which in _READ_OUT)
    for action in top.findChildren(QAction):
        yield from (action.text(), action.toolTip())
    for completer in top.findChildren(QCompleter):
        yield from _of_model(completer.model())


def _contents(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QGroupBox():
            yield widget.title()
        case QLineEdit():
            yield from (widget.text(), widget.placeholderText())
        case QPlainTextEdit() | QTextEdit():
            yield from (widget.toPlainText(), widget.placeholderText())
        case QComboBox():
            yield widget.currentText()
            yield from _of_model(widget.model())
        case QAbstractItemView():
            yield from _of_model(widget.model())


def _of_model(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    for row in range(min(model.rowCount(), 200)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
            at = model.index(row, column)
            yield from (said for role in _ROLES if isinstance(said := at.data(role), str))


def copied_of(top: QWidget) -> Iterator[str]:
    """What Ctrl+C gives in each table, list and field of a page after Ctrl+A."""
    clipboard = QGuiApplication.clipboard()
    for widget in top.findChildren(QWidget):
        if not isinstance(widget, QAbstractItemView | QLineEdit | QPlainTextEdit | QTextEdit | QLabel):
            continue
        clipboard.clear()
        for key in (Qt.Key.Key_A, Qt.Key.Key_C):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.ControlModifier)
                QApplication.sendEvent(widget, event)
        yield clipboard.text()
    clipboard.clear()
