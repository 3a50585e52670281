"""One paper of the office before it is printed: its pages, and beside them which printer prints what of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from frontoffice.documents.layout.pdf_pages import PageSize
from frontoffice.ui.preview.page_layout import Fit
from frontoffice.ui.preview.page_view import PageView
from frontoffice.ui.preview.print_order import OfficePaper
from frontoffice.ui.preview.print_panel import PrintPanel
from frontoffice.ui.widgets import form
from frontoffice.ui.widgets.flow_layout import FlowLayout
from frontoffice.ui.widgets.page_keys import PageKey, bind_keys

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
    """The paper that is shown, if any. What it asks for is done elsewhere, and comes back by its methods.

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
        """Show a paper of which the pages are still to be counted; ``note`` is what is to be said about it."""
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
        """Say that the printer's queue takes long, while it is still waited for."""
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
        """Say that a file is being made of it."""
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
