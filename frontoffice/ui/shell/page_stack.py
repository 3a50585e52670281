"""The stack of the registered pages: each is made when it is first wanted, or while nothing else is to be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from frontoffice.settings import Settings
from frontoffice.ui.shell.page_scroller import PageScroller
from frontoffice.ui.shell.page_spec import SIGN_IN, Page, PageSpec
from frontoffice.ui.widgets import reading_order

View = TypeVar("View", bound=QWidget)
Maker = Callable[[PageSpec[Any]], Page[Any]]


class PageStack:
    """Pages by their names. A page that wants more room than the screen has is scrolled: the lights stay in sight."""

    def __init__(self, stack: QStackedWidget, specs: Iterable[PageSpec[Any]], make: Maker) -> None:
        self._stack, self._make = stack, make
        self.specs = {spec.name: spec for spec in specs}
        self._made: dict[str, Page[Any]] = {}
        self._scrollers: dict[str, QScrollArea] = {}
        self.read_from = ""  # the page that was left for one that everybody may read

    def view(self, spec: PageSpec[View]) -> View:
        """The widget of a page, which is made now if it is not there yet."""
        view: View = self.page(spec.name).view
        return view

    def page(self, name: str) -> Page[Any]:
        """The page of that name, which is made now if it is not there yet."""
        if name not in self._made:
            self._add(name, self._make(self.specs[name]))
        return self._made[name]

    def find_view(self, spec: PageSpec[View]) -> View | None:
        """The widget of a page, None while it is not made."""
        page = self._made.get(spec.name)
        return page.view if page else None

    def make_next(self) -> bool:
        """Make one of the pages that are not there yet; False when all are."""
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
            self.give_keys()

    def give_keys(self) -> None:
        """Give the focus back to where it was on the page in front, or to the page itself."""
        view = self._made[self.front].view
        (view.focusWidget() or view).setFocus()

    def refresh_front(self) -> None:
        """Have the page in front read anew what it shows."""
        if self.front:
            self._made[self.front].refresh()

    def use(self, settings: Settings) -> None:
        """Give every page that is made the settings that hold from now on."""
        for page in self._made.values():
            page.use(settings)

    def keep(self) -> tuple[str, ...]:
        """Store what is half-typed on every page; the names of those whose typing the disk did not take."""
        return tuple(name for name, page in self._made.items() if not page.keep())
