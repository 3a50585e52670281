"""The figures of a report: how each is written, and their tables for paper and workbook alike.

A formula names columns by their letters, its own row as ``{r}``, its table's first as ``{top}``, the one as many above
as there are limits as ``{within}``; it has the value that it gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from frontoffice.documents.case_file import KIND_WORDS, STATUS_WORDS
from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.report_period import Period, PeriodKind, title
from frontoffice.domain.cases.steps import Ground
from frontoffice.domain.reports import report_approval
from frontoffice.domain.reports.report import WITHIN, Cut, CutLine, Figures, Movement, OpenSlips, Spans

NOTHING: Final = "\N{EN DASH}"  # of what there is none


def number(count: int) -> str:
    """A number with its thousands: ``12.345``."""
    return f"{count:,}".replace(",", ".")


def percent(share: Fraction | None) -> str:
    """A share of 1 with one decimal, ``84,0 %``; a dash of nothing."""
    return NOTHING if share is None else f"{decimal(share * 100)} %"


def decimal(value: Fraction | None) -> str:
    """A number with one decimal, halves up: ``2,5``; a dash for none."""
    if value is None:
        return NOTHING
    tenths = int(abs(value) * 10 + Fraction(1, 2))
    sign = "-" if value < 0 and tenths else ""
    return f"{sign}{number(tenths // 10)},{tenths % 10}"


def age(code: str) -> str:
    """An age of a report as it is read: ``6-10`` with a dash, ``31-`` as ``> 30``."""
    least, most = code.split("-")
    return f"{least}\N{EN DASH}{most}" if most else f"> {int(least) - 1}"


def ground(code: str) -> str:
    """Ground for declining a complaint, in short form."""
    return _GROUNDS.get(code, code)


_GROUNDS: Final[Mapping[str, str]] = {
    Ground.LATE: "lewat 30 hari",
    Ground.OUT_OF_SCOPE: "bukan pelayanan kantor ini",
    Ground.UNFOUNDED: "tidak berdasar",
    Ground.IN_COURT: "diperiksa pengadilan",
    Ground.OTHER: "alasan lain",
}


def short_period(period: Period) -> str:
    """Period in short form: ``Nov``, or the day of its month."""
    if period.kind is PeriodKind.MONTH:
        return dates.SHORT_MONTHS[period.first.month - 1]
    return str(period.first.day) if period.kind is PeriodKind.DAY else title(period)


# --- figure tables ---


@dataclass(frozen=True, slots=True)
class ComputedCell:
    """Cell computed from other cells of its row; a share is of 1."""

    formula: str
    value: int | Fraction | None
    is_share: bool = False


FigureCell = int | Fraction | str | ComputedCell | None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Row of figures with its label; None where there are none."""

    label: str
    cells: tuple[FigureCell, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """A table of figures: heads (the first above the labels), rows, and whether its columns are summed beneath."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    summed: bool = False

    def sums(self) -> tuple[int, ...]:
        """The sum of each column of counts, computed ones among them."""
        columns = ([value(row.cells[place]) for row in self.rows] for place in range(len(self.heads) - 1))
        return tuple(sum(count for count in column if isinstance(count, int)) for column in columns)


def value(cell: FigureCell) -> int | Fraction | str | None:
    """Value of a cell, computed or not."""
    return cell.value if isinstance(cell, ComputedCell) else cell


CUT_TITLES: Final[Mapping[Cut, str]] = MappingProxyType(
    {
        Cut.KIND: "Menurut jenis",
        Cut.CHANNEL: "Menurut kanal",
        Cut.SECTOR: "Menurut sektor",
        Cut.SERVICE: "Menurut layanan",
        Cut.CATEGORY: "Menurut kategori",
        Cut.LEVEL: "Menurut kadar",
        Cut.REGENCY: "Menurut kabupaten/kota pengadu",
        Cut.DISTRICT: "Menurut kecamatan pengadu",
        Cut.AGENCY: "Menurut instansi penerusan",
        Cut.STATUS: "Menurut keadaan",
        Cut.TEAM: "Menurut tim penanganan",
        Cut.OFFICER: "Menurut petugas",
    }
)
UNNAMED: Final = "(tidak diisi)"
REPEATS: Final = "Pengaduan berulang"
MESSAGES: Final = "Pesan yang masuk sendiri"


def movement(figures: Figures) -> FigureTable:
    """Table of carried over, received, done and remaining complaints, beside the period before and a year before."""
    period = figures.scope.period
    named = (
        (title(period), figures.movement),
        (title(period.before()), figures.before),
        (title(period.year_before()), figures.year_before),
    )
    rows = tuple(
        _movement_row(name, moved) for name, moved in dict(named).items() if moved is not None
    )  # of a year, two
    return FigureTable("Rekapitulasi", ("Periode", *_MOVED), rows)


def trend(figures: Figures) -> FigureTable:
    """Received, done and the balance of each part of the period; what came in and was done is summed."""
    rows = tuple(
        FigureRow(_part(part), (moved.received, moved.done, ComputedCell("B{r}-C{r}", moved.received - moved.done)))
        for part, moved in figures.trend
    )
    return FigureTable("Perkembangan", ("Bagian periode", "Masuk", "Selesai", "Selisih"), rows, summed=True)


def cut(figures: Figures, by: Cut) -> FigureTable:
    """The complaints of the period by one of their facts."""
    heads = (CUT_TITLES[by].removeprefix("Menurut ").capitalize(), "Masuk", "Selesai", "Sisa", "Terlambat", "Menunggu")
    rows = tuple(
        FigureRow(line_label(by, line), (line.received, line.done, line.rest, line.late, line.waiting))
        for line in report_approval.greatest(figures.cuts.get(by, ()), _MOST.get(by, report_approval.MOST_LINES))
    )
    return FigureTable(CUT_TITLES[by], heads, rows, summed=True)


_MOST: Final = {Cut.DISTRICT: 20, Cut.AGENCY: 20}  # lines; what is left of them is summed in one


def timeliness(figures: Figures) -> FigureTable:
    """Working days to the first response and to closing: how many, mean, median, and how many within each limit."""
    both = (figures.response, figures.closing)
    rows = [
        FigureRow("Dihitung", tuple(one.counted for one in both)),
        FigureRow("Rata-rata", tuple(one.mean for one in both)),
        FigureRow("Median", tuple(one.median for one in both)),
    ]
    rows += [FigureRow(f"Dalam {days} hari", tuple(one.within[days] for one in both)) for days in WITHIN]
    rows += [
        FigureRow(f"Dalam {days} hari (%)", tuple(_share(place, one, days) for place, one in enumerate(both)))
        for days in WITHIN
    ]
    return FigureTable(
        "Ketepatan waktu (hari kerja)", ("Hari kerja", "Sampai tanggapan", "Sampai selesai"), tuple(rows)
    )


def ages(figures: Figures) -> FigureTable:
    """Ages of open complaints, in calendar days."""
    rows = tuple(FigureRow(f"{age(code)} hari", (count,)) for code, count in figures.ages.items())
    return FigureTable("Umur yang masih terbuka (hari kalender)", ("Umur", "Jumlah"), rows, summed=True)


def answers(figures: Figures) -> FigureTable:
    """Complainants' answers to the result, for complaints closed in the period."""
    rows = (
        FigureRow("Pengadu menyatakan puas", (figures.satisfied,)),
        FigureRow("Paling sedikit satu siklus berakhir belum puas", (figures.unsatisfied,)),
        FigureRow("Hasil disampaikan, tidak ada jawaban", (figures.no_answer,)),
    )
    return FigureTable("Tanggapan pengadu atas hasil", ("Tanggapan", "Jumlah"), rows)


def cycles(figures: Figures) -> FigureTable:
    """Complaints closed in the period, by the number of their cycles."""
    rows = tuple(FigureRow(f"{number} siklus", (count,)) for number, count in sorted(figures.cycles.items()))
    return FigureTable("Siklus penanganan", ("Siklus", "Jumlah"), rows, summed=True)


def decisions(figures: Figures) -> FigureTable:
    """Extensions of the response time, and declined complaints by ground; empty where neither was."""
    grounds = figures.declined.items()
    rows = [FigureRow("Batas tanggapan diperpanjang", (figures.extended,))]
    rows += [FigureRow(f"Tidak dapat ditindaklanjuti: {ground(code)}", (count,)) for code, count in grounds]
    name = "Perpanjangan dan keputusan"
    return FigureTable(name, ("Keputusan", "Jumlah"), tuple(rows) if figures.extended or grounds else ())


def topics(figures: Figures) -> FigureTable:
    """Most frequent pairs of category and service."""
    rows = tuple(FigureRow(topic.label or UNNAMED, (topic.received,)) for topic in figures.topics)
    return FigureTable("Topik terbanyak", ("Kategori dan layanan", "Masuk"), rows)


def repeats(figures: Figures) -> FigureTable:
    """Complaints about the same service, or by the same person, as one within 90 days before."""
    rows = (
        FigureRow("Layanan yang sama diadukan dalam 90 hari sebelumnya", (figures.same_service,)),
        FigureRow("Pengadu yang sama dalam 90 hari sebelumnya", (figures.same_person,)),
    )
    return FigureTable(REPEATS, ("Pengulangan", "Masuk"), rows)


def states(figures: Figures) -> FigureTable:
    """Open obligations on the day of the report."""
    rows = (
        FigureRow("Terlambat", (figures.late,)),
        FigureRow("Jatuh tempo minggu ini", (figures.due_this_week,)),
        FigureRow("Menunggu tanggapan pengadu", (figures.waiting,)),
        FigureRow("Tanggapan pertama terlambat", (figures.response_late,)),
        FigureRow("Salah catat (dibatalkan) atau kiriman ganda, tidak dihitung di atas", (figures.cancelled,)),
        FigureRow("Halaman register yang belum ditutup", (len(figures.not_closed),)),
        *(FigureRow(f"Slip belum dicatat atau dibatalkan: {_run(one)}", (one.many,)) for one in figures.open_slips),
    )
    return FigureTable("Yang perlu diperhatikan", ("Keadaan", "Jumlah"), rows)


def _run(slips: OpenSlips) -> str:
    return slips.first if slips.many == 1 else f"{slips.first} - {slips.last}"


def consultations(figures: Figures) -> Iterator[FigureTable]:
    """Consultations by month, channel and service, counted in no other table; none where none are recorded."""
    counted = figures.consultations
    if counted is not None:
        for name, counts in (("bulan", counted.months), ("kanal", counted.channels), ("layanan", counted.services)):
            rows = tuple(FigureRow(one.label or UNNAMED, (one.many,)) for one in counts)
            yield FigureTable(f"Konsultasi menurut {name}", (name.capitalize(), "Jumlah"), rows, summed=True)


def messages(figures: Figures) -> FigureTable:
    """What came in by itself, by channel: what became of it, and how many working days it waited."""
    heads = ("Kanal", "Masuk", "Jadi pengaduan", "Jadi kontak", "Bukan pengaduan", "Menunggu", "Median", "Terlama")
    rows = (
        FigureRow(
            one.label,
            (
                *(one.received, one.complaints, one.contacts, one.no_complaint, one.waiting),
                *(one.median, one.longest),
            ),
        )
        for one in figures.messages
    )
    return FigureTable(MESSAGES, heads, tuple(rows))


def desks_table(figures: Figures, zone: str) -> FigureTable:
    """Counted desks with the time of each one's last entry, in the office's zone."""
    rows = tuple(
        FigureRow(one.counter or "(tanpa nomor)", (last_entry_text(one.last_entry_at, zone),)) for one in figures.heard
    )
    return FigureTable("Loket yang dihitung", ("Loket", "Catatan terakhir"), rows)


def last_entry_text(moment: datetime | None, zone: str) -> str:
    """When a desk was last heard, in words."""
    if moment is None:
        return "belum pernah terdengar"
    return f"{dates.in_digits(dates.local_date(moment, zone))} {dates.time_of_day(moment, zone)}"


def all_tables(figures: Figures, zone: str, cuts: Sequence[Cut]) -> Iterator[FigureTable]:
    """All tables with rows, in the order of the paper."""
    tables = (
        movement(figures),
        trend(figures),
        *(cut(figures, by) for by in cuts),
        states(figures),
        timeliness(figures),
        ages(figures),
        answers(figures),
        cycles(figures),
        decisions(figures),
        topics(figures),
        repeats(figures),
        *consultations(figures),
        messages(figures),
        desks_table(figures, zone),
    )
    yield from (one for one in tables if one.rows)


def line_label(by: Cut, line: CutLine) -> str:
    """The word of a value; kinds and states by the paper's own."""
    word = _OWN_WORDS.get((by, line.value), line.label)
    return word[:1].upper() + word[1:] or UNNAMED


_OWN_WORDS: Final[Mapping[tuple[Cut, str], str]] = {
    **{(Cut.STATUS, str(code)): word for code, word in STATUS_WORDS.items()},
    **{(Cut.KIND, str(code)): word for code, word in KIND_WORDS.items()},
    (Cut.AGENCY, ""): "Tidak diteruskan",
}
_MOVED: Final = ("Sisa lalu", "Masuk", "Selesai", "Sisa")


def _movement_row(label: str, moved: Movement) -> FigureRow:
    rest = ComputedCell("B{r}+C{r}-D{r}", moved.carried + moved.received - moved.done)
    return FigureRow(label, (moved.carried, moved.received, moved.done, rest))


def _part(part: Period) -> str:
    return title(part) if part.first != part.last else dates.in_digits(part.first)


def _share(place: int, spans: Spans, days: int) -> ComputedCell:
    """Share of those counted, in the table's first row; the number within is as many rows above as there are limits."""
    column = "BC"[place]
    formula = f'IF({column}{{top}}=0,"",{column}{{within}}/{column}{{top}})'
    return ComputedCell(formula, spans.share(days), is_share=True)
