"""Receipt as a bitmap with all letters of the computer's fonts, for printers without some of them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QTextLayout

from frontoffice import qr_code
from frontoffice.domain.receipts.receipt import Line, Receipt
from frontoffice.domain.text.printable_text import is_plain
from frontoffice.ui.receipts.receipt_preview import FAMILIES

_LEADING: Final = 1.25  # a line's height, to the height of its letters' cell
_QUIET: Final = 12
_RULE: Final = 2
_NO_GLYPH: Final = 0  # what every font draws for a letter that it has not
_FLAGS: Final = (
    Qt.AlignmentFlag.AlignLeft
    | Qt.AlignmentFlag.AlignVCenter
    | Qt.TextFlag.TextForceLeftToRight
    | Qt.TextFlag.TextSingleLine
)


def draw(receipt: Receipt, dots: int) -> tuple[bytes, ...]:
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
        return code + 2 * _QUIET if code else 0
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
                painter.fillRect(left + x * module, _QUIET + y * module, module, module, Qt.GlobalColor.black)


def _rows(image: QImage) -> tuple[bytes, ...]:
    plain = image.convertToFormat(
        QImage.Format.Format_Mono, Qt.ImageConversionFlag.MonoOnly | Qt.ImageConversionFlag.ThresholdDither
    )
    if plain.color(0) == 0xFF000000:  # noqa: PLR2004  (black is 0 here, and 1 on paper)
        plain.invertPixels()
    length, step = plain.width() // 8, plain.bytesPerLine()
    bits = bytes(plain.constBits())
    return tuple(bits[start : start + length] for start in range(0, step * plain.height(), step))
