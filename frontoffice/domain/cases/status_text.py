"""Status of a complaint, for an inquiry with its number and check code.

The sentences of screen, message and paper.

The office's words to the public, so their Indonesian stands here literally. They name nobody and repeat nothing that
was written of the complaint: whoever holds the resi may hold another's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from frontoffice.domain.calendar import dates
from frontoffice.domain.cases.answer_text import Sender
from frontoffice.domain.cases.case import Case
from frontoffice.domain.complaint import CLOSED, Complaint, Kind, RequiredPaper, Status
from frontoffice.domain.text import sms_length

KIND_WORDS: Final[Mapping[Kind, str]] = {
    Kind.COMPLAINT: "pengaduan",
    Kind.SUGGESTION: "saran",
    Kind.INPUT: "masukan",
}
_PAPERS: Final = {RequiredPaper.IDENTITY_COPY: "fotokopi identitas", RequiredPaper.DOCUMENTS: "dokumen pendukung"}
STATE_SENTENCES: Final[Mapping[Status, str]] = {
    Status.REGISTERED: "Terdaftar, menunggu ditelaah.",
    Status.REVIEWED: "Sudah ditelaah, sedang dianalisis.",
    Status.ANALYSED: "Sudah dianalisis, tindakannya sedang ditetapkan.",
    Status.DECIDED: "Tindakannya sudah ditetapkan dan akan disampaikan.",
    Status.INFORMED: "Tindakannya sudah disampaikan dan sedang dilakukan.",
    Status.ACTED: "Tindakannya sudah dilakukan, hasilnya sedang diperiksa.",
    Status.VERIFIED: "Hasilnya sudah diperiksa dan akan disampaikan.",
    Status.CONVEYED: "Hasilnya sudah disampaikan; tanggapan Bapak/Ibu ditunggu.",
    Status.REPEATED: "Belum memuaskan, sedang ditangani ulang.",
    Status.NOTED: "Sudah dicatat dan akan ditanggapi.",
    Status.FOLLOWED_UP: "Sudah ditindaklanjuti dan akan dijawab.",
    Status.ANSWERED: "Sudah dijawab.",
    Status.SATISFIED: "Selesai: pengadu menyatakan puas.",
    Status.FINISHED: "Selesai: sudah dijawab.",
    Status.WITHDRAWN: "Selesai: sudah dicabut.",
    Status.DEEMED_WITHDRAWN: "Selesai: dianggap dicabut karena berkasnya tidak dilengkapi.",
    Status.FORWARDED: "Selesai: diteruskan ke instansi yang berwenang.",
    Status.MERGED: "Selesai: digabung dengan pengaduan lain tentang hal yang sama.",
    Status.UNANSWERED: "Selesai: pengadu tidak dapat dihubungi.",
    Status.CANCELLED: "Dibatalkan; nomor ini tidak dipakai lagi.",
    Status.DECLINED: "Selesai: tidak dapat ditindaklanjuti; alasannya diberitahukan dengan surat.",
}


def sentences(complaint: Complaint, case: Case, today: date) -> tuple[str, ...]:
    """Sentences on the status and its date, missing papers, and the due date if still to come."""
    since = case.moved.on if case.moved is not None else complaint.recorded_on
    return (
        STATE_SENTENCES[complaint.status],
        f"Sejak {dates.without_weekday(since)}.",
        *_missing(complaint),
        *_promise(complaint, case, today),
    )


def status_text(complaint: Complaint, case: Case, sender: Sender, today: date) -> str:
    """Status as a message, in the characters of a phone."""
    word = KIND_WORDS[complaint.intake.kind].capitalize()
    asked = " ".join(part for part in (sender.short_name, sender.telephone) if part)
    head = f"{word} {complaint.number_text}, per {dates.in_digits(today)}:"
    said = (head, *sentences(complaint, case, today), f"Info: {asked}" if asked else "")
    return sms_length.plain(" ".join(part for part in said if part))


def _missing(complaint: Complaint) -> Iterator[str]:
    if complaint.missing_papers and complaint.status not in CLOSED:
        yield f"Belum lengkap: {', '.join(_PAPERS[paper] for paper in complaint.missing_papers)}."


def _promise(complaint: Complaint, case: Case, today: date) -> Iterator[str]:
    """Sentence on the due date, without past dates, and none after the response."""
    if complaint.intake.kind is not Kind.COMPLAINT or complaint.status in CLOSED or case.response is not None:
        return
    until = complaint.longer_until or complaint.due.day
    if until < today:
        yield "Akan segera ditanggapi."
    else:
        longer = " (diperpanjang)" if complaint.longer_until else ""
        yield f"Ditanggapi paling lambat {dates.without_weekday(until)}{longer}."
