"""Shapes of the charts: bars as long as their numbers, names inside the picture, patterns beside colours."""

from __future__ import annotations

import dataclasses
from xml.etree import ElementTree as ET

import pytest
from reportlab.graphics.shapes import Hatching, Rect, String

from frontoffice.documents.layout.chart_drawing import ON_PAPER, Chart, ChartForm, Series, drawing, svg

TREND = Chart(
    ChartForm.COLUMNS, "Bulan", ("Sep", "Okt", "Nov"), (Series("Masuk", (41, 0, 37)), Series("Selesai", (36, 12, 39)))
)
CHANNELS = Chart(ChartForm.BARS, "Kanal", ("Loket", "Telepon"), (Series("Masuk", (31, 6)),))
DAYS = tuple(str(day) for day in range(1, 32))


def shapes(chart: Chart, kind: type, width: float = 400, height: float = 150) -> list:  # type: ignore[type-arg]
    return [one for one in drawing(chart, width, height, ON_PAPER).contents if isinstance(one, kind)]


def bars(values: tuple[int, ...], names: tuple[str, ...] = ("A", "B", "C")) -> Chart:
    return Chart(ChartForm.BARS, "Kanal", names, (Series("Masuk", values),))


def test_lying_bars_are_as_long_as_their_numbers() -> None:
    twenty, ten, nothing = 20, 10, 0
    long, short = shapes(bars((twenty, ten, nothing)), Rect)
    assert long.width == pytest.approx(2 * short.width)


def test_upright_bars_are_as_high_as_their_numbers() -> None:
    chart = Chart(ChartForm.COLUMNS, "Hari", ("1", "2"), (Series("Masuk", (3, 12)),))
    low, high = shapes(chart, Rect)
    assert high.height == pytest.approx(4 * low.height)


def test_the_parts_of_a_stack_fill_the_width_together() -> None:
    chart = Chart(ChartForm.STACK, "Status", ("Terdaftar", "Selesai"), (Series("", (10, 30)),))
    first, second = shapes(chart, Rect)[:2]
    assert second.x + second.width == pytest.approx(400, abs=1.5)
    assert second.width == pytest.approx(3 * first.width, rel=0.02)


def test_two_series_differ_in_pattern_and_not_only_in_colour() -> None:
    chart = Chart(ChartForm.COLUMNS, "Bulan", ("Nov",), (Series("Masuk", (3,)), Series("Selesai", (2,))))
    assert len(shapes(chart, Hatching)) == 2  # of the bar, and of its name's key
    assert not shapes(bars((1, 2, 3)), Hatching)


def test_twenty_parts_of_a_stack_have_twenty_looks() -> None:
    names = tuple(f"Status {number}" for number in range(20))
    chart = Chart(ChartForm.STACK, "Status", names, (Series("", tuple(range(1, 21))),))
    parts = drawing(chart, 2_000, 150, ON_PAPER).contents
    looks = set()
    for one, following in zip(parts, [*parts[1:], None], strict=True):
        if isinstance(one, Rect):
            lines = following.angles if isinstance(following, Hatching) else ()
            looks.add((str(one.fillColor), tuple(lines)))
    assert len(looks) == 20


@pytest.mark.parametrize("form", list(ChartForm))
@pytest.mark.parametrize("width", [200, 640])
def test_no_text_leaves_the_picture(form: ChartForm, width: int) -> None:
    names = DAYS if form is ChartForm.COLUMNS else ("Loket", "Kotak saran di ruang tunggu lantai dua " * 3)
    values = tuple(range(100, 100 + len(names)))
    chart = Chart(form, "Kanal", names, (Series("Masuk", values),))
    if form is ChartForm.STACK:
        return  # its names go on in the next line, and one of them may be longer than the paper
    for text in shapes(chart, String, width=width):
        left, _, right, _ = text.getBounds()
        assert left >= -1, text.text
        assert right <= width + 1, text.text


def test_numbers_that_would_be_too_small_to_read_are_left_to_the_table() -> None:
    chart = Chart(ChartForm.COLUMNS, "Hari", DAYS, (Series("Masuk", (123_456,) * 31),))
    written = {text.text for text in shapes(chart, String, width=200)}
    assert "123456" not in written
    assert "1" in written


def texts(source: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(source).iter() if one.tag.endswith("text")]  # noqa: S314  (our own)


@pytest.mark.parametrize("chart", [TREND, CHANNELS], ids=lambda chart: chart.form)
def test_names_and_numbers_stand_in_the_picture(chart: Chart) -> None:
    written = texts(svg(chart, 480, 160, ON_PAPER))
    assert set(chart.categories) <= set(written)
    assert {str(value) for one in chart.series for value in one.values if value} <= set(written)


def test_the_picture_takes_the_colours_of_the_theme() -> None:
    dark = dataclasses.replace(ON_PAPER, text="#FF0000", fills=("#00FF00",))
    source = svg(CHANNELS, 480, 160, dark)
    assert "rgb(100%,0%,0%)" in source
    assert "rgb(0%,100%,0%)" in source


def test_nothing_of_the_svg_is_a_clip_path_that_qt_would_fill() -> None:
    assert "<clipPath" not in svg(CHANNELS, 480, 160, ON_PAPER)


def test_a_letter_that_is_markup_stays_a_letter() -> None:
    strange = dataclasses.replace(CHANNELS, categories=("<b>&amp;", "Tele]]>pon"))
    assert {"<b>&amp;", "Tele]]>pon"} <= set(texts(svg(strange, 480, 160, ON_PAPER)))


def test_a_chart_of_nothing_is_an_empty_drawing_of_its_size() -> None:
    made = drawing(Chart(ChartForm.BARS, "Kanal", (), (Series("Masuk", ()),)), 300, 100)
    assert (made.width, made.height, made.contents) == (300, 100, [])
