"""The pages of a paper on the screen: drawn one by one when they come into sight, at any size, and let go again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication  # noqa: TID251  (sends the wheel)
from pytestqt.qtbot import QtBot

from frontoffice.documents.layout.pdf_pages import PageImage, PageSize
from frontoffice.ui.preview import preview_page
from frontoffice.ui.preview.preview_page import Fit, PageView

A4 = PageSize(595.0, 842.0)


def an_image(shade: int = 0) -> PageImage:
    return PageImage(8, 8, 8, bytes([shade]) * 64)


def fit_of(view: PageView) -> Fit:
    return view.fit


class Asked:
    """A view whose images the test gives."""

    def __init__(self, qtbot: QtBot, sizes: Sequence[PageSize]) -> None:
        self.view = PageView()
        qtbot.addWidget(self.view)
        self.view.resize(700, 500)
        self.pages: list[tuple[int, float]] = []
        self.view.page_wanted.connect(lambda page, dots: self.pages.append((page, dots)))
        self.view.show()
        self.view.show_pages(sizes)

    def give(self, shade: int = 0) -> None:
        self.view.show_image(*self.pages[-1], an_image(shade))

    def give_all(self) -> None:
        given = 0
        while given < len(self.pages):
            given = len(self.pages)
            self.give()


def test_only_what_is_near_is_asked_for_one_page_at_a_time(qtbot: QtBot) -> None:
    asked = Asked(qtbot, (A4,) * 300)
    assert [page for page, _ in asked.pages] == [0]
    asked.give_all()
    assert [page for page, _ in asked.pages] == [0, 1]


def test_a_page_far_behind_is_asked_for_when_it_comes_into_sight(qtbot: QtBot) -> None:
    asked = Asked(qtbot, (A4,) * 300)
    asked.give_all()
    asked.view.go_to_end()
    assert asked.view.page == 299
    asked.give_all()
    assert {page for page, _ in asked.pages[2:]} == {298, 299}
    asked.view.turn(-1)
    assert asked.view.page == 298
    asked.view.go_to(-5)
    assert asked.view.page == 0


def test_the_image_stands_where_its_page_is_and_white_paper_before(qtbot: QtBot) -> None:
    asked = Asked(qtbot, (A4,))
    middle = asked.view.viewport().rect().center()
    assert asked.view.viewport().grab().toImage().pixelColor(middle).name() == "#ffffff"
    asked.give(shade=40)
    assert asked.view.viewport().grab().toImage().pixelColor(middle).name() == "#282828"


def test_an_image_that_nobody_waits_for_is_let_go(qtbot: QtBot) -> None:
    asked = Asked(qtbot, (A4,) * 3)
    page, dots = asked.pages[-1]
    asked.view.show_image(page, dots + 1, an_image(40))
    asked.view.show_image(2, dots, an_image(40))
    middle = asked.view.viewport().rect().center()
    assert asked.view.viewport().grab().toImage().pixelColor(middle).name() == "#ffffff"


def test_the_pages_are_as_wide_as_the_room_or_seen_whole_or_as_large_as_was_chosen(qtbot: QtBot) -> None:
    asked = Asked(qtbot, (A4,) * 3)
    view = asked.view
    room = view.viewport().size()
    assert fit_of(view) is Fit.WIDTH
    assert abs(view.scale * 96 / 72 * 595 - (room.width() - 24)) < 2
    view.fit_to(Fit.PAGE)
    assert view.scale * 96 / 72 * 842 <= room.height()
    with qtbot.waitSignal(view.zoomed):
        view.zoom(1)
    assert fit_of(view) is Fit.ZOOM
    view.zoom(1)
    assert view.scale == pytest.approx(0.67)


def test_an_image_is_asked_for_anew_at_another_size_and_never_finer_than_paper(qtbot: QtBot) -> None:
    asked = Asked(qtbot, (A4,))
    asked.give_all()
    before = len(asked.pages)
    for _ in range(9):
        asked.view.zoom(1)
    asked.give_all()
    assert len(asked.pages) > before
    assert asked.pages[-1][1] == pytest.approx(3 * 96 / 72)
    assert max(dots for _, dots in asked.pages) <= 300 / 72


def test_what_is_looked_at_stays_in_sight_when_the_size_changes(qtbot: QtBot) -> None:
    asked = Asked(qtbot, (A4,) * 20)
    asked.view.go_to(10)
    asked.view.zoom(1)
    assert asked.view.page == 10
    asked.view.resize(900, 600)
    assert asked.view.page == 10


def test_images_that_are_out_of_sight_are_held_only_while_there_is_room(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview_page, "_MOST_HELD", 64 * 5)
    asked = Asked(qtbot, (A4,) * 40)
    for page in range(40):
        asked.view.go_to(page)
        asked.give_all()
    assert len(asked.view.held) <= 6
    assert 39 in asked.view.held


def test_the_wheel_zooms_with_ctrl(qtbot: QtBot) -> None:
    asked = Asked(qtbot, (A4,) * 3)
    before = asked.view.scale
    wheel = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(asked.view.viewport(), wheel)
    assert asked.view.scale > before


def test_a_paper_that_was_let_go_leaves_nothing(qtbot: QtBot) -> None:
    asked = Asked(qtbot, (A4,) * 3)
    asked.give_all()
    asked.view.show_pages(())
    assert asked.view.held == {}
    asked.view.go_to(2)
    asked.view.zoom(1)
    assert asked.view.page == 0
