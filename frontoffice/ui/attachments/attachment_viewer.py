"""One file page by page, as large as there is room: looked at, turned, ordered, split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QResizeEvent, QTransform
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from frontoffice.attaching.content_type import ENDINGS, Content
from frontoffice.attaching.requests import Pixels, PlannedPage, ReadFile
from frontoffice.domain.attachments import LONGEST_NAME, LONGEST_TEXT, AttachmentKind, NewAttachment, plain_name
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.commands.drafts import PendingAttachment
from frontoffice.register.journal.ids import new_id
from frontoffice.ui.attachments.attachment_reader import AttachmentReader
from frontoffice.ui.messages import wording
from frontoffice.ui.widgets import plain_text, theme

# --- Files as they are called before they are recorded, and plans of the pages of which others are made ---

_KNOWN_ENDINGS: Final = (*ENDINGS.values(), "jpeg", "tiff")
_NAMELESS: Final = "lampiran"
_IDENTITY: Final = ("ktp", "identitas", "paspor", "kitas")
Plan = list[PlannedPage]


def pending(name: str, read: ReadFile, kind: AttachmentKind | None = None, part: str = "") -> PendingAttachment:
    """Pending attachment from a read file, named with the extension of its type.

    Its kind is proposed by the name.

    ``part`` tells two of one name apart.
    """
    new = NewAttachment(
        kind=kind or _guess_kind(name),
        file_name=_build_name(name, read.media_type, part),
        media_type=str(read.media_type),
        pages=read.pages,
        content=read.content,
        text=read.text[:LONGEST_TEXT],
        signed_original=read.signed,
    )
    small = read.thumbnails[0]
    return PendingAttachment(new_id(), new, (small.width, small.height, small.rgb), tuple(map(str, read.changes)))


def derive_file(source: PendingAttachment, read: ReadFile, part: str = "") -> PendingAttachment:
    """Pending attachment composed from another's pages, with the same bringer; ``part`` tells two of one name apart."""
    made = pending(source.new.file_name, read, source.new.kind, part)
    return replace(made, changes=source.changes, brought_by=source.brought_by)


def all_pages(one: PendingAttachment, source: int = 0, turn: int = 0) -> Plan:
    """Every page of a file, in its order."""
    return [PlannedPage(source, page, turn) for page in range(one.new.pages)]


def move_page(plan: Plan, page: int, by: int) -> Plan:
    """The plan with one page a place earlier or later; the same where it stands at the end already."""
    to = page + by
    if not 0 <= to < len(plan):
        return plan
    changed = list(plan)
    changed.insert(to, changed.pop(page))
    return changed


def rotate_page(plan: Plan, page: int) -> Plan:
    """The plan with one page turned clockwise."""
    return [replace(one, turn=(one.turn + 90) % 360) if no == page else one for no, one in enumerate(plan)]


def join_pages(files: Sequence[PendingAttachment]) -> Plan:
    """All pages of several files, one after the other."""
    return [page for source, one in enumerate(files) for page in all_pages(one, source)]


def _build_name(name: str, media_type: Content, part: str) -> str:
    """The name as it can be kept: cut before its part and its ending, so that both stay."""
    plain = plain_name(name, _NAMELESS)
    stem, _, ending = plain.rpartition(".")
    behind = f"{part}.{ENDINGS[media_type]}"
    whole = stem if stem and ending.lower() in _KNOWN_ENDINGS else plain
    return (whole[: LONGEST_NAME - len(behind)].strip(" .") or _NAMELESS) + behind


def _guess_kind(name: str) -> AttachmentKind:
    return AttachmentKind.IDENTITY if any(word in name.lower() for word in _IDENTITY) else AttachmentKind.SUPPORTING


# --- attachment viewer ---

# --- Pixels from the reading process on the screen: copied, with nothing to decode ---


def pixmap(pixels: Pixels) -> QPixmap:
    """The image, as large as it was drawn."""
    image = QImage(pixels.rgb, pixels.width, pixels.height, 3 * pixels.width, QImage.Format.Format_RGB888)
    return QPixmap.fromImage(image.copy())  # its bytes belong to us


def draw_frame(page: QPixmap) -> QPixmap:
    """The page with a thin edge: paper is white, and so may be what it lies on."""
    with QPainter(page) as painter:
        painter.setPen(QColor(theme.now().line))
        painter.drawRect(0, 0, page.width() - 1, page.height() - 1)
    return page


# --- attachment viewer ---

_STEP: Final = 1.25
_WIDEST: Final = 1.4  # times the height of the room: a letter can be read, and half of it is seen
_SMALLEST, _LARGEST = 0.3, 4.0


class AttachmentViewer(QWidget):
    """Viewer of an attachment; ``turned_to`` carries the current page (from 0) and the number of pages."""

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
