"""Register page as PDF: one day of one counter, in the columns of the paper register (*buku register*).

A closed page states by whom, the journal's head hash and the root over its entries; whoever keeps it can check the
register, and the proof of a complaint, against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from frontoffice.documents.case_file import OUTCOME_WORDS, SHORT_BLANK
from frontoffice.documents.layout import a4_sheet, row_table
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.documents.reports import report_file
from frontoffice.documents.team_words import handler_of
from frontoffice.domain.calendar import dates
from frontoffice.domain.complaint import Kind, RequiredPaper, Status
from frontoffice.domain.shift import CounterState
from frontoffice.domain.slips import Slip, SlipState, runs
from frontoffice.paper_layout import PaperLayout
from frontoffice.register.queries.day_query import DayLine, RegisterDay
from frontoffice.settings import Office

_KINDS: Final[Mapping[str, str]] = {
    Kind.COMPLAINT: "Pengaduan",
    Kind.SUGGESTION: "Saran",
    Kind.INPUT: "Masukan",
}
_STATUS: Final[Mapping[str, str]] = {
    Status.REGISTERED: "Terdaftar",
    Status.REVIEWED: "Ditelaah",
    Status.ANALYSED: "Dianalisis",
    Status.DECIDED: "Tindakan ditetapkan",
    Status.INFORMED: "Tindakan diinformasikan",
    Status.ACTED: "Tindakan dilakukan",
    Status.VERIFIED: "Hasil diverifikasi",
    Status.CONVEYED: "Menunggu tanggapan pengadu",
    Status.REPEATED: "Belum puas, dianalisis ulang",
    Status.NOTED: "Dicatat",
    Status.FOLLOWED_UP: "Ditindaklanjuti",
    Status.ANSWERED: "Dijawab",
    Status.SATISFIED: "Selesai",
    Status.FINISHED: "Selesai",
    Status.WITHDRAWN: "Dicabut",
    Status.DEEMED_WITHDRAWN: "Dianggap dicabut",
    Status.FORWARDED: "Diteruskan",
    Status.DECLINED: "Tidak dapat ditindaklanjuti",
    Status.MERGED: "Digabung",
    Status.UNANSWERED: "Selesai tanpa tanggapan",
    Status.CANCELLED: "DIBATALKAN",
}
_MISSING: Final[Mapping[str, str]] = {RequiredPaper.IDENTITY_COPY: "identitas", RequiredPaper.DOCUMENTS: "dokumen"}
_COLUMNS: Final = (
    ("No.", 9),
    ("Nomor; diterima", 29),
    ("Kanal; jenis", 18),
    ("Pengadu; alamat; telepon", 34),
    ("Layanan; no. permohonan", 26),
    ("Uraian; kategori", 41),
    ("Kelengkapan", 19),
    ("Batas tanggapan", 17),
    ("Ditangani oleh; tindakan", 29),
    ("Hasil; tanggapan", 21),
    ("Status; keterangan", 20),
    ("Paraf", 10),
)


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """Data of a register page: the day's page of one counter, the officers named on it, and when it is made."""

    office: Office
    counter: str  # the series, "" for every counter's
    page: RegisterDay
    officers: tuple[str, ...]
    zone: str
    made_at: datetime  # (aware)
    channels: Mapping[str, str]
    training: bool
    layout: PaperLayout = field(default_factory=PaperLayout)
    people: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # position and NIP of each name

    @property
    def head(self) -> Letterhead:
        """The letterhead of its sheets."""
        return Letterhead(self.office, self.training, self.layout, made_at=self.made_at)


def register_page(sheet: RegisterPage) -> bytes:
    """The page as PDF; its properties and footer name counter and day, never a person."""
    on = sheet.page.on
    title = f"Register {sheet.counter} {on.isoformat()}"
    story = [
        a4_sheet.heading("BUKU REGISTER PENGADUAN, SARAN DAN MASUKAN", large=True),
        *a4_sheet.paragraphs(f"{_whose(sheet)}, {dates.in_words(on)}"),
        *_lines(sheet),
    ]
    footer = f"Register {_whose(sheet)}, {dates.in_digits(on)}. Dicetak {_creation_time(sheet)}"
    return a4_sheet.sheet(sheet.head, title, footer, story, wide=True)


def _creation_time(sheet: RegisterPage) -> str:
    day = dates.local_date(sheet.made_at, sheet.zone)
    return f"{dates.in_digits(day)} {dates.time_of_day(sheet.made_at, sheet.zone)}"


def _whose(sheet: RegisterPage) -> str:
    return f"Loket {sheet.counter}" if sheet.counter else "semua loket"


_WIDTH: Final = 273  # mm


def _lines(sheet: RegisterPage) -> list[Any]:
    """Rows, and the text beneath them; no page has signatures without a row."""
    page = sheet.page
    words = "\n".join(
        (
            *_totals(sheet),
            *_gaps(sheet),
            *_slips(sheet),
            *_list_approvals(sheet),
            *_list_handovers(sheet),
            *_closing(sheet),
        )
    )
    ending = a4_sheet.signatures_beside(words, _signatures(sheet), _WIDTH)
    below = [] if ending else [a4_sheet.gap(2), *a4_sheet.paragraphs(words)]
    below += (
        []
        if ending
        else [a4_sheet.signatures([*_signatures(sheet)[:1], ("", ""), *_signatures(sheet)[1:]], width=_WIDTH)]
    )
    if not page.lines:
        nil = [a4_sheet.gap(6), a4_sheet.heading("NIHIL", large=True), a4_sheet.gap(6)]
        return [*nil, *([ending] if ending else below)]
    rows = [tuple(name for name, _ in _COLUMNS), *(_row(line, sheet) for line in page.lines)]
    return [row_table.row_table(rows, [width for _, width in _COLUMNS], ending), *below]


def _row(line: DayLine, sheet: RegisterPage) -> tuple[str, ...]:
    corrected = "*" if line.subject in sheet.page.corrected else ""
    received = f"{_day(line.received_on)} {line.received_time}".strip()
    late = line.late_filing and line.status != Status.CANCELLED
    missing = ", ".join(_MISSING.get(paper, paper) for paper in line.missing.split(",") if paper)
    return (
        f"{line.no}{corrected}",
        _join_lines(line.number_text, received),
        _join_lines(line.channel_name, _KINDS.get(line.kind, line.kind)),
        _join_lines(line.name, line.address, line.phone),
        _join_lines(line.service, line.application_no),
        _join_lines(line.summary, line.category),
        f"kurang: {missing}" if missing else "lengkap",
        _due(line),
        _join_lines(handler_of(line.assignee, line.team), *_team_beside(line), line.action, _day(line.action_on)),
        _join_lines(*_result(line)),
        _join_lines(_STATUS.get(line.status, line.status), "Lewat 30 hari" if late else "", line.remark),
        "",
    )


def _join_lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _day(iso: str) -> str:
    return dates.in_digits(date.fromisoformat(iso)) if iso else ""


def _team_beside(line: DayLine) -> Iterator[str]:
    """Team, for a complaint with an assigned officer as well."""
    if line.assignee and line.team:
        yield f"tim: {line.team}"


def _due(line: DayLine) -> str:
    if line.kind != Kind.COMPLAINT:
        return ""
    longer = f"s.d. {_day(line.longer_until)}" if line.longer_until else ""
    return _join_lines(_day(line.due_on), "(sementara)" if line.due_provisional else "", longer)


def _result(line: DayLine) -> Iterator[str]:
    yield OUTCOME_WORDS.get(line.outcome, "")
    yield f"disampaikan {_day(line.conveyed_on)}" if line.conveyed_on else ""
    yield {"satisfied": "puas", "unsatisfied": "belum puas"}.get(line.answer, "")
    yield f"siklus ke-{line.cycle}" if line.cycle > 1 else ""


def _totals(sheet: RegisterPage) -> Iterator[str]:
    totals = sheet.page.totals
    kinds = ", ".join(f"{name.lower()} {totals.by_kind.get(kind, 0)}" for kind, name in _KINDS.items())
    yield f"Jumlah {totals.all}: {kinds}."
    channels = [f"{sheet.channels.get(code, code)} {count}" for code, count in sorted(totals.by_channel.items())]
    if channels:
        yield f"Menurut kanal: {', '.join(channels)}."
    yield (
        f"Belum lengkap {totals.incomplete}, dibatalkan {totals.cancelled}, lewat 30 hari {totals.late_filing}, "
        f"belum ditelaah {totals.unreviewed}, resi belum tercetak {totals.unprinted}."
    )


def _slips(sheet: RegisterPage) -> Iterator[str]:
    """Slip numbers without a complaint: still open, or void."""
    for state, words in ((SlipState.OPEN, "Slip bernomor belum dicatat"), (SlipState.VOID, "Slip bernomor batal")):
        by_reason: dict[str, list[Slip]] = {}
        for slip in sheet.page.slips:
            if slip.state is state:
                by_reason.setdefault(slip.why, []).append(slip)
        for why, found in by_reason.items():
            named = (one.text if one == last else f"{one.text} sampai {last.text}" for one, last in runs(found))
            yield f"{words}: {', '.join(named)}.{f' Alasan: {why}' if why else ''}"


def _gaps(sheet: RegisterPage) -> Iterator[str]:
    for gap in sheet.page.gaps:
        first, last = f"{gap.known + 1:04}", f"{gap.last:04}"
        which = f"Nomor {first}" if gap.last == gap.known + 1 else f"Nomor {first} sampai {last}"
        source = {
            "paper": f"menurut resi terakhir yang dibaca {gap.officer}",
            "mark": "menurut catatan komputer ini",
        }.get(gap.evidence, "")
        why = f" Alasan: {gap.why}" if gap.why else ""
        yield (
            f"{which} tahun {gap.year} sudah diberikan {source} dan tidak ada dalam register ini; nomor dilanjutkan "
            f"sesudahnya.{why}"
        )


def _list_approvals(sheet: RegisterPage) -> Iterator[str]:
    """Reports approved at this counter on that day."""
    since = sheet.page.approved_since
    for one in sheet.page.approved:
        after = " (sesudah halaman ini ditutup)" if one in since else ""
        by = ", ".join(part for part in (one.officer, one.position) if part)
        name = f"{report_file.name(one.scope.period)}, {report_file.counter_in_words(one.scope)}"
        yield f"Disahkan: {name}, pukul {dates.time_of_day(one.approved_at, sheet.zone)} oleh {by}{after}."


def _list_handovers(sheet: RegisterPage) -> Iterator[str]:
    """Handovers of the counter on that day, with the work then open."""
    since = sheet.page.handed_since
    for one in sheet.page.handed:
        after = " (sesudah halaman ini ditutup)" if one in since else ""
        giver, taker = (
            ", ".join(part for part in pair if part)
            for pair in ((one.officer, one.position), (one.to_name, one.to_position))
        )
        yield (
            f"Serah terima loket pukul {dates.time_of_day(one.at, sheet.zone)}: diserahkan oleh {giver}; diterima oleh "
            f"{taker}, dengan PIN atau kata sandinya sendiri{after}. Saat itu: {_open(one.state)}."
        )
        if one.note:
            yield f"Catatan serah terima: {one.note}"


def _open(state: CounterState) -> str:
    overdue = f" (lewat tenggat {state.overdue})" if state.overdue else ""
    last = f", nomor terakhir {state.last:04}" if state.last else ""
    return (
        f"{state.recorded} dicatat hari itu{last}; draf terbuka {state.drafts}, resi belum tercetak atau diragukan "
        f"{state.unprinted}, pesan belum beres {state.messages}, slip bernomor terbuka {state.slips}, "
        f"pengaduan menunggu kelengkapan di semua loket {state.incomplete}{overdue}"
    )


def _closing(sheet: RegisterPage) -> Iterator[str]:
    closing = sheet.page.closing
    if not sheet.counter:
        return
    if closing is None:
        yield "Halaman ini belum ditutup."
        return
    on, at = dates.local_date(closing.closed_at, sheet.zone), dates.time_of_day(closing.closed_at, sheet.zone)
    by = ", ".join(part for part in (closing.officer, closing.position) if part)
    yield f"Ditutup {dates.in_words(on)} pukul {at} oleh {by}, dengan {closing.lines} nomor."
    if closing.note:
        yield f"Catatan: {closing.note}"
    if sheet.page.corrected:
        yield f"* {len(sheet.page.corrected)} baris dicatat atau diperbaiki sesudah halaman ditutup."
    yield f"Sidik jurnal saat ditutup (SHA-256): {closing.head}"
    if closing.root:
        yield f"Checkpoint saat ditutup: {closing.entries} catatan, akar {closing.root}"


def _signatures(sheet: RegisterPage) -> list[tuple[str, str]]:
    """Signatures of the counter's officer (if only one) and of the officer closing the page.

    What is not known is dotted.
    """
    closing = sheet.page.closing
    officer = sheet.officers[0] if len(sheet.officers) == 1 else ""
    position, _nip = sheet.people.get(officer, ("", ""))
    closer = (closing.position if closing else "") or SHORT_BLANK
    return [
        (position or "Petugas Front Office", _with_nip(sheet, officer)),
        (f"Mengetahui, {closer}", _with_nip(sheet, closing.officer if closing else "")),
    ]


def _with_nip(sheet: RegisterPage, name: str) -> str:
    _position, nip = sheet.people.get(name, ("", ""))
    return f"{name or f'({SHORT_BLANK})'}\nNIP {nip or SHORT_BLANK}"
