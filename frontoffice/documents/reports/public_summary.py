"""Papers for the public.

A summary of one page, and a sheet for the notice board; counts of people only, none small.

See ``domain.small_cells`` for what is hidden. What is left at the end of a period is not published: with what came in
and was done it would give small counts away. Nor are categories of single services.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, Final

from frontoffice.documents.layout import a4_sheet, tables
from frontoffice.documents.reports import figure_tables, report_file
from frontoffice.documents.reports.report_file import ReportFile
from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.report_period import title
from frontoffice.domain.reports import report
from frontoffice.domain.reports.report import Cut, Figures
from frontoffice.settings import Office

HIDDEN: Final = "*"
FEW: Final = "kurang dari 5"
_NOTE: Final = "* Jumlah yang kecil tidak ditampilkan, bersama jumlah lain, agar tidak ada orang yang dapat dikenali."
_CUTS: Final[Mapping[Cut, str]] = {
    Cut.KIND: "Jenis",
    Cut.CHANNEL: "Kanal",
    Cut.CATEGORY: "Yang diadukan",
    Cut.SERVICE: "Layanan",
    Cut.REGENCY: "Kabupaten/kota",
}


def public_summary(file: ReportFile) -> bytes:
    """The summary of a period as PDF; no identity, no small count, and nothing from which one follows."""
    name = f"Ringkasan pengaduan {title(file.figures.scope.period)}"
    story = [*_front(file, "RINGKASAN PENGELOLAAN PENGADUAN"), *_headline(file.figures), *_cuts(file.figures)]
    story += [*_changes(file), *_sources(file)]
    return a4_sheet.sheet(file.head, name, name, a4_sheet.fit_page(story, file.layout))


def notice_board(file: ReportFile) -> bytes:
    """The sheet for the notice board as PDF: what came in, what was done, what was changed, in large letters."""
    name = f"Papan pengumuman {title(file.figures.scope.period)}"
    story = [*_front(file, "PENGADUAN ANDA KAMI TINDAK LANJUTI"), a4_sheet.gap(6)]
    for text, count in _counts(file.figures):
        story += [*a4_sheet.paragraphs(count, "poster_number"), *a4_sheet.paragraphs(text, "poster"), a4_sheet.gap(7)]
    day = report_file.local_day(file.figures, file.zone)
    story += [
        *_changes(file),
        a4_sheet.gap(6),
        *contact_channels(file.office, day, file.layout.dated_in),
        *_sources(file),
    ]
    return a4_sheet.sheet(file.head, name, name, a4_sheet.fit_page(story, file.layout))


def publishable_rows(figures: Figures, by: Cut) -> list[tuple[str, str]]:
    """Label and count of each value as they may be published, by label; none where nothing of the table may.

    How many have no value another table may tell: suggestions have no category.
    """
    lines = [line for line in figures.cuts.get(by, ()) if line.received]
    known = next((place for place, line in enumerate(lines) if not line.value), None)
    return _mask_small_counts([(figure_tables.line_label(by, line), line.received) for line in lines], known)


def _mask_small_counts(counted: Sequence[tuple[str, int]], known: int | None = None) -> list[tuple[str, str]]:
    shown = report.suppress_small_cells([count for _, count in counted], known)
    if shown is None or all(count is None for count in shown):  # a table of nothing but stars says nothing
        return []
    listed = [
        (label, HIDDEN if count is None else figure_tables.number(count))
        for (label, _), count in zip(counted, shown, strict=True)
    ]
    return sorted(listed[:_MOST], key=lambda one: one[0].casefold())  # their size would say what a star stands for


def _front(file: ReportFile, name: str) -> Iterator[Any]:
    yield a4_sheet.heading(name, large=True)
    yield a4_sheet.heading(title(file.figures.scope.period), large=True)
    yield a4_sheet.gap(2)


def _counts(figures: Figures) -> Iterator[tuple[str, str]]:
    moved, response = figures.movement, figures.response
    yield "pengaduan, saran dan masukan kami terima", _count(moved.received)
    yield "telah selesai, termasuk yang diterima sebelumnya", _count(moved.done)
    share = report.share(response.within[14], response.counted) if response.counted else None
    if share is not None:
        yield "dari yang sudah ditanggapi, dalam 14 hari kerja", figure_tables.percent(share)
    if (days := _median(figures)) is not None:
        yield "hari kerja sampai tanggapan pertama (nilai tengah)", figure_tables.decimal(days)
    if figures.consultations and figures.consultations.total:
        yield "konsultasi kami jawab (dihitung tersendiri)", _count(figures.consultations.total)


def _count(count: int) -> str:
    return FEW if report.is_small(count) else figure_tables.number(count)


def _median(figures: Figures) -> Fraction | None:
    """Median of enough times: the middle of a few is the time of one of them."""
    return figures.response.median if figures.response.counted >= 2 * report.LEAST else None


def _headline(figures: Figures) -> Iterator[Any]:
    rows = [(text[:1].upper() + text[1:], count) for text, count in _counts(figures)]
    yield tables.table(rows, (130, 40), style=("cell", "number"))
    yield a4_sheet.gap(2)


def _cuts(figures: Figures) -> Iterator[Any]:
    hidden = False
    every = [(name, "Diterima", publishable_rows(figures, by)) for by, name in _CUTS.items()]
    channels = figures.consultations.channels if figures.consultations else ()
    every.append(
        ("Konsultasi menurut kanal", "Jumlah", _mask_small_counts([(one.label, one.many) for one in channels]))
    )
    for name, head, found in every:
        if len(found) < _ENOUGH:
            continue
        hidden = hidden or any(count == HIDDEN for _, count in found)
        yield tables.table([(name, head), *found], (130, 40), head=True, style=("cell", "number"))
        yield a4_sheet.gap(2)
    if hidden:
        yield from a4_sheet.paragraphs(_NOTE, "cell")


_ENOUGH: Final = 2
_MOST: Final = 6  # of each, so that it stays one page


def _changes(file: ReportFile) -> list[Any]:
    if not file.words.changes.strip():
        return []
    return [a4_sheet.heading("Yang telah kami perbaiki"), *a4_sheet.paragraphs(file.words.changes.strip())]


def _sources(file: ReportFile) -> list[Any]:
    about = (*report_file.about(file.figures, file.zone)[1:], *report_file.public_approval_lines(file))
    text = "\n".join((*about, report_file.sources(file.figures, file.zone)))
    return [a4_sheet.gap(2), *a4_sheet.paragraphs(text.strip(), "note")]


def contact_channels(office: Office, day: date, place: str = "") -> Iterator[Any]:
    """Contact channels of the office, and the date of the notice."""
    known = [f"Telepon {office.telephone}", f"SMS {office.sms}", office.email, office.website]
    yield from a4_sheet.paragraphs("Sampaikan pengaduan, saran dan masukan Anda di loket, atau melalui:", "middle")
    yield from a4_sheet.paragraphs("\n".join(way for way in known if way.split()[-1:]), "middle")
    yield from a4_sheet.paragraphs(f"{place or office.city}, {dates.without_weekday(day)}", "middle")
