"""Letters to the complainant: head and end by custom, invitation, request for missing papers, progress.

The response letter is in ``answer.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from frontoffice.documents.case_file import (
    BLANK,
    KIND_WORDS,
    PAPER_WORDS,
    SHORT_BLANK,
    CaseFile,
    place_and_date,
    signature_block,
    word_of,
)
from frontoffice.documents.letters import letter_facts, letter_sheet
from frontoffice.documents.letters.letter_facts import Chronicle, LetterFacts, Pairs, Part, Subheading, Text
from frontoffice.domain.calendar import dates
from frontoffice.domain.cases import deadlines
from frontoffice.domain.cases.case import TakenStep
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Identity, Status


def letter(file: CaseFile, subject: str, body: Iterable[Part], copies: Sequence[str] = ()) -> LetterFacts:
    """Put a letter together around its body; ``copies`` name further recipients of a copy."""
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
        addressed=tuple(letter_sheet.address_lines(file)),
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
    asked = f"Sehubungan dengan {letter_sheet.about(file)}, kami mengharapkan kehadiran Bapak/Ibu pada:"
    bring = "Mohon membawa identitas diri, surat ini, dan dokumen yang berkaitan. "
    unable = f"Apabila berhalangan, mohon memberi tahu kami melalui telepon {file.office.telephone}."
    body: list[Part] = [Text(asked), Pairs(rows), Text(bring + unable, apart=True)]
    return letter(file, f"Undangan klarifikasi {word_of(file)}", body)


def completion(file: CaseFile) -> LetterFacts:
    """Request for the missing papers, with its time limit once the request is in the register."""
    missing = [PAPER_WORDS[paper] for paper in file.complaint.missing_papers]
    asked = file.case.asked
    until = f" paling lambat {dates.in_words(asked.until)}" if asked else ""
    opening = f"Sehubungan dengan {letter_sheet.about(file)}, mohon Bapak/Ibu melengkapi berkas berikut{until}:"
    listed = "\n".join(f"{place}. {name}" for place, name in enumerate(missing, start=1))
    where = f"Berkas dapat diantar ke {file.office.name} atau dikirim melalui {file.office.email}. "
    warn = (
        "Apabila sampai tanggal tersebut berkas belum kami terima, pengaduan dapat kami anggap dicabut."
        if until
        else ""
    )
    body = [Text(opening), Text(listed or BLANK), Text((where + warn).strip(), apart=True)]
    return letter(file, "Permintaan kelengkapan berkas", body)


# --- Progress letter (*surat kemajuan*): what was done before there is an answer, what comes next, and by when ---
# What was found is not in it: as long as no action is set, nothing is decided that the office could be held to.

_DONE: Final[Mapping[Step, str]] = {
    Step.REVIEW: "Ditelaah dan diteruskan kepada yang menangani",
    Step.ANALYSE: "Dianalisis oleh tim penanganan",
}
_NEXT: Final[Mapping[Status, str]] = {
    Status.REGISTERED: "{Word} Bapak/Ibu sedang kami telaah, lalu kami teruskan kepada yang menangani.",
    Status.REVIEWED: "{Word} Bapak/Ibu sedang dianalisis oleh tim penanganan.",
    Status.ANALYSED: "Tindakan penyelesaiannya sedang kami tetapkan.",
    Status.REPEATED: "{Word} Bapak/Ibu kami analisis ulang.",
}


def progress(file: CaseFile) -> LetterFacts:
    """Put the letter together; what was done is of the present round of handling."""
    word = word_of(file)
    opening = (
        f"Sehubungan dengan {letter_sheet.about(file)}, bersama ini kami sampaikan perkembangan penanganannya sampai "
        f"dengan {dates.without_weekday(file.today)}."
    )
    asked = (
        f"Keterangan lebih lanjut dapat diminta melalui telepon {file.office.telephone} atau {file.office.email}, "
        f"dengan menyebut nomor {file.complaint.number_text}. Seluruh penanganan {word} tidak dipungut biaya."
    )
    body: list[Part] = [Text(opening), Subheading("Yang sudah dilakukan"), Chronicle(tuple(_list_progress(file)))]
    body += [Subheading("Langkah berikutnya"), Text(" ".join(_to_come(file))), Text(asked, apart=True)]
    return letter(file, f"Perkembangan penanganan {word}", body)


def _list_progress(file: CaseFile) -> Iterator[tuple[str, str]]:
    complaint, case = file.complaint, file.case
    found = [(complaint.received_on, f"Diterima melalui {complaint.channel_name}, nomor {complaint.number_text}")]
    if len(case.cycles) > 1:
        before = letter_facts.complainant_answer(case.cycles[-2])
        again = "Penanganan diulang, karena Bapak/Ibu menyatakan belum puas"
        found += [(before.on, again)] if before and before.step is Step.UNSATISFIED else []
    found += [(taken.on, _DONE[taken.step]) for taken in case.cycle.steps if _counts(taken)]
    if case.asked:
        found.append((case.asked.on, "Kelengkapan berkas diminta dari Bapak/Ibu"))
    if case.completed_on:
        found.append((case.completed_on, "Berkas lengkap kami terima"))
    for on, what in sorted(found, key=lambda one: one[0]):
        yield dates.without_weekday(on), what


def _counts(taken: TakenStep) -> bool:
    return taken.step in _DONE and taken.moves


def _to_come(file: CaseFile) -> Iterator[str]:
    complaint, case = file.complaint, file.case
    yield _NEXT.get(case.status, _NEXT[Status.REGISTERED]).format(Word=KIND_WORDS[complaint.intake.kind])
    missing = [PAPER_WORDS[paper] for paper in complaint.missing_papers]
    if case.asked and missing:
        yield f"Kami masih menunggu {' dan '.join(missing)} sampai {dates.in_words(case.asked.until)}."
    due = deadlines.next_obligation(complaint, case)
    if due is None:  # suggestions and input have none
        return
    extended = complaint.extended_until if case.response is None else None
    until = max(due.on, extended) if extended else due.on
    if until < file.today:
        yield f"Batas waktunya, {dates.in_words(until)}, telah terlewati. Kami mohon maaf dan segera menjawabnya."
        return
    first = f" (semula {dates.without_weekday(due.on)}, diperpanjang)" if extended and extended > due.on else ""
    yield f"Jawaban kami sampaikan paling lambat {dates.in_words(until)}{first}."
