"""Charts of a report as numbers with names: one definition for paper and screen, drawn by :mod:`chart_drawing`.

:func:`as_text` is the same chart for who does not see it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


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
    """What is drawn: categories by their names, and one or more series of as many numbers. None is below zero."""

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
