"""Texts to a complainant, ready for each medium: an answer, and how the complaint stands.

That it is recorded, the action, the result.

The office's words to the public, so their Indonesian stands here literally, as on paper. No name, NIK, address or
telephone of a complainant is in them: a message reaches whoever holds the phone. What can be read in public, as
SP4N-LAPOR! can, has no check code either, and no word that says who asked for confidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from frontoffice.domain.calendar import dates
from frontoffice.domain.calendar.working_days import RESPONSE_WORKING_DAYS
from frontoffice.domain.cases.answer_medium import Medium
from frontoffice.domain.cases.case import Case, Cycle
from frontoffice.domain.cases.steps import Outcome, Step
from frontoffice.domain.complaint import CLOSED, Complaint, Kind, RequiredPaper, Status
from frontoffice.domain.masked_text import mask_text
from frontoffice.domain.text import sms_length
from frontoffice.domain.text.printable_text import as_sentence
from frontoffice.domain.text.sms_length import SmsLength

_KINDS: Final = {Kind.COMPLAINT: "pengaduan", Kind.SUGGESTION: "saran", Kind.INPUT: "masukan"}
_PAPERS: Final = {RequiredPaper.IDENTITY_COPY: "fotokopi identitas", RequiredPaper.DOCUMENTS: "dokumen pendukung"}
_OUTCOMES: Final = {
    Outcome.PROVEN.value: "Terbukti.",
    Outcome.NOT_PROVEN.value: "Tidak terbukti.",
    Outcome.PARTLY_PROVEN.value: "Sebagian terbukti.",
    Outcome.EXPLAINED.value: "Penjelasan diberikan.",
    Outcome.NOT_POSSIBLE.value: "Tidak dapat dilanjutkan.",
}
_TITLES: Final = {
    Status.DECIDED: "Tindakan atas",
    Status.VERIFIED: "Hasil penanganan",
    Status.NOTED: "Tanggapan atas",
    Status.FOLLOWED_UP: "Tindak lanjut atas",
}
_SHORT: Final = frozenset({Medium.SMS, Medium.CALL})
_LETTERS: Final = frozenset({Medium.EMAIL, Medium.LETTER, Medium.FAX})
_SOON: Final = "akan segera ditangani"


@dataclass(frozen=True, slots=True)
class Sender:
    """The office as a message is signed, and how it can be asked; "" where it has none."""

    short_name: str
    name: str
    telephone: str
    sms: str
    email: str
    website: str


@dataclass(frozen=True, slots=True)
class AnswerText:
    """A text for ``medium``; ``subject`` of an e-mail alone, ``length`` of an SMS alone."""

    medium: Medium
    text: str
    subject: str = ""
    length: SmsLength | None = None


def acknowledgement(complaint: Complaint, sender: Sender, medium: Medium, today: date) -> AnswerText:
    """Acknowledgement of a recorded complaint.

    Number, check code, until when it is answered, how to ask.

    A day that is over on ``today`` is never promised.
    """
    number, code, word = complaint.number_text, complaint.check_code, _KINDS[complaint.intake.kind]
    if medium in _SHORT:
        parts = (f"{word.capitalize()} {number} tercatat.", f"Kode cek {code}.", _due_short(complaint, today))
        return _build_answer(medium, _join_parts(*parts, _contact_short(sender)))
    if medium in _LETTERS:
        text = _letter(_acknowledgement_lines(complaint, today), complaint, sender)
        return _build_answer(medium, text, f"Tanda terima {word} nomor {number}")
    until = _dueas_sentence(complaint, today)
    if medium is Medium.LAPOR:
        on = dates.without_weekday(complaint.recorded_on)
        said = f"Terima kasih. Laporan Saudara telah kami catat sebagai {word} nomor {number} pada {on}."
        return _build_answer(medium, _join_parts(said, until, _public_end(sender)))
    said = f"{word.capitalize()} Bapak/Ibu telah kami catat dengan nomor {number}, kode cek {code}."
    return _build_answer(
        medium, _join_parts(said, until, _missing(complaint), _contact_sentence(sender), _signature(sender))
    )


def present_information(
    complaint: Complaint, case: Case, sender: Sender, medium: Medium, today: date
) -> AnswerText | None:
    """Present information for the complainant: the action that is set, or the result; else how it stands.

    None for who stands at the counter.
    """
    if medium is Medium.COUNTER:
        return None
    sentences = _sentences(case)
    title = _TITLES[case.status] if sentences else "Status"
    sentences = sentences or status_sentences(complaint, case, today)
    number, word = complaint.number_text, _KINDS[complaint.intake.kind]
    if medium in _SHORT:
        return _build_answer(medium, _join_parts(f"{title} {word} {number}:", *sentences, _contact_short(sender)))
    if medium in _LETTERS:
        said = f"{title} {word} Bapak/Ibu nomor {number} kami sampaikan sebagai berikut."
        text = _letter((said, "", *sentences), complaint, sender)
        return _build_answer(medium, text, f"{title} {word} nomor {number}")
    if medium is Medium.LAPOR:
        public = (mask_text(one, complaint.intake.complainant, complaint.earlier) for one in sentences)
        return _build_answer(
            medium, _join_parts(f"{title} laporan Saudara ({word} nomor {number}):", *public, _public_end(sender))
        )
    said = f"{title} {word} Bapak/Ibu nomor {number}:"
    return _build_answer(medium, _join_parts(said, *sentences, _contact_sentence(sender), _signature(sender)))


def test_message(sender: Sender) -> str:
    """Text of a test SMS from the office."""
    return _join_parts("SMS uji register pengaduan.", sender.short_name or sender.name)


def _build_answer(medium: Medium, text: str, subject: str = "") -> AnswerText:
    if medium in _SHORT:
        text = sms_length.plain(text)
        return AnswerText(medium, text, length=sms_length.measure(text))
    return AnswerText(medium, text, subject if medium is Medium.EMAIL else "")


def _sentences(case: Case) -> tuple[str, ...]:
    """Sentences about the present cycle to convey, () for none."""
    return tuple(_SAID[case.status](case.cycle)) if case.status in _SAID else ()


def _action(cycle: Cycle) -> Iterator[str]:
    yield from _texts(cycle, Step.DECIDE)


def _result(cycle: Cycle) -> Iterator[str]:
    verified = cycle.last(Step.VERIFY)
    outcome = _OUTCOMES.get(str(verified.facts.outcome), "") if verified else ""
    said = (*filter(None, [outcome]), *_texts(cycle, Step.ACT, Step.VERIFY))
    if said:
        yield from (*said, "Mohon sampaikan kepada kami apakah Bapak/Ibu puas atau belum puas.")


def _follow_up(cycle: Cycle) -> Iterator[str]:
    followed_up = tuple(_texts(cycle, Step.FOLLOW_UP))
    yield from followed_up or _texts(cycle, Step.NOTE)


_SAID: Final = {
    Status.DECIDED: _action,
    Status.VERIFIED: _result,
    Status.NOTED: _follow_up,
    Status.FOLLOWED_UP: _follow_up,
}


def _texts(cycle: Cycle, *steps: Step) -> Iterator[str]:
    taken = filter(None, map(cycle.last, steps))
    yield from (as_sentence(one.text) for one in taken if one.text.strip())


def _join_parts(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _is_promised(complaint: Complaint, today: date) -> bool:
    return complaint.intake.kind is Kind.COMPLAINT and complaint.due.day >= today


def _due_short(complaint: Complaint, today: date) -> str:
    if complaint.intake.kind is not Kind.COMPLAINT:
        return ""
    if not _is_promised(complaint, today):
        return f"{_SOON.capitalize()}."
    provisional = " (sementara)" if complaint.due.provisional else ""
    return f"Ditanggapi paling lambat {dates.in_digits(complaint.due.day)}{provisional}."


def _dueas_sentence(complaint: Complaint, today: date) -> str:
    if complaint.intake.kind is not Kind.COMPLAINT:
        return f"Terima kasih atas {_KINDS[complaint.intake.kind]} yang disampaikan."
    if not _is_promised(complaint, today):
        return f"{_KINDS[complaint.intake.kind].capitalize()} tersebut {_SOON}."
    provisional = ", sementara karena hari libur belum ditetapkan" if complaint.due.provisional else ""
    day = dates.in_words(complaint.due.day)
    return f"Kami tanggapi paling lambat {day} ({RESPONSE_WORKING_DAYS} hari kerja{provisional})."


def _missing(complaint: Complaint) -> str:
    papers = " dan ".join(_PAPERS[paper] for paper in complaint.missing_papers)
    return f"Mohon melengkapi {papers}." if papers else ""


def _ways(sender: Sender) -> list[tuple[str, str]]:
    ways = (("Telepon", sender.telephone), ("SMS", sender.sms), ("E-mail", sender.email), ("Website", sender.website))
    return [(name, at) for name, at in ways if at]


def _contact_sentence(sender: Sender) -> str:
    ways = ", ".join(f"{name} {at}" for name, at in _ways(sender)[:2])
    return f"Perkembangan dapat ditanyakan dengan nomor dan kode cek: {ways}." if ways else ""


def _contact_short(sender: Sender) -> str:
    asked = " ".join(part for part in (sender.short_name, sender.telephone) if part)
    return f"Info: {asked}" if asked else ""


def _signature(sender: Sender) -> str:
    return f"Tidak dipungut biaya. {sender.short_name or sender.name}".strip()


def _public_end(sender: Sender) -> str:
    way = f" dan dapat ditanyakan lewat telepon {sender.telephone}" if sender.telephone else ""
    end = f"Perkembangannya kami sampaikan melalui SP4N-LAPOR!{way}."
    return f"{end} Tidak dipungut biaya. {sender.name}".strip()


def _acknowledgement_lines(complaint: Complaint, today: date) -> Iterator[str]:
    word, on = _KINDS[complaint.intake.kind], dates.without_weekday(complaint.received_on)
    yield f"{word.capitalize()} Bapak/Ibu kami terima pada {on} dan telah kami catat:"
    yield ""
    yield f"Nomor register: {complaint.number_text}"
    yield f"Kode cek: {complaint.check_code}"
    yield ""
    yield _dueas_sentence(complaint, today)
    if missing := _missing(complaint):
        yield missing


def _letter(lines: Iterable[str], complaint: Complaint, sender: Sender) -> str:
    ways = [f"{name} {at}" for name, at in _ways(sender)]
    ask = ["", "Perkembangan dapat ditanyakan dengan nomor dan kode cek:", *ways] if ways else []
    end = [f"Penanganan {_KINDS[complaint.intake.kind]} tidak dipungut biaya.", "", "Hormat kami,", sender.name]
    return "\n".join(["Bapak/Ibu yang terhormat,", "", *lines, *ask, "", *end])


# --- Status of a complaint, for an inquiry with its number and check code ---
# The sentences of screen, message and paper.
# The office's words to the public, so their Indonesian stands here literally. They name nobody and repeat nothing
# that was written of the complaint: whoever holds the resi may hold another's.

KIND_WORDS: Final[Mapping[Kind, str]] = {
    Kind.COMPLAINT: "pengaduan",
    Kind.SUGGESTION: "saran",
    Kind.INPUT: "masukan",
}
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


def status_sentences(complaint: Complaint, case: Case, today: date) -> tuple[str, ...]:
    """Sentences on the status and its date, missing papers, and the due date if still to come."""
    since = case.moved.on if case.moved is not None else complaint.recorded_on
    return (
        STATE_SENTENCES[complaint.status],
        f"Sejak {dates.without_weekday(since)}.",
        *_missing_papers(complaint),
        *_promise(complaint, case, today),
    )


def status_text(complaint: Complaint, case: Case, sender: Sender, today: date) -> str:
    """Status as a message, in the characters of a phone."""
    word = KIND_WORDS[complaint.intake.kind].capitalize()
    asked = " ".join(part for part in (sender.short_name, sender.telephone) if part)
    head = f"{word} {complaint.number_text}, per {dates.in_digits(today)}:"
    said = (head, *status_sentences(complaint, case, today), f"Info: {asked}" if asked else "")
    return sms_length.plain(" ".join(part for part in said if part))


def _missing_papers(complaint: Complaint) -> Iterator[str]:
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
