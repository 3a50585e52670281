"""What a complainant or another desk may write to have it read as markup, and where a window would read it so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,  # noqa: TID251  (its popups are looked at)
    QComboBox,
    QCompleter,
    QLabel,
    QTextEdit,
    QWidget,
)

MARKUP = '<img src="file:///etc/hostname"><b>&amp;</b> R&D'
_OF_QT = ("qtooltip_label", "qt_spinbox_lineedit")
_DELEGATES = (
    "QStyledItemDelegate",
    "QItemDelegate",
    "QComboBoxDelegate",
    "QCompleterItemDelegate",
    "QComboMenuDelegate",
)
_IN_LINE = QCompleter.CompletionMode.InlineCompletion
_TAGS = re.compile(r"<(?!/?p>|br ?/?>)")


def read_as_markup(top: QWidget) -> list[str]:
    """Every place in a window, shown or hidden, where a text would be read as markup, or an ampersand swallowed."""
    return list(_found(top))


def _found(top: QWidget) -> Iterator[str]:
    for widget in (top, *top.findChildren(QWidget)):
        where = f"{type(widget).__name__} {widget.objectName()} in {_page_of(widget)}"
        if _is_rich(widget.toolTip()):
            yield f"tooltip of {where}: {widget.toolTip()}"
        yield from (f"{where}: {text}" for text in _of_widget(widget))
    for action in top.findChildren(QAction):
        if _swallows(action.text()) or (action.toolTip() != action.text() and _is_rich(action.toolTip())):
            yield f"action {action.text()}"
    for completer in top.findChildren(QCompleter):
        popup = None if completer.completionMode() is _IN_LINE else completer.popup()
        yield from _of_view(popup) if popup is not None else ()


def _of_widget(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() if widget.objectName() not in _OF_QT and widget.textFormat() is not Qt.TextFormat.PlainText:
            yield widget.text()
        case QAbstractButton() if _swallows(widget.text()):
            yield widget.text()
        case QTextEdit() if widget.objectName() != "manual":  # ours, and nobody else's
            yield widget.toPlainText()
        case QAbstractItemView():
            yield from _of_view(widget)
        case QComboBox():
            yield from _of_model(widget.model())


def texts_of(top: QWidget) -> Iterator[str]:
    """What stands on the labels, buttons and lists of a window and their tooltips, shown or hidden."""
    for widget in top.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QAbstractItemView | QComboBox) and widget.model() is not None:
            for index in _indexes(widget.model()):
                yield f"{index.data() or ''}\n{index.data(Qt.ItemDataRole.ToolTipRole) or ''}"
        yield widget.toolTip()


def _of_view(view: QAbstractItemView) -> Iterator[str]:
    delegates = [view.itemDelegate()]
    if view.model() is not None:
        delegates += [view.itemDelegateForIndex(index) for index in _indexes(view.model())]
        yield from _of_model(view.model())
    for name in {delegate.metaObject().className() for delegate in delegates if delegate is not None}:
        if name not in _DELEGATES:
            yield f"a delegate of its own, {name}: show that it draws plain text"


def _of_model(model: QAbstractItemModel) -> Iterator[str]:
    for index in _indexes(model):
        for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.WhatsThisRole):
            text = index.data(role)
            if isinstance(text, str) and _is_rich(text):
                yield text
    for column in range(_columns(model)):
        tip = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        if isinstance(tip, str) and _is_rich(tip):
            yield tip


def _columns(model: QAbstractItemModel) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount()


def _indexes(model: QAbstractItemModel) -> Iterator[QModelIndex]:
    for row in range(min(model.rowCount(), 200)):
        for column in range(_columns(model)):
            yield model.index(row, column)


def _is_rich(text: str) -> bool:
    """Whether Qt makes a document of it that has more than paragraphs and escaped letters."""
    return GuiQt.mightBeRichText(text) and bool(_TAGS.search(text))


def _swallows(text: str) -> bool:
    """Whether Qt takes an ampersand of somebody's text for a mnemonic."""
    return "amp;" in text and "&&amp;" not in text


def _page_of(widget: QWidget) -> str:
    here: QWidget | None = widget
    while here is not None and type(here).__module__.partition(".")[0] != "frontoffice":
        here = here.parentWidget()
    return type(here).__name__


def top_levels() -> list[QWidget]:
    """Every window that stands open or hidden: dialogs, menus, the lists of completers."""
    return QApplication.topLevelWidgets()
