"""Case file: the data of one complaint's documents, and their common Indonesian terms (legal text)."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from uuid import UUID

from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.working_days import OfficeCalendar
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.steps import Ground, Ruling, Step
from frontoffice.domain.complainants import Addressee
from frontoffice.domain.complaint import (
    Complaint,
    Identity,
    Kind,
    OutsideNumbers,
    RequiredPaper,
    Status,
    outside_numbers,
)
from frontoffice.paper_layout import PaperLayout
from frontoffice.register.journal.story_line import StoryLine
from frontoffice.settings import Office, Signatory

if TYPE_CHECKING:
    from frontoffice.documents.dossier_proof import DossierProof


class DocumentKind(StrEnum):
    """Documents about a complaint, in the order of the menu's keys."""

    DOSSIER = "dossier"
    RESPONSE = "response"
    DISPOSITION = "disposition"
    RECORD = "record"
    NOTE = "note"
    INVITATION = "invitation"
    COMPLETION = "completion"
    PROGRESS = "progress"


NAMES: Final[Mapping[DocumentKind, str]] = {
    DocumentKind.DOSSIER: "Berkas Pengaduan",
    DocumentKind.RESPONSE: "Surat Jawaban",
    DocumentKind.DISPOSITION: "Lembar Disposisi",
    DocumentKind.RECORD: "Berita Acara Penyelesaian Pengaduan",
    DocumentKind.NOTE: "Nota Dinas",
    DocumentKind.INVITATION: "Undangan Klarifikasi",
    DocumentKind.COMPLETION: "Permintaan Kelengkapan Berkas",
    DocumentKind.PROGRESS: "Surat Kemajuan",
}
FILES: Final[Mapping[DocumentKind, str]] = {
    DocumentKind.DOSSIER: "berkas-pengaduan",
    DocumentKind.RESPONSE: "surat-jawaban",
    DocumentKind.DISPOSITION: "lembar-disposisi",
    DocumentKind.RECORD: "berita-acara",
    DocumentKind.NOTE: "nota-dinas",
    DocumentKind.INVITATION: "undangan-klarifikasi",
    DocumentKind.COMPLETION: "permintaan-kelengkapan",
    DocumentKind.PROGRESS: "surat-kemajuan",
}
NUMBERED: Final = frozenset(DocumentKind) - {DocumentKind.DOSSIER, DocumentKind.DISPOSITION}
KIND_WORDS: Final = {Kind.COMPLAINT: "Pengaduan", Kind.SUGGESTION: "Saran", Kind.INPUT: "Masukan"}
STEP_WORDS: Final[Mapping[Step, str]] = {
    Step.REVIEW: "Ditelaah",
    Step.ANALYSE: "Analisis",
    Step.DECIDE: "Tindakan penyelesaian ditetapkan",
    Step.INFORM: "Tindakan diinformasikan kepada pengadu",
    Step.ACT: "Tindakan penyelesaian dilakukan",
    Step.VERIFY: "Hasil diverifikasi",
    Step.RETURN: "Dikembalikan untuk dikerjakan ulang",
    Step.CONVEY: "Hasil disampaikan kepada pengadu",
    Step.SATISFIED: "Pengadu puas, pengaduan selesai",
    Step.UNSATISFIED: "Pengadu belum puas, penanganan diulang",
    Step.NOTE: "Dicatat",
    Step.FOLLOW_UP: "Ditindaklanjuti",
    Step.ANSWER: "Dijawab",
    Step.FINISH: "Selesai",
    Step.GO_ON: "Dilanjutkan, pengadu tidak terhubungi",
    Step.WITHDRAW: "Dicabut oleh pengadu",
    Step.DEEM_WITHDRAWN: "Dianggap dicabut",
    Step.FORWARD: "Diteruskan kepada instansi yang berwenang",
    Step.DECLINE: "Dinyatakan tidak dapat ditindaklanjuti",
    Step.MERGE: "Digabung dengan pengaduan yang sama",
    Step.GIVE_UP: "Ditutup tanpa tanggapan pengadu",
    Step.REOPEN: "Dibuka kembali",
    Step.RECLASSIFY: "Jenis laporan diubah",
    Step.CANCEL: "Dibatalkan",
}
STATUS_WORDS: Final[Mapping[Status, str]] = {
    Status.REGISTERED: "terdaftar",
    Status.REVIEWED: "ditelaah",
    Status.ANALYSED: "dianalisis",
    Status.DECIDED: "tindakan ditetapkan",
    Status.INFORMED: "tindakan diinformasikan",
    Status.ACTED: "tindakan dilakukan",
    Status.VERIFIED: "hasil diverifikasi",
    Status.CONVEYED: "menunggu tanggapan pengadu",
    Status.REPEATED: "belum puas, penanganan diulang",
    Status.NOTED: "dicatat",
    Status.FOLLOWED_UP: "ditindaklanjuti",
    Status.ANSWERED: "dijawab",
    Status.SATISFIED: "selesai, pengadu puas",
    Status.FINISHED: "selesai, telah dijawab",
    Status.WITHDRAWN: "dicabut",
    Status.DEEMED_WITHDRAWN: "dianggap dicabut",
    Status.FORWARDED: "diteruskan",
    Status.DECLINED: "tidak dapat ditindaklanjuti",
    Status.MERGED: "digabung",
    Status.UNANSWERED: "ditutup tanpa tanggapan pengadu",
    Status.CANCELLED: "dibatalkan",
}
OUTCOME_WORDS: Final = {
    "proven": "terbukti",
    "not_proven": "tidak terbukti",
    "partly_proven": "sebagian terbukti",
    "explained": "penjelasan diberikan",
    "not_possible": "tidak dapat dilanjutkan",
}
GROUND_WORDS: Final[Mapping[str, str]] = {  # each goes on from "karena"
    Ground.LATE: "disampaikan lewat batas 30 (tiga puluh) hari kalender sejak pelayanan diterima",
    Ground.OUT_OF_SCOPE: "hal yang disampaikan tidak termasuk pelayanan yang kami selenggarakan",
    Ground.UNFOUNDED: "tidak ditemukan dasar atau bukti yang mendukung hal yang disampaikan",
    Ground.IN_COURT: "hal yang disampaikan sedang atau telah diperiksa oleh pengadilan",
    Ground.OTHER: "alasan yang diuraikan di bawah ini",
}
RULING_WORDS: Final[Mapping[str, str]] = {
    Ruling.ACCEPTED: "diterima untuk ditangani",
    Ruling.REFUSED: "tidak diterima",
}
REACH_WORDS: Final = {
    "reached": "terhubung",
    "no_answer": "tidak dijawab",
    "wrong_number": "nomor salah",
    "letter_sent": "surat dikirim",
    "collected": "diambil langsung",
    "sent": "dikirim",
    "asked": "menanyakan status",
}
SOURCE_WORDS: Final = {"spoken": "lisan", "signed": "lembar yang ditandatangani", "message": "pesan tertulis"}
PAPER_WORDS: Final[Mapping[str, str]] = {
    RequiredPaper.IDENTITY_COPY: "fotokopi identitas",
    RequiredPaper.DOCUMENTS: "dokumen pendukung",
}
BLANK: Final = "." * 64  # to be filled in by hand
SHORT_BLANK: Final = "." * 24

RECEIPT_WORDS: Final[Mapping[str, str]] = {
    "confirmed": "tercetak",
    "handed_over": "dikirim ke printer",
    "accepted": "diterima printer",
    "uncertain": "belum pasti tercetak",
    "void": "tidak tercetak",
    "dropped": "tidak diperlukan lagi, tidak dicetak",
}


@dataclass(frozen=True, slots=True)
class DocumentRequest:
    """Request for a document: its number ("" for none), whether a hidden name may stand on it, whose alone it is."""

    subject: UUID
    kind: DocumentKind
    number: str = ""
    revealed: bool = False
    to: Addressee | None = None  # of several on one number, None for all


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything about one complaint; ``revealed`` when a confidential name may stand on the document.

    ``calendar`` is the one that gave the due date, or the present one where that was not kept (see its version).
    ``officer`` makes the document, ``signatory`` signs what goes out; ``reviewer`` is the position of who reviewed it.
    """

    office: Office
    complaint: Complaint
    case: Case
    story: tuple[StoryLine, ...]
    calendar: OfficeCalendar
    officer: str
    position: str
    made_at: datetime  # (aware) when the document is made
    number: str = ""
    level: str = ""
    revealed: bool = False
    sp4n: str = ""  # when SP4N-LAPOR! expects a reply
    sp4n_entered: str = ""  # the number there that was written down later
    training: bool = False
    signatory: Signatory = dataclasses.field(default_factory=Signatory)
    reviewer: str = ""
    layout: PaperLayout = dataclasses.field(default_factory=PaperLayout)
    proof: DossierProof | None = None  # that a dossier carries

    @property
    def today(self) -> date:
        """Date of the document."""
        return dates.local_date(self.made_at, self.office.zone)

    @property
    def numbers(self) -> OutsideNumbers:
        """Numbers from others for the complaint."""
        intake = self.complaint.intake
        return outside_numbers(intake.channel, intake.external_id, self.sp4n_entered)

    @property
    def head(self) -> Letterhead:
        """The letterhead of its sheets."""
        return Letterhead(self.office, self.training, self.layout, made_at=self.made_at)


def name_of(file: CaseFile) -> str:
    """The complainant's name as this document may carry it."""
    who = file.complaint.intake.complainant
    if file.revealed and who.identity is not Identity.ANONYMOUS:
        return who.name or file.complaint.display_name
    return file.complaint.display_name


def address_of(file: CaseFile) -> str:
    """Complainant's address, "" if hidden."""
    who = file.complaint.intake.complainant
    if who.identity is not Identity.OPEN and not file.revealed:
        return ""
    return ", ".join(part for part in (who.address, who.district, who.regency) if part)


def first_due_of(file: CaseFile) -> str:
    """Due date of the answer, marked if still provisional."""
    due = file.complaint.due
    return dates.in_words(due.day) + (" (sementara)" if due.provisional else "")


def due_of(file: CaseFile) -> str:
    """The same, and until when it was extended."""
    until = file.complaint.longer_until
    return first_due_of(file) + (f", diperpanjang sampai {dates.in_words(until)}" if until else "")


def place_and_date(file: CaseFile) -> str:
    """``Pangkalpinang, 24 November 2026``."""
    return f"{file.layout.dated_in or file.office.city}, {dates.without_weekday(file.today)}"


def word_of(file: CaseFile) -> str:
    """The kind of the case inside a sentence: ``pengaduan``, ``saran``, ``masukan``."""
    return KIND_WORDS[file.complaint.intake.kind].lower()


def is_named(file: CaseFile) -> bool:
    """Whether this document may name the complainant, and the name is known."""
    who = file.complaint.intake.complainant
    return bool(who.name) and (
        who.identity is Identity.OPEN or (file.revealed and who.identity is Identity.CONFIDENTIAL)
    )


def receipt_line(file: CaseFile) -> str:
    """``Selasa, 24 November 2026 mengenai Izin Trayek (AKDP)``: since when it is here, and what it is about."""
    service = file.complaint.intake.service
    return dates.in_words(file.complaint.received_on) + (f" mengenai {service}" if service else "")


def signature_block(by: Signatory) -> tuple[str, str]:
    """Signatory for the office, and the name below; what the settings lack is left to be filled in by hand."""
    position = f"{by.position or SHORT_BLANK},"
    role = f"a.n. {by.on_behalf_of}\n{position}" if by.on_behalf_of else position
    named = (by.name or f"({SHORT_BLANK})", *((by.rank,) if by.rank else ()), f"NIP {by.nip or SHORT_BLANK}")
    return role, "\n".join(named)
