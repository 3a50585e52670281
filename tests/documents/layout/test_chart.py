"""Charts as words."""

from __future__ import annotations

from frontoffice.documents.layout.chart_drawing import Chart, ChartForm, Series, as_text

TREND = Chart(
    ChartForm.COLUMNS,
    "Masuk dan selesai",
    ("Sep", "Okt", "Nov"),
    (Series("Masuk", (41, 0, 37)), Series("Selesai", (36, 12, 39))),
)
CHANNELS = Chart(ChartForm.BARS, "Kanal", ("Loket", "Telepon"), (Series("Masuk", (31, 6)),))


def test_a_screen_reader_is_given_every_category_with_its_numbers() -> None:
    expected = "Masuk dan selesai. Sep: Masuk 41, Selesai 36; Okt: Masuk 0, Selesai 12; Nov: Masuk 37, Selesai 39"
    assert as_text(TREND) == expected
    assert as_text(CHANNELS) == "Kanal. Loket: 31; Telepon: 6"
