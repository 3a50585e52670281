"""Drawing of a chart with the shapes of reportlab.graphics, for the paper as it is and for the screen as SVG.

Every number is written on what shows it, and series differ in pattern as well as in colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Literal

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Hatching, Line, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from frontoffice.documents.layout import lettering
from frontoffice.documents.layout.structure import Element, tag_content

# --- Charts of a report as numbers with names: one definition for paper and screen, drawn by
# :mod:`chart_drawing` ---
# :func:`as_text` is the same chart for who does not see it.


class ChartForm(StrEnum):
    """How a chart is drawn."""

    COLUMNS = "columns"  # upright bars side by side, a group for each category: what goes on in time
    BARS = "bars"  # lying bars, one below the other, each with its name: what is compared
    STACK = "stack"  # one lying bar of all categories: parts of a whole


@dataclass(frozen=True, slots=True)
class Series:
    """One number for each category of the chart."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Data of a chart: categories by their names, and one or more series of as many numbers. None is below zero."""

    form: ChartForm
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class ChartColours:
    """Colours as ``#rrggbb``; ``fills`` are taken in turn by series, or by the parts of a stack."""

    text: str
    muted: str
    line: str
    ground: str  # of the paper or the page: patterns are drawn in it
    fills: tuple[str, ...]


ON_PAPER: Final = ChartColours(
    text="#1B1F24",
    muted="#5B6672",
    line="#D7DCE2",
    ground="#FFFFFF",
    fills=("#0B5CAD", "#1B7F4B", "#9A5B00", "#87919D", "#B3261E"),
)


def as_text(chart: Chart) -> str:
    """The chart in words, for a screen reader: its title, then each category with its numbers."""
    return f"{chart.title}. " + "; ".join(
        f"{category}: " + ", ".join(_value_label(chart, series, place) for series in chart.series)
        for place, category in enumerate(chart.categories)
    )


def _value_label(chart: Chart, series: Series, place: int) -> str:
    return f"{series.name} {series.values[place]}" if len(chart.series) > 1 else str(series.values[place])


# --- chart drawing ---

Anchor = Literal["start", "middle", "end"]
_POINTS: Final = 9.0
_SMALL: Final = 6.0  # no smaller: then the number stands in the table alone
_GAP: Final = 4.0
_LINE: Final = 13.0
_MOST_BAR: Final = 24.0
_ANGLES: Final = (None, 45.0, -45.0, 0.0)  # of the lines of a pattern; None: the colour alone. One fewer than colours
_SPACING: Final = 4.0
_NAMES: Final = 0.45  # of the width, at most, for the names of lying bars


def drawing(chart: Chart, width: float, height: float, colours: ChartColours = ON_PAPER) -> Drawing:
    """Chart of that size in points, also usable as a flowable of a paper; a chart without categories is empty."""
    picture = _Picture(width, height, colours)
    if chart.categories:
        _FORMS[chart.form](picture, chart)
    picture.drawing._spoken = as_text(chart)  # noqa: SLF001
    return picture.drawing


def svg(chart: Chart, width: float, height: float, colours: ChartColours) -> str:
    """SVG of a chart, in the font Lato of its layout.

    Without a clip path: QtSvg would fill it.
    """
    source: str = renderSVG.drawToString(drawing(chart, width, height, colours), useClip=True)
    return source.replace("font-family: Lato-Regular", "font-family: Lato")


class _TaggedDrawing(Drawing):
    """Drawing with an alternate text for screen readers, as a tagged figure of the paper."""

    _spoken = ""

    def draw(self, *boundary: Any) -> None:
        """Draw it as a figure of the paper."""
        left, bottom = self.canv.absolutePosition(0, 0)
        box = (left, bottom, left + self.width, bottom + self.height)
        with tag_content(self.canv, Element("Figure", spoken=self._spoken, box=box)):
            super().draw(*boundary)


class _Picture:
    """Drawing under construction, with the basic shapes of charts."""

    def __init__(self, width: float, height: float, colours: ChartColours) -> None:
        self.width, self.height, self.colours = width, height, colours
        self.font: str = lettering.paragraph_style("cell").fontName
        self.drawing = _TaggedDrawing(width, height, initialFontName=self.font)  # or Helvetica is named, not embedded

    def bar(self, x: float, y: float, width: float, height: float, which: int) -> None:
        """A bar in the colour and pattern of a series; one of no length is left out."""
        if width <= 0 or height <= 0:
            return
        fills = self.colours.fills
        fill = HexColor(fills[which % len(fills)])
        look: Any = {"fillColor": fill, "strokeColor": fill, "strokeWidth": 0.8}
        self.drawing.add(Rect(x, y, width, height, **look))
        angle = _ANGLES[which % len(_ANGLES)]
        if angle is not None:
            corners = [x, y, x + width, y, x + width, y + height, x, y + height]
            ground = HexColor(self.colours.ground)
            lines = Hatching(spacings=_SPACING, angles=angle, xyLists=[corners], strokeColor=ground, strokeWidth=1.1)
            self.drawing.add(lines)

    def rule(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Draw the base line of the bars."""
        self.drawing.add(Line(x, y, to_x, to_y, strokeColor=HexColor(self.colours.line), strokeWidth=1))

    def text(self, x: float, y: float, text: str, anchor: Anchor = "start", *, size: float = _POINTS) -> None:
        """A name or a number."""
        fill = HexColor(self.colours.text)
        self.drawing.add(String(x, y, text, textAnchor=anchor, fontName=self.font, fontSize=size, fillColor=fill))

    def wide(self, text: str, size: float = _POINTS) -> float:
        """The width of a text."""
        return float(stringWidth(text, self.font, size))

    def cut(self, text: str, width: float) -> str:
        """The text, or as much of its beginning as fits, with an ellipsis."""
        if self.wide(text) <= width:
            return text
        while text and self.wide(text + "…") > width:
            text = text[:-1]
        return text.rstrip() + "…"

    def key(self, names: Iterator[tuple[int, str]], x: float, y: float) -> float:
        """Names behind a piece of their pattern, in lines from ``y`` down; how low the last line stands."""
        start = x
        for which, name in names:
            needed = _LINE + self.wide(name) + 3 * _GAP
            if x > start and x + needed > self.width:
                x, y = start, y - _LINE - 2
            self.bar(x, y, 10, 8, which)
            self.text(x + _LINE, y, name)
            x += needed
        return y


def _columns(picture: _Picture, chart: Chart) -> None:
    """A group of columns for each category, on a line, with their numbers above and their names below."""
    top = picture.height - _LINE
    if len(chart.series) > 1:
        picture.key(((which, one.name) for which, one in enumerate(chart.series)), 0, top + 2)
        top -= _LINE
    floor, most = _LINE + 2, max(1, *(max(one.values) for one in chart.series))
    pitch = picture.width / len(chart.categories)
    bar = min(_MOST_BAR, pitch * 0.84 / len(chart.series))
    size = _fitting_font_size(picture, (str(value) for one in chart.series for value in one.values), bar)
    picture.rule(0, floor, picture.width, floor)
    for place in range(len(chart.categories)):
        x = (place + 0.5) * pitch - bar * len(chart.series) / 2
        for which, one in enumerate(chart.series):
            high = (top - floor - _LINE) * one.values[place] / most
            picture.bar(x + which * bar + 0.5, floor, bar - 1, high, which)
            if size and one.values[place]:
                picture.text(x + (which + 0.5) * bar, floor + high + 2, str(one.values[place]), "middle", size=size)
    _names_below(picture, chart, pitch)


def _fitting_font_size(picture: _Picture, texts: Iterator[str], width: float) -> float:
    """Font size for the widest text to fit over a bar; 0 where it would be too small to read."""
    widest = max((picture.wide(text) for text in texts), default=0.0)
    size = min(_POINTS, _POINTS * width / widest) if widest else _POINTS
    return size if size >= _SMALL else 0.0


def _names_below(picture: _Picture, chart: Chart, pitch: float) -> None:
    """As many of the names as stand beside one another: each, or every second, or third."""
    widest = max(picture.wide(name) for name in chart.categories) + _GAP
    each = next((n for n in range(1, len(chart.categories)) if pitch * n >= widest), len(chart.categories))
    for place in range(0, len(chart.categories), each):
        name = chart.categories[place]
        half = picture.wide(name) / 2
        picture.text(min(max((place + 0.5) * pitch, half), picture.width - half), 2, name, "middle")


def _bars(picture: _Picture, chart: Chart) -> None:
    """A row for each category: its name, then a bar for each series with its number at the end."""
    top = picture.height
    if len(chart.series) > 1:
        top = picture.key(((which, one.name) for which, one in enumerate(chart.series)), 0, top - _LINE) - _GAP
    names = min(picture.width * _NAMES, max(picture.wide(name) for name in chart.categories))
    left, most = names + 2 * _GAP, max(1, *(max(one.values) for one in chart.series))
    room = picture.width - left - picture.wide(str(most)) - 2 * _GAP
    pitch = top / len(chart.categories)
    bar = min(_MOST_BAR * 0.6, pitch * 0.84 / len(chart.series))
    for place, category in enumerate(chart.categories):
        middle = top - (place + 0.5) * pitch
        picture.text(names, middle - _POINTS * 0.35, picture.cut(category, names), "end")
        for which, one in enumerate(chart.series):
            y = middle + bar * len(chart.series) / 2 - (which + 1) * bar
            long = room * one.values[place] / most
            picture.bar(left, y + 0.5, long, bar - 1, which)
            size = min(_POINTS, bar)
            picture.text(left + long + _GAP, y + bar / 2 - size * 0.35, str(one.values[place]), size=size)
    picture.rule(left, 0, left, top)


def _stack(picture: _Picture, chart: Chart) -> None:
    """One bar of all parts; a part's name and number stand under it where they fit, else below with its pattern."""
    values = chart.series[0].values
    all_of_them = sum(values) or 1
    high = min(26.0, picture.height / 3)
    floor, x = picture.height - high, 0.0
    below: list[tuple[int, str]] = []
    for which, (category, value) in enumerate(zip(chart.categories, values, strict=True)):
        long = picture.width * value / all_of_them
        picture.bar(x, floor, long - 1, high, which)
        label = f"{category} {value}"
        if picture.wide(label) + _GAP <= long:
            picture.text(x + long / 2, floor - _LINE, label, "middle")
        elif value:
            below.append((which, label))
        x += long
    picture.key(iter(below), 0, floor - 2.2 * _LINE)


_FORMS: Final = {ChartForm.COLUMNS: _columns, ChartForm.BARS: _bars, ChartForm.STACK: _stack}
