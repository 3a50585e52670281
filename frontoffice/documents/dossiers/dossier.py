"""Dossier (*berkas pengaduan*) for the Ombudsman: all of one complaint, its attachments and hashes too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from frontoffice.documents.case_file import (
    GROUND_WORDS,
    KIND_WORDS,
    OUTCOME_WORDS,
    PAPER_WORDS,
    REACH_WORDS,
    RECEIPT_WORDS,
    RULING_WORDS,
    SOURCE_WORDS,
    STATUS_WORDS,
    STEP_WORDS,
    CaseFile,
    address_of,
    due_of,
    first_due_of,
    name_of,
    signature_block,
)
from frontoffice.documents.dossier_proof import proof
from frontoffice.documents.dossiers.dossier_entries import entries, events_section
from frontoffice.documents.layout import a4_sheet, tables
from frontoffice.documents.team_words import agency_name, handler_of, mark_unlisted_team, team_names
from frontoffice.domain.attachments import Attachment, AttachmentKind, megabytes
from frontoffice.domain.calendar import dates, working_days
from frontoffice.domain.calendar.dates import parse_day
from frontoffice.domain.cases import void_steps
from frontoffice.domain.cases.case_entry import step_of
from frontoffice.domain.cases.step_fields import TEXTS
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Identity, Kind, Manner
from frontoffice.domain.entries.body_codec import decode, outline
from frontoffice.domain.entries.body_parts import LatePart, StepPart, TargetPart
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_bodies import DocumentBody, PaperBody
from frontoffice.domain.field_table import INTAKE_FIELDS, TEXTS_OF_THE_CASE
from frontoffice.domain.masked_text import mask_text
from frontoffice.domain.text.printable_text import LONGEST_TEXT, as_sentence
from frontoffice.register.projection.attachment_projection import list_attachments

KINDS: Final[Mapping[AttachmentKind, str]] = {
    AttachmentKind.IDENTITY: "identitas",
    AttachmentKind.SUPPORTING: "dokumen pendukung",
    AttachmentKind.LETTER: "surat",
    AttachmentKind.ANSWER: "jawaban",
    AttachmentKind.SLIP: "lembar",
    AttachmentKind.OTHER: "lainnya",
}


def attachments(file: CaseFile) -> Iterator[Any]:
    """Line for each attachment, including withdrawn ones."""
    found = [one.attachment for one in list_attachments(file.complaint.subject, file.story)]
    if file.complaint.erased or not found:
        return
    rows = [("Dilampirkan", "Berkas", "Jenis", "Ukuran", "Sidik isi (SHA-256 bergaram)")]
    for one in found:
        on = dates.in_digits(dates.local_date(one.added_at, one.zone))
        rows.append((f"{on} {one.officer}", _name(file, one), KINDS[one.kind], _size(one), one.digest))
    yield a4_sheet.heading("Lampiran")
    yield tables.table(rows, (32, 44, 24, 20, 50), head=True)
    behind = " Yang boleh diperlihatkan dan ada di meja ini menyusul di belakang menurut urutan daftar."
    yield from a4_sheet.paragraphs(
        "Sidik dihitung dari garam dan isi berkas, dan terikat pada catatan dalam rantai register."
        + behind * bool(to_show(file)),
        "cell",
    )


def to_show(file: CaseFile) -> tuple[UUID, ...]:
    """Attachments with pages allowed behind the dossier: not what shows an identity, nor what was taken back."""
    if file.complaint.erased or _is_hidden(file):
        return ()
    found = (one.attachment for one in list_attachments(file.complaint.subject, file.story))
    return tuple(one.attachment_id for one in found if one.kind is not AttachmentKind.IDENTITY and not one.withdrawn)


def _is_hidden(file: CaseFile) -> bool:
    return not file.revealed and file.complaint.intake.complainant.identity is not Identity.OPEN


def _name(file: CaseFile, one: Attachment) -> str:
    who, earlier = file.complaint.intake.complainant, file.complaint.earlier
    named = "(disamarkan)" if one.hidden and not file.revealed else one.file_name
    why = one.withdrawn if file.revealed else mask_text(one.withdrawn, who, earlier)
    return f"{named}; ditarik: {why}" if why else named


def _size(one: Attachment) -> str:
    pages = f"{one.pages} hlm., " if one.pages else ""
    return f"{pages}{megabytes(one.size)} MB"


# --- The papers of a complaint in its dossier: its receipts and the letters that were made about it ---


def receipts(file: CaseFile) -> Iterator[Any]:
    """Outcome of each paper of the complaint's resi."""
    rows = [("Waktu", "Lembar", "Keadaan")]
    for line in file.story:
        if line.kind == EntryKind.PAPER:
            paper = outline(PaperBody, line.body)
            copy, state = int(paper.copy_no or 1), str(paper.state or "")
            when = dates.in_digits(dates.local_date(line.occurred_at, line.zone))
            rows.append((when, "asli" if copy == 1 else f"salinan ke-{copy - 1}", RECEIPT_WORDS.get(state, state)))
    if len(rows) > 1:
        yield a4_sheet.heading("Tanda terima")
        yield tables.table(rows, (40, 50, 80), head=True)


def letters(file: CaseFile) -> Iterator[Any]:
    """Letters about the complaint."""
    rows = [("Dibuat", "Surat", "Nomor", "Petugas")]
    for line in file.story:
        if line.kind == EntryKind.DOCUMENT:
            when = dates.in_digits(dates.local_date(line.occurred_at, line.zone))
            made = outline(DocumentBody, line.body)
            to = f" (kepada pengadu ke-{made.to.get('place', '')} saja)" if isinstance(made.to, Mapping) else ""
            rows.append((when, f"{made.name or ''}{to}", str(made.number or ""), line.officer))
    if len(rows) > 1:
        yield a4_sheet.heading("Surat yang dibuat")
        yield tables.table(rows, (30, 60, 46, 34), head=True)


# --- dossier ---


def dossier(file: CaseFile) -> list[Any]:
    """The dossier as reportlab lays it out."""
    story = [a4_sheet.heading("BERKAS PENGADUAN", large=True), a4_sheet.heading(file.complaint.number_text, large=True)]
    story += [a4_sheet.gap(), *_data(file)]
    for cycle in file.case.cycles:
        story.append(a4_sheet.heading(f"Siklus ke-{cycle.no}"))
        story += [] if cycle.steps else a4_sheet.paragraphs("Belum ada langkah.")
        for taken in cycle.steps:
            recorded = _when(file, taken.recorded_at)
            story += _step(taken.on, taken.step, taken.officer, taken.text, taken.facts, recorded)
    story += [
        *_list_rejected_steps(file),
        *_list_corrected_steps(file),
        *_contacts(file),
        *events_section(file),
        *_count(file),
        *receipts(file),
        *letters(file),
        *attachments(file),
        *entries(file),
        *proof(file.proof),
    ]
    made_by = f"Disusun oleh,\n{file.position}" if file.position else "Disusun oleh,"
    return [*story, a4_sheet.signatures([(made_by, file.officer), signature_block(file.signatory)])]


def _when(file: CaseFile, moment: datetime) -> str:
    zone = file.complaint.zone
    return f"{dates.in_words(dates.local_date(moment, zone))}, {dates.time_of_day(moment, zone)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# Texts of the intake with a row of another form below, and the sector, which the service tells.
_OTHERWISE: Final = frozenset(
    ("received_why", "external_id", "service", "application_no", "respondent", "event_place", "category", "sector")
)


def _data(file: CaseFile) -> Iterator[Any]:
    complaint, intake, team = file.complaint, file.complaint.intake, ", ".join(team_names(file.case))
    rows = [
        ("Jenis laporan", KIND_WORDS[intake.kind]),
        ("Keadaan", STATUS_WORDS[file.case.status] + _since(file)),
        ("Diterima", _receipt_time(file)),
        ("Dicatat", f"{_when(file, complaint.recorded_at)}, {complaint.officer}, {complaint.counter}"),
        ("Alasan dicatat kemudian", intake.received_why),
        ("Kanal", complaint.channel_name),
        ("Nomor surat atau ID", file.numbers.letter),
        ("Nomor SP4N-LAPOR!", file.numbers.sp4n),
        *_whose(file),
        ("Layanan", intake.service),
        ("Nomor permohonan", intake.application_no),
        ("Pelayanan diterima", _service_date(file)),
        ("Teradu", intake.respondent),
        ("Kejadian", ", ".join(part for part in (_day(intake.event_date), intake.event_place) if part)),
        ("Jenis pengaduan", file.case.category or intake.category),
        ("Kadar pengaduan", file.level),
        ("Ditangani oleh", handler_of(file.case.assignee.name if file.case.assignee else "", team)),
        ("Tim", team if file.case.assignee else ""),
        ("Kelengkapan", _completeness(file)),
        ("Batas tanggapan", due_of(file) if intake.kind is Kind.COMPLAINT else ""),
        ("Batas SP4N-LAPOR!", file.sp4n),
        ("Tanggapan pertama", _response(file)),
        ("Alasan dibatalkan", complaint.cancelled_why),
    ]
    further = [one for one in INTAKE_FIELDS if one.name in TEXTS_OF_THE_CASE and one.name not in _OTHERWISE]
    rows.extend((_capital(one.paper), getattr(intake, one.name)) for one in further if one.most < LONGEST_TEXT)
    yield tables.fields([(name, value) for name, value in rows if value])
    for one in further:
        title, text = _capital(one.paper), getattr(intake, one.name) if one.most == LONGEST_TEXT else ""
        if text:
            yield a4_sheet.heading(title)
            yield from a4_sheet.paragraphs(text)


def _receipt_time(file: CaseFile) -> str:
    complaint = file.complaint
    day = dates.in_words(complaint.received_on)
    return f"{day}, {dates.time_of_day(complaint.received_at, complaint.zone)}" if complaint.received_at else day


def _whose(file: CaseFile) -> list[tuple[str, str]]:
    """The complainant's rows; a hidden identity only as hidden."""
    who = file.complaint.intake.complainant
    if who.identity is not Identity.OPEN and not file.revealed:
        return [("Pengadu", name_of(file))]
    attorney = f" (surat kuasa {who.attorney_letter})" if who.attorney_letter else ""
    return [
        ("Pengadu", name_of(file)),
        ("NIB", who.nib),
        ("Narahubung", ", ".join(part for part in (who.contact, who.position) if part)),
        ("Pengadu lain", "; ".join(who.name for _, who in file.complaint.joined)),
        ("Selaku kuasa", f"{who.represents}{attorney}" if who.represents else ""),
        ("Alamat", address_of(file)),
        ("Telepon", who.phone),
        ("E-mail", who.email),
    ]


def _since(file: CaseFile) -> str:
    return f", sejak {dates.without_weekday(file.case.moved.on)}" if file.case.moved else ""


def _day(day: date | None) -> str:
    return dates.in_words(day) if day else ""


def _service_date(file: CaseFile) -> str:
    service_date = file.complaint.intake.service_date
    if service_date is None:
        return ""
    last = dates.without_weekday(working_days.last_filing_day(service_date))
    state = "lewat batas" if file.complaint.late_filing else "dalam batas"
    if file.complaint.late_decided_by:
        ruling = RULING_WORDS.get(file.complaint.late_ruling, "diputuskan")
        state = f"{state}; {ruling}, keputusan {file.complaint.late_decided_by}"
    return f"{_day(service_date)}; batas pengaduan 30 hari kalender: {last} ({state})"


def _completeness(file: CaseFile) -> str:
    complaint, case = file.complaint, file.case
    if complaint.manner is Manner.ORAL:
        return "tidak dipersyaratkan (lisan)"
    missing = ", ".join(PAPER_WORDS[paper] for paper in complaint.missing_papers)
    parts = [f"kurang {missing}" if missing else "lengkap"]
    if case.asked:
        parts.append(f"diminta {dates.without_weekday(case.asked.on)}, batas {dates.without_weekday(case.asked.until)}")
    if case.completed_on:
        parts.append(f"berkas diterima {dates.without_weekday(case.completed_on)}")
    return "; ".join(parts)


def _response(file: CaseFile) -> str:
    response, lapse = file.case.response, file.case.lapse
    if response is None and lapse is not None:
        return f"tidak ada; ditutup {dates.in_words(lapse.on)}, terlambat {lapse.late_days} hari kerja: {lapse.why}"
    if response is None:
        return ""
    when = dates.in_words(response.on)
    if response.late:
        return f"{when}, terlambat {response.late_days} hari kerja: {response.why}"
    return f"{when}, tepat waktu" if file.complaint.intake.kind is Kind.COMPLAINT else when


def _step(on: date, step: Step, officer: str, text: str, facts: StepPart, recorded: str = "") -> Iterator[Any]:
    yield a4_sheet.heading(f"{dates.without_weekday(on)} - {STEP_WORDS[step]} ({officer})")
    source, late, target = str(facts.source), decode(LatePart, facts.late or {}), decode(TargetPart, facts.target or {})
    extra = (
        ("Dicatat", recorded),
        ("Hasil", OUTCOME_WORDS.get(str(facts.outcome), "")),
        ("Disampaikan pengadu secara", SOURCE_WORDS.get(source, source)),
        ("Instansi", agency_name(facts)),
        *((spec.paper, str(getattr(facts, spec.name) or "")) for spec in TEXTS),
        ("Dasar", GROUND_WORDS.get(str(facts.ground), str(facts.ground))),
        ("Pengaduan lewat batas", RULING_WORDS.get(str(facts.ruling), str(facts.ruling))),
        ("Digabung dengan", str(facts.other_number)),
        ("Kadar", str(facts.level_name)),
        ("Tim", ", ".join(mark_unlisted_team(facts.team or {}, facts.unlisted))),
        ("Target siklus", f"{_day(date.fromisoformat(target.on))} {target.time}" if facts.target else ""),
        ("Terlambat", f"{late.days} hari kerja: {late.why}" if facts.late else ""),
    )
    if any(value for _, value in extra):
        yield tables.fields([(name, value) for name, value in extra if value], "cell")
    if text:
        yield from a4_sheet.paragraphs(text)


def _list_rejected_steps(file: CaseFile) -> Iterator[Any]:
    """List steps recorded but rejected, because two desks worked at the same time."""
    apart = void_steps.rejection_reasons(file.story, file.case)
    if apart:
        yield a4_sheet.heading("Langkah yang tidak berlaku")
    lines = {line.entry_id: line for line in file.story}
    for entry_id, one in apart.items():
        line = lines[entry_id]
        yield from _step(
            one.on, one.step, one.officer, one.text, decode(StepPart, line.body), _when(file, line.recorded_at)
        )
        if one.instead is None:
            why = f"pengaduan saat itu berstatus {STATUS_WORDS[one.stood]}"
        else:
            why = f"langkah ini telah diambil oleh {one.instead.officer} pada {dates.without_weekday(one.instead.on)}"
        yield from a4_sheet.paragraphs(as_sentence(f"Tidak berlaku: {why}"))


def _list_corrected_steps(file: CaseFile) -> Iterator[Any]:
    """List steps recorded by mistake, each with its corrector; what they said counts for nothing."""
    corrected = void_steps.corrections(file.story, file.case)
    if corrected:
        yield a4_sheet.heading("Langkah yang dikoreksi")
    for line in file.story:
        by, step = corrected.get(line.entry_id), step_of(line)
        if by is None or step is None:
            continue
        said = decode(StepPart, line.body)
        on = parse_day(said.on) if said.on else dates.local_date(line.occurred_at, line.zone)
        text = str(said.text or said.note or said.why or "")
        yield from _step(on, step, line.officer, text, said, _when(file, line.recorded_at))
        why = by.why or "ditarik kembali seketika"
        on_day = dates.without_weekday(by.on)
        yield from a4_sheet.paragraphs(as_sentence(f"Dikoreksi pada {on_day} oleh {by.officer}, tidak dihitung: {why}"))


def _contacts(file: CaseFile) -> Iterator[Any]:
    if not file.case.contacts:
        return
    yield a4_sheet.heading("Percobaan menghubungi pengadu")
    rows = [("Waktu", "Cara", "Hasil", "Petugas", "Siklus; sesudah", "Catatan")]
    for contact in file.case.contacts:
        when = dates.in_digits(dates.local_date(contact.at, file.complaint.zone))
        when += f" {dates.time_of_day(contact.at, file.complaint.zone)}"
        reach = REACH_WORDS.get(contact.reach, contact.reach)
        after = f"{contact.cycle}; {_before(file, contact.place)}"
        rows.append((when, contact.channel, reach, contact.officer, after, contact.note))
    yield tables.table(rows, (26, 22, 22, 30, 34, 36), head=True)


def _before(file: CaseFile, place: int) -> str:
    """Name of the last step before an entry."""
    steps = (taken for cycle in reversed(file.case.cycles) for taken in reversed(cycle.steps) if taken.place < place)
    taken = next(steps, None)
    return STEP_WORDS[taken.step] if taken else "Terdaftar"


def _count(file: CaseFile) -> Iterator[Any]:
    if file.complaint.intake.kind is not Kind.COMPLAINT:
        return
    yield a4_sheet.heading(f"Perhitungan batas tanggapan (kalender {file.calendar.version})")
    if file.calendar.version != file.complaint.due.calendar_version:
        yield from a4_sheet.paragraphs(
            f"Batas tanggapan {first_due_of(file)} diberikan oleh kalender {file.complaint.due.calendar_version}, yang"
            " isinya belum disimpan bersama catatannya. Perhitungan ini memakai kalender yang berlaku sekarang."
        )
    rows = [("Tanggal", "Hari kerja ke-", "Keterangan")]
    for day in working_days.explain(file.calendar, file.complaint.received_on):
        reason = {"weekend": "akhir pekan"}.get(day.reason, day.reason)
        why = f"{reason} ({day.decree})" if day.decree else reason
        rows.append((dates.in_words(day.day), str(day.ordinal or ""), why))
    yield tables.table(rows, (56, 26, 88), head=True)
