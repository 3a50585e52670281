"""Pages are made once, when they are first wanted or one after the other, and asked only when they are there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from frontoffice.settings import Settings
from frontoffice.ui.shell.page_spec import Page, PageSpec
from frontoffice.ui.shell.page_stack import PageStack


class Made:
    """A stack of three pages, which were made in which order, and what they were asked."""

    def __init__(self, stack: QStackedWidget) -> None:
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
    assert made.stack._scrollers["first"].minimumSizeHint().width() < 2000
