"""The office's papers about one complaint: answer, disposition, record of settlement, note, invitation, request.

Their layout follows custom (``domain.md`` 2.4); where the sources are silent the office may write its own by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from frontoffice.documents import sheet
from frontoffice.documents.case_file import (
    NAMES,
    OUTCOME_WORDS,
    CaseFile,
    DocumentKind,
    address_of,
    due_of,
    last_text,
    name_of,
    place_and_date,
)
from frontoffice.documents.dossier import dossier
from frontoffice.domain import dates
from frontoffice.domain.complaint import Paper
from frontoffice.domain.steps import Step

_PAPERS: Final = {Paper.IDENTITY_COPY: "fotokopi identitas", Paper.DOCUMENTS: "dokumen pendukung"}
_BLANK: Final = "................................................................"


def document(kind: DocumentKind, file: CaseFile) -> bytes:
    """The paper as PDF; its properties and footer carry the complaint's number, never a name."""
    title = f"{NAMES[kind]} {file.complaint.number_text}"
    number = file.complaint.number_text
    return sheet.sheet(file.office, title, number, _LAYOUTS[kind](file), training=file.training)


def _letter(file: CaseFile, subject: str) -> list[Any]:
    """Head of a letter to the complainant."""
    rows = [("Nomor", file.number or _BLANK[:24]), ("Hal", subject)]
    to = [line for line in ("Yth. Bapak/Ibu " + name_of(file), address_of(file)) if line]
    return [*sheet.paragraphs(place_and_date(file)), sheet.fields(rows), sheet.gap(), *sheet.paragraphs("\n".join(to))]


def _about(file: CaseFile) -> str:
    told = file.complaint
    received = dates.in_words(told.received_on)
    return f"pengaduan Bapak/Ibu nomor {told.number_text} yang kami terima pada {received}{_service(file)}"


def _service(file: CaseFile) -> str:
    service = file.complaint.intake.service
    return f" mengenai {service}" if service else ""


def _ended(file: CaseFile) -> list[Any]:
    return [sheet.gap(), sheet.signatures([("", ""), (file.position or "Kepala", file.officer)])]


def _response(file: CaseFile) -> list[Any]:
    verified = next((c.last(Step.VERIFY) for c in reversed(file.case.cycles) if c.last(Step.VERIFY)), None)
    found = OUTCOME_WORDS.get(str(verified.facts.get("outcome", "")), "") if verified else ""
    parts = [
        ("Hasil analisis", last_text(file, Step.ANALYSE)),
        ("Tindakan penyelesaian", last_text(file, Step.DECIDE)),
        ("Pelaksanaan", last_text(file, Step.ACT)),
        ("Hasil akhir", "\n".join(part for part in (found, verified.text if verified else "") if part)),
    ]
    story = [*_letter(file, "Jawaban atas pengaduan"), sheet.gap()]
    story += sheet.paragraphs(f"Sehubungan dengan {_about(file)}, bersama ini kami sampaikan hal-hal berikut.")
    for title, text in parts:
        if text:
            story += [sheet.heading(title), *sheet.paragraphs(text)]
    closing = (
        "Apabila Bapak/Ibu belum puas dengan penyelesaian ini, mohon disampaikan kepada kami agar penanganan diulang. "
        "Bapak/Ibu juga dapat menyampaikan pengaduan kepada Ombudsman Republik Indonesia. "
        "Seluruh penanganan pengaduan tidak dipungut biaya."
    )
    return [*story, sheet.gap(), *sheet.paragraphs(closing), *_ended(file)]


def _disposition(file: CaseFile) -> list[Any]:
    told = file.complaint
    rows = [
        ("Pengaduan dari", name_of(file)),
        ("Nomor pengaduan", told.number_text),
        ("Diterima tanggal", dates.in_words(told.received_on)),
        ("Batas tanggapan", due_of(file)),
        ("Batas SP4N-LAPOR!", file.sp4n),
        ("Kadar pengaduan", file.level),
        ("Sifat", "biasa / segera / sangat segera / rahasia"),
        ("Hal", told.intake.service or told.intake.category),
        ("Diteruskan kepada", file.case.team.told or _BLANK),
        ("Dengan hormat harap", "tanggapan dan saran / proses lebih lanjut / koordinasi-konfirmasikan"),
    ]
    rows = [(name, value) for name, value in rows if value]
    note = file.complaint.review_note or _BLANK
    story = [sheet.heading("LEMBAR DISPOSISI", large=True), sheet.gap(), sheet.fields(rows)]
    story += [sheet.heading("Uraian"), *sheet.paragraphs(told.intake.description)]
    story += [sheet.heading("Catatan"), *sheet.paragraphs(note)]
    return [*story, sheet.signatures([("", ""), (file.position or "Kepala Bidang", file.officer)])]


def _record(file: CaseFile) -> list[Any]:
    told = file.complaint
    satisfied = file.case.cycle.last(Step.SATISFIED)
    answer = "menyatakan PUAS" if satisfied else "menyatakan PUAS / BELUM PUAS (coret yang tidak perlu)"
    story = [sheet.heading("BERITA ACARA PENYELESAIAN PENGADUAN", large=True)]
    story += [sheet.heading(f"Nomor: {file.number or _BLANK[:24]}", large=True), sheet.gap()]
    opening = (
        f"Pada hari {dates.DAYS[file.today.weekday()]} tanggal {dates.without_weekday(file.today)}, bertempat di "
        f"{file.office.name}, telah diselesaikan pengaduan nomor {told.number_text} atas nama {name_of(file)} yang "
        f"diterima pada {dates.in_words(told.received_on)}{_service(file)}."
    )
    story += sheet.paragraphs(opening)
    for title, step in (("Tindakan penyelesaian", Step.DECIDE), ("Pelaksanaan", Step.ACT), ("Hasil", Step.VERIFY)):
        text = last_text(file, step)
        if text:
            story += [sheet.heading(title), *sheet.paragraphs(text)]
    story += [sheet.gap(), *sheet.paragraphs(f"Atas hasil penyelesaian tersebut pengadu {answer}.")]
    people = [("Pengadu", name_of(file)), ("Tim Penanganan Pengaduan", file.officer), ("Mengetahui", "")]
    return [*story, sheet.signatures(people)]


def _note(file: CaseFile) -> list[Any]:
    told = file.complaint
    rows = [
        ("Kepada", file.case.team.technical or file.case.team.agency or "Tim Teknis PTSP"),
        ("Dari", file.position or file.officer),
        ("Tanggal", dates.without_weekday(file.today)),
        ("Nomor", file.number or _BLANK[:24]),
        ("Hal", f"Permintaan tanggapan atas pengaduan nomor {told.number_text}"),
    ]
    story = [
        sheet.heading("NOTA DINAS", large=True),
        sheet.gap(),
        sheet.fields(rows),
        sheet.heading("Uraian pengaduan"),
    ]
    story += sheet.paragraphs(told.intake.description)
    ask = (
        f"Mohon tanggapan dan tindak lanjut sesuai kewenangan, agar pengadu dapat dijawab paling lambat {due_of(file)}."
    )
    return [*story, sheet.gap(), *sheet.paragraphs(ask), *_ended(file)]


def _invitation(file: CaseFile) -> list[Any]:
    story = [*_letter(file, "Undangan klarifikasi"), sheet.gap()]
    story += sheet.paragraphs(f"Sehubungan dengan {_about(file)}, kami mengharapkan kehadiran Bapak/Ibu pada:")
    rows = [
        ("Hari, tanggal", _BLANK),
        ("Pukul", _BLANK),
        ("Tempat", file.office.name),
        ("Acara", "Klarifikasi pengaduan"),
    ]
    return [*story, sheet.fields(rows), *_ended(file)]


def _completion(file: CaseFile) -> list[Any]:
    missing = ", ".join(_PAPERS[paper] for paper in file.complaint.missing_papers) or _BLANK
    until = f" paling lambat {dates.in_words(file.case.asked.until)}" if file.case.asked else ""
    text = f"Sehubungan dengan {_about(file)}, mohon Bapak/Ibu melengkapi: {missing}{until}."
    warn = "Apabila sampai batas tersebut berkas belum dilengkapi, pengaduan dapat dianggap dicabut."
    story = [*_letter(file, "Permintaan kelengkapan berkas"), sheet.gap(), *sheet.paragraphs(text)]
    return [*story, *sheet.paragraphs(warn if until else ""), *_ended(file)]


_LAYOUTS: Final[Mapping[DocumentKind, Callable[[CaseFile], list[Any]]]] = {
    DocumentKind.DOSSIER: dossier,
    DocumentKind.RESPONSE: _response,
    DocumentKind.DISPOSITION: _disposition,
    DocumentKind.RECORD: _record,
    DocumentKind.NOTE: _note,
    DocumentKind.INVITATION: _invitation,
    DocumentKind.COMPLETION: _completion,
}
