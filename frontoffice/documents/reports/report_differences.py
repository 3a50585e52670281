"""Differences from an approved report, in words.

Which figure, from what to what, and which complaints changed it.

On the screen and on its own paper. Complaints are named by their numbers, never by a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Final

from frontoffice.documents.dossiers import dossier_entries
from frontoffice.documents.layout import a4_sheet, tables
from frontoffice.documents.reports import figure_tables, report_file
from frontoffice.documents.reports.report_file import ReportFile
from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.report_period import title
from frontoffice.domain.reports.report import Cut, CutLine, Figures, Selection, Subset
from frontoffice.domain.reports.report_comparison import Difference, Measure, Value
from frontoffice.register.queries.report_causes import FigureCause

ALL_LOOKED_AT: Final = "Pengaduan yang mengubahnya dibaca dari catatan jurnal sesudah pengesahan."
NOT_ALL: Final = "Terlalu banyak pengaduan berubah sesudah pengesahan; sebagian saja yang disebut."
_SUBSETS: Final[Mapping[Subset, str]] = {
    Subset.RECEIVED: "Masuk",
    Subset.CARRIED: "Sisa lalu",
    Subset.DONE: "Selesai",
    Subset.REST: "Sisa",
    Subset.CANCELLED: "Salah catat (dibatalkan)",
    Subset.LATE: "Terlambat",
    Subset.DUE_THIS_WEEK: "Jatuh tempo minggu ini",
    Subset.WAITING: "Menunggu tanggapan pengadu",
    Subset.AGE: "Umur yang masih terbuka",
    Subset.RESPONDED: "Tanggapan pertama diberikan",
    Subset.RESPONDED_WITHIN: "Tanggapan pertama dalam {} hari kerja",
    Subset.RESPONSE_LATE: "Tanggapan pertama terlambat",
    Subset.CLOSED: "Ditutup",
    Subset.CLOSED_WITHIN: "Ditutup dalam {} hari kerja",
    Subset.SATISFIED: "Pengadu menyatakan puas",
    Subset.UNSATISFIED: "Paling sedikit satu siklus berakhir belum puas",
    Subset.NO_ANSWER: "Hasil disampaikan, tidak ada jawaban",
    Subset.REPEATED: "Paling sedikit satu siklus berakhir belum puas",
    Subset.SAME_SERVICE: "Layanan yang sama dalam 90 hari",
    Subset.SAME_PERSON: "Pengadu yang sama dalam 90 hari",
    Subset.EXTENDED: "Batas tanggapan diperpanjang",
    Subset.DECLINED: "Tidak dapat ditindaklanjuti",
}
_MEASURES: Final[Mapping[Measure, str]] = {Measure.MEAN: "rata-rata hari kerja", Measure.MEDIAN: "median hari kerja"}
_OF_THEIR_OWN: Final[Mapping[Measure, str]] = {
    Measure.DAYS: "Halaman register yang belum ditutup",
    Measure.SLIPS: "Slip bernomor yang belum dicatat atau dibatalkan",
    Measure.CONSULTATIONS: "Konsultasi",
}
_MOST_NAMED: Final = 8  # complaints in a cell of the paper; all of them stand in the list below
_OF_PERIODS: Final = "Bagian periode dan pembanding"


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """A difference as it is read; ``causes`` are empty where the days that went by are why, or nobody looked.

    ``part`` is what divides the figure ("Menurut kanal"), "" for one of the whole period; ``of`` is the value of that
    ("Loket"), ``figure`` the figure without it ("Masuk").
    """

    name: str
    was: str
    now: str
    change: str
    is_running: bool
    causes: tuple[FigureCause, ...] = ()
    part: str = ""
    of: str = ""
    figure: str = ""


@dataclass(frozen=True, slots=True)
class ComparedReport:
    """An approved report beside its figures as of now: what differs, and whether every cause was looked at."""

    file: ReportFile
    now: Figures
    lines: tuple[DifferenceLine, ...]
    all_looked_at: bool = True


def lines(
    was: Figures, now: Figures, found: Sequence[Difference], causes: Iterable[tuple[FigureCause, ...]]
) -> tuple[DifferenceLine, ...]:
    """The differences in words, each with the complaints behind it."""
    return tuple(
        DifferenceLine(
            name(one, was, now),
            _text(one.was),
            _text(one.now),
            _change(one.was, one.now),
            one.is_running,
            of_it,
            *_grouping(one, was, now),
        )
        for one, of_it in zip(found, causes, strict=True)
    )


def name(one: Difference, was: Figures, now: Figures) -> str:
    """Name of a figure: its subset, the value of its cut, and its period where that is not the report's."""
    selection = one.selection
    parts = [_OF_THEIR_OWN.get(one.measure) or _subset(selection), *_cut_names(one, was, now)]
    if selection.scope.period != was.scope.period:
        parts.append(title(selection.scope.period))
    if one.measure in _MEASURES:
        parts.append(_MEASURES[one.measure])
    return ", ".join(parts)


def _grouping(one: Difference, was: Figures, now: Figures) -> tuple[str, str, str]:
    """Grouping of a figure, its value in this grouping, and the name of the figure itself."""
    selection = one.selection
    figure = ", ".join(
        part for part in (_OF_THEIR_OWN.get(one.measure) or _subset(selection), _MEASURES.get(one.measure, "")) if part
    )
    if selection.scope.period != was.scope.period:
        return _OF_PERIODS, title(selection.scope.period), figure
    cuts = [by for by, _ in selection.cuts]
    if not cuts:
        return "", "", figure
    named = [text.removeprefix(f"{_cut(by)} ") for by, text in zip(cuts, _cut_names(one, was, now), strict=True)]
    return f"Menurut {' dan '.join(map(_cut, cuts))}", ", ".join(named), figure


def cause(one: FigureCause) -> str:
    """Entries about a complaint since the report, in words: ``dicatat 03-12-2026; Puas 05-12-2026``."""
    return "; ".join(
        f"{dossier_entries.what(line)} {dates.in_digits(dates.local_date(line.recorded_at, line.zone))}"
        for line in one.entries
    )


def differences_paper(compared: ComparedReport) -> bytes:
    """The differences as PDF; its properties and footer name no person."""
    file = compared.file
    named = f"Perbedaan terhadap {report_file.name(file.figures.scope.period)}"
    story = [*_front(compared), *_tables(compared), *_complaints(compared)]
    footer = f"{named}, {report_file.counter_in_words(file.figures.scope)}"
    return a4_sheet.sheet(replace(file.head, made_at=compared.now.as_of), named, footer, story)


def _subset(selection: Selection) -> str:
    if selection.subset is Subset.AGE:
        return f"{_SUBSETS[Subset.AGE]} {figure_tables.age(selection.value)} hari"
    if selection.subset is Subset.REPEATED and selection.value:
        return f"Selesai dalam {selection.value} siklus"
    if selection.subset is Subset.DECLINED and selection.value:
        return f"{_SUBSETS[Subset.DECLINED]} ({figure_tables.ground(selection.value)})"
    return _SUBSETS[selection.subset].format(selection.value)


def _cut_names(found: Difference, was: Figures, now: Figures) -> Iterator[str]:
    for by, value in found.selection.cuts:
        if found.measure is Measure.CONSULTATIONS:
            known = {code: label for figures in (was, now) for code, label in _consultation_labels(figures, by)}
            yield f"{_cut(by)} {known.get(value) or figure_tables.UNNAMED}"
            continue
        every = (*was.cuts.get(by, ()), *now.cuts.get(by, ()))
        line = next((one for one in every if one.value == value), CutLine(value, value, 0, 0, 0, 0, 0))
        yield f"{_cut(by)} {figure_tables.line_label(by, line)}"


def _consultation_labels(figures: Figures, by: Cut) -> Iterator[tuple[str, str]]:
    """Consultation codes of a cut, with their labels."""
    counted = figures.consultations
    if counted is not None:
        for one in counted.channels if by is Cut.CHANNEL else counted.services:
            yield (one.sought.channel if by is Cut.CHANNEL else one.sought.service) or "", one.label


def _cut(by: Cut) -> str:
    return figure_tables.CUT_TITLES[by].removeprefix("Menurut ")


def _text(value: Value) -> str:
    return figure_tables.number(value) if isinstance(value, int) else figure_tables.decimal(value)


def _change(was: Value, now: Value) -> str:
    if was is None or now is None:
        return ""
    change = Fraction(now) - was
    sign = "+" if change > 0 else "\N{MINUS SIGN}"
    return f"{sign}{_text(int(abs(change)) if isinstance(now, int) else abs(change))}"


def _front(compared: ComparedReport) -> list[Any]:
    file, at = compared.file, compared.now.as_of
    return [
        a4_sheet.heading("PERBEDAAN TERHADAP LAPORAN YANG DISAHKAN", large=True),
        a4_sheet.heading(title(file.figures.scope.period), large=True),
        a4_sheet.gap(2),
        *a4_sheet.paragraphs(
            "\n".join((*report_file.about(file.figures, file.zone)[1:], *report_file.approval_lines(file)))
        ),
        *a4_sheet.paragraphs(f"Dibandingkan dengan keadaan per {report_file.moment_in_words(at, file.zone)}."),
        *a4_sheet.paragraphs(ALL_LOOKED_AT if compared.all_looked_at else NOT_ALL, "cell"),
    ]


def _tables(compared: ComparedReport) -> Iterator[Any]:
    standing = [one for one in compared.lines if not one.is_running]
    running = [one for one in compared.lines if one.is_running]
    yield a4_sheet.heading("Angka periode yang berubah sesudah pengesahan")
    yield from _table(standing) if standing else a4_sheet.paragraphs("Tidak ada.")
    yield a4_sheet.heading("Angka yang berjalan terus bersama penanganan")
    yield from _table(running) if running else a4_sheet.paragraphs("Tidak ada.")


def _table(found: Sequence[DifferenceLine]) -> Iterator[Any]:
    """The figures of the whole period, a row each; beneath them what they are divided by, a row for all of a cut."""
    whole = [one for one in found if not one.part]
    if whole:
        rows = [("Angka", "Disahkan", "Sekarang", "Selisih", "Pengaduan")]
        rows += [(one.name, one.was, one.now, one.change, _numbers(one.causes)) for one in whole]
        styles = ("cell", "number", "number", "number", "cell")
        yield tables.table(rows, (56, 20, 20, 18, 56), head=True, style=styles)
        yield a4_sheet.gap(1)
    parts: dict[str, dict[str, list[DifferenceLine]]] = {}
    for one in found:
        if one.part:
            parts.setdefault(one.part, {}).setdefault(one.of, []).append(one)
    if parts:
        rows_of = [("Rincian", "Disahkan \N{RIGHTWARDS ARROW} sekarang")]
        rows_of += [
            (part, "; ".join(_difference_sentence(of, some) for of, some in values.items()))
            for part, values in parts.items()
        ]
        yield tables.table(rows_of, (44, 126), head=True, style="small_cell")


def _difference_sentence(of: str, some: Sequence[DifferenceLine]) -> str:
    """``Loket: masuk 31 → 32, sisa 15 → 16``."""
    figures = (f"{one.figure[:1].lower()}{one.figure[1:]} {one.was} \N{RIGHTWARDS ARROW} {one.now}" for one in some)
    return f"{of}: {', '.join(figures)}"


def _numbers(causes: Sequence[FigureCause]) -> str:
    named = ", ".join(one.number_text for one in causes[:_MOST_NAMED])
    more = len(causes) - _MOST_NAMED
    return f"{named} dan {figure_tables.number(more)} lainnya" if more > 0 else named


def _complaints(compared: ComparedReport) -> Iterator[Any]:
    """Complaints behind changed figures of the period, each with its entries since the report."""
    known = {one.subject: one for line in compared.lines if not line.is_running for one in line.causes}
    if not known:
        return
    yield a4_sheet.heading("Catatan sesudah pengesahan")
    rows = [("Pengaduan", "Catatan")]
    rows += [(one.number_text, cause(one)) for one in known.values()]
    yield tables.table(rows, (40, 130), head=True)
