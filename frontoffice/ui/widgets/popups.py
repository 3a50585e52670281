"""Lists and menus that stand over a page while something is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QDialog, QWidget


def close_list(page: QWidget) -> bool:
    """Close the list of proposals or choices that is open over a field of the page; whether there was one."""
    for combo in page.findChildren(QComboBox):
        if combo.view().isVisible():
            combo.hidePopup()
            return True
    for completer in page.findChildren(QCompleter):
        popup = completer.popup()
        if popup is not None and popup.isVisible():
            popup.hide()
            return True
    return False


def close_popups(window: QWidget) -> None:
    """Close every menu and list that stands over the window, those too that Qt opened by itself."""
    while close_list(window):
        pass
    for widget in window.findChildren(QWidget):
        if widget.windowType() is Qt.WindowType.Popup and widget.isVisible():
            widget.close()


def open_dialogs(window: QWidget) -> list[QDialog]:
    """The dialogs that stand over the window."""
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def close_all(window: QWidget) -> None:
    """Close every dialog, menu and list that stands over the window, whatever was being chosen there."""
    for dialog in open_dialogs(window):
        dialog.reject()
    close_popups(window)
