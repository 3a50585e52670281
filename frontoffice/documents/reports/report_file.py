"""The data of a period's papers: figures, the supervisor's words on them, the evaluation meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.documents.reports import figure_tables
from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.report_period import Period, PeriodKind, title
from frontoffice.domain.codes import ApprovalRefusal
from frontoffice.domain.proof.checkpoint import Checkpoint, root_text
from frontoffice.domain.reports.report import Basis, Figures, Scope
from frontoffice.domain.reports.report_approval import EvaluationMeeting, SupervisorWords
from frontoffice.domain.text.printable_text import as_sentence
from frontoffice.paper_layout import PaperLayout
from frontoffice.settings import Office, Signatory


class ReportPaper(StrEnum):
    """The papers of a period; the value is the beginning of their files' names."""

    REPORT = "laporan"
    EVALUATION = "pekppp-f01"
    SUMMARY = "ringkasan"
    NOTICE_BOARD = "papan-pengumuman"
    LIST = "daftar"


PAPER_TITLES: Final[Mapping[ReportPaper, str]] = {
    ReportPaper.REPORT: "Laporan",
    ReportPaper.EVALUATION: "Lembar PEKPPP F-01",
    ReportPaper.SUMMARY: "Ringkasan untuk umum",
    ReportPaper.NOTICE_BOARD: "Lembar papan pengumuman",
    ReportPaper.LIST: "Daftar pengaduan",
}


@dataclass(frozen=True, slots=True)
class ReportApproval:
    """Approval of a report: by which entry, when (UTC), by whom, despite which doubts, on which checkpoint."""

    entry_id: UUID
    at: datetime
    officer: str
    position: str
    despite: tuple[str, ...] = ()
    checkpoint: Checkpoint | None = None


@dataclass(frozen=True, slots=True)
class ReportFile:
    """Content shared by all papers of a period.

    ``zone`` is the office's; its figures say as of when (UTC).

    ``emblem`` is the image itself, in place of the file that ``layout`` names: a report that was approved keeps both.
    """

    office: Office
    figures: Figures
    signatory: Signatory = field(default_factory=Signatory)
    words: SupervisorWords = field(default_factory=SupervisorWords)
    meeting: EvaluationMeeting = field(default_factory=EvaluationMeeting)
    training: bool = False
    sp4n: tuple[int, int] | None = None  # how many stand in SP4N-LAPOR!, and of them are finished there
    approval: ReportApproval | None = None
    layout: PaperLayout = field(default_factory=PaperLayout)
    emblem: bytes = b""

    @property
    def zone(self) -> str:
        """The office's zone."""
        return self.office.zone

    @property
    def head(self) -> Letterhead:
        """The letterhead of its sheets."""
        return Letterhead(self.office, self.training, self.layout, self.emblem, self.made_at)

    @property
    def made_at(self) -> datetime:
        """When its papers are made: counted, or approved, after which they are the same bytes for good."""
        return self.approval.at if self.approval else self.figures.as_of


KIND_TITLES: Final[Mapping[PeriodKind, str]] = MappingProxyType(
    {
        PeriodKind.DAY: "Laporan Harian",
        PeriodKind.WEEK: "Laporan Mingguan",
        PeriodKind.MONTH: "Laporan Bulanan",
        PeriodKind.QUARTER: "Laporan Triwulan",
        PeriodKind.SEMESTER: "Laporan Semester",
        PeriodKind.YEAR: "Laporan Tahunan",
        PeriodKind.RANGE: "Laporan",
    }
)
EVALUATED: Final = frozenset({PeriodKind.QUARTER, PeriodKind.SEMESTER, PeriodKind.YEAR})
_BASES: Final[Mapping[Basis, str]] = {Basis.RECEIVED: "tanggal diterima", Basis.RECORDED: "tanggal dicatat"}


def heading(file: ReportFile) -> str:
    """``Laporan Bulanan`` and the like."""
    return KIND_TITLES[file.figures.scope.period.kind]


def name(period: Period) -> str:
    """``Laporan Bulanan November 2026``, ``Laporan Triwulan IV 2026``."""
    return f"{_NAMED_KINDS.get(period.kind, 'Laporan')} {title(period)}"


_NAMED_KINDS: Final = {kind: KIND_TITLES[kind] for kind in (PeriodKind.DAY, PeriodKind.WEEK, PeriodKind.MONTH)}


def counter_in_words(scope: Scope) -> str:
    """Counter of a scope in words, or *Semua loket*."""
    return f"Loket {scope.counter}" if scope.counter else "Semua loket"


def about(figures: Figures, zone: str) -> tuple[str, ...]:
    """Header lines of every paper and workbook: period, counter, by which date, as of when."""
    scope, as_of = figures.scope, figures.as_of
    return (
        f"Periode: {title(scope.period)}",
        f"{counter_in_words(scope)}, dihitung menurut {_BASES[scope.basis]}",
        f"Keadaan per {moment_in_words(as_of, zone)}",
    )


def approval_lines(file: ReportFile) -> tuple[str, ...]:
    """Officer, time and journal entry of the approval, and the length of its chain at the count.

    Nothing of a report that is not.
    """
    approval = file.approval
    if approval is None:
        return ()
    by = ", ".join(part for part in (approval.officer, approval.position) if part)
    doubts = [
        words.format(days=len(file.figures.not_closed), slips=sum(one.many for one in file.figures.open_slips))
        for code, words in _DESPITE.items()
        if code in approval.despite
    ]
    held = approval.checkpoint
    rests = f"Checkpoint rantai {held.origin}: {held.size} catatan, akar {root_text(held.root)}" if held else ""
    return (
        as_sentence(f"Disahkan {moment_in_words(approval.at, file.zone)} oleh {by}{''.join(doubts)}"),
        f"Catatan pengesahan dalam jurnal: {approval.entry_id}",
        *((rests,) if rests else ()),
    )


def public_approval_lines(file: ReportFile) -> tuple[str, ...]:
    """The day of the approval for the public, without anybody's name; nothing of a report that is not approved."""
    if file.approval is None:
        return ()
    return (f"Disahkan {dates.in_words(dates.local_date(file.approval.at, file.zone))}",)


_DESPITE: Final[Mapping[str, str]] = {
    ApprovalRefusal.PERIOD_NOT_OVER: ", sebelum periode berakhir",
    ApprovalRefusal.DAYS_NOT_CLOSED: ", dengan {days} halaman register belum ditutup",
    ApprovalRefusal.SLIPS_OPEN: ", dengan {slips} slip bernomor belum dicatat atau dibatalkan",
}


def sources(figures: Figures, zone: str) -> str:
    """Counted desks with the time of each one's last entry; "" where there is only this one."""
    if not figures.heard:
        return ""
    named = ", ".join(
        f"{one.counter or '(tanpa nomor)'} {figure_tables.last_entry_text(one.last_entry_at, zone)}"
        for one in figures.heard
    )
    return as_sentence(f"Catatan terakhir tiap loket yang dihitung di sini: {named}")


def moment_in_words(at: datetime, zone: str) -> str:
    """Date and time of a moment as a report says it."""
    return f"{dates.in_words(dates.local_date(at, zone))} pukul {dates.time_of_day(at, zone)}"


def footer(file: ReportFile) -> str:
    """Words beside the page numbers: the paper's name, never a person."""
    return f"{name(file.figures.scope.period)}, {counter_in_words(file.figures.scope)}"


def place_and_date(file: ReportFile) -> str:
    """``Pangkalpinang, 30 November 2026``: where and when it is signed."""
    day = local_day(file.figures, file.zone)
    return f"{file.layout.dated_in or file.office.city}, {dates.without_weekday(day)}"


def copies(file: ReportFile) -> str:
    """Recipients getting a copy, one per line; empty for none."""
    numbered = [f"{place}. {name}" for place, name in enumerate(file.layout.copied_to, start=1)]
    return "\n".join(("Tembusan:", *numbered)) if numbered else ""


def local_day(figures: Figures, zone: str) -> date:
    """Local date of the count."""
    return dates.local_date(figures.as_of, zone)
