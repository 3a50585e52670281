"""The office's report of a period: tables and charts, the supervisor's words, a place to sign.

Of a quarter, semester or year also the trend, and after the signature the minutes and the attendance of its evaluation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

from frontoffice.documents.case_file import BLANK, SHORT_BLANK, signature_block
from frontoffice.documents.layout import a4_sheet, tables
from frontoffice.documents.layout.chart_drawing import Chart, ChartForm, Series
from frontoffice.documents.letters import letter_sheet
from frontoffice.documents.reports import figure_tables, report_file
from frontoffice.documents.reports.figure_tables import ComputedCell, FigureCell, FigureRow, FigureTable
from frontoffice.documents.reports.report_file import ReportFile
from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.report_period import title
from frontoffice.domain.reports.report import Cut, Figures
from frontoffice.domain.reports.report_approval import EvaluationMeeting

CUTS: Final = (
    Cut.KIND,
    Cut.CHANNEL,
    Cut.SECTOR,
    Cut.SERVICE,
    Cut.CATEGORY,
    Cut.LEVEL,
    Cut.REGENCY,
    Cut.DISTRICT,
    Cut.STATUS,
    Cut.TEAM,
    Cut.AGENCY,
)  # officers stand on the screen, where what waits for the complainant is seen beside, and in no paper
_WIDTH: Final = 170.0  # mm
_CHART: Final = (482.0, 130.0)  # points
_POINTS: Final = 72 / 25.4  # in a millimetre
_HEADS: Final = 14.0  # mm: the heading of a table, and what is between it, its chart and itself
_ENDLESS: Final = 100_000.0  # points
_A_BAR: Final = 17.0
_MOST_BARS: Final = 10
_EMPTY_PLACES: Final = 8
_DOTS: Final = 180  # across the sheet


def period_report(file: ReportFile) -> bytes:
    """The report as PDF, the same bytes for the same figures and words; its properties name no person."""
    name = report_file.name(file.figures.scope.period)
    figures = _empty_period(file) if is_empty(file.figures) else _figures(file)
    story = [*_front(file), *figures, *_words(file), *_end(file), *_evaluation(file)]
    return a4_sheet.sheet(file.head, name, report_file.footer(file), story)


def figure_table(table: FigureTable) -> Any:
    """Table of figures on paper, with a row of sums if useful."""
    rows = [table.heads, *((row.label, *map(cell_text, row.cells)) for row in table.rows)]
    summed = table.summed and len(table.rows) > 1
    if summed:
        rows.append(("Jumlah", *map(figure_tables.number, table.sums())))
    numbers = len(table.heads) - 1
    wide = min(24.0, (_WIDTH - 40.0) / numbers)
    small = "small_" if numbers > _MANY else ""
    styles = [f"{small}cell", *[f"{small}number"] * numbers]
    made = tables.table(rows, [_WIDTH - wide * numbers, *[wide] * numbers], head=True, style=styles)
    return tables.keep_sum_row_on_page(made) if summed else made


_MANY: Final = 5


def shorten_table(table: FigureTable) -> FigureTable:
    """The table with no more rows than are read on paper, all others summed in one; the workbook has them."""
    if not table.summed or len(table.rows) <= _MOST_ROWS or table.title == _TREND:
        return table
    first, others = table.rows[: _MOST_ROWS - 1], table.rows[_MOST_ROWS - 1 :]
    counts = FigureTable("", table.heads, others).sums()
    return replace(table, rows=(*first, FigureRow(f"{len(others)} lainnya", counts)))


_MOST_ROWS: Final = 12
_TREND: Final = "Perkembangan"
_RECAP: Final = "Rekapitulasi"
_NEITHER: Final = "Tidak ada yang masuk, dan tidak ada yang selesai."


def cell_text(cell: FigureCell) -> str:
    """A figure as it is printed."""
    if isinstance(cell, ComputedCell):
        return figure_tables.percent(_fraction(cell.value)) if cell.is_share else cell_text(cell.value)
    if isinstance(cell, str):
        return cell
    if isinstance(cell, int):
        return figure_tables.number(cell)
    return figure_tables.decimal(cell)


def _fraction(value: int | Fraction | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _front(file: ReportFile) -> list[Any]:
    name = f"{report_file.heading(file)} pengelolaan pengaduan, saran dan masukan".upper()
    return [
        a4_sheet.heading(name, large=True),
        a4_sheet.heading(title(file.figures.scope.period), large=True),
        a4_sheet.gap(2),
        *a4_sheet.paragraphs(
            "\n".join((*report_file.about(file.figures, file.zone)[1:], *report_file.approval_lines(file)))
        ),
        *a4_sheet.paragraphs(report_file.sources(file.figures, file.zone), "cell"),
    ]


def _figures(file: ReportFile) -> Iterator[Any]:
    figures, letters = file.figures, iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    narrow = a4_sheet.narrowing(file.layout)
    for table in figure_tables.all_tables(replace(figures, heard=()), file.zone, CUTS):
        chart, height = _chart(figures, table)
        short = shorten_table(table)
        has_rows = table.title != _TREND or figures.scope.period.kind in report_file.EVALUATED  # days: in the chart
        made = figure_table(short) if has_rows else None
        high = _table_height(figure_table(short), narrow) if has_rows else 0.0
        yield a4_sheet.room(_HEADS + (high + height) / _POINTS)
        yield a4_sheet.heading(f"{next(letters)}. {table.title}")
        drawn = [*_draw_chart(chart, _CHART[0] * narrow, height)]
        yield from drawn
        if made:
            yield made
        elif not drawn:
            yield from a4_sheet.paragraphs(_NEITHER, "cell")
        yield from _explain_table(figures, table)
        yield a4_sheet.gap(2)


def is_empty(figures: Figures) -> bool:
    """Whether the period has nothing open, received, done, asked, written in or on an open slip."""
    moved, asked = figures.movement, figures.consultations
    counted = (moved.carried, moved.received, moved.done, moved.rest, asked and asked.total)
    return not any(counted) and not figures.open_slips and not figures.messages


def _empty_period(file: ReportFile) -> Iterator[Any]:
    """Recapitulation of an empty period, on one page."""
    for table in figure_tables.all_tables(replace(file.figures, heard=()), file.zone, CUTS):
        if table.title == _RECAP:
            yield a4_sheet.heading(f"A. {_RECAP}")
            yield figure_table(table)
            yield from _explain_table(file.figures, table)
    yield a4_sheet.heading(f"B. {_TREND}")
    yield from a4_sheet.paragraphs(_NEITHER, "cell")
    if file.figures.cancelled:
        yield from a4_sheet.paragraphs(
            f"Nomor yang dibatalkan: {figure_tables.number(file.figures.cancelled)}.", "cell"
        )


def _table_height(table: Any, narrow: float) -> float:
    """Height of a table with possibly multi-line names; a measured table is narrowed no more."""
    a4_sheet.scale_tables([table], narrow)
    high: float = table.wrap(_WIDTH * _POINTS * narrow, _ENDLESS)[1]
    return high


def _draw_chart(chart: Chart | None, width: float, height: float) -> Iterator[Any]:
    from frontoffice.documents.layout.chart_drawing import drawing

    if chart is not None and any(any(one.values) for one in chart.series):
        yield drawing(chart, width, height)
        yield a4_sheet.gap(2)


def _chart(figures: Figures, table: FigureTable) -> tuple[Chart | None, float]:
    """Chart above a table, with its height."""
    counts = [next((cell for cell in row.cells if isinstance(cell, int)), 0) for row in table.rows]
    names = tuple(row.label for row in table.rows)
    if table.title == _TREND:
        series = (Series("Masuk", tuple(moved.received for _, moved in figures.trend)),)
        done = Series("Selesai", tuple(moved.done for _, moved in figures.trend))
        short = tuple(figure_tables.short_period(part) for part, _ in figures.trend)
        return Chart(ChartForm.COLUMNS, table.title, short, (*series, done)), _CHART[1]
    if table.title in _AS_BARS and len(names) > 1:
        first = sorted(zip(names, counts, strict=True), key=lambda one: -one[1])[:_MOST_BARS]
        bars = Chart(ChartForm.BARS, table.title, tuple(name for name, _ in first), (_build_series(first),))
        return bars, _A_BAR * len(first)
    if table.title in _AS_COLUMNS:
        return Chart(ChartForm.COLUMNS, table.title, names, (Series("Jumlah", tuple(counts)),)), _CHART[1] * 0.7
    return None, 0.0


def _build_series(named: Sequence[tuple[str, int]]) -> Series:
    return Series("Masuk", tuple(count for _, count in named))


_AS_BARS: Final = frozenset(figure_tables.CUT_TITLES[by] for by in (Cut.CHANNEL, Cut.SERVICE, Cut.CATEGORY))
_AS_COLUMNS: Final = frozenset({"Umur yang masih terbuka (hari kalender)"})


def _explain_table(figures: Figures, table: FigureTable) -> Iterator[Any]:
    """Explanation of a table, if it needs one."""
    yield a4_sheet.gap(1)
    if table.title == _RECAP:
        moved = figures.movement
        text = (
            f"Sisa lalu {figure_tables.number(moved.carried)} ditambah masuk {figure_tables.number(moved.received)} "
            f"dikurangi selesai {figure_tables.number(moved.done)} = sisa {figure_tables.number(moved.rest)}."
        )
        yield from a4_sheet.paragraphs(text, "cell")
    if table.title == "Ketepatan waktu (hari kerja)":
        text = "Hari kerja menurut kalender kantor; hari diterima adalah hari ke-0. 3 dan 5 hari: batas SP4N-LAPOR!."
        yield from a4_sheet.paragraphs(text, "cell")
    if table.title == figure_tables.MESSAGES:
        text = "Menunggu dalam hari kerja, sampai diputuskan atau sampai laporan ini. Yang jadi pengaduan ada di atas."
        yield from a4_sheet.paragraphs(text, "cell")
    if table.title == figure_tables.REPEATS:
        text = "Menurut register ini, dengan catatan loket lain yang sudah bertukar."
        yield from a4_sheet.paragraphs(text, "cell")


def _words(file: ReportFile) -> Iterator[Any]:
    words = file.words
    for name, text in (
        ("Kendala", words.obstacles),
        ("Solusi dan tindak lanjut", words.solutions),
        ("Kesimpulan", words.conclusion),
    ):
        yield a4_sheet.heading(name)
        yield from a4_sheet.paragraphs(text.strip() or _lines(file, 2))


def _lines(file: ReportFile, many: int) -> str:
    """Lines to be filled in by hand."""
    return "\n".join(["." * int(_DOTS * a4_sheet.narrowing(file.layout))] * many)


def _end(file: ReportFile) -> Iterator[Any]:
    yield a4_sheet.gap(2)
    yield from a4_sheet.paragraphs(report_file.place_and_date(file), "right")
    yield letter_sheet.signature(signature_block(file.signatory), file.layout, report_file.copies(file))


def _evaluation(file: ReportFile) -> Iterator[Any]:
    if file.figures.scope.period.kind not in report_file.EVALUATED:
        return
    meeting = file.meeting
    of = title(file.figures.scope.period)
    yield a4_sheet.new_page()
    yield a4_sheet.heading("NOTULEN RAPAT EVALUASI PENGELOLAAN PENGADUAN", large=True)
    yield a4_sheet.heading(of, large=True)
    yield a4_sheet.gap(2)
    yield tables.fields(
        [
            ("Hari, tanggal", dates.in_words(meeting.on) if meeting.on else BLANK),
            ("Tempat", meeting.place or BLANK),
            ("Pemimpin rapat", meeting.chair or BLANK),
            ("Pokok bahasan", report_file.name(file.figures.scope.period)),
        ]
    )
    yield a4_sheet.heading("Jalannya rapat dan keputusan")
    yield from a4_sheet.paragraphs(meeting.minutes.strip() or _lines(file, 12))
    yield a4_sheet.signatures([("Notulis", ""), ("Pemimpin rapat", meeting.chair)])
    yield a4_sheet.new_page()
    yield from _attendance(meeting, of)


def _attendance(meeting: EvaluationMeeting, of: str) -> Iterator[Any]:
    yield a4_sheet.heading("DAFTAR HADIR RAPAT EVALUASI", large=True)
    yield a4_sheet.heading(of, large=True)
    yield a4_sheet.gap(2)
    places = max(len(meeting.attended), _EMPTY_PLACES)
    people = [*meeting.attended, *[("", "")] * (places - len(meeting.attended))]
    rows = [("No.", "Nama", "Jabatan", "Tanda tangan")]
    rows += [(str(no), name, position, "") for no, (name, position) in enumerate(people, start=1)]
    yield tables.table(rows, (12, 60, 55, 43), head=True, padding=7)
    yield a4_sheet.signatures([("", ""), ("Pemimpin rapat", meeting.chair or f"({SHORT_BLANK})")])
