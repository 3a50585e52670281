"""The morning list on paper: who has what, due when, the oldest due date first; a sheet of its own for each person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from frontoffice.documents.layout import a4_sheet, row_table
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.domain.absences import Absence
from frontoffice.domain.calendar import dates
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import RequiredPaper
from frontoffice.domain.limits import END_OF_DAY
from frontoffice.domain.people import Role
from frontoffice.domain.text.printable_text import as_sentence
from frontoffice.paper_layout import PaperLayout
from frontoffice.register.projection.complaint_columns import NEVER, SUMMARY, UNDECIDED
from frontoffice.register.queries.morning_list import MorningList, PersonWork
from frontoffice.register.queries.urgency import LATE, TODAY, urgency
from frontoffice.register.queries.worklist import WorkLine
from frontoffice.settings import Office

NAME: Final = "Daftar Pagi"
NEXT_WORDS: Final[Mapping[str, str]] = {
    Step.REVIEW: "Telaah dan klasifikasikan",
    Step.ANALYSE: "Analisis",
    Step.DECIDE: "Tetapkan tindakan",
    Step.INFORM: "Sampaikan tindakan kepada pengadu",
    Step.ACT: "Lakukan tindakan",
    Step.VERIFY: "Verifikasi hasil",
    Step.CONVEY: "Sampaikan hasil kepada pengadu",
    Step.NOTE: "Catat saran atau masukan",
    Step.ANSWER: "Jawab",
    Step.FINISH: "Tutup",
    Step.DECLINE: "Nyatakan tidak dapat ditindaklanjuti",
}
_ROLES: Final[Mapping[Role, str]] = {
    Role.OFFICER: "petugas FO",
    Role.HANDLER: "tim penanganan",
    Role.SUPERVISOR: "supervisor",
}
_MISSING: Final[Mapping[str, str]] = {RequiredPaper.IDENTITY_COPY: "identitas", RequiredPaper.DOCUMENTS: "dokumen"}
_COLUMNS: Final = (
    ("No.", 9),
    ("Batas", 30),
    ("Sisa (hari kerja)", 22),
    ("Nomor register", 40),
    ("Langkah berikutnya", 42),
    ("Pengadu", 32),
    ("Layanan; uraian", 62),
    ("Keterangan", 36),
)


@dataclass(frozen=True, slots=True)
class MorningSheet:
    """Morning list with its office, layout and date."""

    office: Office
    list: MorningList
    zone: str
    training: bool = False
    layout: PaperLayout = field(default_factory=PaperLayout)

    @property
    def on(self) -> date:
        """Day of the list."""
        return dates.local_date(self.list.at, self.zone)


def morning_paper(sheet: MorningSheet) -> bytes:
    """The list as PDF; its properties and footer name the day, never a person."""
    at = dates.time_of_day(sheet.list.at, sheet.zone)
    title = f"{NAME} {sheet.on.isoformat()}"
    footer = f"{NAME} {dates.in_digits(sheet.on)}, keadaan pukul {at}. Memuat data pribadi; musnahkan sesudah dipakai"
    story: list[Any] = []
    for place, one in enumerate(sheet.list.people):
        story += [a4_sheet.new_page()] if place else []
        story += _section(sheet, one)
    if not story:
        story = [*_head(sheet, "Semua petugas"), *_nothing()]
    head = Letterhead(sheet.office, sheet.training, sheet.layout, made_at=sheet.list.at)
    return a4_sheet.sheet(head, title, footer, story, wide=True)


def _head(sheet: MorningSheet, whose: str) -> list[Any]:
    at = dates.time_of_day(sheet.list.at, sheet.zone)
    return [
        a4_sheet.heading(NAME.upper(), large=True),
        *a4_sheet.paragraphs(f"{as_sentence(whose)} {dates.in_words(sheet.on)}, keadaan pukul {at}."),
    ]


def _section(sheet: MorningSheet, one: PersonWork) -> list[Any]:
    parts = [*_head(sheet, _whose(one)), *a4_sheet.paragraphs(" ".join(_counts(sheet, one)))]
    if not one.lines:
        return [*parts, *_nothing()]
    heads = tuple(name for name, _ in _COLUMNS)
    rows = [heads, *(_row(no, line, sheet, one) for no, line in enumerate(one.lines, start=1))]
    return [*parts, row_table.row_table(rows, [width for _, width in _COLUMNS])]


def _nothing() -> list[Any]:
    return [a4_sheet.gap(6), a4_sheet.heading("NIHIL", large=True)]


def _whose(one: PersonWork) -> str:
    if one.officer is None:
        return "Belum ditangani seorang pun: untuk semua petugas yang berwenang atas langkahnya"
    role = _ROLES.get(one.officer.role, "")
    return ", ".join(part for part in (one.officer.name, one.officer.position or role) if part)


def _counts(sheet: MorningSheet, one: PersonWork) -> Iterator[str]:
    found = [_urgency(sheet, line) for line in one.lines]
    pressing = f"terlambat {found.count(LATE)}, jatuh tempo hari ini {found.count(TODAY)}"
    if one.total > len(one.lines):  # what is not printed may be late, too
        printed = f"Jumlah {one.total}. Tercetak {len(one.lines)} yang paling mendesak ({pressing})"
        yield f"{printed}; selebihnya di halaman Perlu tindakan."
    else:
        yield f"Jumlah {one.total}. {pressing.capitalize()}."
    me = str(one.officer.officer_id) if one.officer else ""
    absence = sheet.list.away.get(me)
    if absence is not None:
        yield f"Tercatat tidak hadir s.d. {dates.in_digits(absence.last)}."


def _urgency(sheet: MorningSheet, line: WorkLine) -> str:
    return urgency(line.clock_on, line.clock_time, sheet.list.now, sheet.list.left[line.clock_on])


def _row(no: int, line: WorkLine, sheet: MorningSheet, one: PersonWork) -> tuple[str, ...]:
    text = line.summary + ("…" if len(line.summary) == SUMMARY else "")
    return (
        str(no),
        _due(line),
        _describe_days_left(sheet, line),
        line.number_text,
        NEXT_WORDS.get(line.waits, line.waits),
        line.name,
        _join_lines(line.service, text),
        _join_lines(*_remarks(sheet, line, one)),
    )


def _join_lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _day(iso: str) -> str:
    return dates.in_digits(date.fromisoformat(iso))


def _due(line: WorkLine) -> str:
    if line.clock_on == NEVER:
        return "tanpa batas"
    hour = f" {line.clock_time}" if line.clock_time != END_OF_DAY else ""
    longer = f"diperpanjang s.d. {_day(line.longer_until)}" if line.longer_until else ""
    return _join_lines(f"{_day(line.clock_on)}{hour}", "(sementara)" if line.clock_provisional else "", longer)


def _describe_days_left(sheet: MorningSheet, line: WorkLine) -> str:
    if line.clock_on == NEVER:
        return ""
    left, how = sheet.list.left[line.clock_on], _urgency(sheet, line)
    if how == LATE:
        return f"TERLAMBAT {-left}" if left < 0 else "TERLAMBAT"
    return "HARI INI" if how == TODAY else str(left)


def _remarks(sheet: MorningSheet, line: WorkLine, one: PersonWork) -> Iterator[str]:
    """Remarks on a work line: reason for its place in this list, and other notes."""
    yield _stands_in(sheet.list.away.get(line.waits_for), line, one)
    if not line.waits_for and one.officer is not None:
        yield "belum ditangani seorang pun"
    yield f"tim: {line.team}" if line.team else ""
    missing = ", ".join(_MISSING.get(paper, paper) for paper in line.missing.split(",") if paper)
    yield f"berkas kurang: {missing}" if missing else ""
    yield f"siklus ke-{line.cycle}" if line.cycle > 1 else ""
    yield "lewat 30 hari, belum diputuskan" if line.late_filing == UNDECIDED else ""
    yield "dua meja: periksa" if line.conflict else ""


def _stands_in(absence: Absence | None, line: WorkLine, one: PersonWork) -> str:
    me = str(one.officer.officer_id) if one.officer else ""
    if absence is None or absence.officer == me:
        return f"semula ditangani {line.assignee}" if line.waits_for not in ("", me) and absence is None else ""
    until = f"tidak hadir s.d. {dates.in_digits(absence.last)}"
    return f"sebagai pengganti {absence.name}, {until}" if one.officer else f"{absence.name} {until}"
