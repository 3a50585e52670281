"""Preview of one paper of the office: its pages, and beside them the printer and its choices."""

from __future__ import annotations

import bisect
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from frontoffice.documents.layout.pdf_pages import PageImage, PageSize
from frontoffice.ui.preview.print_order import OfficePaper
from frontoffice.ui.preview.print_panel import PrintPanel
from frontoffice.ui.widgets import form
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys
from frontoffice.ui.widgets.wrapped_layouts import FlowLayout

# --- Where the pages of a paper lie below one another, at which scale, and which of them are seen ---

GAP: Final = 12  # around and between the pages, in pixels of the screen
STEPS: Final = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)  # of a page as large as on paper, at 96 pixels to an inch
POINT: Final = 96 / 72  # pixels of the screen to a point


class Fit(Enum):
    """Zoom mode of the pages: page width, whole page or fixed zoom."""

    WIDTH = auto()
    PAGE = auto()
    ZOOM = auto()


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The pages at one scale (pixels of the screen to a point), each in the middle of the widest."""

    places: tuple[QRect, ...]
    scale: float
    width: int
    height: int

    def visible_pages(self, top: int, height: int) -> range:
        """Pages overlapping the vertical range from ``top`` to ``height`` below it."""
        bottoms = [place.bottom() for place in self.places]
        first = bisect.bisect_left(bottoms, top)
        last = first
        while last < len(self.places) and self.places[last].top() < top + height:
            last += 1
        return range(first, last)

    def page_at(self, top: int, height: int) -> int:
        """Page at the upper third of the visible range."""
        bottoms = [place.bottom() + GAP for place in self.places]
        return min(bisect.bisect_left(bottoms, top + height // 3), max(len(self.places) - 1, 0))


def lay_out(sizes: Sequence[PageSize], scale: float, room: int) -> PageLayout:
    """Lay the pages out at ``scale``; they stand in the middle of ``room`` pixels if they are narrower."""
    widths = [round(size.width * scale) for size in sizes]
    width = max([room, *(one + 2 * GAP for one in widths)])
    places, top = [], GAP
    for size, wide in zip(sizes, widths, strict=True):
        high = round(size.height * scale)
        places.append(QRect((width - wide) // 2, top, wide, high))
        top += high + GAP
    return PageLayout(tuple(places), scale, width, top)


def fitting_scale(sizes: Sequence[PageSize], fit: Fit, width: int, height: int) -> float:
    """Scale for fitting the widest page to the width, or every page to the visible area."""
    wide, high = max(size.width for size in sizes), max(size.height for size in sizes)
    across = max(width - 2 * GAP, 50) / wide
    return across if fit is Fit.WIDTH else min(across, max(height - 2 * GAP, 50) / high)


def next_step(scale: float, by: int) -> float:
    """The next scale of the row above or below this one; the last stays."""
    steps = [step * POINT for step in STEPS]
    if by > 0:
        return next((step for step in steps if step > scale * 1.01), steps[-1])
    return next((step for step in reversed(steps) if step < scale * 0.99), steps[0])


# --- The pages of a paper below one another, as on a desk: an image is asked for when its page comes into sight ---

_MOST_HELD: Final = 48_000_000  # bytes of images; what is seen is held whatever it takes
_FINEST: Final = 300 / 72  # dots to a point, as on paper
_LINE: Final = 48  # pixels that an arrow key moves
_EMPTY: Final = PageLayout((), POINT, 0, 0)


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
        self.held: OrderedDict[int, tuple[float, QImage, PageImage]] = OrderedDict()

    @property
    def page(self) -> int:
        """Index of the current page, from 0."""
        return self._page

    @property
    def scale(self) -> float:
        """How large the pages are shown, 1.0 for as large as on paper."""
        return self._layout.scale / POINT

    def show_pages(self, sizes: Sequence[PageSize]) -> None:
        """Show a paper from its beginning; none of its pages is drawn yet."""
        self.held.clear()
        self._asked = None
        self._sizes, self._layout, self._page = sizes, _EMPTY, 0
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self.moved.emit(0)

    def show_image(self, page: int, dots: float, image: PageImage) -> None:
        """Show the image of a requested page; drop one of an earlier paper."""
        if self._asked != (page, dots):
            return
        self._asked = None
        drawn = QImage(image.grey, image.width, image.height, image.stride, QImage.Format.Format_Grayscale8)
        self.held[page] = (dots, drawn, image)  # Qt keeps no copy of the bytes
        self.held.move_to_end(page)
        self._trim_image_cache()
        self.viewport().update()
        self._request_next_image()

    def fit_to(self, fit: Fit) -> None:
        """Fit the pages to the available width, or one whole page to the visible area."""
        self.fit = fit
        self._lay_out()

    def zoom(self, by: int) -> None:
        """Show the pages one step larger (1) or smaller (-1)."""
        self.fit = Fit.ZOOM
        self._lay_out(next_step(self._layout.scale, by))

    def turn(self, by: int) -> None:
        """Go so many pages on or back."""
        self.go_to(self._page + by)

    def go_to(self, page: int) -> None:
        """Show a page from its head; the first or the last where there is none of that number."""
        if not self._layout.places:
            return
        chosen = min(max(page, 0), len(self._layout.places) - 1)
        self.verticalScrollBar().setValue(self._layout.places[chosen].top() - GAP)
        self._note_page(chosen)

    def go_to_end(self) -> None:
        """Show the last page."""
        self.go_to(len(self._layout.places) - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the visible pages: white paper, and on it the image as soon as there is one."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Mid))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for page in self._visible_pages():
            place = self._layout.places[page]
            painter.fillRect(place, Qt.GlobalColor.white)
            if page in self.held:
                painter.drawImage(place, self.held[page][1])
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new size."""
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Request the images of the visible pages."""
        super().showEvent(event)
        self._request_next_image()

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
        self._request_next_image()

    def _note_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.moved.emit(page)

    def _lay_out(self, scale: float = 0.0) -> None:
        """Redo the layout of the pages without moving the current position."""
        if not self._sizes:
            self._layout = _EMPTY
            self.viewport().update()
            return
        room = self.viewport().size()
        if self.fit is not Fit.ZOOM:
            scale = fitting_scale(self._sizes, self.fit, room.width(), room.height())
        before, page, top = self._layout, self._page, self.verticalScrollBar().value()
        self._layout = lay_out(self._sizes, scale or before.scale, room.width())
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
        self._request_next_image()

    def _visible_pages(self) -> range:
        return self._layout.visible_pages(self.verticalScrollBar().value(), self.viewport().height())

    def _pages_to_draw(self) -> Iterator[int]:
        """Visible pages, then the pages after and before them."""
        seen = self._visible_pages()
        yield from seen
        if seen:
            yield from (page for page in (seen.stop, seen.start - 1) if 0 <= page < len(self._sizes))

    def _request_next_image(self) -> None:
        """Request the next missing or wrongly scaled image after the arrival of the previous one."""
        if self._asked is not None or not self.isVisible():
            return
        dots = min(self._layout.scale * self.devicePixelRatioF(), _FINEST)
        for page in self._pages_to_draw():
            if page not in self.held or self.held[page][0] != dots:
                self._asked = (page, dots)
                self.page_wanted.emit(page, dots)
                return

    def _trim_image_cache(self) -> None:
        """Drop the least recently shown images beyond the memory limit."""
        needed = set(self._pages_to_draw())
        size = sum(len(image.grey) for _, _, image in self.held.values())
        for page in [page for page in self.held if page not in needed]:
            if size <= _MOST_HELD:
                return
            size -= len(self.held.pop(page)[2].grey)


# --- preview page ---

PREVIEW_KEYS: Final = (
    PageKey("Esc", "back"),
    PageKey("F9", "print"),
    PageKey("Ctrl+P", "print"),
    PageKey("Alt+D", "save"),
    PageKey("Alt+O", "open"),
    PageKey("F12", "word"),
    PageKey("PgDown", "next_page"),
    PageKey("PgUp", "previous_page"),
    PageKey("Home", "first_page", within="page_view"),
    PageKey("End", "last_page", within="page_view"),
    PageKey("+", "larger"),
    PageKey("=", "larger"),  # the same key without Shift
    PageKey("-", "smaller"),
    PageKey("Alt+0", "fit_width"),
    PageKey("Alt+1", "fit_page"),
)


class PreviewPage(QWidget):
    """Preview of one paper, or of none.

    What it asks for is done elsewhere, and comes back by its methods.

    ``page_wanted`` carries a page and the dots to a point of its image, ``ordered`` a PrintOrder. ``hidden`` says that
    another page stands in front now.
    """

    left = Signal()
    hidden = Signal()
    ordered = Signal(object)
    stop_asked = Signal()
    save_asked = Signal()
    open_asked = Signal()
    word_asked = Signal()
    page_wanted = Signal(int, float)
    printer_chosen = Signal(str)

    heading: QLabel
    page_label: QLabel
    zoom_label: QLabel
    zoom_out: QToolButton
    zoom_in: QToolButton
    fit_width: QPushButton
    fit_page: QPushButton
    tools: QWidget
    view_place: QWidget
    panel_area: QScrollArea
    panel_place: QWidget

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form.load_ui("preview/preview_page", into=self)
        self.view, self.panel = PageView(), PrintPanel()
        for widget, place in ((self.view, self.view_place), (self.panel, self.panel_place)):
            around = QVBoxLayout(place)
            around.setContentsMargins(0, 0, 0, 0)
            around.addWidget(widget)
        flow = FlowLayout(self.tools)  # in a second line where it is narrow
        for tool in (self.zoom_out, self.zoom_label, self.zoom_in, self.fit_width, self.fit_page, self.page_label):
            flow.addWidget(tool)
        self.setFocusProxy(self.view)
        self._count = 0
        self._connect()
        self.forget()

    def show_paper(self, paper: OfficePaper, note: str = "") -> None:
        """Show a paper before its pages are counted; ``note`` is what is to be said about it."""
        self.forget()
        self.heading.setText(paper.heading)
        self.panel.word_button.setVisible(paper.word is not None)
        self.panel.say(note, "done")
        self.view.setFocus()

    def show_sizes(self, sizes: Sequence[PageSize]) -> None:
        """The paper has pages of these sizes."""
        note, state = self.panel.message.text(), str(self.panel.message.property("state"))
        self._count = len(sizes)
        self.view.show_pages(sizes)
        self.panel.show_pages(len(sizes))
        self.panel.say(note, state)

    def forget(self) -> None:
        """Let go of the paper: nothing of it is shown any more."""
        self._count = 0
        self.heading.clear()
        self.panel.word_button.hide()
        self.view.show_pages(())
        self.panel.show_pages(0)
        self._show_page(0)

    def show_progress(self, done: int, pages: int) -> None:
        """So many of the pages were given to the printer by now."""
        self.panel.show_busy(busy=True)
        text = self.tr("Sending page {page} of {pages} …")
        self.panel.say(text.format(page=min(done + 1, pages), pages=pages), "soon")

    def show_waiting(self) -> None:
        """Show that the printer's queue is slow, while still waiting for it."""
        if self.panel.busy:
            text = self.tr(
                "The computer's printing system has not taken the paper yet. A minute at most it is waited for."
            )
            self.panel.say(text, "soon")

    def show_outcome(self, text: str, state: str) -> None:
        """Say how it ended; the same order may be given again."""
        self.panel.show_busy(busy=False)
        self.panel.say(text, state)

    def show_begun(self) -> None:
        """Show that a file is being created from the paper."""
        self.panel.say(self.tr("The file is being made …"), "soon")

    def show_kept(self, path: Path, *, opened: bool = True) -> None:
        """The paper is kept there; ``opened`` is false when it was to be opened and no program shows it."""
        parts = [self.tr("Saved: {}").format(path)]
        if not opened:
            parts.append(self.tr("No program here shows PDF files: open it from that folder."))
        self.panel.say("\n".join(parts), "done" if opened else "soon")

    def hideEvent(self, event: QHideEvent) -> None:
        """Say so when another page was brought to the front."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.hidden.emit()

    def _connect(self) -> None:
        panel, view = self.panel, self.view
        panel.ordered.connect(self.ordered)
        panel.printer_chosen.connect(self.printer_chosen)
        view.page_wanted.connect(self.page_wanted)
        view.moved.connect(self._show_page)
        view.zoomed.connect(self._show_zoom)
        actions = {
            "back": self._back,
            "print": panel.order,
            "save": self._save,
            "open": self._open,
            "word": self._save_word,
            "next_page": lambda: view.turn(1),
            "previous_page": lambda: view.turn(-1),
            "first_page": lambda: view.go_to(0),
            "last_page": view.go_to_end,
            "larger": lambda: view.zoom(1),
            "smaller": lambda: view.zoom(-1),
            "fit_width": lambda: view.fit_to(Fit.WIDTH),
            "fit_page": lambda: view.fit_to(Fit.PAGE),
        }
        bind_keys(self, PREVIEW_KEYS, actions)
        for button, action in (
            (panel.back_button, "back"),
            (panel.stop_button, "back"),
            (panel.save_button, "save"),
            (panel.open_button, "open"),
            (panel.word_button, "word"),
            (self.zoom_in, "larger"),
            (self.zoom_out, "smaller"),
            (self.fit_width, "fit_width"),
            (self.fit_page, "fit_page"),
        ):
            button.clicked.connect(actions[action])

    def _back(self) -> None:
        if self.panel.busy:
            self.stop_asked.emit()
        else:
            self.left.emit()

    def _save(self) -> None:
        if self._count:
            self.save_asked.emit()

    def _open(self) -> None:
        if self._count:
            self.open_asked.emit()

    def _save_word(self) -> None:
        if self._count and not self.panel.word_button.isHidden():
            self.word_asked.emit()

    def _show_page(self, page: int) -> None:
        words = self.tr("Page {page} of {pages}").format(page=page + 1, pages=self._count)
        self.page_label.setText(words if self._count else "")

    def _show_zoom(self, scale: float) -> None:
        self.zoom_label.setText(f"{scale * 100:.0f} %")
        self.fit_width.setChecked(self.view.fit is Fit.WIDTH)
        self.fit_page.setChecked(self.view.fit is Fit.PAGE)
