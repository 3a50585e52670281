"""The dossier of one complaint, for the Ombudsman: data, cycles, contacts, the deadline's count, receipts, hashes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from frontoffice.documents import sheet, tables
from frontoffice.documents.case_file import (
    ENTRY_WORDS,
    KIND_WORDS,
    OUTCOME_WORDS,
    REACH_WORDS,
    RECEIPT_WORDS,
    STATUS_WORDS,
    STEP_WORDS,
    CaseFile,
    address_of,
    due_of,
    name_of,
)
from frontoffice.domain import dates, unapplied, working_days
from frontoffice.domain.complaint import Kind
from frontoffice.domain.entry import EntryKind
from frontoffice.domain.steps import Step


def dossier(file: CaseFile) -> list[Any]:
    """The dossier as reportlab lays it out."""
    story = [sheet.heading("BERKAS PENGADUAN", large=True), sheet.heading(file.complaint.number_text, large=True)]
    story += [sheet.gap(), *_data(file)]
    for cycle in file.case.cycles:
        story.append(sheet.heading(f"Siklus ke-{cycle.no}"))
        for taken in cycle.steps:
            story += _step(taken.on, taken.step, taken.officer, taken.text, taken.facts)
    story += [*_unapplied(file), *_contacts(file), *_count(file), *_papers(file), *_made(file), *_entries(file)]
    return [*story, sheet.signatures([(file.position or "Petugas", file.officer)])]


def _data(file: CaseFile) -> Iterator[Any]:
    told, intake = file.complaint, file.complaint.intake
    received = dates.in_words(told.received_on)
    if told.received_at is not None:
        received += f", {dates.time_of_day(told.received_at, told.zone)}"
    recorded = f"{dates.in_words(told.recorded_on)}, {dates.time_of_day(told.recorded_at, told.zone)}"
    rows = [
        ("Jenis laporan", KIND_WORDS[intake.kind]),
        ("Diterima", received),
        ("Dicatat", f"{recorded}, {told.officer}, {told.counter}"),
        ("Kanal", told.channel_name),
        ("Pengadu", name_of(file)),
        ("Alamat", address_of(file)),
        ("Layanan", intake.service),
        ("Nomor permohonan", intake.application_no),
        ("Teradu", intake.respondent),
        ("Jenis pengaduan", file.case.category or intake.category),
        ("Kadar pengaduan", file.level),
        ("Tim", file.case.team.told),
        ("Batas tanggapan", due_of(file) if intake.kind is Kind.COMPLAINT else ""),
        ("Batas SP4N-LAPOR!", file.sp4n),
        ("Tanggapan pertama", _response(file)),
    ]
    yield tables.fields([(name, value) for name, value in rows if value])
    for title, text in (("Uraian", intake.description), ("Permintaan penyelesaian", intake.wish)):
        if text:
            yield sheet.heading(title)
            yield from sheet.paragraphs(text)


def _response(file: CaseFile) -> str:
    told = file.case.response
    if told is None:
        return ""
    when = dates.in_words(told.on)
    return f"{when}, terlambat {told.late_days} hari kerja: {told.why}" if told.late else f"{when}, tepat waktu"


def _step(on: date, step: Step, officer: str, text: str, facts: Mapping[str, Any]) -> Iterator[Any]:
    yield sheet.heading(f"{dates.without_weekday(on)} - {STEP_WORDS[step]} ({officer})")
    extra = (
        ("Hasil", OUTCOME_WORDS.get(str(facts.get("outcome", "")), "")),
        ("Instansi", str(facts.get("agency", ""))),
        ("Nomor surat", str(facts.get("letter", ""))),
        ("Digabung dengan", str(facts.get("other_number", ""))),
    )
    if any(value for _, value in extra):
        yield tables.fields([(name, value) for name, value in extra if value])
    if text:
        yield from sheet.paragraphs(text)


def _unapplied(file: CaseFile) -> Iterator[Any]:
    """What two desks did at the same time: what the case went on without was written all the same."""
    apart = unapplied.reasons(file.story, file.case)
    if apart:
        yield sheet.heading("Langkah yang tidak berlaku")
    bodies = {line.entry_id: line.body for line in file.story}
    for entry_id, one in apart.items():
        yield from _step(one.on, one.step, one.officer, one.text, bodies[entry_id])
        if one.instead is None:
            why = f"pengaduan saat itu berstatus {STATUS_WORDS[one.stood]}"
        else:
            why = f"langkah ini telah diambil oleh {one.instead.officer} pada {dates.without_weekday(one.instead.on)}"
        yield from sheet.paragraphs(f"Tidak berlaku: {why}.")


def _contacts(file: CaseFile) -> Iterator[Any]:
    if not file.case.contacts:
        return
    yield sheet.heading("Percobaan menghubungi pengadu")
    rows = [("Waktu", "Cara", "Hasil", "Petugas", "Catatan")]
    for contact in file.case.contacts:
        when = dates.in_digits(dates.local_date(contact.at, file.complaint.zone))
        when += f" {dates.time_of_day(contact.at, file.complaint.zone)}"
        reach = REACH_WORDS.get(contact.reach, contact.reach)
        rows.append((when, contact.channel, reach, contact.officer, contact.note))
    yield tables.table(rows, (36, 26, 26, 34, 48), head=True)


def _count(file: CaseFile) -> Iterator[Any]:
    if file.complaint.intake.kind is not Kind.COMPLAINT:
        return
    yield sheet.heading(f"Perhitungan batas tanggapan (kalender {file.calendar.version})")
    if file.calendar.version != file.complaint.due.calendar_version:
        yield from sheet.paragraphs(
            f"Batas tanggapan {due_of(file)} diberikan oleh kalender {file.complaint.due.calendar_version}, yang isinya"
            " belum disimpan bersama catatannya. Perhitungan ini memakai kalender yang berlaku sekarang."
        )
    rows = [("Tanggal", "Hari kerja ke-", "Keterangan")]
    for day in working_days.explain(file.calendar, file.complaint.received_on):
        reason = {"weekend": "akhir pekan"}.get(day.reason, day.reason)
        why = f"{reason} ({day.decree})" if day.decree else reason
        rows.append((dates.in_words(day.day), str(day.ordinal or ""), why))
    yield tables.table(rows, (56, 26, 88), head=True)


def _papers(file: CaseFile) -> Iterator[Any]:
    rows = [("Waktu", "Lembar", "Keadaan")]
    for line in file.story:
        if line.kind == EntryKind.PAPER:
            copy = int(line.body.get("copy_no") or 1)
            when = dates.in_digits(dates.local_date(line.occurred_at, line.zone))
            rows.append((when, "asli" if copy == 1 else f"salinan ke-{copy - 1}", _state(line.body)))
    if len(rows) > 1:
        yield sheet.heading("Tanda terima")
        yield tables.table(rows, (40, 50, 80), head=True)


def _state(body: Mapping[str, Any]) -> str:
    state = str(body.get("state", ""))
    return RECEIPT_WORDS.get(state, state)


def _made(file: CaseFile) -> Iterator[Any]:
    rows = [("Dibuat", "Surat", "Nomor", "Petugas")]
    for line in file.story:
        if line.kind == EntryKind.DOCUMENT:
            when = dates.in_digits(dates.local_date(line.occurred_at, line.zone))
            rows.append((when, str(line.body.get("name", "")), str(line.body.get("number", "")), line.officer))
    if len(rows) > 1:
        yield sheet.heading("Surat yang dibuat")
        yield tables.table(rows, (30, 60, 46, 34), head=True)


def _entries(file: CaseFile) -> Iterator[Any]:
    yield sheet.heading("Catatan register dan sidik digitalnya")
    rows = [("Dicatat", "Catatan", "Petugas", "Sidik (SHA-256)")]
    for line in file.story:
        when = dates.in_digits(dates.local_date(line.recorded_at, line.zone))
        when += f" {dates.time_of_day(line.recorded_at, line.zone)}"
        rows.append((when, ENTRY_WORDS.get(line.kind, line.kind), line.officer, line.hash.hex()))
    yield tables.table(rows, (36, 36, 32, 66), head=True)
