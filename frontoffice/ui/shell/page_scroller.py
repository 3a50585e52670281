"""What a page is scrolled in where the screen has less room than it wants: its main action never goes out of sight."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from frontoffice.ui.widgets import plain_text, theme

_CHANGES: Final = frozenset(
    {
        QEvent.Type.LayoutRequest,
        QEvent.Type.Resize,
        QEvent.Type.Move,
        QEvent.Type.EnabledChange,
        QEvent.Type.Show,
        QEvent.Type.Hide,
    }
)
_MOST_TURNS: Final = 2  # that a page may take by itself: one that folds for the foot's room would go on for ever


class _FocusWatch(QObject):
    """Says that the focus moved within a page; the application's own signal carries what is half taken down as well."""

    moved = Signal()

    def watch(self, page: QWidget) -> None:
        for one in page.findChildren(QWidget):
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.moved.emit()
        return super().eventFilter(watched, event)


class PageScroller(QScrollArea):
    """Scrolls ``page``; while its main button is not seen whole, another that does the same stands at the foot.

    Of several main buttons it is that of the part in which the focus is. The foot takes its room from the view, so that
    nothing is behind it, and no key: the page's own does the same.
    """

    def __init__(self, parent: QWidget, page: QWidget) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._turns, self._size, self._is_placing = 0, QSize(), False
        self._main: QPushButton | None = None
        self.foot = QFrame(self)
        self.action = QPushButton(self.foot)
        self._lay_foot()
        self.setWidget(page)
        page.installEventFilter(self)
        self.verticalScrollBar().valueChanged.connect(self.follow)
        self.action.clicked.connect(self._act)
        self._focus = _FocusWatch(self)
        self._focus.moved.connect(self.follow)

    def follow(self) -> None:
        """Show the foot where the main button is out of sight now, after somebody moved the page, focus or window."""
        self._turns = 0
        self._look(may_hide=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the foot where the window ends; the view's own size comes here as well, which the foot has changed."""
        super().resizeEvent(event)
        if self.size() != self._size:
            self._size = self.size()
            self.follow()
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what becomes of the page, and of its main buttons."""
        if event.type() in _CHANGES and self.isVisible():
            self._look(may_hide=self._turns < _MOST_TURNS)
        return super().eventFilter(watched, event)

    def _lay_foot(self) -> None:
        rule, row, lines = QFrame(self.foot), QHBoxLayout(), QVBoxLayout(self.foot)
        rule.setProperty("rule", True)
        self.action.setProperty("primary", True)
        self.action.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.setContentsMargins(16, 4, 16, 4)
        row.addWidget(self.action)
        row.addStretch(1)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(rule)
        lines.addLayout(row)
        self.foot.hide()

    def _look(self, *, may_hide: bool) -> None:
        if self._is_placing:  # what the foot's own room moves
            return
        main = self._main_button()
        is_out = main is not None and not self._is_seen(main)
        if main is not None and (is_out or (main is self._main and not may_hide)):
            self._show(main)
        elif not self.foot.isHidden():
            self._turns += 1
            self._main = None
            self.foot.hide()
            self._place()
            self._look(may_hide=False)  # a page that was scrolled to its end has come down with the view's

    def _show(self, main: QPushButton) -> None:
        text = plain_text.caption(re.sub("&(.)", r"\1", main.text()))  # whose letter opens the page's own
        if main is not self._main or text != self.action.text():
            self._main = main
            self.action.setText(text)
            theme.give_icon(self.action, main.property("icon_name") or "")
        if self.foot.isHidden():
            self.foot.show()
        self._place()

    def _place(self) -> None:
        height = 0 if self.foot.isHidden() else self.foot.sizeHint().height()
        if self.viewportMargins().bottom() != height:
            self._is_placing = True
            self.setViewportMargins(0, 0, 0, height)
            self._is_placing = False
        if height:
            self.foot.setGeometry(QRect(0, self.height() - height, self.viewport().width(), height))

    def _is_seen(self, main: QPushButton) -> bool:
        """Whether all of it is where the page would be seen without the foot, in whatever else it is scrolled in."""
        top, here = 0, main.parentWidget()
        child: QWidget = main
        while here is not None and child is not self:
            top += child.y()
            room = self.height() if here is self.viewport() else here.height()
            if top < 0 or top + main.height() > room:
                return False
            child, here = here, here.parentWidget()
        return True

    def _main_button(self) -> QPushButton | None:
        """That which can be pressed now, the nearest to the focus; no part of a page that is not shown has one."""
        page = self.widget()
        if page is None:  # it goes with the window
            return None
        found = [button for button in page.findChildren(QPushButton) if button.property("primary")]
        for button in found:
            for one in (button, *_around(page, button)):
                one.installEventFilter(self)
        pressable = [button for button in found if button.isVisibleTo(page) and button.isEnabled()]
        if len(pressable) > 1:
            self._focus.watch(page)
        return max(pressable, key=lambda button: _nearness(page, button), default=None)

    def _act(self) -> None:
        if self._main is not None:
            self._main.click()


def _around(page: QWidget, button: QPushButton) -> list[QWidget]:
    """What holds the button, from the nearest to what stands in the page itself."""
    around, here = [], button.parentWidget()
    while here is not None and here is not page:
        around.append(here)
        here = here.parentWidget()
    return around


def _nearness(page: QWidget, button: QPushButton) -> int:
    """How far inside the page that part is which holds both the button and the focus."""
    focused = page.focusWidget()
    return sum(focused is not None and (one is focused or one.isAncestorOf(focused)) for one in _around(page, button))
