"""The resi as the lines of its *tanda terima*, and how a complaint stands, for paper of 32, 42 or 48 columns.

One pure layout, from which the preview, the printer's bytes and the PDF are made. Content and order: kop, kind, number,
what was received and when, until when it is answered, how to ask for progress, who received it (procedure, point 5b).
Its Indonesian is the office's own text and stands here literally. No NIK, address or telephone of a complainant stands
on it, and the QR code holds the number and the check code only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, Literal

from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.working_days import RESPONSE_WORKING_DAYS
from frontoffice.domain.cases.answer_medium import takes_paper
from frontoffice.domain.cases.answer_text import KIND_WORDS, status_sentences
from frontoffice.domain.cases.case import Case
from frontoffice.domain.cases.steps import Ruling
from frontoffice.domain.complaint import Complaint, Identity, Kind, Manner, RequiredPaper, Status
from frontoffice.domain.masked_text import mask_known
from frontoffice.domain.text.printable_text import MORE, as_sentence, balance, fold, to_single_line, wrap

# --- The lines of a receipt, and their composing from top to bottom: centred, labelled, inverted, as large as
# fits ---

_LABEL: Final = {32: 10, 42: 10, 48: 12}
_SHORT: Final = 3  # lines that a name, a service or an address may take


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``text`` holds 0x20-0x7E only and fits: its length times ``wide`` is at most the columns.

    (Unless the resi was laid out to be an image: then it holds what was written.)

    ``wide`` and ``tall`` are factors (1 or 2). A line of kind ``qr`` stands for the receipt's code and has no text; the
    text of a ``rule`` is dashes, for where no line can be drawn.
    """

    text: str = ""
    bold: bool = False
    wide: int = 1
    tall: int = 1
    align: Literal["left", "center"] = "left"
    inverted: bool = False
    kind: Literal["text", "qr", "rule"] = "text"


class ReceiptLines:
    """The lines so far, and how many of their letters are ``folded``: not as they were written."""

    def __init__(self, columns: int, *, as_image: bool) -> None:
        self.columns = columns
        self._fold = to_single_line if as_image else fold
        self.lines: list[Line] = []
        self.folded = 0

    def fold(self, text: str, most: int) -> str:
        """Fold ``text``, after a cut to the room of ``most`` lines: a description may have 20,000 characters."""
        room = most * self.columns * 2
        plain, unknown = self._fold(text[:room])
        self.folded += unknown
        return f"{plain} {MORE}".lstrip() if len(text) > room else plain

    def blank(self, count: int = 1) -> None:
        """Empty lines."""
        self.lines.extend([Line()] * count)

    def rule(self) -> None:
        """A line across the paper."""
        self.lines.append(Line("-" * self.columns, kind="rule"))

    def center(self, text: str, *, bold: bool = False, tall: int = 1) -> None:
        """Centred text, in lines of about one length."""
        plain = self.fold(text, _SHORT)
        self.lines.extend(
            Line(line, bold=bold, tall=tall, align="center") for line in balance(plain, self.columns, _SHORT)
        )

    def left(self, text: str, *, bold: bool = False, most: int = _SHORT) -> None:
        """Text from the left edge, at most ``most`` lines of it."""
        self.lines.extend(Line(line, bold=bold) for line in wrap(self.fold(text, most), self.columns, most))

    def large(self, text: str) -> None:
        """The number: as large as the paper allows."""
        plain = self.fold(text, 1)
        wide = 2 if 2 * len(plain) <= self.columns else 1
        parts = wrap(plain, self.columns, _SHORT)
        self.lines.extend(Line(part, bold=True, wide=wide, tall=2, align="center") for part in parts)

    def largest(self, *texts: str) -> None:
        """Add the first of these texts with room at double width and height, for reading from an arm's length.

        Else the last.
        """
        fits = (text for text in texts if 2 * len(self._fold(text)[0]) <= self.columns)
        self.large(next(fits, texts[-1]))

    def band(self, text: str) -> None:
        """White on black, as wide as it goes: nobody takes this paper for another."""
        wide = 2 if 2 * (len(text) + 2) <= self.columns else 1
        self.lines.append(Line(f" {text} ", bold=True, wide=wide, tall=wide, align="center", inverted=True))

    def field(self, label: str, text: str, most: int = _SHORT) -> None:
        """``Label : text``, the text hanging under itself; nothing at all when there is no text."""
        margin = _LABEL[self.columns] + 2
        for n, line in enumerate(wrap(self.fold(text, most), self.columns - margin, most)):
            start = f"{label:<{margin - 2}}: " if n == 0 else " " * margin
            self.lines.append(Line(start + line))


# --- receipt ---

WIDTHS: Final = (32, 42, 48)
DESCRIPTION_LINES: Final = 4
_FOOT_LINES: Final = 9
_KINDS: Final = {Kind.COMPLAINT: "pengaduan", Kind.SUGGESTION: "saran", Kind.INPUT: "masukan"}
_PAPERS: Final = {RequiredPaper.IDENTITY_COPY: "fotokopi identitas", RequiredPaper.DOCUMENTS: "dokumen pendukung"}
_RULINGS: Final[Mapping[str, str]] = {Ruling.ACCEPTED: "diterima,", Ruling.REFUSED: "tidak diterima,"}
_CLOSED: Final[Mapping[Status, tuple[str, str]]] = {  # what a copy says in place of a day until which it is answered
    Status.SATISFIED: ("Sudah selesai", "Pengadu menyatakan puas."),
    Status.FINISHED: ("Sudah dijawab", "Terima kasih telah menyampaikannya."),
    Status.WITHDRAWN: ("Dicabut", "Penanganannya diakhiri atas permintaan pengadu."),
    Status.DEEMED_WITHDRAWN: ("Dianggap dicabut", "Berkas yang diminta tidak dilengkapi."),
    Status.FORWARDED: ("Diteruskan", "Ditangani instansi yang berwenang."),
    Status.DECLINED: ("Tidak dapat ditindaklanjuti", "Alasannya diberitahukan dengan surat."),
    Status.MERGED: ("Digabung", "Ditangani bersama laporan lain tentang hal yang sama."),
    Status.UNANSWERED: ("Sudah ditutup", "Tanggapan pengadu atas hasilnya tidak diterima."),
}
_HIDDEN: Final = {Identity.CONFIDENTIAL: "Nama dirahasiakan", Identity.ANONYMOUS: "Anonim"}
_TRAINING: Final = "LATIHAN - TIDAK BERLAKU"


@dataclass(frozen=True, slots=True)
class OfficeHead:
    """The office as it stands at the head of every paper, and how it can be reached; "" where it has none."""

    government: str
    name: str
    address: str
    telephone: str
    sms: str
    email: str
    website: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Reprint of a receipt.

    Which copy (1 is the first), when (aware), by whom and why.

    ``replaces`` says that the paper before did not come out whole and is void; a replaced original is copy 0.
    """

    number: int
    at: datetime
    by: str
    why: str
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """The laid out resi. ``folded`` is how many letters are not as they were written.

    ``qr`` is "" while there is no number.
    """

    columns: int
    lines: tuple[Line, ...]
    qr: str
    folded: int


def lay_out(  # noqa: PLR0913  (three ways in which a paper may be other than the first one of a number)
    complaint: Complaint,
    head: OfficeHead,
    columns: int,
    copy: Copy | None = None,
    training: bool = False,
    next_number: bool = False,
    *,
    printed_at: datetime | None = None,
    place: str = "",
    as_image: bool = False,
) -> Receipt:
    """The resi of ``complaint`` on paper of ``columns`` (32, 42 or 48).

    ``next_number`` is for the preview: the number is only the one that comes next, so there is no code yet.
    ``printed_at`` (aware) is when the paper is made; without it, when the copy was asked for or the complaint recorded.
    ``place`` is where its recording stands in the register (``check_code.place_code``), for whoever wants it proven.
    ``as_image`` keeps every letter as it was written, for a paper that is drawn.
    """
    if columns not in WIDTHS:
        raise ValueError(columns)
    sheet = ReceiptLines(columns, as_image=as_image)
    if training:
        sheet.band(_TRAINING)
        sheet.blank()
    _head(sheet, head)
    _title(sheet, complaint, copy, next_number=next_number)
    _write_receipt_date(sheet, complaint)
    _write_answer_date(sheet, complaint)
    qr = "" if next_number else fold(f"{complaint.number_text} {complaint.check_code}")[0]
    _progress(sheet, complaint, head, qr, place)
    _signature(sheet, complaint)
    _foot(sheet, complaint, printed_at or (copy.at if copy else complaint.recorded_at))
    if training:
        sheet.blank()
        sheet.band(_TRAINING)
    return Receipt(columns, tuple(sheet.lines), qr, sheet.folded)


def without_code(receipt: Receipt) -> Receipt:
    """Receipt without its QR code, for a printer without graphics: the check code stands there in letters, too."""
    return replace(receipt, lines=tuple(line for line in receipt.lines if line.kind != "qr"))


def _head(sheet: ReceiptLines, head: OfficeHead) -> None:
    sheet.center(head.government.upper(), bold=True)
    sheet.center(head.name.upper(), bold=True)
    sheet.center(head.address)


def _title(sheet: ReceiptLines, complaint: Complaint, copy: Copy | None, *, next_number: bool) -> None:
    sheet.large(f"RESI {_KINDS[complaint.intake.kind].upper()}")
    if complaint.status is Status.CANCELLED:
        sheet.band("DIBATALKAN")
    if copy is not None:
        if copy.number:
            sheet.band(f"SALINAN KE-{copy.number}")
        if copy.replaces:
            sheet.band("PENGGANTI")
            sheet.center("Cetakan sebelumnya tidak utuh dan tidak berlaku.")
        sheet.center(_print_time(copy.at, complaint.zone))
        sheet.center(f"oleh {copy.by}")
        sheet.center(f"Alasan: {copy.why}" if copy.why else "")
    sheet.large(complaint.number_text)
    sheet.center("(nomor berikutnya)" if next_number else "")


def _write_receipt_date(sheet: ReceiptLines, complaint: Complaint) -> None:
    intake, zone = complaint.intake, complaint.zone
    is_narrow = sheet.columns == WIDTHS[0]
    sheet.rule()
    if complaint.received_at is None:
        sheet.field("Diterima", dates.short(complaint.received_on))
        sheet.field("Dicatat", _moment(complaint.recorded_at, zone, is_narrow))
    else:
        sheet.field("Diterima", _moment(complaint.received_at, zone, is_narrow))
    place = f", {complaint.counter}" if complaint.manner is Manner.ORAL else ""
    sheet.field("Kanal", complaint.channel_name + place)
    sheet.field("Pengadu" if intake.kind is Kind.COMPLAINT else "Dari", _name(complaint))
    if intake.complainant.identity is Identity.OPEN:
        sheet.field("Diwakili", intake.complainant.contact)
        sheet.field("Kuasa dari", intake.complainant.represents)
    said = mask_known(intake.description, intake.complainant, complaint.earlier)
    sheet.field("Layanan", mask_known(intake.service, intake.complainant, complaint.earlier))
    sheet.field("Permohonan", intake.application_no)
    if is_narrow:  # beside a label four lines would show too little
        sheet.left(f"Uraian: {said}", most=DESCRIPTION_LINES)
    else:
        sheet.field("Uraian", said, DESCRIPTION_LINES)
    _papers(sheet, complaint)


def _name(complaint: Complaint) -> str:
    complainant = complaint.intake.complainant
    return _HIDDEN.get(complainant.identity, complainant.name or "Tanpa nama")


def _papers(sheet: ReceiptLines, complaint: Complaint) -> None:
    intake = complaint.intake
    has = {RequiredPaper.IDENTITY_COPY: intake.identity_copy, RequiredPaper.DOCUMENTS: intake.documents}
    sheet.field("Berkas", _paper_names(paper for paper, there in has.items() if there))
    missing = complaint.missing_papers
    if missing:
        sheet.left(f"Belum lengkap: {_paper_names(missing)}", bold=True)
    if complaint.late_filing and complaint.status is not Status.CANCELLED:
        waits = "; menunggu keputusan" if complaint.waits_for_decision else ""
        said = _RULINGS.get(complaint.late_ruling, "diputuskan")
        decided = f"; {said} {complaint.late_decided_by}" if complaint.late_decided_by else waits
        sheet.left(f"Diterima lewat batas 30 hari{decided}.", bold=True)


def _paper_names(papers: Iterable[RequiredPaper]) -> str:
    return ", ".join(_PAPERS[paper] for paper in papers)


def _write_answer_date(sheet: ReceiptLines, complaint: Complaint) -> None:
    """Write the date of the answer: the procedure promises it (point 4) for open complaints only.

    Nor is a day promised that was over when it was recorded: a letter that lay about. What is closed says how.
    """
    sheet.rule()
    if complaint.status is Status.CANCELLED:
        sheet.center("Nomor ini dibatalkan dan tidak dipakai lagi.")
    elif complaint.status in _CLOSED:
        how, said = _CLOSED[complaint.status]
        sheet.largest(how)
        sheet.center(said)
    elif complaint.intake.kind is Kind.COMPLAINT and complaint.recorded_past_due:
        sheet.largest("Akan segera ditangani", "Segera ditangani")
    elif complaint.intake.kind is Kind.COMPLAINT:
        provisional = "; sementara" if complaint.due.provisional else ""
        promised = "Batas tanggapan" if sheet.columns == WIDTHS[0] else "Ditanggapi paling lambat"
        sheet.center(f"{promised} ({RESPONSE_WORKING_DAYS} hari kerja{provisional})")
        sheet.largest(*_day_as_fits(complaint.due.day))
        if complaint.longer_until:
            sheet.center(f"Diperpanjang sampai {dates.short(complaint.longer_until)}.")
        if complaint.due.provisional:
            sheet.center("Sementara: hari libur belum ditetapkan pemerintah.")
    else:
        sheet.center(f"Terima kasih atas {_KINDS[complaint.intake.kind]} Anda.")


def _day_as_fits(day: date) -> tuple[str, ...]:
    """Forms of a date from full words to short, for the largest print with enough room."""
    weekday, month = dates.DAYS[day.weekday()], dates.SHORT_MONTHS[day.month - 1]
    return dates.in_words(day), f"{weekday}, {day.day} {month} {day.year}", dates.short(day)


def _progress(sheet: ReceiptLines, complaint: Complaint, head: OfficeHead, qr: str, place: str) -> None:
    if qr:
        sheet.blank()
        sheet.lines.append(Line(align="center", kind="qr"))
        sheet.blank()
        sheet.center(f"Kode cek: {complaint.check_code}", bold=True)
        sheet.center(f"Catatan {place}" if place else "")
    else:
        sheet.center("Kode QR dan kode cek: setelah disimpan.")
    sheet.center("Tanya dengan nomor dan kode cek:")
    for line in _side_by_side(_ways(head), sheet.columns):
        sheet.center(line)


def _ways(head: OfficeHead) -> Iterator[str]:
    ways = (("Telepon", head.telephone), ("SMS", head.sms), ("E-mail", head.email), ("Website", head.website))
    return (f"{name} {at}" for name, at in ways if at)


def _side_by_side(parts: Iterable[str], columns: int) -> list[str]:
    """The parts, as many to a line as fit."""
    lines: list[str] = []
    for part in parts:
        together = f"{lines[-1]}, {part}" if lines else ""
        if lines and len(together) <= columns:
            lines[-1] = together
        else:
            lines.append(part)
    return lines


def _signature(sheet: ReceiptLines, complaint: Complaint) -> None:
    """Signature of the receiving officer.

    With room to sign where the paper is handed over, by name alone where it lies with nobody.
    """
    who = ", ".join(part for part in (complaint.officer, complaint.position) if part)
    if takes_paper(complaint.intake.channel, complaint.channel_name):
        sheet.left("Petugas penerima,")
        sheet.blank(2)
        sheet.left(who)
    else:
        sheet.left(as_sentence(f"Dicatat oleh {who}"))


def _foot(sheet: ReceiptLines, complaint: Complaint, printed_at: datetime) -> None:
    """Closing notes, in one paragraph: each sentence in lines of its own made the paper a fifth longer."""
    kept = "resi ini" if takes_paper(complaint.intake.channel, complaint.channel_name) else "nomor dan kode cek"
    says = ["Tidak dipungut biaya.", f"Simpan {kept}; bila hilang, minta salinannya."]
    if complaint.intake.complainant.identity is Identity.CONFIDENTIAL:
        says.append("Identitas Anda dirahasiakan.")
    says.append(f"Data pribadi Anda dipakai hanya untuk menangani {_KINDS[complaint.intake.kind]} ini.")
    if complaint.status in _CLOSED and (complaint.intake.kind is Kind.COMPLAINT or complaint.status is Status.DECLINED):
        says.append("Anda dapat mengadu ke Ombudsman RI.")
    elif complaint.intake.kind is Kind.COMPLAINT and complaint.status is not Status.CANCELLED:
        until = "" if complaint.recorded_past_due else " sampai batas waktu"
        says.append(f"Bila tidak ditanggapi{until}, dapat diadukan ke Ombudsman RI.")
    sheet.left(" ".join(says), most=_FOOT_LINES)
    if _print_time(printed_at, complaint.zone) != _print_time(complaint.recorded_at, complaint.zone):
        sheet.left(_print_time(printed_at, complaint.zone))


def _moment(moment: datetime, zone: str, is_narrow: bool) -> str:
    day = dates.local_date(moment, zone)
    return f"{dates.in_digits(day) if is_narrow else dates.short(day)} {dates.time_of_day(moment, zone)}"


def _print_time(moment: datetime, zone: str) -> str:
    return f"Dicetak {dates.in_digits(dates.local_date(moment, zone))} {dates.time_of_day(moment, zone)}"


# --- How a complaint stands, on paper of 32, 42 or 48 columns: for whoever asks at the counter. It is no resi ---
# It has no code, no name and nothing of what was written: who finds it learns a number, not whose it is.

_STATUS_TRAINING = "LATIHAN - TIDAK BERLAKU"


def lay_out_status(
    complaint: Complaint, case: Case, head: OfficeHead, columns: int, now: datetime, *, training: bool = False
) -> Receipt:
    """The paper as of ``now`` (aware). Raises ValueError for another width."""
    if columns not in WIDTHS:
        raise ValueError(columns)
    sheet, today = ReceiptLines(columns, as_image=False), dates.local_date(now, complaint.zone)
    if training:
        sheet.band(_STATUS_TRAINING)
    sheet.center(head.government.upper(), bold=True)
    sheet.center(head.name.upper(), bold=True)
    sheet.rule()
    sheet.center(f"STATUS {KIND_WORDS[complaint.intake.kind].upper()}", bold=True, tall=2)
    sheet.blank()
    sheet.large(complaint.number_text)
    sheet.blank()
    for place, sentence in enumerate(status_sentences(complaint, case, today)):
        sheet.left(sentence, bold=not place)
    sheet.rule()
    ways = (("Telepon", head.telephone), ("SMS", head.sms), ("E-mail", head.email), ("Website", head.website))
    sheet.left("Tanyakan lagi dengan nomor dan kode cek:")
    for name, at in ways:
        sheet.left(f"{name} {at}" if at else "")
    sheet.left("Bukan tanda terima. Tidak dipungut biaya.")
    sheet.rule()
    sheet.center(f"Dicetak {dates.in_digits(today)} {dates.time_of_day(now, complaint.zone)}, {complaint.counter}")
    return Receipt(columns, tuple(sheet.lines), "", sheet.folded)
