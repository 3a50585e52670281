"""The pages of a paper below one another, as on a desk: an image is asked for when its page comes into sight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from frontoffice.documents.layout.pdf_pages import PageImage, PageSize
from frontoffice.ui.preview import page_layout
from frontoffice.ui.preview.page_layout import Fit, PageLayout

_MOST_HELD: Final = 48_000_000  # bytes of images; what is seen is held whatever it takes
_FINEST: Final = 300 / 72  # dots to a point, as on paper
_LINE: Final = 48  # pixels that an arrow key moves
_EMPTY: Final = PageLayout((), page_layout.POINT, 0, 0)


class PageView(QAbstractScrollArea):
    """``page_wanted`` carries a page (from 0) and how many dots to a point its image should have: one at a time.

    ``moved`` carries the page that is looked at, ``zoomed`` the scale, 1.0 for as large as on paper.
    """

    page_wanted = Signal(int, float)
    moved = Signal(int)
    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_view")
        self.setAccessibleName(self.tr("Pages of the paper"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or fitting would chase its own tail
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.horizontalScrollBar().setSingleStep(_LINE)
        self._sizes: Sequence[PageSize] = ()
        self._layout = _EMPTY
        self.fit = Fit.WIDTH
        self._page = 0
        self._asked: tuple[int, float] | None = None
        self._held: OrderedDict[int, tuple[float, QImage, PageImage]] = OrderedDict()

    @property
    def page(self) -> int:
        """The page that is looked at, from 0."""
        return self._page

    @property
    def scale(self) -> float:
        """How large the pages are shown, 1.0 for as large as on paper."""
        return self._layout.scale / page_layout.POINT

    def show_pages(self, sizes: Sequence[PageSize]) -> None:
        """Show a paper from its beginning; none of its pages is drawn yet."""
        self._held.clear()
        self._asked = None
        self._sizes, self._layout, self._page = sizes, _EMPTY, 0
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.moved.emit(0)

    def show_image(self, page: int, dots: float, image: PageImage) -> None:
        """Take the image of a page that was asked for; one of a paper that is no longer shown is let go."""
        if self._asked != (page, dots):
            return
        self._asked = None
        drawn = QImage(image.grey, image.width, image.height, image.stride, QImage.Format.Format_Grayscale8)
        self._held[page] = (dots, drawn, image)  # Qt keeps no copy of the bytes
        self._held.move_to_end(page)
        self._let_go()
        self.viewport().update()
        self._ask()

    def fit_to(self, fit: Fit) -> None:
        """Make the pages as wide as there is room, or so that one is seen whole."""
        self.fit = fit
        self._lay_out()

    def zoom(self, by: int) -> None:
        """Show the pages one step larger (1) or smaller (-1)."""
        self.fit = Fit.ZOOM
        self._lay_out(page_layout.next_step(self._layout.scale, by))

    def turn(self, by: int) -> None:
        """Go so many pages on or back."""
        self.go_to(self._page + by)

    def go_to(self, page: int) -> None:
        """Show a page from its head; the first or the last where there is none of that number."""
        if not self._layout.places:
            return
        chosen = min(max(page, 0), len(self._layout.places) - 1)
        self.verticalScrollBar().setValue(self._layout.places[chosen].top() - page_layout.GAP)
        self._note_page(chosen)

    def go_to_end(self) -> None:
        """Show the last page."""
        self.go_to(len(self._layout.places) - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is seen: white paper, and on it the image as soon as there is one."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Mid))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for page in self._visible_pages():
            place = self._layout.places[page]
            painter.fillRect(place, Qt.GlobalColor.white)
            if page in self._held:
                painter.drawImage(place, self._held[page][1])
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages into the room that there is now."""
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what is seen from now on."""
        super().showEvent(event)
        self._ask()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, as everywhere; else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Follow the scroll bars."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()
        top, high = self.verticalScrollBar().value(), self.viewport().height()
        self._note_page(self._layout.page_at(top, high))
        self._ask()

    def _note_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.moved.emit(page)

    def _lay_out(self, scale: float = 0.0) -> None:
        """Lay the pages out anew, with what is looked at where it is."""
        if not self._sizes:
            self._layout = _EMPTY
            self.viewport().update()
            return
        room = self.viewport().size()
        if self.fit is not Fit.ZOOM:
            scale = page_layout.fitting_scale(self._sizes, self.fit, room.width(), room.height())
        before, page, top = self._layout, self._page, self.verticalScrollBar().value()
        self._layout = page_layout.lay_out(self._sizes, scale or before.scale, room.width())
        for bar, whole, seen in (
            (self.verticalScrollBar(), self._layout.height, room.height()),
            (self.horizontalScrollBar(), self._layout.width, room.width()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
        self.horizontalScrollBar().setValue((self._layout.width - room.width()) // 2)
        if before.places:
            was, now = before.places[page], self._layout.places[page]
            down = (top - was.top()) * now.height() / max(was.height(), 1)
            self.verticalScrollBar().setValue(round(now.top() + down))
        self.zoomed.emit(self.scale)
        self.viewport().update()
        self._ask()

    def _visible_pages(self) -> range:
        return self._layout.visible_pages(self.verticalScrollBar().value(), self.viewport().height())

    def _pages_to_draw(self) -> Iterator[int]:
        """What is seen, then the pages after and before it."""
        seen = self._visible_pages()
        yield from seen
        if seen:
            yield from (page for page in (seen.stop, seen.start - 1) if 0 <= page < len(self._sizes))

    def _ask(self) -> None:
        """Ask for the next image that is missing, or that is of another scale, once the one before has come."""
        if self._asked is not None or not self.isVisible():
            return
        dots = min(self._layout.scale * self.devicePixelRatioF(), _FINEST)
        for page in self._pages_to_draw():
            if page not in self._held or self._held[page][0] != dots:
                self._asked = (page, dots)
                self.page_wanted.emit(page, dots)
                return

    def _let_go(self) -> None:
        """Keep the images that were shown last, as far as there is room."""
        needed = set(self._pages_to_draw())
        size = sum(len(image.grey) for _, _, image in self._held.values())
        for page in [page for page in self._held if page not in needed]:
            if size <= _MOST_HELD:
                return
            size -= len(self._held.pop(page)[2].grey)
