"""How far the drawing of a page reaches."""

from __future__ import annotations

from pypdfium2 import PdfDocument


def is_within_pages(pdf: bytes) -> bool:
    """Whether each letter stands on its page."""
    with PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            wide, high = page.get_size()
            for place, letter in enumerate(text.get_text_range()):
                left, bottom, right, top = text.get_charbox(place)
                if not letter.isspace() and not (0 <= left <= right <= wide and 0 <= bottom <= top <= high):
                    return False
    return True


def extent(pdf: bytes) -> tuple[float, float, float]:
    """How wide its pages are, where their leftmost letter begins and their rightmost ends; in mm."""
    boxes: list[tuple[float, float, float, float]] = []
    with PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            letters = enumerate(text.get_text_range())  # blanks aside: one stands behind each line, for who hears it
            boxes += (text.get_charbox(place) for place, letter in letters if not letter.isspace())
            points = page.get_width(), min(box[0] for box in boxes), max(box[2] for box in boxes)
    width, left, right = (each / 72 * 25.4 for each in points)
    return width, left, right
