"""The sheet for the yearly evaluation of public services (PEKPPP, form F-01): indicators 25 to 28 with their proofs.

As three independent codings of the form have it; the form of a year may differ, so the office compares it. A number
that nobody recorded says so and is never a zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from frontoffice.documents.case_file import signature_block
from frontoffice.documents.layout import a4_sheet, tables
from frontoffice.documents.letters import letter_sheet
from frontoffice.documents.reports import figure_tables, report_file
from frontoffice.documents.reports.report_file import ReportFile
from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.report_period import Period, title
from frontoffice.domain.codes import FieldRefusal
from frontoffice.domain.complaint import SP4N
from frontoffice.domain.reports.report import Cut, Figures
from frontoffice.domain.reports.report_approval import EvaluationMeeting
from frontoffice.domain.text.printable_text import LONGEST_LINE, LONGEST_TEXT, clean
from frontoffice.errors import Problem, Refused

# --- The meeting that evaluated a longer period, as somebody types it for its minutes and its attendance sheet ---

MOST_ATTENDED: Final = 200  # places of an attendance sheet


@dataclass(frozen=True, slots=True)
class TypedMeeting:
    """The fields as they were typed; ``attended`` has a person a line: the name, after a semicolon the position."""

    meeting_on: str = ""
    meeting_place: str = ""
    chair: str = ""
    attended: str = ""
    minutes: str = ""


def read(typed: TypedMeeting, period: Period, today: date) -> EvaluationMeeting:
    """Parse the typed meeting for the papers.

    What was not typed stands there as a line.

    Raises Refused with every problem: ``date_unreadable``, ``year_unlikely``, ``date_before_period`` (it evaluates the
    period), ``too_long``, ``lines_too_many``.
    """
    problems: list[Problem] = []
    on = None
    try:
        on = dates.read_date("meeting_on", typed.meeting_on, today)
    except Refused as error:
        problems += error.problems
    if on is not None and on < period.first:
        first = dates.in_digits(period.first)
        problems.append(Problem("meeting_on", FieldRefusal.DATE_BEFORE_PERIOD, {"first": first}))
    people = [line.strip() for line in clean(typed.attended).split("\n") if line.strip()]
    place, chair, minutes = clean(typed.meeting_place), clean(typed.chair), clean(typed.minutes)
    for field, lines, most in (
        ("meeting_place", [place], LONGEST_LINE),
        ("chair", [chair], LONGEST_LINE),
        ("attended", people, LONGEST_LINE),
        ("minutes", [minutes], LONGEST_TEXT),
    ):
        if (length := max(map(len, lines), default=0)) > most:
            problems.append(Problem(field, FieldRefusal.TOO_LONG, {"length": length, "most": most}))
    if len(people) > MOST_ATTENDED:
        facts = {"lines": len(people), "most": MOST_ATTENDED}
        problems.append(Problem("attended", FieldRefusal.LINES_TOO_MANY, facts))
    if problems:
        raise Refused(*problems)
    return EvaluationMeeting(on, place, chair, minutes, tuple(map(_person, people)))


def _person(line: str) -> tuple[str, str]:
    name, _semicolon, position = line.partition(";")  # names have commas: S.H., M.Si.
    return name.strip(), position.strip()


# --- evaluation sheet ---

NOT_RECORDED: Final = "tidak dicatat"
ENOUGH: Final = Fraction(9, 10)  # of those in SP4N-LAPOR! finished: the highest score of indicator 28


@dataclass(frozen=True, slots=True)
class Indicator28:
    """The four numbers of the evaluated year; None: not recorded. ``finished`` is of all that were received."""

    consultations: int | None
    complaints: int
    finished: int
    sp4n_received: int | None
    sp4n_finished: int | None

    @property
    def received(self) -> int:
        """Consultations and complaints together, as far as they are recorded."""
        return self.complaints + (self.consultations or 0)


_UNCHECKED: Final = "menurut formulir lama (belum dicocokkan)"  # what a share is worth


def numbers(figures: Figures, sp4n: tuple[int, int] | None = None) -> Indicator28:
    """The numbers as the register has them.

    Consultations are answered when they are recorded. ``sp4n`` are those in SP4N-LAPOR!, and of them finished; without
    it, the ones that came through it.
    """
    moved, consultations = figures.movement, figures.consultations.total if figures.consultations else None
    through = next((line for line in figures.cuts.get(Cut.CHANNEL, ()) if line.value == SP4N), None)
    sp4n = sp4n or ((through.received, through.done) if through else (0, 0))
    return Indicator28(consultations, moved.received, moved.done + (consultations or 0), *sp4n)


def evaluation_sheet(file: ReportFile, of: Indicator28) -> bytes:
    """The sheet as PDF."""
    name = f"PEKPPP F-01 {title(file.figures.scope.period)}"
    story = [*_front(file), *_indicators(of), *_proofs(), *_end(file)]
    return a4_sheet.sheet(file.head, name, name, story)


def _front(file: ReportFile) -> Iterator[Any]:
    yield a4_sheet.heading("LEMBAR PEKPPP F-01", large=True)
    yield a4_sheet.heading("INDIKATOR 25 SAMPAI 28: PENGELOLAAN PENGADUAN", large=True)
    yield a4_sheet.gap(2)
    yield from a4_sheet.paragraphs(
        "\n".join((*report_file.about(file.figures, file.zone), *report_file.approval_lines(file)))
    )
    yield from a4_sheet.paragraphs(
        "Nomor, bunyi, dan nilai indikator dicocokkan kantor dengan formulir tahun yang dinilai; susunan ini menurut "
        "formulir sebelum penilaian baru (61/2025) dan belum dicocokkan dengannya.",
        "cell",
    )


def _indicators(of: Indicator28) -> Iterator[Any]:
    yield a4_sheet.heading("Indikator 28: angka tahun yang dinilai")
    rows = [
        ("No.", "Keterangan", "Jumlah"),
        ("1", "Konsultasi dan pengaduan yang diterima", figure_tables.number(of.received)),
        ("", "a. konsultasi", _count_text(of.consultations)),
        ("", "b. pengaduan, saran dan masukan", figure_tables.number(of.complaints)),
        ("2", "Yang selesai pada tahun itu", figure_tables.number(of.finished)),
        ("3", "Yang diterima di SP4N-LAPOR!", _count_text(of.sp4n_received)),
        ("4", "Yang selesai di SP4N-LAPOR!", _count_text(of.sp4n_finished)),
    ]
    yield tables.table(rows, (12, 118, 40), head=True, style=("cell", "cell", "number"))
    yield a4_sheet.gap(1)
    yield from a4_sheet.paragraphs(_share(of), "cell")


def _share(of: Indicator28) -> str:
    if not of.sp4n_received or of.sp4n_finished is None:
        most = f"{_UNCHECKED}, tanpa itu nilai indikator 28 paling tinggi 2 dari 5"
        return f"Belum ada yang tercatat di SP4N-LAPOR!; {most}."
    share = Fraction(of.sp4n_finished, of.sp4n_received)
    word = "tercapai" if share >= ENOUGH else "belum tercapai"
    return f"Selesai di SP4N-LAPOR!: {figure_tables.percent(share)}; {_UNCHECKED}, 90 % untuk nilai tertinggi {word}."


def _count_text(count: int | None) -> str:
    return NOT_RECORDED if count is None else figure_tables.number(count)


def _proofs() -> Iterator[Any]:
    """Checklist of evidence for the evaluators, with its location in this register; the rest is ticked by hand."""
    yield a4_sheet.heading("Indikator 25 sampai 27: daftar bukti")
    rows = [("Indikator", "Yang diminta", "Bukti dari register ini", "Ada")]
    rows += [(*row, "") for row in _PROOFS]
    yield tables.table(rows, (20, 52, 83, 15), head=True)


_PROOFS: Final = (
    ("25", "Sarana pengaduan dan konsultasi", "Daftar kanal yang dipakai dan jumlah tiap kanal (laporan tahunan)"),
    ("26", "Petugas dan prosedur pengelolaan", "Prosedur tertulis; nama petugas pada halaman register tiap hari"),
    ("27", "Didokumentasikan", "Halaman register tiap hari, ditutup dan ditandatangani"),
    ("27", "Diarsipkan", "Berkas pengaduan; cadangan register yang diuji"),
    ("27", "Dilaporkan", "Laporan bulanan, triwulan dan tahunan yang disahkan"),
    ("27", "Dievaluasi", "Notulen dan daftar hadir rapat evaluasi"),
    ("27", "Ditindaklanjuti", "Kendala, solusi dan kesimpulan pada laporan; berita acara penyelesaian"),
    ("27", "Dipublikasikan", "Ringkasan untuk umum dan lembar papan pengumuman, dengan tanggal terbitnya"),
)


def _end(file: ReportFile) -> Iterator[Any]:
    if heard := report_file.sources(file.figures, file.zone):
        yield from a4_sheet.paragraphs(heard, "cell")
    yield from a4_sheet.paragraphs(report_file.place_and_date(file), "right")
    yield letter_sheet.signature(signature_block(file.signatory), file.layout, report_file.copies(file))
