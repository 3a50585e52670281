"""The resi painted line by line: on a strip of paper, and as a bitmap for printers without some of its letters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from frontoffice import qr_code
from frontoffice.domain.receipts import Line, OfficeHead, Receipt
from frontoffice.domain.text.printable_text import is_plain
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
        """Show this receipt in the place of the one before; without a taker it is printed only on request."""
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


# --- Receipt as a bitmap with all letters of the computer's fonts, for printers without some of them ---

_LEADING: Final = 1.25  # a line's height, to the height of its letters' cell
_IMAGE_QUIET: Final = 12
_RULE: Final = 2
_NO_GLYPH: Final = 0  # what every font draws for a letter that it has not
_FLAGS: Final = (
    Qt.AlignmentFlag.AlignLeft
    | Qt.AlignmentFlag.AlignVCenter
    | Qt.TextFlag.TextForceLeftToRight
    | Qt.TextFlag.TextSingleLine
)


def draw_image(receipt: Receipt, dots: int) -> tuple[bytes, ...]:
    """The rows of ``receipt`` on paper of so many dots: eight dots to a byte, the leftmost first, 1 for black."""
    width = dots - dots % 8
    font = _font(width / receipt.columns)
    height = round(QFontMetricsF(font).height() * _LEADING)
    code = qr_code.modules(receipt.qr) if receipt.qr else ()
    module = qr_code.dots(code) if code else 0
    heights = [_height(line, height, len(code) * module) for line in receipt.lines]
    image = QImage(width, sum(heights) or 1, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    top = 0
    for line, taken in zip(receipt.lines, heights, strict=True):
        painter.save()
        painter.translate(0, top)
        if line.kind == "qr":
            _draw_code(painter, code, module, width)
        elif line.kind == "rule":
            painter.fillRect(QRectF(0, taken / 2, width, _RULE), Qt.GlobalColor.black)
        else:
            _draw_text(painter, line, font, QRectF(0, 0, width, taken))
        painter.restore()
        top += taken
    painter.end()
    return _rows(image)


def missing_letters(receipt: Receipt) -> int:
    """Number of letters of ``receipt`` without a glyph in any font of this computer, drawn as boxes."""
    font = _font(1.0)
    return sum(_missing(line.text, font) for line in receipt.lines if not is_plain(line.text))


def _missing(text: str, font: QFont) -> int:
    laid_out = QTextLayout(text, font)
    laid_out.beginLayout()
    laid_out.createLine()
    laid_out.endLayout()
    return sum(run.glyphIndexes().count(_NO_GLYPH) for run in laid_out.glyphRuns())


def _font(cell: float) -> QFont:
    """Largest font with letters no wider than ``cell`` dots."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setStyleStrategy(QFont.StyleStrategy.NoAntialias)
    for pixels in range(round(cell * 2), 6, -1):
        font.setPixelSize(pixels)
        if QFontMetricsF(font).horizontalAdvance("0") <= cell:
            break
    return font


def _height(line: Line, height: int, code: int) -> int:
    if line.kind == "qr":
        return code + 2 * _IMAGE_QUIET if code else 0
    return height * line.tall


def _draw_text(painter: QPainter, line: Line, font: QFont, room: QRectF) -> None:
    """Wide letters may take more than their column: then the line is made narrower, never cut off."""
    bold = QFont(font)
    bold.setBold(line.bold)
    painter.setFont(bold)
    length = QFontMetricsF(bold).horizontalAdvance(line.text)
    wide = min(float(line.wide), room.width() / length) if length else 1.0
    left = (room.width() - length * wide) / 2 if line.align == "center" else 0.0
    if line.inverted:
        painter.fillRect(QRectF(left, 0, length * wide, room.height()), Qt.GlobalColor.black)
        painter.setPen(Qt.GlobalColor.white)
    painter.translate(left, 0)
    painter.scale(wide, line.tall)
    painter.drawText(QRectF(0, 0, length + 1, room.height() / line.tall), _FLAGS, line.text)


def _draw_code(painter: QPainter, code: tuple[tuple[bool, ...], ...], module: int, width: int) -> None:
    left = (width - len(code) * module) // 2
    for y, row in enumerate(code):
        for x, black in enumerate(row):
            if black:
                painter.fillRect(left + x * module, _IMAGE_QUIET + y * module, module, module, Qt.GlobalColor.black)


def _rows(image: QImage) -> tuple[bytes, ...]:
    plain = image.convertToFormat(
        QImage.Format.Format_Mono, Qt.ImageConversionFlag.MonoOnly | Qt.ImageConversionFlag.ThresholdDither
    )
    if plain.color(0) == 0xFF000000:  # noqa: PLR2004  (black is 0 here, and 1 on paper)
        plain.invertPixels()
    length, step = plain.width() // 8, plain.bytesPerLine()
    bits = bytes(plain.constBits())
    return tuple(bits[start : start + length] for start in range(0, step * plain.height(), step))
