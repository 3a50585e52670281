"""The resi as it will come out of the printer, painted line by line on a strip of paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from frontoffice import qr_code
from frontoffice.domain.receipts.receipt import Line, OfficeHead, Receipt
from frontoffice.settings import Office
from frontoffice.ui.widgets import plain_text, theme
from frontoffice.ui.widgets.text_size import px

FAMILIES: Final = ("IBM Plex Mono", "DejaVu Sans Mono", "Liberation Mono", "Consolas", "Menlo")
MARGIN: Final = 16
_WIDEST: Final = 352  # of the text, in pixels, so that 48 columns fit beside the form
_LARGEST: Final = 13
_LETTER: Final = 12  # dots of a printer's letter across, beside which the code is as large here as on paper
_QUIET: Final = 8
_IN_ITS_CELL: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def head_of(office: Office) -> OfficeHead:
    """The office's settings as they stand on paper."""
    return OfficeHead(
        government=office.government,
        name=office.name,
        address=office.address,
        telephone=office.telephone,
        sms=office.sms,
        email=office.email,
        website=office.website,
    )


class ReceiptPreview(QWidget):
    """Shows a laid out receipt; the paper scrolls when it is longer than the window.

    ``showed`` carries whether the one that is shown is printed without being asked for.
    """

    showed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = plain_text.label(self.tr("Preview of the resi"), self, "muted")
        self.folded = plain_text.label(parent=self)
        self.folded.setWordWrap(True)
        self.folded.setProperty("state", "soon")
        self.folded.hide()
        self.paper = ReceiptPaper()
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        area.setWidget(self.paper)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        for widget in (self.caption, area, self.folded):
            lines.addWidget(widget)

    def show_receipt(self, receipt: Receipt, *, is_printed: bool) -> None:
        """Show this receipt in the place of the one before; one that nobody takes is printed only when asked for."""
        preview, kept = self.tr("Preview of the resi"), self.tr("Preview of the resi, printed only when asked for")
        self.caption.setText(preview if is_printed else kept)
        self.paper.show_receipt(receipt)
        words = self.tr("{count} letters cannot be printed; they stand as “?” or without their marks.")
        self.folded.setText(words.format(count=receipt.folded))
        self.folded.setVisible(receipt.folded > 0)
        self.showed.emit(is_printed)


class ReceiptPaper(QWidget):
    """The strip of paper itself, as wide as its columns and as long as its lines."""

    def __init__(self) -> None:
        super().__init__()
        self._receipt = Receipt(48, (), "", 0)
        self._code: tuple[tuple[bool, ...], ...] = ()
        self._font = QFont()
        self._cell = QSize(1, 1)
        self._advance = 1.0
        self._module = 1

    def text(self) -> str:
        """Text of the paper, line by line, for screen readers."""
        return "\n".join(line.text for line in self._receipt.lines)

    def show_receipt(self, receipt: Receipt) -> None:
        """Take this receipt and grow or shrink to its length."""
        if receipt.qr != self._receipt.qr:
            self._code = qr_code.modules(receipt.qr) if receipt.qr else ()
        self._receipt = receipt
        self._measure(receipt.columns)
        self._module = round(qr_code.dots(self._code) * self._advance / _LETTER) if self._code else 0
        height = sum(self._height(line) for line in receipt.lines)
        width = round(self._advance * receipt.columns)
        self.setFixedSize(width + 2 * MARGIN, height + 2 * MARGIN)
        self.setAccessibleName(self.text())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines inside the exposed area."""
        colours = theme.now()
        dark = colours is theme.DARK
        paper, ink = QColor(colours.text if dark else colours.surface), QColor(colours.page if dark else colours.text)
        painter = QPainter(self)
        painter.fillRect(event.rect(), paper)
        painter.setPen(QColor(colours.line))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        top = MARGIN
        for line in self._receipt.lines:
            height = self._height(line)
            if event.rect().intersects(QRect(0, top, self.width(), height)):
                painter.save()
                painter.translate(QPoint(MARGIN, top))
                self._paint[line.kind](self, painter, line, (paper, ink))
                painter.restore()
            top += height
        painter.end()

    def _measure(self, columns: int) -> None:
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setStyleHint(QFont.StyleHint.Monospace)
        for pixels in range(px(_LARGEST), 6, -1):
            font.setPixelSize(pixels)
            self._advance = QFontMetricsF(font).horizontalAdvance("0")
            if self._advance * columns <= px(_WIDEST):
                break
        self._font = font
        self._cell = QSize(round(self._advance), font.pixelSize() + 3)

    def _height(self, line: Line) -> int:
        if line.kind == "qr":
            return len(self._code) * self._module + 2 * _QUIET if self._code else 0
        return self._cell.height() * line.tall

    def _text(self, painter: QPainter, line: Line, colours: tuple[QColor, QColor]) -> None:
        paper, ink = colours
        font = QFont(self._font)
        font.setBold(line.bold)
        painter.setFont(font)
        room = self._advance * self._receipt.columns
        width = self._advance * len(line.text) * line.wide
        left = (room - width) / 2 if line.align == "center" else 0.0
        if line.inverted:
            painter.fillRect(QRectF(left, 0, width, self._cell.height() * line.tall), ink)
        painter.setPen(paper if line.inverted else ink)
        painter.translate(left, 0)
        painter.scale(line.wide, line.tall)
        for place, letter in enumerate(line.text):  # each in its own column, whatever the font makes of bold
            if letter != " ":
                cell = QRectF(place * self._advance, 0, self._advance + 1, self._cell.height())
                painter.drawText(cell, _IN_ITS_CELL, letter)

    def _rule(self, painter: QPainter, _: Line, colours: tuple[QColor, QColor]) -> None:
        painter.setPen(colours[1])
        middle = self._cell.height() // 2
        painter.drawLine(0, middle, round(self._advance * self._receipt.columns), middle)

    def _qr(self, painter: QPainter, _: Line, colours: tuple[QColor, QColor]) -> None:
        module = self._module
        left = (round(self._advance * self._receipt.columns) - len(self._code) * module) // 2
        for y, row in enumerate(self._code):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(left + x * module, _QUIET + y * module, module, module, colours[1])

    _paint: Final[dict[str, Callable[[ReceiptPaper, QPainter, Line, tuple[QColor, QColor]], None]]] = {
        "text": _text,
        "rule": _rule,
        "qr": _qr,
    }
