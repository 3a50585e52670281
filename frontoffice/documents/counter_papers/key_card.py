"""The key card: what each key is for, page by page, on one sheet of A4 at the counter; the daily keys largest."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from frontoffice.documents.layout import archive_pdf, lettering
from frontoffice.documents.layout.lettering import BOLD, REGULAR
from frontoffice.documents.layout.structure import Element, tag_content
from frontoffice.domain.calendar import dates

NAME: Final = "Kartu Tombol"
SIDES: Final = 2
LARGEST: Final = 9.5  # points of a line
SMALLEST: Final = 6.0
DAILY_SIZE: Final = 17.0
_OFFICE: Final = 9.0  # points, of the office's name
_OFFICE_LEADING: Final = 10.0
_MARGIN: Final = 30.0
_COLUMNS: Final = 3
_GAP: Final = 14.0
_FOR_KEYS: Final = 0.37  # of a column's width
_LEADING: Final = 1.24
_HEAD: Final = 1.75  # lines that a heading takes with what is above it
_DAILY_HEIGHT: Final = 104.0
_TITLE_HEIGHT: Final = 26.0
_TOGETHER: Final = 3  # lines that stay with their heading
_RUN: Final = 3  # digits one after the other that are written as from-to
_NAMED: Final = {
    "Return": "Enter",
    "Space": "Spasi",
    "Delete": "Del",
    "PgDown": "PgDn",
    "Up": "\N{UPWARDS ARROW}",
    "Down": "\N{DOWNWARDS ARROW}",
    "Left": "\N{LEFTWARDS ARROW}",
    "Right": "\N{RIGHTWARDS ARROW}",
}


@dataclass(frozen=True, slots=True)
class KeyLine:
    """Keys by their Qt names, and their purpose."""

    keys: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of one page."""

    title: str
    lines: tuple[KeyLine, ...]


def format_keys(keys: Iterable[str]) -> str:
    """Keys as a person reads them: each once, consecutive digits as from-to."""
    named = [*dict.fromkeys("+".join(_NAMED.get(part, part) for part in _parts(key)) for key in keys)]
    return ", ".join(_runs(named))


def _parts(key: str) -> list[str]:
    """Modifiers of a key, and the key itself, possibly a plus."""
    return [*key[:-1].rstrip("+").split("+"), "+"] if key.endswith("++") else [key] if key == "+" else key.split("+")


def _runs(named: Sequence[str]) -> Iterator[str]:
    for _, run in itertools.groupby(enumerate(named), lambda one: _place(*one)):
        texts = [text for _, text in run]
        if len(texts) >= _RUN and texts[0][-1:].isdigit():
            yield f"{texts[0]}-{texts[-1][-1]}"
        else:
            yield from texts


def _place(at: int, text: str) -> tuple[object, ...]:
    """Common group value of consecutive digits with the same modifiers; each other key has its own."""
    held = text[:-1]
    if text[-1:].isdigit() and (not held or held.endswith("+")):
        return ("digits", held, int(text[-1]) - at)
    return (at,)


def key_card(office: str, daily: Sequence[KeyLine], groups: Sequence[KeyGroup], made_at: datetime) -> bytes:
    """Key card as PDF, on as few sides as readable letters allow, two at most.

    ``made_at`` is in the office's zone.
    """
    from reportlab.lib.pagesizes import A4

    lettering.register_fonts()
    canvas = archive_pdf.begin_canvas(A4, NAME, NAME, office, (REGULAR, 12), made_at)
    width, height = A4
    size, placed = _lay_out_columns(groups, height)
    day = dates.in_words(made_at.date())
    column = (width - 2 * _MARGIN - (_COLUMNS - 1) * _GAP) / _COLUMNS
    for side, columns in enumerate(placed):
        if side:
            canvas.showPage()
        else:
            _draw_head(canvas, office, daily, (width, height))
        for at, parts in enumerate(columns):
            left, top = _MARGIN + at * (column + _GAP), height - _MARGIN - _above(side)
            _draw_column(canvas, parts, (left, top), column, size)
        canvas.setFont(REGULAR, 6.5)
        canvas.drawRightString(width - _MARGIN, _MARGIN / 2, f"{NAME}, {day}, halaman {side + 1}")
    return archive_pdf.finish_pdf(canvas)


_Part = tuple[str, tuple[KeyLine, ...]]  # a heading and lines beneath it


def _above(side: int) -> float:
    """Height of everything above the columns of a side."""
    return _TITLE_HEIGHT + _DAILY_HEIGHT if side == 0 else 0.0


def _lay_out_columns(groups: Sequence[KeyGroup], height: float) -> tuple[float, list[list[list[_Part]]]]:
    """Letter size, and content of each column of each side: the largest with which two sides do."""
    size = LARGEST
    while True:
        placed = _columns(groups, height, size)
        if len(placed) <= SIDES or size <= SMALLEST:
            return size, placed
        size -= 0.25


def _columns(groups: Sequence[KeyGroup], height: float, size: float) -> list[list[list[_Part]]]:
    sides: list[list[list[_Part]]] = [[[]]]

    def room() -> float:
        """Number of lines left in the column."""
        lines = (height - 2 * _MARGIN - _above(len(sides) - 1)) / (size * _LEADING)
        return lines - sum(_HEAD + len(held) for _, held in sides[-1][-1])

    for group in groups:
        left, title = list(group.lines), group.title
        while left:
            fitting = int(room() - _HEAD)
            if fitting < min(_TOGETHER, len(left)):
                if len(sides[-1]) < _COLUMNS:
                    sides[-1].append([])
                else:
                    sides.append([[]])
                continue
            sides[-1][-1].append((title, tuple(left[:fitting])))
            left, title = left[fitting:], f"{group.title} (lanjutan)"
    return sides


def _draw_head(canvas: Any, office: str, daily: Sequence[KeyLine], page: tuple[float, float]) -> None:
    """The card's name, and the daily keys in two rows, the first of each action, larger than all others."""
    from reportlab.lib.utils import simpleSplit

    width, height = page
    top = height - _MARGIN
    canvas.setFont(BOLD, 15)
    with tag_content(canvas, Element("H1")):
        canvas.drawString(_MARGIN, top - 14, NAME)
    room = width - 2 * _MARGIN - 110
    names = simpleSplit(lettering.replace_missing_letters(office), REGULAR, _OFFICE, room)
    for place, name in enumerate(names):
        y = top - 14 + ((len(names) - 1) / 2 - place) * _OFFICE_LEADING
        with tag_content(canvas, Element("P")):
            _draw_fitted(canvas, name, (_MARGIN + 110, y), (REGULAR, _OFFICE), room)
    in_row = max(1, -(-len(daily) // 2))
    wide, high = (width - 2 * _MARGIN) / in_row, (_DAILY_HEIGHT - 10) / 2
    for at, line in enumerate(daily):
        left = _MARGIN + at % in_row * wide
        y = top - _TITLE_HEIGHT - at // in_row * high
        canvas.setLineWidth(0.8)
        canvas.roundRect(left + 2, y - high + 4, wide - 4, high - 6, 4)
        with tag_content(canvas, Element("P")):
            _draw_fitted(canvas, format_keys(line.keys[:1]), (left + 8, y - 21), (BOLD, DAILY_SIZE), wide - 16)
            _draw_fitted(canvas, line.words, (left + 8, y - 36), (REGULAR, 9.5), wide - 16)


def _draw_column(canvas: Any, parts: Sequence[_Part], at: tuple[float, float], width: float, size: float) -> None:
    (left, y), line = at, size * _LEADING
    for_keys = width * _FOR_KEYS
    for title, lines in parts:
        y -= _HEAD * line
        with tag_content(canvas, Element("H2")):
            _draw_fitted(canvas, title, (left, y + 0.3 * line), (BOLD, size + 0.5), width)
        canvas.setLineWidth(0.5)
        canvas.line(left, y + 0.05 * line, left + width, y + 0.05 * line)
        for one in lines:
            y -= line
            with tag_content(canvas, Element("P")):
                _draw_fitted(canvas, format_keys(one.keys), (left, y + 0.2 * line), (BOLD, size), for_keys - 3)
                _draw_fitted(canvas, one.words, (left + for_keys, y + 0.2 * line), (REGULAR, size), width - for_keys)


def _draw_fitted(canvas: Any, text: str, at: tuple[float, float], font: tuple[str, float], room: float) -> None:
    name, size = font
    wide = canvas.stringWidth(text, name, size)
    canvas.setFont(name, min(size, size * room / wide) if wide else size)
    canvas.drawString(*at, f"{text} ")  # the blank: its last word would run into what is heard next
