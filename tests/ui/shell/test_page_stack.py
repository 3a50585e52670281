"""Pages are made once, when they are first wanted or one after the other, and asked only when they are there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.settings import Settings, Theme
from frontoffice.ui.shell.page_spec import Page, PageSpec
from frontoffice.ui.shell.page_stack import PageScroller, PageStack
from frontoffice.ui.widgets import theme


class Made:
    """A stack of three pages, which were made in which order, and what they were asked."""

    def __init__(self, stack: QStackedWidget) -> None:
        self.widget = stack
        self.order: list[str] = []
        self.asked: list[str] = []
        self.specs = {name: PageSpec(name, self._factory(name)) for name in ("first", "second", "third")}
        self.stack = PageStack(stack, self.specs.values(), lambda spec: spec.factory(None))

    def _factory(self, name: str) -> Callable[[object], Page[QLineEdit]]:
        def make(_: object) -> Page[QLineEdit]:
            self.order.append(name)
            return Page(
                QLineEdit(),
                refresh=lambda: self.asked.append(f"refresh {name}"),
                use=lambda _: self.asked.append(f"use {name}"),
                keep=lambda: name != "second",
            )

        return make


@pytest.fixture
def made(qtbot: QtBot) -> Made:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    return Made(stack)


def test_a_page_is_made_when_it_is_first_wanted_and_never_again(made: Made) -> None:
    assert made.stack.find_view(made.specs["second"]) is None
    view = made.stack.view(made.specs["second"])
    assert made.stack.view(made.specs["second"]) is made.stack.find_view(made.specs["second"]) is view
    assert made.order == ["second"]


def test_the_others_are_made_one_by_one_in_the_order_of_the_registry(made: Made) -> None:
    made.stack.page("second")
    assert [made.stack.make_next() for _ in range(3)] == [True, False, False]
    assert made.order == ["second", "first", "third"]


def test_only_the_page_in_front_is_refreshed(made: Made) -> None:
    made.stack.refresh_front()
    made.stack.bring_to_front("first")
    made.stack.bring_to_front("third")
    made.stack.refresh_front()
    assert (made.stack.front, made.asked) == ("third", ["refresh third"])


def test_settings_are_given_to_the_pages_that_are_there(made: Made) -> None:
    made.stack.page("first")
    made.stack.use(Settings())
    assert made.asked == ["use first"]


def test_pages_that_could_not_keep_their_typing_are_named(made: Made) -> None:
    assert made.stack.keep() == ()
    for name in made.specs:
        made.stack.page(name)
    assert made.stack.keep() == ("second",)


def test_a_page_gets_a_scroll_area_of_its_own(made: Made) -> None:
    view: QWidget = made.stack.view(made.specs["first"])
    view.setMinimumSize(2000, 2000)
    [scroller] = made.widget.findChildren(PageScroller)
    assert scroller.minimumSizeHint().width() < 2000


# --- The main action of a page is in sight wherever the page is scrolled to, and nothing stands behind its foot ---


Shown = Callable[..., PageScroller]


@pytest.fixture
def shown(qtbot: QtBot, qapp: theme.Application) -> Iterator[Shown]:
    def show(page: QWidget, height: int) -> PageScroller:
        scroller = PageScroller(stack, page)
        stack.addWidget(scroller)
        stack.resize(400, height)
        stack.show()
        turn()
        return scroller

    theme.apply(qapp, Theme.LIGHT)
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    yield show
    qapp.setStyleSheet("")


def turn() -> None:
    for _ in range(4):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


def main_button(text: str, done: Callable[[], object] = lambda: None) -> QPushButton:
    made = QPushButton(text)
    made.setProperty("primary", True)
    made.clicked.connect(done)
    return made


def a_page(*parts: QWidget, high: int = 0) -> QWidget:
    """The parts beneath one another, the first with so much room below it."""
    page = QWidget()
    column = QVBoxLayout(page)
    for place, part in enumerate(parts):
        column.addWidget(part)
        if place == 0:
            column.addSpacing(high)
    return page


def is_whole(scroller: PageScroller, part: QWidget) -> bool:
    return part.visibleRegion().boundingRect() == part.rect() and scroller.isVisible()


def test_a_page_that_is_seen_whole_has_no_foot(shown: Shown) -> None:
    scroller = shown(a_page(QLineEdit(), main_button("Save (F9)"), high=100), 400)
    assert scroller.foot.isHidden()
    assert scroller.viewport().height() == 400


def test_what_is_below_the_screen_can_be_pressed_at_the_foot(shown: Shown, qtbot: QtBot) -> None:
    done: list[str] = []
    save = main_button("&Save (F9)", lambda: done.append("saved"))
    scroller = shown(a_page(QLineEdit(), save, high=600), 300)
    assert not is_whole(scroller, save)
    assert is_whole(scroller, scroller.action)
    assert scroller.action.text() == "Save (F9)"  # Alt and a letter are the page's own button's alone
    assert scroller.viewport().height() + scroller.foot.height() == 300
    scroller.action.click()
    assert done == ["saved"]


def test_it_is_there_as_long_as_the_pages_own_is_not(shown: Shown) -> None:
    top, bottom = main_button("Record (F9)"), QLineEdit()
    scroller = shown(a_page(top, bottom, high=600), 300)
    bar = scroller.verticalScrollBar()
    seen = []
    for value in (0, bar.maximum(), 0):
        bar.setValue(value)
        turn()
        seen.append((is_whole(scroller, top), scroller.foot.isVisible()))
    assert seen == [(True, False), (False, True), (True, False)]


def test_the_last_line_is_scrolled_to_above_the_foot(shown: Shown) -> None:
    last = QLineEdit()
    scroller = shown(a_page(main_button("Record (F9)"), last, high=600), 300)
    scroller.ensureWidgetVisible(last)
    turn()
    assert scroller.foot.isVisible()
    scroller.ensureWidgetVisible(last)
    assert is_whole(scroller, last)
    assert last.mapTo(scroller, last.rect().bottomLeft()).y() < scroller.foot.y()


def test_no_foot_offers_what_cannot_be_done(shown: Shown) -> None:
    save = main_button("Save (F9)")
    save.setEnabled(False)
    scroller = shown(a_page(QLineEdit(), save, high=600), 300)
    assert scroller.foot.isHidden()
    for change, is_there in ((save.setEnabled, True), (save.setVisible, True)):
        for value in (True, False, True):
            change(value)
            turn()
            assert scroller.foot.isVisible() is value is (is_there and value)


def test_it_says_what_the_button_says_now(shown: Shown) -> None:
    save = main_button("Begin (F9)")
    scroller = shown(a_page(QLineEdit(), save, high=600), 300)
    save.setText("Close the box (F9)")
    turn()
    assert scroller.action.text() == "Close the box (F9)"


def test_of_two_parts_it_is_that_in_which_the_focus_is(shown: Shown, qtbot: QtBot) -> None:
    first, second = QLineEdit(), QLineEdit()
    one = a_page(first, main_button("Save channel"), high=600)
    other = a_page(second, main_button("Save choice"), high=600)
    scroller = shown(a_page(one, other), 300)
    scroller.window().activateWindow()
    said = []
    for field in (first, second, first):
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        turn()
        said.append(scroller.action.text() if scroller.foot.isVisible() else "")
    assert said == ["Save channel", "Save choice", "Save channel"]


def test_a_larger_window_needs_none(shown: Shown) -> None:
    scroller = shown(a_page(QLineEdit(), main_button("Save (F9)"), high=600), 300)
    assert scroller.foot.isVisible()
    scroller.window().resize(400, 900)
    turn()
    assert scroller.foot.isHidden()
    assert scroller.viewport().height() == 900


def test_a_page_that_folds_for_the_foots_room_comes_to_rest(shown: Shown) -> None:
    """Folded it would be whole without the foot, unfolded it is not: one of both must be left."""

    class Folding(QObject):
        """Gives a line of the page more or less height with the view's, as a story has it."""

        folds = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() is QEvent.Type.Resize:
                least = 50 if scroller.viewport().height() < 300 else 400
                self.folds += story.minimumHeight() != least
                story.setMinimumHeight(least)
            return super().eventFilter(watched, event)

    story, save, folding = QLineEdit(), main_button("Save (F9)"), Folding()
    scroller = shown(a_page(story, save), 310)
    scroller.viewport().installEventFilter(folding)
    scroller.window().resize(400, 300)
    for _ in range(10):
        turn()
    rested = folding.folds
    assert rested > 0
    turn()
    assert folding.folds == rested
    assert is_whole(scroller, save) or is_whole(scroller, scroller.action)


def test_a_button_that_is_only_on_its_way_to_its_place_brings_no_foot(shown: Shown) -> None:
    """What stands around it moves first; the page would take the foot's room for its own, and keep it."""

    class Edged(QWidget):
        """Spends height on an edge where it has enough, as the intake does."""

        def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
            super().resizeEvent(event)
            column.setContentsMargins(0, 60 if self.height() > 290 else 0, 0, 0)

    page, inner, story = Edged(), QWidget(), QPlainTextEdit()
    column, lines = QVBoxLayout(page), QVBoxLayout(inner)
    column.addWidget(inner)
    for part in (story, main_button("Save (F9)")):
        lines.addWidget(part)
    story.setMinimumHeight(20)
    scroller = shown(page, 280)
    for height in (280, 300, 280, 300):
        scroller.window().resize(400, height)
        turn()
        assert scroller.foot.isHidden(), height
