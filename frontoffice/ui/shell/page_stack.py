"""The stack of the registered pages: each is made when it is first wanted, or while nothing else is to be done."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from frontoffice.settings import Settings
from frontoffice.ui.shell.page_spec import SIGN_IN, Page, PageSpec
from frontoffice.ui.widgets import form, plain_text, reading_order, theme

# --- What a page is scrolled in where the screen has less room than it wants: its main action never goes out of
# sight ---

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
    """Signal for focus changes within a page; the application's own signal carries what is half taken down as well."""

    moved = Signal()

    def watch(self, page: QWidget) -> None:
        for one in page.findChildren(QWidget):
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.moved.emit()
        return super().eventFilter(watched, event)


class PageScroller(QScrollArea):
    """Scrolls ``page``; while its main button is not seen whole, a copy of it stands at the foot.

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
        self._later = QTimer(self, interval=0, singleShot=True)  # a change is heard before what it moves has its place
        self._later.timeout.connect(self._look_again)
        self.setWidget(page)
        page.installEventFilter(self)
        self.verticalScrollBar().valueChanged.connect(self.follow)
        self.action.clicked.connect(self._act)
        self._focus = _FocusWatch(self)
        self._focus.moved.connect(self.follow)

    def follow(self) -> None:
        """Show the foot while the main button is out of sight, after a change of page, focus or window."""
        self._turns = 0
        self._look(may_hide=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the foot at the window's end; the foot itself changes the view's size."""
        super().resizeEvent(event)
        if self.size() != self._size:
            self._size = self.size()
            self.follow()
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow changes of the page and of its main buttons."""
        if event.type() in _CHANGES and self.isVisible() and not self._is_placing:
            self._later.start()
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

    def _look_again(self) -> None:
        had_foot = not self.foot.isHidden()
        self._look(may_hide=self._turns < _MOST_TURNS)
        page = self.widget()
        field = page.focusWidget() if page is not None else None
        if field is not None and not had_foot and not self.foot.isHidden():
            form.scroll_into_view(field)  # the foot took its room

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
        """Return whether the whole button would be visible without the foot, in all its scroll areas."""
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
        """Enabled main button nearest to the focus; never one in a hidden part of a page."""
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
    """Ancestors of the button inside the page, innermost first."""
    around, here = [], button.parentWidget()
    while here is not None and here is not page:
        around.append(here)
        here = here.parentWidget()
    return around


def _nearness(page: QWidget, button: QPushButton) -> int:
    """Depth in the page of the innermost common container of button and focus."""
    focused = page.focusWidget()
    return sum(focused is not None and (one is focused or one.isAncestorOf(focused)) for one in _around(page, button))


# --- page stack ---

View = TypeVar("View", bound=QWidget)
Maker = Callable[[PageSpec[Any]], Page[Any]]


class PageStack:
    """Pages by their names. A page too large for the screen is scrolled: the lights stay in sight."""

    def __init__(self, stack: QStackedWidget, specs: Iterable[PageSpec[Any]], make: Maker) -> None:
        self._stack, self._make = stack, make
        self.specs = {spec.name: spec for spec in specs}
        self._made: dict[str, Page[Any]] = {}
        self._scrollers: dict[str, QScrollArea] = {}
        self.read_from = ""  # the page that was left for one that everybody may read

    def view(self, spec: PageSpec[View]) -> View:
        """Widget of a page, created on first use."""
        view: View = self.page(spec.name).view
        return view

    def page(self, name: str) -> Page[Any]:
        """Page by name, created on first use."""
        if name not in self._made:
            self._add(name, self._make(self.specs[name]))
        return self._made[name]

    def find_view(self, spec: PageSpec[View]) -> View | None:
        """The widget of a page, None while it is not made."""
        page = self._made.get(spec.name)
        return page.view if page else None

    def make_next(self) -> bool:
        """Create one of the missing pages; False when all are."""
        unmade = [name for name in self.specs if name not in self._made]
        if unmade:
            self.page(unmade[0])
        return len(unmade) > 1

    def _add(self, name: str, page: Page[Any]) -> None:
        scroller = self._scroller(name, page.view)
        self._made[name], self._scrollers[name] = page, scroller
        self._stack.addWidget(scroller)

    def _scroller(self, name: str, view: QWidget) -> QScrollArea:
        if name != SIGN_IN:  # all of it stands in its form, and the window opens with it
            reading_order.arrange(view)
            return PageScroller(self._stack, view)
        scroller = QScrollArea(self._stack, widgetResizable=True)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setWidget(view)
        return scroller

    @property
    def front(self) -> str:
        """The name of the page in front, "" before there is any."""
        front = self._stack.currentWidget()
        return next((name for name, scroller in self._scrollers.items() if scroller is front), "")

    def bring_to_front(self, name: str) -> None:
        """Show a page; the focus goes back to where it was on it, or to the page itself."""
        self.page(name)
        if name != self.front:
            if self.specs[name].locked_text and self.front != SIGN_IN:
                self.read_from = self.front
            self._stack.setCurrentWidget(self._scrollers[name])
            self.restore_focus()

    def restore_focus(self) -> None:
        """Restore the focus of the front page, or focus the page itself."""
        view = self._made[self.front].view
        (view.focusWidget() or view).setFocus()

    def refresh_front(self) -> None:
        """Reload the front page."""
        if self.front:
            self._made[self.front].refresh()

    def use(self, settings: Settings) -> None:
        """Apply new settings to all created pages."""
        for page in self._made.values():
            page.use(settings)

    def keep(self) -> tuple[str, ...]:
        """Save the half-typed work of every page; returns the names of the unsaved ones."""
        return tuple(name for name, page in self._made.items() if not page.keep())
