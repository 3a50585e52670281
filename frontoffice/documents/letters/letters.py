"""Letters to the complainant: head and end by custom, the invitation, the request for missing papers.

The response letter is in ``answer.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from frontoffice.documents.case_file import (
    BLANK,
    PAPER_WORDS,
    SHORT_BLANK,
    CaseFile,
    place_and_date,
    signature_block,
    word_of,
)
from frontoffice.documents.letters import addressing
from frontoffice.documents.letters.letter_facts import LetterFacts, Pairs, Part, Text
from frontoffice.domain.calendar import dates
from frontoffice.domain.complaint import Identity


def letter(file: CaseFile, subject: str, body: Iterable[Part], copies: Sequence[str] = ()) -> LetterFacts:
    """Put a letter together around its body; ``copies`` are those who get one besides whom the signatory signs for."""
    secret = file.complaint.intake.complainant.identity is Identity.CONFIDENTIAL
    above = [f"{file.signatory.on_behalf_of} (sebagai laporan)"] if file.signatory.on_behalf_of else []
    archive = f"Arsip ({word_of(file)} nomor {file.complaint.number_text})"
    role, name = signature_block(file.signatory)
    return LetterFacts(
        place_and_date=place_and_date(file),
        number=file.number or SHORT_BLANK,
        nature="Rahasia" if secret else "Biasa",
        enclosures="-",
        subject=subject,
        addressed=tuple(addressing.address_lines(file)),
        greeting="Dengan hormat,",
        body=tuple(body),
        thanks="Demikian kami sampaikan. Atas perhatian Bapak/Ibu kami ucapkan terima kasih.",
        role=role,
        name=name,
        copies=(*above, *copies, *file.layout.copied_to, archive),
    )


def invitation(file: CaseFile) -> LetterFacts:
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
    body: list[Part] = [Text(asked), Pairs(rows), Text(bring + unable, apart=True)]
    return letter(file, f"Undangan klarifikasi {word_of(file)}", body)


def completion(file: CaseFile) -> LetterFacts:
    """Request for the missing papers, with its time limit once the request is in the register."""
    missing = [PAPER_WORDS[paper] for paper in file.complaint.missing_papers]
    asked = file.case.asked
    until = f" paling lambat {dates.in_words(asked.until)}" if asked else ""
    opening = f"Sehubungan dengan {addressing.about(file)}, mohon Bapak/Ibu melengkapi berkas berikut{until}:"
    listed = "\n".join(f"{place}. {name}" for place, name in enumerate(missing, start=1))
    where = f"Berkas dapat diantar ke {file.office.name} atau dikirim melalui {file.office.email}. "
    warn = (
        "Apabila sampai tanggal tersebut berkas belum kami terima, pengaduan dapat kami anggap dicabut."
        if until
        else ""
    )
    body = [Text(opening), Text(listed or BLANK), Text((where + warn).strip(), apart=True)]
    return letter(file, "Permintaan kelengkapan berkas", body)
