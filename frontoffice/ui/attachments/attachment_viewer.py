"""One file page by page, as large as there is room: looked at, turned, ordered, split."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent, QTransform
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from frontoffice.attaching.results import Pixels
from frontoffice.errors import Refused, Unavailable
from frontoffice.ui.attachments.attachment_reader import AttachmentReader
from frontoffice.ui.attachments.page_pixmap import pixmap
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import plain_text

_STEP: Final = 1.25
_WIDEST: Final = 1.4  # times the height of the room: a letter can be read, and half of it is seen
_SMALLEST, _LARGEST = 0.3, 4.0


class AttachmentViewer(QWidget):
    """``turned_to`` tells the page that is looked at (from 0) and how many there are."""

    turned_to = Signal(int, int)

    def __init__(self, reader: AttachmentReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("AttachmentViewer")
        self._reader = reader
        self._content, self.pages, self.page, self._zoom = b"", 0, 0, 1.0
        self._seen: QPixmap | None = None
        self._rotated: dict[int, int] = {}  # page: degrees, for reading alone
        self._area = QScrollArea(self)
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(self.tr("Page of the attachment"))
        self.sheet = plain_text.label("", self._area)
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setWidget(self.sheet)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._area)
        self.setFocusProxy(self._area)

    def show_file(self, content: bytes, pages: int, page: int = 0) -> None:
        """Show a file from a page on."""
        self._content, self.pages, self._zoom = content, pages, 1.0
        self._rotated.clear()
        self._go_to(min(page, pages - 1))

    def forget(self) -> None:
        """Let go of the file."""
        self._content, self.pages, self._seen = b"", 0, None
        self.sheet.setPixmap(QPixmap())
        self.sheet.clear()

    def turn(self, by: int) -> None:
        """Go some pages on or back."""
        if 0 <= self.page + by < self.pages:
            self._go_to(self.page + by)

    def zoom(self, steps: int) -> None:
        """Show it larger or smaller."""
        self._zoom = min(max(self._zoom * _STEP**steps, _SMALLEST), _LARGEST)
        self._fit()

    def rotate(self) -> None:
        """Show the page a quarter clockwise, until another file is shown: what is kept stays as it is."""
        if self._seen is not None:
            self._rotated[self.page] = self._rotated.get(self.page, 0) + 90
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A page is as wide as the room, as long as nobody zoomed."""
        super().resizeEvent(event)
        self._fit()

    def _go_to(self, page: int) -> None:
        self.page, self._seen = page, None
        self._say(self.tr("Reading the page…"))
        self.turned_to.emit(page, self.pages)
        content = self._content
        self._reader.draw(
            content,
            page,
            lambda pixels: self._on_drawn(content, page, pixels),
            lambda error: self._on_failed(page, error),
        )

    def _on_drawn(self, content: bytes, page: int, pixels: Pixels) -> None:
        if content is self._content and page == self.page:
            self._seen = pixmap(pixels)
            self._fit()
            self._area.verticalScrollBar().setValue(0)

    def _on_failed(self, page: int, error: Exception) -> None:
        if not isinstance(error, (Refused, Unavailable)):
            raise error
        if page == self.page:
            self._say(wording.why_not(error))

    def _say(self, text: str) -> None:
        self.sheet.setPixmap(QPixmap())
        self.sheet.setText(text)
        self.sheet.adjustSize()

    def _fit(self) -> None:
        if self._seen is None:
            return
        room, ratio = self._area.viewport().size(), self.devicePixelRatioF()
        wide = min(room.width(), _WIDEST * room.height())
        width = max(1, round((wide - self._area.verticalScrollBar().sizeHint().width()) * self._zoom * ratio))
        upright = self._seen.transformed(QTransform().rotate(self._rotated.get(self.page, 0)))
        shown = upright.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(ratio)
        self.sheet.setPixmap(shown)
        self.sheet.adjustSize()
