"""Internal documents: disposition sheet (*lembar disposisi*) and note to the technical team (*nota dinas*).

Their layout follows custom: no source prescribes one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from frontoffice.documents.case_file import (
    BLANK,
    KIND_WORDS,
    SHORT_BLANK,
    CaseFile,
    due_of,
    name_of,
    receipt_line,
    signature_block,
    word_of,
)
from frontoffice.documents.layout import a4_sheet, tables
from frontoffice.documents.letters import letter_facts
from frontoffice.documents.letters.letter_sheet import signature
from frontoffice.documents.team_words import team_names
from frontoffice.domain.calendar import dates
from frontoffice.domain.cases import deadlines
from frontoffice.domain.complaint import Identity, Kind

_BOX: Final = "\N{WHITE SQUARE}"
_URGENCY: Final = ("Biasa", "Segera", "Sangat segera", "Rahasia")
_WISHES: Final = ("Tanggapan dan saran", "Proses lebih lanjut", "Koordinasi/konfirmasikan", SHORT_BLANK)


def disposition(file: CaseFile) -> list[Any]:
    """Disposition sheet of a superior for a complaint; signed by who reviewed it, else left to be signed."""
    story = [a4_sheet.heading("LEMBAR DISPOSISI", large=True), a4_sheet.gap(), tables.fields(_facts(file))]
    story += [a4_sheet.heading("Sifat"), _boxes(_URGENCY)]
    story += [a4_sheet.heading("Uraian"), *a4_sheet.paragraphs(file.complaint.intake.description)]
    story += [a4_sheet.gap(2), tables.table(_recipient_rows(file), (98, 36, 36), head=True, padding=6)]
    story += [a4_sheet.heading("Dengan hormat harap"), _boxes(_WISHES)]
    note = file.complaint.review_note
    story += [a4_sheet.heading("Catatan"), *a4_sheet.paragraphs(note or "\n".join((f"{BLANK}{BLANK}",) * 2))]
    return [*story, a4_sheet.signatures([("", ""), _reviewer_signature(file)])]


def _facts(file: CaseFile) -> list[tuple[str, str]]:
    complaint = file.complaint
    is_complaint = complaint.intake.kind is Kind.COMPLAINT
    target = file.case.target
    rows = [
        (f"{KIND_WORDS[complaint.intake.kind]} dari", name_of(file)),
        ("Nomor register", complaint.number_text),
        ("Nomor surat", file.numbers.letter),
        ("Nomor SP4N-LAPOR!", file.numbers.sp4n),
        ("Diterima tanggal", dates.in_words(complaint.received_on)),
        ("Kanal", complaint.channel_name),
        ("Batas tanggapan", due_of(file) if is_complaint else ""),
        ("Batas SP4N-LAPOR!", file.sp4n),
        ("Target penanganan", f"{dates.in_words(target.on)} {target.time}".strip() if target and is_complaint else ""),
        ("Kadar pengaduan", file.level),
        ("Hal", complaint.intake.service or file.case.category or complaint.intake.category),
    ]
    return [(name, value) for name, value in rows if value]


def _boxes(names: tuple[str, ...]) -> Any:
    return tables.table([[f"{_BOX} {name}" for name in names]], [170 / len(names)] * len(names), ruled=False)


def _recipient_rows(file: CaseFile) -> list[tuple[str, str, str]]:
    names = team_names(file.case)
    return [("Diteruskan kepada", "Paraf", "Tanggal"), *((name, "", "") for name in (*names, SHORT_BLANK))]


def _reviewer_signature(file: CaseFile) -> tuple[str, str]:
    review = letter_facts.last_review(file.case)
    if review is None:
        return f"{SHORT_BLANK},\nPemberi disposisi", f"({SHORT_BLANK})\nTanggal {SHORT_BLANK}"
    position = file.reviewer or "Pemberi disposisi"
    return f"{position},", f"{review.officer}\nDitelaah {dates.without_weekday(review.on)}"


def note(file: CaseFile) -> list[Any]:
    """Note to the technical team or agency with a request for its response."""
    complaint, team = file.complaint, file.case.team
    secret = complaint.intake.complainant.identity is Identity.CONFIDENTIAL
    rows = [
        ("Kepada", f"Yth. {team.technical or team.agency or 'Tim Teknis PTSP'}"),
        ("Dari", file.signatory.position or SHORT_BLANK),
        ("Tanggal", dates.without_weekday(file.today)),
        ("Nomor", file.number or SHORT_BLANK),
        ("Sifat", "Rahasia" if secret else "Biasa"),
        ("Lampiran", "-"),
        ("Hal", f"Permintaan tanggapan atas {word_of(file)} nomor {complaint.number_text}"),
    ]
    due = deadlines.next_obligation(complaint, file.case)
    until = f", agar pengadu dapat dijawab paling lambat {dates.in_words(due.on)}" if due else ""
    story = [a4_sheet.heading("NOTA DINAS", large=True), a4_sheet.gap(), tables.fields(rows), a4_sheet.gap()]
    number = complaint.number_text
    opening = f"Bersama ini disampaikan {word_of(file)} nomor {number} yang diterima pada {receipt_line(file)}."
    story += [
        *a4_sheet.paragraphs(opening),
        a4_sheet.heading("Uraian"),
        *a4_sheet.paragraphs(complaint.intake.description),
    ]
    if complaint.intake.wish:
        story += [a4_sheet.heading("Permintaan penyelesaian"), *a4_sheet.paragraphs(complaint.intake.wish)]
    ask = f"Mohon tanggapan dan tindak lanjut sesuai kewenangan{until}."
    thanks = "Demikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih."
    story += [a4_sheet.gap(2), *a4_sheet.paragraphs(ask), *a4_sheet.paragraphs(thanks, "closing")]
    by = replace(file.signatory, on_behalf_of="")  # a note goes from one part of the office to another, by its own head
    copies = "\n".join(f"{place}. {name}" for place, name in enumerate(file.layout.copied_to, start=1))
    return [*story, signature(signature_block(by), file.layout, f"Tembusan:\n{copies}" if copies else "")]
