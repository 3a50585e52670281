"""Entries of the dossier: corrections and other events in sentences, then every entry with its hash."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from frontoffice.documents.case_file import KIND_WORDS, PAPER_WORDS, STEP_WORDS, CaseFile
from frontoffice.documents.layout import a4_sheet, tables
from frontoffice.domain import complainants
from frontoffice.domain.calendar import dates
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import CHANNELS, Identity
from frontoffice.domain.entries import entry_bodies
from frontoffice.domain.entries import entry_bodies as bodies
from frontoffice.domain.entries.body_codec import outline
from frontoffice.domain.entries.body_parts import TargetPart
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_kinds import KINDS
from frontoffice.domain.field_table import INTAKE_FIELDS
from frontoffice.register.journal import entry_authority, erasure_verdicts
from frontoffice.register.journal.story_line import StoryLine

FIELD_WORDS: Final[Mapping[str, str]] = {one.path: one.paper for one in INTAKE_FIELDS}
_WHO: Final = "complainant."
_NUMBERS: Final = frozenset({"complainant.nik", "complainant.identity_no"})
_VALUES: Final[Mapping[str, Mapping[str, str]]] = {
    "kind": {str(kind): name.lower() for kind, name in KIND_WORDS.items()},
    "channel": {channel.code: channel.name for channel in CHANNELS},
    "complainant.party": {complainants.COMPANY: "badan usaha atau lembaga"},
    "complainant.identity_kind": {complainants.PASSPORT: "paspor", complainants.KITAS: "KITAS"},
    "complainant.identity": {
        Identity.OPEN: "terbuka",
        Identity.CONFIDENTIAL: "dirahasiakan",
        Identity.ANONYMOUS: "anonim",
    },
}
_NOTHING: Final = "(kosong)"


def events_section(file: CaseFile) -> Iterator[Any]:
    """Corrections (old and new), cancelling, views of the identity, papers asked and received, and moves."""
    rows = [("Dicatat", "Kejadian", "Petugas")]
    for line in file.story:
        event = "\n".join(_event(file, line))
        if event:
            rows.append((_moment(line), event, line.officer))
    if len(rows) > 1:
        yield a4_sheet.heading("Perbaikan dan kejadian lain")
        yield tables.table(rows, (26, 110, 34), head=True)


def entries(file: CaseFile) -> Iterator[Any]:
    """Every entry with its place in its chain and its hash, for lookup and comparison with the register."""
    chains: dict[UUID, str] = {}
    rows = [("Dicatat", "Catatan", "Petugas", "Rantai", "Sidik (SHA-256)")]
    for line in file.story:
        chain = chains.setdefault(line.origin, f"K{len(chains) + 1}")
        rows.append((_moment(line), what(line), line.officer, f"{chain}/{line.seq}", line.hash.hex()))
    yield a4_sheet.heading("Catatan register dan sidik digitalnya")
    yield tables.table(rows, (26, 46, 30, 16, 52), head=True)
    origins = "; ".join(f"{name}: rantai {origin}" for origin, name in chains.items())
    yield from a4_sheet.paragraphs(f"Rantai dan nomor urut menunjukkan letak catatan dalam jurnal. {origins}", "cell")


def _moment(line: StoryLine) -> str:
    on = dates.local_date(line.recorded_at, line.zone)
    return f"{dates.in_digits(on)} {dates.time_of_day(line.recorded_at, line.zone)}"


_WITHOUT_EFFECT: Final = {
    entry_authority.NO_AUTHORITY: "tanpa wewenang, tidak berlaku",
    erasure_verdicts.AWAITED: "menunggu persetujuan kantor",
    erasure_verdicts.REJECTED: "ditolak kantor, isinya tetap",
}


def what(line: StoryLine) -> str:
    """Title of an entry, in the words of its kind or step."""
    if line.written:
        return f"{_WITHOUT_EFFECT[line.kind]}: {what(entry_authority.as_written(line))}"
    if line.outside:
        return f"{what(line._replace(outside=False))} (nomor di luar seri)"
    if line.kind == EntryKind.STEPPED:
        step = str(outline(bodies.SteppedBody, line.body).step or "")
        return STEP_WORDS[Step(step)] if step in [*Step] else step
    spec = KINDS.get(line.kind)
    return _fill_places(spec.paper.entry, outline(spec.bodies[-1], line.body)) if spec and spec.paper else line.kind


def _event(file: CaseFile, line: StoryLine) -> Iterator[str]:
    """The lines of an entry among the events: in its kind's own words, or by a function of this module."""
    build, spec = EVENTS.get(line.kind), KINDS.get(line.kind)
    if spec is None:
        return
    read = outline(spec.bodies[-1], line.body)
    if build is not None:
        yield from build(file, read)
    elif spec.paper and spec.paper.event:
        yield _fill_places(spec.paper.event, read)


def _fill_places(words: str, body: bodies.Body) -> str:
    """Words of a kind with the body's fields in their places."""
    return _PLACE.sub(lambda place: str(getattr(body, place[1]) or ""), words)


_PLACE: Final = re.compile(r"\{(\w+)\}")


def _amendment_lines(file: CaseFile, body: bodies.AmendedBody) -> Iterator[str]:
    who = file.complaint.intake.complainant
    hidden = who.identity is not Identity.OPEN and not file.revealed
    yield f"Diperbaiki: {body.why or ''}"
    for name, (old, new) in (body.changes or {}).items():
        word = FIELD_WORDS.get(name, name)
        if name in _NUMBERS or (hidden and name.startswith(_WHO) and name != "complainant.identity"):
            yield f"{word}: diubah, isinya tidak ditampilkan"
        else:
            yield f"{word}: {_value(name, old)} \N{RIGHTWARDS ARROW} {_value(name, new)}"


def _value(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "ada" if value else "tidak ada"
    text = str(value or "")
    if name.endswith(("_on", "_date")):
        return dates.readable(text) or _NOTHING
    return _VALUES.get(name, {}).get(text, text) or _NOTHING


def _papers_request_lines(_file: CaseFile, body: bodies.PapersAskedBody) -> Iterator[str]:
    papers = ", ".join(PAPER_WORDS.get(paper, str(paper)) for paper in body.papers or ())
    yield f"Pada {dates.readable(body.on)} diminta: {papers}; paling lambat {dates.readable(body.until)}"


def _papers_receipt_lines(_file: CaseFile, body: bodies.PapersCompletedBody) -> Iterator[str]:
    papers = ", ".join(name for paper, name in PAPER_WORDS.items() if getattr(body, str(paper)))
    yield f"Pada {dates.readable(body.on)} diterima: {papers}"


def _due_move_lines(_file: CaseFile, body: bodies.DueMovedBody) -> Iterator[str]:
    yield f"Kalender berubah: {body.why or ''}"
    if body.due_on:
        yield f"batas tanggapan: {dates.readable(body.due_was)} \N{RIGHTWARDS ARROW} {dates.readable(body.due_on)}"
    if body.target:
        was, on = dates.readable(body.target_was), dates.readable(outline(TargetPart, body.target).on)
        yield f"target siklus ke-{body.cycle or ''}: {was} \N{RIGHTWARDS ARROW} {on}"


def _correction_lines(_file: CaseFile, body: entry_bodies.StepCorrectedBody) -> Iterator[str]:
    step = str(body.step or "")
    yield f"Langkah dikoreksi karena salah catat: {STEP_WORDS[Step(step)] if step in [*Step] else step}"
    yield f"Alasan: {body.why}" if body.why else "Ditarik kembali seketika"


def _extension_lines(_file: CaseFile, body: entry_bodies.DueExtendedBody) -> Iterator[str]:
    until = dates.readable(body.until)
    yield f"Batas tanggapan diperpanjang sampai {until} dengan surat nomor {body.letter or ''}: {body.why or ''}"


def _assignment_lines(_file: CaseFile, body: entry_bodies.AssignedBody) -> Iterator[str]:
    name = str(body.name or "")
    yield f"Penanggung jawab: {name}" if name else "Penanggung jawab: dikembalikan kepada semua petugas perannya"


EVENTS: Final[Mapping[str, Callable[[CaseFile, Any], Iterator[str]]]] = {
    EntryKind.AMENDED: _amendment_lines,
    EntryKind.PAPERS_ASKED: _papers_request_lines,
    EntryKind.PAPERS_COMPLETED: _papers_receipt_lines,
    EntryKind.DUE_MOVED: _due_move_lines,
    EntryKind.DUE_EXTENDED: _extension_lines,
    EntryKind.STEP_CORRECTED: _correction_lines,
    EntryKind.ASSIGNED: _assignment_lines,
}
