"""Letters to the complainant: head and end by custom, the invitation, the request for missing papers.

The response letter is in ``answer.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from frontoffice.documents import a4_sheet, addressing, tables
from frontoffice.documents.case_file import (
    BLANK,
    PAPER_WORDS,
    SHORT_BLANK,
    CaseFile,
    place_and_date,
    signed,
    word_of,
)
from frontoffice.domain import dates
from frontoffice.domain.complaint import Identity


def letter(file: CaseFile, subject: str, body: Sequence[Any], copies: Sequence[str] = ()) -> list[Any]:
    """Lay out a letter around its body; ``copies`` are those who get one besides whom the signatory signs for."""
    return [*_head(file, subject), *body, *_end(file, copies)]


def _head(file: CaseFile, subject: str) -> list[Any]:
    secret = file.complaint.intake.complainant.identity is Identity.CONFIDENTIAL
    rows = [
        ("Nomor", file.number or SHORT_BLANK),
        ("Sifat", "Rahasia" if secret else "Biasa"),
        ("Lampiran", "-"),
        ("Hal", subject),
    ]
    dated = a4_sheet.paragraphs(place_and_date(file), "right")
    return [
        *dated,
        tables.fields(rows),
        a4_sheet.gap(6),
        *a4_sheet.paragraphs("\n".join(addressing.addressed(file)), "field"),
        a4_sheet.gap(),
        *a4_sheet.paragraphs("Dengan hormat,"),
    ]


def _end(file: CaseFile, copies: Sequence[str]) -> list[Any]:
    thanks = "Demikian kami sampaikan. Atas perhatian Bapak/Ibu kami ucapkan terima kasih."
    above = [f"{file.signatory.on_behalf_of} (sebagai laporan)"] if file.signatory.on_behalf_of else []
    names = [*above, *copies, *file.layout.copied_to, f"Arsip ({word_of(file)} nomor {file.complaint.number_text})"]
    below = "\n".join(("Tembusan:", *(f"{place}. {name}" for place, name in enumerate(names, start=1))))
    return [a4_sheet.gap(2), *a4_sheet.paragraphs(thanks), signature(file, below)]


def signature(file: CaseFile, below: str = "") -> Any:
    """Where the signatory signs, by hand or electronically; ``below`` stays with it on its page."""
    room = a4_sheet.ELECTRONIC if file.layout.signed_electronically else a4_sheet.BY_HAND
    after = [a4_sheet.gap(), *a4_sheet.paragraphs(below, "cell")] if below else []
    return a4_sheet.signatures([("", ""), signed(file.signatory)], below=after, room=room)


def invitation(file: CaseFile) -> list[Any]:
    """An invitation to clarify; day, hour and place are filled in by hand."""
    rows = [
        ("Hari, tanggal", BLANK),
        ("Pukul", f"{SHORT_BLANK} {file.office.zone}"),
        ("Tempat", BLANK),
        ("Acara", f"Klarifikasi {word_of(file)} nomor {file.complaint.number_text}"),
    ]
    asked = f"Sehubungan dengan {addressing.about(file)}, kami mengharapkan kehadiran Bapak/Ibu pada:"
    bring = "Mohon membawa identitas diri, surat ini, dan dokumen yang berkaitan. "
    unable = f"Apabila berhalangan, mohon memberi tahu kami melalui telepon {file.office.telephone}."
    body = [*a4_sheet.paragraphs(asked), tables.fields(rows), a4_sheet.gap(2), *a4_sheet.paragraphs(bring + unable)]
    return letter(file, f"Undangan klarifikasi {word_of(file)}", body)


def completion(file: CaseFile) -> list[Any]:
    """The request for the papers that are missing, with its time limit once the request is in the register."""
    missing = [PAPER_WORDS[paper] for paper in file.complaint.missing_papers]
    asked = file.case.asked
    until = f" paling lambat {dates.in_words(asked.until)}" if asked else ""
    body = a4_sheet.paragraphs(
        f"Sehubungan dengan {addressing.about(file)}, mohon Bapak/Ibu melengkapi berkas berikut{until}:"
    )
    body += a4_sheet.paragraphs("\n".join(f"{place}. {name}" for place, name in enumerate(missing, start=1)) or BLANK)
    where = f"Berkas dapat diantar ke {file.office.name} atau dikirim melalui {file.office.email}. "
    warn = (
        "Apabila sampai tanggal tersebut berkas belum kami terima, pengaduan dapat kami anggap dicabut."
        if until
        else ""
    )
    body += [a4_sheet.gap(2), *a4_sheet.paragraphs((where + warn).strip())]
    return letter(file, "Permintaan kelengkapan berkas", body)
